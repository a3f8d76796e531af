//! Decisions.

use roadbook_core::Workspace;
use roadbook_core::decisions::ask::{self, AskedFrom};
use roadbook_core::decisions::assign::DecisionField;
use roadbook_core::decisions::chain::{self, Chain};
use roadbook_core::decisions::decide::{self, DecisionSaid, Verdict};
use roadbook_core::decisions::difference::{DifferencePiece, difference};
use roadbook_core::decisions::export::{Dialect, Which, export};
use roadbook_core::decisions::list::{DecisionList, DecisionQuery};
use roadbook_core::decisions::measures::{self, Measures};
use roadbook_core::decisions::record::DecisionRecord;
use roadbook_core::decisions::review::{self, DecisionReview};
use roadbook_core::decisions::supersede::TakenBack;
use roadbook_core::decisions::told::{self, MustKnow};
use roadbook_core::decisions::why::{self, WhyDate};
use roadbook_core::decisions::{amend, attach, list, record, store, supersede};
use roadbook_core::ids::{DecisionId, ItemId, Reference};
use serde::Serialize;

use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;
use crate::outside::{Choice, Leaving};
use crate::state::Shell;

/// A decision that was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Its id.
    id: DecisionId,
    /// What was done.
    done: Done,
}

/// Rows of a part of the log; with words typed, of those that hold them.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_decisions(shell: Given<'_>, query: DecisionQuery) -> Answer<DecisionList> {
    aside(shell, move |shell| shell.read(|reader| list::decisions(reader.conn, &query, reader.today))).await
}

/// One decision, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn decision(shell: Given<'_>, id: String) -> Answer<DecisionRecord> {
    aside(shell, move |shell| shell.read(|reader| record::record(reader.conn, &id, reader.today))).await
}

/// Asks for a decision: a draft that waits since today. What it is asked from, and the decision whose place it is to take,
/// are given by their references.
#[tauri::command(async)]
#[specta::specta]
pub async fn ask_decision(
    shell: Given<'_>,
    question: String,
    from: Option<String>,
    instead_of: Option<String>,
) -> Answer<Asked> {
    aside(shell, move |shell| {
        let from = from.map(|from| from.parse()).transpose()?;
        let values: Vec<_> = instead_of.map(|old| (DecisionField::Supersedes, old)).into_iter().collect();
        let asked = AskedFrom { from, ..AskedFrom::default() };
        let (decision, done) = shell.write(|workspace| ask::ask(workspace, &question, asked, &values))?;
        Ok(Asked { id: decision.id, done })
    })
    .await
}

/// Proposes a decision, with the option that is advised where one is.
#[tauri::command(async)]
#[specta::specta]
pub async fn propose_decision(
    shell: Given<'_>,
    id: DecisionId,
    recommendation: Option<String>,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let propose = |workspace: &Workspace| ask::propose(workspace, &id, recommendation.as_deref(), &[]);
        Ok(shell.write(propose)?.1)
    })
    .await
}

/// Says of an audience that it must know of a decision, or need not.
#[tauri::command(async)]
#[specta::specta]
pub async fn inform_of_decision(
    shell: Given<'_>,
    id: DecisionId,
    audience: String,
    must_know: bool,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let must = if must_know { MustKnow::Yes } else { MustKnow::No };
        Ok(shell.write(|workspace| told::inform(workspace, &id, &[audience], must))?.1)
    })
    .await
}

/// Decides a decision: accepts it, for good or until a day, rejects it, or puts it off.
#[tauri::command(async)]
#[specta::specta]
pub async fn decide_decision(
    shell: Given<'_>,
    id: DecisionId,
    verdict: Verdict,
    said: DecisionSaid,
) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| decide::decide(workspace, &id, verdict, &said))?.1))
        .await
}

/// Changes a text of a decision that was made; both texts are kept.
#[tauri::command(async)]
#[specta::specta]
pub async fn amend_decision(
    shell: Given<'_>,
    id: DecisionId,
    field: String,
    text: String,
    note: String,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let values = [(DecisionField::parse(&field)?, text)];
        Ok(shell.write(|workspace| amend::amend(workspace, &id, &values, &note))?.1)
    })
    .await
}

/// What an amendment would change, word by word.
#[tauri::command(async)]
#[specta::specta]
pub async fn amendment_changes(
    shell: Given<'_>,
    id: DecisionId,
    field: String,
    text: String,
) -> Answer<Vec<DifferencePiece>> {
    aside(shell, move |shell| {
        Ok(amend::changes(shell.to_change()?.as_ref(), &id, DecisionField::parse(&field)?, &text)?)
    })
    .await
}

/// What differs between two texts, word by word.
#[tauri::command(async)]
#[specta::specta]
pub async fn text_difference(
    shell: Given<'_>,
    before: String,
    after: String,
) -> Answer<Vec<DifferencePiece>> {
    aside(shell, move |_| Ok(difference(&before, &after))).await
}

/// Keeps what a review of a decision found.
#[tauri::command(async)]
#[specta::specta]
pub async fn review_decision(shell: Given<'_>, id: DecisionId, review: DecisionReview) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| review::review(workspace, &id, &review))?.1)).await
}

/// Says that a decision takes the place of another, by its reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn supersede_decision(shell: Given<'_>, id: DecisionId, by: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let by = meant(shell, &by)?;
        Ok(shell.write(|workspace| supersede::supersede(workspace, &id, &by))?.1)
    })
    .await
}

/// Takes a decision back: with a reason, or by another decision, by its reference; on a day, when it was not today.
#[tauri::command(async)]
#[specta::specta]
pub async fn reverse_decision(
    shell: Given<'_>,
    id: DecisionId,
    because: String,
    by: Option<String>,
    on: String,
) -> Answer<Done> {
    aside(shell, move |shell| {
        let by = by.map(|by| meant(shell, &by)).transpose()?;
        let back = TakenBack { by: by.as_ref(), because: &because, on: &on };
        Ok(shell.write(|workspace| supersede::reverse(workspace, &id, &back))?.1)
    })
    .await
}

/// All decisions that hang together with one.
#[tauri::command(async)]
#[specta::specta]
pub async fn decision_chain(shell: Given<'_>, id: DecisionId) -> Answer<Chain> {
    aside(shell, move |shell| shell.read(|reader| chain::chain(reader.conn, &id))).await
}

/// What the log says of how decisions are made.
#[tauri::command(async)]
#[specta::specta]
pub async fn decision_measures(shell: Given<'_>) -> Answer<Measures> {
    aside(shell, move |shell| shell.read(|reader| measures::measures(reader.conn, reader.today))).await
}

/// Why the date of an item is what it is.
#[tauri::command(async)]
#[specta::specta]
pub async fn why_date(shell: Given<'_>, id: ItemId) -> Answer<WhyDate> {
    aside(shell, move |shell| shell.read(|reader| why::why(reader.conn, &id))).await
}

/// Asks for a file and keeps it with a decision; nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn attach_file(shell: Given<'_>, id: DecisionId) -> Answer<Option<Done>> {
    aside(shell, move |shell| {
        let Some(path) = shell.outside.choose(Choice::Attachment) else { return Ok(None) };
        let file = attach::read(&path)?;
        Ok(Some(shell.write(|workspace| attach::attach_all(workspace, &id, &[file]))?.1))
    })
    .await
}

/// Takes a file off a decision.
#[tauri::command(async)]
#[specta::specta]
pub async fn detach_file(shell: Given<'_>, id: DecisionId, name: String) -> Answer<Done> {
    aside(shell, move |shell| Ok(shell.write(|workspace| attach::detach(workspace, &id, &name))?.1)).await
}

/// Asks for a place and writes a file of a decision there; says where, or nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn save_attachment(shell: Given<'_>, id: DecisionId, name: String) -> Answer<Option<String>> {
    aside(shell, move |shell| {
        let Some(path) = shell.outside.choose(Choice::Save(name.clone())) else { return Ok(None) };
        shell.read(|reader| attach::save(reader.conn, &store::get(reader.conn, &id)?, &name, &path))?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks for a folder and writes the log there in one form; says where, or nothing when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub async fn export_decisions(shell: Given<'_>, format: String) -> Answer<Option<String>> {
    aside(shell, move |shell| {
        let dialect = Dialect::parse(&format)?;
        let Some(folder) = shell.choose_folder(Leaving::Decisions) else {
            return Ok(None);
        };
        let name = shell.to_change()?.name();
        shell.read(|reader| export(reader.conn, &name, &[dialect], Which::InUse, &folder, reader.today))?;
        Ok(Some(folder.display().to_string()))
    })
    .await
}

fn meant(shell: &Shell, reference: &str) -> Answer<DecisionId> {
    let reference: Reference = reference.parse()?;
    shell.read(|reader| Ok(store::by_reference(reader.conn, reference)?.id))
}
