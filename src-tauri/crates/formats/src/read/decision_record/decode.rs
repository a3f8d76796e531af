//! Turns the bytes of a file into text, and warns where the text is not what its author saw.

use super::SourceFile;
use crate::problem::Problem;
use crate::read::table::{Encoding, repair};

/// Longer files are not read: no decision is that long.
const LONGEST: usize = 5 * 1024 * 1024;

/// The text of a file; nothing when it is too large or nested too deeply to be a decision.
pub(super) fn decode(file: &SourceFile<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    let mut warn = |message: &str| problems.push(Problem::of(file.path, message));
    if file.bytes.len() > LONGEST {
        warn(
            "The file is larger than 5 MB and was not read. A decision record is a page of text; check what this file is.",
        );
        return None;
    }
    let encoding = Encoding::of(file.bytes);
    let (text, _, had_errors) = encoding.code().decode(file.bytes);
    if nests_too_deeply(&text) {
        warn(
            "Quotes or lists in this file are nested more than 100 deep and it was not read. Take out what nests them.",
        );
        return None;
    }
    if had_errors {
        warn("Some characters could not be read and are shown as �. Save the file as UTF-8.");
    }
    if !encoding.is_certain() {
        warn(&encoding.guess());
    } else if repair(&text).is_some() {
        warn(
            "Letters with accents look misread (such as “Ã¼” for “ü”): the text was saved in the wrong encoding once. It was kept as it is; mend the file and import it again.",
        );
    }
    Some(text.into_owned())
}

/// Whether a line opens more quotes and lists than a person would: every level costs memory a thousandfold.
fn nests_too_deeply(text: &str) -> bool {
    let is_mark = |c: &char| matches!(c, '>' | '-' | '*' | '+');
    text.lines().any(|line| {
        let marks = line
            .chars()
            .take_while(|c| is_mark(c) || c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ')'));
        let marks: Vec<_> = marks.collect();
        // A rule across the page is made of one sign and nothing else.
        marks.iter().filter(|c| is_mark(c)).count() > 100
            && (marks.len() < line.chars().count() || marks.contains(&'>'))
            || marks.len() > 1_000
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: Option<&str>, warning: Option<&str>) {
        let mut problems = Vec::new();
        let text = decode(&SourceFile { path: "a.md", bytes }, &mut problems);
        assert_eq!(text.as_deref(), expect);
        assert_eq!(problems.len(), usize::from(warning.is_some()), "{problems:?}");
        for (problem, warning) in problems.iter().zip(warning) {
            assert!(problem.message.contains(warning), "{}", problem.message);
        }
    }

    #[test]
    fn every_encoding_is_read() {
        let utf16 = |text: &str, bytes_of: fn(u16) -> [u8; 2]| {
            text.encode_utf16().flat_map(bytes_of).collect::<Vec<_>>()
        };
        check("# Größe".as_bytes(), Some("# Größe"), None);
        check("\u{feff}# Größe".as_bytes(), Some("# Größe"), None);
        check(&utf16("\u{feff}# Größe\n", u16::to_le_bytes), Some("# Größe\n"), None);
        check(&utf16("\u{feff}# Größe\n", u16::to_be_bytes), Some("# Größe\n"), None);
        check(b"# Gr\xf6\xdfe", Some("# Größe"), Some("Windows-1252"));
        check("# GrÃ¶ÃŸe fÃ¼r".as_bytes(), Some("# GrÃ¶ÃŸe fÃ¼r"), Some("misread"));
        check(b"", Some(""), None);
    }

    #[test]
    fn what_is_too_much_is_left_with_a_word() {
        check(&vec![b'a'; LONGEST + 1], None, Some("5 MB"));
        check("> ".repeat(200).as_bytes(), None, Some("nested"));
        check("- ".repeat(5_000).as_bytes(), None, Some("nested"));
        check(format!("{}\n", "-".repeat(200)).as_bytes(), Some(&format!("{}\n", "-".repeat(200))), None);
    }
}
