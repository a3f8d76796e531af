//! The border between the page and the shell: every command and event there is. `ui/src/lib/ipc/bindings.ts` is made from
//! it.

use tauri::Runtime;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    audiences, backups, baselines, decisions, goals, history, imports, items, looking, minutes, passphrase,
    people, records, releases, reviews, roadmap, scores, settings, statuses, templates, told, updates, views,
    window, workspace,
};
use crate::events::{
    BackupsChanged, FileRefused, ImportDropped, WindowCloses, WorkProgress, WorkspaceChanged,
};

/// The commands and events.
pub fn bindings<R: Runtime>() -> Builder<R> {
    Builder::new()
        .commands(collect_commands![
            window::start,
            window::window_ready,
            window::first_screen_ready,
            window::set_theme,
            window::fill_screen,
            window::remember,
            window::answer_closing,
            settings::settings,
            settings::set_setting,
            settings::choose_exports,
            settings::forget_exports,
            window::show_in_folder,
            workspace::new_workspace,
            workspace::open_workspace,
            workspace::close_workspace,
            workspace::first_steps,
            workspace::dismiss_first_steps,
            workspace::forget_recent,
            workspace::find_recent,
            workspace::recent_workspaces,
            workspace::copy_workspace,
            workspace::workspace,
            backups::list_backups,
            backups::back_up,
            backups::preview_restore,
            backups::restore_backup,
            backups::backups_of,
            backups::restore_damaged,
            backups::salvage_workspace,
            passphrase::refused_file,
            passphrase::unlock_workspace,
            passphrase::change_passphrase,
            looking::look_as_of,
            looking::look_as_audience,
            looking::look_at_today,
            history::undo,
            history::redo,
            history::history,
            history::operation,
            history::record_life,
            history::preview_undo_to,
            history::undo_to_operation,
            history::revert_record,
            items::list_items,
            items::board,
            items::find_places,
            items::item,
            items::edit_items,
            items::put_card,
            items::shift_items,
            items::add_item,
            items::read_timeframe,
            items::choices,
            items::complete_filter,
            items::paste_items,
            goals::goal_sheet,
            goals::add_goal,
            goals::edit_goal,
            goals::put_goal_away,
            scores::rank_items,
            scores::score_item,
            scores::keep_formula,
            scores::put_formula_away,
            releases::list_releases,
            statuses::list_statuses,
            statuses::place_status,
            views::list_views,
            views::save_view_as,
            views::save_view,
            views::rename_view,
            views::pin_view,
            views::remove_view,
            roadmap::timeline,
            roadmap::item_stops,
            roadmap::reschedule_item,
            roadmap::relane_item,
            roadmap::draw_roadmap,
            baselines::list_baselines,
            baselines::freeze_plan,
            baselines::plan_changes_between,
            decisions::list_decisions,
            decisions::decision,
            decisions::ask_decision,
            decisions::propose_decision,
            decisions::inform_of_decision,
            decisions::decide_decision,
            decisions::amend_decision,
            decisions::amendment_changes,
            decisions::text_difference,
            decisions::review_decision,
            decisions::supersede_decision,
            decisions::reverse_decision,
            decisions::decision_chain,
            decisions::decision_measures,
            decisions::why_date,
            decisions::attach_file,
            decisions::detach_file,
            decisions::save_attachment,
            decisions::export_decisions,
            records::write_field,
            records::archive_records,
            records::bring_back_records,
            records::duplicate_record,
            records::link_records,
            records::unlink_records,
            records::preview_text,
            records::search,
            people::list_people,
            people::list_people_put_away,
            people::add_person,
            people::edit_person,
            people::paste_people,
            audiences::list_audiences,
            audiences::list_put_away_audiences,
            audiences::ready_audiences,
            audiences::audience,
            audiences::add_audience,
            audiences::duplicate_audience,
            audiences::edit_audience,
            audiences::put_audience_away,
            audiences::bring_audience_back,
            templates::list_templates,
            templates::template_text,
            templates::template_offer,
            templates::try_template,
            templates::add_template,
            templates::duplicate_template,
            templates::edit_template,
            templates::reset_template,
            templates::put_template_away,
            templates::bring_template_back,
            imports::choose_import,
            imports::preview_import,
            imports::apply_import,
            workspace::stop_work,
            imports::save_mapping,
            updates::open_composer,
            updates::draft_page,
            updates::search_draft,
            updates::keep_draft,
            updates::draft_correction,
            updates::correct_update,
            updates::save_update,
            updates::issue_update,
            updates::due_updates,
            updates::issued_updates,
            updates::issued_update,
            updates::make_again,
            told::what_is_held,
            told::stand_in_card,
            told::give_copy,
            told::make_updates,
            told::issue_updates,
            templates::template_versions,
            reviews::what_waits,
            reviews::list_metrics,
            reviews::metric,
            reviews::add_readings,
            reviews::remove_reading,
            reviews::annotate_reading,
            reviews::choose_table,
            reviews::import_readings,
            reviews::import_signals,
            reviews::paste_signals,
            reviews::list_raid,
            reviews::list_actions,
            reviews::list_signals,
            reviews::asked_for,
            reviews::answer_askers,
            reviews::add_entry,
            reviews::list_reviews,
            reviews::review_pack,
            reviews::review_page,
            reviews::edit_section,
            reviews::save_pack,
            reviews::save_minutes,
            minutes::minutes_for,
            minutes::minutes_page,
            minutes::issue_minutes,
            reviews::conclude_topic,
            reviews::agree_action,
            reviews::end_review,
            reviews::next_review,
        ])
        .events(collect_events![
            WorkspaceChanged,
            WorkProgress,
            ImportDropped,
            BackupsChanged,
            FileRefused,
            WindowCloses
        ])
        // One shape for both directions: a field that may be left out going in is still always there coming out.
        .disable_serde_phases()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use specta_typescript::Typescript;

    use super::bindings;

    /// Run with `ROADBOOK_BINDINGS=write` it writes the file instead.
    #[test]
    fn the_page_s_bindings_are_up_to_date() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/ipc/bindings.ts");
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("bindings.ts");
        bindings::<tauri::Wry>().export(Typescript::default(), &made).unwrap();
        if std::env::var_os("ROADBOOK_BINDINGS").is_some_and(|wish| wish == "write") {
            std::fs::copy(&made, &kept).unwrap();
        }
        let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            read(&made) == read(&kept),
            "ui/src/lib/ipc/bindings.ts is not what the commands say; write it with \
             ROADBOOK_BINDINGS=write cargo test --workspace --lib bindings"
        );
    }
}
