//! The window closes: the page is asked first, so that what is typed is kept.

use roadbook_core::formats::counts::as_u32;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::events::WindowCloses;
use crate::outside::Outside;
use crate::state::{Shell, locked};

/// A page that has not answered by then does not answer any more.
const LATEST: Duration = Duration::from_secs(2);

/// Whether the page is asked, and which time this is.
#[derive(Debug, Default)]
pub struct Closing {
    asked: Mutex<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    times: u64,
    waits: bool,
}

impl Closing {
    /// Asks the page. Whether the window stays until it answers: with nothing open there is nothing to keep, and somebody
    /// who closes it twice does not wait.
    pub fn begin(shell: &Arc<Shell>) -> bool {
        let time = {
            let mut asked = locked(&shell.closing.asked);
            if asked.waits || shell.workspace().is_err() {
                return false;
            }
            asked.waits = true;
            asked.times += 1;
            asked.times
        };
        shell.outside.say_closing(WindowCloses { within: as_u32(LATEST.as_millis()) });
        let shell = Arc::clone(shell);
        std::thread::spawn(move || {
            std::thread::sleep(LATEST);
            if shell.closing.answered(time) {
                tracing::warn!("the page did not answer before the window closed");
                shell.outside.close();
            }
        });
        true
    }

    /// The page answered. What could not be kept may be worth staying for.
    pub fn end(&self, kept: bool, outside: &dyn Outside) {
        let time = locked(&self.asked).times;
        if self.answered(time) && (kept || outside.may_close()) {
            outside.close();
        }
    }

    /// Ends the waiting for an answer to this time; false when it ended before.
    fn answered(&self, time: u64) -> bool {
        let mut asked = locked(&self.asked);
        let waits = asked.waits && asked.times == time;
        if waits {
            asked.waits = false;
        }
        waits
    }
}
