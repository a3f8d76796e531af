//! People who are pasted from a spreadsheet or an address book.

use roadbook_core::Workspace;
use roadbook_core::people::Person;
use roadbook_core::people::paste::{Pasted, paste};
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
    assert_eq!(committed.value, Pasted { changed: 2, added: 1, unchanged: 1 });
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
