//! Formulas: read once, with clear errors, and worked out without surprises. `0.6 * value + 0.4 * reach / 100 - effort`
//!
//! Numbers, names of inputs, `+ - * /`, brackets, a minus before anything, and `min(…)`, `max(…)`, `sqrt(…)`. A division
//! by nothing has no result, and says so; so has what grows beyond all numbers.

use std::collections::BTreeSet;

use crate::error::{Error, Result};

/// No formula needs more letters.
const LONGEST: usize = 500;
/// No formula needs more brackets within each other.
const DEEPEST: usize = 40;

/// A formula that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression(Node);

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Number(f64),
    Input(String),
    Minus(Box<Node>),
    Of(Sign, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Sqrt,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoResult {
    /// Nobody gave these inputs.
    Missing(Vec<String>),
    /// Something is divided by this, which is nothing.
    ByNothing(String),
    /// The root of less than nothing.
    RootOfLess,
    /// More than can be counted.
    TooLarge,
}

impl NoResult {
    /// The reason inside a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::Missing(inputs) => format!("needs {}", crate::op::in_words(inputs)),
            Self::ByNothing(divisor) => format!("would divide by nothing: {divisor} is 0"),
            Self::RootOfLess => "would take the root of less than nothing".to_owned(),
            Self::TooLarge => "is more than can be counted".to_owned(),
        }
    }
}

impl Expression {
    /// Reads a formula. Every name in it must be known.
    ///
    /// # Errors
    /// [`Error::Invalid`] that says what stands where, and what was probably meant.
    pub fn read(text: &str, known: &[String]) -> Result<Self> {
        if text.chars().count() > LONGEST {
            let what = format!("The formula is longer than {LONGEST} letters");
            return Err(Error::invalid(what, "Score with fewer inputs."));
        }
        let mut reading = Reading { tokens: tokens(text)?, at: 0, known, depth: 0 };
        let node = reading.sum()?;
        match reading.tokens.get(reading.at) {
            None => Ok(Self(node)),
            Some(token) => Err(unexpected(token, "an operator, such as + or *")),
        }
    }

    /// The names in it, in alphabetical order.
    pub fn inputs(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.0.inputs(&mut found);
        found
    }

    /// Works the formula out.
    ///
    /// # Errors
    /// Why there is no result.
    pub fn result(&self, input: &dyn Fn(&str) -> Option<f64>) -> std::result::Result<f64, NoResult> {
        let missing: Vec<_> = self.inputs().into_iter().filter(|name| input(name).is_none()).collect();
        if !missing.is_empty() {
            return Err(NoResult::Missing(missing));
        }
        self.0.result(input)
    }
}

impl Node {
    fn inputs(&self, found: &mut BTreeSet<String>) {
        match self {
            Self::Number(_) => {}
            Self::Input(name) => {
                found.insert(name.clone());
            }
            Self::Minus(node) => node.inputs(found),
            Self::Of(_, one, other) => {
                one.inputs(found);
                other.inputs(found);
            }
            Self::Call(_, nodes) => nodes.iter().for_each(|node| node.inputs(found)),
        }
    }

    fn result(&self, input: &dyn Fn(&str) -> Option<f64>) -> std::result::Result<f64, NoResult> {
        let result = match self {
            Self::Number(number) => *number,
            Self::Input(name) => input(name).ok_or_else(|| NoResult::Missing(vec![name.clone()]))?,
            Self::Minus(node) => -node.result(input)?,
            Self::Of(sign, one, other) => {
                let (first, second) = (one.result(input)?, other.result(input)?);
                match sign {
                    Sign::Plus => first + second,
                    Sign::Minus => first - second,
                    Sign::Times => first * second,
                    Sign::By if second == 0.0 => return Err(NoResult::ByNothing(other.words())),
                    Sign::By => first / second,
                }
            }
            Self::Call(function, nodes) => {
                let results = nodes.iter().map(|node| node.result(input));
                let results: Vec<f64> = results.collect::<std::result::Result<_, _>>()?;
                match function {
                    Function::Min => results.into_iter().fold(f64::INFINITY, f64::min),
                    Function::Max => results.into_iter().fold(f64::NEG_INFINITY, f64::max),
                    Function::Sqrt => match results.first() {
                        Some(number) if *number >= 0.0 => number.sqrt(),
                        _ => return Err(NoResult::RootOfLess),
                    },
                }
            }
        };
        if result.is_finite() { Ok(result) } else { Err(NoResult::TooLarge) }
    }

    /// What is divided by, as it is named in a reason.
    fn words(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Input(name) => name.clone(),
            Self::Minus(node) => node.words(),
            Self::Of(..) | Self::Call(..) => {
                let mut inputs = BTreeSet::new();
                self.inputs(&mut inputs);
                let inputs: Vec<_> = inputs.into_iter().collect();
                match inputs.is_empty() {
                    true => "the divisor".to_owned(),
                    false => format!("what is made of {}", crate::op::in_words(&inputs)),
                }
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Token {
    what: What,
    text: String,
    /// Which letter it begins with, from 1.
    place: usize,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    Number(f64),
    Name,
    Sign(char),
}

fn tokens(text: &str) -> Result<Vec<Token>> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let from = at;
        let run = |fits: fn(char) -> bool| letters[from..].iter().take_while(|letter| fits(**letter)).count();
        let what = if letter.is_whitespace() {
            at += 1;
            continue;
        } else if letter.is_ascii_digit() || *letter == '.' {
            at += run(|letter| letter.is_ascii_digit() || letter == '.');
            let written: String = letters[from..at].iter().collect();
            let number = written.parse::<f64>().map_err(|_| {
                Error::invalid(
                    format!("“{written}” is not a number (place {})", from + 1),
                    "Write 0.5 or 12.",
                )
            })?;
            What::Number(number)
        } else if letter.is_alphabetic() || *letter == '_' {
            at += run(|letter| letter.is_alphanumeric() || letter == '_');
            What::Name
        } else {
            at += 1;
            match letter {
                '×' | '·' => What::Sign('*'),
                '÷' | ':' => What::Sign('/'),
                '−' | '–' => What::Sign('-'),
                '+' | '-' | '*' | '/' | '(' | ')' | ',' => What::Sign(*letter),
                _ => {
                    return Err(Error::invalid(
                        format!("“{letter}” has no meaning in a formula (place {})", from + 1),
                        "There are + - * / and brackets, min, max and sqrt.",
                    ));
                }
            }
        };
        tokens.push(Token { what, text: letters[from..at].iter().collect(), place: from + 1 });
    }
    Ok(tokens)
}

struct Reading<'a> {
    tokens: Vec<Token>,
    at: usize,
    known: &'a [String],
    depth: usize,
}

impl Reading<'_> {
    fn sum(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::invalid(
                "The formula has too many brackets within each other",
                "Make it simpler.",
            ));
        }
        let mut node = self.product()?;
        while let Some(sign) = self.next_sign(&[('+', Sign::Plus), ('-', Sign::Minus)]) {
            node = Node::Of(sign, Box::new(node), Box::new(self.product()?));
        }
        self.depth -= 1;
        Ok(node)
    }

    fn product(&mut self) -> Result<Node> {
        let mut node = self.single()?;
        while let Some(sign) = self.next_sign(&[('*', Sign::Times), ('/', Sign::By)]) {
            node = Node::Of(sign, Box::new(node), Box::new(self.single()?));
        }
        Ok(node)
    }

    fn single(&mut self) -> Result<Node> {
        let mut is_minus = false;
        while self.takes('-') {
            is_minus = !is_minus;
        }
        let node = self.one()?;
        Ok(if is_minus { Node::Minus(Box::new(node)) } else { node })
    }

    fn one(&mut self) -> Result<Node> {
        let Some(token) = self.tokens.get(self.at).cloned() else {
            let what = "The formula ends where a number or an input is expected";
            return Err(Error::invalid(what, "Such as reach * impact / effort."));
        };
        self.at += 1;
        match token.what {
            What::Number(number) => Ok(Node::Number(number)),
            What::Sign('(') => {
                let node = self.sum()?;
                self.closes(&token)?;
                Ok(node)
            }
            What::Name if matches!(self.tokens.get(self.at), Some(Token { what: What::Sign('('), .. })) => {
                self.call(&token)
            }
            What::Name => self.input(&token),
            What::Sign(_) => Err(unexpected(&token, "a number or an input")),
        }
    }

    fn call(&mut self, name: &Token) -> Result<Node> {
        let function = match name.text.to_lowercase().as_str() {
            "min" => Function::Min,
            "max" => Function::Max,
            "sqrt" => Function::Sqrt,
            _ => {
                let what =
                    format!("“{}” is nothing that can be worked out (place {})", name.text, name.place);
                return Err(Error::invalid(what, "There are min, max and sqrt."));
            }
        };
        self.at += 1;
        let mut nodes = vec![self.sum()?];
        while self.takes(',') {
            nodes.push(self.sum()?);
        }
        self.closes(name)?;
        if function == Function::Sqrt && nodes.len() > 1 {
            return Err(Error::invalid(
                format!("sqrt takes one number (place {})", name.place),
                "Such as sqrt(reach).",
            ));
        }
        Ok(Node::Call(function, nodes))
    }

    fn input(&self, token: &Token) -> Result<Node> {
        let name = token.text.to_lowercase();
        if self.known.contains(&name) {
            return Ok(Node::Input(name));
        }
        let near = self.known.iter().filter(|known| distance(known, &name) <= 2);
        let hint = match near.min_by_key(|known| distance(known, &name)) {
            Some(near) => format!("Was {near} meant? There are {}.", self.known.join(", ")),
            None => format!("There are {}. Name other inputs beside the formula.", self.known.join(", ")),
        };
        Err(Error::invalid(format!("“{}” is no input (place {})", token.text, token.place), hint))
    }

    fn takes(&mut self, sign: char) -> bool {
        let is_it = self.tokens.get(self.at).is_some_and(|token| token.what == What::Sign(sign));
        self.at += usize::from(is_it);
        is_it
    }

    fn next_sign(&mut self, signs: &[(char, Sign)]) -> Option<Sign> {
        signs.iter().find(|(written, _)| self.takes(*written)).map(|(_, sign)| *sign)
    }

    fn closes(&mut self, opened: &Token) -> Result<()> {
        if self.takes(')') {
            return Ok(());
        }
        match self.tokens.get(self.at) {
            Some(token) => Err(unexpected(token, "an operator or a bracket that closes")),
            None => {
                let what = format!("The bracket after place {} is never closed", opened.place);
                Err(Error::invalid(what, "Close it with )."))
            }
        }
    }
}

fn unexpected(token: &Token, expected: &str) -> Error {
    let what = format!("“{}” stands where {expected} is expected (place {})", token.text, token.place);
    Error::invalid(what, "Such as 0.6 * value + 0.4 * reach.")
}

/// How many letters two short names differ by.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for at in 0..other.len() {
            let changed = before + usize::from(letter != other[at]);
            before = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Expression> {
        let known: Vec<_> =
            ["reach", "impact", "effort", "value"].iter().map(|name| (*name).to_owned()).collect();
        Expression::read(text, &known)
    }

    fn result(text: &str) -> std::result::Result<f64, String> {
        let inputs = |name: &str| match name {
            "reach" => Some(500.0),
            "impact" => Some(2.0),
            "effort" => Some(0.0),
            _ => None,
        };
        read(text).map_err(|error| error.to_string())?.result(&inputs).map_err(|reason| reason.words())
    }

    #[test]
    fn formulas_are_worked_out_as_people_mean_them() {
        let check = |text: &str, expect: f64| assert_eq!(result(text), Ok(expect), "{text}");
        check("1 + 2 * 3", 7.0);
        check("(1 + 2) * 3", 9.0);
        check("10 - 4 - 3", 3.0);
        check("8 / 4 / 2", 1.0);
        check("-2 * -3", 6.0);
        check("--2", 2.0);
        check("Reach × IMPACT ÷ 10", 100.0);
        check("max(reach, 10, impact) - min(1, 2)", 499.0);
        check("sqrt(16) + .5", 4.5);
        check("effort / 4", 0.0);
    }

    #[test]
    fn there_is_no_result_without_a_reason() {
        let check = |text: &str, expect: &str| assert_eq!(result(text).unwrap_err(), expect, "{text}");
        check("reach / effort", "would divide by nothing: effort is 0");
        check("reach / (impact - 2)", "would divide by nothing: what is made of impact is 0");
        check("1 / 0", "would divide by nothing: 0 is 0");
        check("value * reach", "needs value");
        check("sqrt(-1)", "would take the root of less than nothing");
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        let check = |text: &str, expect: &str| assert_eq!(result(text).unwrap_err(), expect, "{text}");
        check("", "The formula ends where a number or an input is expected");
        check("reach *", "The formula ends where a number or an input is expected");
        check("reach reach", "“reach” stands where an operator, such as + or * is expected (place 7)");
        check("* 2", "“*” stands where a number or an input is expected (place 1)");
        check("raech + 1", "“raech” is no input (place 1)");
        check("(1 + 2", "The bracket after place 1 is never closed");
        check("1.2.3", "“1.2.3” is not a number (place 1)");
        check("reach ^ 2", "“^” has no meaning in a formula (place 7)");
        check("exp(1)", "“exp” is nothing that can be worked out (place 1)");
        check("sqrt(1, 2)", "sqrt takes one number (place 1)");
        assert!(read("raech").unwrap_err().hint().unwrap().contains("Was reach meant?"));
        assert!(read(&"(".repeat(100)).is_err(), "brackets end somewhere");
        assert!(read(&"1+".repeat(400)).is_err(), "and so do letters");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_result_is_always_a_number(text in "[-+*/()., a-z0-9]{0,40}", value in -10.0..10.0f64) {
            let known = vec!["a".to_owned(), "b".to_owned()];
            if let Ok(expression) = Expression::read(&text, &known)
                && let Ok(result) = expression.result(&|_| Some(value))
            {
                prop_assert!(result.is_finite());
            }
        }
    }
}
