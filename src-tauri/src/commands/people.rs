//! People.

use roadbook_core::ids::PersonId;
use roadbook_core::people::assign::PersonField;
use roadbook_core::people::list::{PersonRow, Shelf, people, people_on};
use roadbook_core::people::{add, edit, paste};

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
