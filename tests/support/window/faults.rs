//! What keeps people from using a screen, as axe-core finds it: missing names, too little contrast, wrong roles.

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

impl App {
    /// What on the page as it is now keeps people from using it; empty when nothing was found.
    pub fn faults(&self) -> Vec<String> {
        let axe = places::root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("`cargo xtask setup` installs axe-core");
        self.run_with(&format!("if (!window.axe) {{ {axe}\n window.axe = axe; }}"), json!([]));
        let found = self.run_async(SCRIPT, json!([]));
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
