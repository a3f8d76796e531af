//! Dates as the cells of trackers and spreadsheets hold them, and what a file says about the order of day and month. A
//! cell is a date as a whole or none, and one that names no day is told from one that is no date; dates in prose are found
//! by [`crate::date_text`]. A date that can be read two ways is never guessed.

mod cell;

use self::cell::{Numeric, Reading, read, starts_with_two_numbers};
use super::mapping::{Mapping, Target};
use crate::date::{DayOrder, PartialDate};
use crate::read::table::Row;

/// How the dates of one file are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// The order of day and month where a date alone does not tell; none leaves such dates empty.
    pub order: Option<DayOrder>,
    /// The file has dates that can only be day first and others that can only be month first.
    pub contradictory: bool,
}

impl Dates {
    /// The file's own unambiguous dates decide; where there are none, or they contradict each other, what was given does.
    pub fn of(scan: &DayOrderScan, given: Option<DayOrder>) -> Self {
        Self { order: scan.order().or(given), contradictory: scan.day_first > 0 && scan.month_first > 0 }
    }
}

/// What the dates of a file say about the order of day and month. Looks at every row once, before they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayOrderScan {
    /// Dates that can only be day first, `25/06/2026`.
    pub day_first: u32,
    /// Dates that can only be month first, `06/25/2026`.
    pub month_first: u32,
    /// Dates for the roadmap that can be read both ways, `05/06/2026`.
    pub ambiguous: u32,
    /// The first of them, to ask with.
    pub example: Option<String>,
    planned: Vec<usize>,
    others: Vec<usize>,
}

impl DayOrderScan {
    /// A scan of the columns that may hold dates: those that say when, and those that are left out.
    pub fn new(mapping: &Mapping) -> Self {
        let columns = |targets: &[Target]| {
            let columns = mapping.columns.iter().filter(|column| targets.contains(&column.target));
            columns.map(|column| column.position as usize).collect()
        };
        Self {
            planned: columns(&[Target::Start, Target::End, Target::Timeframe]),
            others: columns(&[Target::LeftOut, Target::Completed]),
            ..Self::default()
        }
    }

    /// Looks at one row.
    pub fn look(&mut self, row: &Row) {
        for at in 0..self.planned.len() {
            let cell = row.cell(self.planned[at]);
            match read(cell) {
                Reading::Numeric(numeric) => self.count(&numeric),
                Reading::Either(either) if !either.dotted && either.by(DayOrder::Dmy).is_some() => {
                    self.ambiguous = self.ambiguous.saturating_add(1);
                    self.example.get_or_insert_with(|| cell.trim().to_owned());
                }
                _ => {}
            }
        }
        for at in 0..self.others.len() {
            let cell = row.cell(self.others[at]).trim();
            // Other columns hold anything: `13.5.22` may be a version, so only what is surely a date is evidence.
            if (8..=40).contains(&cell.len())
                && starts_with_two_numbers(cell)
                && let Reading::Numeric(numeric) = read(cell)
                && (cell.contains('/') || numeric.year > 1900)
            {
                self.count(&numeric);
            }
        }
    }

    /// The order, when the file's own dates all agree on one.
    pub fn order(&self) -> Option<DayOrder> {
        match (self.day_first > 0, self.month_first > 0) {
            (true, false) => Some(DayOrder::Dmy),
            (false, true) => Some(DayOrder::Mdy),
            _ => None,
        }
    }

    /// Whether a person has to say which comes first, or dates stay empty.
    pub fn must_ask(&self) -> bool {
        self.ambiguous > 0 && self.order().is_none()
    }

    fn count(&mut self, numeric: &Numeric) {
        match numeric.order {
            _ if numeric.date().is_none() => {}
            Some(DayOrder::Dmy) => self.day_first = self.day_first.saturating_add(1),
            Some(DayOrder::Mdy) => self.month_first = self.month_first.saturating_add(1),
            None => {}
        }
    }
}

/// Why a cell holds no date that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// 31 November.
    NoSuchDay,
    /// Two dates that it may be.
    Ambiguous(PartialDate, PartialDate),
    /// It is something else.
    NotADate,
}

/// Reads a date cell; nothing when it is empty or says that there is none. The time of day is left away: a plan has days.
///
/// # Errors
/// [`DateProblem`] for a text that is no date, or may be two.
pub fn read_date(text: &str, dates: Dates) -> Result<Option<PartialDate>, DateProblem> {
    match read(text) {
        Reading::Nothing => Ok(None),
        Reading::NotADate => Err(DateProblem::NotADate),
        Reading::Date(date) => date.map(Some).ok_or(DateProblem::NoSuchDay),
        Reading::Numeric(numeric) => numeric.date().map(Some).ok_or(DateProblem::NoSuchDay),
        Reading::Either(either) => {
            // Between dots the day comes first wherever such dates are written, unless the file itself contradicts that.
            let dotted = (either.dotted && !dates.contradictory).then_some(DayOrder::Dmy);
            match (dates.order.or(dotted), either.by(DayOrder::Dmy), either.by(DayOrder::Mdy)) {
                (_, None, _) | (_, _, None) => Err(DateProblem::NoSuchDay),
                (Some(DayOrder::Dmy), Some(date), _) | (Some(DayOrder::Mdy), _, Some(date)) => Ok(Some(date)),
                (None, Some(day_first), Some(month_first)) => {
                    Err(DateProblem::Ambiguous(day_first, month_first))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::mapping::{Kind, Mapped};
    use super::*;

    fn show(text: &str, dates: Dates) -> String {
        match read_date(text, dates) {
            Ok(date) => date.map_or_else(String::new, |date| date.to_string()),
            Err(problem) => format!("{problem:?}").split('(').next().unwrap_or_default().to_owned(),
        }
    }

    #[test]
    fn every_form_of_the_trackers_is_read() {
        let check = |text, expect: &str| assert_eq!(show(text, Dates::default()), expect, "{text}");
        for text in [
            "25/Feb/26 10:17 PM",
            "25/Feb/26 03:26 PM",
            "25/Feb/26 12:00 AM",
            "25/feb/26",
            "25/févr./26 7:31 PM",
            "25/Feb./2026",
            "25. Februar 2026",
            "25 de febrero de 2026",
            "25/lut/26 11:43 AM",
            "25/февр./26 2:54 PM",
            "25/2月/26 2:54 下午",
            "25/二月/26 2:54 下午",
            "2026年2月25日",
            "2026-02-25",
            "2026-2-25",
            "2026/02/25 2:54 午後",
            "2026-02-25 16:38:58.679",
            "2026-02-25T16:38:58Z",
            "2026-02-25T16:38:58.000+0100",
            "20260225",
            "2026-02-25 20:08:19 +0000 UTC",
            "Wed Feb 25 2026 11:21:41 GMT+0000 (GMT+00:00)",
            "February 25, 2026",
            "Wed, 25 Feb 2026 10:17:06 UTC+0000",
            "Feb 25th, 2026",
            "2/25/2026 16:14",
            "25/02/2026",
            "25.2.2026",
            "25.02.26 14:54",
            "25-02-2026",
            "46078",
            "46078.4284",
            " 25-Feb-26 ",
            "25. helmikuuta 2026",
            "25 Feb ’26",
            "1772028000000",
            "1772028000",
            "25/ก.พ./69 2:54 PM",
            "25 กุมภาพันธ์ 2569",
            "25/02/2569",
            "25/thg 2/26 2:54 CH",
            "ngày 25 tháng 2 năm 2026",
        ] {
            check(text, "2026-02-25");
        }
        check("2/25/2026 9:15:00 AM", "2026-02-25");
        check("05/05/2026", "2026-05-05");
        check("1/Jan/70", "1970-01-01");
        check("2026", "2026");
        check("2026-03", "2026-03");
        check("03/2026", "2026-03");
        check("March 2026", "2026-03");
        check("2026 März", "2026-03");
        check("5.6.2026", "2026-06-05");
        for text in ["", " ", "none", "TBD", "-"] {
            check(text, "");
        }
        for text in
            ["31/Nov/26", "30/Feb/26", "2026-13-01", "31.04.2026", "29/02/2027", "32/01/2026", "25/25/2026"]
        {
            check(text, "NoSuchDay");
        }
        for text in [
            "soon",
            "Q3 2026",
            "H2 2026",
            "FY26",
            "KW 12 2026",
            "Sprint 5 May 2026",
            "10.0.0.1",
            "1.2.3.4",
            "v1.2.2026",
            "3 days",
            "25 Feb",
            "Feb 26",
            "0|hzzzxd:",
            "1,234,567",
            "12",
            "123456789012",
            "9999999999999",
            "2026-02-25 → 2026-03-10",
            "25 Feb 2026 – 10 Mar 2026",
            "25.02.2026 bis 10.03.2026",
            "25/Feb/26;abc;text",
        ] {
            check(text, "NotADate");
        }
    }

    #[test]
    fn an_ambiguous_day_is_not_guessed() {
        let check = |text, order, expect: &str| {
            assert_eq!(show(text, Dates { order, contradictory: false }), expect, "{text} {order:?}");
        };
        check("05/06/2026", None, "Ambiguous");
        check("05-06-26", None, "Ambiguous");
        check("05/06/2026", Some(DayOrder::Dmy), "2026-06-05");
        check("05/06/2026 10:00", Some(DayOrder::Mdy), "2026-05-06");
        check("25/06/2026", Some(DayOrder::Mdy), "2026-06-25");
        check("5.6.2026", Some(DayOrder::Mdy), "2026-05-06");
    }

    fn scan(cells: &[[&str; 2]]) -> DayOrderScan {
        let column = |position, target| Mapped { header: String::new(), position, target, note: None };
        let columns = vec![column(0, Target::End), column(1, Target::LeftOut)];
        let mut scan = DayOrderScan::new(&Mapping { kind: Kind::Jira, columns, levels: Vec::new() });
        let text: String = cells.iter().map(|cells| format!("\"{}\",\"{}\"\n", cells[0], cells[1])).collect();
        let text = format!("Due,Created\n{text}");
        let given = crate::read::table::Given::default();
        let mut table = crate::read::table::Table::open("t.csv", text.as_bytes(), given).expect("a table");
        while let Some(row) = table.next_row().expect("memory reads") {
            scan.look(&row);
        }
        scan
    }

    #[test]
    fn the_files_own_dates_decide_the_order() {
        let check = |cells: &[[&str; 2]], given, expect, contradictory| {
            let scan = scan(cells);
            assert_eq!(Dates::of(&scan, given), Dates { order: expect, contradictory }, "{cells:?}");
        };
        use DayOrder::{Dmy, Mdy};
        check(&[["05/06/2026", "6/21/2025 16:14"]], None, Some(Mdy), false);
        check(&[["05/06/2026", ""], ["25/06/2026", ""]], Some(Mdy), Some(Dmy), false);
        check(&[["05/06/2026", "25/Feb/26"]], Some(Mdy), Some(Mdy), false);
        check(&[["05/06/2026", "13.5.22"], ["", "10.20.30.40"]], None, None, false);
        check(&[["25/06/2026", "06/25/2026"]], None, None, true);
        check(&[["25/06/2026", "06/25/2026"]], Some(Dmy), Some(Dmy), true);
        let asked = scan(&[["05/06/2026", "01/02/2026"], ["07/06/2026", ""]]);
        assert_eq!((asked.ambiguous, asked.example.as_deref()), (2, Some("05/06/2026")));
        assert!(asked.must_ask());
        assert!(!scan(&[["05.06.2026", ""]]).must_ask(), "dots put the day first");
    }

    #[test]
    fn dots_say_day_first_unless_the_file_contradicts() {
        let dates = Dates { order: None, contradictory: true };
        assert_eq!(show("5.6.2026", dates), "Ambiguous");
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "[0-9/.:, \\-A-Za-zéА-я月年日'()]{0,24}") {
            let _ = show(&text, Dates::default());
        }

        #[test]
        fn every_day_is_read_in_every_form(days in 0i64..40_000) {
            let day = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day") + chrono::Days::new(days.unsigned_abs());
            for form in ["%Y-%m-%d", "%d/%b/%Y", "%d/%b/%Y %I:%M %p", "%d %B %Y", "%a %b %d %Y 10:00:00 GMT+0000", "%Y%m%d"] {
                let text = day.and_hms_opt(9, 5, 0).expect("a time").format(form).to_string();
                prop_assert_eq!(read_date(&text, Dates::default()), Ok(Some(PartialDate::from(day))), "{}", text);
            }
            for (form, order) in [("%d/%m/%Y", DayOrder::Dmy), ("%m/%d/%Y", DayOrder::Mdy)] {
                let text = day.format(form).to_string();
                let dates = Dates { order: Some(order), contradictory: false };
                prop_assert_eq!(read_date(&text, dates), Ok(Some(PartialDate::from(day))), "{}", text);
            }
        }
    }
}
