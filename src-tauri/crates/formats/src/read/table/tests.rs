//! Tables in every encoding and every state of disrepair.

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;

/// Rows and problems, each with its line.
type Rows = Vec<(u32, Vec<String>)>;
type Found = Vec<(u32, String)>;

/// Reads all of a table: its facts, each row with its line, and each problem with its line.
fn read(bytes: &[u8]) -> (Facts, Rows, Found) {
    let mut table = Table::open("t.csv", bytes, Given::default()).expect("a table");
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().expect("memory reads") {
        rows.push((row.line, row.cells().map(str::to_owned).collect()));
    }
    let problems = table.take_problems();
    let problems = problems.into_iter().map(|problem| (problem.line.unwrap_or(0), problem.message)).collect();
    (table.facts().clone(), rows, problems)
}

/// Rows as `line: cell|cell`, and problems as `line: start of the message`.
fn check(bytes: impl AsRef<[u8]>, rows: &[&str], problems: &[&str]) {
    let bytes = bytes.as_ref();
    let (_, got_rows, got_problems) = read(bytes);
    let shown = String::from_utf8_lossy(bytes);
    let got_rows: Vec<_> =
        got_rows.iter().map(|(line, cells)| format!("{line}: {}", cells.join("|"))).collect();
    assert_eq!(got_rows, rows, "rows of {shown:?}");
    assert_eq!(got_problems.len(), problems.len(), "problems of {shown:?}: {got_problems:?}");
    for ((line, message), expect) in got_problems.iter().zip(problems) {
        let got = format!("{line}: {message}");
        assert!(got.starts_with(expect), "{shown:?}: {got:?} should start with {expect:?}");
    }
}

#[test]
fn quotes_line_ends_and_blank_lines() {
    check("a,b\n1,2\n", &["2: 1|2"], &[]);
    check("a,b\r\n1,2\r\n3,\"4\"\r\n", &["2: 1|2", "3: 3|4"], &[]);
    check("a,b\r1,2\r3,4", &["2: 1|2", "3: 3|4"], &[]);
    check("a,b\n\n1,2\n,\n  \n3,4\n\n", &["3: 1|2", "6: 3|4"], &[]);
    check("a,b\n1,\"x\ny, \"\"z\"\"\"\n3,4\n", &["2: 1|x\ny, \"z\"", "4: 3|4"], &[]);
    check("a,b\n\"1\r\n2\",\r\n3,4\r\n", &["2: 1\r\n2|", "4: 3|4"], &[]);
    check("a,b\n1,it's \"so\"\n", &["2: 1|it's \"so\""], &[]);
    check("a,b\n", &[], &[]);
    check("a,b", &[], &[]);
    check("a\none\n\"\"\ntwo\n", &["2: one", "4: two"], &[]);
    check("sep=;\na;b\n1;2\n", &["3: 1|2"], &[]);
}

#[test]
fn ragged_rows_are_kept_and_named() {
    check(
        "a,b,c\n1,2\n1,2,3,4\n1,2,3,\n5,6,7\n",
        &["2: 1|2", "3: 1|2|3|4", "4: 1|2|3|", "5: 5|6|7"],
        &["2: 2 cells, the heading has 3. The missing", "3: 4 cells, the heading has 3. The cells beyond"],
    );
}

#[test]
fn an_unclosed_quote_costs_one_line_not_the_file() {
    // At the end of the file, and before other cells in quotes.
    check("a,b\n1,\"2\n3,4\n5,6\n", &["2: 1|\"2", "3: 3|4", "4: 5|6"], &["2: A quote"]);
    check(
        "a,b\n1,\"2\n3,4\n5,\"6, six\"\n7,8\n",
        &["2: 1|\"2", "3: 3|4", "4: 5|6, six", "5: 7|8"],
        &["2: A quote"],
    );
    // The next quote would close it, and the cell would swallow rows: only the width tells.
    check("a,b\n1,\"2\n3,4\n5,6\"\n7,8\n", &["2: 1|2\n3,4\n5,6", "5: 7|8"], &[]);
    check(
        "a,b,c\n1,2,\"3\n4,5,6\n7,8 \",9\n1,2,3\n",
        &["2: 1|2|\"3", "3: 4|5|6", "4: 7|8 \"|9", "5: 1|2|3"],
        &["2: A quote"],
    );
    // One after a good cell of several lines.
    check("a,b\n\"x\ny\",\"2\n3,4\n", &["2: x\ny|\"2", "4: 3|4"], &["3: A quote"]);
}

#[test]
fn a_quote_that_is_not_doubled_stays_in_its_line() {
    check(
        "a,b\n\"the \"big\" one\",2\n3,4\n",
        &["2: the \"big\" one\"|2", "3: 3|4"],
        &["2: A cell in quotes"],
    );
    check("a,b\n\"x\" y,2\n", &["2: x\" y|2"], &["2: A cell in quotes"]);
}

#[test]
fn too_many_unclosed_quotes_fall_back_to_lines() {
    let many = "x,\"y\n\n".repeat(MAX_UNCLOSED_QUOTES as usize + 20);
    let (_, rows, problems) = read(format!("a,b\n{many}last,row\n").as_bytes());
    assert_eq!(rows.len(), MAX_UNCLOSED_QUOTES as usize + 21);
    assert_eq!(rows.last().map(|(_, cells)| cells[0].as_str()), Some("last"));
    assert!(problems.iter().any(|(_, message)| message.starts_with("More than 100 quotes")), "{problems:?}");
}

#[test]
fn formula_guards_come_off_and_other_apostrophes_stay() {
    check("a,b\n'=1+2,'tis\n'@x,\"'-1, 2\"\n", &["2: =1+2|'tis", "3: @x|-1, 2"], &[]);
}

#[test]
fn broken_characters_are_named() {
    check(b"a,b\n1\0,\0\x002\n", &["2: 1|2"], &["2: NUL"]);
    check(b"Gr\xc3\xb6\xc3\x9fe,b\n1,\xff\n", &["2: 1|\u{fffd}"], &["2: Some characters"]);
    check(
        b"a,b\n1,caf\xe9\n",
        &["2: 1|caf\u{e9}"],
        &["0: The file is not UTF-8 and was read as Windows-1252."],
    );
}

#[test]
fn limits_hold() {
    let long = "x".repeat(10 * 1024 * 1024);
    for cell in [long.clone(), format!("\"{}\"", long.replace("xxxxxxxxx", "xxxxxxxx\n"))] {
        let (_, rows, problems) = read(format!("a,b\n{cell},2\n3,4\n").as_bytes());
        assert_eq!((rows[0].1[0].len(), rows[0].1[1].as_str()), (MAX_CELL_BYTES, "2"));
        assert_eq!(rows[1].1, ["3", "4"]);
        assert_eq!(problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2]);
    }
    let wide = (0..5000).map(|column| format!("c{column}")).collect::<Vec<_>>().join(",");
    let (facts, rows, problems) = read(format!("{wide}\n{wide}\n").as_bytes());
    assert_eq!((facts.header.len(), rows[0].1.len()), (MAX_COLUMNS, MAX_COLUMNS));
    assert!(problems[0].1.starts_with("The table has 5000 columns"), "{problems:?}");
    assert_eq!(problems.len(), 1, "said once, not for each row");
}

#[test]
fn an_endless_line_is_skipped_in_bounded_memory() {
    struct Endless(u64);
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = buffer.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
            buffer[..length].fill(b'x');
            self.0 -= length as u64;
            Ok(length)
        }
    }
    let bytes = "a,b\n\"1".as_bytes().chain(Endless(100 * 1024 * 1024)).chain("\n3,4\n".as_bytes());
    let mut table = Table::open("t.csv", bytes, Given::default()).expect("a table");
    let first = table.next_row().expect("reads").expect("a row");
    assert!(table.text.capacity() < 3 * MAX_RECORD_BYTES, "no more than a record is held");
    assert_eq!(first.cell(0).len(), MAX_CELL_BYTES);
    let second = table.next_row().expect("reads").expect("a row");
    assert_eq!((second.line, second.cell(1)), (3, "4"));
    let messages: Vec<_> = table.take_problems().into_iter().map(|problem| problem.message).collect();
    assert!(messages.iter().any(|message| message.contains("longer than 32 MB")), "{messages:?}");
}

#[test]
fn problems_are_counted_beyond_the_limit() {
    let (_, rows, problems) = read(format!("a,b\n{}", "1\n".repeat(MAX_PROBLEMS + 5)).as_bytes());
    assert_eq!((rows.len(), problems.len()), (MAX_PROBLEMS + 5, MAX_PROBLEMS + 1));
    assert!(problems[MAX_PROBLEMS].1.starts_with("5 more problems"));
}

#[test]
fn the_headings_and_what_stands_above_them() {
    let (facts, rows, problems) = read(b"Our roadmap,,\n,,\n Title ,Start,Start\nA,1,2\n");
    assert_eq!(
        (facts.header_line, facts.header.as_slice()),
        (3, &["Title", "Start", "Start"].map(str::to_owned)[..])
    );
    assert_eq!(rows, [(4, vec!["A".into(), "1".into(), "2".into()])]);
    assert_eq!(problems.len(), 1, "the title above is named: {problems:?}");
}

#[test]
fn what_is_no_table_is_refused_with_advice() {
    let check = |bytes: &[u8], expect: &str| {
        let refused = Table::open("t.csv", bytes, Given::default()).err().map(|error| error.to_string());
        assert!(refused.as_deref().is_some_and(|message| message.contains(expect)), "{refused:?}");
    };
    check(b"", "empty");
    check(b"\n \r\n\n", "empty");
    check(b"\xef\xbb\xbf", "empty");
    check(b"PK\x03\x04rest", "workbook");
    check(b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "web page");
    check(b"<html><table>", "web page");
    check(b"<?xml version=\"1.0\"?><rss/>", "XML");
    check(b"{\\rtf1", "text document");
    check(b"[\n  {\"number\": 1}]", "JSON");
    check(b"%PDF-1.7", "PDF");
    check(b"SQLite format 3\0rest", "workspace");
}

#[test]
fn a_given_encoding_and_delimiter_win() {
    let given = Given { encoding: Some(Encoding::Windows1252), delimiter: Some(Delimiter::Pipe) };
    let table = Table::open("t.csv", "é,a|b\n1|2\n".as_bytes(), given).expect("a table");
    assert_eq!(table.facts().header, ["Ã©,a", "b"]);
}

/// The folder of real inputs beside the repository, where there is one.
pub(crate) fn shared_data(folder: &str) -> Option<PathBuf> {
    let above = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found =
        above.ancestors().map(|above| above.join("shared/data").join(folder)).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: no shared/data/{folder} beside the repository");
    }
    found
}

#[test]
fn csv_spectrum_reads_as_its_json_says() {
    let Some(folder) = shared_data("bad_input/csv_spectrum") else { return };
    let mut seen = 0;
    for entry in folder.join("csvs").read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let json =
            std::fs::read_to_string(folder.join("json").join(format!("{name}.json"))).expect("its json");
        // The stored copy of the file with CRLF inside a cell has LF: version control changed it.
        let json = json.replace("\\r\\n", "\\n");
        let expect: serde_json::Value = serde_json::from_str(&json).expect("valid json");
        // One of them is a single object with another phone number in it: only its shape can be compared.
        let Some(expect) = expect.as_array() else { continue };
        let (facts, rows, problems) = read(&std::fs::read(&path).expect("the csv"));
        let objects: Vec<_> = rows
            .iter()
            .map(|(_, cells)| {
                let cells = cells.iter().map(|cell| serde_json::Value::from(cell.as_str()));
                serde_json::Value::Object(facts.header.iter().cloned().zip(cells).collect())
            })
            .collect();
        assert_eq!((&objects, problems), (expect, Vec::new()), "{name}");
        seen += 1;
    }
    assert!(seen >= 11, "only {seen} files were compared");
}

#[test]
fn agate_encodings_read_alike() {
    let Some(folder) = shared_data("bad_input/agate_encodings") else { return };
    let of = |name: &str| read(&std::fs::read(folder.join(name)).expect("the file"));
    let (_, plain, _) = of("test.csv");
    assert_eq!((plain.len(), plain[1].1[1].as_str()), (3, "👍"));
    for name in ["test_cr.csv", "test_crlf.csv", "test_csv_sniff.csv", "test_quote_nonnumeric.csv"] {
        assert_eq!(of(name).1, plain, "{name}");
    }
    for (name, encoding, last) in [
        ("test_latin1.csv", Encoding::Windows1252, "©"),
        ("test_utf16_big.csv", Encoding::Utf16Be, "ʤ"),
        ("test_utf16_little.csv", Encoding::Utf16Le, "ʤ"),
    ] {
        let (facts, rows, _) = of(name);
        assert_eq!((facts.encoding, rows[1].1[2].as_str()), (encoding, last), "{name}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_the_end(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let Ok(mut table) = Table::open("t.csv", bytes.as_slice(), Given::default()) else { return Ok(()) };
        let mut line = 0;
        while let Some(row) = table.next_row().expect("memory reads") {
            prop_assert!(row.line > line, "rows come in the order of the file");
            line = row.line;
        }
    }

    /// Nothing is lost: every word written into the file is in a row or in the headings, whatever the quotes do.
    #[test]
    fn every_word_is_in_a_row(pieces in proptest::collection::vec("(w|,|\"|\n|\r\n)", 1..120)) {
        let mut words = 0;
        let text: String = pieces.iter().map(|piece| if piece == "w" { words += 1; format!("w{words}.") } else { piece.clone() }).collect();
        let Ok(mut table) = Table::open("t.csv", text.as_bytes(), Given::default()) else { return Ok(()) };
        let mut found = table.facts().header.join(" ");
        while let Some(row) = table.next_row().expect("memory reads") {
            found.extend(row.cells().flat_map(|cell| [" ", cell]));
        }
        let skipped: Vec<u32> = table.take_problems().iter().filter(|problem| problem.message.contains("above")).filter_map(|problem| problem.line).collect();
        for word in 1..=words {
            prop_assert!(!skipped.is_empty() || found.contains(&format!("w{word}.")), "w{word} is lost in {text:?}");
        }
    }

    #[test]
    fn what_is_written_by_the_rules_reads_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z ,\"\n;é]{0,8}", 3), 1..20)) {
        let mut text = String::from("one,two,three\n");
        for row in &rows {
            let cells: Vec<_> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        let (_, read, problems) = read(text.as_bytes());
        let said: Vec<_> = rows.into_iter().filter(|row| !row.concat().trim().is_empty()).collect();
        prop_assert_eq!(read.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(), said);
        prop_assert!(problems.is_empty());
    }
}
