//! Reads what somebody types into a field of a person.

use serde::{Deserialize, Serialize};

use super::Person;
use crate::error::{Error, Result};
use crate::typed::{line, list};

/// A field of a person that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum PersonField {
    /// What they are called.
    Name,
    /// What they do.
    Role,
    /// Where they belong.
    Department,
    /// How senior they are, in the company's own word.
    Seniority,
    /// Where they are written to.
    Email,
    /// What other systems call them, with commas between.
    Aliases,
}

impl PersonField {
    /// Every field.
    pub const ALL: &'static [Self] =
        &[Self::Name, Self::Role, Self::Department, Self::Seniority, Self::Email, Self::Aliases];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Department => "department",
            Self::Seniority => "seniority",
            Self::Email => "email",
            Self::Aliases => "aliases",
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Role => "Role",
            Self::Department => "Department",
            Self::Seniority => "Seniority",
            Self::Email => "Email",
            Self::Aliases => "Also known as",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("A person has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// Puts what somebody typed into a field. Nothing typed empties the field, where it can be empty.
///
/// # Errors
/// [`Error::Invalid`] with what would be right.
pub fn assign(person: &mut Person, field: PersonField, text: &str) -> Result<()> {
    match field {
        PersonField::Name => {
            let empty = || Error::invalid("A person needs a name", "Write what they are called.");
            person.name = line(text).ok_or_else(empty)?;
        }
        PersonField::Role => person.role = line(text),
        PersonField::Department => person.department = line(text),
        PersonField::Seniority => person.seniority = line(text),
        PersonField::Email => person.email = email(text)?,
        PersonField::Aliases => person.aliases = list(text),
    }
    Ok(())
}

/// Something with an @ between two parts. Whether anybody reads it cannot be known here.
fn email(text: &str) -> Result<Option<String>> {
    let Some(address) = line(text) else { return Ok(None) };
    let is_address = address.rsplit_once('@').is_some_and(|(name, place)| {
        !name.is_empty() && !place.is_empty() && !address.contains(char::is_whitespace)
    });
    if !is_address {
        return Err(Error::invalid(
            format!("“{address}” is not an e-mail address"),
            "Write it as name@company.com.",
        ));
    }
    Ok(Some(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_or_refused() {
        let check = |field: PersonField, text: &str, expect: Option<Person>| {
            let mut person = Person { name: "Ada".into(), ..Person::default() };
            let result = assign(&mut person, field, text);
            assert_eq!(result.is_ok().then_some(person), expect, "{} = {text:?}", field.key());
        };
        let ada = || Person { name: "Ada".into(), ..Person::default() };
        check(PersonField::Name, "  Ada \n Osei ", Some(Person { name: "Ada Osei".into(), ..ada() }));
        check(PersonField::Name, " ", None);
        check(PersonField::Role, "Product lead", Some(Person { role: Some("Product lead".into()), ..ada() }));
        check(PersonField::Role, "", Some(ada()));
        check(
            PersonField::Email,
            "ada@osei.example",
            Some(Person { email: Some("ada@osei.example".into()), ..ada() }),
        );
        check(PersonField::Email, "ada", None);
        check(PersonField::Email, "ada @osei.example", None);
        check(
            PersonField::Aliases,
            "aosei, Ada O., aosei",
            Some(Person { aliases: vec!["aosei".into(), "Ada O.".into()], ..ada() }),
        );
    }
}
