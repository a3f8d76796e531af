//! How things are measured: the middle of several runs, and the most memory a program ever had.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::amount::Amount;

/// The middle of several runs after one that only warms up.
pub fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Amount {
    run();
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort_unstable();
    Amount::Time(times[runs / 2])
}

/// How long something takes.
pub fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let time = start.elapsed();
    drop(result);
    time
}

/// How long a program runs, and the most memory it had. It must succeed.
pub fn program(command: &mut Command) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    let mut most = 0;
    loop {
        most = most.max(peak_memory(&child));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{command:?} failed: {status}");
            return (start.elapsed(), most);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// `VmHWM` of proc(5), in bytes: the most memory a running program had so far. It ends with the program, so the last
/// look is up to two milliseconds old.
fn peak_memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() * 1024
}
