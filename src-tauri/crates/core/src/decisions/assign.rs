//! Reads what a person types into a field of a decision.

use roadbook_formats::words::DecisionStatus;
use serde::{Deserialize, Serialize};

use super::parts::{assumptions, choices, expected};
use super::{Decision, Reversible, store};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items;
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::Kind;
use crate::typed::{date, line, list, optional, person, tags, title, word};
use crate::workspace::Tx;

/// Declares the fields with the name on the command line and on screen.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $key:literal, $word:literal;)+) => {
        /// A field of a decision that a person can set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "camelCase")]
        pub enum DecisionField { $($(#[$doc])* $field,)+ }

        impl DecisionField {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$field,)+];

            /// Its name in JSON and on the command line.
            pub fn key(self) -> &'static str {
                match self { $(Self::$field => $key,)+ }
            }

            /// Its name on screen.
            pub fn word(self) -> &'static str {
                match self { $(Self::$field => $word,)+ }
            }
        }
    };
}

fields! {
    /// The decision in one sentence.
    Title = "title", "Title";
    /// Where it stands.
    Status = "status", "Status";
    /// Whether it can be taken back.
    Reversible = "reversible", "Reversible";
    /// When it was made.
    DecidedOn = "decidedOn", "Decided on";
    /// When it was written down.
    RecordedOn = "recordedOn", "Recorded on";
    /// When it is needed.
    NeededBy = "neededBy", "Needed by";
    /// Since when it waits.
    WaitingSince = "waitingSince", "Waiting since";
    /// When it goes to somebody else.
    EscalatesOn = "escalatesOn", "Escalates on";
    /// To whom it then goes.
    EscalatesTo = "escalatesTo", "Escalates to";
    /// When to look whether it was right.
    ReviewOn = "reviewOn", "Review on";
    /// When a provisional decision ends.
    EndsOn = "endsOn", "Ends on";
    /// Who drives it.
    Driver = "driver", "Driver";
    /// Who decides.
    Approver = "approver", "Approver";
    /// Who was asked.
    Contributors = "contributors", "Contributors";
    /// Who is told.
    Informed = "informed", "Informed";
    /// Who or what it holds up.
    Blocked = "blocked", "Blocked";
    /// Why there is something to decide.
    Context = "context", "Context";
    /// What it is decided by.
    Drivers = "drivers", "Decision drivers";
    /// The choices: their names, or a JSON list with what speaks for and against each.
    Options = "options", "Options";
    /// What is advised.
    Recommendation = "recommendation", "Recommendation";
    /// What was chosen.
    Chosen = "chosen", "Chosen option";
    /// Why.
    Rationale = "rationale", "Rationale";
    /// What is given up.
    TradeOffs = "tradeOffs", "Accepted trade-offs";
    /// What follows.
    Consequences = "consequences", "Consequences";
    /// What is taken to be so, one on a line.
    Assumptions = "assumptions", "Assumptions";
    /// What it should bring, one on a line.
    Expected = "expected", "Expected result";
    /// What happens if nobody decides.
    IfNobodyDecides = "ifNobodyDecides", "If nobody decides";
    /// How it is made sure that it is followed.
    Confirmation = "confirmation", "Confirmation";
    /// What would make us take it back.
    ReversalTrigger = "reversalTrigger", "Reversal trigger";
    /// What it rests on.
    Evidence = "evidence", "Evidence";
    /// Who decided, when somebody else did than the approver.
    DecidedBy = "decidedBy", "Decided by";
    /// The meeting in which it was decided.
    DecidedIn = "decidedIn", "Decided in";
    /// The team whose decision it is.
    Team = "team", "Team";
    /// What it is called outside.
    PublicTitle = "publicTitle", "Public title";
    /// What is said of it outside.
    PublicText = "publicText", "Public text";
    /// Who may see it.
    Sensitivity = "sensitivity", "Sensitivity";
    /// Tags.
    Tags = "tags", "Tags";
    /// The decisions it takes the place of.
    Supersedes = "supersedes", "Supersedes";
    /// The decisions it changes.
    Amends = "amends", "Amends";
    /// The decisions it takes back.
    Reverses = "reverses", "Reverses";
    /// The decisions it has to do with.
    RelatesTo = "relatesTo", "Relates to";
    /// What made it necessary: items or decisions.
    CausedBy = "causedBy", "Caused by";
    /// The items it is about.
    Items = "items", "Items";
}

impl DecisionField {
    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("A decision has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// Puts what a person typed into a field of a decision that is written down already. Nothing typed empties the field,
/// where it can be empty.
///
/// # Errors
/// [`Error::Invalid`] with what would be right.
pub fn assign(tx: &Tx<'_>, decision: &mut Decision, field: DecisionField, text: &str) -> Result<()> {
    let text = text.trim();
    let day = || date(tx, text);
    match field {
        DecisionField::Title => decision.title = title(text)?,
        DecisionField::Status => decision.status = status(text)?,
        DecisionField::Reversible => decision.reversible = reversible(text)?,
        DecisionField::DecidedOn => decision.decided_on = day()?,
        DecisionField::RecordedOn => decision.recorded_on = day()?,
        DecisionField::NeededBy => decision.needed_by = day()?,
        DecisionField::WaitingSince => decision.waiting_since = day()?,
        DecisionField::EscalatesOn => decision.escalates_on = day()?,
        DecisionField::EscalatesTo => decision.escalates_to = line(text),
        DecisionField::ReviewOn => decision.review_on = day()?,
        DecisionField::EndsOn => decision.ends_on = day()?,
        DecisionField::Driver => decision.driver = person(tx, text)?,
        DecisionField::Approver => decision.approver = person(tx, text)?,
        DecisionField::Contributors => decision.contributors = list(text),
        DecisionField::Informed => decision.informed = list(text),
        DecisionField::Blocked => decision.blocked = list(text),
        DecisionField::Context => decision.context = text.to_owned(),
        DecisionField::Drivers => decision.drivers = lines(text),
        DecisionField::Options => decision.options = choices(&decision.options, text)?,
        DecisionField::Assumptions => decision.assumptions = assumptions(tx, &decision.assumptions, text)?,
        DecisionField::Expected => decision.expected = expected(tx, &decision.expected, text)?,
        DecisionField::Recommendation => decision.recommendation = line(text),
        DecisionField::Chosen => decision.chosen = line(text),
        DecisionField::Rationale => decision.rationale = text.to_owned(),
        DecisionField::TradeOffs => decision.trade_offs = text.to_owned(),
        DecisionField::Consequences => decision.consequences = text.to_owned(),
        DecisionField::IfNobodyDecides => decision.if_nobody_decides = text.to_owned(),
        DecisionField::Confirmation => decision.confirmation = text.to_owned(),
        DecisionField::ReversalTrigger => decision.reversal_trigger = text.to_owned(),
        DecisionField::Evidence => decision.evidence = text.to_owned(),
        DecisionField::DecidedBy => decision.decided_by = line(text),
        DecisionField::DecidedIn => decision.decided_in = line(text),
        DecisionField::Team => decision.team = line(text),
        DecisionField::PublicTitle => decision.public_title = line(text),
        DecisionField::PublicText => decision.public_text = text.to_owned(),
        DecisionField::Sensitivity => {
            decision.sensitivity = word(text, "sensitivity")?;
        }
        DecisionField::Tags => decision.tags = tags(&decision.tags, text),
        DecisionField::Supersedes => link(tx, decision, Relation::Supersedes, text)?,
        DecisionField::Amends => link(tx, decision, Relation::Amends, text)?,
        DecisionField::Reverses => link(tx, decision, Relation::Reverses, text)?,
        DecisionField::RelatesTo => link(tx, decision, Relation::RelatesTo, text)?,
        DecisionField::CausedBy => link(tx, decision, Relation::CausedBy, text)?,
        DecisionField::Items => link(tx, decision, Relation::Concerns, text)?,
    }
    Ok(())
}

fn status(text: &str) -> Result<Option<DecisionStatus>> {
    optional(text, "status of a decision")
}

fn reversible(text: &str) -> Result<Option<Reversible>> {
    match text.to_lowercase().as_str() {
        "" => Ok(None),
        "reversible" | "yes" | "two-way" | "easy to reverse" => Ok(Some(Reversible::Reversible)),
        "oneway" | "one-way" | "one way" | "no" | "hard to reverse" => Ok(Some(Reversible::OneWay)),
        _ => Err(Error::invalid(
            format!("“{text}” does not say whether it is reversible"),
            "Choose reversible or one-way.",
        )),
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter_map(line).collect()
}

fn link(tx: &Tx<'_>, decision: &Decision, relation: Relation, text: &str) -> Result<()> {
    for reference in list(text) {
        let reference: Reference = reference.parse()?;
        let is_item = match relation {
            Relation::Concerns => true,
            Relation::CausedBy | Relation::RelatesTo => reference.letter == Letter::Item,
            Relation::Supersedes | Relation::Amends | Relation::Reverses | Relation::DependsOn => false,
        };
        let (kind, id) = match is_item {
            true => (Kind::Item, items::store::by_reference(tx.conn(), reference)?.id.0),
            false => (Kind::Decision, store::by_reference(tx.conn(), reference)?.id.0),
        };
        let ends = Ends { from: (Kind::Decision, &decision.id.0), to: (kind, &id) };
        connect(tx, relation, ends, false)?;
    }
    Ok(())
}
