//! Faces of the computer for letters that ours lack: Chinese, Japanese, Korean, Thai, the scripts of India. Looked for
//! only when a page needs them, so that no letter becomes a box where the computer can draw it.

use std::fs;
use std::path::{Path, PathBuf};

use roadbook_formats::more_faces::{drawn_by, missing_letters};
use serde::Serialize;
use walkdir::WalkDir;

/// Where systems keep faces.
const FOLDERS: [&str; 6] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
    "/run/host/fonts",
];
/// Parts of the names of faces that hold whole scripts, the most even first.
const NAMES: [&str; 22] = [
    "notosanscjk-regular",
    "notosansjp",
    "notosanssc",
    "notosanskr",
    "sourcehansans",
    "yugothr",
    "yugothm",
    "meiryo",
    "msyh",
    "simsun",
    "malgun",
    "hiragino sans gb",
    "pingfang",
    "applesdgothic",
    "arial unicode",
    "leelawui",
    "thonburi",
    "nirmala",
    "kohinoor",
    "notosans",
    "droidsansfallback",
    "wqy",
];
/// A page needs few faces, and none of them is larger.
const MOST_FILES: usize = 6;
const MOST_BYTES: u64 = 64 << 20;

/// Font files that have the letters of a document, or of a roadmap's sheet, that no face of ours has; as few as there
/// are. None when ours suffice.
pub(crate) fn for_letters_of(drawn: &impl Serialize) -> Vec<Vec<u8>> {
    let mut missing = missing_letters(drawn);
    let mut files = Vec::new();
    if missing.is_empty() {
        return files;
    }
    for path in known() {
        let Ok(bytes) = fs::read(&path) else { continue };
        let drawn = drawn_by(&bytes, &missing);
        if !drawn.is_empty() {
            missing.retain(|letter| !drawn.contains(letter));
            files.push(bytes);
        }
        if missing.is_empty() || files.len() == MOST_FILES {
            break;
        }
    }
    files
}

/// The files that may help, always in the same order.
fn known() -> Vec<PathBuf> {
    let mut found: Vec<(usize, PathBuf)> = Vec::new();
    for folder in FOLDERS {
        for entry in WalkDir::new(folder).max_depth(6).into_iter().flatten() {
            let path = entry.path();
            let small = || entry.metadata().is_ok_and(|about| about.len() <= MOST_BYTES);
            if let Some(rank) = rank(path).filter(|_| small()) {
                found.push((rank, path.to_owned()));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// How soon a file is asked; none for what is no upright face of a whole script.
fn rank(path: &Path) -> Option<usize> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let name = path.file_stem()?.to_str()?.to_lowercase();
    let upright = !["bold", "italic", "light", "thin", "black", "medium", "condensed", "mono", "serif"]
        .iter()
        .any(|other| name.contains(other));
    let rank = NAMES.iter().position(|known| name.contains(known))?;
    (matches!(ending.as_str(), "ttf" | "otf" | "ttc") && upright).then_some(rank)
}

#[cfg(test)]
mod tests {
    use roadbook_formats::write::drawn::{Faces, png};

    use super::*;

    #[test]
    fn pictures_have_no_boxes_where_the_computer_has_a_face() {
        let more = for_letters_of(&"日本");
        if more.is_empty() {
            return eprintln!("skipped: no face on this machine has Japanese letters");
        }
        let drawn = |letter: &str, more: &[Vec<u8>]| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><text x=\"4\" y=\"30\" font-size=\"24\" font-family=\"Inter\">{letter}</text></svg>"
            );
            png(&svg, 1.0, &Faces::with(more)).unwrap()
        };
        assert_eq!(drawn("日", &[]), drawn("本", &[]), "without a face all letters are the same box");
        assert_ne!(drawn("日", &more), drawn("本", &more), "with one each is itself");
    }

    #[test]
    fn upright_faces_of_whole_scripts_are_asked_first() {
        let of = |name: &str| rank(Path::new(name));
        assert_eq!(of("/usr/share/fonts/NotoSansCJK-Regular.ttc"), Some(0));
        assert!(
            of("NotoSansThai-Regular.ttf") > of("msyh.ttc"),
            "general faces come after those of one script"
        );
        for none in
            ["NotoSansThai-Bold.ttf", "NotoSerifCJK-Regular.ttc", "Comic.ttf", "NotoSansThai-Regular.woff2"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
