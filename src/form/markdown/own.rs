//! What an interview sheet itself says around its questions: nobody's answer.

use crate::form::markdown::signs;
use crate::lang::{Lang, phrase, say};
use crate::model::Model;
use crate::text;

/// Says whether a title is that of a stage or of the topics; forms of other versions have other
/// titles of stages.
pub(super) fn is_section(title: &str, lang: &Lang) -> bool {
    let title = &text::plain(title);
    let english = &Lang::default();
    [lang, english].iter().any(|lang| {
        let topics = lang.plain(phrase!("Topics"));
        *title == text::plain(&topics) || is_stage(title, lang)
    })
}

fn is_stage(title: &str, lang: &Lang) -> bool {
    const NUMBER: &str = "{number}";
    const TITLE: &str = "{title}";
    let whole = say!(lang, "Stage {number}: {title}", number = NUMBER, title = TITLE);
    let whole = text::plain(&whole);
    let Some((before, rest)) = whole.split_once(NUMBER) else {
        return false;
    };
    let Some(title) = title.strip_prefix(before) else {
        return false;
    };
    let behind = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let between = rest.split_once(TITLE).map_or(rest, |(between, _)| between);
    // Somebody may have shortened it to the number.
    behind.len() < title.len() && (behind.is_empty() || behind.starts_with(between.trim_end()))
}

/// A text that a form shows, which an editor may have broken into lines.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What has not come yet, in each language that it may be in.
    rest: Vec<String>,
}

impl Shown {
    pub(super) fn attribution(model: &Model) -> Self {
        let attribution = model.source.attribution.iter();
        Self { rest: attribution.map(|text| text::plain(text)).collect() }
    }

    /// Takes the next words of the text, where they are these.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        let words = text::plain(words);
        let found = self.rest.iter().find_map(|rest| rest.strip_prefix(&words));
        let Some(rest) = found.filter(|_| !words.is_empty()) else {
            return false;
        };
        self.rest = vec![rest.trim_start().to_owned()];
        true
    }

    /// Says whether lines begin with the whole text.
    pub(super) fn begins<'t>(mut self, lines: impl Iterator<Item = &'t str>) -> bool {
        for line in lines {
            let words = signs::meant(line.trim_matches(signs::BLANKS));
            if !words.trim().is_empty() && !self.takes(&words) {
                break;
            }
        }
        self.rest.iter().any(String::is_empty)
    }
}
