//! People who are pasted or imported from a spreadsheet or an address book.

use std::path::Path;

use roadbook_core::Workspace;
use roadbook_core::people::Person;
use roadbook_core::people::assign::PersonField;
use roadbook_core::people::bring::Brought;
use roadbook_core::people::columns::Column;
use roadbook_core::people::import::{NamedColumn, import, rehearse};
use roadbook_core::people::paste::paste;
use roadbook_core::record::Record as _;
use roadbook_testkit::workspace;

/// Everybody as "name, role, department, e-mail" after pasting, or what is wrong.
fn pasted(workspace: &Workspace, text: &str) -> std::result::Result<Vec<String>, String> {
    paste(workspace, text).map_err(|error| error.to_string())?;
    let people = workspace.read(Person::all).map_err(|error| error.to_string())?;
    let said = |field: &Option<String>| field.clone().unwrap_or_default();
    let rows = people.iter().filter(|person| !person.archived);
    let row = |it: &Person| {
        format!("{}, {}, {}, {}", it.name, said(&it.role), said(&it.department), said(&it.email))
    };
    Ok(rows.map(row).collect())
}

#[test]
fn rows_are_read_by_their_headings_or_in_the_order_of_the_table() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(pasted(&workspace(), text).unwrap(), expect, "{text:?}");
    };
    check("Ada Osei\nGrace Okafor\n", &["Ada Osei, , , ", "Grace Okafor, , , "]);
    check("Ada Osei\tada@osei.example\nGrace\t", &["Ada Osei, , , ada@osei.example", "Grace, , , "]);
    check("Ada\tLead\tProduct\tSenior\tada@osei.example", &["Ada, Lead, Product, ada@osei.example"]);
    check("Mail\tName\nada@osei.example\tAda", &["Ada, , , ada@osei.example"]);
    check("Vorname\tNachname\tAbteilung\nAda\tOsei\tZahlungen", &["Ada Osei, , Zahlungen, "]);
    check("Name\tShoe size\nAda\t38\n\t\nGrace\t40", &["Ada, , , ", "Grace, , , "]);
}

#[test]
fn who_is_known_is_brought_up_to_date() {
    let workspace = workspace();
    pasted(&workspace, "Ada Osei\tLead\tProduct\t\tada@osei.example\nGrace\tCFO").unwrap();
    let committed = paste(
        &workspace,
        "Name\tEmail\tRole\tDepartment\nAda Osei-Berg\tADA@osei.example\tDirector\t\ngrace\t\t\tFinance\nMax\t\t\t\nGrace\t\t\tFinance",
    )
    .unwrap();
    assert_eq!(committed.value, Brought { changed: 2, added: 1, unchanged: 1 });
    assert_eq!(committed.label, "Pasted 4 people, 1 new");
    let people = pasted(&workspace, "Max").unwrap();
    assert_eq!(
        people,
        ["Ada Osei-Berg, Director, Product, ADA@osei.example", "Grace, CFO, Finance, ", "Max, , , "],
        "an empty cell changes nothing"
    );
}

#[test]
fn with_one_wrong_cell_nothing_is_pasted() {
    let workspace = workspace();
    let wrong = pasted(&workspace, "Name\tEmail\nAda\tada at osei\n\tgrace@okafor.example").unwrap_err();
    assert!(wrong.contains("row 2, Email: “ada at osei”") && wrong.contains("row 3, Name"), "{wrong}");
    assert_eq!(workspace.read(Person::all).unwrap(), []);
    assert!(pasted(&workspace, " \n\t").is_err(), "there is nothing in it");
}

/// A book of Excel with one sheet.
fn book(headings: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    use roadbook_core::formats::sheet::{Sheet, SheetColumn, SheetValue};
    use roadbook_core::formats::write::xlsx::{Look, render};
    let sheet = Sheet {
        name: "Staff".into(),
        columns: headings.iter().map(|heading| SheetColumn::new((*heading).to_owned())).collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| SheetValue::text((*cell).to_owned())).collect())
            .collect(),
    };
    render(&[sheet], &Look::default()).unwrap()
}

#[test]
fn a_workbook_brings_people_as_the_same_table_in_text_does() {
    let folder = tempfile::tempdir().unwrap();
    let headings = ["Vorname", "Nachname", "E-Mail", "Abteilung", "Shoe size"];
    let rows: [&[&str]; 3] = [
        &["Ada", "Osei", "ada@osei.example", "Payments", "38"],
        &["Grace", "Okafor", "grace at okafor", "Finance", "40"],
        &["", "", "", "Nobody", ""],
    ];
    let (sheet, text) = (folder.path().join("staff.xlsx"), folder.path().join("staff.csv"));
    std::fs::write(&sheet, book(&headings, &rows)).unwrap();
    let lines = std::iter::once(headings.join(",")).chain(rows.iter().map(|row| row.join(",")));
    std::fs::write(&text, lines.collect::<Vec<_>>().join("\n")).unwrap();

    let brought = |path: &Path| {
        let workspace = workspace();
        let tried = rehearse(&workspace, path, &[]).unwrap();
        assert_eq!(workspace.read(Person::all).unwrap(), [], "trying changes nothing");
        let report = import(&workspace, path, &[]).unwrap().value;
        assert_eq!(tried, report, "{}", path.display());
        let again = import(&workspace, path, &[]).unwrap().value;
        assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2), "{}", path.display());
        let people = workspace.read(Person::all).unwrap();
        let people = people.into_iter().map(|it| (it.name, it.email, it.department)).collect::<Vec<_>>();
        (report, people)
    };
    let (report, people) = brought(&sheet);
    let (same, others) = brought(&text);
    assert_eq!((report.added, &report.columns, people.clone()), (same.added, &same.columns, others));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        people,
        [
            ("Ada Osei".to_owned(), some("ada@osei.example"), some("Payments")),
            ("Grace Okafor".to_owned(), None, some("Finance")),
        ],
        "a bad cell is left out, the rest of its row is kept"
    );
    assert_eq!(report.columns.last(), Some(&("Shoe size".to_owned(), None)));
    let said: Vec<_> = same.problems.iter().map(|it| (it.line, it.message.as_str())).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].0 == Some(3) && said[0].1.contains("grace at okafor"), "{said:?}");
    assert!(said[1].0 == Some(4) && said[1].1.starts_with("Name"), "{said:?}");
}

#[test]
fn columns_of_people_are_said_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, "Contact,Team,Name\nAda Osei,Payments,ao1\n").unwrap();
    let to = |heading: &str, column: Column| NamedColumn { heading: heading.to_owned(), column };
    let workspace = workspace();
    let named = [
        to("contact", Column::Field(PersonField::Name)),
        to("Name", Column::Field(PersonField::Aliases)),
        to("Team", Column::LeftOut),
    ];
    let report = import(&workspace, &path, &named).unwrap().value;
    let people = workspace.read(Person::all).unwrap();
    assert_eq!((people[0].name.as_str(), &people[0].aliases), ("Ada Osei", &vec!["ao1".to_owned()]));
    assert_eq!((people[0].department.as_deref(), report.problems.len()), (None, 0));
    let refused = import(&workspace, &path, &[to("Phone", Column::First)]).unwrap_err();
    assert!(refused.to_string().contains("no column “Phone”"), "{refused}");
    let refused = import(&workspace, &path, &[to("Name", Column::LeftOut)]).unwrap_err();
    assert!(refused.to_string().contains("who somebody is"), "{refused}");
}
