//! Writing 20 and 500 items as slides, a document and a workbook, and a sheet of 100,000 rows, against the tools people
//! script this with, where they are there: pandoc, python-pptx, PptxGenJS, python-docx, XlsxWriter.

use std::fmt::Write as _;
use std::process::Command;

use roadbook_core::formats::sheet::{Sheet, SheetColumn, SheetValue};
use roadbook_core::formats::write::{docx, pptx, sheets, xlsx};

use super::amount::Amount;
use super::ground::{Dice, Ground};
use super::measure;
use super::pdf::document;
use super::table::{Aim, Row};

const RUNS: usize = 9;

/// The same items by the libraries of Python; what is to be made comes as `sys.argv`.
const PYTHON: &str = r#"
import sys
kind, count, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rows = [(f"R-{n}", "Four words of title", "Eighteen words " * 9, "Feb 2027", "Nora Vale") for n in range(count)]
if kind == "pptx":
    from pptx import Presentation
    from pptx.util import Inches
    deck = Presentation()
    for at in range(0, count, 10):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = "Product update"
        table = slide.shapes.add_table(len(rows[at:at + 10]), 5, Inches(0), Inches(1), Inches(10), Inches(5)).table
        for y, row in enumerate(rows[at:at + 10]):
            for x, cell in enumerate(row):
                table.cell(y, x).text = cell
    deck.save(out)
elif kind == "docx":
    from docx import Document
    page = Document()
    page.add_heading("Product update", 0)
    table = page.add_table(count, 5)
    for y, row in enumerate(rows):
        cells = table.rows[y].cells if count <= 20 else table._cells[y * 5:y * 5 + 5]
        for cell, text in zip(cells, row):
            cell.text = text
    page.save(out)
else:
    import xlsxwriter
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    book.close()
"#;

/// The same slides by PptxGenJS; how many items and where to comes as `process.argv`.
const NODE: &str = r#"
const Deck = require('pptxgenjs');
const [count, out] = [Number(process.argv[1]), process.argv[2]];
const cell = (text) => ({ text });
const rows = Array.from({ length: count }, (_, n) =>
    [`R-${n}`, 'Four words of title', 'Eighteen words '.repeat(9), 'Feb 2027', 'Nora Vale'].map(cell));
const deck = new Deck();
for (let at = 0; at < count; at += 10) {
    const slide = deck.addSlide();
    slide.addText('Product update', { x: 0, y: 0, w: 10, h: 1 });
    slide.addTable(rows.slice(at, at + 10), { x: 0, y: 1, w: 10, h: 4 });
}
deck.writeFile({ fileName: out });
"#;

pub fn rows(_: &Ground) -> Vec<Row> {
    let mut rows = Vec::new();
    for (kind, items, aim) in [
        ("pptx", 20, 40),
        ("pptx", 500, 250),
        ("docx", 20, 20),
        ("docx", 500, 100),
        ("xlsx", 20, 20),
        ("xlsx", 500, 100),
    ] {
        let mut salt = 0;
        let ours = measure::median(RUNS, || {
            salt += 1;
            let document = document(items, salt);
            measure::time(|| match kind {
                "pptx" => pptx::render(&document, pptx::Options::default()).unwrap(),
                "docx" => docx::render(&document).unwrap(),
                _ => xlsx::render(&sheets::of(&document), &xlsx::Look::default()).unwrap(),
            })
        });
        let aim = Aim::AtMost(Amount::millis(aim));
        let job = format!("{} of {items} items", kind.to_uppercase());
        rows.push(Row { job: job.clone(), ours, peer: python(kind, items), aim });
        for peer in [pandoc(kind, items), node(kind, items)].into_iter().flatten() {
            rows.push(Row { job: job.clone(), ours, peer: Some(peer), aim });
        }
    }
    let sheet = large();
    let ours = measure::median(3, || {
        measure::time(|| xlsx::render(std::slice::from_ref(&sheet), &xlsx::Look::default()).unwrap())
    });
    rows.push(Row {
        job: "XLSX of 100,000 rows".into(),
        ours,
        peer: python("xlsx", 100_000),
        aim: Aim::AtMost(Amount::millis(1_700)),
    });
    rows
}

fn large() -> Sheet {
    let mut dice = Dice(7);
    let row = |number: usize, dice: &mut Dice| {
        vec![
            SheetValue::Text(format!("R-{number}")),
            SheetValue::Text(dice.words(4)),
            SheetValue::Text(dice.words(9)),
            SheetValue::Number(number as f64),
            SheetValue::Text("Feb 2027".into()),
        ]
    };
    Sheet {
        name: "Items".into(),
        columns: ["Reference", "Title", "Text", "Effort", "When"].map(SheetColumn::new).into(),
        rows: (0..100_000).map(|number| row(number, &mut dice)).collect(),
    }
}

/// The whole program, as a script would run it; nothing where it is not there.
fn python(kind: &str, items: usize) -> Option<(&'static str, Amount)> {
    let (module, name) = match kind {
        "pptx" => ("pptx", "python-pptx"),
        "docx" => ("docx", "python-docx"),
        _ => ("xlsxwriter", "XlsxWriter"),
    };
    let there = Command::new("python3").args(["-c", &format!("import {module}")]).output();
    if !there.is_ok_and(|ran| ran.status.success()) {
        eprintln!("not compared with {name}: it is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("peer");
    let runs = if items > 1_000 { 1 } else { 3 };
    let time = measure::median(runs, || {
        let mut command = Command::new("python3");
        measure::program(command.args(["-c", PYTHON, kind, &items.to_string()]).arg(&out)).0
    });
    Some((name, time))
}

/// PptxGenJS as `npm install --global` puts it.
fn node(kind: &str, items: usize) -> Option<(&'static str, Amount)> {
    if kind != "pptx" {
        return None;
    }
    let root = Command::new("npm").args(["root", "--global"]).output().ok()?;
    let node = || {
        let mut command = Command::new("node");
        command.env("NODE_PATH", String::from_utf8_lossy(&root.stdout).trim());
        command
    };
    if !node().args(["-e", "require('pptxgenjs')"]).output().is_ok_and(|ran| ran.status.success()) {
        eprintln!("not compared with PptxGenJS: it is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("peer.pptx");
    let time =
        measure::median(3, || measure::program(node().args(["-e", NODE, &items.to_string()]).arg(&out)).0);
    assert!(out.exists(), "PptxGenJS wrote its slides");
    Some(("PptxGenJS", time))
}

fn pandoc(kind: &str, items: usize) -> Option<(&'static str, Amount)> {
    if kind == "xlsx"
        || !Command::new("pandoc").arg("--version").output().is_ok_and(|ran| ran.status.success())
    {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(3);
    let mut source = String::new();
    for number in 0..items {
        if number % 10 == 0 {
            source.push_str("\n# Product update\n\n| a | b | c | d |\n|---|---|---|---|\n");
        }
        writeln!(source, "| R-{number} | {} | {} | Feb 2027 |", dice.words(4), dice.words(18)).unwrap();
    }
    let (from, to) = (folder.path().join("in.md"), folder.path().join(format!("out.{kind}")));
    std::fs::write(&from, source).unwrap();
    let time =
        measure::median(3, || measure::program(Command::new("pandoc").arg(&from).arg("-o").arg(&to)).0);
    Some(("pandoc", time))
}
