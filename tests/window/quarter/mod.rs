//! A quarter of 150 items is planned with keys alone, and with the mouse alone, where a field is the only place something is
//! typed. What leads to a dead end fails here:
//!
//! 1. the items come in: pasted into the empty roadmap and one typed, or imported;
//! 2. lanes are teams; what has no date comes out of the tray;
//! 3. a bar goes to another time and another lane, and back;
//! 4. what cannot be done before what; a circle is refused;
//! 5. many items get a commitment at once, in the table;
//! 6. a card goes to another column of the board, which warns when it is full;
//! 7. a goal is written down and weighed, an item is scored;
//! 8. the plan is frozen, changed, and compared with what it was;
//! 9. the view is saved and pinned, and leaves as a file.

mod hand;

use std::fs;
use std::path::PathBuf;

use roadbook_tests::window::{App, Key, Look};
use serde_json::json;

use super::ways::{TODAY, tab_to_one_of};
use hand::Hand;

const ITEMS: usize = 150;
/// So many have a date from the beginning.
const PLANNED: usize = 100;
/// Few enough items are in the lane of each that two lanes are in view.
const TEAMS: [&str; 10] =
    ["Cards", "Desk", "Fees", "Files", "Keys", "Ledger", "Limits", "Rails", "Reach", "Risk"];
const GOAL: &str = "Payouts in minutes";

/// The items in lanes and in time.
const LAID_OUT: &[Step] = &[Quarter::lanes, Quarter::tray, Quarter::move_a_bar, Quarter::depend];
/// What is said of them.
const SAID: &[Step] = &[Quarter::commit, Quarter::board, Quarter::goal, Quarter::score];
/// The plan beside what it was, and what leaves.
const TOLD: &[Step] = &[Quarter::compare, Quarter::view, Quarter::export];

#[test]
fn a_quarter_is_planned_with_keys_alone() {
    plan(Hand::Keys, &[LAID_OUT, SAID, TOLD].concat());
}

#[test]
fn a_quarter_is_laid_out_with_the_mouse_alone() {
    plan(Hand::Mouse, LAID_OUT);
}

#[test]
fn what_is_said_of_a_quarter_is_said_with_the_mouse_alone() {
    plan(Hand::Mouse, SAID);
}

#[test]
fn a_quarter_is_compared_and_told_with_the_mouse_alone() {
    plan(Hand::Mouse, TOLD);
}

type Step = fn(&Quarter);

/// Brings the items in and takes the steps, in their order. Ends early where there can be no window.
fn plan(hand: Hand, steps: &[Step]) -> Option<()> {
    let home = tempfile::tempdir().unwrap();
    let [workspace, export, out] = ["Plan.roadbook", "export.csv", "out"].map(|name| home.path().join(name));
    fs::write(&export, imported()).unwrap();
    fs::create_dir(&out).unwrap();
    let mut arguments = TODAY.to_vec();
    let answers = match hand {
        Hand::Keys => vec![&workspace, &out],
        Hand::Mouse => vec![&workspace, &export, &out],
    };
    for answer in answers {
        arguments.extend(["--choose", answer.to_str()?]);
    }
    let look = if hand == Hand::Keys { Look::Light } else { Look::Dark };
    let app = App::for_test_at_in(home, look, &arguments)?;
    app.wait_for_title("Roadbook");
    let quarter = Quarter { app, hand, out };
    quarter.bring_in();
    steps.iter().for_each(|step| step(&quarter));
    assert_eq!(quarter.app.faults(), Vec::<String>::new(), "axe finds nothing");
    Some(())
}

/// The items a person pastes: all but one, which is typed.
fn pasted() -> String {
    let rows = (2..=ITEMS).map(|number| {
        let month = ["Jan 2027", "Feb 2027", "Mar 2027"][number % 3];
        let (month, goal) = if number <= PLANNED { (month, GOAL) } else { ("", "") };
        format!("Piece of work {number}\t{}\t{month}\t{}\t{goal}", team(number), 5 + number % 3)
    });
    let head = "Title\tTeam\tTimeframe\tEffort\tGoal".to_owned();
    [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// The items as a tracker exports them.
fn imported() -> String {
    let rows = (1..=ITEMS).map(|number| {
        let (from, to) = ["01-04/2027-01-29", "02-01/2027-02-26", "03-01/2027-03-31"][number % 3]
            .split_once('/')
            .map(|(from, to)| (format!("2027-{from}"), to))
            .unwrap();
        let days = if number <= PLANNED { format!("{from},{to}") } else { ",".to_owned() };
        format!("PAY-{number},Piece of work {number},Story,To Do,{},{days}\n", team(number))
    });
    ["Key,Summary,Issue Type,Status,Team,Start date,Due Date\n".to_owned()].into_iter().chain(rows).collect()
}

fn team(number: usize) -> &'static str {
    TEAMS[number % TEAMS.len()]
}

struct Quarter {
    app: App,
    hand: Hand,
    /// Where files go.
    out: PathBuf,
}

impl Quarter {
    fn bring_in(&self) {
        let app = &self.app;
        match self.hand {
            Hand::Keys => {
                app.press(&[Key::Control, Key::Char('n')]);
                app.wait_for_title("Plan — Roadbook");
                app.wait_for("[aria-label='Begin the roadmap']");
                // As the system hands over what was copied from a spreadsheet.
                app.run_with(
                    "const clipboardData = new DataTransfer();
                     clipboardData.setData('text/plain', arguments[0]);
                     const pasted = { clipboardData, bubbles: true, cancelable: true };
                     document.activeElement.dispatchEvent(new ClipboardEvent('paste', pasted));",
                    json!([pasted()]),
                );
                app.wait_for_text("149 items");
                app.press(&[Key::Char('c')]);
                app.wait_for(".side textarea:focus");
                app.type_text("Piece of work 1");
                app.press(&[Key::Enter]);
                app.wait_for("aside[aria-label='R-150'] .facts");
            }
            Hand::Mouse => {
                app.click("[aria-label=Begin] li:nth-child(2) button");
                app.wait_for_title("Plan — Roadbook");
                app.click("[aria-label='Begin the roadmap'] li:first-child button");
                app.click("[aria-label='Ways to import'] li:first-child button");
                app.click_on("Import 150 items");
                app.wait_for_text("It is one step: undo takes all of it back.");
                app.click_on("See the roadmap");
            }
        }
        app.wait_for_text("150 items");
        self.close_inspector();
        app.screenshot(&self.named("1-items"));
    }

    fn lanes(&self) {
        self.lay_out(1, "Timeline", ".plan");
        self.group_by("Team");
        self.wait_for_lanes();
        self.app.screenshot(&self.named("2-lanes"));
    }

    fn tray(&self) {
        let app = &self.app;
        let slip = ".tray .slip";
        // One of those with a date is the one that was typed, without one.
        let waiting = ITEMS - PLANNED + usize::from(self.hand == Hand::Keys);
        app.wait_until("the tray holds what has no date", || {
            app.text(".tray h2").contains(&waiting.to_string())
        });
        let first = app.text(&format!("{slip} .ref"));
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(app, slip);
                app.press(&[Key::Char('s')]);
            }
            Hand::Mouse => {
                let (right, down) = self.way(
                    slip,
                    "const time = document.querySelector('[role=treegrid]').getBoundingClientRect();
                     return [time.left + time.width / 2, time.top + time.height / 2];",
                );
                app.drag(slip, right, down);
            }
        }
        app.wait_until("one less has no date", || app.text(".tray h2").contains(&(waiting - 1).to_string()));
        app.wait_until("it lies on the timeline", || self.has_bar(&first));
    }

    fn move_a_bar(&self) {
        let app = &self.app;
        let reference = self.first_bar();
        let bar = format!(".plan[data-ref='{reference}']");
        let (lane, when) = (self.lane_of(&reference), self.when(&reference));
        match self.hand {
            Hand::Keys => app.press(&[Key::Alt, Key::ArrowRight]),
            Hand::Mouse => app.drag(&bar, 120, 0),
        }
        self.wait_until_landed("the bar lies at another time", || self.when(&reference) != when);
        match self.hand {
            Hand::Keys => app.press(&[Key::Alt, Key::ArrowDown]),
            Hand::Mouse => {
                let (_, down) = self.way(
                    &bar,
                    "const own = arguments[0].getBoundingClientRect();
                     const lanes = [...document.querySelectorAll('.lane:not(.head)')].map(lane => lane.getBoundingClientRect());
                     const next = lanes.find(lane => lane.top > own.bottom);
                     return [own.left, next.top + 16];",
                );
                app.drag(&bar, 0, down);
            }
        }
        self.wait_until_landed("it lies in another lane", || {
            let now = self.lane_of(&reference);
            !now.is_empty() && now != lane
        });
        app.screenshot(&self.named("3-moved"));
        self.undo();
        app.wait_until("it is back in its lane", || {
            self.go_to_top();
            self.lane_of(&reference) == lane
        });
        self.undo();
        app.wait_until("it is back at its time", || self.when(&reference) == when);
    }

    fn depend(&self) {
        let app = &self.app;
        let first = self.first_bar();
        let next = match self.hand {
            Hand::Keys => {
                app.press(&[Key::Char('l')]);
                app.wait_for_text(&format!("{first} comes first"));
                app.press(&[Key::ArrowDown]);
                let next = app.attribute(".plan.at", "data-ref").unwrap();
                app.wait_for_text(&format!("{next} needs {first} first"));
                app.press(&[Key::Enter]);
                next
            }
            Hand::Mouse => {
                let next = self.bars_in_view().into_iter().find(|other| *other != first).unwrap();
                self.join(&first, &next);
                next
            }
        };
        app.wait_for_text(&format!("Linked: {next} depends on {first}"));
        match self.hand {
            Hand::Keys => {
                app.press(&[Key::Char('l')]);
                app.wait_for_text(&format!("{next} comes first"));
                app.press(&[Key::Home]);
                app.wait_for_text(&format!("{first} needs {next} first"));
                app.press(&[Key::Enter]);
            }
            Hand::Mouse => self.join(&next, &first),
        }
        app.wait_for_text("would lead back to where it began");
        app.screenshot(&self.named("4-circle"));
        if self.hand == Hand::Mouse {
            self.close_refusal();
        }
    }

    fn commit(&self) {
        let app = &self.app;
        self.lay_out(3, "Table", "[role=grid]");
        self.group_by("Nothing");
        let cell = "[role=gridcell].commitment";
        app.wait_for(cell);
        let likely = || app.texts(cell).iter().filter(|text| text.contains("Likely")).count();
        assert_eq!(likely(), 0, "nobody has said how sure anything is");
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(app, "[role=grid]");
                app.press(&[Key::Control, Key::Home]);
                self.go_to_column("commitment");
                app.press(&[Key::Char('L')]);
                app.wait_for("[role=gridcell] input:focus");
                app.type_text("ikely");
                app.press(&[Key::Enter]);
                app.wait_until("it is kept", || likely() == 1);
                app.press(&[Key::ArrowUp]);
                for _ in 0..4 {
                    app.press(&[Key::Shift, Key::ArrowDown]);
                }
                app.wait_until("five cells are selected", || app.count(&format!("{cell}.among")) == 5);
                app.press(&[Key::Control, Key::Char('d')]);
            }
            Hand::Mouse => {
                app.drag(cell, 0, 4 * 32);
                app.wait_until("five cells are selected", || app.count(&format!("{cell}.among")) == 5);
                self.choose(|| app.click_one(".many button", "Commitment"), "Likely");
            }
        }
        app.wait_until("five are likely", || likely() == 5);
        app.screenshot(&self.named("5-committed"));
    }

    fn board(&self) {
        let app = &self.app;
        self.lay_out(2, "Board", ".card");
        let reference = match self.hand {
            Hand::Keys => {
                tab_to_one_of(app, ".board");
                app.press(&[Key::ArrowDown]);
                app.wait_for("#card-at");
                if self.column_of(&app.text("#card-at .ref")) == "Now" {
                    app.press(&[Key::ArrowRight]);
                }
                app.text("#card-at .ref")
            }
            Hand::Mouse => app.text("[data-column=next] .card .ref"),
        };
        assert_eq!(self.column_of(&reference), "Next");
        match self.hand {
            Hand::Keys => app.press(&[Key::Alt, Key::ArrowRight]),
            Hand::Mouse => {
                let card = "[data-column=next] .card";
                let (right, down) = self.way(
                    card,
                    "const next = arguments[0].closest('[data-column]').nextElementSibling.getBoundingClientRect();
                     return [next.left + next.width / 2, next.top + 120];",
                );
                app.drag(card, right, down);
            }
        }
        app.wait_until("the card stands in the next column", || self.column_of(&reference) == "Later");
        match self.hand {
            Hand::Keys => self.ask_palette("Limit of Next: 5"),
            Hand::Mouse => self.choose(|| app.click_on("Limit of Next"), "5"),
        }
        app.wait_for(".column.full");
        app.screenshot(&self.named("6-board"));
    }

    fn goal(&self) {
        let app = &self.app;
        self.lay_out(4, "Goals", ".goals");
        match self.hand {
            // Items name it already.
            Hand::Keys => self.take("Write it down"),
            Hand::Mouse => {
                app.click_on("New goal");
                app.wait_for(".add input:focus");
                app.type_text(GOAL);
                app.press(&[Key::Enter]);
            }
        }
        let goal = format!("[data-goal='{GOAL}']");
        app.wait_for(&format!("{goal} [aria-label^='Why it matters']"));
        app.wait_for_text("Serves no goal");
        if self.hand == Hand::Keys {
            app.wait_for_text("of it serves no goal");
        }
        app.screenshot(&self.named("7-goal"));
    }

    fn score(&self) {
        let app = &self.app;
        self.lay_out(5, "Scores", ".ranked, table");
        app.wait_for_text("0 of 150 have a score");
        for (input, value) in [("confidence", "80"), ("impact", "2"), ("reach", "1,000"), ("effort", "10")] {
            let place = format!("[aria-label^='{input} of R-1']");
            match self.hand {
                Hand::Keys => {
                    tab_to_one_of(app, &place);
                    app.press(&[Key::Enter]);
                }
                Hand::Mouse => app.click(&place),
            }
            app.wait_for(&format!("input{place}:focus"));
            app.type_text(value);
            app.press(&[Key::Enter]);
            app.wait_until_gone(&format!("input{place}"));
        }
        app.wait_for_text("1 of 150 have a score");
        app.screenshot(&self.named("8-score"));
    }

    fn compare(&self) {
        let app = &self.app;
        match self.hand {
            Hand::Keys => app.press(&[Key::Control, Key::Char('s')]),
            Hand::Mouse => {
                app.click("nav.rail a[title^='Plan changes: ']");
                app.click_one("main header button", "Freeze the plan");
            }
        }
        app.wait_for("main header input:focus");
        app.type_text("Plan of November");
        app.press(&[Key::Enter]);
        app.wait_for_text("Froze the plan as Plan of November");
        self.go_to("Roadmap");
        self.lay_out(1, "Timeline", ".plan");
        self.group_by("Team");
        self.wait_for_lanes();
        let reference = self.first_bar();
        let when = self.when(&reference);
        match self.hand {
            Hand::Keys => app.press(&[Key::Alt, Key::ArrowRight]),
            Hand::Mouse => app.drag(&format!(".plan[data-ref='{reference}']"), 120, 0),
        }
        self.wait_until_landed("the bar lies at another time", || self.when(&reference) != when);
        self.go_to("Plan changes");
        app.wait_for_text("1 item moved");
        assert!(app.text("tbody tr").contains(&reference), "it is the one that was moved");
        app.screenshot(&self.named("9-changes"));
    }

    fn view(&self) {
        let app = &self.app;
        self.go_to("Roadmap");
        match self.hand {
            Hand::Keys => self.ask_palette("Views: Save as"),
            Hand::Mouse => self.choose(|| app.click("main header .name"), "Save as"),
        }
        app.wait_for("[aria-label='Name of the view']:focus");
        app.type_text("Quarter by team");
        match self.hand {
            Hand::Keys => app.press(&[Key::Enter]),
            Hand::Mouse => app.click_on("Save view"),
        }
        app.wait_until("the view is open", || app.texts("main header .name") == ["Quarter by team"]);
        match self.hand {
            Hand::Keys => self.ask_palette("Views: Pin to the rail"),
            Hand::Mouse => self.choose(|| app.click("main header .name"), "Pin to the rail"),
        }
        app.wait_for("nav .pinned a");
    }

    fn export(&self) {
        let app = &self.app;
        let (ending, begins) = match self.hand {
            Hand::Keys => {
                app.press(&[Key::Control, Key::Char('p')]);
                ("pdf", b"%PDF".as_slice())
            }
            Hand::Mouse => {
                self.choose(|| app.click_one("main .filters button", "Export"), "PNG");
                ("png", b"\x89PNG".as_slice())
            }
        };
        app.wait_for_text("Saved:");
        let files: Vec<_> = fs::read_dir(&self.out).unwrap().map(|file| file.unwrap().path()).collect();
        let [file] = files.as_slice() else { panic!("one file is written: {files:?}") };
        assert_eq!(file.extension().and_then(|found| found.to_str()), Some(ending));
        assert!(fs::read(file).unwrap().starts_with(begins), "{}", file.display());
        app.screenshot(&self.named("10-exported"));
    }
}
