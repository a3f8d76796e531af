//! Which type the records of each kind have: the one place that names them all, for work that is the same for every kind.

use crate::actions::Action;
use crate::audiences::Audience;
use crate::baselines::Baseline;
use crate::decisions::Decision;
use crate::goals::Goal;
use crate::imports::SavedMapping;
use crate::items::Item;
use crate::links::Link;
use crate::metrics::Metric;
use crate::op::Kind;
use crate::people::Person;
use crate::raid::RaidEntry;
use crate::record::Record;
use crate::register::{Entry, Register};
use crate::reviews::Review;
use crate::scores::{Formula, Score};
use crate::settings::Setting;
use crate::signals::Signal;
use crate::statuses::StatusWord;
use crate::templates::Template;
use crate::updates::{Draft, Update};
use crate::views::SavedView;

impl Kind {
    /// Does something with the type that records of this kind have.
    pub(crate) fn with<W: WithKind>(self, work: W) -> W::Gives {
        match self {
            Self::Item => work.with::<Item>(),
            Self::Decision => work.with::<Decision>(),
            Self::Person => work.with::<Person>(),
            Self::Audience => work.with::<Audience>(),
            Self::Template => work.with::<Template>(),
            Self::Update => work.with::<Update>(),
            Self::Draft => work.with::<Draft>(),
            Self::Link => work.with::<Link>(),
            Self::StatusWord => work.with::<StatusWord>(),
            Self::Mapping => work.with::<SavedMapping>(),
            Self::Baseline => work.with::<Baseline>(),
            Self::Goal => work.with::<Goal>(),
            Self::Score => work.with::<Score>(),
            Self::Formula => work.with::<Formula>(),
            Self::View => work.with::<SavedView>(),
            Self::Setting => work.with::<Setting>(),
            Self::Metric => work.with::<Metric>(),
            Self::RaidEntry => work.with::<RaidEntry>(),
            Self::Action => work.with::<Action>(),
            Self::Signal => work.with::<Signal>(),
            Self::Review => work.with::<Review>(),
        }
    }
}

impl Register {
    /// Does something with the type that its records have.
    pub fn with<W: WithEntry>(self, work: W) -> W::Gives {
        match self {
            Self::Metric => work.with::<Metric>(),
            Self::RaidEntry => work.with::<RaidEntry>(),
            Self::Action => work.with::<Action>(),
            Self::Signal => work.with::<Signal>(),
            Self::Review => work.with::<Review>(),
        }
    }
}

/// Work that is the same for records of every kind.
pub(crate) trait WithKind {
    /// What it gives.
    type Gives;

    /// Does it.
    fn with<R: Record>(self) -> Self::Gives;
}

/// Work that is the same for every register.
pub trait WithEntry {
    /// What it gives.
    type Gives;

    /// Does it.
    fn with<E: Entry>(self) -> Self::Gives;
}
