//! The roadmap in time: laid out for the screen, moved by hand, drawn as files.

use chrono::NaiveDate;
use roadbook_core::audiences::list::named;
use roadbook_core::formats::roadmap_picture::scales::Unit;
use roadbook_core::ids::ItemId;
use roadbook_core::items::reschedule::{self, Grab, Stops};
use roadbook_core::leaks::Leak;
use roadbook_core::roadmap::relane::{self, LaneChoice};
use roadbook_core::roadmap::timeline::{Timeline, TimelineQuery};
use roadbook_core::roadmap::{self, DrawnFormat, DrawnPaper, Wish};
use roadbook_core::timeframe::Timeframe;
use roadbook_core::views::ViewContent;
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::Leaving;

/// What became of a roadmap that was to be drawn.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DrawnRoadmap {
    /// Where the files are; none when there are leaks.
    paths: Vec<String>,
    /// What was found in the finished files and must not be there.
    leaks: Vec<Leak>,
}

/// The roadmap laid out for the screen.
#[tauri::command(async)]
#[specta::specta]
pub async fn timeline(shell: Given<'_>, query: TimelineQuery) -> Answer<Timeline> {
    aside(shell, move |shell| {
        shell.read(|reader| roadmap::timeline::timeline(reader.conn, &query, reader.today))
    })
    .await
}

/// Where the bar of an item, or an end of it, can be let go between two days.
#[tauri::command(async)]
#[specta::specta]
pub async fn item_stops(
    shell: Given<'_>,
    id: ItemId,
    grab: Grab,
    unit: Unit,
    first: NaiveDate,
    last: NaiveDate,
) -> Answer<Stops> {
    aside(shell, move |shell| {
        shell.read(|reader| reschedule::stops(reader.conn, &id, grab, unit, (first, last)))
    })
    .await
}

/// Gives an item another time, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn reschedule_item(shell: Given<'_>, id: ItemId, timeframe: Timeframe) -> Answer<Done> {
    aside(shell, move |shell| {
        Ok(shell.write(|workspace| reschedule::reschedule(workspace, &id, timeframe))?.1)
    })
    .await
}

/// Moves an item into other lanes, and in time where one is said, in one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub async fn relane_item(
    shell: Given<'_>,
    id: ItemId,
    timeframe: Option<Timeframe>,
    lanes: Vec<LaneChoice>,
) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| relane::put(workspace, &id, timeframe, &lanes))?.1))
        .await
}

/// Draws the roadmap of an audience as a view shows it, into a folder the person chooses. Nothing when they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn draw_roadmap(
    shell: Given<'_>,
    audience: String,
    content: ViewContent,
    formats: Vec<DrawnFormat>,
    paper: DrawnPaper,
) -> Answer<Option<DrawnRoadmap>> {
    aside(shell, move |shell| {
        let Some(folder) = shell.choose_folder(Leaving::Roadmap) else {
            return Ok(None);
        };
        let written = shell.seen(|workspace| {
            let audience = workspace.read(|conn| named(conn, &audience))?;
            let wish = Wish { paper, ..Wish::of(&content) };
            roadmap::write(workspace, &audience, &wish, &formats, &folder)
        })?;
        let paths = written.files.iter().map(|file| file.path.display().to_string()).collect();
        Ok(Some(DrawnRoadmap { paths, leaks: written.leaks }))
    })
    .await
}
