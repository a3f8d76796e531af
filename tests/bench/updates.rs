//! Updates: five audiences in every format from 200 items, with the same bytes on repeat; what changed for an audience at
//! 10,000 items; the page while somebody types; and what an issued update takes up.

use std::fs;
use std::time::Duration;

use roadbook_core::Workspace;
use roadbook_core::audiences::Audience;
use roadbook_core::audiences::archive::put_away;
use roadbook_core::audiences::list::audiences;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::{Item, edit::edit};
use roadbook_core::record::Record as _;
use roadbook_core::told::changes::changes;
use roadbook_core::updates::all::{Whose, make_all};
use roadbook_core::updates::composer::{ground_of, page};
use roadbook_core::updates::{Draft, Format, SlidesWish, Wish, issue, template_of};

use super::amount::Amount;
use super::ground::{Ground, open};
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 5;
const AUDIENCES: usize = 5;
const SMALL: usize = 200;
const LARGE: usize = 10_000;
/// Letters that are typed; the slowest in twenty of them counts.
const TYPED: &str =
    "Please do not promise instant payouts before April in open deals. Three customers were told";

pub fn rows(ground: &Ground) -> Vec<Row> {
    let mut rows = vec![all_formats(ground)];
    for items in [SMALL, LARGE] {
        rows.push(typing(ground, items));
    }
    rows.extend(remembered(ground));
    rows
}

/// A copy: other jobs measure on the same workspace.
fn copied(ground: &Ground, items: usize, name: &str) -> Workspace {
    let path = ground.folder().join(format!("updates-{name}-{items}.roadbook"));
    fs::copy(ground.workspace(items), &path).unwrap();
    open(&path)
}

fn readers(workspace: &Workspace) -> Vec<Audience> {
    workspace.read(audiences).unwrap().into_iter().take(AUDIENCES).collect()
}

fn all_formats(ground: &Ground) -> Row {
    let workspace = copied(ground, SMALL, "formats");
    let today = workspace.today();
    for audience in workspace.read(audiences).unwrap().iter().skip(AUDIENCES) {
        put_away(&workspace, &audience.id).unwrap();
    }
    let made = || {
        let slides = SlidesWish { theme: None, notes: false };
        let made = workspace
            .read(|conn| make_all(conn, Format::ALL, Whose::All, slides, today, &mut |_| true))
            .unwrap();
        for update in &made {
            assert!(update.made.leaks.is_empty(), "{}: {:?}", update.made.audience, update.made.leaks);
        }
        assert_eq!(made.len(), AUDIENCES);
        made
    };
    let first = made();
    let ours = measure::median(RUNS, || {
        let mut again = Vec::new();
        let time = measure::time(|| again = made());
        assert!(again == first, "the same update gives the same bytes");
        time
    });
    Row {
        job: format!("{AUDIENCES} audiences, {} formats, {SMALL} items, searched", Format::ALL.len()),
        ours,
        peer: None,
        aim: Aim::AtMost(Amount::millis(2_000)),
    }
}

/// The page after each letter, on the ground that is kept while somebody writes.
fn typing(ground: &Ground, items: usize) -> Row {
    let workspace = copied(ground, items, "typing");
    let audience = readers(&workspace).remove(1);
    let draft = Draft::empty(&audience.id);
    let kept = workspace.read(|conn| ground_of(conn, &draft, workspace.today())).unwrap();
    let template = workspace.read(|conn| template_of(conn, &audience, &draft)).unwrap();
    let mut times: Vec<Duration> = (1..=TYPED.len())
        .map(|typed| {
            let text =
                template.text.replacen("{{ lead }}", &format!("{{{{ lead }}}} {}", &TYPED[..typed]), 1);
            let draft = Draft { text, ..draft.clone() };
            measure::time(|| {
                let page = workspace.read(|conn| page(conn, &kept, &draft)).unwrap();
                assert!(page.html.is_some(), "{:?}", page.faults);
            })
        })
        .collect();
    times.sort_unstable();
    Row {
        job: format!("page while typing, {items} items, 95th percentile"),
        ours: Amount::Time(times[times.len() * 95 / 100]),
        peer: None,
        aim: Aim::AtMost(Amount::millis(100)),
    }
}

fn remembered(ground: &Ground) -> Vec<Row> {
    let workspace = copied(ground, LARGE, "told");
    let path = ground.folder().join(format!("updates-told-{LARGE}.roadbook"));
    // What stands in the log beside the file comes into it when nobody has it open any more.
    let settled = |workspace: Workspace| {
        drop(workspace);
        fs::metadata(&path).unwrap().len()
    };
    let audience = readers(&workspace).remove(1);
    let wish = || Wish { formats: &[Format::Md], ..Wish::of(&audience.id) };
    issue(&workspace, wish()).unwrap();
    let before = settled(workspace);
    let workspace = open(&path);
    let issuing = measure::time(|| issue(&workspace, wish()).unwrap());
    let grown = settled(workspace).saturating_sub(before);
    let workspace = open(&path);
    let item = workspace.read(Item::all).unwrap().swap_remove(7);
    edit(&workspace, &[item.id], &[(ItemField::Timeframe, "2 Aug 2027".to_owned())]).unwrap();
    let today = workspace.today();
    let difference = measure::median(RUNS, || {
        measure::time(|| {
            let since = workspace.read(|conn| changes(conn, &audience, None, today)).unwrap();
            assert_eq!(since.rows().len(), 1, "one date moved");
        })
    });
    let row = |job: &str, ours, aim| Row {
        job: format!("{job}, {LARGE} items"),
        ours,
        peer: None,
        aim: Aim::AtMost(aim),
    };
    vec![
        row("changes since they last heard", difference, Amount::millis(1_000)),
        row("issuing an update as Markdown", Amount::Time(issuing), Amount::millis(5_000)),
        row("an issued update in the file", Amount::Memory(grown), Amount::Memory(8_000_000)),
    ]
}
