//! A workspace to give away: a file that holds what one audience sees and nothing else, searched before it is there.
//!
//! It is made from the view, so nothing of the original's history, rules or names is in it; its own history is one line
//! that names nobody. Every text of every table is read back and searched as a finished file is.

use std::path::Path;

use roadbook_formats::counts::as_u32;
use roadbook_formats::text_of::TextPart;
use rusqlite::Connection;

use super::Audience;
use super::copy::{Known, fill};
use super::view::{View, Withheld, view};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::leaks::{self, Leak};
use crate::store::given::{texts, vacuum};
use crate::surroundings::Surroundings;
use crate::updates::allowed_of;
use crate::workspace::Workspace;

/// What became of a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// What the audience does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What was found in the file and must not be there; then there is no file.
    pub leaks: Vec<Leak>,
    /// How many items it holds.
    pub items: u32,
    /// How many decisions it holds.
    pub decisions: u32,
}

/// Writes the copy of an audience to a new file.
///
/// # Errors
/// [`Error::AlreadyThere`] when there is a file already, or when it cannot be written; then no file is left behind.
pub fn give(workspace: &Workspace, audience: &Audience, path: &Path) -> Result<Given> {
    let today = workspace.today();
    let (view, withheld, known) = workspace.read(|conn| {
        let (view, withheld) = view(conn, audience, Moment::Now, today)?;
        Ok((view, withheld, Known::of(conn)?))
    })?;
    let mut leaks = Vec::new();
    let made = Workspace::create_with(path, None, nobody(workspace.surroundings()), |copy| {
        fill(copy, audience, &view, &known)?;
        copy.read(|conn| {
            vacuum(conn)?;
            leaks = found(conn, &view, &withheld)?;
            Ok(())
        })?;
        // A refusal takes the unfinished file away.
        if leaks.is_empty() { Ok(()) } else { Err(Error::Cancelled) }
    });
    match made {
        Err(Error::Cancelled) if !leaks.is_empty() => {}
        made => drop(made?),
    }
    Ok(Given { withheld, leaks, items: as_u32(view.items.len()), decisions: as_u32(view.decisions.len()) })
}

/// The world around the copy names neither the person nor the computer.
fn nobody(surroundings: &Surroundings) -> Surroundings {
    Surroundings { by: "Roadbook".to_owned(), device: "copy".to_owned(), ..surroundings.clone() }
}

fn found(conn: &Connection, view: &View, withheld: &[Withheld]) -> Result<Vec<Leak>> {
    let wanted = leaks::wanted(withheld, &allowed_of(view));
    let parts: Vec<_> = texts(conn)?.into_iter().map(|(place, text)| TextPart { place, text }).collect();
    Ok(leaks::check("roadbook", &parts, &wanted).leaks)
}
