//! The window opens, shows the page that was built into it, and the page is as locked as it is meant to be.

use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use roadbook_tests::window::{App, Size};
use serde_json::{Value, json};

#[test]
fn the_page_is_the_one_built_in() {
    let Some(app) = App::for_test(&[]) else { return };
    assert_eq!(
        app.run("return location.origin"),
        json!("tauri://localhost"),
        "nothing is served over a port"
    );
    assert_eq!(app.run("return window.__TAURI__ ?? null"), Value::Null, "only lib/ipc reaches the shell");
    assert_eq!(
        app.run("return Object.isFrozen(Object.prototype)"),
        json!(true),
        "no script can change what all use"
    );
}

#[test]
fn the_page_has_the_sizes_it_is_looked_at() {
    let Some(app) = App::for_test(&[]) else { return };
    for size in [Size::Small, Size::Large, Size::Small] {
        app.resize(size);
        assert_eq!(
            app.run("return document.documentElement.scrollWidth <= innerWidth"),
            json!(true),
            "{size:?}: nothing sticks out at the side"
        );
    }
}

/// What a record or a preview says must never make the window speak to anybody: pictures, styles, frames and scripts from
/// elsewhere are asked for in the page and in a preview frame, and a server on this machine must hear nothing.
#[test]
fn nothing_is_loaded_from_elsewhere() {
    const ASK: &str = "
        const [address, done] = arguments;
        const html = `<img src='${address}/img'><link rel='stylesheet' href='${address}/css'>
            <iframe src='${address}/frame'></iframe><object data='${address}/object'></object>
            <style>body { background: url(${address}/background) } @import '${address}/import';</style>
            <p>shown</p>`;
        const place = document.createElement('div');
        place.innerHTML = html;
        const preview = document.createElement('iframe');
        preview.setAttribute('sandbox', 'allow-same-origin');
        preview.srcdoc = html;
        document.body.append(place, preview);
        const script = document.createElement('script');
        script.src = `${address}/script`;
        document.head.append(script);
        fetch(`${address}/fetch`).catch(() => {});
        try { new WebSocket(address.replace('http', 'ws')) } catch {}
        navigator.sendBeacon?.(`${address}/beacon`);
        setTimeout(() => done(preview.contentDocument.querySelector('p')?.innerText ?? null), 1500);";
    let Some(app) = App::for_test(&[]) else { return };
    let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    server.set_nonblocking(true).unwrap();
    let address = format!("http://{}", server.local_addr().unwrap());

    assert_eq!(app.run_async(ASK, json!([address])), json!("shown"), "the preview itself is drawn");

    std::thread::sleep(Duration::from_millis(300));
    assert!(server.accept().is_err(), "the window spoke to somebody");
}
