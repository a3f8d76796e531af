//! Signals in a list.

use roadbook_core::record::Record as _;
use roadbook_core::register::Entry as _;
use roadbook_core::signals::Signal;
use roadbook_core::{Connection, Result};
use serde::Serialize;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// A signal in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignalJson {
    #[serde(rename = "ref")]
    reference: String,
    #[serde(flatten)]
    signal: Signal,
}

/// All signals in use, or all that are put away, in the order of their references.
pub fn all(conn: &Connection, shelf: Shelf) -> Result<Vec<SignalJson>> {
    let mut all = Signal::all(conn)?;
    all.retain(|signal| signal.archived == (shelf == Shelf::PutAway));
    Ok(all
        .into_iter()
        .map(|signal| SignalJson { reference: signal.reference().to_string(), signal })
        .collect())
}

/// Writes signals.
pub fn write(output: &mut Output, signals: &[SignalJson]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&signals);
    }
    let mut table = Table::new(["Ref", "Said on", "Who", "Customer", "Segment", "Words", "About", "Themes"]);
    for SignalJson { reference, signal } in signals {
        table.row([
            reference,
            &words::partial(signal.said_on),
            signal.who.as_deref().unwrap_or_default(),
            signal.customer.as_deref().unwrap_or_default(),
            signal.segment.as_deref().unwrap_or_default(),
            &signal.words,
            &signal.about.join(", "),
            &signal.themes.join(", "),
        ]);
    }
    output.table(&table, "There is no signal yet")
}
