//! What the command line asks of a picture in pixels: `--width` or `--scale`.

use roadbook_core::formats::write::drawn::Size;
use roadbook_core::{Error, Result};

/// How large a PNG is.
#[derive(Debug, clap::Args)]
pub struct SizeArgs {
    /// How many pixels wide a PNG is; twice its size on screen when left out
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(100..=8_000))]
    width: Option<u32>,
    /// How many times its size on screen a PNG is, such as 1, 2 or 3.5, instead of --width
    #[arg(long, value_name = "TIMES", conflicts_with = "width", value_parser = percent)]
    scale: Option<u32>,
}

/// "2", "1.5", "3x" in hundredths.
fn percent(text: &str) -> std::result::Result<u32, String> {
    let read = text.trim().trim_end_matches(['x', '×']).parse::<f64>().ok();
    let read = read.filter(|scale| (0.25..=8.0).contains(scale));
    // Between 25 and 800, so the cast only drops what is less than a hundredth.
    read.map(|scale| (scale * 100.0).round() as u32).ok_or_else(|| "choose from 0.25 to 8".to_owned())
}

impl SizeArgs {
    /// The size that is asked for; twice that on screen when none is.
    ///
    /// # Errors
    /// When one is asked for and there is no PNG among the files.
    pub fn read(&self, has_pixels: bool) -> Result<Size> {
        let (option, size) = match (self.width, self.scale) {
            (Some(width), _) => ("--width", Size::Width(width)),
            (None, Some(percent)) => ("--scale", Size::Percent(percent)),
            (None, None) => return Ok(Size::default()),
        };
        if has_pixels {
            return Ok(size);
        }
        Err(Error::invalid(
            format!("{option} is for pictures, and there is none among the files"),
            format!("Add png to --format, or leave {option} out."),
        ))
    }
}
