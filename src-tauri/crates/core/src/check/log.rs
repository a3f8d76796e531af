//! Whether the log leads to what is stored: every record is rebuilt from its lines and compared.

use rusqlite::Connection;
use serde_json::Value;

use super::Findings;
use super::store::{self, Line};
use crate::error::{Error, Result};
use crate::history::log::WHOLE;
use crate::kinds::WithKind;
use crate::op::Kind;
use crate::record::{Fields, Record, without_empty};

pub(super) fn leads_to_what_is_stored(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    store::unlogged(conn, findings)?;
    // The lives of one id: more than one where a setting and a status word are called the same.
    let mut lives: Vec<Life> = Vec::new();
    store::lines(conn, |line| {
        if lives.first().is_some_and(|life| life.record != line.record) {
            for life in lives.drain(..) {
                life.compare(conn, findings)?;
            }
        }
        let known = lives.iter().position(|life| life.kind == line.kind).unwrap_or(lives.len());
        if known == lives.len() {
            lives.push(Life { kind: line.kind.clone(), record: line.record.clone(), fields: None });
        }
        lives[known].live(&line, findings)?;
        Ok(!findings.are_enough())
    })?;
    lives.into_iter().try_for_each(|life| life.compare(conn, findings))
}

/// A record as its lines so far have made it.
struct Life {
    kind: String,
    record: String,
    /// Nothing while it is not there.
    fields: Option<Fields>,
}

impl Life {
    fn live(&mut self, line: &Line, findings: &mut Findings<'_>) -> Result<()> {
        let (before, after) = (value(line.before.as_deref())?, value(line.after.as_deref())?);
        let was = if line.field == WHOLE {
            let was = self.fields.take().map(|fields| Value::Object(without_empty(fields)));
            self.fields = match after {
                Some(Value::Object(whole)) => Some(whole),
                _ => None,
            };
            was
        } else {
            match &mut self.fields {
                Some(fields) => fields.insert(line.field.clone(), after.unwrap_or_default()),
                None => {
                    findings.add(format!(
                        "{} changes before it is there (operation {})",
                        self.name(),
                        line.operation
                    ));
                    return Ok(());
                }
            }
        };
        if !is_same(was.as_ref(), before.as_ref()) {
            let Line { field, operation, .. } = line;
            findings.add(format!(
                "{} had another {field} before operation {operation} than the log says",
                self.name()
            ));
        }
        Ok(())
    }

    fn compare(self, conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
        let Some(kind) = Kind::from_key(&self.kind) else {
            findings.add(format!("The log speaks of a kind of record that is not known: {}", self.kind));
            return Ok(());
        };
        let stored = kind.with(Stored { conn, id: &self.record });
        let stored = match stored {
            Err(Error::Shape { .. }) => {
                findings.add(format!("{} has a field that cannot be read", self.name()));
                return Ok(());
            }
            other => other?,
        };
        match (self.fields.clone().map(without_empty), stored) {
            (Some(logged), Some(stored)) => {
                for field in different(&logged, &stored) {
                    findings.add(format!("{} has another {field} than the log leads to", self.name()));
                }
            }
            (Some(_), None) => findings.add(format!("{} is in the log, but not there", self.name())),
            (None, Some(_)) => findings.add(format!("{} is there, but the log took it out", self.name())),
            (None, None) => {}
        }
        Ok(())
    }

    fn name(&self) -> String {
        format!("The {} {}", self.kind, self.record)
    }
}

/// What is stored, without its empty fields; read as the record it must be.
struct Stored<'a> {
    conn: &'a Connection,
    id: &'a str,
}

impl WithKind for Stored<'_> {
    type Gives = Result<Option<Fields>>;

    fn with<R: Record>(self) -> Self::Gives {
        let found = R::find(self.conn, self.id)?;
        found.map(|record| record.fields().map(without_empty)).transpose()
    }
}

fn different(logged: &Fields, stored: &Fields) -> Vec<String> {
    let mut names: Vec<_> = logged
        .keys()
        .chain(stored.keys())
        .filter(|name| logged.get(*name) != stored.get(*name))
        .cloned()
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Empty and absent are the same: the log leaves empty fields of a new record out.
fn is_same(a: Option<&Value>, b: Option<&Value>) -> bool {
    let fields = |value: Option<&Value>| {
        let field = ("value".to_owned(), value.cloned().unwrap_or_default());
        without_empty(Fields::from_iter([field]))
    };
    fields(a) == fields(b)
}

fn value(text: Option<&str>) -> Result<Option<Value>> {
    text.map(|text| serde_json::from_str(text).map_err(Error::shape("read the log"))).transpose()
}
