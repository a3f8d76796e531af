//! Colours as slides name them: by their part in the theme, so that another theme recolours everything.

use crate::roadmap_picture::Ink;

/// A fill of this colour. In a company's own template the greys are shades of its text and the tints of its first accent.
pub(crate) fn fill(ink: Ink, own_template: bool) -> String {
    format!("<a:solidFill>{}</a:solidFill>", colour(ink, own_template))
}

/// The colour alone.
pub(crate) fn colour(ink: Ink, own_template: bool) -> String {
    let theme = |name: &str| format!("<a:schemeClr val=\"{name}\"/>");
    let shade = |name: &str, share: u32| {
        let rest = 100 - share;
        format!(
            "<a:schemeClr val=\"{name}\"><a:lumMod val=\"{share}000\"/><a:lumOff val=\"{rest}000\"/></a:schemeClr>"
        )
    };
    match (ink, own_template) {
        (Ink::Ink, _) => theme("tx1"),
        (Ink::Paper, _) => theme("bg1"),
        (Ink::Brand, _) => theme("accent1"),
        (Ink::Accent, _) => theme("accent2"),
        (Ink::Second, false) => theme("tx2"),
        (Ink::Second, true) => shade("tx1", 80),
        (Ink::Third, false) => theme("accent6"),
        (Ink::Third, true) => shade("tx1", 65),
        (Ink::Likely, false) => theme("accent3"),
        (Ink::Likely, true) => shade("accent1", 50),
        (Ink::Hair, false) => "<a:srgbClr val=\"CDD2D7\"/>".to_owned(),
        (Ink::Hair, true) => shade("tx1", 20),
        (Ink::Amber, false) => theme("accent4"),
        (Ink::Amber, true) => "<a:srgbClr val=\"C77A00\"/>".to_owned(),
        (Ink::Red, false) => theme("accent5"),
        (Ink::Red, true) => "<a:srgbClr val=\"B3261E\"/>".to_owned(),
    }
}

/// The one tint behind text.
pub(crate) fn wash(own_template: bool) -> &'static str {
    if own_template {
        "<a:solidFill><a:schemeClr val=\"tx1\"><a:lumMod val=\"5000\"/><a:lumOff val=\"95000\"/></a:schemeClr></a:solidFill>"
    } else {
        "<a:solidFill><a:schemeClr val=\"bg2\"/></a:solidFill>"
    }
}
