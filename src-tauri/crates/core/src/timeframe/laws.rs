//! What holds for every timeframe, every fiscal year and every text.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use roadbook_formats::date::PartialDate;

use super::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day");
    // Most near today, some anywhere, and the very ends of what can be written.
    prop_oneof![
        4 => 730_000_u64..748_000,
        1 => 0_u64..3_652_059,
        1 => 0_u64..800,
        1 => 3_651_259_u64..3_652_059,
    ]
    .prop_map(move |days| first + Days::new(days))
}

fn any_year() -> impl Strategy<Value = FiscalYear> {
    (1_u32..=12).prop_filter_map("a month", FiscalYear::starting_in)
}

fn any_grain() -> impl Strategy<Value = Precision> {
    prop::sample::select(&Precision::ALL[..5])
}

fn any_precision() -> impl Strategy<Value = Precision> {
    prop::sample::select(Precision::ALL)
}

fn any_period() -> impl Strategy<Value = Period> {
    (any_day(), any_grain(), any_year())
        .prop_filter_map("a period", |(day, precision, year)| Period::containing(day, precision, year))
}

fn any_span() -> impl Strategy<Value = Timeframe> {
    prop_oneof![
        any_period().prop_map(Timeframe::of),
        (any_period(), any_period()).prop_map(|(one, two)| {
            Timeframe::between(Some(one.min(two)), Some(one.max(two))).expect("in order")
        }),
        any_period().prop_map(|start| Timeframe::between(Some(start), None).expect("a start")),
        any_period().prop_map(|end| Timeframe::between(None, Some(end)).expect("an end")),
    ]
}

fn any_timeframe() -> impl Strategy<Value = Timeframe> {
    prop_oneof![
        8 => any_span(),
        1 => prop::sample::select(Horizon::ALL).prop_map(Timeframe::Wide),
        1 => Just(Timeframe::Unscheduled),
    ]
}

/// Texts made of what dates are made of, so that the reader gets further than its first word.
fn any_date_like_text() -> impl Strategy<Value = String> {
    let words = [
        "Q3",
        "3Q",
        "H2",
        "FY",
        "FY27",
        "2026",
        "26",
        "5",
        "31",
        "Aug",
        "février",
        "W33",
        "–",
        "-",
        "/",
        "to",
        "from",
        "by",
        "'",
        ".",
        ",",
        "mid",
        "end of",
        "(year from July)",
        "next",
        "quarter",
        "2026-08-14",
        "05/06/2026",
        "→",
        "  ",
        "0",
        "99999",
        "T00:00",
        "ß",
        "\u{202E}",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..8)
        .prop_flat_map(|words| prop::sample::select(vec![" ", ""]).prop_map(move |glue| words.join(glue)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_period_contains_the_day_it_was_made_for(day in any_day(), precision in any_grain(), year in any_year()) {
        let period = Period::containing(day, precision, year);
        prop_assert!(period.is_some(), "every day from 1 to 9999 lies in a period of every kind");
        let Some(period) = period else { return Ok(()) };
        prop_assert!(period.first_day() <= day && day <= period.last_day());
        prop_assert_eq!(period.precision(), precision);
        // The next period starts on the next day: no gaps, no overlaps.
        let after = period.last_day() + Days::new(1);
        if let Some(next) = Period::containing(after, precision, year) {
            prop_assert_eq!(next.first_day(), after);
        }
    }

    #[test]
    fn a_fiscal_year_is_named_by_the_year_it_ends_in(day in any_day(), year in any_year()) {
        use chrono::Datelike as _;
        let period = Period::containing(day, Precision::Year, year).expect("a year");
        prop_assert_eq!(period.year_name(), period.last_day().year());
        prop_assert_eq!(period.first_day().month(), year.start_month());
        let length = (period.last_day() - period.first_day()).num_days() + 1;
        prop_assert!(length == 365 || length == 366, "{length} days");
        let quarters = (1..=4).filter_map(|number| Period::quarter(period.year_name(), number, year));
        prop_assert!(quarters.filter(|quarter| quarter.first_day() <= day && day <= quarter.last_day()).count() == 1);
    }

    #[test]
    fn coarsening_never_gains_precision(
        fine in any_timeframe(), to in any_precision(), today in any_day(), year in any_year(),
    ) {
        let coarse = fine.coarsen(to, today, year);
        prop_assert!(coarse.precision() >= fine.precision());
        if !fine.is_unscheduled() {
            prop_assert!(coarse.precision() >= Some(to));
        }
        if let Some(span) = coarse.span() {
            for end in span.start().into_iter().chain(span.end()) {
                prop_assert!(end.precision() >= to, "neither end may be finer than asked");
            }
        }
        prop_assert_eq!(coarse.coarsen(to, today, year), coarse, "once is enough");
    }

    #[test]
    fn the_coarse_never_contradicts_the_fine(
        fine in any_timeframe(), to in any_grain(), today in any_day(), year in any_year(),
    ) {
        let coarse = fine.coarsen(to, today, year);
        prop_assert!(coarse.contains(fine), "{} must contain {}", coarse.to_code(), fine.to_code());
        prop_assert!(fine.span().is_none() || coarse.overlaps(fine));
        prop_assert_eq!(coarse.first_day().is_some(), fine.first_day().is_some(), "an open start stays open");
        prop_assert_eq!(coarse.last_day().is_some(), fine.last_day().is_some(), "an open end stays open");
    }

    #[test]
    fn coarsening_in_steps_is_coarsening_at_once(
        fine in any_timeframe(), one in any_grain(), two in any_precision(), today in any_day(), year in any_year(),
    ) {
        // The horizons go by quarters, so what is only known to the half may fall into a nearer one.
        let two = if two == Precision::NowNextLater && one > Precision::Quarter { Precision::Year } else { two };
        let (one, two) = (one.min(two), one.max(two));
        let in_steps = fine.coarsen(one, today, year).coarsen(two, today, year);
        prop_assert_eq!(in_steps, fine.coarsen(two, today, year));
    }

    #[test]
    fn coarsening_keeps_the_order(
        one in (any_day(), any_grain()),
        two in (any_day(), any_grain()),
        to in any_grain(),
        year in any_year(),
    ) {
        let period = |(day, precision)| Period::containing(day, precision, year);
        let (Some(one), Some(two)) = (period(one), period(two)) else { return Ok(()) };
        let (earlier, later) = (one.min(two), one.max(two));
        let begins = |period: Period| period.coarsen(to, year).first_day();
        prop_assert!(begins(earlier) <= begins(later), "what starts earlier is not told as starting later");
    }

    #[test]
    fn coarsening_keeps_the_order_of_starts_and_of_ends(
        ends in prop::array::uniform4((any_day(), any_grain())),
        to in any_grain(),
        today in any_day(),
        year in any_year(),
    ) {
        let ends = ends.map(|(day, precision)| Period::containing(day, precision, year).expect("a period"));
        let span = |one: Period, two: Period| Timeframe::between(Some(one.min(two)), Some(one.max(two)));
        let (Ok(one), Ok(two)) = (span(ends[0], ends[1]), span(ends[2], ends[3])) else { return Ok(()) };
        let (coarse_one, coarse_two) = (one.coarsen(to, today, year), two.coarsen(to, today, year));
        let order = |of: fn(Timeframe) -> Option<NaiveDate>| (of(one).cmp(&of(two)), of(coarse_one).cmp(&of(coarse_two)));
        for (fine, coarse) in [order(|time| time.first_day()), order(|time| time.last_day())] {
            prop_assert!(coarse.is_eq() || coarse == fine, "{one:?} and {two:?} become {coarse_one:?} and {coarse_two:?}");
        }
    }

    #[test]
    fn now_next_and_later_come_in_order(one in any_span(), two in any_span(), today in any_day(), year in any_year()) {
        let horizon = |timeframe: Timeframe| match timeframe.coarsen(Precision::NowNextLater, today, year) {
            Timeframe::Wide(horizon) => Some(horizon),
            _ => None,
        };
        let (earlier, later) = (one.min(two), one.max(two));
        prop_assert!(horizon(earlier).is_some());
        prop_assert!(horizon(earlier) <= horizon(later), "what starts earlier is not told as later");
    }

    #[test]
    fn what_is_said_reads_back(timeframe in any_timeframe(), today in any_day(), fiscal in any_year()) {
        let reading = Reading::new(today, fiscal);
        for text in [timeframe.text(fiscal), timeframe.words_with_months(fiscal), timeframe.text(fiscal).to_uppercase()] {
            prop_assert_eq!(parse(&text, &reading), Ok(timeframe), "{}", text);
            prop_assert_eq!(readings(&text, &reading).first().copied(), Some(timeframe), "{}", text);
        }
    }

    #[test]
    fn what_is_stored_reads_back(timeframe in any_timeframe(), other in any_timeframe()) {
        let code = timeframe.to_code();
        prop_assert_eq!(Timeframe::from_code(&code), Ok(timeframe));
        prop_assert_eq!(code == other.to_code(), timeframe == other, "one value, one code");
        let json = serde_json::to_string(&timeframe).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Timeframe>(&json).ok(), Some(timeframe));
    }

    #[test]
    fn the_start_never_lies_after_the_end(one in any_period(), two in any_period()) {
        match Timeframe::between(Some(one), Some(two)) {
            Ok(timeframe) => prop_assert!(timeframe.first_day() <= timeframe.last_day()),
            Err(wrong) => {
                prop_assert!(one.first_day() > two.last_day());
                prop_assert!(wrong.to_string().contains("is after the end"));
            }
        }
    }

    #[test]
    fn order_is_total_and_puts_unscheduled_last(
        one in any_timeframe(), two in any_timeframe(), three in any_timeframe(),
    ) {
        let mut sorted = [three, one, two];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
        prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
        prop_assert_eq!(one.cmp(&two).is_eq(), one == two);
        prop_assert!(one <= Timeframe::Unscheduled);
    }

    #[test]
    fn containing_and_overlapping_agree(one in any_span(), two in any_span()) {
        prop_assert!(one.contains(one) && one.overlaps(one));
        prop_assert_eq!(one.overlaps(two), two.overlaps(one));
        if one.contains(two) {
            prop_assert!(one.overlaps(two));
        }
    }

    #[test]
    fn no_text_is_too_strange(text in ".{0,60}", today in any_day(), fiscal in any_year()) {
        let reading = Reading::new(today, fiscal);
        if let Err(wrong) = parse(&text, &reading) {
            prop_assert!(wrong.to_string().ends_with('.') , "a sentence: {wrong}");
        }
        let _ = readings(&text, &reading);
        let _ = Timeframe::from_code(&text);
        let _ = Precision::parse(&text);
    }

    #[test]
    fn no_date_like_text_is_too_strange(text in any_date_like_text(), today in any_day(), fiscal in any_year()) {
        let reading = Reading::new(today, fiscal);
        match parse(&text, &reading) {
            Ok(read) => prop_assert_eq!(parse(&read.text(fiscal), &reading), Ok(read), "{}", text),
            Err(wrong) => prop_assert!(wrong.to_string().ends_with('.'), "a sentence: {}", wrong),
        }
        let _ = readings(&text, &reading);
    }

    #[test]
    fn a_date_from_a_file_keeps_its_precision(year in 1_i32..=9999, month in 1_u32..=12, day in 1_u32..=28) {
        let check = |date: Option<PartialDate>, precision| {
            let date = date.expect("a date");
            let period = Period::from(date);
            assert_eq!((period.first_day(), period.last_day()), (date.first_day(), date.last_day()));
            assert_eq!((period.precision(), period.to_code()), (precision, date.to_string()));
        };
        check(PartialDate::year(year), Precision::Year);
        check(PartialDate::month(year, month), Precision::Month);
        check(PartialDate::day(year, month, day), Precision::Day);
    }
}

#[test]
fn february_ends_as_the_year_says_in_every_fiscal_year() {
    use chrono::Datelike as _;
    for start in 1..=12 {
        let counted = FiscalYear::starting_in(start).expect("a month");
        for (year, last) in [(2024, 29), (2027, 28), (2100, 28), (2000, 29)] {
            let february = Period::month(year, 2).expect("a month");
            assert_eq!(february.last_day().day(), last, "February {year}");
            let quarter = february.coarsen(Precision::Quarter, counted);
            assert!(quarter.contains(february), "a year from month {start} keeps February {year} whole");
        }
    }
}

#[test]
fn the_view_is_what_scripts_read() {
    let april = FiscalYear::starting_in(4).expect("a month");
    let check = |code: &str, json: serde_json::Value| {
        let view = Timeframe::from_code(code).expect("a code").view(april);
        assert_eq!(serde_json::to_value(view).expect("JSON"), json, "{code}");
    };
    check("", serde_json::Value::Null);
    check(
        "FY2027-Q3@4",
        serde_json::json!({"text": "FY27 Q3", "start": "2026-10-01", "end": "2026-12-31", "precision": "quarter"}),
    );
    check(
        "2026-10-05/2027-02",
        serde_json::json!({"text": "5 Oct 2026 – Feb 2027", "start": "2026-10-05", "end": "2027-02-28", "precision": "month"}),
    );
    check(
        "/2026",
        serde_json::json!({"text": "by 2026", "start": null, "end": "2026-12-31", "precision": "year"}),
    );
    check(
        "next",
        serde_json::json!({"text": "Next", "start": null, "end": null, "precision": "nowNextLater"}),
    );
}
