//! `tauri-driver` and the `WebKitWebDriver` under it, started for one window on free ports.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use rustix::process::{Pid, Signal, kill_process};

use super::app::Look;
use super::screen::Screen;
use crate::places;

const READY_WITHIN: Duration = Duration::from_secs(20);

/// A running driver; it and the native driver under it are gone when dropped.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it for windows on a screen that keep their files under a home of their own, on a system
    /// that likes light or dark.
    pub(super) fn start(screen: &Screen, home: &Path, look: Look) -> Result<Self, String> {
        let driver =
            places::tool("tauri-driver").ok_or("tauri-driver is not installed; run `cargo xtask setup`")?;
        let native = places::tool("WebKitWebDriver")
            .ok_or("WebKitWebDriver is not installed; run `cargo xtask setup`")?;
        let (port, native_port) = free_ports()?;
        let mut command = Command::new(driver);
        command
            .arg("--port")
            .arg(port.to_string())
            .arg("--native-port")
            .arg(native_port.to_string())
            .arg("--native-driver")
            .arg(native)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if env::var_os("ROADBOOK_WINDOW_LOG").is_some() {
            command.stderr(Stdio::inherit());
        }
        screen.use_for(&mut command);
        live_in(&mut command, home);
        command.env(
            "GTK_THEME",
            match look {
                Look::Light => "Adwaita",
                Look::Dark => "Adwaita:dark",
            },
        );
        let process = command.spawn().map_err(|error| format!("could not start tauri-driver: {error}"))?;
        let mut driver = Self { process, port };
        driver.wait_until_ready(native_port)?;
        Ok(driver)
    }

    /// Where it listens.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_until_ready(&mut self, native_port: u16) -> Result<(), String> {
        let start = Instant::now();
        while start.elapsed() < READY_WITHIN {
            if [self.port, native_port]
                .iter()
                .all(|port| TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_ok())
            {
                return Ok(());
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                return Err(format!("tauri-driver ended before it was ready ({status})"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err(format!("tauri-driver was not ready within {} s", READY_WITHIN.as_secs()))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(pid) = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw) {
            // Asked, not killed: only then does it end the native driver. It may have ended on its own.
            let _ = kill_process(pid, Signal::TERM);
        }
        let _ = self.process.wait();
    }
}

/// Everything a window keeps or asks for stays in a folder of the test.
pub(super) fn live_in(command: &mut Command, home: &Path) {
    command
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
        .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
        .env("GTK_USE_PORTAL", "0")
        .env("GIO_USE_VFS", "local")
        .env("NO_AT_BRIDGE", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC");
}

/// Two ports nobody listens on now.
fn free_ports() -> Result<(u16, u16), String> {
    let free = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let ports = free().and_then(|one| free().map(|two| (one, two)));
    let (one, two) = ports.map_err(|error| format!("could not find a free port: {error}"))?;
    match (one.local_addr(), two.local_addr()) {
        (Ok(one), Ok(two)) => Ok((one.port(), two.port())),
        _ => Err("could not find a free port".into()),
    }
}
