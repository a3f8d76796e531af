//! What is measured on: a made-up Jira export of any length, always the same, and workspaces it was imported into.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Days, Local, NaiveDate, Utc};
use roadbook_core::clock::Clock;
use roadbook_core::ids::TimeOrderedIds;
use roadbook_core::imports::{self, ImportRequest};
use roadbook_core::items::list::{ItemQuery, items};
use roadbook_core::watch::Unwatched;
use roadbook_core::{Access, Surroundings, Workspace};
use tempfile::TempDir;

const HEAD: &str = "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Assignee,Reporter,\
    Created,Updated,Due date,Labels,Labels,Description,Sprint,Custom field (Start date),\
    Custom field (Story point estimate),Custom field (Team),Parent,Parent key\n";

/// Words that titles and descriptions are made of; searches look for them.
pub const WORDS: &[&str] = &[
    "account",
    "address",
    "alert",
    "amount",
    "archive",
    "audit",
    "balance",
    "bank",
    "batch",
    "billing",
    "branch",
    "budget",
    "calendar",
    "card",
    "charge",
    "checkout",
    "client",
    "consent",
    "contract",
    "country",
    "credit",
    "currency",
    "customer",
    "dashboard",
    "deadline",
    "delivery",
    "device",
    "discount",
    "dispute",
    "document",
    "duplicate",
    "estimate",
    "euro",
    "export",
    "feature",
    "filter",
    "forecast",
    "fraud",
    "gateway",
    "handover",
    "identity",
    "import",
    "instant",
    "invoice",
    "journey",
    "ledger",
    "limit",
    "locale",
    "login",
    "mandate",
    "merchant",
    "migration",
    "notice",
    "onboarding",
    "order",
    "partner",
    "password",
    "payout",
    "permission",
    "phone",
    "policy",
    "portal",
    "price",
    "product",
    "profile",
    "quarter",
    "queue",
    "receipt",
    "refund",
    "region",
    "release",
    "report",
    "request",
    "retry",
    "review",
    "risk",
    "rollout",
    "rounding",
    "sandbox",
    "schedule",
    "search",
    "session",
    "settlement",
    "shipment",
    "signature",
    "statement",
    "subscription",
    "support",
    "tariff",
    "tax",
    "team",
    "template",
    "threshold",
    "ticket",
    "timeout",
    "transfer",
    "upload",
    "vendor",
    "voucher",
    "wallet",
    "webhook",
    "workflow",
];

/// A folder that is gone afterwards, and what was made in it.
pub struct Ground {
    folder: TempDir,
    workspaces: RefCell<BTreeMap<usize, PathBuf>>,
}

impl Ground {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), workspaces: RefCell::default() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A workspace of so many items, made when it is first asked for.
    pub fn workspace(&self, items: usize) -> PathBuf {
        self.workspaces
            .borrow_mut()
            .entry(items)
            .or_insert_with(|| {
                let path = self.folder().join(format!("bench {items}.roadbook"));
                let request = ImportRequest {
                    path: self.export(items).display().to_string(),
                    ..ImportRequest::default()
                };
                let workspace = Workspace::create(&path, surroundings()).unwrap();
                let done = imports::import(&workspace, &request, &Unwatched).unwrap();
                assert_eq!(
                    done.value.created.items as usize,
                    items,
                    "every row is an item: {:?}",
                    done.value.problems.first()
                );
                path
            })
            .clone()
    }

    /// A Jira export of so many rows.
    pub fn export(&self, rows: usize) -> PathBuf {
        let path = self.folder().join(format!("jira-{rows}.csv"));
        if !path.exists() {
            fs::write(&path, export(rows)).unwrap();
        }
        path
    }
}

/// An empty workspace.
pub fn create(path: &Path) -> Workspace {
    Workspace::create(path, surroundings()).unwrap()
}

/// Opens a workspace as the window does.
pub fn open(path: &Path) -> Workspace {
    Workspace::open(path, Access::Write, surroundings()).unwrap()
}

/// How many items a workspace has that somebody else has open.
pub fn items_beside(path: &Path) -> u32 {
    let workspace = Workspace::open(path, Access::Read, surroundings()).unwrap();
    let query = ItemQuery { limit: 1, ..ItemQuery::default() };
    workspace.read(|conn| items(conn, &query, workspace.today())).unwrap().totals.count
}

/// The world around a workspace that is measured.
pub fn surroundings() -> Surroundings {
    Surroundings {
        clock: Arc::new(SystemClock),
        ids: Arc::new(TimeOrderedIds),
        by: "Bench".into(),
        device: "bench".into(),
        program: "roadbook bench".into(),
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }
}

fn export(rows: usize) -> String {
    let mut dice = Dice(7);
    let mut csv = HEAD.to_owned();
    let first_day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    for row in 0..rows {
        let epic = row - row % 10;
        let kind = if row == epic { "Epic" } else { ["Story", "Task", "Bug"][dice.roll(3)] };
        let title = dice.words(5);
        let text = dice.words(40);
        let start = first_day + Days::new(dice.roll(500) as u64);
        let due = start + Days::new(5 + dice.roll(80) as u64);
        let status = ["To Do", "In Progress", "Done", "Blocked"][dice.roll(4)];
        let priority = ["High", "Medium", "Low"][dice.roll(3)];
        let people = [dice.roll(40), dice.roll(40)];
        let labels = [dice.words(1), dice.words(1)];
        let (parent, parent_key) = if row == epic {
            (String::new(), String::new())
        } else {
            (format!("{}", 10_000 + epic), format!("PAY-{}", epic + 1))
        };
        writeln!(
            csv,
            "{title} {row},PAY-{key},{id},{kind},{status},PAY,Payments,{priority},Person {one},Person {two},\
             {start} 09:00,{start} 10:30,{due} 00:00,{label},{other},\"{text}\n\n{title}, {text}.\",Sprint {sprint},{start} 09:00,\
             {points},Team {team},{parent},{parent_key}",
            key = row + 1,
            id = 10_000 + row,
            one = people[0],
            two = people[1],
            start = start.format("%d/%b/%y"),
            due = due.format("%d/%b/%y"),
            label = labels[0],
            other = labels[1],
            sprint = row % 26,
            points = 1 + dice.roll(13),
            team = row % 12,
        )
        .unwrap();
    }
    csv
}

/// Chance that falls the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}
