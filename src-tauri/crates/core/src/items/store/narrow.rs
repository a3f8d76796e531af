//! What narrows items down, as SQL with its values apart: filters that were chosen, filters that were typed, and words.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;

use super::page::column;
use crate::error::{Error, Result};
use crate::filter::{Bounds, DayEnd, Edge, Filter, Linked, Name, Sense, Test, When};
use crate::formats::words::Scale;
use crate::items::field::ItemField;
use crate::items::list::{ItemFilter, ItemQuery, ItemSort, ScoreColumn};
use crate::roadmap::clash;
use crate::scores::RICE;
use crate::scores::work_out::scores;
use crate::search::find::query as search_query;
use crate::statuses::StatusMap;
use crate::timeframe::Timeframe;

/// What comes after `select …`, and its values.
pub(super) struct Narrowed {
    pub(super) sql: String,
    pub(super) values: Vec<SqlValue>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The items themselves, in an order: the index of the totals would have to be sorted first, so the plus keeps SQLite
    /// from it.
    Items,
    /// Their counts and sums, which that index holds.
    Totals,
}

impl Narrowed {
    /// What lets items through that a query asks for, as seen from a day.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the typed filter cannot be read, or the storage's failure.
    pub(super) fn by(conn: &Connection, query: &ItemQuery, today: NaiveDate, asked: Asked) -> Result<Self> {
        let plus = if asked == Asked::Items { "+" } else { "" };
        let mut narrowed = Self { sql: "from item i".to_owned(), values: Vec::new() };
        if let (ItemSort::Score(ScoreColumn(model)), Asked::Items) = (&query.sort, asked) {
            narrowed.join_scores(conn, model)?;
        }
        narrowed.sql += &format!(" where {plus}i.archived = {}", u8::from(query.put_away));
        for filter in query.filters.iter().filter(|filter| !filter.values.is_empty()) {
            let chosen = narrowed.chosen(filter);
            narrowed.and(&chosen);
        }
        if let Some(words) = query.search.as_deref().filter(|words| !words.trim().is_empty()) {
            let found = narrowed.found(words);
            narrowed.and(&found);
        }
        let filter =
            Filter::read(conn, query.filter.as_deref().unwrap_or_default(), query.score_meant(), today)?;
        for term in &filter.terms {
            let test = narrowed.test(conn, &term.test)?;
            narrowed.and(&match term.sense {
                Sense::Must => test,
                Sense::MustNot => format!("not coalesce({test}, 0)"),
            });
        }
        Ok(narrowed)
    }

    /// Puts the score of each item beside it. One that is not there any more, as in an old view, gives none.
    fn join_scores(&mut self, conn: &Connection, model: &str) -> Result<()> {
        let scores = match scores(conn, model) {
            Err(Error::Invalid { .. }) => BTreeMap::new(),
            scores => scores?,
        };
        let scores = serde_json::Map::from_iter(scores.into_iter().map(|(id, score)| (id.0, score.into())));
        let place = self.value(serde_json::Value::from(scores).to_string());
        // The limit keeps SQLite from joining row by row with what has no index.
        self.sql += &format!(
            " left join (select key as id, value as score from json_each({place}) limit -1) s on s.id = i.id"
        );
        Ok(())
    }

    fn and(&mut self, condition: &str) {
        self.sql += " and ";
        self.sql += condition;
    }

    /// Keeps a value and gives its place.
    fn value(&mut self, value: impl Into<SqlValue>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// Keeps a list of values; what it gives stands behind `in`.
    fn list(&mut self, values: impl Into<serde_json::Value>) -> String {
        let place = self.value(values.into().to_string());
        format!("(select value from json_each({place}))")
    }

    fn chosen(&mut self, filter: &ItemFilter) -> String {
        let list = self.list(filter.values.clone());
        match filter.field {
            ItemField::Tags => format!("exists (select 1 from json_each(i.tags) t where t.value in {list})"),
            ItemField::Owner => {
                format!("coalesce((select p.name from person p where p.id = i.owner), '') in {list}")
            }
            field => format!("coalesce({}, '') in {list}", column(field)),
        }
    }

    fn found(&mut self, words: &str) -> String {
        match search_query(words) {
            Some(words) => {
                let place = self.value(words);
                format!(
                    "i.id in (select e.record from search join search_entry e on e.id = search.rowid \
                     where search match {place})"
                )
            }
            None => "false".to_owned(),
        }
    }

    fn test(&mut self, conn: &Connection, test: &Test) -> Result<String> {
        Ok(match test {
            Test::Words(words) => self.found(words),
            Test::Named(field, names) => any(names.iter().map(|name| self.named(*field, name)).collect()),
            Test::Steps(field, steps) => {
                let steps: Vec<_> = steps.iter().map(|step| step.unwrap_or_default()).collect();
                let list = self.list(steps);
                format!("coalesce({}, '') in {list}", column(*field))
            }
            Test::Holds(field, parts) => any(parts.iter().map(|part| self.holds(*field, part)).collect()),
            Test::Day(end, bounds) => {
                let column = day_column(*end);
                self.between(column, bounds, |day| SqlValue::from(day.to_string()))
            }
            Test::NoDay(end) => format!("{} is null", day_column(*end)),
            Test::When(times) => any(times.iter().map(|when| self.when(*when)).collect()),
            Test::Effort(bounds) => self.between("i.effort", bounds, SqlValue::from),
            Test::NoEffort => "i.effort is null".to_owned(),
            Test::Score(model, asked) => {
                let mut found = scores(conn, model.as_deref().unwrap_or(RICE))?;
                found.retain(|_, score| asked.is_none_or(|bounds| lies_among(*score, &bounds)));
                let list = self.list(found.into_keys().map(|id| id.0).collect::<Vec<_>>());
                format!("i.id {} {list}", if asked.is_some() { "in" } else { "not in" })
            }
            Test::OnScale(steps) => self.on_scale(conn, steps)?,
            Test::Numbers(numbers) => {
                let list = self.list(numbers.clone());
                format!("i.number in {list}")
            }
            Test::PartOf(numbers) if numbers.is_empty() => "i.parent is null".to_owned(),
            Test::PartOf(numbers) => {
                let list = self.list(numbers.clone());
                format!(
                    "i.id in (with recursive below (id) as (select c.id from item c join item p on c.parent = p.id \
                     where p.number in {list} union select c.id from item c join below on c.parent = below.id) \
                     select id from below)"
                )
            }
            Test::Overdue(today) => {
                let place = self.value(today.to_string());
                let open = self.test(conn, &Test::Open)?;
                format!("(i.ends_on < {place} and {open})")
            }
            Test::Open => {
                let over = self.on_scale(conn, &[Some(Scale::Done), Some(Scale::Cut)])?;
                format!("not {over}")
            }
            Test::Blocked => {
                let over = self.on_scale_of(conn, "o", &[Some(Scale::Done), Some(Scale::Cut)])?;
                format!("exists ({} and not {over})", linked(Linked::DependsOn))
            }
            Test::Conflict => {
                let list = self.list(clashing(conn)?);
                format!("i.number in {list}")
            }
            Test::Linked(asked) => format!("exists ({})", linked(*asked)),
            Test::LinkedTo(asked, numbers) if numbers.is_empty() => {
                format!("not exists ({})", linked(*asked))
            }
            Test::LinkedTo(asked, numbers) => {
                let list = self.list(numbers.clone());
                format!("exists ({} and o.number in {list})", linked(*asked))
            }
        })
    }

    /// Tags fit when one of them does; an owner also by the first name or the last.
    fn named(&mut self, field: ItemField, name: &Name) -> String {
        let subject = match field {
            ItemField::Owner => "(select folded(p.name) from person p where p.id = i.owner)".to_owned(),
            ItemField::Tags => "folded(t.value)".to_owned(),
            field => format!("folded({})", column(field)),
        };
        let fits = match name {
            Name::None if field == ItemField::Tags => return "json_array_length(i.tags) = 0".to_owned(),
            Name::None => return format!("coalesce({}, '') = ''", column(field)),
            Name::Is(name) if field == ItemField::Owner => {
                let place = self.value(format!(" {name} "));
                format!("instr(' ' || {subject} || ' ', {place}) > 0")
            }
            Name::Is(name) => {
                let place = self.value(name.clone());
                format!("{subject} = {place}")
            }
            Name::Like(pattern) => {
                let escaped = pattern.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
                let place = self.value(escaped.replace('*', "%"));
                format!("{subject} like {place} escape '\\'")
            }
        };
        match field {
            ItemField::Tags => format!("exists (select 1 from json_each(i.tags) t where {fits})"),
            _ => fits,
        }
    }

    fn holds(&mut self, field: ItemField, part: &str) -> String {
        let column = column(field);
        if part.is_empty() {
            return format!("coalesce({column}, '') = ''");
        }
        let place = self.value(part.to_owned());
        format!("instr(folded({column}), {place}) > 0")
    }

    fn between<T: Copy>(&mut self, column: &str, bounds: &Bounds<T>, sql: impl Fn(T) -> SqlValue) -> String {
        let mut both = vec![format!("{column} is not null")];
        for (bound, closed, open) in [(bounds.from, ">=", ">"), (bounds.to, "<=", "<")] {
            if let Some((value, edge)) = bound {
                let place = self.value(sql(value));
                let sign = if edge == Edge::In { closed } else { open };
                both.push(format!("{column} {sign} {place}"));
            }
        }
        format!("({})", both.join(" and "))
    }

    fn when(&mut self, when: When) -> String {
        match when {
            When::Unscheduled => "i.timeframe = ''".to_owned(),
            When::Wide(horizon) => {
                let place = self.value(horizon.key().to_owned());
                format!("i.timeframe = {place}")
            }
            When::Days(first, last) if first == NaiveDate::MIN && last == NaiveDate::MAX => {
                "(i.starts_on is not null or i.ends_on is not null)".to_owned()
            }
            When::Days(first, last) => {
                let (first, last) = (self.value(first.to_string()), self.value(last.to_string()));
                format!(
                    "((i.starts_on is not null or i.ends_on is not null) \
                     and coalesce(i.starts_on, i.ends_on) <= {last} and coalesce(i.ends_on, i.starts_on) >= {first})"
                )
            }
        }
    }

    /// The words in use that lie there.
    fn on_scale(&mut self, conn: &Connection, steps: &[Option<Scale>]) -> Result<String> {
        self.on_scale_of(conn, "i", steps)
    }

    /// The same for the item of another name in the query.
    fn on_scale_of(&mut self, conn: &Connection, item: &str, steps: &[Option<Scale>]) -> Result<String> {
        let map = StatusMap::of(conn)?;
        let mut used = statuses(conn)?;
        used.retain(|(team, word)| steps.contains(&map.scale_of_word(team.as_deref(), word)));
        let used: Vec<_> = used
            .into_iter()
            .map(|(team, word)| format!("{}\u{1f}{word}", team.unwrap_or_default()))
            .collect();
        let list = self.list(used);
        Ok(format!("coalesce(coalesce({item}.team, '') || char(31) || {item}.status in {list}, 0)"))
    }
}

/// The status words of all items, with the teams that use them.
fn statuses(conn: &Connection) -> Result<Vec<(Option<String>, String)>> {
    let doing = || Error::storage("read the status words in use");
    let mut statement = conn.prepare_cached(include_str!("../sql/statuses.sql")).map_err(doing())?;
    let rows = statement.query_map([], |row| Ok((row.get("team")?, row.get("status")?))).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The records, called `o`, that an item has this to do with; what is put away is none of them.
fn linked(linked: Linked) -> &'static str {
    match linked {
        Linked::DependsOn => {
            "select 1 from link l join item o on o.id = l.to_id \
             where l.from_id = i.id and l.relation = 'dependsOn' and o.archived = 0"
        }
        Linked::Blocks => {
            "select 1 from link l join item o on o.id = l.from_id \
             where l.to_id = i.id and l.relation = 'dependsOn' and o.archived = 0"
        }
        Linked::Decision => {
            "select 1 from link l join decision o on o.id = l.from_id \
             where l.to_id = i.id and l.relation = 'concerns' and o.archived = 0"
        }
        Linked::Parts => "select 1 from item o where o.parent = i.id and o.archived = 0",
    }
}

/// The numbers of the items whose dates do not fit with those of what they depend on, and of what they depend on.
fn clashing(conn: &Connection) -> Result<Vec<u32>> {
    let doing = || Error::storage("look for dates that do not fit");
    let mut statement = conn.prepare_cached(include_str!("../sql/dependencies.sql")).map_err(doing())?;
    let rows = statement
        .query_map([], |row| {
            let numbers: [u32; 2] = [row.get("first")?, row.get("second")?];
            let times: [String; 2] = [row.get("first_time")?, row.get("second_time")?];
            Ok((numbers, times))
        })
        .map_err(doing())?;
    let mut found = Vec::new();
    for row in rows {
        let (numbers, times) = row.map_err(doing())?;
        let [first, second] = times.map(|code| Timeframe::from_code(&code).unwrap_or_default());
        if clash(first, second).is_some() {
            found.extend(numbers);
        }
    }
    Ok(found)
}

fn lies_among(score: f64, bounds: &Bounds<f64>) -> bool {
    let is_enough =
        bounds.from.is_none_or(|(from, edge)| score > from || (edge == Edge::In && score >= from));
    let is_little = bounds.to.is_none_or(|(to, edge)| score < to || (edge == Edge::In && score <= to));
    is_enough && is_little
}

fn day_column(end: DayEnd) -> &'static str {
    match end {
        DayEnd::Start => "i.starts_on",
        DayEnd::Due => "i.ends_on",
    }
}

fn any(conditions: Vec<String>) -> String {
    format!("({})", conditions.join(" or "))
}
