//! Moves an item from one lane into another: what the lanes are made of takes the value of the lane.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::LaneBy;
use crate::error::{Error, Result};
use crate::formats::words::{Health, Mark};
use crate::ids::ItemId;
use crate::items::assign::assign;
use crate::items::field::ItemField;
use crate::items::{Item, store};
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::settings::Settings;
use crate::timeframe::Timeframe;
use crate::workspace::Workspace;
use roadbook_formats::fold::fold_words;

/// A lane an item is to lie in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LaneChoice {
    /// What the lane is made of.
    pub by: LaneBy,
    /// Its name, as it stands beside the lane.
    pub name: String,
}

/// Gives an item the values of lanes, and another time where one is said, in one step of undo.
///
/// # Errors
/// [`Error::Invalid`] when nothing can be moved into such a lane, [`Error::NotFound`] when there is no such item; then
/// nothing is changed.
pub fn put(
    workspace: &Workspace,
    id: &ItemId,
    timeframe: Option<Timeframe>,
    lanes: &[LaneChoice],
) -> Result<Committed<Item>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let mut after = before.clone();
        after.timeframe = timeframe.unwrap_or(before.timeframe);
        for lane in lanes {
            let (field, text) = typed(tx.conn(), &before, lane)?;
            assign(tx, &mut after, field, &text)?;
        }
        tx.change(&before, &after)?;
        let names: Vec<_> = lanes.iter().map(|lane| lane.name.as_str()).collect();
        let mut to = names.join(", ");
        if after.timeframe != before.timeframe {
            let fiscal = Settings::of(tx.conn())?.fiscal;
            to = [to, after.timeframe.text(fiscal)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
        }
        tx.say(format!("Moved {} to {to}", before.reference()));
        Ok(after)
    })
}

/// What a person would type to bring an item into a lane.
fn typed(conn: &Connection, item: &Item, lane: &LaneChoice) -> Result<(ItemField, String)> {
    let LaneChoice { by, name } = lane;
    let named = |field| {
        let is_none = name.is_empty() || name == by.none();
        Ok((field, if is_none { String::new() } else { name.clone() }))
    };
    match by {
        LaneBy::Product => named(ItemField::Product),
        LaneBy::Team => named(ItemField::Team),
        LaneBy::Owner => named(ItemField::Owner),
        LaneBy::Goal => named(ItemField::Goal),
        LaneBy::Status => named(ItemField::Status),
        LaneBy::Level => named(ItemField::Level),
        LaneBy::Commitment => named(ItemField::Commitment),
        LaneBy::Health if name == by.none() || name == Mark::Unsaid.word() => {
            Ok((ItemField::Health, String::new()))
        }
        LaneBy::Health => match Health::parse(name) {
            Some(health) => Ok((ItemField::Health, health.key().to_owned())),
            None => Err(Error::invalid(
                format!("Nothing can be moved to “{name}”: its status says that, not its health"),
                "Change its status instead.",
            )),
        },
        LaneBy::Sensitivity => named(ItemField::Sensitivity),
        LaneBy::Timeframe => Err(Error::invalid(
            format!("Nothing can be moved to “{name}” by its lane: the lane follows from when it is"),
            "Move the bar along the timeline, or type another timeframe.",
        )),
        LaneBy::Tag => {
            let others: Vec<&str> = item.tags.iter().skip(1).map(String::as_str).collect();
            let first = Some(name.as_str()).filter(|name| !name.is_empty() && *name != by.none());
            let tags: Vec<&str> = first.into_iter().chain(others).collect();
            Ok((ItemField::Tags, tags.join(", ")))
        }
        LaneBy::Theme | LaneBy::Parent if name.is_empty() || name == by.none() => {
            Ok((ItemField::Parent, String::new()))
        }
        LaneBy::Theme | LaneBy::Parent => {
            Ok((ItemField::Parent, called(conn, item, *by, name)?.reference().to_string()))
        }
    }
}

/// The item that a lane is called after.
fn called(conn: &Connection, item: &Item, by: LaneBy, name: &str) -> Result<Item> {
    let all: Vec<Item> = Item::all(conn)?;
    let heads = |other: &&Item| match by {
        LaneBy::Theme => other.parent.is_none(),
        _ => all.iter().any(|part| part.parent.as_ref() == Some(&other.id)),
    };
    let mut found = all
        .iter()
        .filter(|other| {
            !other.archived && other.id != item.id && fold_words(&other.title) == fold_words(name)
        })
        .filter(heads);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.clone()),
        (None, _) => Err(Error::not_found(format!("item “{name}”"))),
        (Some(_), Some(_)) => Err(Error::invalid(
            format!("More than one item is called “{name}”"),
            "Say what it is part of in the item itself.",
        )),
    }
}
