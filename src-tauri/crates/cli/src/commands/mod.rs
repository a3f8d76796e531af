//! The commands, one file each, and what they share. A command opens the workspace, calls the core, and writes the result.

mod add;
mod archive;
mod backup;
mod backups;
mod baseline;
mod board;
mod bring_back;
mod card;
mod chain;
mod changes;
mod check;
mod compare;
mod copy;
mod decide;
mod decisions;
mod duplicate;
mod export;
mod goals;
mod history;
mod import;
mod link;
mod list;
mod measures;
mod metrics;
mod new;
mod passphrase;
mod redo;
mod releases;
mod restore;
mod revert;
mod review;
mod roadmap;
mod salvage;
mod scores;
mod search;
mod set;
mod settings;
mod shift;
mod show;
mod signals;
mod statuses;
mod templates;
mod today;
mod told;
mod undo;
mod unlink;
mod update;
mod updates;
mod views;
mod why;

use clap::Subcommand;
use roadbook_core::Result;

use crate::context::{Context, Ended};

/// A command and its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new workspace
    New(new::Args),
    /// Look whether a workspace is whole
    Check(check::Args),
    /// Make a backup of a workspace
    Backup(backup::Args),
    /// List the backups of a workspace, each opened and checked
    Backups(backups::Args),
    /// Bring back the state of a backup, in one step that undo takes back
    Restore(restore::Args),
    /// Save what can be read of a damaged workspace to a new file
    Salvage(salvage::Args),
    /// Set, change or remove the passphrase of a workspace
    Passphrase(passphrase::Args),
    /// Take back what was done last
    Undo(undo::Args),
    /// Bring again what was taken back last
    Redo(redo::Args),
    /// Bring in a Jira export, another table, a folder of decision records or a table of people
    Import(import::Args),
    /// List records of a kind, operations, mappings or baselines
    List(list::Args),
    /// Write down a record, and print its reference or name
    Add(add::Args),
    /// Change fields of a record
    Set(set::Args),
    /// Ask for, propose, accept, reject, supersede, amend and review decisions
    Decide(decide::Args),
    /// Write metrics down, bring readings in, and list them with their status
    Metrics(metrics::Args),
    /// Bring in what customers said, list who asked for what, and write down that they were told
    Signals(signals::Args),
    /// List decisions: all, what waits by the cost of waiting, or what is due
    Decisions(decisions::Args),
    /// Show all decisions that hang together with one, and the items they are about
    Chain(chain::Args),
    /// Show why the date of an item is what it is: its changes and the decisions behind them
    Why(why::Args),
    /// Count what the log says: how long decisions take and how well they hold
    Measures(measures::Args),
    /// Write records for other tools
    Export(export::Args),
    /// Move items in time, each as precise as it is
    Shift(shift::Args),
    /// Say what a record is to another; both ends show it
    Link(link::Args),
    /// Take back what a record is to another
    Unlink(link::Args),
    /// Copy an item or a decision, and print the copy's reference
    Duplicate(duplicate::Args),
    /// Show or change the settings of a workspace
    Settings(settings::Args),
    /// Put records away; they are kept, but out of sight
    Archive(archive::Args),
    /// Bring back records that were put away
    BringBack(archive::Args),
    /// Make a record, or fields of it, what they were
    Revert(revert::Args),
    /// Show a record, as it is or as it was
    Show(show::Args),
    /// Find records by words
    Search(search::Args),
    /// Show what was done, in the workspace or to one record
    History(history::Args),
    /// Look templates through, print and change them
    Templates(templates::Args),
    /// Freeze the plan under a name
    Baseline(baseline::Args),
    /// Show what is different in the plan between two moments
    Compare(compare::Args),
    /// Look goals through with what serves them, and change them
    Goals(goals::Args),
    /// Rank items by a score, and give them what scores are made of
    Scores(scores::Args),
    /// Show what stands against each release
    Releases(releases::Args),
    /// Look the map of status words through and change it
    Statuses(statuses::Args),
    /// Show items as cards in columns: now, next and later, or the values of a field
    Board(board::Args),
    /// Look the saved views of the roadmap through and change them
    Views(views::Args),
    /// Draw the roadmap of an audience as files, when nothing withheld stands in them
    Roadmap(roadmap::Args),
    /// Say what waits today
    Today(today::Args),
    /// Write the pack of an executive review, or say what it lacks
    Review(review::Args),
    /// Write what an audience is told, when nothing withheld stands in it
    Update(update::Args),
    /// List the updates that were issued, say which are due, and make files again
    Updates(updates::Args),
    /// Show what changed for an audience since it last heard, in its words
    Changes(changes::Args),
    /// Show what may be said of one record to whom, what was told, and what is open
    Card(card::Args),
    /// Write what one audience sees to a workspace that can be given away
    Copy(copy::Args),
    /// Show what was told, to whom, when, and what of it is no longer true
    Told(told::Args),
}

/// Runs a command.
///
/// # Errors
/// What the core refuses or fails at; then nothing was changed.
pub fn run(command: &Command, context: &mut Context) -> Result<Ended> {
    match command {
        Command::New(args) => new::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Backup(args) => backup::run(args, context),
        Command::Backups(args) => backups::run(args, context),
        Command::Restore(args) => restore::run(args, context),
        Command::Salvage(args) => salvage::run(args, context),
        Command::Passphrase(args) => passphrase::run(args, context),
        Command::Undo(args) => undo::run(args, context),
        Command::Redo(args) => redo::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::Add(args) => add::run(args, context),
        Command::Settings(args) => settings::run(args, context),
        Command::Set(args) => set::run(args, context),
        Command::Decide(args) => decide::run(args, context),
        Command::Metrics(args) => metrics::run(args, context),
        Command::Signals(args) => signals::run(args, context),
        Command::Decisions(args) => decisions::run(args, context),
        Command::Chain(args) => chain::run(args, context),
        Command::Why(args) => why::run(args, context),
        Command::Measures(args) => measures::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Shift(args) => shift::run(args, context),
        Command::Link(args) => link::run(args, context),
        Command::Unlink(args) => unlink::run(args, context),
        Command::Duplicate(args) => duplicate::run(args, context),
        Command::Archive(args) => archive::run(args, context),
        Command::BringBack(args) => bring_back::run(args, context),
        Command::Revert(args) => revert::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Search(args) => search::run(args, context),
        Command::History(args) => history::run(args, context),
        Command::Templates(args) => templates::run(args, context),
        Command::Baseline(args) => baseline::run(args, context),
        Command::Compare(args) => compare::run(args, context),
        Command::Goals(args) => goals::run(args, context),
        Command::Scores(args) => scores::run(args, context),
        Command::Releases(args) => releases::run(args, context),
        Command::Statuses(args) => statuses::run(args, context),
        Command::Board(args) => board::run(args, context),
        Command::Views(args) => views::run(args, context),
        Command::Roadmap(args) => roadmap::run(args, context),
        Command::Today(args) => today::run(args, context),
        Command::Review(args) => review::run(args, context),
        Command::Update(args) => update::run(args, context),
        Command::Updates(args) => updates::run(args, context),
        Command::Changes(args) => changes::run(args, context),
        Command::Card(args) => card::run(args, context),
        Command::Copy(args) => copy::run(args, context),
        Command::Told(args) => told::run(args, context),
    }
}
