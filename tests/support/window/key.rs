//! Keys that are not letters, as WebDriver writes them (W3C WebDriver, 17.4.2, "Keyboard actions").

/// A key to press; letters are `Key::Char`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign.
    Char(char),
    Alt,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Backspace,
    Control,
    Delete,
    End,
    Enter,
    Escape,
    F2,
    F5,
    Home,
    Shift,
    Tab,
}

impl Key {
    /// A key by its name (`Enter`) or by its letter (`z`).
    pub fn named(name: &str) -> Option<Self> {
        const ALL: [Key; 16] = [
            Key::Alt,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::Backspace,
            Key::Control,
            Key::Delete,
            Key::End,
            Key::Enter,
            Key::Escape,
            Key::F2,
            Key::F5,
            Key::Home,
            Key::Shift,
            Key::Tab,
        ];
        let mut letters = name.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Some(Self::Char(letter)),
            _ => ALL.into_iter().find(|key| format!("{key:?}") == name),
        }
    }

    /// The character that stands for it in a WebDriver message.
    pub(super) fn code(self) -> char {
        match self {
            Self::Char(letter) => letter,
            Self::Backspace => '\u{E003}',
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Shift => '\u{E008}',
            Self::Control => '\u{E009}',
            Self::Alt => '\u{E00A}',
            Self::Escape => '\u{E00C}',
            Self::End => '\u{E010}',
            Self::Home => '\u{E011}',
            Self::ArrowLeft => '\u{E012}',
            Self::ArrowUp => '\u{E013}',
            Self::ArrowRight => '\u{E014}',
            Self::ArrowDown => '\u{E015}',
            Self::Delete => '\u{E017}',
            Self::F2 => '\u{E032}',
            Self::F5 => '\u{E035}',
        }
    }
}
