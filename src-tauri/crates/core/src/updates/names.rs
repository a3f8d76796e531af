//! Names of what an audience does not get, within values that it is shown: a withheld title in a longer title, a tag, an
//! option. The value itself is shown, so it is no leak there, and its author should know.

use std::collections::{BTreeMap, BTreeSet};

use super::warnings::{Warning, WarningKind};
use crate::audiences::Field;
use crate::audiences::view::{Change, Withheld};
use crate::leaks::{Search, name_spellings, tokens};
use crate::told::{SeenRecord, label};

/// The values that are names, and not running text.
const NAMES: [&str; 9] =
    ["title", "tags", "product", "team", "goal", "options", "chosen", "recommendation", "blocked"];

/// Everything of that kind, one for each record and value.
pub(super) fn names_inside(withheld: &[Withheld], seen: &[SeenRecord]) -> Vec<Warning> {
    let mut search = Search::default();
    let mut owners: BTreeMap<usize, &Withheld> = BTreeMap::new();
    let is_kept = |lost: &&Withheld| {
        let is_title = lost.field == Field::Title.key() && lost.change == Change::Reworded;
        is_title || lost.is_whole() && lost.change == Change::Withheld
    };
    for lost in withheld.iter().filter(is_kept) {
        for row in name_spellings(&lost.title) {
            owners.insert(search.add(&row), lost);
        }
    }
    let mut found = Vec::new();
    for record in seen {
        let values = record.values.iter().filter(|value| NAMES.contains(&value.field));
        for value in values {
            let words = tokens(&value.words);
            let rows = search.find_told(&words);
            // Two items may be called the same; a tag or an option that is called so is that item's name.
            let is_name = value.field != "title" && words.len() > 1;
            let others = rows.into_iter().filter(|row| is_name || search.row(*row).len() < words.len());
            let lost =
                others.filter_map(|row| owners.get(&row)).filter(|lost| lost.reference != record.reference);
            let names: BTreeSet<_> = lost.map(|lost| (&lost.reference, &lost.title)).collect();
            found.extend(names.into_iter().map(|(reference, title)| Warning {
                kind: WarningKind::NamesWithheld,
                reference: Some(record.reference.clone()),
                place: None,
                what: format!(
                    "“{title}” ({reference}) is not for them, and stands in {} of {}: “{}”",
                    label(value.field).to_lowercase(),
                    record.reference,
                    value.words
                ),
                hint: "Call it something else, give this audience another word for it, or say who may see it.".to_owned(),
            }));
        }
    }
    found
}
