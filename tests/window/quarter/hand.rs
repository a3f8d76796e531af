//! How a quarter is planned with one hand or the other, and what is seen of it. Whatever follows from what is done is
//! waited for where it is seen.

use roadbook_tests::window::Key;
use serde_json::json;

use super::Quarter;
use crate::window::ways::{tab_to, tab_to_one_of};

/// What the quarter is planned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    Keys,
    Mouse,
}

impl Quarter {
    /// Shows the items in a layout: by its number, or where it is called so.
    pub(super) fn lay_out(&self, number: u8, layout: &str, stands: &str) {
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Control, Key::Char(char::from(b'0' + number))]),
            Hand::Mouse => self.app.click_one("main .filters [role=radio]", layout),
        }
        self.app.wait_for(stands);
    }

    pub(super) fn group_by(&self, field: &str) {
        let button = "main .filters button";
        let is_grouped = || self.app.texts(button).iter().any(|words| words.starts_with("Grouped by"));
        match self.hand {
            Hand::Keys => self.ask_palette(&format!("Grouped by: {field}")),
            Hand::Mouse => {
                let words = if is_grouped() { "Grouped by" } else { "Not grouped" };
                self.choose(|| self.app.click_one(button, words), field);
            }
        }
        self.app.wait_until("the view is grouped so", || is_grouped() == (field != "Nothing"));
    }

    pub(super) fn go_to(&self, view: &str) {
        match self.hand {
            Hand::Keys => self.ask_palette(&format!("Go to {view}")),
            Hand::Mouse => self.app.click(&format!("nav.rail a[title^='{view}: ']")),
        }
        self.app.wait_for(&format!("nav.rail a[title^='{view}: '][aria-current]"));
    }

    pub(super) fn ask_palette(&self, what: &str) {
        self.app.press(&[Key::Control, Key::Char('k')]);
        self.app.wait_for(".palette input:focus");
        self.app.type_text(what);
        self.app.wait_until(&format!("the palette offers {what}"), || {
            self.app.texts(".palette [aria-selected=true]").iter().any(|offer| offer.contains(what))
        });
        self.app.press(&[Key::Enter]);
        self.app.wait_until_gone(".palette");
    }

    /// Opens a menu and takes the first line that begins so, once the menu stands still.
    pub(super) fn choose(&self, open: impl Fn(), line: &str) {
        open();
        self.app.wait_for("[role=menu]");
        self.app.wait_until("the menu stands still", || {
            self.app.run("return document.getAnimations().every((one) => one.playState !== 'running')")
                == json!(true)
        });
        self.app.click_one("[role=menu] [role^=menuitem]", line);
        self.app.wait_until_gone("[role=menu]");
    }

    /// Does what a button with this label does.
    pub(super) fn take(&self, label: &str) {
        match self.hand {
            Hand::Keys => {
                tab_to(&self.app, label);
                self.app.press(&[Key::Enter]);
            }
            Hand::Mouse => self.app.click_on(label),
        }
    }

    pub(super) fn undo(&self) {
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Control, Key::Char('z')]),
            Hand::Mouse => self.choose(|| self.app.click("nav.rail .head"), "Undo"),
        }
    }

    pub(super) fn close_inspector(&self) {
        if !self.app.has("aside.side") {
            return;
        }
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Control, Key::Char('\\')]),
            Hand::Mouse => self.app.click_on("Close, Esc"),
        }
        self.app.wait_until_gone("aside.side");
    }

    pub(super) fn close_refusal(&self) {
        self.app.click(".toasts [role=alert] button:last-child");
        self.app.wait_until_gone(".toasts [role=alert]");
    }

    /// Takes a bar by its joint to another.
    pub(super) fn join(&self, from: &str, to: &str) {
        let joint = format!(".plan[data-ref='{from}'] .joint");
        let there = format!(
            "const to = document.querySelector(`.plan[data-ref='{to}']`).getBoundingClientRect();
             return [to.left + to.width / 2, to.top + to.height / 2];"
        );
        let (right, down) = self.way(&joint, &there);
        self.app.drag(&joint, right, down);
    }

    /// How far it is from the middle of an element to a point of the window that a script gives; it has the element as its
    /// first argument.
    pub(super) fn way(&self, selector: &str, to: &str) -> (i32, i32) {
        self.app.wait_for(selector);
        let script = format!(
            "const found = document.querySelector(arguments[0]);
             const box = found.getBoundingClientRect();
             const [x, y] = (function () {{ {to} }})(found);
             return [x - box.left - box.width / 2, y - box.top - box.height / 2].map(Math.round);"
        );
        let found = self.app.run_with(&script, json!([selector]));
        serde_json::from_value(found).expect("a way right and down")
    }

    /// Goes right until the cell looked at is of a column.
    pub(super) fn go_to_column(&self, key: &str) {
        let at = format!("#cell-at.{key}");
        for _ in 0..30 {
            if self.app.has(&at) {
                return;
            }
            self.app.press(&[Key::ArrowRight]);
        }
        panic!("the arrows do not lead to {key}");
    }

    /// Shows the first lanes.
    pub(super) fn go_to_top(&self) {
        match self.hand {
            Hand::Keys => self.app.press(&[Key::Home]),
            Hand::Mouse => {
                self.app.run("document.querySelector('[role=treegrid]').scrollTop = 0");
            }
        }
    }

    /// The first bar of the first lane: with keys it is the one looked at.
    pub(super) fn first_bar(&self) -> String {
        if self.hand == Hand::Keys {
            tab_to_one_of(&self.app, "[role=treegrid]");
        }
        self.go_to_top();
        match self.hand {
            Hand::Keys => {
                self.app.wait_for(".plan.at");
                self.app.attribute(".plan.at", "data-ref").unwrap()
            }
            Hand::Mouse => {
                self.app.wait_until("a bar is in view", || !self.bars_in_view().is_empty());
                self.bars_in_view().remove(0)
            }
        }
    }

    /// The bars whose middle can be taken, from the top.
    pub(super) fn bars_in_view(&self) -> Vec<String> {
        let found = self.app.run(
            "const middle = (bar) => { const box = bar.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; };
             return [...document.querySelectorAll('.plan')]
                 .filter((bar) => document.elementFromPoint(...middle(bar))?.closest('.plan') === bar)
                 .toSorted((one, other) => middle(one)[1] - middle(other)[1])
                 .map((bar) => bar.dataset.ref);",
        );
        serde_json::from_value(found).expect("references")
    }

    pub(super) fn has_bar(&self, reference: &str) -> bool {
        self.app.has(&format!(".plan[data-ref='{reference}']"))
    }

    /// What a bar says of its time; nothing while it is not drawn.
    pub(super) fn when(&self, reference: &str) -> String {
        let script = "return document.querySelector(`.plan[data-ref='${arguments[0]}']`)?.title ?? '';";
        self.app.run_with(script, json!([reference])).as_str().unwrap_or_default().to_owned()
    }

    /// The lane a bar is drawn in; nothing while it is not drawn.
    pub(super) fn lane_of(&self, reference: &str) -> String {
        let found = self.app.run_with(
            "const bar = document.querySelector(`.plan[data-ref='${arguments[0]}']`)?.getBoundingClientRect();
             const lanes = [...document.querySelectorAll('.lane:not(.head)')];
             const isIn = (box) => bar && box.top <= bar.top + 8 && bar.top + 8 < box.bottom;
             const lane = lanes.find((lane) => isIn(lane.getBoundingClientRect()));
             return lane?.querySelector('.name').innerText ?? '';",
            json!([reference]),
        );
        found.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Waits until what was moved is let go and lies where it belongs now.
    pub(super) fn wait_until_landed(&self, what: &str, is_so: impl Fn() -> bool) {
        self.app.wait_until(what, || !self.app.has(".plan.moving") && is_so());
    }

    pub(super) fn wait_for_lanes(&self) {
        self.app.wait_until("lanes are teams", || {
            self.app.texts(".lane .name").iter().any(|name| name.starts_with("Cards"))
        });
    }

    /// The column a card stands in; nothing while it is not drawn.
    pub(super) fn column_of(&self, reference: &str) -> String {
        let found = self.app.run_with(
            "const card = [...document.querySelectorAll('.card')]
                 .find((card) => card.querySelector('.ref').innerText === arguments[0]);
             return card?.closest('[data-column]').querySelector('.head b').innerText ?? '';",
            json!([reference]),
        );
        found.as_str().unwrap_or_default().to_owned()
    }

    /// The name of a picture of a step.
    pub(super) fn named(&self, step: &str) -> String {
        let hand = if self.hand == Hand::Keys { "keys" } else { "mouse" };
        format!("quarter-{hand}-{step}")
    }
}
