//! What people type, and what it is read as. Seen from Tuesday, 10 November 2026, in a fiscal year from April.

use super::*;

fn reading() -> Reading {
    let today = NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day");
    Reading::new(today, FiscalYear::starting_in(4).expect("a month"))
}

fn check(text: &str, code: &str) {
    let read = parse(text, &reading()).map(Timeframe::to_code);
    assert_eq!(read.as_deref(), Ok(code), "“{text}” should read as {code}");
}

fn check_refused(text: &str, says: &str) {
    match parse(text, &reading()) {
        Ok(read) => panic!("“{text}” was read as {}", read.to_code()),
        Err(wrong) => {
            let message = wrong.to_string();
            assert!(message.contains(says), "“{text}” should be refused with “{says}”, not “{message}”");
        }
    }
}

#[test]
fn days() {
    check("2026-08-14", "2026-08-14");
    check("2026-08-14T00:00:00Z", "2026-08-14");
    check("2026-08-14 09:30", "2026-08-14");
    check("20260814", "2026-08-14");
    check("2026/8/14", "2026-08-14");
    check("14.08.2026", "2026-08-14");
    check("14.8.26", "2026-08-14");
    check("14.8.", "2027-08-14");
    check("14 August", "2027-08-14");
    check("14th of August", "2027-08-14");
    check("10 Nov", "2026-11-10");
    check("9 Nov", "2027-11-09");
    check("Aug 14, 2026", "2026-08-14");
    check("August 14th 2026", "2026-08-14");
    check("14 Aug '26", "2026-08-14");
    check("25-Feb-26", "2026-02-25");
    check("25/Feb/26", "2026-02-25");
    check("14. März 2027", "2027-03-14");
    check("1er août 2027", "2027-08-01");
    check("14 de agosto de 2027", "2027-08-14");
    check("29 Feb", "2028-02-29");
    check("25/12/2026", "2026-12-25");
    check("12/25/2026", "2026-12-25");
    check("05/05/2026", "2026-05-05");
    check("today", "2026-11-10");
    check("  ２０２６-08-14\u{200F} ", "2026-08-14");
}

#[test]
fn months() {
    check("2026-08", "2026-08");
    check("08/2026", "2026-08");
    check("8.2026", "2026-08");
    check("Aug 2026", "2026-08");
    check("AUGUST 2026", "2026-08");
    check("2026 août", "2026-08");
    check("Aug-26", "2026-08");
    check("Aug '26", "2026-08");
    check("August", "2027-08");
    check("November", "2026-11");
    check("apr", "2027-04");
    check("Okt. 2026", "2026-10");
    check("févr. 2027", "2027-02");
    check("septiembre de 2027", "2027-09");
    check("mid August", "2027-08");
    check("mid-August 2026", "2026-08");
    check("early Aug", "2027-08");
    check("end of August 2026", "2026-08");
    check("Ende Dezember", "2026-12");
    check("mi-août 2027", "2027-08");
    check("next month", "2026-12");
}

#[test]
fn quarters_halves_and_years() {
    for text in [
        "Q3 2026",
        "T3 2026",
        "3T 2026",
        "2026 Q3",
        "Q3/2026",
        "2026-Q3",
        "3Q26",
        "3Q 2026",
        "Q3'26",
        "Q3 26",
        "q3-2026",
        "quarter 3 2026",
        "third quarter of 2026",
        "3. Quartal 2026",
        "3rd quarter 2026",
        "CY26 Q3",
        "late Q3 2026",
    ] {
        check(text, "2026-Q3");
    }
    for text in ["H2 2026", "2H 2026", "2H26", "2026 H2", "second half of 2026", "2. Halbjahr 2026"] {
        check(text, "2026-H2");
    }
    for text in
        ["FY26 Q1", "FY2026 Q1", "Q1 FY26", "FY26Q1", "FY26-Q1", "Q1 FY'26", "fiscal 2026 q1", "FY25/26 Q1"]
    {
        check(text, "FY2026-Q1@4");
    }
    check("FY27", "FY2027@4");
    check("FY 2027", "FY2027@4");
    check("FY26/27", "FY2027@4");
    check("fiscal year 2027", "FY2027@4");
    check("FY27 H1", "FY2027-H1@4");
    check("2026", "2026");
    check("CY2026", "2026");
    check("Q4", "2026-Q4");
    check("Q3", "2027-Q3");
    check("H2", "2026-H2");
    check("H1", "2027-H1");
    check("FY Q3", "FY2027-Q3@4");
    check("FY Q2", "FY2028-Q2@4");
    check("this quarter", "2026-Q4");
    check("next quarter", "2027-Q1");
    check("FY27 Q4 (year from July)", "FY2027-Q4@7");
    check("FY27 Q4, Jan–Mar 2027", "FY2027-Q4@4");
    check("early 2027", "2027");
    check("around Q4", "2026-Q4");
    check("FY28 Q1 (April to June 2027)", "FY2028-Q1@4");
    check("Q3 2026 (Jul–Sep)", "2026-Q3");
    check("Q3 2025, Jul – Sep", "2025-Q3");
    check("2026-W33", "2026-08-10/2026-08-16");
    check("KW 33 2026", "2026-08-10/2026-08-16");
    check("W46", "2026-11-09/2026-11-15");
}

#[test]
fn a_fiscal_year_from_january_is_the_calendar_year() {
    let calendar = Reading { fiscal: FiscalYear::CALENDAR, ..reading() };
    let read = parse("FY26 Q3", &calendar).map(Timeframe::to_code);
    assert_eq!(read.as_deref(), Ok("2026-Q3"), "the same quarter must not have two names");
}

#[test]
fn ranges() {
    check("5 Oct – Feb 2027", "2026-10-05/2027-02");
    check("Oct to Dec 2026", "2026-10/2026-12");
    check("Aug-Oct 2026", "2026-08/2026-10");
    check("Aug–Oct", "2027-08/2027-10");
    check("Oct – Dec", "2026-10/2026-12");
    check("Nov – Feb", "2026-11/2027-02");
    check("Nov 2026 – Feb", "2026-11/2027-02");
    check("14–20 Aug 2026", "2026-08-14/2026-08-20");
    check("Aug 14–20, 2026", "2026-08-14/2026-08-20");
    check("14.8.–20.8.2026", "2026-08-14/2026-08-20");
    check("28 Dec - 3 Jan", "2026-12-28/2027-01-03");
    check("Q3-Q4 2026", "2026-Q3/2026-Q4");
    check("Q3/Q4 2026", "2026-Q3/2026-Q4");
    check("Q4–Q1 2027", "2026-Q4/2027-Q1");
    check("FY27 Q3 to Q4", "FY2027-Q3@4/FY2027-Q4@4");
    check("Q3–Q4 FY27", "FY2027-Q3@4/FY2027-Q4@4");
    check("FY27 Q3 – FY28 Q1", "FY2027-Q3@4/FY2028-Q1@4");
    check("2026–2027", "2026/2027");
    check("2026-10-05/2027-02-28", "2026-10-05/2027-02-28");
    check("2026-10-05 - 2027-02-28", "2026-10-05/2027-02-28");
    check("2026-08..2026-10", "2026-08/2026-10");
    check("Aug 2026 → Oct 2026", "2026-08/2026-10");
    check("Aug 2026 -> Oct 2026", "2026-08/2026-10");
    check("Aug until Oct 2026", "2026-08/2026-10");
    check("from March to May 2027", "2027-03/2027-05");
    check("between March and May 2027", "2027-03/2027-05");
    check("von März bis Mai 2027", "2027-03/2027-05");
    check("de mars à mai 2027", "2027-03/2027-05");
    check("W33–W35 2027", "2027-08-16/2027-09-05");
    check("Aug 2026 – Aug 2026", "2026-08");
    check("5 Oct 2026 – Q1 2027 (Jan–Mar)", "2026-10-05/2027-Q1");
}

#[test]
fn one_end() {
    check("from March 2027", "2027-03/");
    check("from March 2027 onwards", "2027-03/");
    check("since Q3 2026", "2026-Q3/");
    check("Q3 2026 –", "2026-Q3/");
    check("2026-08 →", "2026-08/");
    check("ab März", "2027-03/");
    check("until Q3", "/2027-Q3");
    check("by 14 Aug 2026", "/2026-08-14");
    check("by the end of Q3", "/2027-Q3");
    check("by end of August 2027", "/2027-08");
    check("→ Q3 2026", "/2026-Q3");
    check("bis Dezember", "/2026-12");
    check("from FY27 Q3, Oct–Dec 2026", "FY2027-Q3@4/");
}

#[test]
fn counted_from_today() {
    check("yesterday", "2026-11-09");
    check("next week", "2026-11-16/2026-11-22");
    check("this week", "2026-11-09/2026-11-15");
    check("EOY", "2026");
    check("end of the year", "2026");
    check("EOY 2027", "2027");
    check("end of quarter", "2026-Q4");
    check("in 2 weeks", "2026-11-24");
    check("in three months", "2027-02");
    check("in a year", "2027");
    check_refused("in 99999999999 days", "is not a time");
    check_refused("in 4000000000 years", "is not a time");
}

#[test]
fn no_date_and_roughly() {
    for text in ["", "  ", "unscheduled", "TBD", "tbc", "n/a", "–", "?"] {
        check(text, "");
    }
    check("Now", "now");
    check("next", "next");
    check("LATER", "later");
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    check_refused("31 November", "There is no 31 November. The last day is the 30th.");
    check_refused("29 Feb 2027", "There is no 29 February in 2027. The last day is the 28th.");
    check_refused("2026-02-30", "There is no 30 February. The last day is the 28th.");
    check_refused("Aug 32", "There is no 32 August. The last day is the 31st.");
    check_refused("0 August", "There is no day 0.");
    check_refused("2026-13", "There is no month 13.");
    check_refused("14.13.2026", "There is no month 13.");
    check_refused("Q5 2026", "There is no Q5.");
    check_refused("Q0", "There is no Q0.");
    check_refused("H3", "There is no H3.");
    check_refused("2027-W53", "There is no week 53 in 2027.");
    check_refused("0000", "There is no year 0");
    check_refused("0000-01-01", "There is no year 0");
    check_refused("summer 2026", "season");
    check_refused("Ende Sommer", "season");
    check_refused("Feb 2027 – Oct 2026", "The start, Feb 2027, is after the end, Oct 2026.");
    check_refused("FY27 Q3 (Jul–Sep)", "FY27 Q3 is Oct–Dec 2026, not Jul–Sep 2027. Write one of the two.");
    check_refused("FY28 Q1 – FY27 Q1", "The start, FY28 Q1, is after the end, FY27 Q1.");
    check_refused("05/06/2026", "“05/06/2026” could be 5 Jun 2026 or 6 May 2026.");
    check_refused("5-6-26", "could be 5 Jun 2026 or 6 May 2026");
    check_refused("05/06/2026 – Dec 2026", "could be");
    for text in
        ["soon", "14", "FY", "mid 14 August", "Q3 Q4", "(", "14 – Q3", "8", "1/2", "Friday", "Q3 2026 or Q4"]
    {
        check_refused(text, "is not a time. Write a day");
    }
    check_refused(&"9".repeat(500), "…”");
}

#[test]
fn the_order_of_days_can_be_given() {
    let check = |order, code: &str| {
        let reading = Reading { order: Some(order), ..reading() };
        let read = parse("05/06/2026", &reading).map(Timeframe::to_code);
        assert_eq!(read.as_deref(), Ok(code), "{order:?}");
        let read = parse("14.08.2026", &reading).map(Timeframe::to_code);
        assert_eq!(read.as_deref(), Ok("2026-08-14"), "full stops are day first everywhere");
    };
    check(DayOrder::Dmy, "2026-06-05");
    check(DayOrder::Mdy, "2026-05-06");
}

#[test]
fn a_field_offers_what_else_may_be_meant() {
    let check = |text: &str, expect: &[&str]| {
        let april = FiscalYear::starting_in(4).expect("a month");
        let found: Vec<_> =
            readings(text, &reading()).into_iter().map(|read| read.words_with_months(april)).collect();
        assert_eq!(found, expect, "{text}");
    };
    check("apr", &["Apr 2027", "30 Apr 2027", "FY28 Q1, Apr–Jun 2027"]);
    check("Q3", &["Q3 2027, Jul–Sep", "FY27 Q3, Oct–Dec 2026"]);
    check("Q3 2026", &["Q3 2026, Jul–Sep", "FY26 Q3, Oct–Dec 2025"]);
    check("2027", &["2027", "FY27, Apr 2026 – Mar 2027"]);
    check("FY27 Q3", &["FY27 Q3, Oct–Dec 2026"]);
    check("05/06/2026", &["5 Jun 2026", "6 May 2026"]);
    check("Aug 26", &["26 Aug 2027", "Aug 2026"]);
    check("26 Aug", &["26 Aug 2027"]);
    check("Oct – Dec", &["Oct–Dec 2026"]);
    check("later", &["Later"]);
    check("soon", &[]);
}
