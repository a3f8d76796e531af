//! Audiences in a list.

use std::collections::BTreeMap;

use roadbook_core::audiences::budget::{BudgetLine, in_words};
use roadbook_core::audiences::sheet::{AudienceSheet, Seen, sheet};
use roadbook_core::audiences::{Audience, Field, Rule, Wording};
use roadbook_core::people;
use roadbook_core::record::Record as _;
use roadbook_core::timeframe::Precision;
use roadbook_core::{Connection, Result};
use roadbook_formats::counts::things;
use roadbook_formats::words::{Commitment, Sensitivity};
use serde::Serialize;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::{Table, one_line};

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

/// All audiences in use, or all that are put away, in the order they were made.
pub fn all(conn: &Connection, shelf: Shelf) -> Result<Vec<AudienceJson>> {
    let wanted =
        Audience::all(conn)?.into_iter().filter(|audience| audience.archived == (shelf == Shelf::PutAway));
    wanted.map(|audience| json(conn, audience)).collect()
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

/// One audience with everything that is known of it, and how much it sees.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AudienceDetail {
    #[serde(flatten)]
    row: AudienceJson,
    rules: BTreeMap<&'static str, Rule>,
    wording: Vec<Wording>,
    least_commitment: Option<Commitment>,
    quarters_ahead: Option<u32>,
    without_tags: Vec<String>,
    updates_a_month: Option<u32>,
    budget: Vec<BudgetLine>,
    words_in_update: Option<u32>,
    requests_in_update: Option<u32>,
    archived: bool,
    items: Seen,
    decisions: Seen,
}

impl AudienceDetail {
    /// An audience as it is on a day.
    pub fn of(conn: &Connection, audience: &Audience, today: chrono::NaiveDate) -> Result<Self> {
        let AudienceSheet { items, decisions, fields, .. } = sheet(conn, &audience.id, None, today)?;
        Ok(Self {
            rules: fields.iter().map(|known| (known.field.key(), known.rule)).collect(),
            wording: audience.wording.clone(),
            least_commitment: audience.least_commitment,
            quarters_ahead: audience.quarters_ahead,
            without_tags: audience.without_tags.clone(),
            updates_a_month: audience.updates_a_month,
            budget: audience.budget.clone(),
            words_in_update: audience.words_in_update,
            requests_in_update: audience.requests_in_update,
            archived: audience.archived,
            items,
            decisions,
            row: json(conn, audience.clone())?,
        })
    }

    /// Writes it for people.
    pub fn write(&self, output: &mut Output) -> Result<()> {
        let row = &self.row;
        output.line(&one_line(&row.name))?;
        if self.archived {
            output.line("Put away")?;
        }
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let with = |rule: Rule| {
            let fields = Field::ALL.iter().filter(|field| self.rules.get(field.key()) == Some(&rule));
            fields.map(|field| field.word()).collect::<Vec<_>>().join(", ")
        };
        let words: Vec<_> = self.wording.iter().map(|word| format!("{} → {}", word.from, word.to)).collect();
        let Seen { seen: items, out: items_out } = self.items;
        let Seen { seen: decisions, out: decisions_out } = self.decisions;
        let many = |items: u32, decisions: u32| {
            format!("{} and {}", things(items, "item", "items"), things(decisions, "decision", "decisions"))
        };
        for (label, value) in [
            ("Purpose", row.purpose.clone()),
            ("Clearance", row.clearance.word().to_owned()),
            ("Dates", row.precision.word().to_owned()),
            ("Sees", many(items, decisions)),
            ("Stay out", many(items_out, decisions_out)),
            ("Shown", with(Rule::Show)),
            ("Coarsened", with(Rule::Coarsen)),
            ("Reworded", with(Rule::Reword)),
            ("Withheld", with(Rule::Withhold)),
            ("Words", words.join(", ")),
            (
                "Least commitment",
                self.least_commitment.map(|sure| sure.word().to_owned()).unwrap_or_default(),
            ),
            ("Quarters ahead", number(self.quarters_ahead)),
            ("Without tags", self.without_tags.join(", ")),
            ("Members", row.members.join(", ")),
            ("Channel", row.channel.clone().unwrap_or_default()),
            ("Cadence", row.cadence.clone().unwrap_or_default()),
            ("Template", row.template.clone()),
            ("Updates a month", number(self.updates_a_month)),
            ("Messages by weight", in_words(&self.budget)),
            ("Words in an update", number(self.words_in_update)),
            ("Requests in an update", number(self.requests_in_update)),
        ] {
            if !value.is_empty() {
                output.line(&format!("{label:<22}{}", one_line(&value)))?;
            }
        }
        Ok(())
    }
}
