//! Two assessments side by side: the figures, then what moved, apart by its cause.

use crate::answers::{self, Answer};
use crate::insight::{Assessment, BlockerMove, Cause, Comparison, Move};
use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::{Item, ItemId, Tells};
use crate::report::common::{again, content, ending, estimate, terms, warnings};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::over_time::compare_data::CompareData;
use crate::report::over_time::{compare_data, rungs, side_by_side};
use crate::report::standing::summary;
use crate::report::view::{Data, Report};
use crate::score::ItemScore;

/// Lays out a comparison; `names` are those of the two sheets.
pub fn of_compare(comparison: &Comparison, names: [&str; 2]) -> Report {
    let (before, after) = (&comparison.before, &comparison.after);
    let lang = &after.model.lang;
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Compare: {subject}", subject = after.sheet.subject)),
        Block::Facts(vec![
            Fact::new(say!(lang, "Before"), side(before, names[0])),
            Fact::new(say!(lang, "After"), side(after, names[1])),
        ]),
    ];
    blocks.extend(warnings::evidence_required(lang, after.narrowed.needs_evidence()));
    let altered = content::altered(after.model).map(Line::from);
    blocks.extend(altered.into_iter().chain(unlike(comparison)).map(Block::Callout));
    let moves = comparison.moves();
    if comparison.is_empty() {
        let same = say!(lang, "Nothing moved: both give the same answers to the same questions.");
        blocks.push(Block::sentence(Line::default().strong(same)));
    } else {
        blocks.push(side_by_side::figures(comparison));
        blocks.push(Block::sentence(
            Line::default().toned(Tone::Quiet, as_they_were(lang, after.model.method.tells())),
        ));
        let sides = [(names[0], before), (names[1], after)];
        let sides = sides
            .map(|(name, side)| (name.to_owned(), rungs::of_card(after.model, &side.scorecard)));
        blocks.extend(rungs::table(lang, &sides));
        let answers = moves.iter().filter(|one| one.is_answer());
        let (lost, given): (Vec<_>, Vec<_>) = answers.partition(|one| is_lost(one));
        for cause in [Cause::Organisation, Cause::Wording, Cause::Respondent] {
            let (heading, means) = words_of(cause);
            let of_cause = given.iter().copied().filter(|one| one.cause == cause);
            let of_cause: Vec<&Move> = of_cause.collect();
            blocks.extend(answers_moved(comparison, heading, means, &of_cause));
        }
        let heading = phrase!("No longer answered");
        let means =
            phrase!("What was answered before is open now, and counts as 0 until it is answered.");
        blocks.extend(answers_moved(comparison, heading, Some(means), &lost));
        blocks.extend(remarks(lang, &moves));
        let [gone, come] = comparison.blockers();
        blocks.extend(blockers(lang, phrase!("No longer in the way"), &gone, Tone::Met));
        blocks.extend(blockers(lang, phrase!("Newly in the way"), &come, Tone::Open));
        let [only_before, only_after] = comparison.only_in_one();
        blocks.extend(only(lang, phrase!("Only in the earlier one"), &only_before));
        blocks.extend(only(lang, phrase!("Only in the later one"), &only_after));
    }
    let next = Some("ospo plan".to_owned());
    let ending = ending::of(after.model, &mut blocks, None, next);
    let data = CompareData::of(comparison, names);
    Report::new(lang, blocks, Data::Compare(Box::new(data))).ending(ending)
}

/// Returns which sheet a side is, of what day, and who answered.
fn side(side: &Assessment, name: &str) -> Line {
    let (lang, date) = (&side.model.lang, side.sheet.date.to_string());
    let mut line = Line::default().strong(name);
    if !name.starts_with(&date) {
        line = line.text(lang.comma()).text(date);
    }
    if let Some(respondent) = summary::respondent(side) {
        line = line.text(lang.comma()).text(respondent);
    }
    if let Some(told) = estimate::in_brief(lang, side.estimates()) {
        line = line.text(lang.comma()).toned(Tone::Open, told);
    }
    let model = content::of_sheet(lang, &side.sheet.model);
    line.toned(Tone::Quiet, lang.comma() + &model)
}

/// Says what is not in the table, and what its changes are.
fn as_they_were(lang: &Lang, tells: Tells) -> String {
    match (tells.reached, tells.index) {
        (true, true) => say!(
            lang,
            "Stages and areas that are not listed are as they were. Changes are those of what \
             is certain; that of the index leaves open answers out."
        ),
        (true, false) => say!(
            lang,
            "Stages and areas that are not listed are as they were. Changes are those of what \
             is certain."
        ),
        (false, _) => say!(
            lang,
            "Areas that are not listed are as they were. Changes are those of what is certain."
        ),
    }
}

/// Says what keeps the two from being seen with the same eyes.
fn unlike(comparison: &Comparison) -> impl Iterator<Item = Line> {
    let lang = &comparison.after.model.lang;
    let [before, after] = [&comparison.before.sheet, &comparison.after.sheet];
    let subject = (!answers::same_name(&before.subject, &after.subject)).then(|| {
        let (before, after) = (&before.subject, &after.subject);
        say!(lang, "These are two subjects: {before}, then {after}.", before, after)
    });
    let (old, new) = (&before.model.version, &after.model.version);
    let version = (old != new).then(|| {
        let scored = &comparison.after.model.version;
        say!(
            lang,
            "Answered in version {old} of the model, then in version {new}; both are scored by \
             version {scored}.",
            old,
            new,
            scored
        )
    });
    let content = content::between(comparison);
    [subject, version, content].into_iter().flatten().map(Line::from)
}

/// Says whether an answer is gone without another wording being the cause.
fn is_lost(one: &Move) -> bool {
    one.after.state.is_open() && !one.before.state.is_open() && one.cause != Cause::Wording
}

/// Returns the heading of the answers that moved for one cause, and what that means.
fn words_of(cause: Cause) -> (Phrase, Option<Phrase>) {
    match cause {
        Cause::Organisation => (phrase!("What moved"), None),
        Cause::Wording => (
            phrase!("Answers to a question that was worded differently"),
            Some(phrase!(
                "The question changed, so the answer may be another one although nobody did \
                 anything."
            )),
        ),
        Cause::Respondent => (
            phrase!("Answers from another respondent"),
            Some(phrase!("Somebody else answered, who may see the same thing differently.")),
        ),
    }
}

fn answers_moved(
    comparison: &Comparison,
    heading: Phrase,
    means: Option<Phrase>,
    moves: &[&Move],
) -> Vec<Block> {
    if moves.is_empty() {
        return Vec::new();
    }
    let (model, card) = (comparison.after.model, &comparison.after.scorecard);
    let lang = &model.lang;
    let tells = model.method.tells();
    let mut head = vec![Column::words(say!(lang, "Practice"))];
    head.extend(tells.stages.then(|| Column::words(say!(lang, "Stage"))));
    head.extend([
        Column::words(say!(lang, "Before")),
        Column::words(say!(lang, "After")),
        Column::number(say!(lang, "Effect")),
    ]);
    let rows = moves.iter().map(|one| {
        let mut row = vec![Line::from(one.item.title.as_str())];
        let stage = || one.stage.map_or(figure::NONE.into(), |stage| stage.to_string());
        row.extend(tells.stages.then(|| Line::from(stage())));
        let of = card.stage(one.stage.unwrap_or_default()).filter(|_| tells.reached);
        let range = of.map_or(&card.overall, |stage| &stage.range);
        let effect = one.effect.as_ref();
        let effect = effect.map(|change| side_by_side::effect(model, range, change));
        row.extend([
            answer(lang, one.item, one.before, one.former[0]),
            answer(lang, one.item, one.after, one.former[1]),
            effect.map_or_else(|| figure::NONE.into(), Line::from),
        ]);
        row
    });
    let mut blocks = vec![Block::heading(2, lang.plain(heading))];
    blocks.extend(means.map(|means| Block::sentence(lang.plain(means).into_owned())));
    blocks.push(Block::table(head, rows));
    blocks
}

/// Returns an answer, and what was answered before where the question is asked again.
fn answer(lang: &Lang, item: &Item, score: &ItemScore, former: Option<&Answer>) -> Line {
    let line = terms::answer(lang, item, score);
    match former {
        Some(was) => {
            let was = again::choice(lang, item, was);
            let was = say!(lang, "was {answer}", answer = was);
            line.toned(Tone::Quiet, lang.aside(was))
        }
        None => line,
    }
}

fn remarks(lang: &Lang, moves: &[Move]) -> Vec<Block> {
    let moves = moves.iter().filter(|one| !one.beside.is_empty());
    let entries = moves.map(|one| {
        let line = Line::default().strong(&one.item.title);
        line.text(lang.colon()).text(compare_data::beside(lang, one))
    });
    let heading = phrase!("Also different");
    Block::section(lang.plain(heading), entries)
}

fn blockers(lang: &Lang, heading: Phrase, blockers: &[BlockerMove], tone: Tone) -> Vec<Block> {
    let entries = blockers.iter().map(|blocker| {
        let line = Line::default().strong(&blocker.item.title);
        let stage = say!(lang, "stage {number}", number = blocker.stage);
        line.toned(tone, lang.comma() + &stage)
    });
    Block::section(lang.plain(heading), entries)
}

fn only(lang: &Lang, heading: Phrase, ids: &[&ItemId]) -> Vec<Block> {
    let entries = ids.iter().map(|id| Line::default().code(id.as_str()));
    Block::section(lang.plain(heading), entries)
}
