//! Audiences are made, changed and put away, each in one step of undo.

use roadbook_core::audiences::add::{add, duplicate};
use roadbook_core::audiences::archive::{bring_back, put_away};
use roadbook_core::audiences::assign::AudienceField as F;
use roadbook_core::audiences::edit::{AudienceChange as Change, edit};
use roadbook_core::audiences::list::{audiences, get, named};
use roadbook_core::audiences::sheet::sheet;
use roadbook_core::audiences::view::view;
use roadbook_core::audiences::{Audience, Field, Rule, Wording};
use roadbook_core::check::check;
use roadbook_core::decisions::Decision;
use roadbook_core::history::Moment;
use roadbook_core::history::list::{HistoryQuery, operations};
use roadbook_core::history::undo::{redo, to_undo, undo};
use roadbook_core::ids::AudienceId;
use roadbook_core::items::Item;
use roadbook_core::looking::{Looking, as_audience};
use roadbook_core::people::Person;
use roadbook_core::people::assign::PersonField;
use roadbook_core::record::Record as _;
use roadbook_core::timeframe::Precision;
use roadbook_core::updates::MarkKind;
use roadbook_core::{Kind, Op, Workspace, people, sample};
use roadbook_formats::words::Sensitivity;
use roadbook_testkit::{TODAY, day, workspace};

fn typed(field: F, text: &str) -> Change {
    Change::Typed { field, text: text.into() }
}

fn sales(workspace: &Workspace) -> Audience {
    workspace.read(|conn| named(conn, "Sales")).unwrap()
}

fn set(workspace: &Workspace, changes: &[Change]) -> Result<Audience, String> {
    let id = sales(workspace).id;
    edit(workspace, &id, changes).map(|done| done.value).map_err(|error| error.to_string())
}

#[test]
fn several_fields_are_one_step() {
    let workspace = workspace();
    let jonas = people::add::add(&workspace, "Jonas Thorsen", &[]).unwrap().value;
    let before = sales(&workspace);
    let after = set(
        &workspace,
        &[
            typed(F::Clearance, "Confidential"),
            typed(F::Precision, "half-year"),
            typed(F::Rules, "effort = show; title: reword"),
            typed(F::Wording, "At risk → May move, Cut-over = Switch"),
            typed(F::LeastCommitment, "committed"),
            typed(F::QuartersAhead, "2"),
            typed(F::WithoutTags, "debt, spike"),
            typed(F::Members, "jonas thorsen"),
            typed(F::Template, "STANDARD"),
            typed(F::WordsInUpdate, "250"),
        ],
    )
    .unwrap();
    assert_eq!((after.clearance, after.precision), (Sensitivity::Confidential, Precision::Half));
    assert_eq!((after.rule(Field::Effort), after.rule(Field::Title)), (Rule::Show, Rule::Reword));
    assert_eq!(after.rule(Field::Links), Rule::Withhold, "what is not named keeps its rule");
    assert_eq!(
        after.wording[1],
        Wording { from: "Cut-over".into(), to: "Switch".into(), means: String::new() }
    );
    assert_eq!((after.quarters_ahead, after.words_in_update), (Some(2), Some(250)));
    assert_eq!((after.members, after.template.as_str()), (vec![jonas.id], "standard"));
    undo(&workspace).unwrap();
    assert_eq!(sales(&workspace), before);
    redo(&workspace).unwrap();
    assert_eq!(sales(&workspace).words_in_update, Some(250));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let workspace = workspace();
    let before = sales(&workspace);
    let check = |change: Change, expect: &str| {
        let said = set(&workspace, &[typed(F::Purpose, "Other"), change.clone()]).unwrap_err();
        assert!(said.contains(expect), "{change:?}: {said}");
    };
    check(typed(F::Name, " "), "needs a name");
    check(typed(F::Name, "customers"), "an audience customers already");
    check(typed(F::Name, "Author"), "already");
    check(typed(F::Clearance, "secret"), "not a sensitivity");
    check(typed(F::Clearance, ""), "not a sensitivity");
    check(typed(F::Precision, "week"), "not a precision");
    check(typed(F::Rules, "effort: hide"), "not a rule");
    check(typed(F::Rules, "weather: show"), "no rule for");
    check(typed(F::Rules, "title: withhold"), "without a title");
    check(typed(F::Wording, "At risk"), "is no pair");
    check(typed(F::Wording, "At risk: x, at RISK: y"), "has a word");
    check(typed(F::Members, "Nobody"), "nobody called");
    check(typed(F::Template, "sails"), "no template");
    check(typed(F::QuartersAhead, "soon"), "no number");
    check(typed(F::UpdatesAMonth, "0"), "no number");
    check(Change::Rule { field: Field::Owner, rule: Rule::Coarsen }, "no less precise form");
    check(Change::Members { members: vec![roadbook_core::ids::PersonId("x".into())] }, "no such person");
    assert_eq!(sales(&workspace), before);
    assert!(edit(&workspace, &AudienceId("author".into()), &[typed(F::Name, "Me")]).is_err());
}

#[test]
fn the_history_says_what_was_done_to_whom() {
    let workspace = workspace();
    let last = |change: Change| {
        set(&workspace, &[change]).unwrap();
        workspace.read(to_undo).unwrap().unwrap().label
    };
    let rule = Change::Rule { field: Field::Owner, rule: Rule::Withhold };
    assert_eq!(last(rule), "Owner is withheld from Sales and customer success");
    let cadence = typed(F::Cadence, "Weekly");
    assert_eq!(last(cadence), "Changed cadence of Sales and customer success");
}

#[test]
fn a_new_one_is_as_careful_as_can_be_or_like_another() {
    let workspace = workspace();
    let banks = add(&workspace, "Partner banks", None, &[typed(F::Clearance, "partner")]).unwrap().value;
    assert_eq!((banks.clearance, banks.precision), (Sensitivity::Partner, Precision::NowNextLater));
    assert!(add(&workspace, "partner BANKS", None, &[]).is_err());
    let resellers = add(&workspace, "Resellers", Some("customers"), &[]).unwrap().value;
    assert_eq!((resellers.rule(Field::Title), resellers.template.as_str()), (Rule::Reword, "customers"));
    assert!(add(&workspace, "X", Some("nobody"), &[]).is_err());
    let copy = duplicate(&workspace, &banks.id).unwrap().value;
    assert_eq!((copy.name.as_str(), copy.clearance), ("Partner banks 2", Sensitivity::Partner));
    let author = duplicate(&workspace, &AudienceId("author".into())).unwrap().value;
    assert_eq!(author.clearance, Sensitivity::Restricted);
}

#[test]
fn what_is_put_away_comes_back_unless_its_name_is_taken() {
    let workspace = workspace();
    let id = sales(&workspace).id;
    put_away(&workspace, &id).unwrap();
    assert_eq!(workspace.read(audiences).unwrap().len(), 6);
    bring_back(&workspace, &id).unwrap();
    assert_eq!(workspace.read(audiences).unwrap().len(), 7);
    put_away(&workspace, &id).unwrap();
    add(&workspace, "Sales and customer success", None, &[]).unwrap();
    assert!(bring_back(&workspace, &id).unwrap_err().to_string().contains("already"));
    assert!(workspace.read(|conn| get(conn, &id)).unwrap().archived, "it is kept");
}

#[test]
fn its_sheet_shows_each_field_with_its_rule_and_what_is_read() {
    let workspace = workspace();
    sample::fill(&workspace).unwrap();
    let id = sales(&workspace).id;
    let sheet_of =
        |sample: Option<&str>| workspace.read(|conn| sheet(conn, &id, sample, day(TODAY))).unwrap();
    let found = sheet_of(None);
    assert_eq!(found.fields.len(), Field::ALL.len());
    assert!(found.items.seen > 10 && found.items.out > 5, "{:?}", found.items);
    let item = found.item.clone().unwrap();
    assert_eq!(item.stays_out, None, "the sample is one they see");
    let field = |field: Field| found.fields.iter().find(|known| known.field == field).unwrap();
    let date = field(Field::Timeframe);
    assert_eq!(date.rule, Rule::Coarsen, "dates are coarsened without being told to");
    assert_eq!(date.reads.as_ref().map(|reads| reads.what), Some(MarkKind::Coarsened));
    let effort = field(Field::Effort);
    assert_eq!(
        effort.reads.as_ref().map(|reads| (reads.what, reads.outside.clone())),
        Some((MarkKind::Withheld, None))
    );
    assert!(
        effort
            .impossible
            .iter()
            .any(|other| other.rule == Rule::Reword && other.why.contains("list of words"))
    );
    let title = field(Field::Title).reads.clone().unwrap();
    assert_eq!((title.what, title.inside), (MarkKind::AsIs, item.title));

    let audience = sales(&workspace);
    let out = workspace
        .read(|conn| view(conn, &audience, Moment::Now, day(TODAY)))
        .unwrap()
        .1
        .into_iter()
        .find(|lost| lost.is_whole())
        .unwrap();
    let found = sheet_of(Some(&out.reference.to_lowercase()));
    assert_eq!(found.item.unwrap().stays_out, Some(out.reason), "what stays out says why");
    assert!(
        found
            .fields
            .iter()
            .filter(|field| field.field != Field::Item)
            .take(10)
            .all(|field| field.reads.is_none())
    );
}

#[test]
fn a_name_is_one_person_s() {
    let workspace = workspace();
    let ada =
        people::add::add(&workspace, "Ada Osei", &[(PersonField::Aliases, "aosei".into())]).unwrap().value;
    let refused = |name: &str| people::add::add(&workspace, name, &[]).unwrap_err().to_string();
    assert_eq!(refused("ada osei"), "There is P-1 Ada Osei already");
    assert_eq!(refused("AOSEI"), "There is P-1 Ada Osei already");
    let ben = people::add::add(&workspace, "Ben", &[]).unwrap().value;
    let renamed = people::edit::edit(&workspace, &ben.id, &[(PersonField::Name, "Ada Osei".into())]);
    assert!(renamed.is_err());
    people::edit::edit(&workspace, &ada.id, &[(PersonField::Name, "ada osei".into())]).unwrap();
    set(&workspace, &[typed(F::Members, "P-1, Ben")]).unwrap();
    let rows = workspace.read(people::list::people).unwrap();
    assert_eq!(rows[0].audiences[0].name, "Sales and customer success");
}

#[test]
fn what_is_seen_as_an_audience_holds_nothing_that_is_kept_from_it() {
    let workspace = workspace();
    sample::fill(&workspace).unwrap();
    for audience in workspace.read(audiences).unwrap() {
        let (seen, withheld) = workspace.read(|conn| view(conn, &audience, Moment::Now, day(TODAY))).unwrap();
        let looked = as_audience(&workspace, &audience.id).unwrap();
        let items = looked.workspace.read(Item::all).unwrap();
        let decisions = looked.workspace.read(Decision::all).unwrap();
        let references =
            |items: &[Item]| items.iter().map(|item| item.reference().to_string()).collect::<Vec<_>>();
        let expected: Vec<_> = seen.items.iter().map(|item| item.reference.clone()).collect();
        assert_eq!(references(&items), expected, "{}", audience.name);
        assert_eq!(decisions.len(), seen.decisions.len(), "{}", audience.name);
        let out = withheld.iter().filter(|lost| lost.is_whole() && lost.kind == Kind::Item).count();
        let Looking::AsAudience { items_hidden, .. } = &looked.looking else { panic!("as an audience") };
        assert_eq!(usize::try_from(*items_hidden).unwrap(), out, "what is hidden is counted");

        let everything = format!("{items:?} {decisions:?} {:?}", looked.workspace.read(Person::all).unwrap());
        for lost in withheld.iter().filter(|lost| lost.field == "internalNote" || lost.field == "effort") {
            assert!(
                !everything.contains(&format!("{:?}", lost.inside)),
                "{}: {}",
                audience.name,
                lost.inside
            );
        }
        for item in &items {
            assert!(item.public_title.is_none() && item.internal_note.is_empty(), "{}", audience.name);
        }
        let refused = looked.workspace.transact(Op::Edit, "", |tx| tx.create(&items[0]));
        assert!(refused.is_err(), "it can only be read");
        assert_eq!(looked.workspace.read(check).unwrap(), [], "{}", audience.name);
    }
    let customers = workspace.read(|conn| named(conn, "Customers")).unwrap();
    let looked = as_audience(&workspace, &customers.id).unwrap();
    let items = looked.workspace.read(Item::all).unwrap();
    assert!(items.iter().all(|item| item.owner.is_none() && item.effort.is_none() && item.team.is_none()));
    assert_eq!(
        looked.workspace.read(|conn| operations(conn, &HistoryQuery::default())).unwrap().len(),
        1,
        "nothing of the log goes along"
    );
}
