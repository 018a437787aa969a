//! How the figures are worked out, in a few lines that follow the model's method.

use crate::lang::{self, Decimal, Lang, say, say_of};
use crate::model::{
    Band, Credit, Each, Grouping, Ladder, Member, Method, Model, Needs, NotApplicable, Rounding,
    Shown,
};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, said};

pub(crate) fn of_model(model: &Model) -> [Block; 2] {
    let lang = &model.lang;
    let Method { mean, ladder, shown, bands, not_applicable } = &model.method;
    let mut lines: Vec<String> = levels(model).into_iter().collect();
    lines.push(percent(lang, *not_applicable));
    lines.extend(groups(lang, mean, ladder.is_some()));
    if let Some(ladder) = ladder {
        lines.push(passes(model, ladder));
        lines.extend(own_floors(model, ladder));
        lines.push(reached(lang, ladder.each));
    }
    match shown {
        Some(shown) => lines.push(unit(lang, shown)),
        None if model.method.one_ladder().is_none() => {}
        None => lines.push(say!(
            lang,
            "The index is the mean of the percents of the stages on a scale from 0 to {top}.",
            top = model.staged().count()
        )),
    }
    lines.extend(names(lang, bands));
    lines.push(match ladder {
        Some(_) => say!(
            lang,
            "Levels, weights and what a stage needs are data of the model and can be changed there."
        ),
        None => say!(lang, "Levels and weights are data of the model and can be changed there."),
    });
    let mut lines: Vec<Line> = lines.into_iter().map(Line::from).collect();
    let command = Line::default().code("ospo explain --score");
    lines.push(said!(lang, "Every figure line by line: {command}.", command));
    [Block::heading(2, say!(lang, "How the figures are worked out")), Block::list(lines)]
}

fn percent(lang: &Lang, not_applicable: NotApplicable) -> String {
    match not_applicable {
        NotApplicable::Leaves => say!(
            lang,
            "A percent is Σ (weight · worth) ÷ Σ weight over the answered questions of a group; \
             what does not apply is left out, and nothing answered gives no percent."
        ),
        NotApplicable::Full => say!(
            lang,
            "A percent is Σ (weight · worth) ÷ Σ weight over the answered questions of a group; \
             what does not apply counts as if all of it were there."
        ),
    }
}

/// Says by what questions are grouped before they count; nothing where they are pooled.
fn groups(lang: &Lang, mean: &[Grouping], has_ladder: bool) -> Option<String> {
    let groups = mean.iter().map(|grouping| match grouping {
        Grouping::Stage if !has_ladder => say!(lang, "part"),
        Grouping::Stage => say!(lang, "stage"),
        Grouping::Area => say!(lang, "area"),
        Grouping::Section => say!(lang, "section"),
    });
    let groups: Vec<String> = groups.collect();
    let said = lang.listed(&groups);
    (!groups.is_empty()).then(|| {
        say!(
            lang,
            "Questions are averaged by {groups}, from the inside out: each group counts once, \
             whatever its number of questions.",
            groups = said
        )
    })
}

fn reached(lang: &Lang, each: Each) -> String {
    match each {
        Each::All => say!(
            lang,
            "The stage reached is the highest up to which all stages pass; the stage possible is \
             the same with every open answer counted as 100."
        ),
        Each::Area => say!(
            lang,
            "Each area is climbed by itself: its stage is the highest up to which all of its stages \
             pass. A plus says that something of a higher one is there."
        ),
    }
}

/// Says in which unit figures are told, and how they are rounded.
fn unit(lang: &Lang, shown: &Shown) -> String {
    let [from, to] = [shown.from, shown.to]
        .map(|hundredths| lang.number(lang::hundredths(hundredths.into()).to_string()));
    let decimals = shown.decimals;
    let round = match shown.round {
        Rounding::HalfUp => say!(lang, "a half upwards"),
        Rounding::HalfEven => say!(lang, "a half to the even neighbour"),
        Rounding::Down => say!(lang, "always down"),
    };
    if shown.sum {
        return say_of!(
            lang,
            decimals,
            "Figures are sums, in which each question brings {from} to {to} for each point of its \
             weight, rounded to {n} decimal, {round}; what is short of full is never shown as full.",
            "Figures are sums, in which each question brings {from} to {to} for each point of its \
             weight, rounded to {n} decimals, {round}; what is short of full is never shown as full.",
            from,
            to,
            round
        );
    }
    say_of!(
        lang,
        decimals,
        "Figures run from {from} to {to}, rounded to {n} decimal, {round}; what is short of full is \
         never shown as full.",
        "Figures run from {from} to {to}, rounded to {n} decimals, {round}; what is short of full is \
         never shown as full.",
        from,
        to,
        round
    )
}

/// Says what figures are called; nothing where they have no names.
fn names(lang: &Lang, bands: &[Band]) -> Option<String> {
    let named = bands.iter().map(|band| {
        let from = lang.number(lang::hundredths(band.from.into()).to_string());
        say!(lang, "{label} from {from} on", label = band.label, from)
    });
    let named: Vec<String> = named.collect();
    let bands = lang.in_a_row(&named);
    (!named.is_empty()).then(|| say!(lang, "A figure of the whole is called: {bands}.", bands))
}

fn passes(model: &Model, ladder: &Ladder) -> String {
    let lang = &model.lang;
    if ladder.asks_all() {
        return say!(
            lang,
            "A stage passes with all that it asks for; an open answer keeps it from passing."
        );
    }
    let floor = ladder.floor.as_ref().map(|_| floor(model));
    match (&ladder.needs, ladder.of, floor) {
        (Needs::Percent(pass), Member::Item, Some(floor)) => say!(
            lang,
            "A stage passes with at least {pass} %, an open answer counted as 0, if every practice \
             that applies is at {floor} or above; so an open answer keeps it from passing.",
            pass,
            floor
        ),
        (Needs::Percent(pass), Member::Area, Some(floor)) => say!(
            lang,
            "A stage passes with at least {pass} %, an open answer counted as 0, if the mean of every \
             area in it is at {floor} or above; an open answer keeps it from passing.",
            pass,
            floor
        ),
        (Needs::Percent(pass), _, None) => say!(
            lang,
            "A stage passes with at least {pass} %; an open answer keeps it from passing.",
            pass
        ),
        (Needs::Share { credit, share, .. }, Member::Item, floor) => {
            let most = label(model, *credit).unwrap_or_default();
            let floor = floor.unwrap_or(most);
            say!(
                lang,
                "A practice is in place at {most} or above, and partly so at {floor} or above. A stage \
                 passes if every practice that applies is at {floor} or above and at least {share} of \
                 them are in place; an open answer keeps it from passing.",
                most,
                floor,
                share
            )
        }
        (Needs::Share { credit, share, .. }, Member::Area, floor) => {
            let most = label(model, *credit).unwrap_or_default();
            match floor {
                Some(floor) => say!(
                    lang,
                    "An area is in place where the mean of its practices in the stage is at {most} or \
                     above. A stage passes if every area in it is at {floor} or above and at least \
                     {share} of them are in place; an open answer keeps it from passing.",
                    most,
                    floor,
                    share
                ),
                None => say!(
                    lang,
                    "An area is in place where the mean of its practices in the stage is at {most} or \
                     above. A stage passes if at least {share} of its areas are in place; an open \
                     answer keeps it from passing.",
                    most,
                    share
                ),
            }
        }
    }
}

/// Names the items that need another level than the others at least.
fn own_floors(model: &Model, ladder: &Ladder) -> Option<String> {
    if ladder.asks_all() {
        return None;
    }
    let (lang, common) = (&model.lang, ladder.common_floor());
    let own = model.items().filter(|item| model.method.floor_of(item) != common);
    let own: Vec<String> = own
        .map(|item| {
            let level = terms::label_worth(item, model.method.floor_of(item)).unwrap_or_default();
            item.title.clone() + &lang.aside(level)
        })
        .collect();
    (!own.is_empty()).then(|| {
        say!(lang, "These need another level at least: {items}.", items = lang.in_a_row(own))
    })
}

fn levels(model: &Model) -> Option<String> {
    let scale = &model.items().next()?.scale;
    let worth: Vec<String> = (scale.levels.iter())
        .map(|level| {
            let worth = model.lang.number(Decimal::from(level.credit).to_string());
            format!("{} {worth}", level.label)
        })
        .collect();
    let worth = model.lang.in_a_row(worth);
    Some(say!(
        model.lang,
        "What an answer is worth, out of {all} points: {levels}.",
        all = Decimal::from(Credit::FULL),
        levels = worth
    ))
}

/// Returns what the floor of the ladder is called; a dash where it has none.
pub(crate) fn floor(model: &Model) -> &str {
    let floor = model.method.ladder.as_ref().and_then(|ladder| ladder.floor.as_ref());
    let called = |floor| label(model, floor);
    floor.map_or(figure::NONE, |floor| called(floor.credit).unwrap_or(floor.level.as_str()))
}

/// Returns what the first level is called, on the scale of the first item, that is worth so much.
pub(crate) fn label(model: &Model, credit: Credit) -> Option<&str> {
    model.items().next().and_then(|item| terms::label_worth(item, credit))
}
