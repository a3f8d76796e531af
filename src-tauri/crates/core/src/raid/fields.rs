//! The fields of a RAID entry that people set.

use super::{RaidEntry, RaidStatus, RaidType, Response};
use crate::error::Error;
use crate::register::Field;
use crate::register::cited::about;
use crate::typed::{date, day, of_five, put};
use crate::typed::{line, person, tags, word};

pub(super) const FIELDS: &[Field<RaidEntry>] = &[
    Field::new("statement", "Statement", |_, entry, text| {
        let empty = || Error::invalid("The statement is empty", "Write what may happen, in one sentence.");
        entry.statement = line(text).ok_or_else(empty)?;
        Ok(())
    }),
    Field::new("type", "Type", |_, entry, text| put(&mut entry.kind, RaidType::parse(text)?)),
    Field::new("owner", "Owner", |tx, entry, text| put(&mut entry.owner, person(tx, text)?)),
    Field::new("probability", "Probability", |_, entry, text| put(&mut entry.probability, of_five(text)?)),
    Field::new("impact", "Impact", |_, entry, text| put(&mut entry.impact, of_five(text)?)),
    Field::new("response", "Response", |_, entry, text| {
        entry.response = if text.is_empty() { None } else { Some(Response::parse(text)?) };
        Ok(())
    }),
    Field::new("ifUnresolved", "If it stays", |_, entry, text| {
        put(&mut entry.if_unresolved, text.to_owned())
    }),
    Field::new("nextAction", "Next action", |_, entry, text| {
        entry.next_action = line(text).unwrap_or_default();
        Ok(())
    }),
    Field::new("due", "Due", |tx, entry, text| put(&mut entry.due, date(tx, text)?)),
    Field::new("escalationTrigger", "Escalates when", |_, entry, text| {
        entry.escalation_trigger = line(text).unwrap_or_default();
        Ok(())
    }),
    Field::new("escalatesOn", "Escalates on", |tx, entry, text| {
        put(&mut entry.escalates_on, date(tx, text)?)
    }),
    Field::new("escalatesTo", "Escalates to", |_, entry, text| put(&mut entry.escalates_to, line(text))),
    Field::new("help", "Help needed", |_, entry, text| put(&mut entry.help, text.to_owned())),
    Field::new("status", "Status", |_, entry, text| put(&mut entry.status, RaidStatus::parse(text)?)),
    Field::new("raisedOn", "Raised on", |tx, entry, text| put(&mut entry.raised_on, day(tx, text)?)),
    Field::new("about", "About", |tx, entry, text| {
        entry.about = about(tx, &entry.about, text)?;
        Ok(())
    }),
    Field::new("note", "Note", |_, entry, text| put(&mut entry.note, text.to_owned())),
    Field::new("tags", "Tags", |_, entry, text| {
        entry.tags = tags(&entry.tags, text);
        Ok(())
    }),
    Field::new("sensitivity", "Sensitivity", |_, entry, text| {
        entry.sensitivity = word(text, "sensitivity")?;
        Ok(())
    }),
];
