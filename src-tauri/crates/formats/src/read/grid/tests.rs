//! Workbooks as bytes, and what is read of them.

use std::io::Write as _;

use super::Grid;

/// A workbook whose second sheet holds these rows of XML.
fn workbook(rows: &str) -> Vec<u8> {
    book("<sheetData/>", &format!("<sheetData>{rows}</sheetData>"))
}

/// A workbook of two sheets, as XML. Its styles are a number, a day, a month, a year, and a number of days.
fn book(first: &str, second: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Notes" sheetId="1" r:id="r1"/><sheet name="KPI" sheetId="2" r:id="r2"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]mmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="0\d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}">{first}</worksheet>"#)),
        ("xl/worksheets/sheet2.xml", format!(r#"<worksheet xmlns="{main}">{second}</worksheet>"#)),
    ];
    for (name, text) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_first_sheet_with_a_table_is_read() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Day</t></is></c><c r="B1" t="inlineStr"><is><t>Share</t></is></c></row>
        <row r="3"><c r="A3" s="1"><v>46347</v></c><c r="B3"><v>71.5</v></c></row>"#;
    let (grid, problems) = Grid::read("kpi.xlsx", &workbook(rows)).unwrap();
    assert_eq!(grid.header, ["Day", "Share"]);
    assert_eq!(grid.rows.len(), 1);
    assert_eq!((grid.rows[0].line, grid.rows[0].cell(0), grid.rows[0].cell(1)), (3, "2026-11-21", "71.5"));
    assert_eq!(problems.len(), 1, "it says which sheet was not read: {problems:?}");
}

#[test]
fn a_title_above_the_headings_is_passed_over() {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |number: u32, texts: &[&str]| {
        let cells = "ABCDEF".chars().zip(texts).filter(|(_, text)| !text.is_empty());
        let cells: String = cells.map(|(column, text)| cell(&format!("{column}{number}"), text)).collect();
        format!(r#"<row r="{number}">{cells}</row>"#)
    };
    let rows = [
        row(1, &["Decisions of the payments team"]),
        row(2, &["As of", "May"]),
        row(4, &["Title", "Context", "Rationale", "Consequences", "Status"]),
        row(5, &["Buy", "", "", "", "Accepted"]),
        row(6, &["Build"]),
    ];
    let (grid, problems) = Grid::read("log.xlsx", &workbook(&rows.concat())).unwrap();
    assert_eq!(grid.header, ["Title", "Context", "Rationale", "Consequences", "Status"]);
    assert_eq!((grid.header_line, grid.rows.len(), grid.rows[0].line), (4, 2, 5));
    let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 2], "each is said: {problems:?}");
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>"#;
    let (grid, problems) = Grid::read("far.xlsx", &workbook(rows)).unwrap();
    assert_eq!((grid.rows.len(), grid.rows[0].line, grid.rows[0].cells.len()), (1, 1_048_576, 1));
    assert!(problems.iter().any(|problem| problem.message.contains("beyond column")), "{problems:?}");
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert!(Grid::read("x.xlsx", b"PK\x03\x04 nothing").is_err());
    assert!(Grid::read("x.xlsx", &workbook("")).is_err(), "no sheet has a table");
    assert!(Grid::read("x.csv", b"").is_err());
}

/// A row of XML: texts as they are, and numbers with a style as `46347@1`.
fn row(number: u32, cells: &[&str]) -> String {
    let cells = "ABCDEF".chars().zip(cells).filter(|(_, text)| !text.is_empty());
    let cells = cells.map(|(column, text)| match text.split_once('@') {
        Some((value, style)) => format!(r#"<c r="{column}{number}" s="{style}"><v>{value}</v></c>"#),
        None => format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#),
    });
    format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
}

#[test]
fn a_merged_cell_stands_in_every_row_it_goes_over() {
    let rows = [
        row(1, &["Lane", "Title", "Note"]),
        row(2, &["Payments", "Payouts", "sent"]),
        row(3, &["", "Refunds"]),
        row(5, &["", "Disputes", "own"]),
        row(6, &["", "Nobody's"]),
        row(7, &["Risk", "Scores"]),
    ];
    let merged = r#"<mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="C2:D3"/><mergeCell ref="A7:C7"/></mergeCells>"#;
    let second = format!("<sheetData>{}</sheetData>{merged}", rows.concat());
    let (grid, _) = Grid::read("plan.xlsx", &book("<sheetData/>", &second)).unwrap();
    let read: Vec<_> = grid.rows.iter().map(|row| [row.cell(0), row.cell(1), row.cell(2)]).collect();
    assert_eq!(
        read,
        [
            ["Payments", "Payouts", "sent"],
            ["Payments", "Refunds", "sent"],
            ["Payments", "Disputes", "own"],
            ["", "Nobody's", ""],
            ["Risk", "Scores", ""],
        ],
        "a row that is not there, the fourth, is none for all that"
    );
}

#[test]
fn a_date_is_as_precise_as_it_is_shown() {
    let check = |cell: &str, expect: &str| {
        let second = format!("<sheetData>{}{}</sheetData>", row(1, &["Title", "End"]), row(2, &["A", cell]));
        let (grid, _) = Grid::read("plan.xlsx", &book("<sheetData/>", &second)).unwrap();
        assert_eq!(grid.rows[0].cell(1), expect, "{cell}");
    };
    check("46327@1", "2026-11-01");
    check("46327@2", "2026-11");
    check("46328@2", "2026-11-02");
    check("46388@3", "2027");
    check("46389@3", "2027-01-02");
    check("5@4", "5");
    check("46327.5@1", "2026-11-01");
}

#[test]
fn a_cover_is_not_taken_for_the_table() {
    let cover = format!("<sheetData>{}{}</sheetData>", row(1, &["Roadmap 2027"]), row(2, &["For the board"]));
    let table = format!("<sheetData>{}{}</sheetData>", row(1, &["Title", "End"]), row(2, &["A", "B"]));
    let (grid, problems) = Grid::read("plan.xlsx", &book(&cover, &table)).unwrap();
    assert_eq!(grid.header, ["Title", "End"]);
    assert!(problems[0].message.contains("Not read: “Notes”"), "{problems:?}");
    let (grid, _) = Grid::read("plan.xlsx", &book(&cover, "<sheetData/>")).unwrap();
    assert_eq!(grid.header, ["Roadmap 2027"], "where there is no other, it is the table");
}
