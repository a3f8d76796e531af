//! The updates of every audience, written to the build folder to be looked at, and what must stand on them.

use std::path::PathBuf;

use roadbook_core::audiences::Audience;
use roadbook_core::audiences::list::audiences;
use roadbook_core::history::Moment;
use roadbook_core::updates::{Format, check, compose, render};
use roadbook_testkit::{TODAY, day};

use super::plan::plan;

#[test]
fn every_audience_has_its_pages() {
    let workspace = plan();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("updates");
    std::fs::create_dir_all(&folder).unwrap();
    let mut all = workspace.read(audiences).unwrap();
    all.push(Audience::author());
    for audience in all {
        let composed =
            workspace.read(|conn| compose(conn, &audience, None, Moment::Now, day(TODAY))).unwrap();
        for format in Format::ALL {
            let rendered = render(&composed, *format).unwrap();
            let found = check(&composed, &rendered).unwrap();
            assert_eq!(found.leaks, [], "{} in {format}", audience.name);
            let name = format!("{}.{}", audience.name, format.extension());
            std::fs::write(folder.join(name), &rendered.bytes).unwrap();
        }
    }
}
