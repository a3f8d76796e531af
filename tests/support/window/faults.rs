//! What keeps people from using a screen: missing names, too little contrast, wrong roles, as axe-core finds them; and what
//! is cut off or lies under something else.

use std::fs;

use serde_json::{Value, json};

use super::app::App;
use crate::places;

/// Runs what is handed to it, and gives `rule: element: what is wrong` for each fault of WCAG 2.2 A and AA.
const SCRIPT: &str = "
    const [done] = [arguments[0]];
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
        (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll('\\n', ' ')}`))),
        (error) => done([`axe did not run: ${error}`]),
    );";

/// Gives a sentence for each button, link and field that nobody can get at, or whose words are cut. What lies in something
/// that scrolls can be scrolled to; an open record may lie over its list.
const CUT_OFF: &str = "
    const faults = new Set();
    const room = document.documentElement;
    if (room.scrollWidth > innerWidth + 1) faults.add('the page is wider than the window');
    if (room.scrollHeight > innerHeight + 1) faults.add('the page is higher than the window');
    const called = (found) =>
        (found.getAttribute('aria-label') || found.title || found.innerText || found.placeholder || found.className || found.tagName)
            .trim().replaceAll('\\n', ' ').slice(0, 60);
    const OVER = 'aside.side, [role=dialog], [role=menu], .toasts, .pop';
    const stays = (shown) => {
        for (let frame = shown; frame; frame = frame.parentElement)
            if (getComputedStyle(frame).position === 'sticky') return frame;
        return null;
    };
    const acts = document.querySelectorAll(
        'button, a[href], input:not([type=hidden]), textarea, [role=tab], [role=radio], [role=menuitem]');
    for (const act of acts) {
        const at = act.getBoundingClientRect();
        if (at.width < 4 || at.height < 4 || !act.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const style = getComputedStyle(act);
        if (style.display !== 'inline' && act.matches('button, a, [role=tab], [role=radio]')
            && style.overflowX !== 'visible'
            && act.scrollWidth > act.clientWidth + 2 && style.textOverflow !== 'ellipsis')
            faults.add(`“${called(act)}” has no room for its words`);
        // What is fixed to the window, or placed in a frame further out, is not cut by those between.
        let wide = true, high = true, inView = true, placed = style.position;
        for (let frame = act.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
            const { overflowX, overflowY, position } = getComputedStyle(frame);
            if (placed === 'fixed') break;
            if (placed === 'absolute' && position === 'static') continue;
            placed = position;
            const box = frame.getBoundingClientRect();
            const outX = at.left < box.left - 1 || at.right > box.right + 1;
            const outY = at.top < box.top - 1 || at.bottom > box.bottom + 1;
            const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
            if (overflowX !== 'visible' && (x < box.left || x > box.right)) inView = false;
            if (overflowY !== 'visible' && (y < box.top || y > box.bottom)) inView = false;
            if (['auto', 'scroll'].includes(overflowX) && frame.scrollWidth > frame.clientWidth) wide = false;
            if (['auto', 'scroll'].includes(overflowY) && frame.scrollHeight > frame.clientHeight) high = false;
            if ((wide && outX && ['hidden', 'clip'].includes(overflowX)) || (high && outY && ['hidden', 'clip'].includes(overflowY)))
                faults.add(`“${called(act)}” is cut off by ${frame.className || frame.tagName}`);
        }
        if (wide && (at.left < -1 || at.right > innerWidth + 1)) faults.add(`“${called(act)}” sticks out at the side`);
        if (high && (at.top < -1 || at.bottom > innerHeight + 1)) faults.add(`“${called(act)}” sticks out below`);
        const top = inView && document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
        const label = act.closest('label');
        // What scrolls goes below the heads and sums that stay.
        const above = top && stays(top);
        if (above && !above.contains(act)) continue;
        if (top && !act.contains(top) && !top.contains(act) && !(label && label.contains(top))
            && top.closest(OVER) === act.closest(OVER))
            faults.add(`“${called(act)}” lies under “${called(top)}”`);
    }
    return [...faults];";

impl App {
    /// What is cut off, sticks out or lies under something else on the page as it is now; empty when nothing was found.
    pub fn cut_off(&self) -> Vec<String> {
        let found = self.run(CUT_OFF);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What on the page as it is now keeps people from using it; empty when nothing was found.
    pub fn faults(&self) -> Vec<String> {
        let axe = places::root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("`cargo xtask setup` installs axe-core");
        self.run_with(&format!("if (!window.axe) {{ {axe}\n window.axe = axe; }}"), json!([]));
        let found = self.run_async(SCRIPT, json!([]));
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
