//! People in a list.

use roadbook_core::people::Person;
use roadbook_core::record::Record as _;
use roadbook_core::{Connection, Result};
use serde::Serialize;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;

/// A person in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonJson {
    #[serde(rename = "ref")]
    reference: String,
    name: String,
    role: Option<String>,
    department: Option<String>,
    seniority: Option<String>,
    email: Option<String>,
    aliases: Vec<String>,
}

impl From<Person> for PersonJson {
    fn from(person: Person) -> Self {
        Self {
            reference: person.reference().to_string(),
            name: person.name,
            role: person.role,
            department: person.department,
            seniority: person.seniority,
            email: person.email,
            aliases: person.aliases,
        }
    }
}

/// All people in use, or all who are put away, in the order of their references.
pub fn all(conn: &Connection, shelf: Shelf) -> Result<Vec<PersonJson>> {
    let wanted = shelf == Shelf::PutAway;
    let people = Person::all(conn)?.into_iter().filter(|person| person.archived == wanted);
    Ok(people.map(PersonJson::from).collect())
}

/// Writes people.
pub fn write(output: &mut Output, people: &[PersonJson]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&people);
    }
    let mut table = Table::new(["Ref", "Name", "Role", "Department", "Seniority", "Email"]);
    for person in people {
        let PersonJson { reference, name, role, department, seniority, email, .. } = person;
        let text = |value: &'_ Option<String>| value.clone().unwrap_or_default();
        table.row([reference, name, &text(role), &text(department), &text(seniority), &text(email)]);
    }
    output.table(&table, "There is nobody yet")
}
