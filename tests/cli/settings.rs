//! Settings from a script.

use super::program::Program;

#[test]
fn settings_are_read_written_and_refused_with_a_reason() {
    let program = Program::with_workspace();
    let get = |name: &str| program.json(&["settings", "get", name, "--in", "plan.roadbook"])[name].clone();
    let set = |name: &str, value: &str| {
        program.done(&["settings", "set", name, value, "--in", "plan.roadbook"]);
        get(name)
    };
    assert_eq!(get("fiscalStart"), "1");
    assert_eq!(set("fiscalStart", "April"), "4");
    assert_eq!(set("workingDays", "mon-thu"), "monday, tuesday, wednesday, thursday");
    assert_eq!(
        set("holidays", "2026-12-25 Christmas Day\n2026-12-26"),
        "2026-12-25 Christmas Day\n2026-12-26"
    );
    assert_eq!(set("company", "Larkfield"), "Larkfield");
    assert_eq!(
        set("holidays", "25.12.2026 Christmas Day\n26 Dec 2026"),
        "2026-12-25 Christmas Day\n2026-12-26"
    );
    let said = program.refused(&["settings", "set", "holidays", "05/06/2026", "--in", "plan.roadbook"]);
    assert!(said.contains("line 1, “05/06/2026”") && said.contains("one day a line"), "{said}");
    let said = program.refused(&["settings", "get", "theme", "--in", "plan.roadbook"]);
    assert!(said.contains("“theme” belongs to this computer") && said.contains("window"), "{said}");
    let said = program.refused(&["settings", "set", "colour", "red", "--in", "plan.roadbook"]);
    assert!(said.contains("“colour” is not a setting") && said.contains("fiscalStart"), "{said}");
    assert_eq!(program.done(&["settings", "get", "holidays", "--in", "plan.roadbook"]).lines().count(), 2);
    program.done(&["add", "item", "Payouts", "timeframe=FY28 Q1", "--in", "plan.roadbook"]);
    let item = program.json(&["show", "R-1", "--in", "plan.roadbook"]);
    assert_eq!(item["timeframe"]["start"], "2027-04-01", "the fiscal year counts");
    program.done(&["undo", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(get("company"), "", "a setting is one step of undo");
}

/// Two whole days, one of them each year since 2019, and a meeting.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Christmas Day\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20190101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New Year\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART:20261201T140000Z\r\nSUMMARY:Stand-up\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn holidays_come_from_a_calendar() {
    let program = Program::with_workspace();
    let holidays = || {
        let said = program.json(&["settings", "get", "holidays", "--in", "plan.roadbook"]);
        said["holidays"].as_str().unwrap().to_owned()
    };
    program.write("days.ics", CALENDAR);
    let said = program.done(&["settings", "set", "holidays", "days.ics", "--in", "plan.roadbook"]);
    assert!(said.contains("of a calendar, without “Stand-up”"), "{said}");
    let found = holidays();
    assert!(found.contains("2026-12-25 Christmas Day") && found.contains("2027-01-01 New Year"), "{found}");
    assert!(!found.contains("2019"), "years that are over hold nothing up: {found}");

    let pasted = format!("26 Dec 2026 Boxing Day\n{CALENDAR}");
    program.done(&["settings", "set", "holidays", &pasted, "--in", "plan.roadbook"]);
    assert!(holidays().contains("2026-12-26 Boxing Day"), "lines stand beside a calendar");
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(holidays(), found, "one step");

    program.write("days.ics", CALENDAR.replace("VALUE=DATE:2", "VALUE=PERIOD:x"));
    let said = program.refused(&["settings", "set", "holidays", "days.ics", "--in", "plan.roadbook"]);
    assert!(said.contains("no whole day in this calendar"), "{said}");
    let said = program.refused(&["settings", "set", "holidays", "none.ics", "--in", "plan.roadbook"]);
    assert!(said.contains("none.ics"), "{said}");
}
