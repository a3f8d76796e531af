//! Decisions as an audience sees them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::build::lower;
use super::item::{ItemContext, Losses};
use super::withheld::{Change, PUT_AWAY, Secret, Withheld, person_like, whole_record};
use super::{SeenDecision, SeenResult};
use crate::audiences::wording::reword;
use crate::audiences::{Audience, Field, Rule};
use crate::decisions::{Choice, Decision, ExpectedResult};
use crate::ids::ItemId;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::timeframe::{Timeframe, long_date};

/// Every decision the audience sees; what stays out or is lost goes to `withheld`.
pub(super) fn see_all(
    decisions: &[Decision],
    links: &[Link],
    context: &ItemContext<'_>,
    withheld: &mut Vec<Withheld>,
) -> Vec<SeenDecision> {
    let mut shown: BTreeMap<&str, &Decision> = BTreeMap::new();
    for decision in decisions {
        match kept_out(decision, context.audience) {
            None => {
                shown.insert(&decision.id.0, decision);
            }
            Some(reason) => withheld.push(whole(decision, context, reason)),
        }
    }
    let mut from: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in links {
        from.entry(&link.from_id).or_default().push(link);
    }
    let none = Vec::new();
    let seen = decisions.iter().filter(|decision| shown.contains_key(decision.id.0.as_str()));
    seen.map(|decision| {
        let links = from.get(decision.id.0.as_str()).unwrap_or(&none);
        let mut out = see(decision, context, withheld);
        for link in links {
            match link.relation {
                Relation::Supersedes => out
                    .supersedes
                    .extend(shown.get(link.to_id.as_str()).map(|other| other.reference().to_string())),
                Relation::Concerns => {
                    let item = context.by_id.get(&ItemId(link.to_id.clone()));
                    let item = item.filter(|item| context.shown.contains(&item.id));
                    out.concerns.extend(item.map(|item| context.named(item)));
                }
                Relation::Amends
                | Relation::Reverses
                | Relation::RelatesTo
                | Relation::CausedBy
                | Relation::DependsOn => {}
            }
        }
        out
    })
    .collect()
}

/// Why an audience sees nothing of a decision; nothing when it sees it.
pub(crate) fn kept_out(decision: &Decision, audience: &Audience) -> Option<String> {
    let name = &audience.name;
    if decision.archived {
        return Some(PUT_AWAY.into());
    }
    if decision.sensitivity > audience.clearance {
        let clearance = lower(audience.clearance.word());
        return Some(format!("{}. {name} are cleared for {clearance}", decision.sensitivity));
    }
    if audience.rule(Field::Decision) == Rule::Withhold {
        return Some(format!("Decisions are not for {name}"));
    }
    if audience.rule(Field::Title) == Rule::Reword && decision.public_title.is_none() {
        return Some("No public title".into());
    }
    None
}

fn whole(decision: &Decision, context: &ItemContext<'_>, reason: String) -> Withheld {
    let mut secrets = vec![Secret::Name(decision.title.clone())];
    secrets.extend(decision.public_title.iter().cloned().map(Secret::Name));
    secrets.extend(decision.tags.iter().cloned().map(Secret::Name));
    let circumstances = [&decision.decided_in, &decision.team];
    secrets.extend(circumstances.into_iter().flatten().cloned().map(Secret::Name));
    secrets.extend(decision.attachments.iter().map(|file| Secret::Name(file.name.clone())));
    secrets.extend(decision.source.iter().map(|source| Secret::Name(source.id.clone())));
    secrets.extend(texts(decision).into_iter().map(Secret::Text));
    secrets.extend(options(decision));
    secrets.extend(waiting(decision));
    // Who takes part is no secret of what was only put away, where the audience reads names.
    let audience = context.audience;
    if decision.sensitivity > audience.clearance || audience.rule(Field::Roles) == Rule::Withhold {
        secrets.extend(people(decision, context));
    }
    let dates = [decision.decided_on, decision.review_on];
    secrets.extend(dates.into_iter().flatten().map(|date| Secret::Date(date.into())));
    whole_record(
        (Kind::Decision, &decision.reference().to_string(), &decision.title),
        "Decision",
        reason,
        secrets,
    )
}

/// What is written about a decision, but for what waiting leads to.
fn texts(decision: &Decision) -> Vec<String> {
    let texts = [
        &decision.context,
        &decision.rationale,
        &decision.trade_offs,
        &decision.consequences,
        &decision.evidence,
        &decision.public_text,
    ];
    let amended = decision
        .amendments
        .iter()
        .flat_map(|amendment| [&amendment.note, &amendment.before, &amendment.after]);
    let reviewed = decision.reviews.iter().map(|review| &review.note);
    let all = texts.into_iter().chain(amended).chain(reviewed);
    all.filter(|text| !text.is_empty()).cloned().collect()
}

fn choice_secrets(choice: &Choice) -> Vec<Secret> {
    let lines = choice.pros.iter().chain(&choice.cons).chain(&choice.neutral);
    let lines = lines.chain(&choice.risk).chain(&choice.disqualifier);
    // "Cheap" and "Capped" are said of many things and give nothing away.
    let lines = lines.filter(|line| {
        line.split_whitespace().nth(1).is_some() || line.contains(|letter: char| letter.is_ascii_digit())
    });
    let mut secrets = vec![Secret::Name(choice.name.clone()), Secret::Text(choice.text.clone())];
    secrets.extend(lines.cloned().map(Secret::Text));
    secrets
}

/// Every choice with what is said of it, what is advised and what was chosen.
fn options(decision: &Decision) -> Vec<Secret> {
    let picked = [&decision.recommendation, &decision.chosen].into_iter().flatten().cloned();
    decision.options.iter().flat_map(choice_secrets).chain(picked.map(Secret::Text)).collect()
}

/// Who is held up, by when it is needed, and what waiting leads to.
fn waiting(decision: &Decision) -> Vec<Secret> {
    let mut secrets: Vec<_> = decision.blocked.iter().cloned().map(Secret::Name).collect();
    secrets.push(Secret::Text(decision.if_nobody_decides.clone()));
    secrets.extend(decision.escalates_to.as_deref().and_then(person_like));
    let dates = [decision.needed_by, decision.waiting_since, decision.escalates_on];
    secrets.extend(dates.into_iter().flatten().map(|date| Secret::Date(date.into())));
    secrets
}

/// Driver and approver, who are people.
fn roles(decision: &Decision, context: &ItemContext<'_>) -> Vec<String> {
    let roles = [&decision.driver, &decision.approver];
    roles.into_iter().filter_map(|role| context.name_of(role.as_ref())).collect()
}

/// Everybody who takes part: of those who were only written down it may be a team's name.
fn people(decision: &Decision, context: &ItemContext<'_>) -> Vec<Secret> {
    let written = decision.decided_by.iter().chain(&decision.contributors).cloned();
    let roles = roles(decision, context).into_iter().map(Secret::Person);
    roles.chain(written.map(Secret::Somebody)).collect()
}

/// What is not empty, with commas between.
fn joined<'a>(texts: impl IntoIterator<Item = &'a String>) -> Option<String> {
    let texts: Vec<_> = texts.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    Some(texts.join(", ")).filter(|text| !text.is_empty())
}

fn see(decision: &Decision, context: &ItemContext<'_>, withheld: &mut Vec<Withheld>) -> SeenDecision {
    let mut losses = Losses {
        audience: context.audience,
        reference: decision.reference().to_string(),
        kind: Kind::Decision,
        title: decision.title.clone(),
        out: withheld,
    };
    let title = title(decision, &mut losses);
    let names: Vec<_> = roles(decision, context)
        .into_iter()
        .chain(decision.decided_by.clone())
        .chain(decision.contributors.iter().cloned())
        .collect();
    let roles_shown = losses.allows(Field::Roles, joined(&names), people(decision, context));
    let choices = decision.options.iter().map(|choice| &choice.name);
    let choices = joined(choices.chain(&decision.recommendation).chain(&decision.chosen));
    let options_shown = losses.allows(Field::Options, choices, options(decision));
    let reasons = texts(decision);
    let secrets = reasons.iter().cloned().map(Secret::Text).collect();
    let rationale_shown = losses.allows(Field::Rationale, joined(&reasons), secrets);
    let days = [decision.needed_by, decision.waiting_since, decision.escalates_on];
    let days: Vec<_> = days.into_iter().flatten().map(long_date).collect();
    let told = decision.blocked.iter().chain([&decision.if_nobody_decides]).chain(&decision.escalates_to);
    let waiting_shown = losses.allows(Field::Waiting, joined(told.chain(&days)), waiting(decision));
    let decided_on = decided_on(decision, context, &mut losses);
    let mut said = |field: Field, text: &String, shown: bool| {
        if shown { losses.reworded(field, text) } else { String::new() }
    };
    let context_text = said(Field::Rationale, &decision.context, rationale_shown);
    let rationale = said(Field::Rationale, &decision.rationale, rationale_shown);
    let if_nobody_decides = said(Field::Waiting, &decision.if_nobody_decides, waiting_shown);
    let trade_offs = said(Field::Rationale, &decision.trade_offs, rationale_shown);
    let mut maybe = |field: Field, text: Option<&String>, shown: bool| {
        text.filter(|_| shown).map(|text| losses.reworded(field, text))
    };
    let escalates_to = maybe(Field::Waiting, decision.escalates_to.as_ref(), waiting_shown);
    let recommendation = maybe(Field::Options, decision.recommendation.as_ref(), options_shown);
    let chosen = maybe(Field::Options, decision.chosen.as_ref(), options_shown);
    let driver = maybe(Field::Roles, context.name_of(decision.driver.as_ref()).as_ref(), roles_shown);
    let approver = maybe(Field::Roles, context.name_of(decision.approver.as_ref()).as_ref(), roles_shown);
    let blocked = decision.blocked.iter().filter(|_| waiting_shown);
    let blocked = blocked.map(|name| losses.reworded(Field::Waiting, name)).collect();
    let options = decision.options.iter().filter(|_| options_shown);
    let options = options.map(|choice| choice_for(choice, &mut losses)).collect();
    let waiting_since = decision.waiting_since.filter(|_| waiting_shown);
    let expected = if rationale_shown { expected(decision, context, &mut losses) } else { Vec::new() };
    SeenDecision {
        reference: decision.reference().to_string(),
        title,
        status: decision.status,
        waiting: decision.is_waiting(),
        decided_on,
        needed_by: decision.needed_by.filter(|_| waiting_shown),
        waiting_since,
        waiting_days: waiting_since.map(|since| waited(since.first_day(), context)),
        escalates_on: decision.escalates_on.filter(|_| waiting_shown),
        escalates_to,
        blocked,
        if_nobody_decides,
        driver,
        approver,
        context: context_text,
        rationale,
        options,
        recommendation,
        chosen,
        supersedes: Vec::new(),
        concerns: Vec::new(),
        trade_offs,
        expected,
    }
}

/// A choice in the audience's words.
fn choice_for(choice: &Choice, losses: &mut Losses<'_>) -> Choice {
    let mut said = |text: &String| losses.reworded(Field::Options, text);
    Choice {
        name: said(&choice.name),
        text: said(&choice.text),
        pros: choice.pros.iter().map(&mut said).collect(),
        cons: choice.cons.iter().map(&mut said).collect(),
        neutral: choice.neutral.iter().map(&mut said).collect(),
        effort: choice.effort.as_ref().map(&mut said),
        risk: choice.risk.as_ref().map(&mut said),
        disqualifier: choice.disqualifier.as_ref().map(&mut said),
    }
}

/// What it should bring, in the audience's words and precision; nothing where reasons are not for it.
fn expected(decision: &Decision, context: &ItemContext<'_>, losses: &mut Losses<'_>) -> Vec<SeenResult> {
    let mut seen = |result: &ExpectedResult| {
        let by = result.by.and_then(|by| context.when(Timeframe::from(by)));
        losses.coarsened(result.by, by.as_ref(), context.fiscal);
        let mut said = |text: &String| losses.reworded(Field::Rationale, text);
        SeenResult {
            metric: said(&result.metric),
            from: result.from.as_ref().map(&mut said),
            to: result.to.as_ref().map(&mut said),
            by: by.map(|by| by.text),
            happened: result.happened.as_ref().map(&mut said),
        }
    };
    decision.expected.iter().map(&mut seen).collect()
}

fn title(decision: &Decision, losses: &mut Losses<'_>) -> String {
    match (losses.audience.rule(Field::Title), &decision.public_title) {
        (Rule::Reword, Some(public)) => {
            let outside = reword(public, &losses.audience.wording).unwrap_or_else(|| public.clone());
            if *public != decision.title {
                let reason = format!("{} read public titles", losses.audience.name);
                let (inside, secret) = (decision.title.clone(), vec![Secret::Name(decision.title.clone())]);
                losses.note(Field::Title, Change::Reworded, reason, inside, Some(outside.clone()), secret);
            }
            outside
        }
        _ => losses.reworded(Field::Title, &decision.title),
    }
}

/// The day of a decision, as precise as the audience reads dates.
fn decided_on(
    decision: &Decision,
    context: &ItemContext<'_>,
    losses: &mut Losses<'_>,
) -> Option<super::When> {
    let inside = Timeframe::from(decision.decided_on?);
    if !losses.allows(Field::Timeframe, Some(inside.text(context.fiscal)), vec![Secret::Date(inside)]) {
        return None;
    }
    let when = context.when(inside)?;
    losses.coarsened(decision.decided_on, Some(&when), context.fiscal);
    Some(when)
}

/// Working days, as the queue counts them.
fn waited(since: NaiveDate, context: &ItemContext<'_>) -> i32 {
    i32::try_from(context.working_days.between(since, context.today)).unwrap_or(i32::MAX)
}
