//! Which encoding a table is written in, and turning its bytes into text while they stream in. Knows nothing of cells.

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

/// How the characters of a file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: "Unicode text" as Excel on Windows saves it.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The code page of western Windows; read when nothing else fits.
    Windows1252,
    /// The code page of Windows for Polish, Czech, Hungarian and their neighbours.
    Windows1250,
    /// The code page of Windows for Russian and other languages in Cyrillic.
    Windows1251,
    /// The code page of Windows for Greek.
    Windows1253,
    /// The code page of Windows for Turkish.
    Windows1254,
    /// Japanese as Windows saves it.
    ShiftJis,
    /// Chinese in simplified letters.
    Gb18030,
    /// Chinese in traditional letters.
    Big5,
    /// Korean.
    EucKr,
}

impl Encoding {
    /// The name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1253 => "Windows-1253",
            Self::Windows1254 => "Windows-1254",
            Self::ShiftJis => "Shift-JIS",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
            Self::EucKr => "EUC-KR",
        }
    }

    /// Every encoding.
    pub const ALL: &'static [Self] = &[
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
        Self::ShiftJis,
        Self::Gb18030,
        Self::Big5,
        Self::EucKr,
    ];

    /// Reads what a person typed: any name that programs use for it, such as `sjis`, `latin1` or `cp1251`.
    pub fn parse(name: &str) -> Option<Self> {
        let code = encoding_rs::Encoding::for_label(name.trim().replace('_', "-").as_bytes())
            .or_else(|| encoding_rs::Encoding::for_label(name.trim().as_bytes()))?;
        let known = Self::ALL.iter().copied().find(|encoding| encoding.code() == code);
        known.or_else(|| (code == encoding_rs::GBK).then_some(Self::Gb18030))
    }

    /// What knows its characters.
    pub(in crate::read) fn code(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::Windows1253 => encoding_rs::WINDOWS_1253,
            Self::Windows1254 => encoding_rs::WINDOWS_1254,
            Self::ShiftJis => encoding_rs::SHIFT_JIS,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
            Self::EucKr => encoding_rs::EUC_KR,
        }
    }

    /// Whether a file says of itself that it is in this one. The others are guessed from how often letters stand together.
    pub fn is_certain(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf16Le | Self::Utf16Be)
    }

    /// What a person should know of a file that was read in a guessed encoding.
    pub(in crate::read) fn guess(self) -> String {
        format!(
            "The file is not UTF-8 and was read as {}. Look at its letters; where they are wrong, say its encoding, or save it as UTF-8.",
            self.word()
        )
    }

    /// The encoding the first bytes of a file speak for.
    pub(in crate::read) fn of(sample: &[u8]) -> Self {
        match sample {
            [0xef, 0xbb, 0xbf, ..] => Self::Utf8,
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ => Self::by_zeros(sample).unwrap_or_else(|| Self::by_sequences(sample)),
        }
    }

    /// UTF-16 without a mark shows in delimiters, digits and line ends: every second byte of those is zero.
    fn by_zeros(sample: &[u8]) -> Option<Self> {
        let mut zeros = [0usize; 2];
        for (position, _) in sample.iter().enumerate().filter(|(_, byte)| **byte == 0) {
            zeros[position % 2] += 1;
        }
        let many = (sample.len() / 2).div_ceil(10).max(2);
        match zeros {
            [even, odd] if odd >= many && even * 8 <= odd => Some(Self::Utf16Le),
            [even, odd] if even >= many && odd * 8 <= even => Some(Self::Utf16Be),
            _ => None,
        }
    }

    /// UTF-8 when more of the characters beyond ASCII are well formed than not.
    fn by_sequences(bytes: &[u8]) -> Self {
        let mut sample = bytes;
        let (mut good, mut bad) = (0, 0);
        loop {
            let checked = std::str::from_utf8(sample);
            let valid = checked.map_or_else(|error| error.valid_up_to(), str::len);
            good += sample[..valid].iter().filter(|byte| **byte >= 0xc0).count();
            match checked.map_err(|error| error.error_len()) {
                Ok(_) | Err(None) => break,
                Err(Some(skipped)) => {
                    bad += 1;
                    sample = &sample[valid + skipped..];
                }
            }
        }
        if bad > good { Self::by_letters(bytes) } else { Self::Utf8 }
    }

    /// The code page that the letters beyond ASCII speak for. In western languages they stand alone among others; where
    /// they make whole words, it is another alphabet.
    fn by_letters(bytes: &[u8]) -> Self {
        let runs = bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
        let (runs, letters) = runs.fold((0, 0), |(runs, letters), run| (runs + 1, letters + run.len()));
        // Bytes that western languages have only for quotes and dashes begin the letters of Japanese.
        let rare = bytes.iter().filter(|byte| (0x80..0xa0).contains(*byte)).count();
        if letters < runs * 2 && rare * 2 <= letters {
            return Self::Windows1252;
        }
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let code = detector.guess(None, chardetng::Utf8Detection::Deny);
        let known = Self::ALL.iter().copied().find(|encoding| encoding.code() == code);
        known.or_else(|| (code == encoding_rs::GBK).then_some(Self::Gb18030)).unwrap_or(Self::Windows1252)
    }
}

/// Bytes of a reader as text, a piece at a time.
pub(super) struct TextReader<R> {
    reader: R,
    encoding: Encoding,
    decoder: Option<encoding_rs::Decoder>,
    bytes: Vec<u8>,
    chunk: Vec<u8>,
    beyond_ascii: bool,
    at_start: bool,
    ended: bool,
    flushed: bool,
    /// How many bytes were taken from the reader.
    pub(super) bytes_read: u64,
}

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;

impl<R: Read> TextReader<R> {
    /// Reads `sample` bytes to tell the encoding, unless it is given.
    pub(super) fn open(reader: R, given: Option<Encoding>, sample: usize) -> io::Result<Self> {
        let mut text = Self {
            reader,
            encoding: Encoding::Utf8,
            decoder: None,
            bytes: Vec::new(),
            chunk: vec![0; CHUNK],
            beyond_ascii: false,
            at_start: true,
            ended: false,
            flushed: false,
            bytes_read: 0,
        };
        while text.bytes.len() < sample && !text.ended {
            text.take_bytes()?;
        }
        text.switch_to(given.unwrap_or_else(|| Encoding::of(&text.bytes)));
        Ok(text)
    }

    /// The encoding in use. It changes at most once: from UTF-8 to Windows-1252, when the first characters beyond
    /// ASCII come late in the file and turn out not to be UTF-8.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The first bytes, before they are decoded.
    pub(super) fn raw(&self) -> &[u8] {
        &self.bytes
    }

    /// Appends the next piece of text. Returns whether there may be more.
    pub(super) fn read_into(&mut self, text: &mut String) -> io::Result<bool> {
        if self.bytes.is_empty() && !self.ended {
            self.take_bytes()?;
        }
        let start = text.len();
        self.flushed = self.ended;
        self.decode(text);
        if self.at_start && text.len() > start {
            self.at_start = false;
            if text[start..].starts_with('\u{feff}') {
                text.replace_range(start..start + '\u{feff}'.len_utf8(), "");
            }
        }
        if !self.ended {
            self.take_bytes()?;
        }
        Ok(!self.flushed)
    }

    fn take_bytes(&mut self) -> io::Result<()> {
        let read = loop {
            match self.reader.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.ended = read == 0;
        self.bytes_read += read as u64;
        self.bytes.extend_from_slice(&self.chunk[..read]);
        Ok(())
    }

    fn switch_to(&mut self, encoding: Encoding) {
        self.encoding = encoding;
        self.decoder = match encoding {
            Encoding::Utf8 => None,
            other => Some(other.code().new_decoder_without_bom_handling()),
        };
    }

    /// Decodes all bytes at hand; those that cannot be read become U+FFFD.
    fn decode(&mut self, text: &mut String) {
        if self.decoder.is_none() {
            self.decode_utf8(text);
        }
        if let Some(decoder) = &mut self.decoder {
            let room = decoder.max_utf8_buffer_length(self.bytes.len()).unwrap_or(self.bytes.len() * 3);
            text.reserve(room);
            let (_, read, _) = decoder.decode_to_string(&self.bytes, text, self.ended);
            self.bytes.drain(..read);
        }
    }

    fn decode_utf8(&mut self, text: &mut String) {
        let mut rest = self.bytes.as_slice();
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(valid) => {
                    self.beyond_ascii = self.beyond_ascii || !valid.is_ascii();
                    text.push_str(valid);
                    rest = &[];
                    break;
                }
                Err(error) => error,
            };
            let (valid, after) = rest.split_at(error.valid_up_to());
            let valid = std::str::from_utf8(valid).unwrap_or_default();
            self.beyond_ascii = self.beyond_ascii || !valid.is_ascii();
            text.push_str(valid);
            rest = after;
            match error.error_len() {
                None if !self.ended => break,
                _ if !self.beyond_ascii => {
                    let left = rest.to_vec();
                    self.bytes = left;
                    self.switch_to(Encoding::Windows1252);
                    return;
                }
                skipped => {
                    text.push('\u{fffd}');
                    rest = &rest[skipped.unwrap_or(rest.len())..];
                }
            }
        }
        let left = rest.len();
        self.bytes.drain(..self.bytes.len() - left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Encoding, String) {
        let mut reader = TextReader::open(bytes, None, CHUNK).expect("memory reads");
        let mut text = String::new();
        while reader.read_into(&mut text).expect("memory reads") {}
        (reader.encoding(), text)
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes_of).collect()
    }

    #[test]
    fn every_encoding_reads_the_same() {
        let text = "Name,Größe\nÜber,ʤ 👍\n";
        let check = |bytes: &[u8], encoding| {
            assert_eq!(read(bytes), (encoding, text.to_owned()), "as {}", encoding.word());
        };
        check(text.as_bytes(), Encoding::Utf8);
        check(format!("\u{feff}{text}").as_bytes(), Encoding::Utf8);
        for mark in [true, false] {
            check(&utf16(text, u16::to_le_bytes, mark), Encoding::Utf16Le);
            check(&utf16(text, u16::to_be_bytes, mark), Encoding::Utf16Be);
        }
        let (encoding, text) = read(b"Name\nM\xfcller \x96 caf\xe9\n");
        assert_eq!((encoding, text.as_str()), (Encoding::Windows1252, "Name\nMüller – café\n"));
    }

    #[test]
    fn other_alphabets_are_told_from_western_letters() {
        let check = |text: &str, encoding: Encoding| {
            let (bytes, _, lost) = encoding.code().encode(text);
            assert!(!lost, "{text} can be written as {}", encoding.word());
            assert_eq!(read(&bytes), (encoding, text.to_owned()));
        };
        check(
            "要約,課題キー,ステータス\n決済の改善,PAY-1,進行中\n子の課題を作る,PAY-2,完了\n",
            Encoding::ShiftJis,
        );
        check("Тема,Ключ проблемы,Статус\nМгновенные выплаты,PAY-1,В работе\n", Encoding::Windows1251);
        check("요약,이슈 키,상태\n즉시 지급을 시작합니다,PAY-1,진행 중\n", Encoding::EucKr);
        check("Zusammenfassung,Schlüssel\nÜberweisungen größer machen,PAY-1\n", Encoding::Windows1252);
        check("Résumé,Clé de ticket\nPaiement immédiat à l’été,PAY-1\n", Encoding::Windows1252);
    }

    #[test]
    fn an_encoding_is_named_in_many_ways() {
        let check = |names: &str, expect: Encoding| {
            names.split('|').for_each(|name| assert_eq!(Encoding::parse(name), Some(expect), "{name}"));
        };
        check("utf-8|UTF8", Encoding::Utf8);
        check("shift-jis|shift_jis|sjis|Shift-JIS", Encoding::ShiftJis);
        check("windows-1251|cp1251", Encoding::Windows1251);
        check("latin1|iso-8859-1|Windows-1252", Encoding::Windows1252);
        check("gbk|gb2312|gb18030", Encoding::Gb18030);
        for encoding in Encoding::ALL {
            assert!(
                Encoding::parse(encoding.word().trim_end_matches(" LE").trim_end_matches(" BE")).is_some()
            );
        }
        assert_eq!(Encoding::parse("klingon"), None);
    }

    #[test]
    fn a_stray_byte_in_utf8_is_shown() {
        let (encoding, text) = read("Größe, Übermaß, \u{1}x".replace('\u{1}', "é").as_bytes());
        assert_eq!((encoding, text.as_str()), (Encoding::Utf8, "Größe, Übermaß, éx"));
        let (encoding, text) = read(b"Gr\xc3\xb6\xc3\x9fe \xff x \xc3");
        assert_eq!((encoding, text.as_str()), (Encoding::Utf8, "Größe \u{fffd} x \u{fffd}"));
    }

    #[test]
    fn a_late_umlaut_still_tells_windows_from_utf8() {
        let mut bytes = b"a,b\n".repeat(CHUNK);
        let sample = bytes.len();
        bytes.extend_from_slice(b"M\xfcller,x\n");
        let mut reader = TextReader::open(bytes.as_slice(), None, 100).expect("memory reads");
        let mut text = String::new();
        while reader.read_into(&mut text).expect("memory reads") {}
        assert_eq!(reader.encoding(), Encoding::Windows1252);
        assert_eq!(&text[sample..], "Müller,x\n");
    }

    #[test]
    fn a_character_split_between_reads_is_whole() {
        struct Drip<'a>(&'a [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let (now, later) = self.0.split_at(self.0.len().min(1));
                buffer[..now.len()].copy_from_slice(now);
                self.0 = later;
                Ok(now.len())
            }
        }
        for bytes in ["é👍ß".as_bytes().to_vec(), utf16("é👍ß", u16::to_le_bytes, true)] {
            let mut reader = TextReader::open(Drip(&bytes), None, 2).expect("memory reads");
            let mut text = String::new();
            while reader.read_into(&mut text).expect("memory reads") {}
            assert_eq!(text, "é👍ß");
        }
    }
}
