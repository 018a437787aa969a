//! Where the subject stands and how sure that is, in figures and in sentences.

use crate::insight::{Assessment, RoundFacts};
use crate::lang::{Lang, say, say_of};
use crate::model::{Model, RoleId, Stage};
use crate::report::common::terms;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::score::{Claims, Coverage, Fraction, Practices, StageScore, StageState};

/// Returns `1 of 4: Title`.
pub(crate) fn stage_of(model: &Model, number: u32) -> String {
    let (lang, top) = (&model.lang, model.top());
    match model.stage(number) {
        Some(stage) => {
            let title = &stage.title;
            say!(lang, "{number} of {top}: {title}", number, top, title)
        }
        None => say!(lang, "{number} of {top}", number, top),
    }
}

/// Returns `4 of 16 practices in place, 8 partly`, and what open answers could make of it.
pub(crate) fn practices_in_place(assessment: &Assessment) -> Line {
    let (lang, practices) = (&assessment.model.lang, assessment.scorecard.practices);
    with_partly(lang, practices, terms::in_place(lang, practices))
}

/// Returns the same beside a name: `4 of 16 in place, 8 partly`.
pub(crate) fn in_place(assessment: &Assessment) -> Line {
    let (lang, practices) = (&assessment.model.lang, assessment.scorecard.practices);
    let (number, all) = (practices.worst.in_place, practices.applicable);
    with_partly(lang, practices, say!(lang, "{number} of {all} in place", number, all))
}

fn with_partly(lang: &Lang, practices: Practices, in_place: String) -> Line {
    let Practices { applicable, worst, best, .. } = practices;
    if applicable == 0 {
        return Line::from(figure::NONE);
    }
    let line = Line::default().strong(in_place);
    let line = match worst.partly {
        0 => line,
        n => line.text(lang.comma()).text(say!(lang, "{n} partly", n)),
    };
    if best.in_place == worst.in_place {
        return line;
    }
    let best = say!(lang, "at best {best} in place", best = best.in_place);
    line.toned(Tone::Open, lang.aside(best))
}

/// Returns `1.9 of 4`, with its range where open answers could change it.
pub(crate) fn index(assessment: &Assessment) -> Line {
    let Some(index) = assessment.scorecard.index() else {
        return Line::from(figure::NONE);
    };
    let lang = &assessment.model.lang;
    let top = assessment.scorecard.stages.len();
    let decimal = |number: &Fraction| lang.number(number.one_decimal());
    let number = decimal(index.told());
    let line = Line::from(say!(lang, "{number} of {top}", number, top));
    if index.worst == index.best {
        return line;
    }
    let (from, to) = (decimal(&index.worst), decimal(&index.best));
    let range = say!(lang, "{from} to {to}", from, to);
    line.toned(Tone::Open, lang.aside(range))
}

/// Returns `13 of 15 answered`, and what became of the others.
pub(crate) fn coverage(assessment: &Assessment) -> Line {
    let coverage = assessment.scorecard.coverage;
    let lang = &assessment.model.lang;
    let (answered, all) = (coverage.answered, coverage.applicable());
    let line = Line::from(say!(lang, "{answered} of {all} answered", answered, all));
    let rest = rest(lang, coverage);
    if rest.is_empty() { line } else { line.toned(Tone::Quiet, lang.aside(lang.in_a_row(rest))) }
}

fn rest(lang: &Lang, coverage: Coverage) -> Vec<String> {
    let (unknown, unanswered) = (coverage.unknown, coverage.unanswered);
    let not_applicable = coverage.not_applicable;
    let mut rest = Vec::new();
    rest.extend((unknown > 0).then(|| say_of!(lang, unknown, "{n} not known", "{n} not known")));
    rest.extend(
        (unanswered > 0).then(|| say_of!(lang, unanswered, "{n} not answered", "{n} not answered")),
    );
    rest.extend(
        (not_applicable > 0)
            .then(|| say_of!(lang, not_applicable, "{n} not applicable", "{n} not applicable")),
    );
    rest
}

/// Returns how many of the answers that call for evidence have some; none where none does.
pub(crate) fn claims(assessment: &Assessment) -> Option<String> {
    let claims = Claims::of(assessment.model, &assessment.sheet, &assessment.narrowed)?;
    let (lang, shown) = (&assessment.model.lang, claims.shown);
    Some(say_of!(lang, claims.all, "for {shown} of {n} claim", "for {shown} of {n} claims", shown))
}

/// Returns the target and how near it is; none where nothing is wanted.
pub(crate) fn target(assessment: &Assessment) -> Option<Line> {
    let lang = &assessment.model.lang;
    let Some((stage, near)) = near(assessment) else {
        return figure_wanted(assessment).map(Line::from);
    };
    Some(Line::from(match stage {
        Some(number) => {
            let stage = terms::stage(assessment.model, number);
            say!(lang, "Stage {stage}; {near}", stage, near)
        }
        None => near,
    }))
}

/// Returns the same in so few words that they fit on a line.
pub(crate) fn brief_target(assessment: &Assessment) -> Option<String> {
    let lang = &assessment.model.lang;
    let Some((stage, near)) = near(assessment) else { return figure_wanted(assessment) };
    Some(match stage {
        Some(number) => say!(lang, "stage {number}; {near}", number, near),
        None => near,
    })
}

/// Returns the figure of the whole that is wanted, where it is one.
fn figure_wanted(assessment: &Assessment) -> Option<String> {
    let figure = assessment.wanted.as_ref()?.figure?;
    Some(terms::goal_figure(assessment.model, figure))
}

/// Returns the stage that is wanted, where it is one, and how near the target is.
fn near(assessment: &Assessment) -> Option<(Option<u32>, String)> {
    let percent = assessment.to_target()?.percent()?;
    let lang = &assessment.model.lang;
    let percent = figure::percent(lang, &percent, None);
    let stage = assessment.wanted.as_ref().and_then(|wanted| wanted.stage);
    Some((stage, say!(lang, "{percent} of what it asks is there", percent)))
}

/// Returns who answered, or how many have and on how much they do not agree.
pub(crate) fn respondent(assessment: &Assessment) -> Option<String> {
    if let Some(round) = assessment.round.as_ref().filter(|round| round.is_of_several()) {
        return Some(respondents(&assessment.model.lang, round));
    }
    let respondent = assessment.sheet.respondent.as_ref()?;
    let role = respondent.role.as_deref().map(RoleId::new);
    let role = role.as_ref().map(|id| assessment.model.role_title(id));
    match (respondent.name.as_deref(), role) {
        (Some(name), Some(role)) => Some(name.to_owned() + &assessment.model.lang.aside(role)),
        (name, role) => name.or(role).map(str::to_owned),
    }
}

/// Returns how many have answered, and on how much they do not agree.
pub(crate) fn respondents(lang: &Lang, round: &RoundFacts) -> String {
    let number = round.respondents().count();
    let said = say_of!(lang, number, "{n} respondent", "{n} respondents");
    match round.not_agreed.len() {
        0 => said,
        n => {
            let open = say_of!(lang, n, "{n} practice not agreed", "{n} practices not agreed");
            lang.in_a_row([said, open])
        }
    }
}

/// Returns who has answered in a round of several, each with their sheet; none where one alone has.
pub(crate) fn sheets_read(assessment: &Assessment) -> Option<String> {
    let round = assessment.round.as_ref().filter(|round| round.is_of_several())?;
    let sheets = round.respondents().map(|sheet| match &sheet.label {
        label if label.contains(&sheet.name) => label.clone(),
        label => label.clone() + &assessment.model.lang.aside(&sheet.name),
    });
    Some(assessment.model.lang.listed(sheets))
}

/// Says how much of what respondents saw otherwise is settled.
pub(crate) fn agreed(lang: &Lang, round: &RoundFacts) -> Line {
    let (open, settled) = (round.not_agreed.len(), round.settled.len());
    let parts = [
        (open, say_of!(lang, open, "{n} practice not agreed", "{n} practices not agreed")),
        (settled, say_of!(lang, settled, "{n} settled", "{n} settled")),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said);
    let said = lang.in_a_row(parts);
    if open > 0 { Line::default().toned(Tone::Open, said) } else { Line::from(said) }
}

/// Says that a round has been closed, by whom it was reviewed, and whether it has changed since.
pub(crate) fn closed(lang: &Lang, round: &RoundFacts) -> Option<Line> {
    let closed = round.closed.as_ref()?;
    let day = closed.on.to_string();
    let said = match &closed.reviewed_by {
        Some(name) => say!(lang, "closed on {day}, reviewed by {name}", day, name),
        None => say!(lang, "closed on {day}", day),
    };
    let line = Line::from(said);
    Some(if round.changed_since {
        let since = say!(lang, "changed since");
        line.toned(Tone::Open, lang.semicolon() + &since)
    } else {
        line
    })
}

/// Returns the stage that holds with all below it; none where that is the one before the first,
/// which asks nothing.
pub(crate) fn reached<'m>(assessment: &Assessment<'m>) -> Option<&'m Stage> {
    let card = &assessment.scorecard;
    let holds = |stage: &&StageScore| stage.state == StageState::Holds;
    let stage = card.stage(card.reached()?).filter(holds)?;
    assessment.model.stage(stage.number)
}
