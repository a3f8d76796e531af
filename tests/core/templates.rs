//! Templates in a workspace: what is changed is kept, what is not comes with the program.

use roadbook_core::audiences::Audience;
use roadbook_core::audiences::list::named as audience_named;
use roadbook_core::history::undo::undo;
use roadbook_core::ids::TemplateId;
use roadbook_core::record::Record as _;
use roadbook_core::templates::list::{Origin, TemplateRow, get, named, rows};
use roadbook_core::templates::{Template, add, archive, edit, edit::TemplateField, ready};
use roadbook_core::{Op, Workspace};
use roadbook_testkit::workspace;

fn row(workspace: &Workspace, name: &str) -> TemplateRow {
    workspace.read(rows).unwrap().into_iter().find(|row| row.name == name).unwrap()
}

fn set(workspace: &Workspace, id: &TemplateId, field: TemplateField, text: &str) -> Result<(), String> {
    let set = edit::edit(workspace, id, &[(field, text.to_owned())]);
    set.map(|_| ()).map_err(|error| error.to_string())
}

#[test]
fn one_that_came_with_the_program_is_kept_once_it_is_changed_and_goes_back() {
    let workspace = workspace();
    let sales = TemplateId("sales".into());
    assert_eq!(row(&workspace, "sales").origin, Origin::BuiltIn);
    assert_eq!(row(&workspace, "sales").audiences, ["Sales and customer success"]);
    assert_eq!(row(&workspace, "sales").label, "Sales: By quarter, with what may be promised");

    set(&workspace, &sales, TemplateField::Text, "# {{ headline }}\r\n").unwrap();
    assert_eq!(row(&workspace, "sales").origin, Origin::Edited);
    assert_eq!(workspace.read(|conn| get(conn, &sales)).unwrap().text, "# {{ headline }}\n");
    assert_eq!(
        set(&workspace, &sales, TemplateField::Name, "selling"),
        Err("The template sales came with Roadbook and keeps its name".into())
    );

    edit::as_it_came(&workspace, &sales).unwrap();
    assert_eq!(row(&workspace, "sales").origin, Origin::BuiltIn);
    undo(&workspace).unwrap();
    assert_eq!(
        workspace.read(|conn| get(conn, &sales)).unwrap().text,
        "# {{ headline }}\n",
        "nothing is lost"
    );
    undo(&workspace).unwrap();
    assert_eq!(workspace.read(Template::all).unwrap(), [], "untouched, it is the program's alone");
    let again = set(&workspace, &sales, TemplateField::Text, &ready::named("sales").unwrap().text);
    assert_eq!(again, Ok(()));
    assert_eq!(workspace.read(Template::all).unwrap(), [], "what does not differ is not kept");
}

#[test]
fn one_of_your_own_is_added_renamed_and_put_away() {
    let workspace = workspace();
    let board = add::add(&workspace, " Board letter ", &[]).unwrap().value;
    assert_eq!((board.name.as_str(), board.text.starts_with("# {{ headline }}")), ("Board letter", true));
    assert!(add::add(&workspace, "board LETTER", &[]).unwrap_err().to_string().contains("already"));
    assert!(add::add(&workspace, "SALES", &[]).unwrap_err().to_string().contains("already"));
    assert!(add::add(&workspace, "", &[]).is_err());

    let finance = workspace.read(|conn| audience_named(conn, "Finance")).unwrap();
    let with = Audience { template: "board letter".into(), ..finance.clone() };
    workspace.transact(Op::Edit, "", |tx| tx.change(&finance, &with)).unwrap();
    let refused = archive::put_away(&workspace, &board.id).unwrap_err();
    assert!(refused.to_string().contains("Finance and board"), "{refused}");

    set(&workspace, &board.id, TemplateField::Name, "Board pages").unwrap();
    let finance = workspace.read(|conn| audience_named(conn, "Finance")).unwrap();
    assert_eq!(finance.template, "Board pages", "who starts from it follows");
    undo(&workspace).unwrap();
    assert_eq!(row(&workspace, "Board letter").audiences, ["Finance and board"]);

    let copy = add::duplicate(&workspace, &board.id).unwrap().value;
    assert_eq!((copy.name.as_str(), copy.text == board.text), ("Board letter 2", true));
    assert_eq!(add::duplicate(&workspace, &TemplateId("sales".into())).unwrap().value.name, "sales 2");
    archive::put_away(&workspace, &copy.id).unwrap();
    assert!(workspace.read(|conn| named(conn, "Board letter 2")).is_err());
    assert!(row(&workspace, "Board letter 2").archived);
    archive::bring_back(&workspace, &copy.id).unwrap();
    assert!(workspace.read(|conn| named(conn, "Board letter 2")).is_ok());
}

#[test]
fn the_one_everything_starts_from_stays_and_others_that_nobody_uses_may_go() {
    let workspace = workspace();
    assert!(archive::put_away(&workspace, &TemplateId("standard".into())).is_err());
    assert!(
        archive::put_away(&workspace, &TemplateId("customers".into())).is_err(),
        "Customers start from it"
    );
    let customers = workspace.read(|conn| audience_named(conn, "Customers")).unwrap();
    let with = Audience { template: "standard".into(), ..customers.clone() };
    workspace.transact(Op::Edit, "", |tx| tx.change(&customers, &with)).unwrap();
    archive::put_away(&workspace, &TemplateId("customers".into())).unwrap();
    assert!(row(&workspace, "customers").archived);
    archive::bring_back(&workspace, &TemplateId("customers".into())).unwrap();
    assert_eq!(row(&workspace, "customers").origin, Origin::BuiltIn);
}
