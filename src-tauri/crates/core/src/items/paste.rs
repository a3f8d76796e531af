//! Takes cells that were copied from a spreadsheet or from here: into items that are there, and below them as new ones.

use roadbook_formats::counts::things;

use super::add::create;
use super::assign::{NEVER_EMPTY, assign};
use super::field::ItemField;
use super::{Item, store};
use crate::error::{Error, Result};
use crate::ids::{ItemId, Reference};
use crate::links::depend::Depending;
use crate::op::{Committed, Op, in_words};
use crate::pasted::{Mistakes, cells, unquoted};
use crate::workspace::{Tx, Workspace};
use roadbook_formats::fold::fold_words;

/// What pasting did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pasted {
    /// How many items got values.
    pub changed: u32,
    /// How many are new.
    pub added: u32,
}

/// Puts copied cells into items, row by row from the first one, cell by cell from the first field; a field that cannot be
/// written in is passed over. Rows beyond the items become new items when they have a title. A first row of headings says
/// which column is which instead; then a reference finds its item, and rows without one are new. One cell goes into every
/// item.
///
/// # Errors
/// [`Error::Invalid`] naming the first cells that cannot be read; then nothing is changed.
pub fn paste(
    workspace: &Workspace,
    text: &str,
    ids: &[ItemId],
    fields: &[Option<ItemField>],
) -> Result<Committed<Pasted>> {
    let cells = cells(text);
    if cells.is_empty() {
        return Err(Error::invalid("There is nothing to paste", "Copy cells first."));
    }
    workspace.transact(Op::Edit, "", |tx| {
        let mut pasting = Pasting {
            tx,
            pasted: Pasted::default(),
            mistakes: Mistakes::default(),
            depending: Depending::default(),
            left_out: Vec::new(),
        };
        match headings(&cells[0]).filter(|_| cells.len() > 1) {
            Some(columns) => {
                let unknown = cells[0].iter().zip(&columns).filter(|(_, column)| **column == Column::Unknown);
                let names = unknown.map(|(name, _)| name.trim().to_owned());
                pasting.left_out = names.filter(|name| !name.is_empty()).collect();
                pasting.by_headings(&columns, &cells[1..])?;
            }
            None if cells.len() == 1 && cells[0].len() == 1 => {
                pasting.everywhere(&cells[0][0], ids, fields)?;
            }
            None => pasting.in_place(&cells, ids, fields)?,
        }
        pasting.end()
    })
}

/// A column of the copied cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Reference,
    Field(ItemField),
    Unknown,
}

struct Pasting<'a, 'b> {
    tx: &'a Tx<'b>,
    pasted: Pasted,
    mistakes: Mistakes,
    /// Dependencies are made when all rows are read: one below may have to let go of what one above asks for.
    depending: Depending,
    /// The headings that name no field.
    left_out: Vec<String>,
}

impl Pasting<'_, '_> {
    fn everywhere(&mut self, cell: &str, ids: &[ItemId], fields: &[Option<ItemField>]) -> Result<()> {
        let Some(Some(field)) = fields.first() else { return Err(not_written_in()) };
        for id in ids {
            let before = store::get(self.tx.conn(), id)?;
            self.change(1, before, &[(*field, cell.to_owned())])?;
        }
        Ok(())
    }

    fn in_place(
        &mut self,
        cells: &[Vec<String>],
        ids: &[ItemId],
        fields: &[Option<ItemField>],
    ) -> Result<()> {
        let widest = cells.iter().map(Vec::len).max().unwrap_or_default();
        if widest > fields.len() {
            let what =
                format!("{widest} columns were copied, and {} are here from this cell on", fields.len());
            return Err(Error::invalid(
                what,
                "Begin further left, show more columns, or copy the headings as the first row.",
            ));
        }
        if fields.iter().take(widest).all(Option::is_none) {
            return Err(not_written_in());
        }
        for (number, row) in (1..).zip(cells) {
            let values: Vec<_> = fields
                .iter()
                .zip(row)
                .filter_map(|(field, cell)| field.map(|field| (field, cell.clone())))
                .collect();
            match ids.get(number - 1) {
                Some(id) => {
                    let before = store::get(self.tx.conn(), id)?;
                    self.change(number, before, &values)?;
                }
                None => self.add(number, &values)?,
            }
        }
        Ok(())
    }

    fn by_headings(&mut self, columns: &[Column], cells: &[Vec<String>]) -> Result<()> {
        for (number, row) in (2..).zip(cells) {
            let mut known = None;
            let mut values = Vec::new();
            for (column, cell) in columns.iter().zip(row) {
                match column {
                    Column::Reference if !cell.trim().is_empty() => match cell.parse::<Reference>() {
                        Ok(reference) => known = Some(store::by_reference(self.tx.conn(), reference)?),
                        Err(error) => self.mistakes.note(number, "Ref", &error),
                    },
                    Column::Field(field) => values.push((*field, cell.clone())),
                    Column::Reference | Column::Unknown => {}
                }
            }
            match known {
                Some(before) => self.change(number, before, &values)?,
                None => {
                    values.retain(|(_, cell)| !cell.trim().is_empty());
                    self.add(number, &values)?;
                }
            }
        }
        Ok(())
    }

    fn change(&mut self, number: usize, before: Item, values: &[(ItemField, String)]) -> Result<()> {
        let mut after = before.clone();
        self.put(number, &mut after, values);
        let depends_anew = self.depend(number, &before, values);
        if before != after || depends_anew {
            self.pasted.changed += 1;
        }
        self.tx.change(&before, &after)
    }

    fn add(&mut self, number: usize, values: &[(ItemField, String)]) -> Result<()> {
        if values.iter().all(|(_, cell)| cell.trim().is_empty()) {
            return Ok(());
        }
        let mut item = Item::default();
        self.put(number, &mut item, values);
        if item.title.is_empty() {
            let missing = Error::invalid("a new item needs a title", "");
            self.mistakes.note(number, ItemField::Title.word(), &missing);
            return Ok(());
        }
        let item = create(self.tx, item)?;
        self.depend(number, &item, values);
        self.pasted.added += 1;
        Ok(())
    }

    /// Reads what an item depends on and what depends on it; whether that is not so yet.
    fn depend(&mut self, number: usize, item: &Item, values: &[(ItemField, String)]) -> bool {
        let mut is_new = false;
        for (field, cell) in values {
            let Some(end) = field.dependency() else { continue };
            match self.depending.read(self.tx, item, end, unquoted(cell)) {
                Ok(changes) => is_new |= changes,
                Err(error) => self.mistakes.note(number, field.word(), &error),
            }
        }
        is_new
    }

    fn put(&mut self, number: usize, item: &mut Item, values: &[(ItemField, String)]) {
        for (field, cell) in values.iter().filter(|(field, _)| field.dependency().is_none()) {
            let cell = unquoted(cell);
            // What can never be empty stays as it is where the sheet left it out.
            if NEVER_EMPTY.contains(field) && cell.trim().is_empty() {
                continue;
            }
            if let Err(error) = assign(self.tx, item, *field, cell) {
                self.mistakes.note(number, field.word(), &error);
            }
        }
    }

    fn end(self) -> Result<Pasted> {
        self.mistakes.end()?;
        self.depending.keep(self.tx)?;
        let Pasted { changed, added } = self.pasted;
        let left_out = match self.left_out.as_slice() {
            [] => String::new(),
            names => format!("; left out {}", in_words(names)),
        };
        let items = |many: u32| things(many, "item", "items");
        let new = |many: u32| things(many, "new item", "new items");
        let pasted = match (changed, added) {
            (changed, 0) => format!("Pasted into {}", items(changed)),
            (0, added) => format!("Pasted {}", new(added)),
            (changed, added) => format!("Pasted into {}, and {}", items(changed), new(added)),
        };
        self.tx.say(format!("{pasted}{left_out}"));
        Ok(self.pasted)
    }
}

fn not_written_in() -> Error {
    Error::invalid("This column cannot be written in", "Begin in another column.")
}

/// What each column is, when the first row names fields: at least two of them, or the title.
fn headings(row: &[String]) -> Option<Vec<Column>> {
    let column = |cell: &String| {
        let name = fold_words(cell);
        if ["ref", "reference"].contains(&name.as_str()) {
            return Column::Reference;
        }
        let names = |field: &ItemField| {
            [field.key(), field.word()].iter().any(|known| fold_words(known) == name)
                || (*field == ItemField::Title && ["item", "name"].contains(&name.as_str()))
                || (*field == ItemField::Effort
                    && ["effort, d", "effort, days", "effort (days)"].contains(&name.as_str()))
        };
        ItemField::ALL.iter().copied().find(names).map_or(Column::Unknown, Column::Field)
    };
    let columns: Vec<_> = row.iter().map(column).collect();
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    let has_title = columns.contains(&Column::Field(ItemField::Title));
    (known >= 2 || (has_title && columns.len() == 1)).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_names() {
        let row = |text: &str| cells(text).pop().unwrap();
        let known = headings(&row("Ref\tItem\tTeam\tMood")).unwrap();
        assert_eq!(known[0], Column::Reference);
        assert_eq!(known[1], Column::Field(ItemField::Title));
        assert_eq!(known[3], Column::Unknown);
        assert_eq!(headings(&row("Payouts\tTeam")), None, "one name alone may be a value");
        assert!(headings(&row("Title")).is_some());
    }
}
