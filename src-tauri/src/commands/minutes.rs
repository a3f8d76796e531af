//! The minutes of a review: who must know, what they read, and the updates that tell them.

use roadbook_core::audiences::list::get;
use roadbook_core::ids::{AudienceId, Reference};
use roadbook_core::register::find;
use roadbook_core::reviews::told::{MinutesFor, audiences_of};
use roadbook_core::reviews::{Review, minutes};
use roadbook_core::updates::{Format, render};

use super::reviews::{PackFiles, into_folder};
use super::{Given, aside};
use crate::error::Answer;
use crate::outside::Leaving;

/// The audiences with what the minutes of a review tell them; those that must know first.
#[tauri::command(async)]
#[specta::specta]
pub async fn minutes_for(shell: Given<'_>, of: String) -> Answer<Vec<MinutesFor>> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            audiences_of(reader.conn, &review, reader.today)
        })
    })
    .await
}

/// The minutes for an audience as a page, exactly as the HTML file will be.
#[tauri::command(async)]
#[specta::specta]
pub async fn minutes_page(shell: Given<'_>, of: String, audience_id: AudienceId) -> Answer<String> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let review = find::named::<Review>(reader.conn, &of)?;
            let audience = get(reader.conn, &audience_id)?;
            let composed = minutes::compose(reader.conn, &review, &audience, reader.today)?;
            let page = render(&composed, Format::Html)?;
            Ok(String::from_utf8_lossy(&page.bytes).into_owned())
        })
    })
    .await
}

/// Writes the minutes of a review for an audience into a folder that the person chooses, as a draft.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_minutes(
    shell: Given<'_>,
    of: String,
    audience_id: AudienceId,
    formats: Vec<Format>,
) -> Answer<PackFiles> {
    into_folder(shell, Leaving::Minutes, move |shell, folder| {
        let (review, audience) = shell
            .read(|reader| Ok((find::named::<Review>(reader.conn, &of)?, get(reader.conn, &audience_id)?)))?;
        let written = minutes::write(&*shell.to_change()?, &review, &audience, &formats, folder)?;
        Ok(PackFiles::of(written, None))
    })
    .await
}

/// Issues the minutes for an audience as an update, with its files in a folder that the person chooses.
#[tauri::command(async)]
#[specta::specta]
pub async fn issue_minutes(
    shell: Given<'_>,
    of: String,
    audience_id: AudienceId,
    formats: Vec<Format>,
) -> Answer<PackFiles> {
    into_folder(shell, Leaving::Minutes, move |shell, folder| {
        let of: Reference = of.parse()?;
        let issue = |workspace: &_| minutes::issue(workspace, of, &audience_id, &formats, Some(folder));
        let (issued, done) = shell.write(issue)?;
        Ok(PackFiles::of(issued.written.into(), issued.update.is_some().then_some(done)))
    })
    .await
}
