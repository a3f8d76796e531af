//! Whether a template speaks of everything that is news to its reader, or of one thing beside that.

/// What goes through all items, or through all that changed, by itself.
const WHOLE_BLOCKS: [&str; 4] = ["changes", "columns", "roadmap", "items"];

/// Keys that leave something out of a block.
const NARROWING: [&str; 3] = ["only:", "tag:", "most:"];

/// Whether a text puts all items or all changes on its page: by a block, or by going through them itself.
pub fn speaks_of_all(text: &str) -> bool {
    let goes_through = ["in items"];
    let is_loop = |line: &str| line.contains("{%") && goes_through.iter().any(|what| line.contains(what));
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("```roadbook ").map(str::trim) else {
            if is_loop(line) {
                return true;
            }
            continue;
        };
        let keys: Vec<_> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let is_narrow = keys.iter().any(|key| {
            let is_all = key.strip_prefix("only:").is_some_and(|only| matches!(only.trim(), "all" | "open"));
            !is_all && NARROWING.iter().any(|narrowing| key.starts_with(narrowing))
        });
        if WHOLE_BLOCKS.contains(&name) && !is_narrow {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::speaks_of_all;
    use crate::templates::ready;

    #[test]
    fn regular_updates_are_told_from_those_of_one_thing() {
        let all: Vec<_> = ready::ready().filter(|template| speaks_of_all(&template.text)).collect();
        let names: Vec<_> = all.iter().map(|template| template.name.as_str()).collect();
        for regular in ["executives", "engineering", "sales", "customers", "standard", "weekly update"] {
            assert!(names.contains(&regular), "{regular} speaks of all: {names:?}");
        }
        for one in ["change of date", "incident", "decision", "change of process"] {
            assert!(!names.contains(&one), "{one} speaks of one thing: {names:?}");
        }
        assert!(speaks_of_all("# A\n{% for item in items %}- {{ item.title }}\n{% endfor %}"));
        assert!(speaks_of_all("# A\n\n```roadbook items\nby: team\nonly: open\n```\n"));
        assert!(!speaks_of_all("# A\n\n```roadbook items\nonly: at risk\n```\n"));
        assert!(!speaks_of_all("# All items change\n\nThe bank is closed on Friday.\n"));
    }
}
