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
            // On the very edge of what scrolls, a point of a larger page may be rounded to either side.
            if (overflowX !== 'visible' && (x < box.left + 2 || x > box.right - 2)) inView = false;
            if (overflowY !== 'visible' && (y < box.top + 2 || y > box.bottom - 2)) inView = false;
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

/// Gives a sentence for each text that lies over another, or is cut in the middle of a letter. What scrolls can be scrolled
/// to, what is cut with an ellipsis says so, and what lies over the page with a ground of its own is meant to.
const ILLEGIBLE: &str = "
    const faults = new Set();
    const OVER = 'aside.side, [role=dialog], [role=menu], .toasts, .pop, .veil, .tip-line';
    const shown = [];
    const said = (text) => text.trim().replace(/\\s+/g, ' ').slice(0, 50);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const holder = node.parentElement;
        if (!node.data.trim() || !holder || holder.closest('option, textarea, script, style')) continue;
        if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
            let { left, right, top, bottom } = rect;
            let dotted = false, scrolls = false, placed = 'static';
            for (let frame = holder; frame && frame !== document.body; frame = frame.parentElement) {
                const style = getComputedStyle(frame);
                if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') dotted = true;
                // So narrow that not even a letter and the sign that it goes on have room.
                if (style.textOverflow === 'ellipsis' && frame.clientWidth < 12 && frame.scrollWidth > frame.clientWidth + 1)
                    faults.add(`“${said(node.data)}” has hardly any room in ${frame.className || frame.tagName}`);
                const passes = placed === 'fixed' || (placed === 'absolute' && style.position === 'static');
                if (!passes && style.overflowX !== 'visible') {
                    const box = frame.getBoundingClientRect();
                    if (['auto', 'scroll'].includes(style.overflowX)) scrolls = true;
                    const seen = Math.min(right, box.right) - Math.max(left, box.left);
                    const high = Math.min(bottom, box.bottom) - Math.max(top, box.top);
                    const isCut = right > box.right + 2 || left < box.left - 2;
                    if (hides(style.overflowX) && !dotted && !scrolls && isCut && seen > 2 && high > 4)
                        faults.add(`“${said(node.data)}” is cut in the middle by ${frame.className || frame.tagName}`);
                    [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
                    [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
                }
                if (!passes) placed = style.position;
            }
            [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
            [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
            if (right - left > 3 && bottom - top > 3) shown.push({ node, holder, left, right, top, bottom });
        }
    }
    // Whether something between a text and what holds both has a ground of its own, so that it covers the other.
    const covers = (text, other) => {
        for (let frame = text.holder; frame && !frame.contains(other.holder); frame = frame.parentElement) {
            const { backgroundColor, backgroundImage, position } = getComputedStyle(frame);
            if (position === 'sticky' || position === 'fixed') return true;
            if (backgroundImage !== 'none' || !/(, 0|\\/ 0)\\)$|^transparent$/.test(backgroundColor)) return true;
        }
        return false;
    };
    shown.sort((one, other) => one.top - other.top);
    shown.forEach((one, at) => {
        for (let next = at + 1; next < shown.length && shown[next].top < one.bottom - 4; next++) {
            const other = shown[next];
            if (other.node === one.node) continue;
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (wide < 4 || high < 4 || one.holder.closest(OVER) !== other.holder.closest(OVER)) continue;
            if (!covers(one, other) && !covers(other, one))
                faults.add(`“${said(one.node.data)}” and “${said(other.node.data)}” lie over each other`);
        }
    });
    return [...faults];";

impl App {
    /// The texts on the page as it is now that nobody can read in full, without a sign of it; empty when nothing was found.
    pub fn illegible(&self) -> Vec<String> {
        self.sentences(ILLEGIBLE)
    }

    fn sentences(&self, script: &str) -> Vec<String> {
        let found = self.run(script);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What is cut off, sticks out or lies under something else on the page as it is now; empty when nothing was found.
    pub fn cut_off(&self) -> Vec<String> {
        self.sentences(CUT_OFF)
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
