//! The fields of a signal that people set.

use super::Signal;
use crate::error::Error;
use crate::register::Field;
use crate::register::cited::about;
use crate::typed::{date, day, put};
use crate::typed::{line, tags, word};

pub(super) const FIELDS: &[Field<Signal>] = &[
    Field::new("words", "What was said", |_, signal, text| {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("The signal says nothing", "Write what was said, as it was said."));
        }
        text.clone_into(&mut signal.words);
        Ok(())
    }),
    Field::new("saidOn", "Said on", |tx, signal, text| put(&mut signal.said_on, date(tx, text)?)),
    Field::new("who", "Who", |_, signal, text| put(&mut signal.who, line(text))),
    Field::new("department", "Department", |_, signal, text| put(&mut signal.department, line(text))),
    Field::new("customer", "Customer", |_, signal, text| put(&mut signal.customer, line(text))),
    Field::new("segment", "Segment", |_, signal, text| put(&mut signal.segment, line(text))),
    Field::new("channel", "Channel", |_, signal, text| put(&mut signal.channel, line(text))),
    Field::new("about", "About", |tx, signal, text| {
        signal.about = about(tx, &signal.about, text)?;
        Ok(())
    }),
    Field::new("themes", "Themes", |_, signal, text| {
        signal.themes = tags(&signal.themes, text);
        Ok(())
    }),
    Field::new("answeredOn", "Answered on", |tx, signal, text| put(&mut signal.answered_on, day(tx, text)?)),
    Field::new("answer", "Answer", |_, signal, text| put(&mut signal.answer, text.to_owned())),
    Field::new("sensitivity", "Sensitivity", |_, signal, text| {
        signal.sensitivity = word(text, "sensitivity")?;
        Ok(())
    }),
];
