//! The seven audiences that stand ready in a new workspace.
//!
//! Who sees what starts from what product handbooks agree on; every line of it can be changed per workspace.

use roadbook_formats::words::{Commitment, Sensitivity};

use super::{Audience, Field, Rule, Wording};
use crate::error::Result;
use crate::ids::AudienceId;
use crate::timeframe::Precision;
use crate::workspace::Tx;

/// Writes the seven audiences down.
///
/// # Errors
/// When the storage fails.
pub fn stand_ready(tx: &Tx<'_>) -> Result<()> {
    for audience in all() {
        tx.create(&Audience { id: AudienceId(tx.new_id()), ..audience })?;
    }
    Ok(())
}

use Field::{
    Commitment as Sureness, Dependencies, Description, Effort, Health, InternalNote, Item, Links, Options,
    Owner, Rationale, Roles, Source, Status, Tags, Team, Title, Waiting,
};
use Rule::{Coarsen, Reword, Withhold};

/// The seven as they are made.
pub fn all() -> Vec<Audience> {
    vec![executives(), engineering(), sales(), marketing(), support(), finance(), customers()]
}

fn executives() -> Audience {
    Audience {
        name: "Executives".into(),
        purpose: "Decide what is waiting, and help where a plan is at risk".into(),
        clearance: Sensitivity::Confidential,
        precision: Precision::Month,
        rules: [
            (Item, Coarsen),
            (InternalNote, Withhold),
            (Source, Withhold),
            (Links, Withhold),
            (Tags, Withhold),
        ]
        .into(),
        channel: Some("E-mail with PDF".into()),
        cadence: Some("Every four weeks".into()),
        template: "executives".into(),
        ..Audience::default()
    }
}

fn engineering() -> Audience {
    Audience {
        name: "Engineering".into(),
        purpose: "Know the sequence, what depends on what, and what was decided".into(),
        clearance: Sensitivity::Internal,
        precision: Precision::Day,
        rules: [(InternalNote, Withhold)].into(),
        channel: Some("Wiki page".into()),
        cadence: Some("Every two weeks".into()),
        template: "engineering".into(),
        ..Audience::default()
    }
}

fn sales() -> Audience {
    Audience {
        name: "Sales and customer success".into(),
        purpose: "Know what may be promised, and what may not".into(),
        clearance: Sensitivity::Internal,
        precision: Precision::Quarter,
        rules: [
            (InternalNote, Withhold),
            (Effort, Withhold),
            (Tags, Withhold),
            (Links, Withhold),
            (Dependencies, Withhold),
            (Source, Withhold),
            (Status, Coarsen),
            (Rationale, Withhold),
            (Options, Withhold),
            (Waiting, Withhold),
        ]
        .into(),
        wording: vec![word("At risk", "May move"), word("Off track", "Will move")],
        least_commitment: Some(Commitment::Likely),
        without_tags: vec!["technical debt".into(), "tech debt".into(), "open issue".into()],
        channel: Some("E-mail".into()),
        cadence: Some("Monthly".into()),
        template: "sales".into(),
        ..Audience::default()
    }
}

fn marketing() -> Audience {
    Audience {
        name: "Marketing".into(),
        purpose: "Know the launch windows and what a launch needs".into(),
        clearance: Sensitivity::Internal,
        precision: Precision::Month,
        rules: [
            (InternalNote, Withhold),
            (Effort, Withhold),
            (Health, Withhold),
            (Status, Coarsen),
            (Dependencies, Withhold),
            (Source, Withhold),
            (Links, Withhold),
            (Rationale, Withhold),
            (Options, Withhold),
            (Waiting, Withhold),
        ]
        .into(),
        channel: Some("E-mail".into()),
        cadence: Some("Monthly".into()),
        template: "standard".into(),
        ..Audience::default()
    }
}

fn support() -> Audience {
    Audience {
        name: "Support".into(),
        purpose: "Know what changes for users, and from when".into(),
        clearance: Sensitivity::Internal,
        precision: Precision::Month,
        rules: [
            (InternalNote, Withhold),
            (Effort, Withhold),
            (Tags, Withhold),
            (Status, Coarsen),
            (Source, Withhold),
            (Rationale, Withhold),
            (Options, Withhold),
            (Waiting, Withhold),
            // They know who asked, and answer them.
            (Field::Customers, Rule::Show),
        ]
        .into(),
        quarters_ahead: Some(1),
        channel: Some("Chat and wiki".into()),
        cadence: Some("Every two weeks".into()),
        template: "standard".into(),
        ..Audience::default()
    }
}

fn finance() -> Audience {
    Audience {
        name: "Finance and board".into(),
        purpose: "See effort against objectives, and the range of dates".into(),
        clearance: Sensitivity::Confidential,
        precision: Precision::Quarter,
        rules: [
            (InternalNote, Withhold),
            (Description, Withhold),
            (Tags, Withhold),
            (Links, Withhold),
            (Source, Withhold),
            (Team, Withhold),
            (Status, Coarsen),
        ]
        .into(),
        channel: Some("PDF".into()),
        cadence: Some("Quarterly".into()),
        template: "standard".into(),
        ..Audience::default()
    }
}

fn customers() -> Audience {
    Audience {
        name: "Customers".into(),
        purpose: "Know what we are building, without dates".into(),
        clearance: Sensitivity::Public,
        precision: Precision::NowNextLater,
        rules: [
            (Title, Reword),
            (Description, Reword),
            (InternalNote, Withhold),
            (Team, Withhold),
            (Field::Goal, Withhold),
            (Tags, Withhold),
            (Owner, Withhold),
            (Sureness, Withhold),
            (Health, Withhold),
            (Status, Withhold),
            (Effort, Withhold),
            (Links, Withhold),
            (Dependencies, Withhold),
            (Source, Withhold),
            (Rationale, Withhold),
            (Options, Withhold),
            (Roles, Withhold),
            (Waiting, Withhold),
        ]
        .into(),
        channel: Some("Web page".into()),
        cadence: Some("Quarterly".into()),
        template: "customers".into(),
        ..Audience::default()
    }
}

fn word(from: &str, to: &str) -> Wording {
    Wording { from: from.into(), to: to.into(), means: String::new() }
}
