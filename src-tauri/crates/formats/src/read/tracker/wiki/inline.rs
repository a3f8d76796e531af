//! What stands within a line of the markup: emphasis, code, links, mentions, pictures, colours.

/// One line as Markdown.
pub(super) fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut open = Emphasis::default();
    let mut may_have_code = true;
    let mut at = 0;
    while let Some(next) = line[at..].chars().next() {
        let rest = &line[at..];
        let taken = match next {
            '{' => code(rest, &mut may_have_code, &mut out)
                .or_else(|| open.braced_mark(line, at, &mut out))
                .or_else(|| coloured(rest)),
            '[' => link(rest, &mut out),
            '!' => picture(line, at, &mut out),
            '*' | '_' | '-' => open.mark(line, at, next, &mut out),
            'h' => address(line, at, &mut out),
            '\\' => escape(rest, &mut out),
            '<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                out.push_str("\\<"); // not a tag: markup has none
                Some(1)
            }
            _ => None,
        };
        at += taken.unwrap_or_else(|| {
            out.push(next);
            next.len_utf8()
        });
    }
    out.truncate(out.trim_end().len());
    out
}

/// The cells of a table row: split at `|` and `||`, but not inside a link or code.
pub(super) fn unescaped_cells(line: &str) -> Vec<&str> {
    let inner = line.trim_start_matches('|').trim_end_matches('|');
    let bytes = inner.as_bytes();
    let (mut cells, mut start, mut at, mut brackets) = (Vec::new(), 0, 0, 0usize);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' | b'{' => brackets += 1,
            b']' | b'}' => brackets = brackets.saturating_sub(1),
            b'|' if brackets == 0 => {
                cells.push(inner[start..at].trim());
                at += bytes[at..].iter().take_while(|byte| **byte == b'|').count().min(2) - 1;
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    cells.push(inner[start.min(inner.len())..].trim());
    cells
}

/// Emphasis that is open, and whether a line has no more marks that could close it.
#[derive(Default)]
struct Emphasis {
    closes_at: [Option<usize>; 3],
    none_left: [bool; 3],
    braced_closes_at: [Option<usize>; BRACED.len()],
    no_braced_left: [bool; BRACED.len()],
}

/// Marks in braces, which Jira Cloud writes next to letters, and what they are in Markdown. Underlined text stays plain.
const BRACED: [(&str, &str); 4] = [("{*}", "**"), ("{_}", "*"), ("{-}", "~~"), ("{+}", "")];

impl Emphasis {
    /// Opens or closes `{*}emphasis{*}`.
    fn braced_mark(&mut self, line: &str, at: usize, out: &mut String) -> Option<usize> {
        let rest = &line[at..];
        let kind = BRACED.iter().position(|(mark, _)| rest.starts_with(mark))?;
        let (mark, markdown) = BRACED[kind];
        if self.braced_closes_at[kind] == Some(at) {
            self.braced_closes_at[kind] = None;
        } else if self.braced_closes_at[kind].is_some() || self.no_braced_left[kind] {
            return None;
        } else {
            let close = rest[mark.len()..].find(mark);
            self.no_braced_left[kind] = close.is_none();
            self.braced_closes_at[kind] = Some(at + mark.len() + close?);
        }
        out.push_str(markdown);
        Some(mark.len())
    }

    /// Opens or closes emphasis at a mark, or leaves the mark alone.
    fn mark(&mut self, line: &str, at: usize, mark: char, out: &mut String) -> Option<usize> {
        let (kind, markdown) = match mark {
            '*' => (0, "**"),
            '_' => (1, "_"),
            _ => (2, "~~"),
        };
        if self.closes_at[kind] == Some(at) {
            self.closes_at[kind] = None;
            out.push_str(markdown);
            return Some(1);
        }
        let is_word = |c: char| c.is_alphanumeric() || c == mark;
        let opens = self.closes_at[kind].is_none()
            && !self.none_left[kind]
            && !line[..at].ends_with(is_word)
            && !line[at + 1..].starts_with(|c: char| c.is_whitespace() || c == mark);
        if !opens {
            return None;
        }
        let close = line[at + 1..].match_indices(mark).map(|(close, _)| at + 1 + close).find(|close| {
            !line[..*close].ends_with(|c: char| c.is_whitespace() || c == mark)
                && !line[close + 1..].starts_with(is_word)
        });
        self.none_left[kind] = close.is_none();
        self.closes_at[kind] = Some(close?);
        out.push_str(markdown);
        Some(1)
    }
}

/// `{{code}}`, which Jira Cloud also writes `{{{}code{}}}`. Once nothing closes it, nothing later in the line is looked for.
fn code(rest: &str, may_have_code: &mut bool, out: &mut String) -> Option<usize> {
    let inside = rest.strip_prefix("{{").filter(|_| *may_have_code)?;
    let close = inside.find("}}");
    *may_have_code = close.is_some();
    let end = close?;
    let end = end + usize::from(inside[end..].starts_with("}}}"));
    let text = &inside[..end];
    let text = text.strip_prefix("{}").unwrap_or(text);
    let text = text.strip_suffix("{}").unwrap_or(text);
    if text.trim().is_empty() {
        return None;
    }
    let tick = if text.contains('`') { "``" } else { "`" };
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    out.push_str(&format!("{tick}{space}{text}{space}{tick}"));
    Some(end + 4)
}

/// `{color:red}` and other marks that have no place in a plan.
fn coloured(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let name = ["color", "panel", "anchor", "toc", "adf"]
        .into_iter()
        .find(|name| inside.strip_prefix(name).is_some_and(|after| after.starts_with(['}', ':'])))?;
    let after = &inside[name.len()..];
    let end = after.find(['}', '{']).filter(|end| after[*end..].starts_with('}'))?;
    Some(1 + name.len() + end + 1)
}

/// `[text|address]`, `[address]`, `[~name]`, `[^file]`
fn link(rest: &str, out: &mut String) -> Option<usize> {
    let inside = &rest[1..];
    let end = inside.find([']', '[']).filter(|end| inside[*end..].starts_with(']'))?;
    let inside = &inside[..end];
    let taken = Some(end + 2);
    if let Some(name) = inside.strip_prefix('~').filter(|name| !name.is_empty()) {
        let name = if name.starts_with("accountid:") { "someone" } else { name };
        out.push('@');
        out.push_str(name);
        return taken;
    }
    if let Some(file) = inside.strip_prefix('^').filter(|file| !file.is_empty()) {
        out.push_str(file);
        return taken;
    }
    let inside =
        inside.strip_suffix("|smart-link").or_else(|| inside.strip_suffix("|smart-card")).unwrap_or(inside);
    match split_at_last_bar(inside) {
        None if is_address(inside) => out.push_str(&format!("<{inside}>")),
        None => return None,
        Some((text, address)) if text.trim().is_empty() || text == address => {
            if is_address(address) {
                out.push_str(&format!("<{address}>"));
            } else {
                out.push_str(address);
            }
        }
        Some((text, address)) if !is_address(address) => {
            out.push_str(&format!("{} ({address})", inline(text)));
        }
        Some((text, address)) => {
            let text = inline(text);
            if address.contains([' ', '(', ')', '<', '>']) {
                let address = address.replace('<', "%3C").replace('>', "%3E");
                out.push_str(&format!("[{text}](<{address}>)"));
            } else {
                out.push_str(&format!("[{text}]({address})"));
            }
        }
    }
    taken
}

fn split_at_last_bar(inside: &str) -> Option<(&str, &str)> {
    inside
        .rsplit_once('|')
        .filter(|(text, _)| !text.ends_with('\\'))
        .map(|(text, address)| (text, address.trim()))
}

/// Only addresses that a reader may follow; never a script.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    ["https://", "http://", "mailto:", "ftp://"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && text.len() > scheme.len()
    })
}

/// `!picture.png|width=800!` becomes the name of the picture: a plan is read where the tracker's files are not.
fn picture(line: &str, at: usize, out: &mut String) -> Option<usize> {
    let inside = &line[at + 1..];
    if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '!')
        || inside.starts_with(|c: char| c.is_whitespace())
    {
        return None;
    }
    let end = inside.find('!')?;
    let inside = &inside[..end];
    let name = inside.split('|').next().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let looks_like_a_file = name.rsplit_once('.').is_some_and(|(stem, kind)| {
        !stem.is_empty()
            && (2..=5).contains(&kind.len())
            && kind.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if !looks_like_a_file || inside.ends_with(char::is_whitespace) {
        return None;
    }
    out.push_str(name);
    Some(end + 2)
}

/// An address in the text: its characters are no marks.
fn address(line: &str, at: usize, out: &mut String) -> Option<usize> {
    let rest = &line[at..];
    if !(rest.starts_with("http://") || rest.starts_with("https://"))
        || line[..at].ends_with(char::is_alphanumeric)
    {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || "|]}<>\"".contains(c)).unwrap_or(rest.len());
    out.push_str(&rest[..end]);
    Some(end)
}

/// `\\` breaks the line at its end or before a space; before a mark, `\` makes it a character, here as there.
fn escape(rest: &str, out: &mut String) -> Option<usize> {
    if let Some(after) = rest.strip_prefix(r"\\") {
        let breaks = after.is_empty() || after.starts_with(' ');
        out.push_str(if breaks { "  \n" } else { r"\\\\" });
        return Some(2);
    }
    let marked = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
    out.push('\\');
    out.push(marked);
    Some(2)
}
