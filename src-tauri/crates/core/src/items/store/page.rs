//! One page of items out of many: filtered, sorted and grouped by SQLite, so that only what is in view is read.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter};

use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::items::Item;
use crate::items::field::ItemField;
use crate::items::list::{ItemGroup, ItemQuery, ItemSort, Totals};
use crate::record::Record as _;
use crate::roadmap::LaneBy;

use super::narrow::{Asked, Narrowed};

/// The column a field is filtered and grouped by.
pub(super) fn column(field: ItemField) -> &'static str {
    match field {
        ItemField::Title => "i.title",
        ItemField::Level => "i.level",
        ItemField::Parent => "i.parent",
        ItemField::Product => "i.product",
        ItemField::Team => "i.team",
        ItemField::Goal => "i.goal",
        ItemField::Tags => "i.tags",
        ItemField::Owner => "i.owner",
        ItemField::Timeframe => "i.timeframe",
        ItemField::DateReason => "i.date_reason",
        ItemField::Start => "i.starts_on",
        ItemField::End => "i.ends_on",
        ItemField::Commitment => "i.commitment",
        ItemField::Health => "i.health",
        ItemField::Status => "i.status",
        ItemField::Effort => "i.effort",
        ItemField::Sensitivity => "i.sensitivity",
        ItemField::Description => "i.description",
        ItemField::PublicTitle => "i.public_title",
        ItemField::PublicText => "i.public_text",
        ItemField::InternalNote => "i.internal_note",
        ItemField::Links => "i.links",
        ItemField::DependsOn => concat!("'R-' || ", include_str!("../sql/depends_on.sql")),
        ItemField::Blocks => concat!("'R-' || ", include_str!("../sql/blocks.sql")),
    }
}

/// What rows are grouped by: of several tags the first counts, as it does for lanes.
fn group_column(by: LaneBy) -> &'static str {
    match by {
        LaneBy::Tag => "json_extract(i.tags, '$[0]')",
        LaneBy::Theme => include_str!("../sql/theme.sql"),
        by => column(by.field()),
    }
}

/// What rows are ordered by: words by their place on the scale, names without case, empty ones last.
fn order(sort: &ItemSort) -> &'static str {
    match sort {
        ItemSort::Score(_) => "s.score",
        ItemSort::Ref => "i.number",
        ItemSort::Start => "coalesce(i.starts_on, i.ends_on)",
        ItemSort::End => "coalesce(i.ends_on, i.starts_on)",
        ItemSort::Field(ItemField::Timeframe) => "coalesce(i.starts_on, i.ends_on)",
        ItemSort::Field(ItemField::Title) => "i.title collate nocase",
        ItemSort::Field(ItemField::Product) => "i.product collate nocase",
        ItemSort::Field(ItemField::Team) => "i.team collate nocase",
        ItemSort::Field(ItemField::Goal) => "i.goal collate nocase",
        ItemSort::Field(ItemField::Status) => "i.status collate nocase",
        ItemSort::Field(ItemField::Owner) => {
            "(select p.name collate nocase from person p where p.id = i.owner)"
        }
        ItemSort::Field(ItemField::Level) => {
            "case i.level when 'theme' then 0 when 'initiative' then 1 when 'feature' then 2 else 3 end"
        }
        ItemSort::Field(ItemField::Commitment) => {
            "case i.commitment when 'committed' then 0 when 'likely' then 1 when 'might' then 2 end"
        }
        ItemSort::Field(ItemField::Health) => {
            "case i.health when 'offTrack' then 0 when 'atRisk' then 1 when 'onTrack' then 2 end"
        }
        ItemSort::Field(ItemField::Sensitivity) => {
            "case i.sensitivity when 'public' then 0 when 'partner' then 1 when 'internal' then 2 \
             when 'confidential' then 3 else 4 end"
        }
        ItemSort::Field(ItemField::DependsOn) => include_str!("../sql/depends_on.sql"),
        ItemSort::Field(ItemField::Blocks) => include_str!("../sql/blocks.sql"),
        ItemSort::Field(field) => column(*field),
    }
}

/// What groups are ordered by.
fn group_order(by: LaneBy) -> &'static str {
    match by {
        LaneBy::Tag => "lower(json_extract(i.tags, '$[0]'))",
        LaneBy::Theme => concat!(
            "(select t.title collate nocase from item t where t.id = ",
            include_str!("../sql/theme.sql"),
            ")"
        ),
        by => order(&ItemSort::Field(by.field())),
    }
}

/// What stands behind `order by`: groups first, then the order within, then the reference.
fn order_by(query: &ItemQuery) -> String {
    let mut by = Vec::new();
    if let Some(group) = query.group {
        let key = group_order(group);
        by.push(format!("{key} is null, {key}, {}", group_column(group)));
    }
    let key = order(&query.sort);
    by.push(format!("{key} is null, {key}{}", if query.descending { " desc" } else { "" }));
    let plain_order = query.group.is_none() && query.sort == ItemSort::Ref;
    if plain_order {
        format!("i.number{}", if query.descending { " desc" } else { "" })
    } else {
        format!("{}, i.number", by.join(", "))
    }
}

/// The items of the page.
pub(in crate::items) fn rows(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<Vec<Item>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let sql = format!(
        "select {} {sql} order by {} limit {} offset {}",
        Item::table().select_list("i"),
        order_by(query),
        query.limit,
        query.offset
    );
    let doing = || Error::storage("read items");
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows =
        statement.query_map(params_from_iter(values), |row| Item::table().read(row)).map_err(doing())?;
    rows.map(|row| Item::from_fields(row.map_err(doing())?)).collect()
}

/// The ids of everything that is not filtered away, without order.
pub(crate) fn ids(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<HashSet<ItemId>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let doing = || Error::storage("find items");
    let mut statement = conn.prepare_cached(&format!("select i.id {sql}")).map_err(doing())?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get("id")).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The same in the order of the rows.
pub(crate) fn ordered_ids(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<Vec<ItemId>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let doing = || Error::storage("find items in their order");
    let sql = format!("select i.id {sql} order by {}", order_by(query));
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get("id")).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The same with their effort.
pub(in crate::items) fn efforts(
    conn: &Connection,
    query: &ItemQuery,
    today: NaiveDate,
) -> Result<Vec<(ItemId, Option<f64>)>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let doing = || Error::storage("read the effort of items");
    let sql = format!("select i.id, i.effort {sql} order by {}", order_by(query));
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows = statement
        .query_map(params_from_iter(values), |row| Ok((row.get("id")?, row.get("effort")?)))
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// What a board counts of an item, whether its card is shown or not.
pub(in crate::items) struct Counted {
    /// The item.
    pub id: ItemId,
    /// The value that says which column it stands in; empty for none.
    pub value: String,
    /// What it adds to the sums.
    pub adds: Totals,
}

/// The same as a board counts them by a field.
pub(in crate::items) fn counted(
    conn: &Connection,
    query: &ItemQuery,
    field: ItemField,
    today: NaiveDate,
) -> Result<Vec<Counted>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let doing = || Error::storage("count the cards of a board");
    let sql = format!(
        "select i.id, coalesce({}, '') as value, {ADDS} {sql} order by {}",
        column(field),
        order_by(query)
    );
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows = statement
        .query_map(params_from_iter(values), |row| {
            Ok(Counted { id: row.get("id")?, value: row.get("value")?, adds: sums(row)? })
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// What one item adds to [`SUMS`].
const ADDS: &str = "1 as items, coalesce(i.starts_on, i.ends_on) as starts, coalesce(i.ends_on, i.starts_on) as ends, \
    i.effort as effort, i.health = 'atRisk' as at_risk, i.health = 'offTrack' as off_track";

/// Of what only its end is known, as of "by 26 Feb", that day is where it begins and ends, too.
const SUMS: &str = "count(*) as items, min(coalesce(i.starts_on, i.ends_on)) as starts, \
    max(coalesce(i.ends_on, i.starts_on)) as ends, sum(i.effort) as effort, \
    sum(i.health = 'atRisk') as at_risk, sum(i.health = 'offTrack') as off_track";

/// Counts and sums over everything that is not filtered away.
pub(in crate::items) fn totals(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<Totals> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Totals)?;
    let doing = || Error::storage("count items");
    let sql = format!("select {SUMS} {sql}");
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    statement.query_row(params_from_iter(values), sums).map_err(doing())
}

/// The groups in the order their items come, each with its counts and sums.
pub(in crate::items) fn groups(
    conn: &Connection,
    query: &ItemQuery,
    group: LaneBy,
    today: NaiveDate,
) -> Result<Vec<ItemGroup>> {
    let Narrowed { sql, values } = Narrowed::by(conn, query, today, Asked::Items)?;
    let (column, key) = (group_column(group), group_order(group));
    let sql = format!(
        "select {column} as key, {SUMS} {sql} group by {column} order by min({key}) is null, min({key}), {column}"
    );
    let doing = || Error::storage("group items");
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows = statement
        .query_map(params_from_iter(values), |row| Ok((row.get::<_, Option<String>>("key")?, sums(row)?)))
        .map_err(doing())?;
    let mut groups = Vec::new();
    let mut first_row = 0;
    for row in rows {
        let (key, totals) = row.map_err(doing())?;
        let count = totals.count;
        groups.push(ItemGroup { key: key.unwrap_or_default(), label: String::new(), first_row, totals });
        first_row += count;
    }
    Ok(groups)
}

/// The values a field has, for filters and completion, most used first.
pub(in crate::items) fn values_in_use(conn: &Connection, field: ItemField) -> Result<Vec<String>> {
    let column = column(field);
    let sql = match field {
        ItemField::Tags => "select t.value as value from item i, json_each(i.tags) t where i.archived = 0 \
             group by t.value order by count(*) desc, t.value limit 500"
            .to_owned(),
        ItemField::Owner => {
            "select p.name as value from person p where p.archived = 0 order by p.name limit 500".to_owned()
        }
        _ => format!(
            "select {column} as value from item i where i.archived = 0 and {column} is not null \
             group by {column} order by count(*) desc, {column} limit 500"
        ),
    };
    let doing = || Error::storage("read the values of a field");
    let mut statement = conn.prepare_cached(&sql).map_err(doing())?;
    let rows = statement.query_map([], |row| row.get("value")).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

fn sums(row: &Row<'_>) -> rusqlite::Result<Totals> {
    Ok(Totals {
        count: row.get("items")?,
        start: row.get("starts")?,
        end: row.get("ends")?,
        effort: row.get("effort")?,
        at_risk: row.get::<_, Option<u32>>("at_risk")?.unwrap_or(0),
        off_track: row.get::<_, Option<u32>>("off_track")?.unwrap_or(0),
    })
}
