//! Where the subject stands and how sure that is, in figures and in sentences.

use crate::insight::Assessment;
use crate::model::Model;
use crate::model::RoleId;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::words;
use crate::score::Coverage;
use crate::text;

/// Returns `1 of 4: Title`.
pub(super) fn stage_of(model: &Model, number: u32) -> String {
    match model.stage(number) {
        Some(stage) => format!("{number} of {}: {}", model.top(), stage.title),
        None => format!("{number} of {}", model.top()),
    }
}

/// Returns how far the next stage is.
pub(super) fn progress(assessment: &Assessment) -> Line {
    match assessment.scorecard.progress(&assessment.model.method) {
        Some(progress) => Line::from(format!(
            "{} of its pass mark",
            figure::percent(&progress, None)
        )),
        None => Line::from(figure::NONE),
    }
}

/// Returns `1.9 of 4`, with its range where open answers could change it.
pub(super) fn index(assessment: &Assessment) -> Line {
    let Some(index) = assessment.scorecard.index() else {
        return Line::from(figure::NONE);
    };
    let of = assessment.scorecard.stages.len();
    let line = Line::from(format!("{} of {of}", index.answered.one_decimal()));
    if index.worst == index.best {
        return line;
    }
    let range = format!(
        " ({} to {})",
        index.worst.one_decimal(),
        index.best.one_decimal()
    );
    line.toned(Tone::Open, range)
}

/// Returns `13 of 15 answered`, and what became of the others.
pub(super) fn coverage(assessment: &Assessment) -> Line {
    let coverage = assessment.scorecard.coverage;
    let line = Line::from(format!(
        "{} of {} answered",
        coverage.answered,
        coverage.applicable()
    ));
    let rest = rest(coverage);
    if rest.is_empty() {
        line
    } else {
        line.toned(Tone::Quiet, format!(" ({})", rest.join(", ")))
    }
}

fn rest(coverage: Coverage) -> Vec<String> {
    let parts = [
        (coverage.unknown, "not known"),
        (coverage.unanswered, "not answered"),
        (coverage.not_applicable, "not applicable"),
    ];
    parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{n} {words}"))
        .collect()
}

/// Returns the target and how near it is; none where nothing is wanted.
pub(super) fn target(assessment: &Assessment) -> Option<Line> {
    let percent = assessment.to_target()?.percent()?;
    let stage = assessment.wanted.as_ref().and_then(|wanted| wanted.stage);
    let near = format!("{} of the way", figure::percent(&percent, None));
    Some(Line::from(match stage {
        Some(number) => format!("Stage {}; {near}", words::stage(assessment.model, number)),
        None => near,
    }))
}

/// Returns the same in so few words that they fit on a line.
pub(super) fn brief_target(assessment: &Assessment) -> Option<String> {
    let percent = assessment.to_target()?.percent()?;
    let near = format!("{} of the way", figure::percent(&percent, None));
    let stage = assessment.wanted.as_ref().and_then(|wanted| wanted.stage);
    Some(match stage {
        Some(number) => format!("stage {number}; {near}"),
        None => near,
    })
}

/// Returns who answered, or from how many sheets it was put together.
pub(super) fn respondent(assessment: &Assessment) -> Option<String> {
    if let Some(merged) = &assessment.sheet.merged {
        let from = text::count(merged.from.len(), "sheet");
        return Some(format!("merged from {from} by {}", merged.rule.as_str()));
    }
    let respondent = assessment.sheet.respondent.as_ref()?;
    let role = respondent.role.as_deref().map(RoleId::new);
    let role = role.as_ref().map(|id| assessment.model.role_title(id));
    match (respondent.name.as_deref(), role) {
        (Some(name), Some(role)) => Some(format!("{name} ({role})")),
        (name, role) => name.or(role).map(str::to_owned),
    }
}

/// Returns the sheets that it was put together from, each with who answered; none on the sheet of
/// one respondent.
pub(super) fn merged_from(assessment: &Assessment) -> Option<String> {
    let merged = assessment.sheet.merged.as_ref()?;
    let from = merged.from.iter().map(|from| {
        let respondent = from.respondent.as_ref();
        let who = respondent.and_then(|one| one.name.as_ref().or(one.role.as_ref()));
        match who {
            Some(who) => format!("{} ({who})", from.sheet),
            None => from.sheet.clone(),
        }
    });
    let (from, rule) = (text::listed(from), merged.rule.as_str());
    Some(format!("{from}; rule: {rule}"))
}

/// Returns what the stage means, and what open answers could change.
pub(super) fn sentences(assessment: &Assessment) -> Vec<Line> {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let mut sentences = Vec::new();
    if !reaches_one(assessment) {
        sentences.extend(ahead(assessment));
    } else if let Some(stage) = model.stage(card.reached) {
        let name = format!("Stage {}, {}.", stage.number, stage.title);
        sentences.push(Line::default().strong(name));
        sentences.push(Line::from(stage.summary.as_str()));
    }
    if card.next.is_none() && card.overall.counts() {
        sentences.push(Line::from("Every stage of the model passes."));
    }
    sentences.push(Line::from(certainty(assessment)));
    sentences
}

/// Says whether a stage is reached that asks for something; the one before the first asks nothing.
fn reaches_one(assessment: &Assessment) -> bool {
    let card = &assessment.scorecard;
    card.stage(card.reached)
        .is_some_and(|stage| stage.gate.passes && stage.range.counts())
}

/// Returns which stage is the first ahead and what it means; nothing where nothing applies.
fn ahead(assessment: &Assessment) -> Vec<Line> {
    let next = assessment.scorecard.next;
    let Some(stage) = next.and_then(|number| assessment.model.stage(number)) else {
        return Vec::new();
    };
    let (number, title) = (stage.number, &stage.title);
    let none = format!("No stage is reached yet; stage {number}, {title}, is the next.");
    let means = format!("What stage {number} means: {}", stage.summary);
    vec![Line::default().strong(none), Line::from(means)]
}

fn certainty(assessment: &Assessment) -> String {
    let card = &assessment.scorecard;
    if card.coverage.applicable() == 0 {
        return "No question of the model applies, so there is nothing to measure.".to_owned();
    }
    if card.coverage.answered == 0 {
        return "Nothing has been answered yet, so these figures say nothing about the programme."
            .to_owned();
    }
    let open = card.coverage.open();
    let answers = words::open_answers(open);
    if open == 0 {
        "Every question that applies has an answer; nothing is left open.".to_owned()
    } else if card.possible > card.reached {
        let which = if open == 1 {
            "it turns"
        } else {
            "they all turn"
        };
        format!(
            "{}; if {which} out well, the stage is {}.",
            capitalised(answers),
            card.possible
        )
    } else {
        let which = if open == 1 { "it turns" } else { "they turn" };
        if !reaches_one(assessment) {
            let answers = capitalised(answers);
            return format!(
                "{answers}; however {which} out, no stage is reached with these answers."
            );
        }
        format!(
            "The stage holds: {answers}, and however {which} out, it is {}.",
            card.reached
        )
    }
}

fn capitalised(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
