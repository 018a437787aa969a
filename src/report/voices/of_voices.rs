//! What many anonymous voices say: where the practices stand, where they should, and how the voices
//! lie.

use crate::insight::{Assessment, LEAST_VOICES, VoicesCounted};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::document::block::{Block, Column, Table};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::view::{Data, Report};
use crate::report::voices::voices_data::{ItemVoicesData, LevelVoicesData, VoicesData};

/// Lays out what was counted, beside the answers of a round where there are some.
pub fn of_voices(
    model: &Model,
    counted: &VoicesCounted,
    assessment: Option<&Assessment>,
) -> Report {
    let lang = &model.lang;
    let data = VoicesData::of(model, counted, assessment);
    let title = say_of!(lang, data.voices, "Many voices: {n} person", "Many voices: {n} people");
    let mut blocks = vec![Block::heading(1, title), Block::Paragraph(rules(lang, &data))];
    let shown = || data.items.iter().filter(|one| one.is.is_some() || one.wanted.is_some());
    if shown().next().is_some() {
        blocks.push(Block::Table(summary(lang, &data, shown()).without_empty_columns()));
        blocks.push(Block::heading(2, say!(lang, "How the voices lie")));
        blocks.extend(distributions(lang, shown()));
    }
    let hidden = data.items.iter().filter(|one| one.is.is_none() && one.wanted.is_none());
    let hidden: Vec<&str> = hidden.map(|one| one.title.as_str()).collect();
    if !hidden.is_empty() {
        let titles = lang.listed(hidden);
        blocks.push(Block::Callout(Line::from(say!(
            lang,
            "Fewer than {least} people give a level, so nothing is shown: {titles}.",
            least = LEAST_VOICES,
            titles
        ))));
    }
    blocks.extend([Block::Rule, terms::attribution(model)]);
    Report::new(lang, blocks, Data::Voices(Box::new(data)))
}

fn rules(lang: &Lang, data: &VoicesData) -> Vec<Line> {
    let least = data.least;
    let mut lines = vec![Line::from(say!(
        lang,
        "What fewer than {least} people say of a practice is not shown. Voices change no figure of \
         an assessment.",
        least
    ))];
    lines.push(Line::from(say!(
        lang,
        "A median is the lowest level that at least half name or stay below; the quartiles around \
         it hold the middle half."
    )));
    if data.items.iter().any(|one| one.wanted.is_some()) {
        lines.push(Line::from(say!(
            lang,
            "The gap is how many steps of the scale the median of what is wanted lies above that of \
             what is; the largest comes first."
        )));
    }
    lines.extend(
        data.round.as_ref().map(|day| {
            Line::from(say!(lang, "Beside them stands what the round of {day} has.", day))
        }),
    );
    lines
}

fn summary<'d>(
    lang: &Lang,
    data: &VoicesData,
    shown: impl Iterator<Item = &'d ItemVoicesData>,
) -> Table {
    let words = |phrase| Column::words(lang.plain(phrase));
    let number = |phrase| Column::number(lang.plain(phrase));
    let head = vec![
        words(phrase!("Practice")),
        words(phrase!("Is")),
        words(phrase!("Wanted")),
        number(phrase!("Gap")),
        number(phrase!("Want more")),
        words(match data.round {
            Some(_) => phrase!("The round says"),
            None => phrase!("Round"),
        }),
    ];
    let rows = shown.map(|one| {
        let middle = |side: &Option<LevelVoicesData>| {
            figure::or_none(side.as_ref().map(|side| in_the_middle(lang, side)).unwrap_or_default())
        };
        let pairs = one
            .pairs
            .map(|pairs| say!(lang, "{number} of {all}", number = pairs.more, all = pairs.n));
        vec![
            Line::default().strong(&one.title),
            middle(&one.is),
            middle(&one.wanted),
            figure::or_none(one.gap.map(figure::signed).unwrap_or_default()),
            figure::or_none(pairs.unwrap_or_default()),
            figure::or_none(beside(lang, one).unwrap_or_default()),
        ]
    });
    let rows = rows.collect();
    Table { head, rows }
}

/// Returns the median, and the quartiles where they are others.
fn in_the_middle(lang: &Lang, side: &LevelVoicesData) -> String {
    let [low, median, high] =
        [&side.lower_quartile, &side.median, &side.upper_quartile].map(|id| side.label(id));
    if low == high {
        return median.to_owned();
    }
    format!("{median}{}", lang.aside(format!("{low} – {high}")))
}

fn beside(lang: &Lang, one: &ItemVoicesData) -> Option<String> {
    let (round, n) = (one.round.as_ref()?, one.is.as_ref()?.n);
    let (level, below, above) = (&round.label, round.below, round.above);
    Some(match (below, above) {
        (0, 0) => level.clone(),
        (_, 0) => say!(lang, "{level}; {below} of {n} say less", level, below, n),
        (0, _) => say!(lang, "{level}; {above} of {n} say more", level, above, n),
        _ => say!(lang, "{level}; {below} of {n} say less, {above} more", level, below, n, above),
    })
}

/// The columns of those who give no level.
const NOT_KNOWN: &str = "?";
const NOT_APPLICABLE: &str = "–";

/// The rows of one scale, with the number and the label of each level.
type OfScale<'d> = (Vec<(usize, &'d str)>, Vec<Vec<Line>>);

/// Returns a table for each scale, in the order in which the items come: level by level under its
/// number, which leaves room on a screen, with the labels above it.
fn distributions<'d>(lang: &Lang, shown: impl Iterator<Item = &'d ItemVoicesData>) -> Vec<Block> {
    let mut tables: Vec<OfScale> = Vec::new();
    for one in shown {
        let is_one = one.is.is_some() && one.wanted.is_none();
        for (side, word) in [(&one.is, say!(lang, "is")), (&one.wanted, say!(lang, "wanted"))] {
            let Some(side) = side else { continue };
            let labels = side.levels.iter().map(|level| (level.number, level.label.as_str()));
            let labels: Vec<(usize, &str)> = labels.collect();
            let title = Line::default().strong(&one.title);
            let title = if is_one { title } else { title.text(lang.colon()).text(word) };
            let counts = side.levels.iter().map(|level| level.voices);
            let counts = [side.n].into_iter().chain(counts);
            let counts = counts.chain([side.unknown, side.not_applicable]);
            let row = [title].into_iter().chain(counts.map(|count| Line::from(count.to_string())));
            match tables.iter_mut().find(|(known, _)| *known == labels) {
                Some((_, rows)) => rows.push(row.collect()),
                None => tables.push((labels, vec![row.collect()])),
            }
        }
    }
    tables.into_iter().flat_map(|(labels, rows)| of_scale(lang, &labels, rows)).collect()
}

fn of_scale(lang: &Lang, labels: &[(usize, &str)], rows: Vec<Vec<Line>>) -> [Block; 2] {
    let named = labels.iter().map(|(number, label)| format!("{number} {label}"));
    let legend = Block::sentence(say!(
        lang,
        "Voices are those who give a level: {levels}. Apart from them: {unknown} not known, \
         {not_applicable} not applicable.",
        levels = lang.listed(named),
        unknown = NOT_KNOWN,
        not_applicable = NOT_APPLICABLE
    ));
    let numbers = labels.iter().map(|(number, _)| Column::number(number.to_string()));
    let head = [
        Column::words(lang.plain(phrase!("Practice"))),
        Column::number(lang.plain(phrase!("Voices"))),
    ];
    let head = head.into_iter().chain(numbers);
    let head = head.chain([NOT_KNOWN, NOT_APPLICABLE].map(Column::number)).collect();
    [legend, Block::table(head, rows)]
}
