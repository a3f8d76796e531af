//! What the headings and field names of decision records mean, in the languages they are written in. Owns the table of
//! names; where a name stands in a file is decided elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Relation;
use crate::fold::fold;

/// The meaning of a heading or of the name of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Label {
    Title,
    Id,
    Number,
    Status,
    /// When it was decided.
    Date,
    /// When the file was begun: says when it was decided where nothing else does.
    Created,
    /// When the file was last changed: the same, where nothing better does.
    Updated,
    Deciders,
    Consulted,
    Informed,
    Tags,
    Related(Relation),
    /// A section that holds fields.
    Fields,
    Context,
    Drivers,
    Options,
    /// Pros and cons of the options.
    Arguments,
    Decision,
    Rationale,
    Consequences,
    Confirmation,
    More,
}

impl Label {
    /// What a name means by itself: `Decision-Makers`, `**Status**`, `2. Context`, `Décision`.
    pub(super) fn of(name: &str) -> Option<Self> {
        // The longest name has under 60 letters; what is longer is a sentence.
        if name.len() > 120 {
            return None;
        }
        LABELS.get(squeeze(name).as_str()).copied()
    }

    /// What a heading means, and what follows the name in it: `Status: Accepted`, `Consequences (short term)`,
    /// `Decision and rationale`.
    pub(super) fn of_heading(heading: &str) -> Option<(Self, &str)> {
        let split_at = |mark: &str| {
            let (name, rest) = heading.split_once(mark)?;
            Some((Self::of(name)?, rest.trim_end_matches(')').trim()))
        };
        let said = [": ", "："].into_iter().find_map(split_at).or_else(|| Some((Self::of(heading)?, "")));
        if let Some(said) = said.or_else(|| [":", " - ", " – ", " — ", "("].into_iter().find_map(split_at))
        {
            return Some(said);
        }
        let first = [" and ", " & ", " / ", " und ", " et ", " y ", " e ", " en "];
        let label = first.iter().find_map(|joint| Self::of(heading.split_once(joint)?.0))?;
        label.is_part().then_some((label, ""))
    }

    /// Whether a section of this meaning holds a part of the decision's own text.
    pub(super) fn is_part(self) -> bool {
        match self {
            Self::Context
            | Self::Drivers
            | Self::Options
            | Self::Arguments
            | Self::Decision
            | Self::Rationale
            | Self::Consequences
            | Self::Confirmation
            | Self::More => true,
            Self::Title
            | Self::Id
            | Self::Number
            | Self::Status
            | Self::Date
            | Self::Created
            | Self::Updated
            | Self::Deciders
            | Self::Consulted
            | Self::Informed
            | Self::Tags
            | Self::Related(_)
            | Self::Fields => false,
        }
    }
}

static LABELS: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    NAMES.iter().flat_map(|(label, names)| names.split('|').map(move |name| (name.trim(), *label))).collect()
});

/// A name without accents, signs, pictures and numbering, in lower case: `## 3.1 Décision(s) :` is `decision s`.
fn squeeze(name: &str) -> String {
    let mut apart = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        if after_small && letter.is_uppercase() {
            apart.push(' ');
        }
        after_small = letter.is_lowercase();
        apart.push(letter);
    }
    let folded = fold(&apart);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words.skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    words.join(" ")
}

/// Every name in the form that [`squeeze`] gives it.
const NAMES: &[(Label, &str)] = &[
    (Label::Title, "title|titel|titre|titulo|titolo|decision title|adr title|タイトル|标题|標題"),
    (Label::Id, "id|adr id|decision id|identifier|adr"),
    (Label::Number, "number|no|nr|adr number|adr nr|adr no|decision number|nummer|numero"),
    (
        Label::Status,
        "status|state|adr status|decision status|current status|status of the decision|statut|etat|estado|stato|situacao\
         |zustand|entscheidungsstatus|stav|durum|tila|ステータス|状態|状态|狀態|상태|статус",
    ),
    (
        Label::Date,
        "date|decision date|date decided|decided|decided on|decided at|date of decision|date of the decision\
         |accepted on|date accepted|approved on|date approved|approval date|adopted on|last decision date\
         |datum|entscheidungsdatum|datum der entscheidung|beschlussdatum|entschieden am|beschlossen am\
         |date de decision|date de la decision|fecha|fecha de decision|fecha de la decision|data|data da decisao\
         |data della decisione|besluitdatum|beslisdatum|dato|tarih|paivamaara|日付|決定日|日期|日時|날짜|дата",
    ),
    (
        Label::Created,
        "created|created on|created at|creation date|date created|date proposed|proposed on|erstellt|erstellt am\
         |erstellungsdatum|date de creation|cree le|creado|fecha de creacion|criado em|data de criacao|creato il\
         |aangemaakt op|作成日|创建日期",
    ),
    (
        Label::Updated,
        "updated|last updated|last update|last modified|modified|last updated on|updated on|aktualisiert|aktualisiert am|zuletzt aktualisiert|letzte aktualisierung|stand\
         |mis a jour|derniere mise a jour|actualizado|ultima actualizacion|atualizado|ultima atualizacao|aggiornato|ultimo aggiornamento|bijgewerkt|laatst bijgewerkt|更新日|最終更新日|更新日期",
    ),
    (
        Label::Deciders,
        "deciders|decider|decider s|decision makers|decision maker|decision maker s|decided by|decision taken by|decision owner\
         |decision owners|approvers|approver|approver s|approved by|accepted by|agreed by|accountable|entscheider|entscheiderinnen\
         |entscheidungstrager|entscheidende|entschieden von|beschlossen von|decideurs|decideur|decideuses|decide par\
         |decisores|decisor|responsables de la decision|decidido por|decisori|deciso da|beslissers|besluitvormers|besluitnemers\
         |besloten door|beslutningstagere|beslutsfattare|decydenci|意思決定者|決定者|决策者|결정자",
    ),
    (
        Label::Consulted,
        "consulted|consulted parties|konsultiert|befragt|beraten von|consultes|consultees|consultados|consultato|consultati\
         |geraadpleegd|相談先|咨询",
    ),
    (
        Label::Informed,
        "informed|informed parties|informiert|informes|informees|informados|informato|informati|geinformeerd|報告先|通知",
    ),
    (
        Label::Tags,
        "tags|tag|labels|keywords|schlagworte|schlagworter|stichworte|mots cles|etiquettes|etiquetas|palabras clave|タグ|标签",
    ),
    (
        Label::Related(Relation::Supersedes),
        "supersedes|supercedes|superseeds|supersede|supersedes adr|supersedes adrs|replaces|replaces adr|obsoletes|ersetzt|lost ab\
         |remplace|reemplaza|reemplaza a|sustituye|sustituye a|substitui|sostituisce|vervangt|erstatter|ersatter|取代|替代",
    ),
    (
        Label::Related(Relation::SupersededBy),
        "superseded by|superceded by|superseeded by|superseded|superseded by adr|replaced by|obsoleted by|ersetzt durch|abgelost durch\
         |remplace par|remplacee par|reemplazado por|reemplazada por|sustituido por|sustituida por|substituido por|substituida por\
         |sostituito da|sostituita da|vervangen door|erstattet av|ersatt av|zastapione przez|被取代|后继",
    ),
    (
        Label::Related(Relation::Amends),
        "amends|amend|modifies|updates|amends adr|erganzt|andert|modifie|complete|amende|modifica|modifica a|enmienda|complementa|altera|wijzigt|vult aan|修订",
    ),
    (
        Label::Related(Relation::AmendedBy),
        "amended by|modified by|updated by|erganzt durch|geandert durch|modifie par|modifiee par|complete par|completee par|amende par\
         |modificado por|modificada por|enmendado por|alterado por|alterada por|modificato da|gewijzigd door|aangevuld door",
    ),
    (
        Label::Related(Relation::RelatesTo),
        "related|related to|relates to|relates|related adr|related adrs|related adr s|related decision|related decisions|related records\
         |linked to|linked adrs|see|see also|depends on|builds on|extends|extended by|refines|refined by|clarifies|clarified by\
         |verwandte adrs|verwandte entscheidungen|bezieht sich auf|siehe|siehe auch|baut auf|adr liees|adrs lies|lie a|voir aussi\
         |relacionado con|relacionada con|adrs relacionados|adrs relacionadas|decisiones relacionadas|decisoes relacionadas\
         |ver tambien|correlato a|vedi anche|gerelateerd|gerelateerde adrs|zie ook|関連|関連adr|相关|相关adr",
    ),
    (
        Label::Related(Relation::CausedBy),
        "caused by|triggered by|follows from|derived from|ausgelost durch|verursacht durch|cause par|causado por|causato da",
    ),
    (
        Label::Fields,
        "metadata|meta data|meta|document control|document information|adr information|adr info|adr metadata|decision metadata\
         |decision info|decision information|metadaten|metadonnees|metadatos|metadados|metadati|relationships|relations|beziehungen|元数据|メタデータ",
    ),
    (
        Label::Context,
        "context|context and problem statement|context and problem|context and background|background|background and context\
         |context and scope|problem|problem statement|problem description|the problem|issue|motivation|why|business context|the context\
         |kontext|kontext und problemstellung|kontext und problem|kontext und fragestellung|problemstellung|problem und kontext|ausgangslage\
         |ausgangssituation|hintergrund|fragestellung|contexte|contexte et probleme|contexte et problematique|contexte et enonce du probleme\
         |probleme|problematique|contexto|contexto y problema|contexto y planteamiento del problema|contexto e problema|contexto e declaracao do problema\
         |problema|antecedentes|contesto|contesto e problema|contesto e definizione del problema|context en probleemstelling|achtergrond\
         |probleemstelling|kontekst|kontekst i problem|bakgrund|kontext och problem|baglam|コンテキスト|背景|背景と課題|文脈|上下文|背景与问题|问题|問題|맥락|배경|контекст",
    ),
    (
        Label::Drivers,
        "decision drivers|drivers|driving forces|forces|decision criteria|evaluation criteria|key drivers|entscheidungstreiber|treiber\
         |einflussfaktoren|einflusse|entscheidungskriterien|facteurs de decision|criteres de decision|moteurs de decision|impulsores de la decision\
         |factores de decision|criterios de decision|direcionadores da decisao|fatores de decisao|criterios de decisao|fattori decisionali|criteri di decisione\
         |drijfveren|beslissingsfactoren|決定要因|判断基準|决策驱动因素|决策因素",
    ),
    (
        Label::Options,
        "considered options|options considered|options|option|alternatives|alternatives considered|considered alternatives|alternative solutions\
         |alternatives and options|other options|other options considered|evaluated options|solution options|options evaluated|rejected alternatives|possible options|possible solutions\
         |betrachtete optionen|betrachtete alternativen|untersuchte optionen|gepruefte alternativen|geprufte alternativen|gepruefte optionen|geprufte optionen|optionen|alternativen|erwogene optionen\
         |erwogene alternativen|losungsoptionen|verworfene alternativen|options envisagees|options considerees|alternatives envisagees|alternatives considerees\
         |alternatives ecartees|opciones consideradas|opciones|alternativas|alternativas consideradas|opcoes consideradas|opcoes|opzioni considerate|opzioni|alternative considerate\
         |overwogen opties|overwogen alternatieven|opties|alternatieven|rozwazane opcje|alternatywy|overvagda alternativ|検討した選択肢|選択肢|代替案|备选方案|考虑的选项|方案|대안|альтернативы",
    ),
    (
        Label::Arguments,
        "pros and cons of the options|pros and cons of options|pros and cons|pros cons|options analysis|analysis of options|option analysis|evaluation of options|evaluation of the options\
         |comparison of options|vor und nachteile der optionen|vor und nachteile|pro und contra der optionen|bewertung der optionen|avantages et inconvenients des options|avantages et inconvenients\
         |pros y contras de las opciones|pros y contras|ventajas y desventajas de las opciones|pros e contras das opcoes|pros e contras|pro e contro delle opzioni|pro e contro\
         |voor en nadelen van de opties|voor en nadelen|選択肢の長所と短所|长处和短处|各方案优缺点",
    ),
    (
        Label::Decision,
        "decision|decisions|the decision|decision outcome|outcome|decision made|our decision|resolution|chosen option|chosen solution|selected option|solution|decision statement|decision detail|decision details\
         |proposed decision|entscheidung|entscheidungen|die entscheidung|beschluss|entscheidungsergebnis|ergebnis der entscheidung|ergebnis|getroffene entscheidung|gewahlte option\
         |losung|decision retenue|decision prise|resultat de la decision|option retenue|resultado de la decision|resultado|opcion elegida|decisao|decisoes|resultado da decisao|opcao escolhida\
         |decisione|esito della decisione|risultato della decisione|besluit|beslissing|uitkomst|uitkomst van de beslissing|decyzja|wynik decyzji|beslut|beslutning|rozhodnuti|karar|paatos\
         |決定|決定事項|決定内容|意思決定|决策|决定|決策|决策结果|결정|решение",
    ),
    (
        Label::Rationale,
        "rationale|reasoning|reason|reasons|justification|decision rationale|rationale for the decision|begrundung|begruendung|grunde|justificacion|justificativa|razones|razon|fundamentacion|raisons\
         |motivazione|motivazioni|giustificazione|motivering|motivatie|onderbouwing|uzasadnienie|motivering till beslut|理由|根拠|原因|근거|обоснование|gerekce|gerekceler",
    ),
    (
        Label::Consequences,
        "consequences|consequence|implications|impact|impacts|consequences of the decision|consequences and trade offs|positive consequences|negative consequences|trade offs|tradeoffs\
         |konsequenzen|konsequenz|auswirkungen|folgen|positive konsequenzen|negative konsequenzen|consequences positives|consequences negatives|implications de la decision|consecuencias|implicaciones\
         |consecuencias positivas|consecuencias negativas|consequencias|consequencias positivas|consequencias negativas|implicacoes|conseguenze|conseguenze positive|conseguenze negative|implicazioni\
         |gevolgen|consequenties|konsekwencje|konsekvenser|dusledky|sonuclar|seuraukset|結果|影響|影响|后果|後果|결과|영향|последствия",
    ),
    (
        Label::Confirmation,
        "confirmation|validation|verification|compliance|confirmation and validation|bestatigung|validierung|uberprufung|einhaltung|confirmacion|validacion|cumplimiento|confirmacao|validacao|conferma|validazione\
         |conformita|bevestiging|validatie|naleving|conformite|potwierdzenie|確認|検証|验证|确认",
    ),
    (
        Label::More,
        "more information|more info|additional information|links|link|references|further reading|further information|notes|note|resources|related links|weitere informationen|referenzen|verweise|hinweise|anmerkungen|quellen\
         |plus d informations|informations complementaires|liens|references et liens|notes complementaires|mas informacion|informacion adicional|enlaces|referencias|notas|mais informacoes|informacoes adicionais|ulteriori informazioni\
         |altre informazioni|collegamenti|riferimenti|meer informatie|referenties|verwijzingen|wiecej informacji|mer information|参考|参考資料|参考资料|関連情報|更多信息|备注|備考|참고|ссылки",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_the_same_in_every_language_and_dress() {
        let check = |label, names: &str| {
            for name in names.split('|') {
                assert_eq!(Label::of(name), Some(label), "{name}");
            }
        };
        check(
            Label::Status,
            "Status|STATUS|**Status**|Statut|Estado|ステータス|1. Status|📌 Status:|adr_status|Decision Status",
        );
        check(Label::Date, "Date|Datum|Fecha|Data|Decision date|decided-on|日付");
        check(
            Label::Deciders,
            "Deciders|decision-makers|Decider(s)|Entscheider|Décideurs|decisionMakers|Decision Maker(s)|Approved by",
        );
        check(
            Label::Context,
            "Context|2. Context|Context and Problem Statement|Kontext und Problemstellung|Contexte|Contexto|背景",
        );
        check(
            Label::Related(Relation::SupersededBy),
            "Superseded by|superseded_by|Superceded By|Ersetzt durch|Remplacé par",
        );
        check(
            Label::Consequences,
            "Konsequenzen|Conséquences|Consecuencias|Conseguenze|Gevolgen|### Negative Consequences",
        );
        for name in ["", "Statuses", "Decision 12", "the date of the party", "12", "Why not"] {
            assert_eq!(Label::of(name), None, "{name}");
        }
    }

    #[test]
    fn a_heading_may_say_more_than_its_name() {
        let check =
            |heading, label, rest| assert_eq!(Label::of_heading(heading), Some((label, rest)), "{heading}");
        check("Status: Accepted", Label::Status, "Accepted");
        check("Status - Accepted", Label::Status, "Accepted");
        check("Consequences (short term)", Label::Consequences, "short term");
        check("Decision and why", Label::Decision, "");
        check("Kontext & Ziele", Label::Context, "");
        assert_eq!(Label::of_heading("Status / to do"), None, "what follows would be taken for a status");
        assert_eq!(Label::of_heading("Use Postgres: the decision"), None);
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen = HashMap::new();
        for (label, names) in NAMES {
            for name in names.split('|') {
                assert_eq!(squeeze(name), name.trim(), "written as it is compared");
                assert_eq!(seen.insert(name.trim(), label), None, "{name} stands twice");
            }
        }
    }
}
