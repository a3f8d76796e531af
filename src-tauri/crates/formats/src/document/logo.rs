//! The company's logo: a small picture that is checked when it comes in, and carries nothing but its picture.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

/// A logo that has been checked: PNG or JPEG, at most 1 MB and 4,000 dots a side, without anything but the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Logo {
    kind: LogoKind,
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

/// What kind of picture it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl LogoKind {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The picture cannot be a logo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotALogo {
    /// Neither PNG nor JPEG, or damaged.
    #[error("the logo is not a PNG or JPEG picture")]
    NotAPicture,
    /// Too many bytes.
    #[error("the logo is larger than 1 MB")]
    TooManyBytes,
    /// Too many dots.
    #[error("the logo is larger than 4,000 dots a side")]
    TooLarge,
    /// Too long and thin, or too small to be seen.
    #[error("the logo is {0} by {1} dots; it needs at least 16 a side and no side 12 times the other")]
    Shape(u32, u32),
}

const MOST_BYTES: usize = 1 << 20;
const MOST_DOTS: u32 = 4000;

impl Logo {
    /// Checks a picture and keeps what is needed to draw it: texts, places and programs written into it go.
    ///
    /// # Errors
    /// When it is no picture, or too large or too thin for a head.
    pub fn new(bytes: &[u8]) -> Result<Self, NotALogo> {
        if bytes.len() > MOST_BYTES {
            return Err(NotALogo::TooManyBytes);
        }
        let (kind, (width, height), bytes) = if bytes.starts_with(PNG) {
            let kept = bare_png(bytes).ok_or(NotALogo::NotAPicture)?;
            (LogoKind::Png, png_size(&kept).ok_or(NotALogo::NotAPicture)?, kept)
        } else {
            let (size, kept) = bare_jpeg(bytes).ok_or(NotALogo::NotAPicture)?;
            (LogoKind::Jpeg, size, kept)
        };
        if width > MOST_DOTS || height > MOST_DOTS {
            return Err(NotALogo::TooLarge);
        }
        if width < 16 || height < 16 || width > height * 12 || height > width * 12 {
            return Err(NotALogo::Shape(width, height));
        }
        Ok(Self { kind, bytes, width, height })
    }

    /// What kind of picture it is.
    pub fn kind(&self) -> LogoKind {
        self.kind
    }

    /// The picture as a file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The picture as text.
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }

    /// Its width when it is so high, at most `most` wide; and the height it then has.
    pub fn fitted(&self, height: f64, most: f64) -> (f64, f64) {
        let ratio = f64::from(self.width) / f64::from(self.height);
        let wide = height * ratio;
        if wide <= most { (wide, height) } else { (most, most / ratio) }
    }
}

impl TryFrom<String> for Logo {
    type Error = NotALogo;

    fn try_from(text: String) -> Result<Self, NotALogo> {
        Self::new(&STANDARD.decode(text.trim()).map_err(|_| NotALogo::NotAPicture)?)
    }
}

impl From<Logo> for String {
    fn from(logo: Logo) -> Self {
        logo.base64()
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that draw the picture; what else a program may have written goes.
fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = PNG.to_vec();
    let mut rest = bytes.get(PNG.len()..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let name = rest.get(4..8)?;
        let chunk = rest.get(..length.checked_add(12)?)?;
        if matches!(name, b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"sRGB") {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = rest.get(chunk.len()..)?;
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// The picture's size and its segments without comments and application data (ITU-T T.81, B.1).
fn bare_jpeg(bytes: &[u8]) -> Option<((u32, u32), Vec<u8>)> {
    let mut kept = bytes.get(..2).filter(|start| *start == [0xff, 0xd8])?.to_vec();
    let mut rest = bytes.get(2..)?;
    let mut size = None;
    loop {
        let marker = rest.get(1).copied().filter(|_| rest.first() == Some(&0xff))?;
        let length = usize::from(u16::from_be_bytes(rest.get(2..4)?.try_into().ok()?));
        let segment = rest.get(..length.checked_add(2)?)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let number =
                |at: usize| Some(u32::from(u16::from_be_bytes(segment.get(at..at + 2)?.try_into().ok()?)));
            size = Some((number(7)?, number(5)?));
        }
        if marker == 0xda {
            // The scan follows; after its end nothing is kept.
            let end = rest.windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
            kept.extend_from_slice(rest.get(..end + 2)?);
            return Some((size?, kept));
        }
        // The colour of four inks is told in one segment for applications.
        if !matches!(marker, 0xe0..=0xed | 0xef | 0xfe) {
            kept.extend_from_slice(segment);
        }
        rest = rest.get(segment.len()..)?;
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A picture of one colour.
    pub(crate) fn png(width: u32, height: u32, text: &str) -> Vec<u8> {
        let chunk = |name: &[u8; 4], data: &[u8]| {
            let mut out = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
            out.extend_from_slice(name);
            out.extend_from_slice(data);
            out.extend_from_slice(&crc(&[name.as_slice(), data].concat()).to_be_bytes());
            out
        };
        let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
        head.extend_from_slice(&[8, 0, 0, 0, 0]);
        let rows = vec![0; ((width + 1) * height) as usize];
        let mut data = vec![0x78, 1];
        let blocks: Vec<&[u8]> = rows.chunks(65_535).collect();
        for (at, block) in blocks.iter().enumerate() {
            data.push(u8::from(at + 1 == blocks.len()));
            let length = u16::try_from(block.len()).unwrap();
            data.extend_from_slice(&length.to_le_bytes());
            data.extend_from_slice(&(!length).to_le_bytes());
            data.extend_from_slice(block);
        }
        // Adler-32 of noughts: the sum stays 1, the sum of sums counts them.
        let sums = u32::try_from(rows.len() % 65_521).unwrap() << 16 | 1;
        data.extend_from_slice(&sums.to_be_bytes());
        let chunks = [
            chunk(b"IHDR", &head),
            chunk(b"tEXt", text.as_bytes()),
            chunk(b"IDAT", &data),
            chunk(b"IEND", b""),
        ];
        [PNG.to_vec(), chunks.concat()].concat()
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |mut sum, byte| {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
            }
            sum
        })
    }

    #[test]
    fn a_logo_is_checked_and_carries_only_its_picture() {
        let logo = Logo::new(&png(64, 32, "Comment\0secret")).unwrap();
        assert!(!logo.bytes().windows(6).any(|part| part == b"secret"), "texts in it do not travel");
        assert_eq!(logo.fitted(20.0, 100.0), (40.0, 20.0));
        assert_eq!(logo.fitted(20.0, 30.0), (30.0, 15.0));
        let text = String::from(logo.clone());
        assert_eq!(Logo::try_from(text), Ok(logo), "it reads back");
        for (bytes, expect) in [
            (b"<svg onload='x()'/>".to_vec(), NotALogo::NotAPicture),
            (PNG.to_vec(), NotALogo::NotAPicture),
            (vec![0xff, 0xd8, 0xff, 0xe0], NotALogo::NotAPicture),
            (png(8, 32, ""), NotALogo::Shape(8, 32)),
            (png(400, 20, ""), NotALogo::Shape(400, 20)),
            (png(5000, 500, ""), NotALogo::TooManyBytes),
        ] {
            assert_eq!(Logo::new(&bytes), Err(expect));
        }
    }

    #[test]
    fn a_jpeg_loses_what_was_written_into_it() {
        let segment = |marker: u8, data: &[u8]| {
            let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
            [&[0xff, marker], length.as_slice(), data].concat()
        };
        let frame = segment(0xc0, &[8, 0, 40, 0, 60, 1, 1, 0x11, 0]);
        let bytes = [
            vec![0xff, 0xd8],
            segment(0xe1, b"Exif secret"),
            segment(0xfe, b"secret"),
            frame,
            segment(0xda, &[1, 1, 0, 0, 63, 0]),
            vec![1, 2, 3, 0xff, 0xd9],
            b"secret".to_vec(),
        ]
        .concat();
        let logo = Logo::new(&bytes).unwrap();
        assert_eq!((logo.kind(), logo.width, logo.height), (LogoKind::Jpeg, 60, 40));
        assert!(!logo.bytes().windows(6).any(|part| part == b"secret"));
    }
}
