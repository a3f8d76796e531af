//! What a heading says: which place a column goes to, whether Jira wrote it, and which of several columns is believed
//! first. The words themselves are in [`super::heading_words`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::heading_words::{CUSTOM_FIELD, INWARD, LINK, OUTWARD, SPRINT, WORDS};
use super::mapping::Target;
use crate::fold::fold;

/// What is known of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// Where the column goes.
    pub(super) target: Target,
    /// The lower, the sooner it is believed among the columns that go to the same place.
    pub(super) rank: u16,
    /// How strongly it says that Jira wrote the file.
    pub(super) jira: Jira,
}

/// The rank of a field that a site made for itself: Jira wrote it, and what it says is not known.
pub(super) const UNNAMED: u16 = u16::MAX;

/// How strongly a heading says that Jira wrote the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Jira {
    /// Others have it too.
    No,
    /// Usual in Jira, possible elsewhere.
    Maybe,
    /// Only Jira has it.
    Only,
}

/// What the table of headings says of one set of words.
pub(super) struct Entry {
    pub(super) target: Target,
    pub(super) jira: Jira,
    /// Whether Jira also has it as `Custom field (…)`.
    pub(super) custom: bool,
    /// Spellings in every language, between `|`.
    pub(super) words: &'static str,
}

/// What is known of a heading, in whatever language and spelling.
pub(super) fn known(heading: &str) -> Option<Known> {
    if let Some((before, inside)) = in_brackets(heading) {
        let before = squeeze(before);
        let has = |words: &str| words.split('|').any(|word| before.contains(&squeeze(word)));
        if has(LINK) && (has(INWARD) || has(OUTWARD)) {
            return Some(Known { target: link(inside, has(INWARD)), rank: 0, jira: Jira::Only });
        }
        let custom = TABLE.get(&squeeze(inside)).filter(|(_, custom)| *custom).map(|(known, _)| *known);
        if is_custom_field(heading) {
            let unknown = Known { target: Target::LeftOut, rank: UNNAMED, jira: Jira::Only };
            return Some(custom.map_or(unknown, |known| Known { jira: Jira::Only, ..known }));
        }
        // In a language that is not in the list, the names in brackets are still the site's own.
        return custom.or_else(|| TABLE.get(&squeeze(heading)).map(|(known, _)| *known));
    }
    TABLE.get(&squeeze(heading)).map(|(known, _)| *known)
}

/// The rank of a heading among those that go to the same place; the last when it usually goes elsewhere.
pub(super) fn rank(heading: &str, target: Target) -> u16 {
    known(heading).filter(|known| known.target == target).map_or(u16::MAX, |known| known.rank)
}

/// Whether the column holds a sprint, also as a field of the site.
pub(super) fn is_sprint(heading: &str) -> bool {
    let name = in_brackets(heading).map_or(heading, |(_, inside)| inside);
    let name = squeeze(name);
    SPRINT.split('|').any(|word| squeeze(word) == name)
}

/// Whether the column holds people rather than one person.
pub(super) fn names_people(heading: &str) -> bool {
    [
        "assignees",
        "members",
        "owners",
        "people",
        "responsibles",
        "bearbeiterinnen",
        "verantwortliche",
        "responsables",
    ]
    .contains(&squeeze(heading).as_str())
}

/// Whether it is `Custom field (…)` in one of the languages.
fn is_custom_field(heading: &str) -> bool {
    in_brackets(heading)
        .map(|(before, _)| squeeze(before))
        .is_some_and(|before| CUSTOM_FIELD.split('|').any(|word| squeeze(word) == before))
}

/// Letters and digits alone, in lower case and without accents, so that `Due date`, `dueDate` and `DUE_DATE` are one, and
/// `Résumé` is found in a file that lost its accents.
pub(super) fn squeeze(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}

static TABLE: LazyLock<HashMap<String, (Known, bool)>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (rank, entry) in (0..).zip(WORDS) {
        for word in entry.words.split('|') {
            let known = Known { target: entry.target, rank, jira: entry.jira };
            table.entry(squeeze(word)).or_insert((known, entry.custom));
        }
    }
    table
});

/// `Custom field (Start date)` is `Custom field` and `Start date`.
fn in_brackets(heading: &str) -> Option<(&str, &str)> {
    let (before, rest) = heading.trim().split_once('(').or_else(|| heading.trim().split_once('（'))?;
    let inside = rest.strip_suffix(')').or_else(|| rest.strip_suffix('）'))?;
    Some((before, inside))
}

/// What a link of Jira means for the row it stands in. `Blocks` reads "blocks" outward and "is blocked by" inward;
/// `Depends` reads "depends on" outward. Sites name links as they like; other names say nothing about the order of work.
fn link(name: &str, inward: bool) -> Target {
    let name = squeeze(name);
    let blocks = [
        "block",
        "bloq",
        "blocc",
        "bloc",
        "blok",
        "блок",
        "ブロック",
        "阻",
        "차단",
        "sperr",
        "ganttendtostart",
    ];
    let depends =
        ["depend", "abhang", "zalez", "завис", "依存", "依赖", "beroende", "afhaeng", "afhang", "avheng"];
    if blocks.iter().any(|word| name.contains(&squeeze(word))) {
        if inward { Target::DependsOn } else { Target::Blocks }
    } else if depends.iter().any(|word| name.contains(&squeeze(word))) {
        if inward { Target::Blocks } else { Target::DependsOn }
    } else {
        Target::LeftOut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_spellings() {
        let check = |headings: &str, expect: Target| {
            for heading in headings.split('|') {
                assert_eq!(known(heading).map(|known| known.target), Some(expect), "{heading}");
            }
        };
        check(
            "Summary|summary|Zusammenfassung|Résumé|RESUME|Resumen|Samenvatting|Тема|要約|概要|Title",
            Target::Title,
        );
        check(
            "Issue key|issuekey|Issue Key|Vorgangsschlüssel:|Clé de ticket|Clave de incidencia",
            Target::SourceId,
        );
        check("Due date|Due Date|DueDate|due_date|Fälligkeitsdatum|Date d’échéance|Data limite", Target::End);
        check(
            "Custom field (Start date)|Champs personnalisés (Start date)|Xyz abc (Start date)",
            Target::Start,
        );
        check("Campo personalizado (Fecha de inicio)|Benutzerdefinierte Felder (Startdatum)", Target::Start);
        check("Component/s|Components|Componentes", Target::Team);
        check(
            "Fix Version/s|Fix versions|Labels|Etiquetas|Stichwörter|Sprint|Custom field (Sprint)",
            Target::Tags,
        );
        check("Comment|Kommentar|コメント", Target::Comments);
        check(
            "Custom field (Rank)|Custom field (Impact)|Custom field (Description)|Created",
            Target::LeftOut,
        );
        check(
            "Parent|Parent key|Parent id|Custom field (Epic Link)|Clave principal|Übergeordnet",
            Target::Parent,
        );
        assert_eq!(known("Favourite colour"), None);
    }

    #[test]
    fn links_say_which_comes_first() {
        let check =
            |heading, expect| assert_eq!(known(heading).map(|known| known.target), Some(expect), "{heading}");
        check("Outward issue link (Blocks)", Target::Blocks);
        check("Inward issue link (Blocks)", Target::DependsOn);
        check("Lien du ticket entrant (Blocks)", Target::DependsOn);
        check("Lien de ticket sortant (Blocks)", Target::Blocks);
        check("Enlace a la incidencia interna (Blocks)", Target::DependsOn);
        check("Enlace de incidencia saliente (Depende )", Target::DependsOn);
        check("Wewnętrzne łącze zgłoszenia (Blocks)", Target::DependsOn);
        check("Zewnętrzne łącze do zgłoszenia (Blocks)", Target::Blocks);
        check("Link de item interno (Cloners)", Target::LeftOut);
        check("Входящая связь задачи (subtasks)", Target::LeftOut);
        check("Outward issue link (Parent-Child)", Target::LeftOut);
    }

    #[test]
    fn no_two_places_claim_one_word() {
        let mut seen: HashMap<String, Target> = HashMap::new();
        for entry in WORDS {
            for word in entry.words.split('|') {
                assert!(!squeeze(word).is_empty(), "{word} would claim columns without a heading");
                let before = seen.insert(squeeze(word), entry.target);
                assert!(before.is_none_or(|before| before == entry.target), "{word} goes to two places");
            }
        }
    }
}
