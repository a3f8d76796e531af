//! Large parts of a record that are written once and read seldom: as they are while they are small, else deflated in base
//! 64. What an audience of ten thousand items knows is some megabytes otherwise, once in its row and once in the log.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::de::{self, DeserializeOwned};
use serde::ser::Error as _;
use serde::{Deserialize as _, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// What is smaller stays readable.
const LARGE: usize = 64 * 1024;
/// Tells a packed part from a text, and this way of packing from one to come.
const SIGN: &str = "deflate:";

/// Writes a part.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn serialize<T: Serialize, S: Serializer>(part: &T, to: S) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(part).map_err(S::Error::custom)?;
    if text.len() < LARGE {
        return part.serialize(to);
    }
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).map_err(S::Error::custom)?;
    let bytes = packer.finish().map_err(S::Error::custom)?;
    to.serialize_str(&format!("{SIGN}{}", STANDARD.encode(bytes)))
}

/// Reads a part, packed or as it is.
///
/// # Errors
/// When it is neither.
pub(crate) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    read(Value::deserialize(from)?).map_err(de::Error::custom)
}

/// The same of a value that was read.
pub(crate) fn read<T: DeserializeOwned>(value: Value) -> serde_json::Result<T> {
    let packed = value.as_str().and_then(|text| text.strip_prefix(SIGN));
    let Some(packed) = packed else { return serde_json::from_value(value) };
    let bytes = STANDARD.decode(packed).map_err(damaged)?;
    let mut text = String::new();
    DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(damaged)?;
    serde_json::from_str(&text)
}

fn damaged(error: impl std::fmt::Display) -> serde_json::Error {
    de::Error::custom(error)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Kept {
        #[serde(with = "super")]
        part: Vec<String>,
    }

    #[test]
    fn a_part_is_packed_when_it_is_large_and_read_either_way() {
        for (count, is_packed) in [(0, false), (10, false), (5_000, true)] {
            let kept = Kept { part: (0..count).map(|number| format!("R-{number} in FY27 Q4")).collect() };
            let text = serde_json::to_string(&kept).unwrap();
            assert_eq!(text.contains(SIGN), is_packed, "{count}");
            assert_eq!(serde_json::from_str::<Kept>(&text).unwrap(), kept, "{count}");
            assert!(!is_packed || text.len() < LARGE, "{} bytes", text.len());
        }
        assert!(serde_json::from_str::<Kept>("{\"part\":\"deflate:%\"}").is_err(), "damaged");
    }
}
