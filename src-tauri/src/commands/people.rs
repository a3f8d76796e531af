//! People.

use std::path::PathBuf;

use roadbook_core::ids::PersonId;
use roadbook_core::people::assign::PersonField;
use roadbook_core::people::import::{self, PeopleImport};
use roadbook_core::people::list::{PersonRow, Shelf, people, people_on};
use roadbook_core::people::{add, edit, paste};

use super::tables::{TableDone, said};
use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// Everybody in use, by name.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_people(shell: Given<'_>) -> Answer<Vec<PersonRow>> {
    aside(shell, |shell| shell.read(|reader| people(reader.conn))).await
}

/// Everybody who is put away, by name.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_people_put_away(shell: Given<'_>) -> Answer<Vec<PersonRow>> {
    aside(shell, |shell| shell.read(|reader| people_on(reader.conn, Shelf::PutAway))).await
}

/// Adds a person, and answers with their id.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_person(shell: Given<'_>, name: String) -> Answer<PersonId> {
    aside(shell, move |shell| {
        let (person, _) = shell.write(|workspace| add::add(workspace, &name, &[]))?;
        Ok(person.id)
    })
    .await
}

/// Sets a field of a person to what was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_person(shell: Given<'_>, id: PersonId, field: PersonField, text: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let (_, done) = shell.write(|workspace| edit::edit(workspace, &id, &[(field, text)]))?;
        Ok(done)
    })
    .await
}

/// Writes down the people who were copied as rows of a table, and brings those who are known up to date.
#[tauri::command(async)]
#[specta::specta]
pub async fn paste_people(shell: Given<'_>, text: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| paste::paste(workspace, &text))?.1)).await
}

/// Imports people from a table, or tries it out.
#[tauri::command(async)]
#[specta::specta]
pub async fn import_people(shell: Given<'_>, path: String, only_try: bool) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        if only_try {
            return Ok(of_people(import::rehearse(&*shell.to_change()?, &path, &[])?, None));
        }
        let (report, done) = shell.write(|workspace| import::import(workspace, &path, &[]))?;
        Ok(of_people(report, Some(done)))
    })
    .await
}

fn of_people(report: PeopleImport, done: Option<Done>) -> TableDone {
    TableDone {
        done,
        added: report.added,
        changed: report.changed,
        unchanged: report.unchanged,
        created: Vec::new(),
        problems: said(&report.problems),
        unclear_day: None,
    }
}
