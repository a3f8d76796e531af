//! How a record lies in its table and in the log: a typed struct, the same fields as JSON, and columns of the same names.
//!
//! This is the only place that turns records into rows and rows into records; a kind of record only declares its table.

use std::sync::OnceLock;

use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::op::Kind;
use crate::search::Words;

/// A record's fields by name, as the log keeps them.
pub type Fields = Map<String, Value>;

/// A kind of record: what it is stored as and what can be searched in it.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    /// Its kind.
    const KIND: Kind;

    /// Whether it stays as it was made for ever: no change, no undo and no restore touches it.
    const IS_FROZEN: bool = false;

    /// Whether search finds such records by themselves.
    const IS_SEARCHED: bool = false;

    /// Refuses to touch a record that stays as it was made.
    ///
    /// # Errors
    /// [`Error::Invalid`] for every record of such a kind.
    fn refuse_when_frozen() -> Result<()> {
        if Self::IS_FROZEN { Err(Error::frozen(format!("An {}", Self::KIND.key()))) } else { Ok(()) }
    }

    /// Refuses to take a record back to what it was, or out of being, where something holds it that cannot be taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what holds it, and what can be done instead.
    fn refuse_to_go_back(_conn: &Connection, _now: &Self, _then: Option<&Self>) -> Result<()> {
        Ok(())
    }

    /// Its table. The first column is always the id.
    fn table() -> &'static Table;

    /// Its id.
    fn id(&self) -> &str;

    /// What search finds it by; nothing for kinds that are not searched.
    fn words(&self) -> Option<Words> {
        None
    }

    /// All its fields.
    ///
    /// # Errors
    /// When a field cannot be written as JSON.
    fn fields(&self) -> Result<Fields> {
        match serde_json::to_value(self)
            .map_err(Error::shape(format!("write down a {}", Self::KIND.key())))?
        {
            Value::Object(fields) => Ok(fields),
            other => {
                Err(Error::invalid(format!("A {} is not a set of fields: {other}", Self::KIND.key()), ""))
            }
        }
    }

    /// The record made of fields; what is missing is empty.
    ///
    /// # Errors
    /// When a field has another shape than this version knows.
    fn from_fields(fields: Fields) -> Result<Self> {
        serde_json::from_value(Value::Object(fields))
            .map_err(Error::shape(format!("read a stored {}", Self::KIND.key())))
    }

    /// Reads the record with this id.
    ///
    /// # Errors
    /// When the storage fails or holds something else.
    fn find(conn: &Connection, id: &str) -> Result<Option<Self>> {
        Self::table().fields_of(conn, id)?.map(Self::from_fields).transpose()
    }

    /// Reads the record that a reference cites.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, else as [`Record::find`].
    fn cited(conn: &Connection, reference: Reference) -> Result<Self> {
        let own = Letter::of(Self::KIND);
        if own != Some(reference.letter) {
            let what = own.map(Letter::word).unwrap_or_default();
            return Err(Error::not_found(format!("{what} {reference}").trim_start()));
        }
        let found = Self::table().fields_by_number(conn, reference.number)?;
        Self::from_fields(found.ok_or_else(|| Error::not_found(reference.to_string()))?)
    }

    /// Reads all records of the kind in the order they were made.
    ///
    /// # Errors
    /// As [`Record::find`].
    fn all(conn: &Connection) -> Result<Vec<Self>> {
        Self::table().every(conn)?.into_iter().map(Self::from_fields).collect()
    }
}

/// How a column holds its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text, a number or nothing, as it is.
    Plain,
    /// `true` as 1 and `false` as 0.
    Flag,
    /// A list or an object, as JSON text.
    Json,
    /// Written for sorting and filtering only, from the other fields; never read back.
    Derived,
}

/// One column: its name in the table, the field's name in the log, and how it holds it.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    name: &'static str,
    field: &'static str,
    holds: Holds,
}

/// A column that holds its field as it is.
pub const fn plain(name: &'static str, field: &'static str) -> Column {
    Column { name, field, holds: Holds::Plain }
}

/// A column that holds yes or no.
pub const fn flag(name: &'static str, field: &'static str) -> Column {
    Column { name, field, holds: Holds::Flag }
}

/// A column that holds a list or an object.
pub const fn json(name: &'static str, field: &'static str) -> Column {
    Column { name, field, holds: Holds::Json }
}

/// A column computed from the fields by the table's `derive`, under this name.
pub const fn derived(name: &'static str) -> Column {
    Column { name, field: name, holds: Holds::Derived }
}

/// A kind's table.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static [Column],
    derive: fn(&Fields) -> Fields,
    sql: OnceLock<Sql>,
}

#[derive(Debug)]
struct Sql {
    find: String,
    by_number: String,
    every: String,
    add: String,
    write: String,
    erase: String,
}

impl Table {
    /// Declares a table; its first column must be the id.
    pub const fn new(name: &'static str, columns: &'static [Column]) -> Self {
        Self::deriving(name, columns, |_| Fields::new())
    }

    /// Declares a table with columns that are computed from the fields.
    pub const fn deriving(
        name: &'static str,
        columns: &'static [Column],
        derive: fn(&Fields) -> Fields,
    ) -> Self {
        Self { name, columns, derive, sql: OnceLock::new() }
    }

    fn sql(&self) -> &Sql {
        self.sql.get_or_init(|| {
            let names = || self.columns.iter().map(|column| column.name);
            let read: Vec<_> = self
                .columns
                .iter()
                .filter(|column| column.holds != Holds::Derived)
                .map(|column| column.name)
                .collect();
            let (table, id) = (self.name, self.columns[0].name);
            let list: Vec<_> = names().collect();
            let holes: Vec<_> = (1..=list.len()).map(|n| format!("?{n}")).collect();
            let set: Vec<_> = names().skip(1).map(|name| format!("{name} = excluded.{name}")).collect();
            let add = format!("insert into {table} ({}) values ({})", list.join(", "), holes.join(", "));
            Sql {
                find: format!("select {} from {table} where {id} = ?1", read.join(", ")),
                by_number: format!("select {} from {table} where number = ?1", read.join(", ")),
                every: format!("select {} from {table} order by rowid", read.join(", ")),
                write: format!("{add} on conflict ({id}) do update set {}", set.join(", ")),
                add,
                erase: format!("delete from {table} where {id} = ?1"),
            }
        })
    }

    /// Its name in the file.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The columns to select so that [`Table::read`] can make fields of a row, each named after `alias`.
    pub(crate) fn select_list(&self, alias: &str) -> String {
        let names: Vec<_> = self
            .columns
            .iter()
            .filter(|column| column.holds != Holds::Derived)
            .map(|column| format!("{alias}.{}", column.name))
            .collect();
        names.join(", ")
    }

    /// Makes fields of a row that holds at least this table's columns.
    pub(crate) fn read(&self, row: &Row<'_>) -> rusqlite::Result<Fields> {
        let mut fields = Fields::new();
        let statement = row.as_ref();
        let mut next = 0;
        for column in self.columns.iter().filter(|column| column.holds != Holds::Derived) {
            // Rows hold the columns in this order; looking each up from the first one on takes longer than reading it.
            let is_next = statement.column_name(next).is_ok_and(|name| name == column.name);
            let place = if is_next { next } else { statement.column_index(column.name)? };
            fields.insert(column.field.to_owned(), from_sql(row.get_ref(place)?, column.holds));
            next = place + 1;
        }
        Ok(fields)
    }

    pub(crate) fn fields_of(&self, conn: &Connection, id: &str) -> Result<Option<Fields>> {
        let doing = || Error::storage(format!("read from {}", self.name));
        let mut statement = conn.prepare_cached(&self.sql().find).map_err(doing())?;
        statement.query_row([id], |row| self.read(row)).optional().map_err(doing())
    }

    /// The record with the number of a reference, for tables whose records have one.
    pub(crate) fn fields_by_number(&self, conn: &Connection, number: u32) -> Result<Option<Fields>> {
        let doing = || Error::storage(format!("read from {}", self.name));
        let mut statement = conn.prepare_cached(&self.sql().by_number).map_err(doing())?;
        statement.query_row([number], |row| self.read(row)).optional().map_err(doing())
    }

    pub(crate) fn every(&self, conn: &Connection) -> Result<Vec<Fields>> {
        let doing = || Error::storage(format!("read all of {}", self.name));
        let mut statement = conn.prepare_cached(&self.sql().every).map_err(doing())?;
        let rows = statement.query_map([], |row| self.read(row)).map_err(doing())?;
        rows.collect::<rusqlite::Result<_>>().map_err(doing())
    }

    /// Writes a record that is not there yet. Only the log's writer calls this, so that no change goes unlogged. An
    /// import of many records stands on its being a plain insert.
    pub(crate) fn add(&self, conn: &Connection, fields: &Fields) -> Result<()> {
        self.put(conn, &self.sql().add, fields)
    }

    /// Writes a whole record, new or changed. Only the log's writer calls this, so that no change goes unlogged.
    pub(crate) fn write(&self, conn: &Connection, fields: &Fields) -> Result<()> {
        self.put(conn, &self.sql().write, fields)
    }

    fn put(&self, conn: &Connection, sql: &str, fields: &Fields) -> Result<()> {
        let doing = || Error::storage(format!("write to {}", self.name));
        let derived = (self.derive)(fields);
        let mut statement = conn.prepare_cached(sql).map_err(doing())?;
        for (position, column) in self.columns.iter().enumerate() {
            let source = if column.holds == Holds::Derived { &derived } else { fields };
            statement
                .raw_bind_parameter(position + 1, to_sql(source.get(column.field), column.holds))
                .map_err(doing())?;
        }
        statement.raw_execute().map_err(doing())?;
        Ok(())
    }

    pub(crate) fn erase(&self, conn: &Connection, id: &str) -> Result<()> {
        let doing = || Error::storage(format!("take out of {}", self.name));
        conn.prepare_cached(&self.sql().erase).map_err(doing())?.execute([id]).map_err(doing())?;
        Ok(())
    }
}

fn from_sql(value: ValueRef<'_>, holds: Holds) -> Value {
    match (value, holds) {
        (ValueRef::Null | ValueRef::Blob(_), _) => Value::Null,
        (ValueRef::Integer(number), Holds::Flag) => Value::Bool(number != 0),
        (ValueRef::Integer(number), _) => Value::from(number),
        (ValueRef::Real(number), _) => Value::from(number),
        (ValueRef::Text(text), Holds::Json) => serde_json::from_slice(text).unwrap_or(Value::Null),
        (ValueRef::Text(text), _) => Value::String(String::from_utf8_lossy(text).into_owned()),
    }
}

fn to_sql(value: Option<&Value>, holds: Holds) -> ToSqlOutput<'_> {
    match (value, holds) {
        (None, Holds::Json) => ToSqlOutput::Owned(SqlValue::Text("null".into())),
        (Some(value), Holds::Json) => ToSqlOutput::Owned(SqlValue::Text(json_text(value))),
        (None | Some(Value::Null), Holds::Flag) => ToSqlOutput::Owned(SqlValue::Integer(0)),
        (None | Some(Value::Null), _) => ToSqlOutput::Owned(SqlValue::Null),
        (Some(Value::Bool(yes)), _) => ToSqlOutput::Owned(SqlValue::Integer(i64::from(*yes))),
        (Some(Value::String(text)), _) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        (Some(Value::Number(number)), _) => ToSqlOutput::Owned(match number.as_i64() {
            Some(whole) => SqlValue::Integer(whole),
            None => number.as_f64().map_or(SqlValue::Null, SqlValue::Real),
        }),
        (Some(value), _) => ToSqlOutput::Owned(SqlValue::Text(value.to_string())),
    }
}

/// JSON as text: what `to_string` gives, without a formatter between each two pieces of it.
pub(crate) fn json_text(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| value.to_string())
}

/// Fields without the empty ones: what the log keeps of a record that came into being.
pub(crate) fn without_empty(mut fields: Fields) -> Fields {
    fields.retain(|_, value| !is_empty(value));
    fields
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}
