//! Which layouts of a template carry what, and where there is room on them.

use super::TemplateError;
use super::xml::Node;
use crate::write::pptx::canvas::Placeholder;

/// So much of a slide is enough room for content.
const ENOUGH: f64 = 0.45;
/// On less than this nobody can read it.
const LEAST: f64 = 0.3;

/// A layout and what it has places for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    pub(super) part: String,
    pub(super) title: (Placeholder, Area),
    pub(super) lead: Option<Placeholder>,
    pub(super) foot: Option<Placeholder>,
    pub(super) number: Option<Placeholder>,
    /// How wide the foot is, in EMU.
    pub(super) foot_width: f64,
    pub(super) area: Area,
}

/// A rectangle in EMU.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Area {
    fn right(self) -> f64 {
        self.x + self.w
    }

    fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// How large it is, as a part of another.
    fn part_of(self, whole: Self) -> f64 {
        if self.w <= 0.0 || self.h <= 0.0 { 0.0 } else { self.w * self.h / (whole.w * whole.h) }
    }

    /// The part of it that lies on the slide; none when it stands beside it.
    fn on(self, slide: Self) -> Option<Self> {
        let (x, y) = (self.x.max(0.0), self.y.max(0.0));
        let (w, h) = (self.right().min(slide.w) - x, self.bottom().min(slide.h) - y);
        (w > 0.0 && h > 0.0).then_some(Self { x, y, w, h })
    }

    /// Whether it covers another by more than this.
    fn covers(self, other: Self, by: f64) -> bool {
        let (across, down) = (
            self.right().min(other.right()) - self.x.max(other.x),
            self.bottom().min(other.bottom()) - self.y.max(other.y),
        );
        across > by && down > by
    }
}

/// A placeholder of a layout or master and where it stands, if it says so itself.
#[derive(Clone)]
pub(super) struct Box {
    kind: String,
    index: Option<u32>,
    area: Option<Area>,
    /// Whether it stands elsewhere than it says.
    moved: bool,
}

pub(super) fn boxes(root: &Node) -> Vec<Box> {
    let mut out = Vec::new();
    root.each("sp", &mut |shape| {
        let Some(place) = shape.find("ph") else { return };
        let area = shape.find("spPr").and_then(|properties| properties.find("xfrm")).and_then(|frame| {
            let (at, size) = (frame.find("off")?, frame.find("ext")?);
            Some(Area { x: at.number("x"), y: at.number("y"), w: size.number("cx"), h: size.number("cy") })
        });
        let index = place.attribute("idx").and_then(|index| index.parse().ok());
        let kind = place.attribute("type").unwrap_or("obj").to_owned();
        out.push(Box { kind, index, area, moved: false });
    });
    out
}

/// Boxes that were made for a larger slide, set closer together so that they stand on this one with their margins, as
/// PowerPoint itself does when the size of slides is changed.
fn fitted(own: &[Box], master: &[Box], slide: Area) -> (Vec<Box>, Vec<Box>) {
    let areas = || own.iter().chain(master).filter_map(|one| one.area);
    let on = || areas().filter(|area| (0.0..slide.w).contains(&area.x) && (0.0..slide.h).contains(&area.y));
    let by = |whole: f64, begin: &dyn Fn(&Area) -> f64, end: &dyn Fn(&Area) -> f64| {
        let last = on().map(|area| end(&area)).fold(0.0, f64::max);
        let margin = on().map(|area| begin(&area)).fold(f64::INFINITY, f64::min);
        if last > whole * 1.001 { whole / (last + margin) } else { 1.0 }
    };
    let across = by(slide.w, &|area| area.x, &|area| area.right());
    let down = by(slide.h, &|area| area.y, &|area| area.bottom());
    let moved = across < 1.0 || down < 1.0;
    let fit =
        |area: Area| Area { x: area.x * across, y: area.y * down, w: area.w * across, h: area.h * down };
    let set = |boxes: &[Box]| {
        boxes.iter().map(|one| Box { area: one.area.map(fit), moved, ..one.clone() }).collect()
    };
    (set(own), set(master))
}

/// The layout for content: of those with a title, in the order of their kinds, the first that leaves enough room beside
/// it, else the one that leaves most.
///
/// # Errors
/// When none has a title, or none leaves room that can be read.
pub(super) fn for_content(
    layouts: &[(String, Node)],
    master: &[Box],
    slide: Area,
) -> Result<Chosen, TemplateError> {
    let by_kind = of_kinds(layouts, &["titleOnly", "obj", "tx", "cust"]);
    let with_title: Vec<Chosen> = by_kind
        .chain(layouts)
        .filter_map(|(part, node)| {
            let (own, master) = fitted(&boxes(node), master, slide);
            Layout { own: &own, master: &master, slide }.chosen(part, Layout::room)
        })
        .collect();
    let size = |chosen: &Chosen| chosen.area.part_of(slide);
    let enough = with_title.iter().find(|chosen| size(chosen) >= ENOUGH);
    let most = || {
        let readable = with_title.iter().filter(|chosen| size(chosen) >= LEAST);
        // Of equals the first: `max_by` would take the last.
        readable.rev().max_by(|one, other| size(one).total_cmp(&size(other)))
    };
    match enough.or_else(most) {
        Some(chosen) => Ok(chosen.clone()),
        None if with_title.is_empty() => Err(TemplateError::NoTitle),
        None => Err(TemplateError::NoRoom),
    }
}

/// The layout of the first slide, when the template has one for it.
pub(super) fn for_cover(layouts: &[(String, Node)], master: &[Box], slide: Area) -> Option<Chosen> {
    of_kinds(layouts, &["title", "secHead"]).find_map(|(part, node)| {
        let (own, master) = fitted(&boxes(node), master, slide);
        Layout { own: &own, master: &master, slide }.chosen(part, Layout::room_below_lead)
    })
}

fn of_kinds<'a>(
    layouts: &'a [(String, Node)],
    kinds: &'static [&'static str],
) -> impl Iterator<Item = &'a (String, Node)> {
    kinds
        .iter()
        .flat_map(move |kind| layouts.iter().filter(move |(_, node)| node.attribute("type") == Some(*kind)))
}

/// A layout with what it takes over from its master.
struct Layout<'a> {
    own: &'a [Box],
    master: &'a [Box],
    slide: Area,
}

impl Layout<'_> {
    /// What it has places for; nothing without a title that stands on the slide.
    fn chosen(&self, part: &str, room: impl Fn(&Self, Area) -> Area) -> Option<Chosen> {
        let title = self.own.iter().find(|one| matches!(one.kind.as_str(), "title" | "ctrTitle"))?;
        let usual = Area { h: self.slide.h * 0.15, ..self.slide };
        let area = title.area.or_else(|| self.of_master("title")).unwrap_or(usual).on(self.slide)?;
        let kind = if title.kind == "ctrTitle" { "ctrTitle" } else { "title" };
        Some(Chosen {
            part: part.to_owned(),
            title: (self.placeholder(title, kind), area),
            lead: self.place("subTitle"),
            foot: self.place("ftr"),
            number: self.place("sldNum"),
            foot_width: self.wide("ftr"),
            area: room(self, area),
        })
    }

    fn of_master(&self, kind: &str) -> Option<Area> {
        self.master.iter().find(|one| one.kind == kind).and_then(|one| one.area)
    }

    fn place(&self, kind: &'static str) -> Option<Placeholder> {
        self.own.iter().find(|one| one.kind == kind).map(|one| self.placeholder(one, kind))
    }

    /// How wide a placeholder is; the whole slide where nobody says.
    fn wide(&self, kind: &str) -> f64 {
        let own = self.own.iter().find(|one| one.kind == kind).and_then(|one| one.area);
        own.or_else(|| self.of_master(kind)).map_or(self.slide.w, |area| area.w)
    }

    /// The placeholder; one that does not stand where it says is told where to stand.
    fn placeholder(&self, one: &Box, kind: &'static str) -> Placeholder {
        let own = one.area.or_else(|| self.of_master(if kind == "ctrTitle" { "title" } else { kind }));
        let moved = own.and_then(|area| area.on(self.slide).filter(|on| one.moved || *on != area));
        // Within the slide, so the cast keeps what it is.
        let at = moved.map(|area| [area.x, area.y, area.w, area.h].map(|value| value as u64));
        Placeholder { kind, index: one.index, at }
    }

    /// Where the line of foot, day and number begins.
    fn foot_top(&self) -> f64 {
        self.own
            .iter()
            .chain(self.master)
            .filter(|one| matches!(one.kind.as_str(), "ftr" | "sldNum" | "dt"))
            .filter_map(|one| one.area)
            .map(|area| area.y)
            .filter(|y| *y > self.slide.h * 0.6)
            .fold(self.slide.h * 0.94, f64::min)
    }

    /// Where content stands: in the layout's own place for it, else in the largest room that the title leaves.
    fn room(&self, title: Area) -> Area {
        let foot = self.foot_top();
        let to_foot = |area: Area| Area { h: area.h.min(foot - area.y - self.slide.h * 0.01), ..area };
        let places = self.own.iter().filter(|one| matches!(one.kind.as_str(), "obj" | "body"));
        let places = places.filter_map(|one| one.area).chain(self.of_master("body"));
        let places: Vec<Area> = places
            .filter_map(|area| area.on(self.slide))
            .filter(|area| !area.covers(title, self.slide.h * 0.01) && area.w > self.slide.w * 0.5)
            .map(to_foot)
            .collect();
        if let Some(place) = places.iter().find(|area| area.part_of(self.slide) >= ENOUGH) {
            return *place;
        }
        let size = |area: &Area| area.part_of(self.slide);
        let around = around(title, foot, self.slide);
        let largest = places.into_iter().chain(around).max_by(|one, other| size(one).total_cmp(&size(other)));
        largest.unwrap_or(self.slide)
    }

    /// Below the title and the lead of a first slide.
    fn room_below_lead(&self, title: Area) -> Area {
        let lead = self.own.iter().find(|one| one.kind == "subTitle").and_then(|one| one.area);
        let end = lead.and_then(|area| area.on(self.slide)).map_or(title.bottom(), Area::bottom);
        let y = (end + self.slide.h * 0.02).min(self.slide.h * 0.84);
        let h = (self.foot_top() - self.slide.h * 0.02 - y).max(self.slide.h * 0.1);
        Area { x: title.x, y, w: title.w, h }
    }
}

/// What a title leaves free: below it, above it, and at its sides.
fn around(title: Area, foot: f64, slide: Area) -> [Area; 4] {
    let (gap, edge) = (slide.h * 0.02, slide.w * 0.04);
    let top = title.y.clamp(gap * 2.0, slide.h * 0.2);
    let beside = |x: f64, right: f64| Area { x, y: top, w: right - x, h: foot - top - gap };
    [
        Area { y: title.bottom() + gap, h: foot - title.bottom() - gap * 2.0, ..title },
        Area { y: gap * 2.0, h: title.y - gap * 3.0, ..title },
        beside(title.right() + gap, slide.w - edge),
        beside(edge, title.x - gap),
    ]
}
