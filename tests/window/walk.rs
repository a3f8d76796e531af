//! The whole walk through the window, once with keys alone and once with the mouse alone, where a field is the only place
//! something is typed. What has no key or nothing to click on fails here.
//!
//! On 17 November:
//! 1. a new workspace;
//! 2. an item with its dates and a decision, by hand;
//! 3. an import;
//! 4. an edit of what came in, and a mistake that is taken back.
//!
//! On 24 November, in a new window:
//! 5. an edit, the workspace as of last week, where that edit is not yet, and back to today;
//! 6. a backup, a change, the backup restored, and the restoring taken back;
//! 7. a passphrase is set.
//!
//! Once more:
//! 8. it is asked for: a wrong one is refused, the right one opens;
//! 9. the roadmap as Customers see it, with what is hidden counted, and back to all of it.
//!
//! Each screen is kept as two pictures, at 1440 × 900 and with `-small` at 1024 × 700: `walk-keys-…` in light, `walk-mouse-…`
//! in dark. With keys the window is large in between, with the mouse small.

use std::fs;
use std::time::Duration;

use roadbook_tests::window::{App, Key, Look, Size};
use serde_json::json;
use tempfile::TempDir;

use super::ways::{back_to, closed, tab_to, tab_to_one_of};

const LAST_WEEK: &str = "2026-11-17";
const THIS_WEEK: &str = "2026-11-24";
const PASSPHRASE: &str = "seven quiet harbours";

const ROADMAP: &str = "\
Key,Summary,Issue Type,Status,Team,Due Date
PAY-1,Payouts in a minute,Epic,In Progress,Payments,2027-02-26
PAY-2,Statements as a file,Story,To Do,Payments,2027-04-30
RISK-7,Fewer false alarms,Epic,To Do,Risk,2027-06-15
";

/// What the walk is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Keys,
    Mouse,
}

#[test]
fn everything_can_be_done_with_keys_alone() {
    walk(Hand::Keys);
}

#[test]
fn everything_can_be_done_with_the_mouse_alone() {
    walk(Hand::Mouse);
}

impl Hand {
    /// The window it works in.
    fn size(self) -> Size {
        match self {
            Self::Keys => Size::Large,
            Self::Mouse => Size::Small,
        }
    }
}

/// The steps of the module, in their order. Ends early where there can be no window.
fn walk(hand: Hand) -> Option<()> {
    let home = tempfile::tempdir().unwrap();
    let [workspace, roadmap] = ["Plan.roadbook", "roadmap.csv"].map(|name| home.path().join(name));
    fs::write(&roadmap, ROADMAP).unwrap();
    let answers = ["--choose", workspace.to_str()?, "--choose", roadmap.to_str()?];

    let step = Walk::open(hand, home, &[&["--today", LAST_WEEK][..], &answers].concat(), "Roadbook")?;
    step.new_workspace();
    step.item_and_decision();
    step.import();
    step.edit_and_mistake();

    let step = step.open_again(THIS_WEEK, "Plan — Roadbook")?;
    step.as_of_last_week();
    step.backup_and_restore();
    step.set_passphrase();

    let step = step.open_again(THIS_WEEK, "Roadbook")?;
    step.say_passphrase();
    step.as_customers();
    Some(())
}

struct Walk {
    app: App,
    hand: Hand,
}

impl Walk {
    fn open(hand: Hand, home: TempDir, arguments: &[&str], title: &str) -> Option<Self> {
        let look = match hand {
            Hand::Keys => Look::Light,
            Hand::Mouse => Look::Dark,
        };
        let app = App::for_test_at_in(home, look, arguments)?;
        app.resize(hand.size());
        app.wait_for_title(title);
        Some(Self { app, hand })
    }

    fn open_again(self, today: &str, title: &str) -> Option<Self> {
        Self::open(self.hand, closed(self.app), &["--today", today], title)
    }

    fn new_workspace(&self) {
        self.picture("01-welcome");
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Control, Key::Char('n')]),
            Hand::Mouse => self.app.click("[aria-label=Begin] li:nth-child(2) button"),
        }
        self.app.wait_for_title("Plan — Roadbook");
        self.app.wait_for("[aria-label='Begin the roadmap']");
        self.picture("02-new-workspace");
    }

    fn item_and_decision(&self) {
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Char('c')]),
            Hand::Mouse => self.app.click("[aria-label='Begin the roadmap'] li:nth-child(2) button"),
        }
        self.title("Instant payouts");
        self.app.wait_for("aside[aria-label='R-1'] .facts");
        self.write("Timeframe", "Q2 2027");
        self.picture("03-item");
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Char('d')]),
            Hand::Mouse => {
                self.go("Decisions");
                self.app.wait_for_text("No decision is written down yet");
                self.app.click(".bar button.primary");
            }
        }
        self.title("Which rail?");
        self.app.wait_for("aside[aria-label='D-1']");
        self.picture("04-decision");
    }

    fn import(&self) {
        self.go("Import");
        self.app.wait_for_text("Bring in what you have");
        self.picture("05-import");
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Enter]),
            Hand::Mouse => self.app.click("[aria-label='Ways to import'] li:first-child button"),
        }
        self.app.wait_for_text("Import 3 items");
        self.picture("06-import-checked");
        self.take("Import 3 items");
        self.app.wait_for_text("It is one step: undo takes all of it back.");
        self.picture("07-imported");
        self.take("See the roadmap");
        self.app.wait_for_text("Fewer false alarms");
        self.picture("08-roadmap");
    }

    fn edit_and_mistake(&self) {
        self.open_record("R-3", "Statements as a file");
        self.write("Team", "Documents");
        self.picture("09-edited");
        self.write("Team", "Dokumets");
        self.undo();
        self.app.wait_until("the mistake is taken back", || !self.shows("Dokumets"));
        self.app.wait_for_text("Documents");
        self.picture("10-undone");
    }

    fn as_of_last_week(&self) {
        self.open_record("R-1", "Instant payouts");
        self.write("Timeframe", "Q3 2027");
        self.go("History");
        self.app.wait_for(".day input");
        self.picture("11-history");
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(&self.app, ".day input");
                self.app.type_text("17 nov 2026");
                self.app.wait_for(".pop [aria-selected=true]");
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => {
                self.app.click_one("[role=option]", "17 November");
                self.app.click_on("Look at the workspace after this");
            }
        }
        self.app.wait_for_text("The workspace as of 17 November 2026");
        self.go("Roadmap");
        self.app.wait_for_text("Q2 2027");
        assert!(!self.shows("Q3 2027"), "what was done this week is not there last week");
        self.picture("12-last-week");
        match self.hand {
            Hand::Keys => self.leave(),
            Hand::Mouse => self.app.click(".looking button"),
        }
        self.app.wait_until_gone(".looking");
        self.app.wait_for_text("Q3 2027");
        self.picture("13-today");
    }

    fn backup_and_restore(&self) {
        self.go("Backups");
        self.take("Back up now");
        self.app.wait_for_text("Made backup");
        self.picture("14-backups");
        self.open_record("R-1", "Instant payouts");
        self.write("Team", "Rails");
        self.go("Backups");
        let by_hand = ".days section:first-child li:first-child button";
        self.app.wait_for(by_hand);
        self.reach(by_hand);
        self.app.wait_for_text("Restoring changes 1 item.");
        assert_eq!(self.app.texts(".preview dd s"), ["Rails"], "what it is, beside what it becomes");
        self.picture("15-what-restoring-changes");
        self.take("Restore");
        self.app.wait_for_text("Back up now");
        self.picture("16-restored");
        self.undo();
        self.app.wait_for_text("Taken back");
        self.open_record("R-1", "Instant payouts");
        self.app.wait_for_text("Rails");
        self.picture("17-restoring-undone");
    }

    fn set_passphrase(&self) {
        self.go("Backups");
        self.take("Set passphrase");
        self.fill("New passphrase", PASSPHRASE);
        self.fill("The same again", PASSPHRASE);
        self.picture("18-passphrase");
        self.take("Set passphrase");
        // The key is made slow to guess, and every backup is written anew.
        self.app.wait_until_within(Duration::from_secs(60), "the passphrase is set", || {
            self.shows("need the passphrase from now on")
        });
        self.picture("19-passphrase-set");
    }

    fn say_passphrase(&self) {
        self.app.wait_for_text("Plan needs its passphrase");
        self.picture("20-asked");
        self.fill("Passphrase", "seven loud harbours");
        self.take("Open");
        self.app.wait_for_text("This passphrase does not open it.");
        self.picture("21-wrong");
        self.fill("Passphrase", PASSPHRASE);
        self.take("Open");
        self.app.wait_for_title("Plan — Roadbook");
        self.app.wait_for_text("Instant payouts");
    }

    fn as_customers(&self) {
        self.go("People and audiences");
        self.app.wait_for("[aria-label=Audiences] .entry[aria-current]");
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(&self.app, "[aria-label=Audiences] .entry");
                for _ in 0..self.app.count("[aria-label=Audiences] .entry") {
                    if self.app.texts(".entry[aria-current]").iter().any(|name| name.starts_with("Customers"))
                    {
                        break;
                    }
                    self.app.press(&[Key::ArrowDown]);
                }
            }
            Hand::Mouse => self.app.click_one("[aria-label=Audiences] .entry", "Customers"),
        }
        self.app.wait_for_text("See the roadmap as Customers");
        self.picture("22-audience");
        match self.hand {
            Hand::Keys => {
                back_to(&self.app, "See the roadmap as Customers");
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => self.app.click_on("See the roadmap as Customers"),
        }
        self.app.wait_for_text("The workspace as Customers see it");
        self.app.wait_for_text("Hidden: 4 items and 1 decision.");
        assert!(!self.shows("Instant payouts"), "what is internal is hidden");
        self.picture("23-as-customers");
        match self.hand {
            Hand::Keys => self.leave(),
            Hand::Mouse => self.app.click(".looking button"),
        }
        self.app.wait_until_gone(".looking");
        self.app.wait_for_text("Instant payouts");
        self.picture("24-all-of-it");
    }

    /// Goes to a view: through the palette, or the rail.
    fn go(&self, view: &str) {
        match self.hand {
            Hand::Keys => self.ask_palette(&format!("Go to {view}")),
            Hand::Mouse => self.app.click(&format!("nav.rail a[title^='{view}: ']")),
        }
        self.app.wait_for(&format!("nav.rail a[title^='{view}: '][aria-current]"));
    }

    fn ask_palette(&self, what: &str) {
        self.app.press(&[Key::Control, Key::Char('k')]);
        self.app.wait_for(".palette input:focus");
        self.app.type_text(what);
        self.app.wait_until(&format!("the palette offers {what}"), || {
            self.app.texts(".palette [aria-selected=true]").iter().any(|offer| offer.contains(what))
        });
        self.app.press(&[Key::Enter]);
        self.app.wait_until_gone(".palette");
    }

    /// Opens an item: through the palette, or its line on the roadmap.
    fn open_record(&self, reference: &str, title: &str) {
        match self.hand {
            Hand::Keys => self.ask_palette(title),
            Hand::Mouse => {
                self.go("Roadmap");
                self.app.wait_for_text(title);
                self.app.click_one("[role=row] button.open", reference);
            }
        }
        self.app.wait_for(&format!("aside[aria-label='{reference}'] .facts"));
    }

    /// Says the title of a new record and adds it.
    fn title(&self, title: &str) {
        self.app.wait_for(".side textarea:focus");
        match self.hand {
            Hand::Keys => {
                self.app.type_text(title);
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => {
                self.app.type_into(".side textarea", title);
                self.app.click_on("Add");
            }
        }
    }

    /// Writes into a field of the open record; what is clicked elsewhere keeps it, as Enter does.
    fn write(&self, field: &str, text: &str) {
        let value = format!("aside [title='Edit {field}']");
        let input = "aside .facts input";
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(&self.app, &value);
                self.app.press(&[Key::Enter]);
                self.app.wait_for(&format!("{input}:focus"));
                self.app.type_text(text);
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => {
                self.app.click(&value);
                self.app.wait_for(&format!("{input}:focus"));
                self.app.type_text(text);
                self.app.click("aside header");
            }
        }
        self.app.wait_for(&value);
        // What is typed is shown softly until it is written.
        self.app.wait_until_gone(&format!("{value} > .soft"));
        self.app.wait_until(&format!("{field} is {text}"), || {
            self.app.texts(&value).iter().any(|shown| shown.contains(text))
        });
    }

    /// Fills a field that has a label, in place of what is in it.
    fn fill(&self, label: &str, text: &str) {
        match self.hand {
            Hand::Keys => {
                tab_to(&self.app, label);
                self.app.press(&[Key::Control, Key::Char('a')]);
                self.app.type_text(text);
            }
            Hand::Mouse => {
                self.app.click_one("label", label);
                self.app.wait_for("input:focus");
                self.app.type_into("input:focus", text);
            }
        }
    }

    /// Takes back what was done last: with Ctrl+Z, or in the menu of the workspace.
    fn undo(&self) {
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Control, Key::Char('z')]),
            Hand::Mouse => {
                self.app.click("nav.rail .head");
                self.app.click_one("[role=menuitem]", "Undo");
            }
        }
    }

    /// Presses Escape until no other state is looked at: an open record is closed first.
    fn leave(&self) {
        self.app.wait_until("Escape leads back to all of it", || {
            if self.app.has(".looking") {
                self.app.press(&[Key::Escape]);
            }
            !self.app.has(".looking")
        });
    }

    /// Does what a button, link or entry with this label does.
    fn take(&self, label: &str) {
        match self.hand {
            Hand::Keys => {
                tab_to(&self.app, label);
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => self.app.click_on(label),
        }
    }

    /// The same for what only a CSS selector finds.
    fn reach(&self, selector: &str) {
        match self.hand {
            Hand::Keys => {
                tab_to_one_of(&self.app, selector);
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => self.app.click(selector),
        }
    }

    fn shows(&self, text: &str) -> bool {
        self.app.run_with("return document.body.innerText.includes(arguments[0])", json!([text]))
            == json!(true)
    }

    fn picture(&self, name: &str) {
        let hand = match self.hand {
            Hand::Keys => "keys",
            Hand::Mouse => "mouse",
        };
        for (size, end) in [(Size::Large, ""), (Size::Small, "-small")] {
            self.app.resize(size);
            self.app.screenshot(&format!("walk-{hand}-{name}{end}"));
        }
        self.app.resize(self.hand.size());
    }
}
