//! The core from outside: what is written stays, what is undone is gone, what was is remembered.

mod audiences;
mod decision_acts;
mod decision_days;
mod decision_formats;
mod decision_imports;
mod decisions;
mod decisions_told;
mod dependencies;
mod history;
mod imports;
mod looking;
mod many;
mod meetings;
mod migrations;
mod packs;
mod passphrase;
mod people;
mod plan_by_hand;
mod planning;
mod restore;
mod reviews;
mod rows;
mod sample;
mod statuses;
mod templates;
mod themes;
