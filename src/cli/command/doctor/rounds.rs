//! The rounds: whether their sheets go together, and stay as they were when a round was closed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ospo::answers;
use ospo::insight::{RoundFacts, SourceSheet};
use ospo::lang::Lang;
use ospo::report::{Finding, LookedAt, Weight};
use ospo::{say, say_of};

use crate::cli::command::doctor::finding::of_error;
use crate::cli::command::doctor::sheets::ReadSheet;
use crate::cli::desk::{self, Which, odd};
use crate::cli::session::Session;

pub(super) fn look(
    session: &Session,
    lang: &Lang,
    sheets: &[ReadSheet],
    is_repository: bool,
) -> Vec<Finding> {
    let mut rounds: BTreeMap<(Date, String), Vec<&ReadSheet>> = BTreeMap::new();
    for read in sheets {
        if let Some(day) = desk::sheet_name(&read.path).day {
            let subject = answers::name_key(&read.sheet.subject);
            rounds.entry((day, subject)).or_default().push(read);
        }
    }
    let gathered = session.store.gathered_days().unwrap_or_default().into_iter();
    // Whosever facts they are: all are read.
    let broken = gathered.filter_map(|day| session.facts(&Which::Round(day), "").err());
    let broken = broken.flat_map(|error| of_error(&error, Weight::Mend, LookedAt::Sheets));
    let log = is_repository.then_some("`git log -p assessments`");
    let rounds =
        rounds.iter().flat_map(|((day, _), sheets)| of_round(session, lang, *day, sheets, log));
    broken.chain(rounds).collect()
}

/// `log` is the command that shows what the sheets said before; none where nothing keeps it.
fn of_round(
    session: &Session,
    lang: &Lang,
    day: Date,
    sheets: &[&ReadSheet],
    log: Option<&str>,
) -> Vec<Finding> {
    // The latest name is that of whoever leads the round, or of what was settled.
    let Some(leading) = sheets.last() else {
        return Vec::new();
    };
    let model = &leading.model;
    let (own, others): (Vec<&ReadSheet>, Vec<&ReadSheet>) =
        sheets.iter().partition(|read| read.model.id == model.id);
    let mut findings: Vec<Finding> = others
        .iter()
        .map(|other| odd::of_another_model(lang, &other.path, &other.model.id, &model.id))
        .map(|told| new(Weight::Mend, told))
        .collect();
    let sources = own
        .iter()
        .map(|read| SourceSheet { name: desk::name_of(&read.path), sheet: read.sheet.clone() });
    // What is wrong in the file has been told.
    let gathered = session.facts(&Which::Round(day), &leading.sheet.subject).unwrap_or_default();
    let Some(round) = session.together(model, sources.collect(), gathered) else {
        return findings;
    };
    let facts = RoundFacts::of(&round, day.to_string(), &round.sheet());
    if let (Some(closed), true) = (&facts.closed, facts.changed_since) {
        let on = closed.on;
        let what = say!(
            lang,
            "The round of {day} was closed on {on}, and its sheets say something else now.",
            day,
            on
        );
        let finding = new(Weight::Mend, what);
        let finding = match log {
            Some(command) => finding.help(say!(lang, "{command} shows what has changed.", command)),
            None => finding,
        };
        findings.push(finding.help(say!(
            lang,
            "Where all is as it should be, close it anew: {command}, with {flag} where something is \
             still open.",
            command = format!("`ospo round close {day}`"),
            flag = "`--anyway`"
        )));
    }
    let open = facts.not_agreed.len();
    if open > 0 {
        let what = say_of!(
            lang,
            open,
            "In the round of {day} {n} practice is seen differently and not settled.",
            "In the round of {day} {n} practices are seen differently and not settled.",
            day
        );
        let help = format!("`ospo merge`; `ospo round settle ITEM=LEVEL --round {day}`");
        findings.push(new(Weight::Know, what).help(help));
    }
    findings.extend(round.twice().into_iter().map(|(name, sheets)| {
        let sheets = lang.listed(sheets);
        let what = say!(
            lang,
            "In the round of {day} {name} has answered in several sheets: {sheets}.",
            day,
            name,
            sheets
        );
        new(Weight::Know, what).help(say!(
            lang,
            "Where this is one person, take over what differs with {command} and delete the other \
             sheet; where they are two, tell them apart in {field}.",
            command = "`ospo answer --sheet SHEET`",
            field = "`respondent:`"
        ))
    }));
    findings
}

fn new(weight: Weight, what: String) -> Finding {
    Finding::new(weight, LookedAt::Rounds, what)
}
