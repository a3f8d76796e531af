//! What the name of a backup's file says: `000012-2026-11-22T12-00-00.000Z-before-import.roadbook`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

use super::Reason;

const ENDING: &str = ".roadbook";
/// A moment as it stands in a name: no system forbids a letter of it.
const MOMENT: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";

/// Number, moment and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub number: u32,
    pub at: DateTime<Utc>,
    pub reason: Reason,
}

impl Name {
    /// The file's name.
    pub(super) fn text(&self) -> String {
        let moment = self.at.to_rfc3339_opts(SecondsFormat::Millis, true).replace(':', "-");
        format!("{:06}-{moment}-{}{ENDING}", self.number, self.reason.key())
    }

    /// Reads a name; nothing when it is not one of ours.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (number, rest) = text.strip_suffix(ENDING)?.split_once('-')?;
        let reason = *Reason::ALL
            .iter()
            .find(|reason| rest.strip_suffix(reason.key()).is_some_and(|moment| moment.ends_with("Z-")))?;
        let moment = rest.strip_suffix(reason.key())?.strip_suffix('-')?;
        let at = NaiveDateTime::parse_from_str(moment, MOMENT).ok()?.and_utc();
        (number.len() >= 6).then_some(Self { number: number.parse().ok()?, at, reason })
    }
}

/// A backup that lies in the folder.
#[derive(Debug, Clone)]
pub(super) struct Lying {
    pub name: Name,
    pub path: PathBuf,
}

/// All backups of a folder, the oldest first. What else lies there is not ours.
pub(super) fn files(folder: &Path) -> Vec<Lying> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let name = Name::read(entry.file_name().to_str()?)?;
            Some(Lying { name, path: entry.path() })
        })
        .collect();
    found.sort_by_key(|lying| (lying.name.number, lying.name.at));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back() {
        for (at, reason) in [
            ("2026-11-22T12:00:00.000Z", Reason::BeforeImport),
            ("1970-01-01T00:00:00.007Z", Reason::ByHand),
            ("9999-12-31T23:59:59.999Z", Reason::Automatic),
        ] {
            let name = Name { number: 1_234_567, at: at.parse().unwrap(), reason };
            assert_eq!(Name::read(&name.text()), Some(name.clone()), "{}", name.text());
        }
        for other in [
            "plan.roadbook",
            "000001-2026-11-22T12-00-00.000Z-by-hand.unfinished",
            "000001-2026-11-22T12-00-00.000Z-for-fun.roadbook",
            "000001-yesterday-by-hand.roadbook",
            "1-2026-11-22T12-00-00.000Z-by-hand.roadbook",
            "-2026-11-22T12-00-00.000Z-by-hand.roadbook",
        ] {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }
}
