//! The faces that documents are set in, as part of the program. Their licences stand beside the files. Statics, since a constant would be
//! kept once for each part of the program that names it.

// Each is a static: a constant would be in the program once for each place that names it.

/// Every face. Source Serif 4 speaks, Inter counts, Source Code Pro is for code; DejaVu Sans has the letters of other
/// scripts, and the last one a box for each letter that no face has, so that none vanishes.
pub(crate) static FACES: [&[u8]; 12] = [
    INTER_REGULAR,
    include_bytes!("../fonts/Inter-Italic.ttf"),
    include_bytes!("../fonts/Inter-Medium.ttf"),
    INTER_SEMIBOLD,
    include_bytes!("../fonts/SourceSerif4-Regular.otf"),
    include_bytes!("../fonts/SourceSerif4-It.otf"),
    SERIF_SEMIBOLD,
    include_bytes!("../fonts/SourceSerif4Display-Light.otf"),
    include_bytes!("../fonts/SourceSerif4Display-Regular.otf"),
    include_bytes!("../fonts/SourceCodePro-Regular.otf"),
    OTHER_SCRIPTS,
    include_bytes!("../fonts/RoadbookMissing-Regular.ttf"),
];

/// Where letters come from that the face of a text lacks, in this order.
pub(crate) const OTHER_FACES: [&str; 2] = ["DejaVu Sans", "Roadbook Missing"];

/// Letters of scripts beside Latin.
pub(crate) static OTHER_SCRIPTS: &[u8] = include_bytes!("../fonts/DejaVuSans.ttf");
/// Labels and tables.
pub(crate) static INTER_REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
/// What carries a row.
pub(crate) static INTER_SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");
/// Names of lanes and titles of entries.
pub(crate) static SERIF_SEMIBOLD: &[u8] = include_bytes!("../fonts/SourceSerif4-Semibold.otf");
