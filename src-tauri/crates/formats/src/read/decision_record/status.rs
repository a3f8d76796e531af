//! Reads where a decision stands from the words of its file. Owns the words; never guesses for a word that has no equal.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::outline::Line;
use super::placeholder::is_placeholder;
use crate::date_text::find_date;
use crate::fold::fold;
use crate::words::DecisionStatus;

impl DecisionStatus {
    /// The status that a file says in its own words and language: `✅ Accepted (2023-01-02)`, `Ersetzt durch ADR-7`,
    /// `承認済み`. Nothing where the word has no equal (`pending`, `implemented`, `partly superseded`) or a template left a
    /// choice to be made.
    pub fn from_written(text: &str) -> Option<Self> {
        if is_unfilled(text) {
            return None;
        }
        let plain = without_link_targets(&without_struck(text));
        if is_replaced(&plain) {
            return Some(Self::Superseded);
        }
        let now =
            plain.rsplit(['→', '⇒']).next().and_then(|after| after.rsplit("->").next()).unwrap_or(&plain);
        let said = without_date(without_name(now));
        let clauses = said.split([',', ';', '(', ')', '·', '|', '/', '\n', '.', '–', '—', ':']);
        let clauses: Vec<_> = clauses.flat_map(|clause| clause.split(" - ")).map(without_date).collect();
        let mut said =
            clauses.iter().filter(|clause| !clause.is_empty()).map(|clause| word_at(clause)).peekable();
        let first = said.peek().copied().flatten();
        // What was accepted and is superseded now is superseded; any other second thought is a remark.
        said.find(|status| *status == Some(Self::Superseded)).unwrap_or(first)
    }
}

/// Whether a text says "replaced by" the way Japanese, Korean and Chinese put it, after what it speaks of:
/// `ADR-3に置き換えられた`, `被 ADR-3 取代`.
fn is_replaced(plain: &str) -> bool {
    let by = plain.split_once(BY).is_some_and(|(_, rest)| TAKEN.iter().any(|words| rest.contains(words)));
    by || REPLACED.iter().any(|words| plain.contains(words))
}

/// Whether a record that is named between these two texts takes the place of this one.
pub(super) fn is_replacing(before: &str, after: &str) -> bool {
    let after = after.trim_start();
    let begins = |words: &[&str]| words.iter().any(|words| after.starts_with(words));
    begins(REPLACED) || before.trim_end().ends_with(BY) && begins(TAKEN)
}

const REPLACED: &[&str] = &[
    "に置き換え",
    "により置き換え",
    "によって置き換え",
    "に取って代わ",
    "によって取って代わ",
    "로 대체",
    "으로 대체",
];
const BY: char = '被';
const TAKEN: &[&str] = &["取代", "替代", "代替", "替换", "替換"];

/// What a file says of its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) as_written: String,
    pub(super) status: Option<DecisionStatus>,
    /// The line of the file.
    pub(super) line: u32,
}

/// A line that may say the status.
pub(super) struct Candidate {
    pub(super) line: Line,
    /// It is an item of a list.
    pub(super) is_item: bool,
    /// It has a box, ticked or not.
    pub(super) ticked: Option<bool>,
}

/// What the lines of a status section say together.
///
/// The last status counts, since tools add a line when the status changes; where the lines carry dates, the latest does.
/// Where boxes are to be ticked, only ticked ones count. Lines that say something else are passed over.
pub(super) fn status_of(candidates: &[Candidate]) -> Option<Said> {
    let has_boxes = candidates.iter().any(|candidate| candidate.ticked.is_some());
    if !has_boxes && explains_the_words(candidates) {
        return None;
    }
    let mut lines = candidates
        .iter()
        .filter(|candidate| !has_boxes || candidate.ticked == Some(true))
        .map(|candidate| &candidate.line)
        .peekable();
    let first = lines.peek()?.number;
    let said: Vec<_> = lines
        .filter(|line| !is_unfilled(&line.text))
        .map(|line| Said {
            as_written: line.text.clone(),
            status: DecisionStatus::from_written(&line.text),
            line: line.number,
        })
        .collect();
    let is_known = |said: &&Said| match said.status {
        Some(_) => said.line == first || stands_alone(&said.as_written),
        None => is_a_stage(&said.as_written),
    };
    let mut known = said.iter().filter(is_known);
    let dated: Option<Vec<_>> =
        known.clone().map(|said| Some((find_date(&said.as_written)?.date.settle(None)?, said))).collect();
    let latest = dated.unwrap_or_default().into_iter().max_by_key(|(date, _)| *date).map(|(_, said)| said);
    latest.or(known.next_back()).or(said.first().filter(|said| said.line == first)).cloned()
}

/// A list of what each status means is no status.
fn explains_the_words(candidates: &[Candidate]) -> bool {
    let mut words = Vec::new();
    for candidate in candidates {
        let folded = fold(&candidate.line.text);
        let Some(word) = status_words(&folded) else { continue };
        let explains = word.rest.trim_start().starts_with([':', '-', '–', '—']);
        if (candidate.is_item || explains)
            && find_date(&folded).is_none()
            && !words.contains(&word.word.to_owned())
        {
            words.push(word.word.to_owned());
        }
    }
    words.len() >= 3
}

/// Whether a template left the status to be chosen: `[proposed | accepted]`, `Proposed / Accepted / Superseded`.
pub(super) fn is_unfilled(text: &str) -> bool {
    let inside = text.trim().trim_matches(['[', ']', '<', '>', '{', '}']);
    let choices: Vec<_> = inside
        .split('|')
        .flat_map(|part| part.split(['/', ',', '·']))
        .flat_map(|part| part.split(" or "))
        .collect();
    let known = choices
        .iter()
        .filter(|choice| status_words(&fold(choice.trim())).is_some_and(|word| word.rest.is_empty()))
        .count();
    let is_choice = known >= 3 || known >= 2 && inside.contains('|') && !inside.contains("~~");
    is_choice || is_placeholder(text) && !(known == 1 && choices.len() == 1)
}

/// Whether a text says its status and then stops, or goes on with who, when and why. `Proposed changes are listed` does
/// not.
fn stands_alone(text: &str) -> bool {
    let plain = without_link_targets(&without_struck(text));
    let said = fold(&without_date(&plain));
    let Some(Word { rest, .. }) = status_words(&said) else { return is_replaced(&plain) };
    let rest = rest.trim_start();
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    next.is_empty() || next.starts_with(|c: char| c.is_ascii_digit()) || AFTER.contains(&next)
}

/// Whether a text is a word that has no equal and nothing else: `Deprecated` ends what was accepted before.
fn is_a_stage(text: &str) -> bool {
    let said = fold(&without_link_targets(text));
    // What was amended stays in force.
    status_words(&said)
        .is_some_and(|word| word.word != "amended" && !word.rest.contains(char::is_alphanumeric))
}

/// Words that go on from a status.
const AFTER: &[&str] = &[
    "by", "on", "in", "at", "as", "for", "from", "since", "with", "and", "see", "but", "adr", "durch", "am",
    "von", "im", "seit", "mit", "und", "par", "le", "depuis", "por", "el", "en", "desde", "da", "il", "dal",
    "em", "door", "op", "sinds", "av",
];

/// The status that a clause begins with.
fn word_at(clause: &str) -> Option<DecisionStatus> {
    let folded = fold(clause);
    let Word { status, word, rest } = status_words(&folded)?;
    let rest = rest.trim();
    if status == Some(DecisionStatus::Superseded) {
        let next = rest.split(' ').next().unwrap_or_default();
        let is_partial =
            ["in part", "partially", "partly", "teilweise"].iter().any(|part| rest.starts_with(part));
        // "Ersetzt ADR-3" and "remplace l'ADR 3" are said of the newer one.
        let is_active = matches!(word, "ersetzt" | "remplace")
            && !rest.is_empty()
            && (next == "adr" || !AFTER.contains(&next));
        return status.filter(|_| !is_partial && !is_active);
    }
    status
}

/// A status word at the start of a text.
struct Word<'a> {
    /// Nothing for words that have no equal.
    status: Option<DecisionStatus>,
    word: &'a str,
    rest: &'a str,
}

/// The longest status word that a folded text begins with.
fn status_words(folded: &str) -> Option<Word<'_>> {
    let folded = without_name(folded.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let ends = folded.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(LONGEST_WORD);
    let found = ends.filter_map(|end| {
        let (word, rest) = folded.split_at(end);
        let is_whole = !rest.starts_with(char::is_alphanumeric) || !word.is_ascii();
        WORDS.get(word).filter(|_| is_whole).map(|status| Word { status: *status, word, rest })
    });
    found.last()
}

/// A text without a repeated field name, `Status: Accepted`, and without the name of a picture, `:tada: Accepted`.
fn without_name(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != ':').trim_start();
    let text = text
        .strip_prefix(':')
        .and_then(|named| named.split_once(':'))
        .map_or(text, |(_, rest)| rest.trim_start());
    let name = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_name = name.eq_ignore_ascii_case("status") && text.len() > name.len();
    let text = if is_name { text[name.len()..].trim_start_matches([':', ' ']) } else { text };
    let said = SAID_OF_IT.iter().find_map(|said| {
        let start = text.get(..said.len()).filter(|start| start.eq_ignore_ascii_case(said))?;
        text[start.len()..].strip_prefix(' ')
    });
    said.unwrap_or(text).trim_start()
}

/// What may stand before a status in a sentence.
const SAID_OF_IT: &[&str] = &[
    "this adr has been",
    "this adr is",
    "this adr was",
    "this decision has been",
    "this decision is",
    "this decision was",
    "has been",
    "is now",
    "now",
    "currently",
    "was",
    "is",
    "wurde",
    "wird",
    "ist",
];

/// The length of the longest name in the table, in letters.
const LONGEST_WORD: usize = 24;

fn without_struck(text: &str) -> String {
    text.split("~~").step_by(2).collect()
}

/// A text with links as their labels and without signs of emphasis.
pub(super) fn without_link_targets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(joint) = rest.find("](") {
        out.push_str(&rest[..joint]);
        rest = rest[joint..].find(')').map_or("", |end| &rest[joint + end + 1..]);
    }
    out.push_str(rest);
    out.replace(['[', ']', '*', '_', '`', '"'], "")
}

/// A clause without the date it begins with.
fn without_date(clause: &str) -> String {
    let clause = clause.trim();
    let date = find_date(clause).filter(|found| found.range.start <= 3);
    let rest = date.map_or(clause, |found| &clause[found.range.end..]);
    rest.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

static WORDS: LazyLock<HashMap<&str, Option<DecisionStatus>>> = LazyLock::new(|| {
    NAMES
        .iter()
        .flat_map(|(status, names)| names.split('|').map(move |name| (name.trim(), *status)))
        .collect()
});

/// Every word, folded. The last row is known to have no equal.
const NAMES: &[(Option<DecisionStatus>, &str)] = &[
    (
        Some(DecisionStatus::Accepted),
        "accepted|approved|adopted|agreed|ratified|accept|approve|angenommen|akzeptiert|genehmigt|beschlossen|entschieden|verabschiedet|freigegeben\
         |accepte|acceptee|approuve|approuvee|adopte|adoptee|valide|validee|aceptado|aceptada|aprobado|aprobada|adoptado|adoptada|accettato|accettata|approvato|approvata\
         |adottato|adottata|aceito|aceita|aceite|aprovado|aprovada|adotado|adotada|geaccepteerd|aanvaard|goedgekeurd|aangenomen|zaakceptowana|zaakceptowane|zaakceptowany|zatwierdzona\
         |przyjeta|accepterad|godkand|antagen|accepteret|godkendt|godkjent|akseptert|vedtatt|prijato|schvaleno|hyvaksytty|kabul edildi|kabul|承認|承認済み|承認済|採用|採択|決定済み\
         |已接受|已采纳|已批准|已通过|接受|采纳|批准|通过|승인|승인됨|채택|채택됨|принято|принят|одобрено",
    ),
    (
        Some(DecisionStatus::Proposed),
        "proposed|proposal|propose|in review|review|under review|in discussion|under discussion|rfc|request for comments|suggested|vorgeschlagen|vorschlag|in prufung|in abstimmung\
         |in diskussion|zur diskussion|proposee|proposition|en revue|en discussion|propuesto|propuesta|en revision|proposto|proposta|in revisione|in discussione|em revisao\
         |em discussao|voorgesteld|voorstel|ter beoordeling|ter bespreking|zaproponowana|proponowana|proponowane|foreslagen|forslag|foreslaet|navrzeno|ehdotettu|onerildi|提案|提案中|提案済み|レビュー中|議論中\
         |提议|提议中|已提议|评审中|讨论中|제안|제안됨|предложено",
    ),
    (
        Some(DecisionStatus::Draft),
        "draft|drafted|incomplete|wip|work in progress|entwurf|in arbeit|in bearbeitung|brouillon|ebauche|borrador|bozza|rascunho|concept|utkast|udkast|szkic|koncept|luonnos|taslak\
         |草案|草稿|ドラフト|下書き|초안|черновик",
    ),
    (
        Some(DecisionStatus::Rejected),
        "rejected|reject|declined|denied|refused|not accepted|not approved|turned down|abgelehnt|verworfen|zuruckgewiesen|nicht angenommen|rejete|rejetee|refuse|refusee|rechazado|rechazada\
         |rifiutato|rifiutata|respinto|respinta|rejeitado|rejeitada|recusado|recusada|afgewezen|verworpen|odrzucona|odrzucone|odrzucony|avvisad|afvist|avvist|zamitnuto|hylatty|reddedildi\
         |却下|拒否|否決|已拒绝|拒绝|已否决|否决|거부|거절됨|отклонено|отклонен",
    ),
    (
        Some(DecisionStatus::Provisional),
        "provisional|provisionally accepted|provisionally approved|provisionally agreed|tentative|tentatively accepted|interim|vorlaufig|vorlaufig angenommen|vorlaufig akzeptiert|provisoire\
         |provisorio|provisoria|provvisorio|provvisoria|voorlopig|tymczasowa|preliminar|暫定|临时|잠정",
    ),
    (
        Some(DecisionStatus::Deferred),
        "deferred|postponed|zuruckgestellt|aufgeschoben|verschoben|vertagt|differe|differee|reporte|reportee|aplazado|aplazada|pospuesto|pospuesta|diferido|diferida|rinviato|rinviata|rimandato\
         |rimandata|differito|adiado|adiada|uitgesteld|odroczona|odlozona|uppskjuten|udskudt|utsatt|odlozeno|lykatty|ertelendi|延期|見送り|推迟|已推迟|연기|отложено",
    ),
    (
        Some(DecisionStatus::Superseded),
        "superseded|superceded|superseeded|replaced|obsoleted|deprecated by|deprecated in favor of|deprecated in favour of|ersetzt|abgelost|remplace|remplacee|supplante|reemplazado|reemplazada|sustituido|sustituida|sostituito|sostituita|superato|superata\
         |substituido|substituida|vervangen|zastapiona|zastapione|zastapiony|ersatt|erstattet|nahrazeno|korvattu|置換|置き換え|置き換え済み|取代|已取代|被取代|已被取代|已替代|被替代|대체됨|заменено|заменен",
    ),
    (
        Some(DecisionStatus::Reversed),
        "reversed|reverted|rolled back|revoked|rescinded|overturned|zuruckgenommen|widerrufen|ruckgangig gemacht|aufgehoben|revoque|revoquee|revertido|revertida|revocado|revocada\
         |revocato|revocata|revogado|revogada|teruggedraaid|herroepen|upphavd|取り消し|撤销|已撤销",
    ),
    (
        None,
        "deprecated|pending|on hold|implemented|resolved|tbd|active|inactive|obsolete|retired|done|complete|completed|final|finalized|frozen|withdrawn|abandoned|cancelled|canceled|open|closed\
         |in progress|living|dead|archived|amended|partially accepted|partially superseded|partly superseded|conditional|veraltet|uberholt|umgesetzt|offen|ausstehend|zuruckgezogen|obsolete|deprecie|depreciee\
         |abandonne|en attente|obsoleto|obsoleta|deprecado|descartado|pendiente|implementado|pendente|deprecato|in attesa|verouderd|achterhaald|przestarzala|foraldrad|廃止|非推奨|保留|已弃用|已废弃|弃用|待定|устарело",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<&'static str> {
        DecisionStatus::from_written(text).map(DecisionStatus::key)
    }

    #[test]
    fn every_language_and_dress_is_understood() {
        let check = |expect: &str, texts: &str| {
            for text in texts.split('|') {
                assert_eq!(written(text), Some(expect), "{text}");
            }
        };
        check(
            "accepted",
            "Accepted|ACCEPTED|approved|✅ Accepted|:white_check_mark: Accepted|**Accepted**|Accepted (2023-01-02)|Accepted on 2023-01-02 by the board",
        );
        check(
            "accepted",
            "2023-01-02: Accepted|~~Proposed~~ Accepted|Proposed → Accepted|Proposed -> Accepted|Accepted – 2025-07-30|accepted 2026-08-11 by Ann|Status: Accepted",
        );
        check(
            "accepted",
            "Akzeptiert|Angenommen|Accepté|acceptée, 2 octobre 2026.|Aceptado|Aceito|Accettato|Geaccepteerd|承認済み|已接受|Accepted / Implemented|[Accepted]|Accepted.",
        );
        check(
            "accepted",
            "Accepted, amended by [ADR-0012](b.md)|Accepted; supersedes ADR-3|Accepted (partially superseded by [ADR-110](c.md))|Accepted — decision 4 superseded in part by ADR-9",
        );
        check(
            "proposed",
            "Proposed|in review|Review|Vorgeschlagen|Proposé|Propuesta|Proposto|Voorgesteld|提案中|RFC|Proposed (Dima, 2026-07-02 — for review)",
        );
        check("draft", "Draft|incomplete|WIP|Entwurf|Brouillon|Borrador|Bozza|Rascunho");
        check(
            "rejected",
            "Rejected|declined|Abgelehnt|Rejeté|Rechazado|Rifiutato|Rejeitado|Afgewezen|却下|❌ Rejected|Not accepted",
        );
        check("provisional", "Provisional|provisionally accepted|vorläufig angenommen");
        check("deferred", "Deferred|postponed|zurückgestellt|Reporté|Aplazada|Uitgesteld");
        check(
            "superseded",
            "Superseded|Superceded by [3. Third](0003-third.md)|superseded by ADR-12|Replaced by ADR 4|Ersetzt durch ADR-7|Remplacé par l'ADR 3|Sustituido por 5|Deprecated, superseded by [B](b.md)|Deprecated by [ADR-22](c.md)|ADR-0001に置き換えられた|被 [ADR-0002](b.md) 取代",
        );
        check(
            "superseded",
            "Accepted, superseded by ADR-9|~~Proposed~~ → **SUPERSEDED by ADR-0012**|Ersetzt|Superseded (August 2025)|superseded in favour of ADR-3",
        );
        check("reversed", "Reversed|reverted|widerrufen|Revogado");
    }

    #[test]
    fn a_word_without_an_equal_is_not_guessed() {
        for text in [
            "",
            "Pending",
            "RESOLVED",
            "implemented",
            "TBD",
            "on hold",
            "Refinement completed. TP in 3.4",
            "Partly superseded",
            "partially superseded by [A](a.md)",
            "Deprecated (accepted 2020-01-01)",
            "Deprecated",
            "Veraltet",
            "Unaccepted",
            "acceptedness",
            "Ersetzt ADR-3",
            "Obsolete",
            "Active",
            "decision 4 was superseded",
            "Supersedes ADR-3",
            "[proposed | accepted]",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn a_choice_left_open_is_no_status() {
        for text in [
            "[proposed | rejected | accepted | deprecated | … | superseded by [ADR-0005](0005-example.md)]",
            "{proposed | accepted",
            "Proposed | Accepted",
            "Proposed, Accepted, Rejected, Deprecated, Superseded",
            "[Vorgeschlagen | Akzeptiert | Veraltet | Ersetzt]",
            "Proposed / Accepted / Superseded",
            "Draft or Proposed or Accepted",
            "{status}",
            "<status>",
            "",
        ] {
            assert!(is_unfilled(text), "{text}");
        }
        for text in [
            "Accepted",
            "Accepted, superseded by ADR-9",
            "Accepted / Implemented",
            "[Accepted]",
            "Superseded by [A](a.md)",
            "Accepted | Date: 2024",
        ] {
            assert!(!is_unfilled(text), "{text}");
        }
    }

    #[test]
    fn the_last_status_of_a_section_counts() {
        let check = |lines: &[&str], expect: Option<&str>| {
            let candidate = |(number, text): (u32, &&str)| {
                let ticked =
                    text.strip_prefix("[x] ").map(|_| true).or(text.strip_prefix("[ ] ").map(|_| false));
                let is_item = text.starts_with("- ");
                let text =
                    text.trim_start_matches("[x] ").trim_start_matches("[ ] ").trim_start_matches("- ");
                Candidate { line: Line::plain(text, number), is_item, ticked }
            };
            let candidates: Vec<_> = (1..).zip(lines).map(candidate).collect();
            assert_eq!(status_of(&candidates).map(|said| said.as_written).as_deref(), expect, "{lines:?}");
        };
        check(&["Accepted"], Some("Accepted"));
        check(&["Proposed", "Accepted"], Some("Accepted"));
        check(&["Accepted", "Superseded by [B](b.md)"], Some("Superseded by [B](b.md)"));
        check(&["Accepted", "Proposed changes are listed below."], Some("Accepted"));
        check(&["Accepted", "We accepted this in May."], Some("Accepted"));
        check(&["已接受", "被 [B](b.md) 取代"], Some("被 [B](b.md) 取代"));
        check(&["Pending", "More to come"], Some("Pending"));
        check(&["Accepted", "Deprecated"], Some("Deprecated"));
        check(&["Accepted", "Amended"], Some("Accepted"));
        check(&["2020-05-01 accepted", "2020-01-01 proposed"], Some("2020-05-01 accepted"));
        check(&["[ ] Proposed", "[x] Accepted", "[ ] Superseded"], Some("Accepted"));
        check(&["[ ] Proposed", "[ ] Accepted"], None);
        check(&["Proposed: written down", "Accepted: agreed", "Superseded: replaced"], None);
        check(&["[proposed | accepted]", "If superseded, link it"], None);
        check(&["[proposed | accepted]", "Accepted"], Some("Accepted"));
        check(&["Proposed", "Accepted", "Superseded by [B](b.md)"], Some("Superseded by [B](b.md)"));
        check(&["Accepted 2020-01-01", "Superseded by [B](b.md)"], Some("Superseded by [B](b.md)"));
        check(&["- Proposed", "- Accepted", "- Deprecated"], None);
        check(&["{proposed | accepted}"], None);
        check(&[], None);
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen = HashMap::new();
        for (status, names) in NAMES {
            for name in names.split('|').map(str::trim) {
                assert_eq!(fold(name), name, "written as it is compared");
                assert!(name.chars().count() <= LONGEST_WORD, "{name} is too long to be found");
                assert!(
                    seen.insert(name, status).is_none_or(|before| before == status),
                    "{name} stands twice"
                );
            }
        }
    }
}
