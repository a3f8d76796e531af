//! Writes charts of metrics as files of their own, for an audience: all of them, or none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use roadbook_formats::document::{Chart, Meta};
use roadbook_formats::text_of;
use roadbook_formats::write::chart as sheets;
use roadbook_formats::write::drawn::Size;
use rusqlite::Connection;
use serde::Serialize;

use super::chart::{Steps, chart};
use crate::audiences::Audience;
use crate::audiences::view::{SeenMetric, Withheld};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::Reference;
use crate::leaks::{self, Leak};
use crate::saving::save_all;
use crate::updates::faces::for_letters_of;
use crate::updates::{allowed_on, ground, in_sentence, safe_file_name, unreadable};

/// A kind of file a chart is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChartFormat {
    /// A drawing.
    Svg,
    /// A picture.
    Png,
}

impl ChartFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Svg, Self::Png];

    /// Its name in JSON and on the command line, and the ending of its files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|format| format.key() == wanted)
    }
}

/// Which charts, and how large.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The metrics; all that the audience sees when none is named.
    pub which: Vec<Reference>,
    /// What a step is.
    pub steps: Steps,
    /// How large a picture in pixels is.
    pub size: Size,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What kind it is.
    pub format: ChartFormat,
    /// The metric, such as M-3.
    pub metric: String,
}

/// What became of the charts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The files; none when there are leaks.
    pub files: Vec<File>,
    /// Metrics that have too few readings for a chart.
    pub without: Vec<String>,
    /// What the audience does not get as it is.
    #[serde(skip)]
    pub withheld: Vec<Withheld>,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
}

/// Draws the charts of an audience's metrics into a folder. Everything is drawn and searched before the first file is
/// written; a single leak in one of them means no file at all. A file of the same name is replaced as a whole.
///
/// # Errors
/// When the audience sees no such metric, none has enough readings, or the folder cannot be written to.
pub fn draw(
    conn: &Connection,
    audience: &Audience,
    wish: &Wish,
    formats: &[ChartFormat],
    folder: &Path,
    today: NaiveDate,
) -> Result<Written> {
    let ground = ground(conn, audience, BTreeSet::new(), Moment::Now, today)?;
    let (drawn, without) = charts(&ground.registers.metrics, audience, wish)?;
    if drawn.is_empty() {
        let what = match without.as_slice() {
            [] => format!("{} see no metric", audience.name),
            few => format!("No chart can be drawn: {} have fewer than two readings", few.join(", ")),
        };
        return Err(Error::invalid(what, "Add readings, or name another metric."));
    }
    let allowed = allowed_on(&ground);
    let wanted = leaks::wanted(&ground.withheld, &allowed);
    let reader = &ground.view.audience;
    let reader = if reader.is_author { String::new() } else { format!(" for {}", in_sentence(reader)) };
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    let (mut finished, mut leaks) = (Vec::new(), Vec::new());
    for (metric, chart) in &drawn {
        let meta = Meta { title: metric.reference.clone(), number: String::new(), ..ground.meta() };
        let drawing = sheets::svg(chart, &meta);
        // Pixels carry no text: what they were drawn from is read instead.
        let told = text_of::html(drawing.as_bytes()).map_err(unreadable)?;
        let name = safe_file_name(&format!("{} {}{reader}", metric.reference, metric.name));
        for format in &formats {
            leaks.extend(leaks::check(format.key(), &told, &wanted).leaks);
            let bytes = match format {
                ChartFormat::Svg => drawing.clone().into_bytes(),
                ChartFormat::Png => sheets::png(chart, &meta, wish.size, &for_letters_of(chart))
                    .map_err(Error::document("draw the chart"))?,
            };
            finished.push((*metric, *format, format!("{today} {name}.{}", format.key()), bytes));
        }
    }
    let withheld = ground.withheld.to_vec();
    if !leaks.is_empty() {
        return Ok(Written { files: Vec::new(), without, withheld, leaks });
    }
    let named: Vec<_> = finished.iter().map(|(.., name, bytes)| (name.clone(), bytes.as_slice())).collect();
    let paths = save_all(folder, &named)?;
    let files = paths.into_iter().zip(&finished).map(|(path, (metric, format, ..))| File {
        path,
        format: *format,
        metric: metric.reference.clone(),
    });
    Ok(Written { files: files.collect(), without, withheld, leaks })
}

/// A metric with its chart.
type Drawn<'a> = (&'a SeenMetric, Chart);

/// The metrics that are meant with their charts, and the references of those that have none.
fn charts<'a>(
    metrics: &'a [SeenMetric],
    audience: &Audience,
    wish: &Wish,
) -> Result<(Vec<Drawn<'a>>, Vec<String>)> {
    let wanted: Vec<String> = wish.which.iter().map(Reference::to_string).collect();
    let is_seen = |name: &&String| metrics.iter().any(|metric| metric.reference == **name);
    if let Some(name) = wanted.iter().find(|name| !is_seen(name)) {
        let what = format!("{} see no metric {name}", audience.name);
        return Err(Error::invalid(what, "`roadbook list metrics` shows all there are."));
    }
    let meant = metrics.iter().filter(|metric| wanted.is_empty() || wanted.contains(&metric.reference));
    let (mut drawn, mut without) = (Vec::new(), Vec::new());
    for metric in meant {
        match chart(metric, wish.steps) {
            Some(chart) => drawn.push((metric, chart)),
            None => without.push(metric.reference.clone()),
        }
    }
    Ok((drawn, without))
}
