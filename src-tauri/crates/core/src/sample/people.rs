//! Ten people by role, and who of them belongs to which audience.

use super::build::Sample;
use crate::audiences::{Audience, list};
use crate::error::Result;
use crate::people::Person;

const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("Nora Vale", "Product operations manager", "Product", "Lead"),
    ("Ines Rahm", "Group product manager", "Product", "Senior"),
    ("Daniel Okoro", "Product manager, onboarding", "Product", "Mid"),
    ("Lea Brandt", "Product manager, collections", "Product", "Mid"),
    ("Priya Nair", "Head of engineering", "Engineering", "Director"),
    ("Marek Zielinski", "Staff engineer, platform", "Engineering", "Staff"),
    ("Sofia Marin", "Chief financial officer", "Finance", "Executive"),
    ("Jonas Thorsen", "Chief commercial officer", "Sales", "Executive"),
    ("Aiko Tanaka", "Head of support", "Support", "Director"),
    ("Grace Mbeki", "Product marketing lead", "Marketing", "Senior"),
];

const MEMBERS: &[(&str, &[&str])] = &[
    ("Executives", &["Sofia Marin", "Jonas Thorsen", "Priya Nair"]),
    ("Engineering", &["Priya Nair", "Marek Zielinski"]),
    ("Sales and customer success", &["Jonas Thorsen"]),
    ("Marketing", &["Grace Mbeki"]),
    ("Support", &["Aiko Tanaka"]),
    ("Finance and board", &["Sofia Marin"]),
];

pub(super) fn write(sample: &mut Sample<'_>) -> Result<()> {
    for (name, role, department, seniority) in PEOPLE {
        let mail = name.to_lowercase().replace(' ', ".");
        sample.person(Person {
            name: (*name).into(),
            role: Some((*role).into()),
            department: Some((*department).into()),
            seniority: Some((*seniority).into()),
            email: Some(format!("{mail}@larkfield.example")),
            ..Person::default()
        })?;
    }
    for (audience, names) in MEMBERS {
        let before = list::named(sample.tx.conn(), audience)?;
        let mut members = Vec::new();
        for name in *names {
            members.extend(sample.owner(name)?);
        }
        sample.tx.change(&before, &Audience { members, ..before.clone() })?;
    }
    Ok(())
}
