//! Who gets a pack, and what stands on its mail.

use std::collections::BTreeSet;

use roadbook_formats::write::eml::{Address, Envelope};
use rusqlite::Connection;

use super::Built;
use crate::audiences::Audience;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::Person;
use crate::record::Record as _;
use crate::reviews::Review;
use crate::timeframe::long_day;

impl Built {
    /// What stands on its mail: the meeting with its day and time, and everybody who gets it and has an address.
    pub(in crate::reviews) fn envelope(&self) -> Envelope {
        let Review { title, day, time, .. } = &self.material.review;
        let time = time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
        let subject = format!("Pre-read: {title}, {}{time}", long_day(*day));
        Envelope { subject: Some(subject), to: self.material.to.clone() }
    }
}

/// Everybody it is for, each once: the audience's people, and those who are invited besides.
pub(in crate::reviews) fn everybody<'a>(
    audience: Option<&'a Audience>,
    review: &'a Review,
) -> BTreeSet<&'a PersonId> {
    let members = audience.into_iter().flat_map(|audience| &audience.members);
    members.chain(&review.invited).collect()
}

/// Those of them who have an address, by name.
///
/// # Errors
/// When the storage fails.
pub(super) fn addresses(conn: &Connection, audience: &Audience, review: &Review) -> Result<Vec<Address>> {
    let mut to = Vec::new();
    for id in everybody(Some(audience), review) {
        let person = Person::find(conn, &id.0)?.filter(|person| !person.archived);
        to.extend(person.and_then(|person| Some(Address { email: person.email?, name: person.name })));
    }
    to.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(to)
}
