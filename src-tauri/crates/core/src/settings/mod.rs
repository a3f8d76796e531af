//! Settings of the workspace: they travel with the file.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::op::Kind;
use crate::record::{Column, Record, Table, plain};
use crate::timeframe::FiscalYear;
use crate::workspace::Tx;

/// One setting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// Its name.
    pub id: String,
    /// Its value as text.
    pub value: String,
}

static TABLE: Table = Table::new("setting", COLUMNS);

const COLUMNS: &[Column] = &[plain("id", "id"), plain("value", "value")];

impl Record for Setting {
    const KIND: Kind = Kind::Setting;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}

const COMPANY: &str = "company";
const SENDER: &str = "sender";
const FISCAL_START: &str = "fiscalStart";

/// All settings, each with what it is when nobody set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The company's name, as it stands on pages.
    pub company: String,
    /// Where readers ask back, as it stands on pages.
    pub sender: String,
    /// When the fiscal year starts.
    pub fiscal: FiscalYear,
}

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn of(conn: &Connection) -> Result<Self> {
        let value = |name| Ok::<_, Error>(Setting::find(conn, name)?.map(|setting| setting.value));
        let month =
            value(FISCAL_START)?.and_then(|month| month.parse().ok()).and_then(FiscalYear::starting_in);
        Ok(Self {
            company: value(COMPANY)?.unwrap_or_default(),
            sender: value(SENDER)?.unwrap_or_default(),
            fiscal: month.unwrap_or_default(),
        })
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn keep(&self, tx: &Tx<'_>) -> Result<()> {
        put(tx, COMPANY, &self.company)?;
        put(tx, SENDER, &self.sender)?;
        put(tx, FISCAL_START, &self.fiscal.start_month().to_string())
    }
}

fn put(tx: &Tx<'_>, name: &str, value: &str) -> Result<()> {
    let setting = Setting { id: name.to_owned(), value: value.to_owned() };
    match Setting::find(tx.conn(), name)? {
        Some(before) => tx.change(&before, &setting),
        None => tx.create(&setting),
    }
}
