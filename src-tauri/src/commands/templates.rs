//! Templates.

use roadbook_core::audiences::list::get as audience;
use roadbook_core::ids::{AudienceId, TemplateId};
use roadbook_core::templates::edit::TemplateField;
use roadbook_core::templates::list::{TemplateRow, get, rows};
use roadbook_core::templates::offer::{Offer, offer};
use roadbook_core::templates::versions::{self, TemplateVersion};
use roadbook_core::templates::{Template, add, archive, edit};
use roadbook_core::updates::try_out::{TriedOut, offer_to, try_out};

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// The templates, those that are put away last.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_templates(shell: Given<'_>) -> Answer<Vec<TemplateRow>> {
    aside(shell, |shell| shell.read(|reader| rows(reader.conn))).await
}

/// The text of a template.
#[tauri::command(async)]
#[specta::specta]
pub async fn template_text(shell: Given<'_>, id: TemplateId) -> Answer<String> {
    aside(shell, move |shell| Ok(shell.read(|reader| get(reader.conn, &id))?.text)).await
}

/// Every text a template ever had, the oldest first.
#[tauri::command(async)]
#[specta::specta]
pub async fn template_versions(shell: Given<'_>, id: TemplateId) -> Answer<Vec<TemplateVersion>> {
    aside(shell, move |shell| shell.read(|reader| versions::versions(reader.conn, &get(reader.conn, &id)?)))
        .await
}

/// What can be put into a template, with what it becomes for an audience.
#[tauri::command(async)]
#[specta::specta]
pub async fn template_offer(shell: Given<'_>, audience_id: Option<AudienceId>) -> Answer<Offer> {
    aside(shell, move |shell| match audience_id {
        Some(audience) => shell.read(|reader| offer_to(reader.conn, &audience, reader.today)),
        None => Ok(offer()),
    })
    .await
}

/// The page a text makes for an audience, or what is wrong with it. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub async fn try_template(
    shell: Given<'_>,
    id: TemplateId,
    text: String,
    audience_id: AudienceId,
) -> Answer<TriedOut> {
    aside(shell, move |shell| {
        shell.read(|reader| {
            let template = Template { text, ..get(reader.conn, &id)? };
            try_out(reader.conn, &audience(reader.conn, &audience_id)?, &template, reader.today)
        })
    })
    .await
}

/// Adds a template, and answers with its id.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_template(shell: Given<'_>, name: String) -> Answer<TemplateId> {
    aside(shell, move |shell| Ok(shell.write(|workspace| add::add(workspace, &name, &[]))?.0.id)).await
}

/// Adds a template with the text of another, and answers with its id.
#[tauri::command(async)]
#[specta::specta]
pub async fn duplicate_template(shell: Given<'_>, id: TemplateId) -> Answer<TemplateId> {
    aside(shell, move |shell| Ok(shell.write(|workspace| add::duplicate(workspace, &id))?.0.id)).await
}

/// Sets a field of a template to what was typed.
#[tauri::command(async)]
#[specta::specta]
pub async fn edit_template(
    shell: Given<'_>,
    id: TemplateId,
    field: TemplateField,
    text: String,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let (_, done) = shell.write(|workspace| edit::edit(workspace, &id, &[(field, text)]))?;
        Ok(done)
    })
    .await
}

/// Makes a template that came with the program what it is there.
#[tauri::command(async)]
#[specta::specta]
pub async fn reset_template(shell: Given<'_>, id: TemplateId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| edit::as_it_came(workspace, &id))?.1)).await
}

/// Puts a template away.
#[tauri::command(async)]
#[specta::specta]
pub async fn put_template_away(shell: Given<'_>, id: TemplateId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| archive::put_away(workspace, &id))?.1)).await
}

/// Brings a template back.
#[tauri::command(async)]
#[specta::specta]
pub async fn bring_template_back(shell: Given<'_>, id: TemplateId) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| archive::bring_back(workspace, &id))?.1)).await
}
