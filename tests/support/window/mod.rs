//! Drives the real window: starts the built `roadbook-app` with a home, a screen and a message bus of its own, and reads
//! and operates its page as a person would. Knows nothing of what the page shows. `tests/window/opens.rs` shows its use.
//!
//! A test takes its window with [`App::for_test`]. Where the window, a screen or the driver is missing it gets nothing and
//! says so; with `ROADBOOK_WINDOW_TESTS=1` (`cargo xtask test` sets it) or `CI` that is a failure.
//!
//! How it is done, and what was learned on the way:
//! - `tauri-driver` 2.1.0 stands between the test and `WebKitWebDriver`, which starts the window itself. The window
//!   inherits its surroundings from there, so everything it should see is set on the driver.
//! - Each window has its own `Xvfb` (1920 × 1200, so both sizes we look at fit) and its own session bus. The bus keeps the
//!   single-instance lock of one test away from the next; without any bus GTK waits 25 s for one.
//! - Without a window manager a window still takes the size and the focus it asks for.
//! - `WEBKIT_DISABLE_DMABUF_RENDERER` and `WEBKIT_DISABLE_COMPOSITING_MODE`, often advised, make every picture hang for
//!   ever (WebKitGTK 2.50); they are taken away even where somebody's profile sets them.
//! - As root nothing more is needed: WebKit's sandbox is off unless a program asks for it.
//! - `GTK_USE_PORTAL=0`, `GIO_USE_VFS=local`, `NO_AT_BRIDGE=1`: no other service is asked for anything.
//! - `WebKitWebDriver` serves one session; its ports are free ones, and a lost race for one is tried again.
//! - A killed `tauri-driver` leaves its `WebKitWebDriver` behind, so it is asked to end (SIGTERM) and then waited for.

mod app;
mod driver;
mod faults;
mod key;
mod screen;
mod session;

pub use app::{App, Look, Size};
pub use key::Key;
pub use screen::Screen;
