//! The view for formats in which results are handed on to programs of others.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model, RoleId};
use crate::report::common::figure_data::ModelData;
use crate::report::common::round_data::RespondentData;
use crate::report::exchange::checked::{Checked, Exchange, Group, Outcome};
use crate::report::standing::summary;
use crate::report::view::{Data, Report};

/// Why nothing can be handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoExchange {
    /// No item of the model names a control.
    NoControl,
    /// No item that names one is answered.
    NoAnswer,
}

/// Lays out what an assessment says of the controls that its items name as their source.
///
/// # Errors
/// Where there is none, or nothing to say of any.
pub fn of_exchange(assessment: &Assessment) -> Result<Report, NoExchange> {
    let model = assessment.model;
    let lang = &model.lang;
    let all = assessment.items().chain(assessment.topics());
    let (mut groups, mut checked, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for one in all {
        let Some(requirement) = one.0.control() else {
            without.push(one.0.id.to_string());
            continue;
        };
        let group = group(model, one.0);
        let place = groups.iter().position(|known| *known == group).unwrap_or_else(|| {
            groups.push(group);
            groups.len() - 1
        });
        checked.push(Checked::of(assessment, (requirement, place), one));
    }
    if checked.is_empty() {
        return Err(NoExchange::NoControl);
    }
    if checked.iter().all(|one| one.outcome == Outcome::Unanswered) {
        return Err(NoExchange::NoAnswer);
    }
    let exchange = Exchange {
        model: ModelData::of(model),
        source: (source(model), model.source.url.clone()),
        subject: assessment.sheet.subject.clone(),
        date: assessment.sheet.date.to_string(),
        has_bar: model.method.ladder.is_some(),
        respondents: respondents(assessment),
        about: about(lang, assessment, without.len()),
        groups,
        checked,
        without,
    };
    Ok(Report::new(lang, Vec::new(), Data::Exchange(Box::new(exchange))))
}

fn source(model: &Model) -> String {
    let said = [Some(format!("{}.", model.source.name)), model.source.attribution.clone()];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn group(model: &Model, item: &Item) -> Group {
    let stage = model.stages.iter().find(|stage| stage.items.iter().any(|one| one.id == item.id));
    let Some(stage) = stage else {
        let title = say!(model.lang, "Topics outside the stages");
        return Group { id: title.clone(), title: title.clone(), summary: title };
    };
    Group {
        id: stage.source.clone().unwrap_or_else(|| stage.title.clone()),
        title: stage.title.clone(),
        summary: stage.summary.clone(),
    }
}

fn respondents(assessment: &Assessment) -> Vec<RespondentData> {
    let sheets = assessment.round.iter().flat_map(|round| &round.sheets);
    let mut all: Vec<RespondentData> =
        sheets.filter_map(|sheet| RespondentData::of(sheet.respondent.as_ref())).collect();
    if all.is_empty() {
        all.extend(RespondentData::of(assessment.sheet.respondent.as_ref()));
    }
    for role in all.iter_mut().filter_map(|one| one.role.as_mut()) {
        assessment.model.role_title(&RoleId::new(&*role)).clone_into(role);
    }
    all
}

fn about(lang: &Lang, assessment: &Assessment, without: usize) -> Vec<String> {
    let implied = assessment.implied.as_ref().map(|from| {
        say!(
            lang,
            "What is marked as implied was not answered itself: it follows from answers to {title}, \
             version {version}.",
            title = from.title,
            version = from.version
        )
    });
    let without = (without > 0).then(|| {
        say_of!(
            lang,
            without,
            "{n} item of the model names no control and is left out.",
            "{n} items of the model name no control and are left out."
        )
    });
    let round = assessment.round.as_ref().and_then(|round| summary::closed(lang, round));
    let closed =
        round.map(|line| format!("{}{}{}.", say!(lang, "Round"), lang.colon(), line.words()));
    let about = [
        Some(say!(
            lang,
            "A self-assessment, and no audit: what its respondents answered, as of {day}.",
            day = assessment.sheet.date
        )),
        closed,
        implied,
        without,
    ];
    about.into_iter().flatten().collect()
}
