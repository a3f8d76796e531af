//! Who must know what a review decided, and who was told.

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use rusqlite::Connection;
use serde::Serialize;

use super::Review;
use super::minutes::issued_to;
use super::pack::seen_actions;
use super::reader::reader_of;
use crate::audiences::list::audiences;
use crate::audiences::view::view;
use crate::decisions::{Decision, store as decisions};
use crate::error::{Result, if_there};
use crate::history::Moment;
use crate::ids::AudienceId;
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::updates::{Format, Update};

/// An audience with what the minutes tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MinutesFor {
    /// Its id.
    pub audience_id: AudienceId,
    /// What it is called.
    pub audience: String,
    /// Why it must know; empty when nothing says so.
    pub because: Vec<String>,
    /// How many decisions it reads of.
    pub decisions: u32,
    /// How many actions it reads of.
    pub actions: u32,
    /// The update it got them in.
    pub update: Option<String>,
    /// The files its updates are made as.
    pub formats: Vec<Format>,
}

/// The audiences with what the minutes of a review tell them: those that must know first.
///
/// # Errors
/// When the storage fails.
pub fn audiences_of(conn: &Connection, review: &Review, today: NaiveDate) -> Result<Vec<MinutesFor>> {
    let own = reader_of(conn, review)?.map(|audience| audience.id);
    let updates = Update::all(conn)?;
    let cited = review.outcomes.iter().filter_map(|outcome| outcome.decision.parse().ok());
    let found = cited.filter_map(|reference| if_there(decisions::by_reference(conn, reference)).transpose());
    let talked_about: Vec<Decision> = found.collect::<Result<_>>()?;
    let mut out = Vec::new();
    for audience in audiences(conn)?.into_iter().filter(|audience| !audience.is_author()) {
        let (view, _) = view(conn, &audience, Moment::Now, today)?;
        let (actions, _) = seen_actions(conn, &audience, today)?;
        let reference = review.reference().to_string();
        let agreed: Vec<_> =
            actions.iter().filter(|action| action.review.as_ref() == Some(&reference)).collect();
        let sees = |decision: &&Decision| {
            let reference = decision.reference().to_string();
            view.decisions.iter().any(|seen| seen.reference == reference)
        };
        let mut because = Vec::new();
        if own.as_ref() == Some(&audience.id) {
            because.push("The review was for them".to_owned());
        }
        for decision in talked_about.iter().filter(sees) {
            let is_named =
                |names: &[String]| names.iter().any(|name| name.eq_ignore_ascii_case(&audience.name));
            if is_named(&decision.informed) {
                because.push(format!("To be informed of {}", decision.reference()));
            } else if is_named(&decision.blocked) {
                because.push(format!("Held up by {}", decision.reference()));
            }
        }
        out.push(MinutesFor {
            because,
            decisions: as_u32(talked_about.iter().filter(sees).count()),
            actions: as_u32(agreed.len()),
            update: issued_to(&updates, review, &audience.id),
            formats: audience.formats,
            audience_id: audience.id,
            audience: audience.name,
        });
    }
    out.sort_by_key(|one| one.because.is_empty());
    Ok(out)
}
