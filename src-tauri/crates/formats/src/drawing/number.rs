//! Numbers as drawings say them.

/// A number with as many decimals as it needs, at most two, and no sign before nought.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_the_decimals_they_need() {
        for (value, expect) in
            [(71.0, "71"), (4.20, "4.2"), (99.975, "99.97"), (-0.001, "0"), (-3.5, "-3.5"), (1e6, "1000000")]
        {
            assert_eq!(number(value), expect);
        }
    }
}
