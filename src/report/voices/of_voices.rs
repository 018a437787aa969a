//! What many anonymous voices say: where the practices stand, where they should, and how the voices
//! lie.

use crate::insight::{Assessment, LEAST_VOICES, VoicesCounted};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::document::block::{Block, Column, Table};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::portfolio::of_packet::said_band;
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
        blocks.push(distributions(model, shown()));
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
        "Neighbouring answers are taken together until each band holds {least} people; where all \
         would be in one band, it reaches over all answers. So two bands need {twice} people. Voices \
         change no figure of an assessment.",
        least,
        twice = 2 * least
    ))];
    lines.push(Line::from(say!(
        lang,
        "A median is the level that half of those who give one stay below or reach, a quartile the \
         same for a quarter, as far as the bands tell it."
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
            .map(|pairs| say!(lang, "{more} of {voices}", more = pairs.more, voices = pairs.n));
        vec![
            Line::default().strong(&one.title),
            middle(&one.is),
            middle(&one.wanted),
            figure::or_none(one.gap.map(|gap| gap.said(lang)).unwrap_or_default()),
            figure::or_none(pairs.unwrap_or_default()),
            figure::or_none(beside(lang, one).unwrap_or_default()),
        ]
    });
    let rows = rows.collect();
    Table { head, rows }
}

/// Returns the median, and the quartiles where they are others.
fn in_the_middle(lang: &Lang, side: &LevelVoicesData) -> String {
    let (Some(lower), Some(median), Some(upper)) =
        (&side.lower_quartile, &side.median, &side.upper_quartile)
    else {
        return String::new();
    };
    if lower == upper {
        return median.label.clone();
    }
    let quartiles = say!(lang, "{from} to {to}", from = lower.label, to = upper.label);
    format!("{}{}", median.label, lang.aside(quartiles))
}

fn beside(lang: &Lang, one: &ItemVoicesData) -> Option<String> {
    let (round, n) = (one.round.as_ref()?, one.is.as_ref()?.n);
    let (level, below, above) = (&round.label, round.below, round.above);
    Some(match (below, above) {
        (0, 0) => level.clone(),
        (_, 0) => say!(lang, "{level}; at least {below} of {n} say less", level, below, n),
        (0, _) => say!(lang, "{level}; at least {above} of {n} say more", level, above, n),
        _ => say!(
            lang,
            "{level}; at least {below} of {n} say less, at least {above} more",
            level,
            below,
            n,
            above
        ),
    })
}

/// Returns a row for each item and question.
fn distributions<'d>(model: &Model, shown: impl Iterator<Item = &'d ItemVoicesData>) -> Block {
    let lang = &model.lang;
    let mut rows = Vec::new();
    for one in shown {
        let item = model.items_and_topics().find(|item| item.id.as_str() == one.id);
        let is_one = one.is.is_some() && one.wanted.is_none();
        for (side, word) in [(&one.is, say!(lang, "is")), (&one.wanted, say!(lang, "wanted"))] {
            let Some(side) = side else { continue };
            let title = Line::default().strong(&one.title);
            let title = if is_one { title } else { title.text(lang.colon()).text(word) };
            let bands: Vec<String> =
                side.bands.iter().map(|band| said_band(lang, band, item)).collect();
            let bands = bands.join(", ");
            rows.push(vec![title, Line::from(side.n.to_string()), Line::from(bands)]);
        }
    }
    let head = vec![
        Column::words(lang.plain(phrase!("Practice"))),
        Column::number(lang.plain(phrase!("Voices"))),
        Column::words(lang.plain(phrase!("How many say what"))),
    ];
    Block::table(head, rows)
}
