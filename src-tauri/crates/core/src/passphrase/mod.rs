//! The passphrase of a workspace: held so that it is never printed and wiped when it is no longer needed.

mod change;
mod store;

use std::fmt;
use std::hint::black_box;

use unicode_normalization::UnicodeNormalization as _;

use crate::error::{Error, Result};

pub(crate) use change::copy;
pub use change::{Change, PassphraseChanged, change};

/// A passphrase that opens a workspace.
///
/// The same letters typed on different keyboards are the same passphrase. It has no way to be printed or stored, and its
/// memory is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Vec<u8>);

impl Passphrase {
    /// Takes a passphrase as it was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is empty or holds what no keyboard types.
    pub fn new(typed: &str) -> Result<Self> {
        if typed.is_empty() {
            return Err(Error::invalid("The passphrase is empty", "Type the passphrase of this workspace."));
        }
        if typed.chars().any(char::is_control) {
            let hint = "Write it on one line, without tabs.";
            return Err(Error::invalid("The passphrase has letters that cannot be typed", hint));
        }
        // Room for all of it at once: a buffer that grows would leave copies behind.
        let mut bytes = Vec::with_capacity(typed.len() * 3);
        typed.nfc().for_each(|letter| bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()));
        Ok(Self(bytes))
    }

    /// How many letters it has.
    pub fn length(&self) -> usize {
        String::from_utf8_lossy(&self.0).chars().count()
    }

    /// The bytes the key is derived from.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Passphrase {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Overwrites bytes in a way that is not optimised away because nobody reads them again.
pub(crate) fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    black_box(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_the_same_passphrase() {
        let (composed, combined) =
            (Passphrase::new("Zürich heute").unwrap(), Passphrase::new("Zu\u{308}rich heute").unwrap());
        assert_eq!(composed.bytes(), combined.bytes());
        assert_eq!(composed.length(), 12);
    }

    #[test]
    fn it_is_never_printed() {
        let passphrase = Passphrase::new("correct horse").unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
    }

    #[test]
    fn what_cannot_be_typed_is_refused() {
        for typed in ["", "two\nlines", "a\0b", "\u{1b}[2J"] {
            assert!(Passphrase::new(typed).is_err(), "{typed:?}");
        }
    }
}
