//! A window of Tauri with an empty page: the floor that the start of Roadbook's window is measured against, and the page
//! that other libraries draw in when they are measured.

use tauri::http::Response;
use tauri::webview::PageLoadEvent;
use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    #[expect(
        clippy::disallowed_methods,
        reason = "what the macro writes ends the program when its own build was broken"
    )]
    let mut context = tauri::generate_context!();
    // Unlike Roadbook, other libraries may need to change what objects begin with.
    context.config_mut().app.security.freeze_prototype = false;
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let page =
                Response::builder().header("Content-Type", "text/html").body(b"<!doctype html>".to_vec());
            page.expect("invariant: the header is well formed")
        })
        .setup(|app| {
            // Like Roadbook's window it is hidden until there is something to see, and named when all is on it.
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol("empty://localhost".parse()?))
                .visible(false)
                .on_page_load(|window, load| {
                    if load.event() == PageLoadEvent::Finished {
                        let shown = window.show().and_then(|()| window.set_title("Empty"));
                        shown.expect("invariant: a window that loaded a page can be shown");
                    }
                })
                .build()?;
            Ok(())
        })
        .run(context)
}
