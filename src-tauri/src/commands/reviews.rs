//! Executive reviews: their packs, and the meeting.

use std::path::Path;

use roadbook_core::Workspace;
use roadbook_core::ids::Reference;
use roadbook_core::leaks::Leak;
use roadbook_core::register::{Entry as _, find};
use roadbook_core::reviews::hold::Held;
use roadbook_core::reviews::issue::{PackWish, Written};
use roadbook_core::reviews::list::{ReviewRow, reviews};
use roadbook_core::reviews::pack::edit::{SectionChange, edit};
use roadbook_core::reviews::pack::{Pack, build};
use roadbook_core::reviews::room::{RoomAsk, ask};
use roadbook_core::reviews::section::Section;
use roadbook_core::reviews::{Review, cadence, hold, issue};
use roadbook_core::updates::Format;
use serde::Serialize;

use super::records::Made;
use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Leaving;
use crate::state::Shell;

/// All reviews, the next one first.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_reviews(shell: Given<'_>) -> Answer<Vec<ReviewRow>> {
    aside(shell, |shell| shell.read(|reader| reviews(reader.conn, reader.today))).await
}

/// The pack of a review, by its reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn review_pack(shell: Given<'_>, of: String) -> Answer<Pack> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            Ok(build(reader.conn, &review, reader.today)?.pack)
        })
    })
    .await
}

/// The pack as a page, exactly as the HTML file will be; one that has left as it left.
#[tauri::command(async)]
#[specta::specta]
pub async fn review_page(shell: Given<'_>, of: String) -> Answer<String> {
    aside(shell, move |shell| {
        shell.read(|reader| issue::page(reader.conn, &find::named::<Review>(reader.conn, &of)?, reader.today))
    })
    .await
}

/// Changes a section of a pack.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_section(
    shell: Given<'_>,
    of: String,
    section: Section,
    change: SectionChange,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| edit(workspace, of, section, change))?.1)
    })
    .await
}

/// What became of a pack or of minutes.
#[derive(Debug, Clone, Default, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackFiles {
    /// The files; none when there are leaks, or the person changed their mind.
    files: Vec<String>,
    /// What was found that must not be there.
    leaks: Vec<Leak>,
    /// The operation, when the pack or the minutes were issued.
    done: Option<Done>,
}

/// Writes the files of a pack into a folder that the person chooses; with `issued`, freezes it. `along` go with the mail.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_pack(
    shell: Given<'_>,
    of: String,
    formats: Vec<Format>,
    issued: bool,
    along: Vec<Format>,
) -> Answer<PackFiles> {
    into_folder(shell, Leaving::Pack, move |shell, folder| {
        let of: Reference = of.parse()?;
        let wish = PackWish { along: &along, ..PackWish::default() };
        let (written, done) = if issued {
            let (written, done) =
                shell.write(|workspace| issue::issue_with(workspace, of, &formats, folder, wish))?;
            (written, Some(done))
        } else {
            let review = shell.read(|reader| find::by_reference::<Review>(reader.conn, of))?;
            (issue::write_with(&*shell.to_change()?, &review, &formats, folder, wish)?, None)
        };
        Ok(PackFiles::of(written, done))
    })
    .await
}

/// Writes into a folder that the person chooses; no files when they changed their mind.
pub(super) async fn into_folder(
    shell: Given<'_>,
    leaving: Leaving,
    write: impl FnOnce(&Shell, &Path) -> Answer<PackFiles> + Send + 'static,
) -> Answer<PackFiles> {
    aside(shell, move |shell| {
        let folder = shell.choose_folder(leaving);
        folder.map_or_else(|| Ok(PackFiles::default()), |folder| write(shell, &folder))
    })
    .await
}

impl PackFiles {
    /// The same as the page is told it.
    pub(super) fn of(written: Written, done: Option<Done>) -> Self {
        Self {
            files: written.files.iter().map(|path| path.display().to_string()).collect(),
            leaks: written.leaks,
            done,
        }
    }
}

/// An ask as the room sees it, in the words of those the review is for.
#[tauri::command(async)]
#[specta::specta]
pub async fn room_ask(shell: Given<'_>, of: String, decision: String) -> Answer<RoomAsk> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            ask(reader.conn, &review, decision.parse()?, reader.today)
        })
    })
    .await
}

/// Writes down what became of a topic in the room.
#[tauri::command(async)]
#[specta::specta]
pub async fn conclude_topic(shell: Given<'_>, of: String, held: Held) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| hold::conclude(workspace, of, &held))?.1)
    })
    .await
}

/// Writes down an action that was agreed on in the room.
#[tauri::command(async)]
#[specta::specta]
pub async fn agree_action(
    shell: Given<'_>,
    of: String,
    title: String,
    owner: String,
    due: String,
    about: Option<String>,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        let act = |workspace: &Workspace| hold::agree(workspace, of, &title, &owner, &due, about.as_deref());
        Ok(shell.write(act)?.1)
    })
    .await
}

/// Ends a review; with a cadence the next one is started.
#[tauri::command(async)]
#[specta::specta]
pub async fn end_review(shell: Given<'_>, of: String, notes: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| hold::end(workspace, of, &notes))?.1)
    })
    .await
}

/// Starts the next review from the last.
#[tauri::command(async)]
#[specta::specta]
pub async fn next_review(shell: Given<'_>, of: String) -> Answer<Made> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        let (review, done) = shell.write(|workspace| cadence::next(workspace, of))?;
        Ok(Made::new(review.reference().to_string(), done))
    })
    .await
}
