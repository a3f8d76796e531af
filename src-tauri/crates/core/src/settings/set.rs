//! Sets settings: one operation.

use super::{SettingName, Settings, calendar, theme, value};
use crate::error::Result;
use crate::op::{Committed, Op, in_words};
use crate::workspace::Workspace;

/// Sets settings to what was typed. Nothing typed is what a setting is when nobody set it. A PowerPoint template is given
/// as `NAME;base64,DATA`; holidays may be lines, calendars (RFC 5545) or both.
///
/// # Errors
/// [`crate::Error::Invalid`] for the first value that cannot be read; then nothing changed.
pub fn set(workspace: &Workspace, values: &[(SettingName, String)]) -> Result<Committed<()>> {
    workspace.transact(Op::Configure, "", |tx| {
        let mut settings = Settings::of(tx.conn())?;
        let mut more = String::new();
        for (name, typed) in values {
            match name {
                SettingName::SlideTemplate => value::assign(&mut settings, *name, &theme::keep(tx, typed)?)?,
                SettingName::Holidays => {
                    let days = calendar::unfolded(typed, tx.today())?;
                    value::assign(&mut settings, *name, &days.typed)?;
                    more = days.said.map(|said| format!(": {said}")).unwrap_or_default();
                }
                _ => value::assign(&mut settings, *name, typed)?,
            }
        }
        settings.keep(tx)?;
        let names: Vec<_> = values.iter().map(|(name, _)| name.word().to_owned()).collect();
        tx.say(format!("Changed {}{more}", in_words(&names)));
        Ok(())
    })
}
