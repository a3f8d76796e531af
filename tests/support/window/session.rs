//! The few WebDriver messages we need (W3C WebDriver), as JSON over HTTP to this machine.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// How WebDriver names the reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One open window, as the driver sees it.
#[derive(Debug)]
pub(super) struct Session {
    agent: Agent,
    /// `http://…/session/<id>`
    url: String,
}

/// What went wrong: WebDriver's own word for it ("no such element") and its message.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) kind: String,
    pub(super) message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.kind)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Closes the window; it may have closed itself.
        let _ = sent(self.agent.delete(&self.url).call());
    }
}

impl Session {
    /// Opens a program.
    pub(super) fn open(driver: &str, program: &str, arguments: &[String]) -> Result<Self, Refusal> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "tauri:options": { "application": program, "args": arguments },
            "timeouts": { "script": 30_000, "pageLoad": 30_000, "implicit": 0 },
        } } });
        let answer = sent(agent.post(format!("{driver}/session")).send_json(wanted))?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        let url = format!("{driver}/session/{id}");
        Ok(Self { agent, url })
    }

    /// Asks for something: `title`, `screenshot`.
    pub(super) fn get(&self, what: &str) -> Result<Value, Refusal> {
        sent(self.agent.get(format!("{}/{what}", self.url)).call())
    }

    /// Has something done: `execute/sync`, `actions`.
    pub(super) fn post(&self, what: &str, body: Value) -> Result<Value, Refusal> {
        sent(self.agent.post(format!("{}/{what}", self.url)).send_json(body))
    }

    /// The first element a CSS selector finds.
    pub(super) fn find(&self, selector: &str) -> Result<String, Refusal> {
        let found = self.post("element", json!({ "using": "css selector", "value": selector }))?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }
}

fn sent(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let unreadable = |error: ureq::Error| Refusal { kind: "no answer".into(), message: error.to_string() };
    let mut answer = answer.map_err(unreadable)?;
    let status = answer.status();
    // A screenshot of a large window is bigger than what is read by default.
    let body: Value =
        answer.body_mut().with_config().limit(64 * 1024 * 1024).read_json().map_err(unreadable)?;
    let value = &body["value"];
    if status.is_success() {
        return Ok(value.clone());
    }
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refusal { kind: text("error"), message: text("message") })
}
