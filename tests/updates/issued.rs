//! What was told: frozen, remembered value by value, and the start of what is told next.

use std::fs;

use roadbook_core::audiences::budget::MessageWeight;
use roadbook_core::history::undo::undo;
use roadbook_core::ids::Reference;
use roadbook_core::items::field::ItemField as I;
use roadbook_core::items::{edit::edit, store};
use roadbook_core::record::Record as _;
use roadbook_core::told::changes::{ChangeRow, changes};
use roadbook_core::told::list::{Asked, Told, Which, told};
use roadbook_core::updates::{
    Draft, Existing, Format, Judged, Update, WarningKind, Wish, again, correct, hash, issue, keep, warnings,
};
use roadbook_core::{Op, Workspace, archive};
use roadbook_testkit::{TODAY, day};

use super::plan::plan;
use super::{audience, composed_with, markdown};

fn issued(workspace: &Workspace, name: &str) -> Update {
    issued_with(workspace, name, None)
}

fn issued_with(workspace: &Workspace, name: &str, template: Option<&str>) -> Update {
    let audience = audience(workspace, name);
    let wish = Wish { template, ..Wish::of(&audience.id) };
    issue(workspace, wish).unwrap().value.update.expect("nothing withheld stands in it")
}

fn set(workspace: &Workspace, reference: &str, field: I, text: &str) {
    let id = workspace.read(|conn| store::by_reference(conn, reference.parse()?)).unwrap().id;
    edit(workspace, &[id], &[(field, text.to_owned())]).unwrap();
}

fn changed(workspace: &Workspace, name: &str) -> Vec<(String, String, Option<String>, Option<String>)> {
    let audience = audience(workspace, name);
    let rows = workspace.read(|conn| changes(conn, &audience, None, day(TODAY))).unwrap().rows();
    rows.into_iter()
        .map(|ChangeRow { reference, field, before, after }| (reference, field, before, after))
        .collect()
}

fn row(
    reference: &str,
    field: &str,
    before: &str,
    after: &str,
) -> (String, String, Option<String>, Option<String>) {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    (reference.to_owned(), field.to_owned(), some(before), some(after))
}

fn ledger(workspace: &Workspace, which: Which) -> Vec<Told> {
    workspace.read(|conn| told(conn, Asked { which, ..Asked::default() }, day(TODAY))).unwrap()
}

#[test]
fn an_issued_update_is_frozen_and_gives_the_same_bytes_again() {
    let (workspace, folder) = (plan(), tempfile::tempdir().unwrap());
    let sales = audience(&workspace, "Sales");
    let formats = [Format::Md, Format::Html, Format::Pdf];
    let wish = Wish { formats: &formats, folder: Some(folder.path()), ..Wish::of(&sales.id) };
    let done = issue(&workspace, wish).unwrap();
    assert_eq!(done.label, "Issued U-1 for Sales and customer success");
    let issued = done.value;
    let update = issued.update.unwrap();
    assert_eq!((update.number, update.issued_on, update.files.len()), (1, day(TODAY), 3));
    assert_eq!(update.document.meta.number, "U-1");
    for (file, left) in issued.written.files.iter().zip(&update.files) {
        let bytes = fs::read(&file.path).unwrap();
        assert_eq!(hash(&bytes), left.hash, "{}", left.name);
        assert!(left.name.contains("U-1") && !left.name.contains("draft"), "{}", left.name);
    }
    // The plan moves on; what was told does not.
    set(&workspace, "R-4", I::Title, "Something else");
    let other = tempfile::tempdir().unwrap();
    for again in workspace.read(|conn| again(conn, &update, &[], other.path())).unwrap() {
        assert_eq!(again.is_same, Some(true), "{}", again.file.path.display());
    }
    let stored = workspace.read(|conn| Update::find(conn, &update.id.0)).unwrap().unwrap();
    assert_eq!(stored, update, "kept as it was made");
    let refused = workspace.transact(Op::Edit, "", |tx| {
        tx.change(&stored, &Update { template: "other".into(), ..stored.clone() })
    });
    assert!(refused.is_err(), "nobody changes what was told");
    assert!(archive::archive(&workspace, &[Reference::update(1)]).is_err());
}

#[test]
fn undo_steps_over_what_was_told_to_what_was_done_before() {
    let workspace = plan();
    set(&workspace, "R-4", I::Title, "Payouts at once");
    let update = issued(&workspace, "Engineering");
    undo(&workspace).unwrap();
    let item = workspace.read(|conn| store::by_reference(conn, Reference::item(4))).unwrap();
    assert_eq!(item.title, "Instant payouts", "what was done before is taken back");
    let kept = workspace.read(Update::all).unwrap();
    assert_eq!(kept, [update], "what was told was told");
    let second = issued(&workspace, "Engineering");
    assert_eq!(second.number, 2, "a number once given is never given again");
}

#[test]
fn a_slip_that_changes_nothing_they_can_see_is_no_news() {
    let workspace = plan();
    issued(&workspace, "Sales");
    issued(&workspace, "Engineering");
    assert_eq!(changed(&workspace, "Sales"), []);
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    set(&workspace, "R-4", I::Effort, "99");
    set(&workspace, "R-14", I::Title, "Project Osprey");
    assert_eq!(changed(&workspace, "Sales"), [], "the same quarter, and what sales are not shown");
    let engineering = changed(&workspace, "Engineering");
    assert_eq!(engineering.len(), 2, "{engineering:?}");
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 9 Apr 2027");
    let expect = row(
        "R-4",
        "timeframe",
        "Q3 2026 to Q1 2027, Jul 2026 – Mar 2027",
        "Q3 2026 to Q2 2027, Jul 2026 – Jun 2027",
    );
    assert_eq!(
        changed(&workspace, "Sales").iter().map(|row| row.1.as_str()).collect::<Vec<_>>(),
        ["timeframe"],
        "{expect:?}"
    );
}

#[test]
fn what_is_gone_is_told_once() {
    let workspace = plan();
    issued(&workspace, "Sales");
    archive::archive(&workspace, &[Reference::item(5)]).unwrap();
    let gone = row("R-5", "item", "Payout schedules", "No longer planned");
    assert_eq!(changed(&workspace, "Sales"), std::slice::from_ref(&gone));
    issued_with(&workspace, "Sales", Some("onboarding"));
    assert_eq!(
        changed(&workspace, "Sales"),
        [gone],
        "the page did not say so: the template has no place for it"
    );
    let text = "# Changes\n\n## Since you last heard\n\n```roadbook changes\n```\n";
    let said = markdown(&composed_with(&workspace, &audience(&workspace, "Sales"), text).unwrap());
    assert!(said.contains("Payout schedules") && said.contains("No longer planned"), "{said}");
    let template = roadbook_core::templates::add::add(
        &workspace,
        "changes only",
        &[(roadbook_core::templates::edit::TemplateField::Text, text.to_owned())],
    );
    template.unwrap();
    issued_with(&workspace, "Sales", Some("changes only"));
    assert_eq!(changed(&workspace, "Sales"), [], "they know");
    let closed = ledger(&workspace, Which::Newest);
    let closed: Vec<_> = closed.iter().filter(|told| told.reference == "R-5").collect();
    assert_eq!(closed.len(), 1, "{closed:?}");
    assert_eq!((closed[0].field.as_str(), closed[0].told.as_str()), ("item", "No longer planned"));
    assert!(ledger(&workspace, Which::Stale).is_empty());
    archive::bring_back(&workspace, &[Reference::item(5)]).unwrap();
    assert_eq!(
        changed(&workspace, "Sales"),
        [row("R-5", "item", "", "Payout schedules")],
        "it is news again"
    );
    assert_eq!(ledger(&workspace, Which::Stale).len(), 1, "they believe that it is not planned");
}

#[test]
fn the_ledger_says_who_holds_what_and_what_is_no_longer_true() {
    let workspace = plan();
    issued(&workspace, "Sales");
    issued(&workspace, "Engineering");
    let all = ledger(&workspace, Which::Newest);
    let of = |audience: &str, field: &str| {
        let found = all.iter().find(|told| {
            told.reference == "R-4" && told.audience.starts_with(audience) && told.field == field
        });
        found.map(|told| told.told.clone())
    };
    assert_eq!(of("Engineering", "timeframe").as_deref(), Some("1 Sep 2026 – 12 Feb 2027"));
    assert_eq!(of("Sales", "title").as_deref(), Some("Instant payouts"));
    assert_eq!(of("Sales", "owner"), None, "the page did not say it");
    assert!(ledger(&workspace, Which::Stale).is_empty(), "all of it is true");
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    let stale = ledger(&workspace, Which::Stale);
    assert_eq!(stale.len(), 1, "sales read quarters: {stale:?}");
    assert_eq!(
        (stale[0].update.as_str(), stale[0].now.as_deref()),
        ("U-2", Some("1 Sep 2026 – 26 Feb 2027"))
    );
    let text = "# Correction\n\n## What you were told\n\n```roadbook corrections\n```\n";
    let said = markdown(&composed_with(&workspace, &audience(&workspace, "Engineering"), text).unwrap());
    assert!(said.contains("12 Feb 2027") && said.contains("26 Feb 2027"), "{said}");
    issued(&workspace, "Engineering");
    let history: Vec<_> = ledger(&workspace, Which::All)
        .into_iter()
        .filter(|told| told.reference == "R-4" && told.field == "timeframe" && told.audience == "Engineering")
        .map(|told| told.update)
        .collect();
    assert_eq!(history, ["U-2", "U-3"]);
    assert!(ledger(&workspace, Which::Stale).is_empty(), "they were told anew");
}

#[test]
fn a_page_is_looked_through_before_it_is_issued() {
    let workspace = plan();
    let engineering = audience(&workspace, "Engineering");
    issued(&workspace, "Engineering");
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    set(&workspace, "R-8", I::Title, "Document capture for the KYC desk");
    set(&workspace, "R-9", I::Timeframe, "Oct 2026");
    let found = |audience: &roadbook_core::audiences::Audience, words| {
        let plain = "# Plan\n\n## Items\n\n```roadbook items\nshow: when\n```\n";
        let composed = composed_with(&workspace, audience, plain).unwrap();
        warnings(Judged {
            audience,
            document: &composed.document,
            view: &composed.view,
            withheld: &composed.withheld,
            last: composed.last.as_ref(),
            words,
            weight: MessageWeight::Notice,
            sent: &[],
        })
    };
    let kinds: Vec<_> =
        found(&engineering, 10).into_iter().map(|warning| (warning.kind, warning.reference)).collect();
    let has = |kind, reference: Option<&str>| kinds.contains(&(kind, reference.map(str::to_owned)));
    assert!(has(WarningKind::Contradiction, Some("R-4")), "{kinds:?}");
    assert!(has(WarningKind::Acronym, None), "{kinds:?}");
    assert!(has(WarningKind::PastDate, Some("R-9")), "{kinds:?}");
    let strict = roadbook_core::audiences::Audience {
        never_say: vec!["instant payouts".into()],
        words_in_update: Some(5),
        ..engineering
    };
    let kinds: Vec<_> = found(&strict, 10).into_iter().map(|warning| warning.kind).collect();
    assert!(kinds.contains(&WarningKind::NeverSay) && kinds.contains(&WarningKind::OverBudget), "{kinds:?}");
}

#[test]
fn what_is_left_out_is_still_news_next_time() {
    let workspace = plan();
    issued(&workspace, "Sales");
    let sales = audience(&workspace, "Sales");
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 9 Apr 2027");
    set(&workspace, "R-5", I::Title, "Payout timetables");
    set(&workspace, "R-5", I::PublicTitle, "Payout timetables");
    let fields = |name: &str| changed(&workspace, name).into_iter().map(|row| row.0).collect::<Vec<_>>();
    assert_eq!(fields("Sales"), ["R-4", "R-5"]);
    let draft = Draft { leave_out: vec!["R-4".into()], ..Draft::empty(&sales.id) };
    keep(&workspace, draft).unwrap();
    let update = issued(&workspace, "Sales");
    let page = roadbook_core::formats::write::markdown::render(&update.document);
    assert!(!page.contains("Instant payouts") && page.contains("Payout timetables"), "{page}");
    assert_eq!(fields("Sales"), ["R-4"], "it was not said, so it is news still");
}

#[test]
fn a_correction_names_what_it_corrects_and_leaves_nothing_stale() {
    let workspace = plan();
    issued(&workspace, "Engineering");
    let engineering = audience(&workspace, "Engineering");
    assert!(correct(&workspace, &engineering.id).is_err(), "all they were told is so");
    set(&workspace, "R-4", I::Timeframe, "1 Sep 2026 – 26 Feb 2027");
    let draft = correct(&workspace, &engineering.id).unwrap().value;
    assert_eq!((draft.template.as_str(), draft.corrects), ("change of date", Some(1)));
    assert!(draft.text.contains("by: 25 November 2026"), "three working days: {}", draft.text);
    let update = issued(&workspace, "Engineering");
    assert_eq!(update.corrects, Some(1));
    let replaces = update.document.meta.replaces.clone().unwrap_or_default();
    assert!(replaces.starts_with("Replaces U-1"), "{replaces}");
    assert!(ledger(&workspace, Which::Stale).is_empty(), "they know");
    assert_eq!(
        workspace.read(|conn| roadbook_core::updates::draft(conn, &engineering.id)).unwrap(),
        Draft::empty(&engineering.id)
    );
}

#[test]
fn writing_on_is_one_step_and_what_says_the_same_as_the_template_is_the_template_s() {
    let workspace = plan();
    let sales = audience(&workspace, "Sales");
    let text = |text: &str| Draft { text: text.into(), ..Draft::empty(&sales.id) };
    for typed in ["# M", "# Mi", "# Mine"] {
        keep(&workspace, text(typed)).unwrap();
    }
    let now = || workspace.read(|conn| roadbook_core::updates::draft(conn, &sales.id)).unwrap().text;
    assert_eq!(now(), "# Mine");
    undo(&workspace).unwrap();
    assert_eq!(now(), "# M", "the first words made the draft, the rest was one step");
    let own = workspace.read(|conn| roadbook_core::templates::list::named(conn, "sales")).unwrap();
    let kept = keep(&workspace, text(&own.text)).unwrap().value;
    assert_eq!(kept.text, "", "a later change of the template reaches it");
}

#[test]
fn slides_with_a_company_s_template_and_notes_are_made_again_byte_for_byte() {
    let (workspace, folder) = (plan(), tempfile::tempdir().unwrap());
    let sales = audience(&workspace, "Sales");
    let plain = composed_with(&workspace, &sales, "# Plan\n").unwrap();
    let theme = roadbook_core::updates::render(&plain, Format::Pptx).unwrap().bytes;
    let formats = [Format::Pptx];
    let wish = Wish { formats: &formats, theme: Some(&theme), notes: true, ..Wish::of(&sales.id) };
    let update = issue(&workspace, wish).unwrap().value.update.unwrap();
    assert!(update.making.slides.notes && update.making.slides.theme.is_some(), "{:?}", update.making);
    let again = workspace.read(|conn| again(conn, &update, &[], folder.path())).unwrap();
    assert_eq!(again[0].is_same, Some(true), "what they were made with is kept");
    let without = Update { making: Default::default(), ..update };
    let other = workspace.read(|conn| roadbook_core::updates::again(conn, &without, &[], folder.path()));
    assert_eq!(other.unwrap()[0].is_same, Some(false), "and it is what they depend on");
}

#[test]
fn what_would_be_written_over_stays_until_somebody_says_so() {
    let (workspace, folder) = (plan(), tempfile::tempdir().unwrap());
    let sales = audience(&workspace, "Sales");
    let wish = |existing| Wish {
        formats: &[Format::Md],
        folder: Some(folder.path()),
        existing,
        ..Wish::of(&sales.id)
    };
    let name = format!("{TODAY} U-1 Update for sales and customer success.md");
    fs::write(folder.path().join(&name), "mine").unwrap();
    let kept = issue(&workspace, wish(Existing::Keep)).unwrap().value;
    assert_eq!((kept.update, kept.in_the_way), (None, vec![name.clone()]));
    assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), "mine");
    let issued = issue(&workspace, wish(Existing::Replace)).unwrap().value;
    assert_eq!(issued.update.map(|update| update.number), Some(1), "no number was given before");
}

#[test]
fn messages_of_a_weight_use_up_its_own_budget() {
    let workspace = plan();
    let sales = audience(&workspace, "Sales");
    let typed = |text: &str| {
        let field = roadbook_core::audiences::assign::AudienceField::Budget;
        let change = roadbook_core::audiences::edit::AudienceChange::Typed { field, text: text.into() };
        roadbook_core::audiences::edit::edit(&workspace, &sales.id, &[change]).unwrap();
    };
    typed("1 announcement a month, 2 notices a week");
    let page = |weight: &str| {
        format!("```roadbook page\nweight: {weight}\n```\n\n# Launch\n\n```roadbook action\n```\n")
    };
    let send = |weight: &str| {
        keep(&workspace, Draft { text: page(weight), ..Draft::empty(&sales.id) }).unwrap();
        issued(&workspace, "Sales")
    };
    assert_eq!(send("announcement").weight, MessageWeight::Announcement);
    let warned = |weight: &str| {
        let sales = audience(&workspace, "Sales");
        let composed = composed_with(&workspace, &sales, &page(weight)).unwrap();
        let found =
            workspace.read(|conn| roadbook_core::updates::look_through(conn, &sales, &composed)).unwrap();
        let over = found.into_iter().filter(|warning| warning.kind == WarningKind::OverBudget);
        over.map(|warning| warning.what).collect::<Vec<_>>()
    };
    let said = "Sales and customer success got 1 announcement this month and take in 1 announcement a month";
    assert_eq!(warned("announcement"), [said]);
    assert_eq!(warned("notice"), [""; 0], "an announcement is no notice");
    send("notice");
    assert_eq!(warned("notice"), [""; 0], "one is left");
    send("notice");
    assert_eq!(warned("notice").len(), 1);
    assert_eq!(warned("fyi"), [""; 0], "nobody said how many of these");
    let composer = workspace
        .read(|conn| roadbook_core::updates::composer::composer(conn, &sales.id, day(TODAY)))
        .unwrap();
    let used: Vec<_> = composer.budget.iter().map(|used| (used.line.weight, used.sent)).collect();
    assert_eq!(used, [(MessageWeight::Announcement, 1), (MessageWeight::Notice, 2)]);
}
