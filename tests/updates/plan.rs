//! A small company's plan, written by hand: something of everything that an update can say.

use roadbook_core::decisions::Choice;
use roadbook_core::decisions::add::add as add_decision;
use roadbook_core::decisions::assign::DecisionField as D;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::links::Relation;
use roadbook_core::links::store::{Ends, connect};
use roadbook_core::people::{Person, store as people};
use roadbook_core::settings::Settings;
use roadbook_core::{Kind, Op, Workspace};
use roadbook_testkit::workspace;

/// The plan of the company Merrow in November 2026.
pub fn plan() -> Workspace {
    let workspace = workspace();
    workspace
        .transact(Op::Configure, "Set up", |tx| {
            let settings = Settings::of(tx.conn())?;
            Settings {
                company: "Merrow".into(),
                sender: "product-operations@merrow.example".into(),
                ..settings
            }
            .keep(tx)?;
            for name in ["Tomas Reyes", "Ines Albrecht", "Kofi Mensah"] {
                people::add(tx, Person { name: name.into(), ..Person::default() })?;
            }
            Ok(())
        })
        .unwrap();
    items(&workspace);
    decisions(&workspace);
    workspace
}

const THEME: &str = "theme";
const INITIATIVE: &str = "initiative";
const MILESTONE: &str = "milestone";

#[rustfmt::skip]
fn items(workspace: &Workspace) {
    // title, level, parent, team, owner, when, commitment, health, status, effort, public title, public text
    let rows = [
        ["Faster money", THEME, "", "", "Tomas Reyes", "Sep 2026 – Jul 2027", "committed", "at risk", "In progress", "", "", ""],
        ["Onboard in a day", THEME, "", "", "Ines Albrecht", "Aug 2026 – Mar 2027", "likely", "on track", "In progress", "", "", ""],
        ["Always on", THEME, "", "", "Kofi Mensah", "2027", "might", "", "Not started", "", "", ""],
        ["Instant payouts", INITIATIVE, "R-1", "Payouts", "Tomas Reyes", "1 Sep 2026 – 12 Feb 2027", "committed", "at risk", "In progress", "86", "Pay suppliers in seconds", "Euro payouts arrive at once, at the weekend too, so nothing has to be set aside on a Friday."],
        ["Payout schedules", INITIATIVE, "R-1", "Payouts", "Tomas Reyes", "Mar 2027 – May 2027", "likely", "", "To do", "40", "Payouts at your hour", "You choose the day and the hour of every payout."],
        ["Second payout bank", INITIATIVE, "R-1", "Treasury", "Kofi Mensah", "Q1–Q2 2027", "likely", "on track", "In progress", "55", "", ""],
        ["Payee check", INITIATIVE, "R-1", "Risk", "", "H2 2027", "might", "", "To do", "", "", ""],
        ["Document capture", INITIATIVE, "R-2", "Onboarding", "Ines Albrecht", "3 Aug 2026 – 30 Oct 2026", "committed", "", "Done", "32", "Start with a photo", "New sellers photograph their papers. The form fills itself in, and most are ready to sell three days sooner."],
        ["Company checks without forms", INITIATIVE, "R-2", "Onboarding", "Ines Albrecht", "Oct 2026 – Mar 2027", "committed", "on track", "In progress", "48", "Checks without forms", "We look a company up in the register, so your sellers have less to fill in."],
        ["Failover test", MILESTONE, "R-3", "Platform", "Kofi Mensah", "7 Dec 2026", "committed", "on track", "In progress", "", "", ""],
        ["Second region", INITIATIVE, "R-3", "Platform", "Kofi Mensah", "Nov 2026 – Jan 2027", "committed", "on track", "In progress", "70", "", ""],
        ["Old ledger clean-up", INITIATIVE, "R-3", "Ledger", "Tomas Reyes", "Q1 2027", "likely", "off track", "In progress", "25", "", ""],
        ["Card vault", INITIATIVE, "", "", "", "", "", "", "To do", "", "", ""],
        ["Project Falcon", INITIATIVE, "R-1", "Treasury", "Tomas Reyes", "Q2 2027", "likely", "", "To do", "120", "", ""],
    ];
    let fields = [I::Level, I::Parent, I::Team, I::Owner, I::Timeframe, I::Commitment, I::Health, I::Status, I::Effort, I::PublicTitle, I::PublicText];
    for row in rows {
        let values = fields.iter().zip(&row[1..]).filter(|(_, text)| !text.is_empty());
        let mut values: Vec<_> = values.map(|(field, text)| (*field, (*text).to_owned())).collect();
        values.push((I::Product, if row[2] == "R-2" || row[0] == "Onboard in a day" { "Console" } else { "Payments" }.to_owned()));
        values.push((I::Description, format!("What **{}** brings is written down here, in a sentence or two.", row[0].to_lowercase())));
        values.push((I::InternalNote, format!("Only we know this about number {}.", row[0].len())));
        if !row[10].is_empty() || row[1] == THEME {
            values.push((I::Sensitivity, "public".into()));
        }
        match row[0] {
            "Project Falcon" => values.push((I::Sensitivity, "restricted".into())),
            "Old ledger clean-up" => values.push((I::Tags, "technical debt".into())),
            _ => {}
        }
        add(workspace, row[0], &values).unwrap();
    }
    link(workspace, "Payout schedules", "Instant payouts");
    link(workspace, "Second payout bank", "Old ledger clean-up");
}

fn link(workspace: &Workspace, from: &str, to: &str) {
    use roadbook_core::items::Item;
    use roadbook_core::record::Record as _;
    workspace
        .transact(Op::Edit, "Linked", |tx| {
            let all = Item::all(tx.conn())?;
            let id = |title: &str| all.iter().find(|item| item.title == title).unwrap().id.0.clone();
            let ends = Ends { from: (Kind::Item, &id(from)), to: (Kind::Item, &id(to)) };
            connect(tx, Relation::DependsOn, ends, false)
        })
        .unwrap();
}

fn decisions(workspace: &Workspace) {
    let make = |title: &str, values: &[(D, &str)]| {
        let values: Vec<_> = values.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        add_decision(workspace, title, &values).unwrap().value
    };
    let bank = make(
        "Which bank do we start with?",
        &[
            (D::NeededBy, "24 Nov 2026"),
            (D::WaitingSince, "2 Nov 2026"),
            (D::EscalatesOn, "26 Nov 2026"),
            (D::EscalatesTo, "the chief executive"),
            (D::Approver, "Ines Albrecht"),
            (D::Driver, "Tomas Reyes"),
            (D::Blocked, "Payouts, Treasury"),
            (D::Recommendation, "One bank in February"),
            (D::IfNobodyDecides, "Every week of waiting moves the start by a week."),
            (D::Items, "R-1"),
        ],
    );
    workspace
        .transact(Op::Edit, "Options", |tx| {
            let choice = |name: &str, con: &str| Choice {
                name: name.into(),
                cons: vec![con.into()],
                ..Choice::default()
            };
            let options = vec![
                choice("One bank in February", "One bank carries all of it for three months."),
                choice("Two banks from the first day", "Start moves to May."),
                choice("Wait for the national scheme", "Nobody knows when it comes."),
            ];
            tx.change(&bank, &roadbook_core::decisions::Decision { options, ..bank.clone() })
        })
        .unwrap();
    make(
        "Do we switch off the old statements on 31 March, as announced?",
        &[(D::NeededBy, "30 Nov 2026"), (D::Approver, "Ines Albrecht")],
    );
    make(
        "Credit notes are in scope from the first day",
        &[
            (D::Status, "accepted"),
            (D::DecidedOn, "6 Nov 2026"),
            (D::Rationale, "Finance asked, and it costs a week."),
            (D::Items, "R-2"),
        ],
    );
    make(
        "We keep no cards ourselves",
        &[
            (D::Status, "accepted"),
            (D::DecidedOn, "14 Oct 2026"),
            (D::Chosen, "A partner keeps them"),
            (D::PublicTitle, "Our partner keeps cards safe"),
            (D::Sensitivity, "public"),
        ],
    );
    make("We buy Ostermann", &[(D::Sensitivity, "restricted"), (D::NeededBy, "3 Dec 2026")]);
}
