//! The company's two colours, its face and its logo, and the colours a page is set in because of them.
//!
//! Any two colours may be given; what carries text or meaning is darkened until it can be read on white.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::logo::Logo;

/// A colour as files write it: `#17364f`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub u8, pub u8, pub u8);

/// The text is not a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour; write six hexadecimal digits, such as #17364f")]
pub struct NotAColour(pub String);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.trim().trim_start_matches('#');
        let value = Some(digits)
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| NotAColour(text.to_owned()))?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// How the company looks, as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Brand {
    /// Tab, committed bars, the recommended option.
    pub primary: Colour,
    /// What is asked, today.
    pub accent: Colour,
    /// The face that labels, tables and headlines are set in, where the format takes its faces from the reader's machine;
    /// our own when there is none.
    #[serde(default)]
    pub font: Option<String>,
    /// The logo, in the head.
    #[serde(default)]
    pub logo: Option<Logo>,
}

/// Whether a text can be the name of a face: letters, digits, spaces and hyphens, at most 60. Nothing else gets into styles.
pub fn is_face_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || letter == ' ' || letter == '-';
    !name.trim().is_empty() && name.chars().count() <= 60 && name.chars().all(fits)
}

impl Default for Brand {
    fn default() -> Self {
        Self { primary: Colour(0x17, 0x36, 0x4f), accent: Colour(0x0b, 0x7a, 0x83), font: None, logo: None }
    }
}

/// Every colour of a page. No writer names another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Palette {
    /// Text.
    pub ink: Colour,
    /// Second ink, 7.7 : 1.
    pub second: Colour,
    /// Third ink, 5.0 : 1, the lightest that carries text.
    pub third: Colour,
    /// Hairlines.
    pub hair: Colour,
    /// The one tint behind text.
    pub wash: Colour,
    /// The tab: the primary as given.
    pub tab: Colour,
    /// The primary, readable.
    pub brand: Colour,
    /// The accent, readable.
    pub accent: Colour,
    /// The palest tint of the primary that stands out from paper, 3 : 1.
    pub likely: Colour,
    /// At risk.
    pub amber: Colour,
    /// Off track.
    pub red: Colour,
}

pub(crate) const WHITE: Colour = Colour(255, 255, 255);
const INK: Colour = Colour(0x1b, 0x21, 0x27);
const AMBER: Colour = Colour(0xc7, 0x7a, 0x00);
const RED: Colour = Colour(0xb3, 0x26, 0x1e);

impl Palette {
    /// What a page is set in for this brand. When a brand colour lies near amber or red, all marks turn to ink.
    pub fn of(brand: &Brand) -> Self {
        let primary = readable(brand.primary, 7.0);
        let accent = readable(brand.accent, 4.5);
        let near_status =
            [brand.primary, accent].iter().any(|colour| near(*colour, AMBER) || near(*colour, RED));
        Self {
            ink: INK,
            second: Colour(0x4b, 0x54, 0x5d),
            third: Colour(0x66, 0x70, 0x7a),
            hair: Colour(0xcd, 0xd2, 0xd7),
            wash: Colour(0xf4, 0xf5, 0xf6),
            tab: brand.primary,
            brand: primary,
            accent,
            likely: palest(primary),
            amber: if near_status { INK } else { AMBER },
            red: if near_status { INK } else { RED },
        }
    }
}

/// Darkens a colour, keeping its hue, until it has this contrast on white. A light colour that would turn into another
/// one on the way (yellow to brown) gives its place to ink.
fn readable(colour: Colour, least: f64) -> Colour {
    let (lightness, chroma, hue) = oklch(colour);
    let mut darker = lightness;
    let mut out = colour;
    while contrast(out, WHITE) < least {
        darker -= 0.01;
        out = from_oklch(darker, chroma, hue);
    }
    if lightness - darker > 0.24 { INK } else { out }
}

fn palest(colour: Colour) -> Colour {
    (20..=100)
        .map(|share| mix(colour, f64::from(share) / 100.0))
        .find(|tint| contrast(*tint, WHITE) >= 3.0)
        .unwrap_or(colour)
}

fn mix(colour: Colour, share: f64) -> Colour {
    let part = |value: u8| byte((f64::from(value) * share + 255.0 * (1.0 - share)) / 255.0);
    Colour(part(colour.0), part(colour.1), part(colour.2))
}

fn near(colour: Colour, other: Colour) -> bool {
    let ((_, chroma, hue), (_, _, other_hue)) = (oklch(colour), oklch(other));
    let apart = (hue - other_hue).abs();
    chroma > 0.06 && apart.min(360.0 - apart) < 25.0
}

/// A grey of this part of the second ink on paper, 0 to 1; its words are ink or paper, whichever can be read.
pub(crate) fn grey(share: f64) -> (Colour, Colour) {
    let shade = mix(Colour(0x4b, 0x54, 0x5d), share.clamp(0.0, 1.0));
    (shade, if contrast(shade, INK) >= 4.5 { INK } else { WHITE })
}

/// WCAG 2.2, relative luminance and contrast ratio.
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance =
        |colour: Colour| 0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2);
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn linear(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn byte(value: f64) -> u8 {
    // In range after the clamp, so the cast cannot lose anything but the fraction.
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Björn Ottosson's OKLab in polar form: lightness 0 to 1, chroma, hue in degrees.
fn oklch(colour: Colour) -> (f64, f64, f64) {
    let (r, g, b) = (linear(colour.0), linear(colour.1), linear(colour.2));
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
    let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
    let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
    (lightness, a.hypot(b), b.atan2(a).to_degrees().rem_euclid(360.0))
}

fn from_oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let curve = |value: f64| {
        let value = value.clamp(0.0, 1.0);
        byte(if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 })
    };
    Colour(
        curve(4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s),
        curve(-1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s),
        curve(-0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!("#17364F".parse(), Ok(Colour(0x17, 0x36, 0x4f)));
        assert_eq!(Colour(1, 2, 255).to_string(), "#0102ff");
        for text in ["", "#fff", "red", "#12345g", "#1234567"] {
            assert!(text.parse::<Colour>().is_err(), "{text} is no colour");
        }
    }

    #[test]
    fn every_brand_can_be_read_on_white() {
        for text in ["#17364f", "#ffd400", "#e30613", "#00a651", "#7fd1ff", "#ffffff", "#000000"] {
            let colour: Colour = text.parse().unwrap();
            let palette = Palette::of(&Brand { primary: colour, accent: colour, ..Brand::default() });
            assert_eq!(palette.tab, colour, "the tab keeps the colour as given");
            assert!(contrast(palette.brand, WHITE) >= 6.9, "{text} as primary");
            assert!(contrast(palette.accent, WHITE) >= 4.5, "{text} as accent");
            assert!(contrast(palette.likely, WHITE) >= 3.0, "{text} as likely");
        }
    }

    #[test]
    fn marks_turn_to_ink_beside_a_red_brand() {
        let red = Palette::of(&Brand { primary: Colour(0xc0, 0x1c, 0x1c), ..Brand::default() });
        assert_eq!((red.red, red.amber), (INK, INK));
        assert_eq!(Palette::of(&Brand::default()).red, RED);
    }

    #[test]
    fn yellow_gives_its_place_to_ink() {
        assert_eq!(readable(Colour(0xff, 0xd4, 0), 7.0), INK);
    }
}
