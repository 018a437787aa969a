//! What should be looked at again: answers and evidence that have grown old, each with why.

use jiff::civil::Date;

use crate::answers::Evidence;
use crate::insight::{Outdated, Stale, StaleItem, WhyStale};
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model};
use crate::organisation::PeriodUnit;
use crate::report::common::{again, age, content, estimate, terms};
use crate::report::document::block::{Block, Fact, Task};
use crate::report::document::line::{Line, Tone, said};
use crate::report::over_time::stale_data::StaleData;
use crate::report::view::{Data, Report};

/// What to type to go on with a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToLookAgain {
    pub confirm: String,
    pub answer: String,
    /// How the sheet is named in a command, where it has to be.
    pub sheet: Option<String>,
}

pub fn of_stale(stale: &Stale, onward: &ToLookAgain) -> Report {
    let (lang, sheet) = (&stale.model.lang, stale.sheet);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Stale: {subject}", subject = sheet.subject)),
        Block::Facts(vec![
            Fact::new(say!(lang, "Sheet"), of_sheet(stale)),
            Fact::new(say!(lang, "Today"), stale.today.to_string()),
            Fact::new(say!(lang, "Too old"), own_months(stale, too_old(stale))),
        ]),
        Block::sentence(summary(stale)),
    ];
    let estimate = estimate::told(lang, sheet.estimates(stale.model));
    blocks.extend(estimate.map(Block::Callout));
    let tasks = (1..).zip(&stale.items).map(|(number, one)| task(number, stale, one));
    let tasks: Vec<Task> = tasks.collect();
    if !tasks.is_empty() {
        blocks.push(Block::Tasks(tasks));
    }
    let goals = stale.goals.iter().map(|goal| {
        let ended = age::ended(lang, goal.until, stale.today);
        let by = goal.decided_by.map(|name| say!(lang, "by {name}", name));
        let said = lang.in_a_row(by.into_iter().chain([ended]));
        Line::default().strong(goal.title).text(lang.colon()).toned(Tone::Open, said)
    });
    blocks.extend(Block::section(say!(lang, "Not a goal until a day that has passed"), goals));
    let old = stale.facts.iter().map(|one| {
        let (items, day) = (one.items.iter().map(|item| &item.title), one.fact.day);
        let age = Line::default().toned(Tone::Open, age::of_day(lang, day, stale.today));
        let line = Line::default().strong(one.fact.said(lang)).text(lang.colon()).then(age);
        line.text(lang.comma()).text(lang.listed(items))
    });
    blocks.extend(Block::section(say!(lang, "What programs found too long ago"), old));
    let mut facts = Vec::new();
    if !stale.facts.is_empty() {
        facts.push(Fact::new(say!(lang, "Gather again"), Line::default().code("ospo gather")));
    }
    facts.extend(stale.next.map(|next| {
        let far = say_of!(lang, age::days(stale.today, next.day), "in {n} day", "in {n} days");
        let answers = say_of!(
            lang,
            next.items,
            "{n} answer on {day}, {far}",
            "{n} answers on {day}, {far}",
            day = next.day,
            far
        );
        Fact::new(say!(lang, "Coming up"), answers)
    }));
    if stale.open > 0 {
        let open = terms::open_answers(lang, stale.open) + &lang.colon();
        let line = Line::from(open).code(&onward.answer);
        facts.push(Fact::new(say!(lang, "Open"), line));
    }
    if stale.items.iter().any(has_outdated) {
        let sheet = onward.sheet.as_ref();
        let sheet = sheet.map(|name| format!(" --sheet {name}"));
        let command = "ospo answer ITEM=LEVEL --set-evidence TEXT";
        let command = format!("{command}{}", sheet.unwrap_or_default());
        facts.push(Fact::new(say!(lang, "New evidence"), Line::default().code(command)));
    }
    if !stale.items.is_empty() {
        facts.push(Fact::new(say!(lang, "Next"), Line::default().code(&onward.confirm)));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Report::new(lang, blocks, Data::Stale(Box::new(StaleData::of(stale))))
}

/// Says how many answers should be looked at again, with the command that lists them; none where
/// none should.
pub(crate) fn brief(stale: &Stale, command: &str) -> Option<Line> {
    let (lang, number) = (&stale.model.lang, stale.items.len());
    (number > 0).then(|| {
        let answers =
            say_of!(lang, number, "{n} answer to look at again", "{n} answers to look at again");
        let line = Line::default().toned(Tone::Open, answers);
        line.text(lang.colon()).code(command)
    })
}

fn has_outdated(one: &StaleItem) -> bool {
    let mut why = one.why.iter();
    why.any(|why| matches!(why, WhyStale::Evidence(..)))
}

fn of_sheet(stale: &Stale) -> String {
    let (sheet, model) = (stale.sheet, &stale.sheet.model);
    let by = sheet.respondent.as_ref().and_then(|respondent| {
        let role = respondent.role.as_deref();
        respondent.name.as_deref().or(role)
    });
    let lang = &stale.model.lang;
    let model = content::of_sheet(lang, model);
    let by = by.map(str::to_owned);
    let parts = std::iter::once(sheet.date.to_string()).chain(by).chain([model]);
    lang.in_a_row(parts)
}

/// Adds that some practices say themselves how long their answers hold, where some do.
fn own_months(stale: &Stale, rule: String) -> String {
    let says_so = |item: &Item| item.recheck.is_some();
    if !stale.own_months || !stale.model.items_and_topics().any(says_so) {
        return rule;
    }
    say!(stale.model.lang, "{rule}; a practice that names its own months goes by these", rule)
}

fn too_old(stale: &Stale) -> String {
    let (lang, day) = (&stale.model.lang, stale.since());
    let (number, unit) = stale.after.counted();
    match unit {
        PeriodUnit::Days => say_of!(
            lang,
            number,
            "before {day}: more than {n} day ago",
            "before {day}: more than {n} days ago",
            day
        ),
        PeriodUnit::Weeks => say_of!(
            lang,
            number,
            "before {day}: more than {n} week ago",
            "before {day}: more than {n} weeks ago",
            day
        ),
        PeriodUnit::Months => say_of!(
            lang,
            number,
            "before {day}: more than {n} month ago",
            "before {day}: more than {n} months ago",
            day
        ),
        PeriodUnit::Years => say_of!(
            lang,
            number,
            "before {day}: more than {n} year ago",
            "before {day}: more than {n} years ago",
            day
        ),
    }
}

fn summary(stale: &Stale) -> Line {
    let (lang, all) = (&stale.model.lang, stale.answers);
    match stale.items.len() {
        _ if all == 0 => say!(lang, "There is no answer yet that could go out of date.").into(),
        0 => Line::from(say_of!(
            lang,
            all,
            "None of {n} answer has to be looked at again.",
            "None of {n} answers has to be looked at again."
        )),
        number => Line::default().strong(say_of!(
            lang,
            all,
            "{number} of {n} answer should be looked at again.",
            "{number} of {n} answers should be looked at again.",
            number
        )),
    }
}

fn task(number: usize, stale: &Stale, one: &StaleItem) -> Task {
    let lang = &stale.model.lang;
    let facts = one.why.iter().map(|why| fact(stale.model, stale.today, *why));
    let mut facts: Vec<Fact> = facts.collect();
    let who = terms::who(stale.model, one.item);
    facts.extend(who.map(|who| Fact::new(say!(lang, "Who knows"), who)));
    let item = Line::default().strong(&one.item.title);
    let answer = again::choice(lang, one.item, one.answer);
    let model = stale.model;
    let title = match (model.told_stage(&one.item.id), model.stage_of(&one.item.id)) {
        (Some(number), _) => {
            let number = number.to_string();
            said!(lang, "{item} (stage {stage}): {answer}", item, stage = number, answer)
        }
        (None, Some(_)) => said!(lang, "{item}: {answer}", item, answer),
        (None, None) => said!(lang, "{item} (topic): {answer}", item, answer),
    };
    Task { number, title, facts }
}

fn fact(model: &Model, today: Date, why: WhyStale) -> Fact {
    let lang = &model.lang;
    match why {
        WhyStale::Reworded(why) => {
            let line = Line::default().toned(Tone::Open, say!(lang, "changed")).text(lang.colon());
            Fact::new(say!(lang, "Question"), line.then(terms::linked(&model.retold(why))))
        }
        WhyStale::Old(day) => {
            let line = Line::default().toned(Tone::Open, age::of_day(lang, day, today));
            Fact::new(say!(lang, "Answer"), line)
        }
        WhyStale::Decision(day) => {
            let line = Line::default().toned(Tone::Open, age::ended(lang, day, today));
            Fact::new(say!(lang, "Decision"), line)
        }
        WhyStale::Evidence(evidence, outdated) => {
            let line = of_evidence(lang, evidence, outdated, today);
            Fact::new(say!(lang, "Evidence"), line)
        }
    }
}

fn of_evidence(lang: &Lang, evidence: &Evidence, outdated: Outdated, today: Date) -> Line {
    let line = terms::linked(&evidence.text);
    let said = match outdated {
        Outdated::Old(day) => age::of_day(lang, day, today),
        Outdated::Ended(day) => age::ended(lang, day, today),
    };
    line.toned(Tone::Open, lang.comma() + &said)
}
