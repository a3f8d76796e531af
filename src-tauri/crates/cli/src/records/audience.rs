//! Audiences in a list.

use roadbook_core::audiences::{Audience, list::audiences};
use roadbook_core::people;
use roadbook_core::timeframe::Precision;
use roadbook_core::{Connection, Result};
use roadbook_formats::words::Sensitivity;
use serde::Serialize;

use crate::output::{Form, Output};
use crate::table::Table;

/// An audience in JSON: its members by name.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AudienceJson {
    name: String,
    purpose: String,
    clearance: Sensitivity,
    precision: Precision,
    members: Vec<String>,
    channel: Option<String>,
    cadence: Option<String>,
    template: String,
}

/// All audiences that are not put away, in the order they were made.
pub fn all(conn: &Connection) -> Result<Vec<AudienceJson>> {
    audiences(conn)?.into_iter().map(|audience| json(conn, audience)).collect()
}

fn json(conn: &Connection, audience: Audience) -> Result<AudienceJson> {
    let members = audience.members.iter().map(|member| people::store::name_of(conn, Some(member)));
    Ok(AudienceJson {
        members: members.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect(),
        name: audience.name,
        purpose: audience.purpose,
        clearance: audience.clearance,
        precision: audience.precision,
        channel: audience.channel,
        cadence: audience.cadence,
        template: audience.template,
    })
}

/// Writes audiences.
pub fn write(output: &mut Output, audiences: &[AudienceJson]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&audiences);
    }
    let mut table = Table::new(["Audience", "May see up to", "Dates", "Channel", "Cadence", "Members"]);
    for audience in audiences {
        table.row([
            &audience.name,
            audience.clearance.word(),
            audience.precision.word(),
            audience.channel.as_deref().unwrap_or(""),
            audience.cadence.as_deref().unwrap_or(""),
            &audience.members.join(", "),
        ]);
    }
    output.table(&table, "There are no audiences")
}
