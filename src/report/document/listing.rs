//! Words that mean different things, one after the other, or in a phrase of one tone.

use crate::lang::{Lang, Phrase};
use crate::report::document::line::{Line, Span, Tone, said};
use crate::text;

/// Returns lines as `a, b, c`.
pub(crate) fn in_a_row(lang: &Lang, lines: impl IntoIterator<Item = Line>) -> Line {
    let row = text::by_pairs(lines, |before, next| said!(lang, "{before}, {next}", before, next));
    row.unwrap_or_default()
}

/// Returns lines as `a, b and c`.
pub(crate) fn listed(lang: &Lang, lines: impl IntoIterator<Item = Line>) -> Line {
    let mut lines: Vec<Line> = lines.into_iter().collect();
    let Some(last) = lines.pop() else {
        return Line::default();
    };
    if lines.is_empty() {
        return last;
    }
    said!(lang, "{first} and {last}", first = in_a_row(lang, lines), last)
}

/// Says a phrase in one tone; what fills its holes keeps its own.
pub(crate) fn toned<'n>(
    lang: &Lang,
    tone: Tone,
    phrase: Phrase,
    holes: impl IntoIterator<Item = (&'n str, Line)>,
) -> Line {
    let said = Line::said_as(lang, phrase, holes, |text| Line::default().toned(tone, text));
    together(said)
}

/// Joins neighbours of one tone.
fn together(line: Line) -> Line {
    let mut spans: Vec<Span> = Vec::with_capacity(line.0.len());
    for span in line.0 {
        match (spans.last_mut(), span) {
            (Some(Span::Toned(tone, before)), Span::Toned(same, text)) if *tone == same => {
                before.push_str(&text);
            }
            (_, span) => spans.push(span),
        }
    }
    Line(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::phrase;

    #[test]
    fn a_phrase_of_one_tone_is_one_piece_where_its_holes_are_of_it_too() {
        let quiet = |text: &str| Line::default().toned(Tone::Quiet, text);
        let phrase = phrase!("{title} (stage {stage})");
        let title = Line::default().strong("Policy");
        let holes = [("title", title.clone()), ("stage", quiet("2"))];
        let said = toned(&Lang::default(), Tone::Quiet, phrase, holes);
        assert_eq!(said, title.then(quiet(" (stage 2)")));
    }
}
