//! What restoring would change, without changing anything.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::compare::{Opened, pair, touched};
use super::{Difference, Fate, KindCounts, RestorePreview, store};
use crate::archive::reference_of;
use crate::audiences::Audience;
use crate::baselines::Baseline;
use crate::decisions::Decision;
use crate::error::Result;
use crate::goals::Goal;
use crate::imports::SavedMapping;
use crate::items::Item;
use crate::links::{End, Link};
use crate::op::Kind;
use crate::people::Person;
use crate::record::Record;
use crate::register::{Entry, Register, WithEntry};
use crate::scores::{Formula, Score};
use crate::settings::Setting;
use crate::statuses::StatusWord;
use crate::templates::Template;
use crate::updates::{Draft, Update};
use crate::views::SavedView;
use crate::workspace::Workspace;

/// As many as a person reads through.
const SHOWN: usize = 100;

/// Says what restoring a backup would change.
///
/// # Errors
/// When the backup is of another workspace, needs another passphrase, or is not sound.
pub fn preview(workspace: &Workspace, backup: &Path) -> Result<RestorePreview> {
    let opened = Opened::open(backup, workspace.passphrase())?;
    workspace.read(|conn| differences(conn, opened.conn()?))
}

pub(super) fn differences(here: &Connection, there: &Connection) -> Result<RestorePreview> {
    let mut counts: BTreeMap<Kind, KindCounts> = BTreeMap::new();
    let mut records = Vec::new();
    let mut total = 0;
    for (kind, id) in touched(here, there)? {
        let Some(difference) = difference(here, there, kind, &id)? else { continue };
        total += 1;
        let of_kind = counts.entry(kind).or_insert(KindCounts { kind, added: 0, gone: 0, changed: 0 });
        match difference.fate {
            Fate::Added => of_kind.added += 1,
            Fate::Gone => of_kind.gone += 1,
            Fate::Changed => of_kind.changed += 1,
        }
        if records.len() < SHOWN {
            records.push(difference);
        }
    }
    Ok(RestorePreview {
        at: store::last_moment(there)?,
        counts: counts.into_values().collect(),
        records,
        total,
    })
}

fn difference(here: &Connection, there: &Connection, kind: Kind, id: &str) -> Result<Option<Difference>> {
    match kind {
        Kind::Item => {
            of(here, there, id, |_, item: &Item| Ok((Some(item.reference().to_string()), item.title.clone())))
        }
        Kind::Decision => of(here, there, id, |_, decision: &Decision| {
            Ok((Some(decision.reference().to_string()), decision.title.clone()))
        }),
        Kind::Person => of(here, there, id, |_, person: &Person| {
            Ok((Some(person.reference().to_string()), person.name.clone()))
        }),
        Kind::Audience => of(here, there, id, |_, audience: &Audience| Ok((None, audience.name.clone()))),
        Kind::Template => of(here, there, id, |_, template: &Template| Ok((None, template.name.clone()))),
        // What was told since stays told.
        Kind::Update => Ok(of(here, there, id, |_, update: &Update| {
            Ok((Some(update.reference().to_string()), update.title()))
        })?
        .filter(|difference| difference.fate == Fate::Added)),
        Kind::Draft => of(here, there, id, |_, draft: &Draft| Ok((None, draft.template.clone()))),
        Kind::Link => of(here, there, id, |conn, link: &Link| {
            let end = |id| reference_of(conn, id).map(|reference| reference.to_string());
            let (from, to) = (end(&link.from_id)?, end(&link.to_id)?);
            Ok((None, format!("{from} {} {to}", link.relation.word(End::From).to_lowercase())))
        }),
        Kind::StatusWord => of(here, there, id, |_, word: &StatusWord| Ok((None, word.label()))),
        Kind::Mapping => of(here, there, id, |_, mapping: &SavedMapping| Ok((None, mapping.name.clone()))),
        Kind::Baseline => of(here, there, id, |_, baseline: &Baseline| Ok((None, baseline.name.clone()))),
        Kind::Goal => of(here, there, id, |_, goal: &Goal| Ok((None, goal.name.clone()))),
        Kind::Score => of(here, there, id, |conn, score: &Score| {
            let item = reference_of(conn, &score.item.0)?.to_string();
            Ok((Some(item), score.input.clone()))
        }),
        Kind::Formula => of(here, there, id, |_, formula: &Formula| Ok((None, formula.name.clone()))),
        Kind::View => of(here, there, id, |_, view: &SavedView| Ok((None, view.name.clone()))),
        Kind::Setting => of(here, there, id, |_, setting: &Setting| Ok((None, setting.id.clone()))),
        Kind::Metric | Kind::RaidEntry | Kind::Action | Kind::Signal | Kind::Review => {
            Register::of(kind).map_or(Ok(None), |register| register.with(Differing { here, there, id }))
        }
    }
}

struct Differing<'a> {
    here: &'a Connection,
    there: &'a Connection,
    id: &'a str,
}

impl WithEntry for Differing<'_> {
    type Gives = Result<Option<Difference>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let called =
            |_: &Connection, entry: &E| Ok((Some(entry.reference().to_string()), entry.title().to_owned()));
        of(self.here, self.there, self.id, called)
    }
}

/// How one record differs. It is called as in the file that has it, the workspace first.
fn of<R: Record>(
    here: &Connection,
    there: &Connection,
    id: &str,
    called: impl Fn(&Connection, &R) -> Result<(Option<String>, String)>,
) -> Result<Option<Difference>> {
    let Some(pair) = pair::<R>(here, there, id)? else { return Ok(None) };
    let (fate, called, fields) = match &pair {
        (Some(own), Some(other)) => (Fate::Changed, called(here, own)?, changed(own, other)?),
        (Some(own), None) => (Fate::Gone, called(here, own)?, Vec::new()),
        (None, Some(other)) => (Fate::Added, called(there, other)?, Vec::new()),
        (None, None) => return Ok(None),
    };
    let (reference, title) = called;
    Ok(Some(Difference { kind: R::KIND, reference, title, fate, fields }))
}

fn changed<R: Record>(own: &R, other: &R) -> Result<Vec<String>> {
    let (own, other) = (own.fields()?, other.fields()?);
    // What a field was at the last import serves the next import and nobody else.
    let is_shown = |name: &&String| own.get(*name) != other.get(*name) && *name != "imported";
    Ok(own.keys().filter(is_shown).cloned().collect())
}
