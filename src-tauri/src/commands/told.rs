//! What was told: who holds what, cards, copies, and everybody's updates at once.

use std::path::PathBuf;

use roadbook_core::audiences::give::give;
use roadbook_core::audiences::list::get;
use roadbook_core::formats::counts::as_u32;
use roadbook_core::ids::{AudienceId, Reference};
use roadbook_core::leaks::Leak;
use roadbook_core::told::card::{Card, card};
use roadbook_core::told::held::{HeldValue, held};
use roadbook_core::told::list::{Asked, Which};
use roadbook_core::updates::Format;
use roadbook_core::updates::SlidesWish;
use roadbook_core::updates::all::{MadeFor, Manifest, Progress, Whose, issue_made, make_all};
use roadbook_core::watch::Watch as _;
use serde::Serialize;

use super::updates::{Again, to};
use super::{Given, aside};
use crate::error::Answer;
use crate::outside::Choice;

/// An update that was made to be looked at.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MadeUpdate {
    /// What was made.
    made: MadeFor,
    /// Its page, exactly as the HTML file will be.
    html: String,
}

/// What was issued at once.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuedAll {
    /// Where the files are.
    folder: String,
    /// Each audience.
    updates: Vec<MadeFor>,
}

/// What became of a copy to give away.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GivenCopy {
    /// Where it is; there is no file when something was found.
    path: String,
    /// What was found that must not be there.
    leaks: Vec<Leak>,
    /// How many items it holds.
    items: u32,
    /// How many decisions it holds.
    decisions: u32,
    /// How many values were withheld or said otherwise.
    withheld: u32,
}

/// What people hold: of one record or of all, by one audience or by all.
#[tauri::command(async)]
#[specta::specta]
pub async fn what_is_held(
    shell: Given<'_>,
    of: Option<String>,
    audience_id: Option<AudienceId>,
    only_stale: bool,
) -> Answer<Vec<HeldValue>> {
    aside(shell, move |shell| {
        let reference = of.map(|of| of.parse::<Reference>()).transpose()?;
        let which = if only_stale { Which::Stale } else { Which::Newest };
        let audience = audience_id.as_ref();
        shell.read(|reader| held(reader.conn, Asked { reference, audience, which }, reader.today))
    })
    .await
}

/// The stand-in card of an item or a decision.
#[tauri::command(async)]
#[specta::specta]
pub async fn stand_in_card(shell: Given<'_>, of: String) -> Answer<Card> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        shell.read(|reader| card(reader.conn, of, reader.today))
    })
    .await
}

/// Writes a workspace that holds what one audience sees to a place the person chooses. Nothing when they changed their
/// mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn give_copy(shell: Given<'_>, audience_id: AudienceId) -> Answer<Option<GivenCopy>> {
    aside(shell, move |shell| {
        let workspace = shell.to_change()?;
        let audience = shell.read(|reader| get(reader.conn, &audience_id))?;
        let name = format!("{} for {}.roadbook", workspace.name(), audience.name);
        let Some(path) = shell.outside.choose(Choice::Save(name)) else { return Ok(None) };
        let given = give(&workspace, &audience, &path)?;
        Ok(Some(GivenCopy {
            path: path.display().to_string(),
            leaks: given.leaks,
            items: given.items,
            decisions: given.decisions,
            withheld: as_u32(given.withheld.len()),
        }))
    })
    .await
}

/// Makes everybody's update to be looked at, and searches every file. Nothing when the person stopped it. Nothing is
/// written.
#[tauri::command(async)]
#[specta::specta]
pub async fn make_updates(
    shell: Given<'_>,
    whose: Whose,
    formats: Vec<Format>,
) -> Answer<Option<Vec<MadeUpdate>>> {
    aside(shell, move |shell| {
        let watched = shell.work.begin(&shell.outside);
        let mut said = |progress: Progress| {
            watched.step(&progress.audience, progress.done.into(), Some(progress.all.into()));
            !watched.is_cancelled()
        };
        let made = shell.read(|reader| {
            make_all(reader.conn, &formats, whose, SlidesWish::default(), reader.today, &mut said)
        });
        match made {
            Ok(made) => {
                let one = |unsaved: roadbook_core::updates::all::Unsaved| MadeUpdate {
                    made: unsaved.made,
                    html: unsaved.html,
                };
                Ok(Some(made.into_iter().map(one).collect()))
            }
            Err(refusal) if refusal.is_cancelled() => Ok(None),
            Err(refusal) => Err(refusal),
        }
    })
    .await
}

/// Issues the updates of these audiences, one after the other, into a folder the person chooses, with a list of what was
/// issued. Nothing when they changed their mind. When it is stopped, those before are issued.
#[tauri::command(async)]
#[specta::specta]
pub async fn issue_updates(
    shell: Given<'_>,
    audience_ids: Vec<AudienceId>,
    formats: Vec<Format>,
    again: Option<Again>,
) -> Answer<Option<IssuedAll>> {
    aside(shell, move |shell| {
        let Some((folder, _)) = to(shell, again) else { return Ok(None) };
        let watched = shell.work.begin(&shell.outside);
        let today = shell.to_change()?.today();
        let mut manifest = Manifest { day: today, updates: Vec::new() };
        for (done, audience) in (1..).zip(&audience_ids) {
            let (made, _) = shell.write(|workspace| issue_made(workspace, audience, &formats, &folder))?;
            watched.step(&made.audience, done, u64::try_from(audience_ids.len()).ok());
            manifest.updates.push(made);
            if watched.is_cancelled() {
                break;
            }
        }
        manifest.save(&folder)?;
        Ok(Some(IssuedAll { folder: said(folder), updates: manifest.updates }))
    })
    .await
}

fn said(path: PathBuf) -> String {
    path.display().to_string()
}
