//! The computer the core works on: its clock, new ids, who sits at it.

use std::sync::Arc;

use chrono::{DateTime, Days, Local, NaiveDate, NaiveDateTime, Utc};
use roadbook_core::Surroundings;
use roadbook_core::clock::Clock;
use roadbook_core::ids::TimeOrderedIds;

/// What a workspace needs of this computer. With a day given, that day is today, and the time of day is the real one.
pub fn surroundings(today: Option<NaiveDate>) -> Surroundings {
    let clock: Arc<dyn Clock> = match today {
        None => Arc::new(ThisClock),
        Some(day) => Arc::new(SetClock { day }),
    };
    Surroundings {
        clock,
        ids: Arc::new(TimeOrderedIds),
        by: named(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_else(|| "somebody".to_owned()),
        device: named(&["HOSTNAME", "COMPUTERNAME"])
            .or_else(host)
            .unwrap_or_else(|| "this computer".to_owned()),
        program: "Roadbook".to_owned(),
    }
}

struct ThisClock;

impl Clock for ThisClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
}

struct SetClock {
    day: NaiveDate,
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        let now = Utc::now();
        let days = (self.day - Local::now().date_naive()).num_days();
        let moved = if days < 0 {
            now.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            now.checked_add_days(Days::new(days.unsigned_abs()))
        };
        moved.unwrap_or(now)
    }

    fn today(&self) -> NaiveDate {
        self.day
    }

    fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
}

fn named(variables: &[&str]) -> Option<String> {
    let values = variables.iter().filter_map(|name| std::env::var(name).ok());
    values.map(|value| value.trim().to_owned()).find(|value| !value.is_empty())
}

/// The computer's name where the environment does not say it.
fn host() -> Option<String> {
    let name = std::fs::read_to_string("/etc/hostname").ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_day_is_today_and_the_log_follows() {
        let day = NaiveDate::from_ymd_opt(2031, 2, 3).unwrap();
        let clock = surroundings(Some(day)).clock;
        assert_eq!(clock.today(), day);
        assert!((clock.now().date_naive() - day).num_days().abs() <= 1, "times and days speak of one day");
    }
}
