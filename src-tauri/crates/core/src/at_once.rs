//! Does several things at once. What comes out is in the order of what went in.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::error::{Error, Result};

/// As many threads as there are processors.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does some work for each number below `count`, on so many threads. `hear` is told of each that is done, as it is done, and
/// says whether to go on.
///
/// # Errors
/// [`Error::Cancelled`] when it was stopped; else what the first of the works returned that failed.
pub(crate) fn at_once<T: Send>(
    threads: usize,
    count: usize,
    work: impl Fn(usize) -> Result<T> + Sync,
    mut hear: impl FnMut(usize) -> bool,
) -> Result<Vec<T>> {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut done: Vec<Option<Result<T>>> = (0..count).map(|_| None).collect();
    let mut is_cancelled = false;
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            let (tell, next, stopped, work) = (tell.clone(), &next, &stopped, &work);
            scope.spawn(move || {
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count || tell.send((at, work(at))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(tell);
        for (at, result) in told {
            is_cancelled |= !hear(at);
            if is_cancelled || result.is_err() {
                stopped.store(true, Ordering::Relaxed);
            }
            done[at] = Some(result);
        }
    });
    if is_cancelled {
        return Err(Error::Cancelled);
    }
    // What was not begun comes after what failed.
    done.into_iter().map(|done| done.unwrap_or(Err(Error::Cancelled))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_in_order_whoever_did_it() {
        for threads in [1, 3, 100] {
            let mut heard = Vec::new();
            let squares = at_once(
                threads,
                50,
                |at| Ok(at * at),
                |at| {
                    heard.push(at);
                    true
                },
            );
            assert_eq!(squares.unwrap(), (0..50).map(|at| at * at).collect::<Vec<_>>(), "{threads}");
            heard.sort_unstable();
            assert_eq!(heard, (0..50).collect::<Vec<_>>(), "each is heard of once");
        }
        assert!(at_once(4, 0, Ok, |_| true).unwrap().is_empty());
    }

    #[test]
    fn it_stops_when_somebody_says_so_or_something_fails() {
        let begun = AtomicUsize::new(0);
        let stopped = at_once(2, 1_000, |_| Ok(begun.fetch_add(1, Ordering::Relaxed)), |_| false);
        assert!(matches!(stopped, Err(Error::Cancelled)));
        let failing = |at: usize| if at >= 7 { Err(Error::not_found(at.to_string())) } else { Ok(at) };
        let failed = at_once(3, 1_000, failing, |_| true);
        assert!(failed.unwrap_err().to_string().contains('7'), "the first that failed is told");
    }
}
