//! The block `items`: entries or a table, as one list or one part a group.

use roadbook_formats::document::{
    Align, Block, Cell, Column, Ledger, Line, Section, SectionWidth, Tone, Weight, Width,
};

use super::Expanded;
use super::entry::{SHOW, Show, entry};
use super::groups::{BY, By, grouped};
use super::{MOST, cut_short};
use crate::audiences::view::{SeenItem, When};
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::{Page, is_counted, is_over, mark, sort_by_start};
use roadbook_formats::words::{Commitment, Level, Mark, Scale};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Entries,
    Table,
}

/// Which items a block is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    All,
    Open,
    Done,
    AtRisk,
    Cut,
    Committed,
    Milestones,
}

const LOOKS: &[(&str, Look)] = &[("entries", Look::Entries), ("table", Look::Table)];
const ONLY: &[(&str, Only)] = &[
    ("all", Only::All),
    ("open", Only::Open),
    ("done", Only::Done),
    ("at risk", Only::AtRisk),
    ("cut", Only::Cut),
    ("committed", Only::Committed),
    ("milestones", Only::Milestones),
];
const USUAL: &[Show] = &[Show::Text, Show::When, Show::Commitment, Show::Status];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let by = call.choice(template, "by", BY)?;
    let look = call.choice(template, "as", LOOKS)?;
    let only = call.choice(template, "only", ONLY)?;
    let show = call.choices(template, "show", SHOW, USUAL)?;
    let tag = call.take("tag").map(|tag| tag.to_lowercase());
    let most = call.number(template, "most", MOST)?;
    let has_tag = |item: &SeenItem| {
        tag.as_ref().is_none_or(|tag| item.tags.iter().any(|known| known.to_lowercase() == *tag))
    };
    let mut items: Vec<_> =
        page.view.items.iter().filter(|item| is_meant(item, only) && has_tag(item)).collect();
    sort_by_start(&mut items);
    let note = cut_short(&mut items, most);
    if items.is_empty() {
        return Ok(Expanded::default());
    }
    if by == By::Nothing {
        return Ok(Expanded { note, ..Expanded::of(vec![block(&items, look, &show)]) });
    }
    let groups = grouped(page, &items, by).into_iter().map(|group| Section {
        blocks: vec![block(&group.items, look, &show)],
        label: group.label,
        note: group.note,
        weight: Weight::Group,
        width: SectionWidth::Beside,
        ..Section::default()
    });
    Ok(Expanded { groups: groups.collect(), ..Expanded::default() })
}

fn is_meant(item: &SeenItem, only: Only) -> bool {
    match only {
        Only::All => true,
        Only::Open => !is_over(item) && is_counted(item),
        // Who asks for what is done means to say so.
        Only::Done => item.scale == Some(Scale::Done),
        Only::AtRisk => matches!(mark(item), Some(Mark::AtRisk | Mark::OffTrack)),
        Only::Cut => item.scale == Some(Scale::Cut),
        Only::Committed => item.commitment == Some(Commitment::Committed) && !is_over(item),
        Only::Milestones => item.level == Level::Milestone && !is_over(item),
    }
}

fn block(items: &[&SeenItem], look: Look, show: &[Show]) -> Block {
    match look {
        Look::Entries => Block::Items(items.iter().map(|item| entry(item, show)).collect()),
        Look::Table => Block::Ledger(table(items, show)),
    }
}

/// A row an item; a column that would be empty all the way down is left out.
fn table(items: &[&SeenItem], show: &[Show]) -> Ledger {
    let show: Vec<_> =
        show.iter().copied().filter(|field| items.iter().any(|item| field.words(item).is_some())).collect();
    let columns = std::iter::once(Column::new("Item", Width::Share(3))).chain(show.iter().map(|field| {
        let width = match field {
            Show::Commitment | Show::Status | Show::Word | Show::Effort | Show::Level => Width::Date,
            Show::Owner | Show::Team | Show::Product | Show::Goal => Width::Name,
            Show::When
            | Show::Text
            | Show::Theme
            | Show::Tags
            | Show::Dependencies
            | Show::Links
            | Show::Source => Width::Share(2),
        };
        Column { head: field.label().to_owned(), width, align: Align::Start }
    }));
    let rows = items.iter().map(|item| {
        let title = Line { reference: Some(item.reference.clone()), ..Line::new(&item.title, Tone::Strong) };
        let cells = show.iter().map(|field| cell(item, *field));
        std::iter::once(Cell { lines: vec![title] }).chain(cells).collect()
    });
    Ledger { columns: columns.collect(), rows: rows.collect() }
}

fn cell(item: &SeenItem, field: Show) -> Cell {
    let Some(words) = field.words(item) else { return Cell::default() };
    let mut line = Line::new(words, Tone::Plain);
    match field {
        Show::Status => line.mark = mark(item),
        Show::Commitment => line.commitment = item.commitment,
        Show::When => line.day = item.when.as_ref().and_then(When::day),
        Show::Text => {
            let prose = roadbook_formats::document::prose::from_markdown(&line.text);
            line.text = roadbook_formats::document::prose::plain_text(&prose);
        }
        _ => {}
    }
    Cell { lines: vec![line] }
}
