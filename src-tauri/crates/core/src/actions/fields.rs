//! The fields of an action that people set.

use super::{Action, ActionStatus};
use crate::register::cited::about;
use crate::register::find::by_reference;
use crate::register::{Entry as _, Field};
use crate::reviews::Review;
use crate::typed::{date, day, put};
use crate::typed::{line, person, title, word};

pub(super) const FIELDS: &[Field<Action>] = &[
    Field::new("title", "What", |_, action, text| put(&mut action.title, title(text)?)),
    Field::new("owner", "Owner", |tx, action, text| put(&mut action.owner, person(tx, text)?)),
    Field::new("due", "Due", |tx, action, text| put(&mut action.due, date(tx, text)?)),
    Field::new("status", "Status", |_, action, text| put(&mut action.status, ActionStatus::parse(text)?)),
    Field::new("closedOn", "Closed on", |tx, action, text| put(&mut action.closed_on, day(tx, text)?)),
    Field::new("raisedOn", "Raised on", |tx, action, text| put(&mut action.raised_on, day(tx, text)?)),
    Field::new("review", "Review", |tx, action, text| {
        let review = line(text).map(|name| by_reference::<Review>(tx.conn(), name.parse()?)).transpose()?;
        put(&mut action.review, review.map(|review| review.reference().to_string()))
    }),
    Field::new("about", "About", |tx, action, text| {
        action.about = about(tx, &action.about, text)?;
        Ok(())
    }),
    Field::new("note", "Note", |_, action, text| put(&mut action.note, text.to_owned())),
    Field::new("sensitivity", "Sensitivity", |_, action, text| {
        action.sensitivity = word(text, "sensitivity")?;
        Ok(())
    }),
];
