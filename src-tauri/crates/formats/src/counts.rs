//! Numbers with the words that go with them.

use std::fmt::Display;

/// A number with its word: "1 item", "0 items", "3 items".
pub fn things<N: Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let word = if number == N::from(1) { one } else { many };
    format!("{number} {word}")
}

/// A number of things as records and pages keep it; one that is larger than they can is the largest.
pub fn as_u32<N: TryInto<u32>>(number: N) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_one() {
        let check = |number: i32, expect: &str| assert_eq!(things(number, "day", "days"), expect);
        check(1, "1 day");
        check(0, "0 days");
        check(2, "2 days");
        check(21, "21 days");
        check(-1, "-1 days");
    }

    #[test]
    fn a_number_that_is_too_large_is_the_largest() {
        assert_eq!(as_u32(7_usize), 7);
        assert_eq!(as_u32(u64::MAX), u32::MAX);
    }
}
