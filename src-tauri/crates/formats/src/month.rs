//! Names of months, as people of several languages write them. Owns the table; what makes a date of it is elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

/// The month (1 to 12) that a name or an abbreviation of three letters and more stands for, in any case, with or
/// without a dot and accents: `Mar`, `märz`, `févr.`, `stycznia`, `3月`. Nothing when two languages disagree.
pub fn month_by_name(name: &str) -> Option<u32> {
    let folded = fold(name.trim().trim_end_matches('.'));
    MONTHS.get(&folded).copied().flatten()
}

/// The names of a month (1 to 12) in many languages, in lower case and without accents; none for another number.
pub fn names(month: u32) -> impl Iterator<Item = &'static str> {
    let position = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    position.and_then(|position| NAMES.get(position)).into_iter().flat_map(|names| names.split_whitespace())
}

/// January to December. Abbreviations that are the start of a name need no entry of their own.
const NAMES: [&str; 12] = [
    "january tammikuuta ianuarie січень січня januar janvier enero gennaio janeiro januari styczen \
     stycznia jaenner janner leden ledna tammikuu ocak январь января 1月 一月 1월 jaanuar gener януари ιανουαριος ιανουαριου",
    "february helmikuuta februarie лютий лютого februar fevrier febrero febbraio fevereiro februari \
     luty lutego feber unor unora helmikuu subat февраль февраля 2月 二月 2월 veebruar febrer февруари φεβρουαριος φεβρουαριου",
    "march maaliskuuta martie marcius березень березня mar marz maerz mrz mars marzo marco maart mrt \
     marts marzec marca brezen brezna maaliskuu mart март марта 3月 三月 3월 maret μαρτιος μαρτιου",
    "april huhtikuuta aprilie квітень квітня avril abril aprile kwiecien kwietnia duben dubna huhtikuu \
     nisan апрель апреля 4月 四月 4월 aprilis aprill април απριλιος απριλιου",
    "may toukokuuta травень травня mai mayo maggio maio mei maj maja kveten kvetna toukokuu mayis май \
     мая 5月 五月 5월 majus maig μαιος μαιου",
    "june kesakuuta iunie червень червня juni juin junio giugno junho czerwiec czerwca cerven cervna \
     kesakuu haziran июнь июня 6月 六月 6월 junius juuni juny cvn юни ιουνιος ιουνιου",
    "july heinakuuta iulie липень липня juli juillet julio luglio julho lipiec lipca cervenec cervence \
     heinakuu temmuz июль июля 7月 七月 7월 julius juuli juliol cvc юли ιουλιος ιουλιου",
    "august elokuuta augusztus серпень серпня aout agosto augustus augusti sierpien sierpnia srpen \
     srpna elokuu agustos август августа 8月 八月 8월 agost agustus avgust αυγουστος αυγουστου",
    "september syyskuuta septembrie szeptember вересень вересня septembre septiembre setiembre \
     settembre setembro wrzesien wrzesnia zari syyskuu eylul сентябрь сентября 9月 九月 9월 setembre септември σεπτεμβριος σεπτεμβριου",
    "october lokakuuta octombrie жовтень жовтня oktober octobre octubre ottobre outubro pazdziernik \
     pazdziernika rijen rijna lokakuu ekim октябрь октября 10月 十月 10월 oktoober октомври οκτωβριος οκτωβριου",
    "november marraskuuta noiembrie листопад листопада novembre noviembre novembro listopad listopada \
     listopadu marraskuu kasim ноябрь ноября 11月 十一月 11월 ноември νοεμβριος νοεμβριου",
    "december joulukuuta decembrie грудень грудня dezember decembre diciembre dicembre dezembro \
     desember grudzien grudnia prosinec prosince joulukuu aralik декабрь декабря 12月 十二月 12월 detsember desembre декември δεκεμβριος δεκεμβριου",
];

/// Every name and every start of one, of three letters or more; `None` where months of two languages start alike.
static MONTHS: LazyLock<HashMap<String, Option<u32>>> = LazyLock::new(|| {
    let mut months: HashMap<String, Option<u32>> = HashMap::new();
    let names = || {
        (1..)
            .zip(NAMES)
            .flat_map(|(month, names)| names.split_whitespace().map(move |name| (month, fold(name))))
    };
    for (month, name) in names() {
        for (end, _) in name.char_indices().skip(3) {
            months
                .entry(name[..end].to_owned())
                .and_modify(|known| *known = known.filter(|known| *known == month))
                .or_insert(Some(month));
        }
    }
    for (month, name) in names() {
        months.insert(name, Some(month));
    }
    months
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_names_in_many_languages() {
        let check = |name: &str, expect| assert_eq!(month_by_name(name), expect, "{name}");
        for (month, spellings) in [
            (1, "Jan JANUARY Januar jan. Jänner janv. ene gen styczeń stycznia sty"),
            (2, "veebr Φεβ Feb Févr. feb. Februar fev febbraio lutego lut helmikuuta февр. лютого"),
            (3, "Mar Mär MRZ März maart mrt mars marzo março marca mar. Maerz"),
            (4, "Apr abr avr. kwietnia kwi aprile"),
            (5, "máj május Μαΐ May Mai mei maj mayo mag maio maja"),
            (6, "čvn jún. jún. június juuni юни Jun Juni juin giu junho cze czerwca"),
            (7, "čvc júl. július juuli юли Jul Juli juil. lug lipca julho"),
            (8, "Aug août ago agosto sie augusti"),
            (9, "Sep Sept. set września wrz settembre septembre"),
            (10, "Oct Okt ott out paź października octubre"),
            (11, "Nov noviembre listopada lis nov."),
            (12, "dets Δεκ Dec Dez déc. dic grudnia gru dezembro desember"),
        ] {
            for spelling in spellings.split(' ') {
                check(spelling, Some(month));
            }
        }
        check("10月", Some(10));
        for word in ["", "ma", "jui", "ιου", "Monday", "x", "decision", "marry", "janes"] {
            check(word, None);
        }
    }
}
