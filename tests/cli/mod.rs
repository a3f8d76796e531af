//! The program `roadbook`, run as a script would run it: what it prints, how it ends, and what it leaves behind.

mod add_and_set;
mod as_of;
mod audiences;
mod backups;
mod bad_files;
mod check;
mod compare;
mod decide;
mod disk_full;
mod import;
mod killed;
mod killed_backups;
mod links;
mod list;
mod locked;
mod naughty;
mod passphrase;
mod program;
mod put_away;
mod read_only;
mod restore;
mod salvage;
mod settings;
mod undo;
mod update;
mod usage;
