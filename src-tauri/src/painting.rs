//! How the page is painted: with the graphics hardware, or directly where there is none.

use tauri::{Runtime, WebviewWindow};

/// Where a computer has no graphics hardware, as in many virtual desktops, WebKit imitates it, which takes longer than to
/// paint directly and a third of the window's memory. So it paints directly there.
pub fn suit_the_computer<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    if !linux::has_graphics_hardware(std::path::Path::new("/dev/dri"))
        && let Err(error) = window.with_webview(|page| linux::paint_directly(&page.inner()))
    {
        tracing::warn!(%error, "the page is painted as if there were graphics hardware");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::path::Path;

    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebView, WebViewExt};

    /// Whether the kernel offers hardware that draws. A screen alone (`card0`) does not.
    pub fn has_graphics_hardware(devices: &Path) -> bool {
        let devices = fs::read_dir(devices).into_iter().flatten().flatten();
        devices.into_iter().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
    }

    pub fn paint_directly(page: &WebView) {
        if let Some(settings) = WebViewExt::settings(page) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn hardware_that_draws_is_told_from_a_screen() {
            let devices = tempfile::tempdir().unwrap();
            assert!(!has_graphics_hardware(&devices.path().join("dri")), "there is nothing at all");
            fs::write(devices.path().join("card0"), "").unwrap();
            assert!(!has_graphics_hardware(devices.path()), "a screen that only shows");
            fs::write(devices.path().join("renderD128"), "").unwrap();
            assert!(has_graphics_hardware(devices.path()));
        }
    }
}
