//! Reads references of records as people type them into a field of a register.

use crate::archive::id_of;
use crate::error::Result;
use crate::ids::Reference;
use crate::typed::list;
use crate::workspace::Tx;

/// References of records that are there, each once and in the order typed; with a sign before each they are put in or
/// taken out.
pub(crate) fn about(tx: &Tx<'_>, known: &[String], text: &str) -> Result<Vec<String>> {
    let typed = list(text);
    let is_signed = !typed.is_empty() && typed.iter().all(|text| text.starts_with(['+', '-']));
    let mut out = if is_signed { known.to_vec() } else { Vec::new() };
    for text in typed {
        let (sign, name) = if is_signed { text.split_at(1) } else { ("+", text.as_str()) };
        let reference: Reference = name.trim().parse()?;
        let cited = reference.to_string();
        out.retain(|known| *known != cited);
        if sign == "+" {
            id_of(tx.conn(), reference)?;
            out.push(cited);
        }
    }
    Ok(out)
}
