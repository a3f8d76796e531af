//! `roadbook settings get [NAME] --in FILE` and `roadbook settings set NAME VALUE --in FILE`

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Subcommand;
use roadbook_core::settings::list::list;
use roadbook_core::settings::{SettingName, set};
use roadbook_core::{Access, Error, Result};
use serde_json::{Map, Value};

use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::table::Table;

/// What is to be done with settings.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show one setting or all
    Get {
        /// The setting, such as fiscalStart
        #[arg(value_name = "NAME")]
        name: Option<String>,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Change a setting
    Set {
        /// The setting, such as fiscalStart
        #[arg(value_name = "NAME")]
        name: String,
        /// What it becomes; nothing for what it is when nobody set it. Holidays are one a line, or the calendar
        /// of a file (.ics); a logo is a PNG or JPEG file, a theme a PowerPoint template
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.action {
        Action::Get { name, file } => {
            let name = name.as_deref().map(SettingName::parse).transpose()?;
            let workspace = context.open(file, Access::Read, "settings")?;
            let mut settings = workspace.read(list)?;
            settings.retain(|setting| name.is_none_or(|name| name == setting.name));
            match (context.output.form(), name, settings.as_slice()) {
                (Form::Json, _, settings) => {
                    let values =
                        settings.iter().map(|row| (row.name.key().to_owned(), row.value.clone().into()));
                    context.output.json(&values.collect::<Map<String, Value>>())?;
                }
                (Form::Text, Some(_), [setting]) => {
                    setting.value.lines().try_for_each(|line| context.output.line(line))?;
                }
                (Form::Text, _, settings) => {
                    let mut table = Table::new(["Setting", "Value"]);
                    for setting in settings {
                        let value = match setting.name {
                            SettingName::Logo if !setting.value.is_empty() => "a picture".to_owned(),
                            _ => setting.value.replace('\n', "; "),
                        };
                        table.row([setting.name.key(), &value]);
                    }
                    context.output.table(&table, "There are no settings")?;
                }
            }
            Ok(Ended::Done)
        }
        Action::Set { name, value, file } => {
            let name = SettingName::parse(name)?;
            // A logo, a template and a calendar are named by their files.
            let bytes = || std::fs::read(value).map_err(Error::file(format!("read {value}")));
            let coded = || -> Result<String> { Ok(STANDARD.encode(bytes()?)) };
            let value = match name {
                SettingName::Logo if !value.is_empty() => coded()?,
                SettingName::SlideTemplate if !value.is_empty() => {
                    let name = Path::new(value).file_name().unwrap_or_default().to_string_lossy();
                    format!("{name};base64,{}", coded()?)
                }
                SettingName::Holidays if value.to_lowercase().ends_with(".ics") => {
                    String::from_utf8_lossy(&bytes()?).into_owned()
                }
                _ => value.clone(),
            };
            let workspace = context.open(file, Access::Write, "settings")?;
            let committed = set::set(&workspace, &[(name, value)])?;
            let settings = workspace.read(list)?;
            for note in settings.iter().filter(|row| row.name == name).filter_map(|row| row.note.as_ref()) {
                context.output.note(note);
            }
            done(context, &committed)
        }
    }
}
