//! What a deck stands on: our own master, or that of the company's template.

use super::canvas::{Place, Placeholder};

/// The masters of a deck and which layout carries what.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// The size of a slide in EMU.
    pub(super) width: u64,
    pub(super) height: u64,
    /// The masters' parts, from the folder `ppt`.
    pub(super) masters: Vec<String>,
    /// The part of the theme, from the folder `ppt`.
    pub(super) theme: Option<String>,
    pub(super) cover: Layout,
    /// Where the lead and the company's name stand on the cover, when there is a place.
    pub(super) lead: Option<Placeholder>,
    pub(super) company: Option<Placeholder>,
    pub(super) bottom_line: Layout,
    pub(super) content: Layout,
    pub(super) decision: Layout,
    /// Whether it is the company's own template.
    pub(super) own_template: bool,
    /// Width and height of a title, in units.
    pub(super) title_room: (f64, f64),
    /// The size of titles where nothing makes them smaller, in units.
    pub(super) title_size: f64,
    /// How many points a unit is.
    pub(super) points: f64,
    /// The size of the foot, in points, as far as it is known.
    pub(super) foot_size: f64,
    /// How texts are set where nobody says otherwise, as the template has it.
    pub(super) text_style: String,
}

/// One layout: its part and what it has a place for.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// From the folder `ppt`.
    pub(super) part: String,
    pub(super) title: Option<Placeholder>,
    pub(super) kicker: Option<Placeholder>,
    pub(super) foot: Option<Placeholder>,
    pub(super) number: Option<Placeholder>,
    /// How wide the foot is, in points.
    pub(super) foot_width: f64,
    /// Where content stands.
    pub(super) place: Place,
    /// How high the room for content is, in units.
    pub(super) height: f64,
}
