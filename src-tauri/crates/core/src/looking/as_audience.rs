//! The workspace as one audience sees it.

use roadbook_formats::counts::as_u32;

use super::{Looked, Looking};
use crate::audiences::copy::copy;
use crate::audiences::list::get;
use crate::error::Result;
use crate::ids::AudienceId;
use crate::op::Kind;
use crate::workspace::Workspace;

/// The workspace as an audience sees it, with how much of it that is not.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such audience, or the storage's failure.
pub fn as_audience(workspace: &Workspace, id: &AudienceId) -> Result<Looked> {
    let audience = workspace.read(|conn| get(conn, id))?;
    let copy = copy(workspace, &audience)?;
    let hidden =
        |kind| as_u32(copy.withheld.iter().filter(|lost| lost.is_whole() && lost.kind == kind).count());
    let looking = Looking::AsAudience {
        id: audience.id.clone(),
        name: audience.name.clone(),
        items_hidden: hidden(Kind::Item),
        decisions_hidden: hidden(Kind::Decision),
        values_changed: as_u32(copy.withheld.iter().filter(|lost| !lost.is_whole()).count()),
    };
    Ok(Looked { workspace: copy.workspace, looking })
}
