//! The faces of a page, cut down to Latin letters and carried inside the file. Other letters come from the reader's machine.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

struct Face {
    family: &'static str,
    weight: u16,
    style: &'static str,
    file: &'static [u8],
    /// Whether a page with this body needs it.
    used: fn(&str) -> bool,
}

const ALWAYS: fn(&str) -> bool = |_| true;

static FACES: [Face; 8] = [
    Face::new("Roadbook Sans", 400, include_bytes!("../../../fonts/web/sans-400.woff2"), ALWAYS),
    Face::new("Roadbook Sans", 500, include_bytes!("../../../fonts/web/sans-500.woff2"), ALWAYS),
    Face::new("Roadbook Sans", 600, include_bytes!("../../../fonts/web/sans-600.woff2"), ALWAYS),
    Face::new("Roadbook Serif", 400, include_bytes!("../../../fonts/web/serif-400.woff2"), |body| {
        ["prose", "advice", "lead", "figure", "strip"].iter().any(|class| body.contains(class))
    }),
    Face::new("Roadbook Serif", 600, include_bytes!("../../../fonts/web/serif-600.woff2"), |body| {
        ["<h3", "<h4", "<strong", "class=\"serif\""].iter().any(|mark| body.contains(mark))
    }),
    Face {
        style: "italic",
        ..Face::new(
            "Roadbook Serif",
            400,
            include_bytes!("../../../fonts/web/serif-400-italic.woff2"),
            |body| ["<em", "<blockquote", "class=\"quote\"", "t-said"].iter().any(|mark| body.contains(mark)),
        )
    },
    Face::new("Roadbook Display", 300, include_bytes!("../../../fonts/web/display-300.woff2"), |body| {
        body.contains("class=\"display\"")
    }),
    Face::new("Roadbook Display", 400, include_bytes!("../../../fonts/web/display-400.woff2"), |body| {
        [
            "class=\"opening",
            "class=\"word\"",
            "class=\"big\"",
            "part group",
            "class=\"statement",
            "class=\"figure",
            "class=\"scores",
            "class=\"side-by-side",
            "class=\"effort",
            "class=\"shares",
            "class=\"correction",
            "class=\"says",
        ]
        .iter()
        .any(|mark| body.contains(mark))
    }),
];

impl Face {
    const fn new(family: &'static str, weight: u16, file: &'static [u8], used: fn(&str) -> bool) -> Self {
        Self { family, weight, style: "normal", file, used }
    }
}

/// Which of the faces a page needs.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::write) struct PageFaces([bool; FACES.len()]);

impl PageFaces {
    /// Those that this much of the body of a page needs.
    pub fn of(body: &str) -> Self {
        Self(std::array::from_fn(|face| (FACES[face].used)(body)))
    }

    /// Those that either needs.
    pub fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|face| self.0[face] || other.0[face]))
    }

    /// The `@font-face` rules for them.
    pub fn rules(self) -> String {
        let used = FACES.iter().zip(self.0).filter(|(_, is_used)| *is_used);
        used.map(|(face, _)| {
            format!(
                "@font-face{{font-family:'{}';font-weight:{};font-style:{};src:url(data:font/woff2;base64,{}) format('woff2')}}\n",
                face.family,
                face.weight,
                face.style,
                STANDARD.encode(face.file)
            )
        })
        .collect()
    }
}
