//! The figures of an assessment beside those of a pool. No rank, no goal.

use crate::guide::Guide;
use crate::insight::{Mark, Packet, Pooled, PooledFigure};
use crate::lang::{Lang, say, say_of};
use crate::model::Model;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::portfolio::{grouped, measured};

pub(crate) fn section(model: &Model, guide: &Guide, pooled: &Pooled) -> Vec<Block> {
    let lang = &model.lang;
    let head = [
        Column::words(say!(lang, "Figure")),
        Column::number(say!(lang, "Here")),
        Column::number(say!(lang, "Lowest")),
        Column::number(say!(lang, "Lower quartile")),
        Column::number(say!(lang, "Median")),
        Column::number(say!(lang, "Upper quartile")),
        Column::number(say!(lang, "Highest")),
        Column::number("n"),
    ];
    let rows = pooled.figures.iter().map(|one| {
        let mut row = vec![Line::from(measured::title(model, one.measure)), here(model, one)];
        row.extend((0..5).map(|at| Line::from(mark(model, one, at))));
        row.push(Line::from(units(one)));
        row
    });
    let said = pooled.figures.iter().map(|one| {
        let name = measured::title(model, one.measure);
        Line::default().strong(name).text(": ").text(standing(lang, one))
    });
    let mut rests_on = vec![Line::from(rests_on(lang, pooled.pool, pooled.day))];
    let among = pooled.pool.among.as_ref();
    rests_on.extend(
        among.map(|among| Line::from(grouped::among_all(lang, guide, among, pooled.pool.units))),
    );
    let caveats = caveats(lang).into_iter().map(Line::from);
    vec![
        Block::heading(2, say!(lang, "Beside other units")),
        Block::Paragraph(rests_on),
        Block::table(head.into(), rows),
        Block::list(said.collect()),
        Block::heading(3, say!(lang, "What to know about these figures")),
        Block::list(caveats.collect()),
    ]
}

/// Returns what a figure is here, or a dash.
fn here(model: &Model, one: &PooledFigure) -> Line {
    let Some(own) = &one.own else { return Line::from(figure::NONE) };
    let said = measured::values(model, one.measure, own);
    let [worst, best] = own;
    if worst == best { Line::from(said) } else { Line::default().toned(Tone::Open, said) }
}

/// Returns the step in which a mark lies, or a dash.
pub(crate) fn mark(model: &Model, one: &PooledFigure, at: usize) -> String {
    let step = one.marks.and_then(|marks| marks.get(at).copied());
    step.map_or_else(|| figure::NONE.to_owned(), |step| measured::places(model, one.measure, step))
}

/// Returns `24`, `19–24` where a band leaves open how many units have the figure, or a dash where
/// nothing is told of them.
fn units(one: &PooledFigure) -> String {
    if one.marks.is_none() {
        return figure::NONE.to_owned();
    }
    let [least, most] = one.units.map(|units| units.to_string());
    measured::spanned(least, &most)
}

/// Says where a figure is among the others, as far as that is known.
pub(crate) fn standing(lang: &Lang, one: &PooledFigure) -> String {
    if one.own.is_none() {
        return say!(lang, "nothing of it applies here");
    }
    if one.marks.is_none() {
        return say!(lang, "too few units, or too much alike, to say where they are");
    }
    match one.between {
        [None, None] => say!(lang, "may be anywhere among them"),
        [None, Some(Mark::Lower)] => say!(lang, "below the lower quartile"),
        [None, Some(Mark::Median)] => say!(lang, "below the median"),
        [None, Some(Mark::Upper)] => say!(lang, "below the upper quartile"),
        [Some(Mark::Lower), None] => say!(lang, "at the lower quartile or above"),
        [Some(Mark::Median), None] => say!(lang, "at the median or above"),
        [Some(Mark::Upper), None] => say!(lang, "at the upper quartile or above"),
        [Some(Mark::Lower), Some(Mark::Median)] => {
            say!(lang, "between the lower quartile and the median")
        }
        [Some(Mark::Median), Some(Mark::Upper)] => {
            say!(lang, "between the median and the upper quartile")
        }
        [Some(_), Some(_)] => say!(lang, "between the lower and the upper quartile"),
    }
}

fn rests_on(lang: &Lang, pool: &Packet, day: &str) -> String {
    let units = say_of!(lang, pool.units, "{n} unit", "{n} units");
    say_of!(
        lang,
        pool.packets,
        "{units} from {n} packet, pooled on {day}, with answers of {years}.",
        "{units} from {n} packets, pooled on {day}, with answers of {years}.",
        units,
        day,
        years = grouped::years(pool)
    )
}

/// Returns what must be said with figures of a pool.
pub(crate) fn caveats(lang: &Lang) -> [String; 5] {
    [
        say!(
            lang,
            "Those in the pool chose to be in it, and each assessed itself. It is no survey, and none of \
             this is a rank or a goal."
        ),
        say!(
            lang,
            "Others may count differently: what to call a unit, what applies to it, and how strictly it is \
             answered. Your own answers may be among theirs."
        ),
        say!(
            lang,
            "What others have not answered counts as nothing, except in the index. What you have not \
             answered makes your figure a range, and nothing is said that is not true of all of it."
        ),
        say!(
            lang,
            "Fewer than 5 units are never told apart. So each mark is known only as the span in which it lies; \
             percents go in steps of 5 and the index in steps of 0.5, each told by its lowest value."
        ),
        say!(
            lang,
            "n is how many units have the figure: those to which nothing of a stage or an area applies have \
             none."
        ),
    ]
}
