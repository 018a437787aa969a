//! What an interview sheet itself says around its answers: nobody's words.

use std::mem;

use crate::form::labels;
use crate::form::letter::{self, ANY};
use crate::form::markdown::folded::{behind, folded, without_numbers};
use crate::form::markdown::write::{NOT_APPLICABLE_SIGN, UNKNOWN_SIGN};
use crate::lang::{Lang, phrase, say};
use crate::model::{Item, Model};
use crate::text;

/// Texts of the form that have not come yet, in whatever lines.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnWords {
    rest: Vec<String>,
}

impl OwnWords {
    pub(super) fn new<'w>(texts: impl IntoIterator<Item = &'w str>) -> Self {
        Self { rest: texts.into_iter().map(folded).filter(|text| !text.is_empty()).collect() }
    }

    /// Takes words away that are the next of a text, or several texts whole; says whether they are.
    pub(super) fn take(&mut self, words: &str) -> bool {
        let words = &folded(words);
        let mut from = 0;
        let mut taken: Vec<(usize, String)> = Vec::new();
        while let Some(left) = words.get(from..).filter(|left| !left.is_empty()) {
            let ends = self.rest.iter().position(|text| text.starts_with(left));
            let holds = |text: &String| !text.is_empty() && left.starts_with(text.as_str());
            let Some(index) = ends.or_else(|| self.rest.iter().position(holds)) else { break };
            let Some(text) = self.rest.get_mut(index) else { break };
            let length = left.len().min(text.len());
            let rest = text.get(length..).unwrap_or_default().to_owned();
            taken.push((index, mem::replace(text, rest)));
            from += length;
        }
        if from == words.len() {
            return true;
        }
        for (index, text) in taken.into_iter().rev() {
            self.rest.splice(index..=index, [text]);
        }
        false
    }

    pub(super) fn has_come(&self) -> bool {
        self.rest.iter().all(String::is_empty)
    }
}

pub(super) fn attribution(model: &Model) -> OwnWords {
    OwnWords::new(model.source.attribution.as_deref())
}

/// What a form says around one question.
#[derive(Debug, Default)]
pub(super) struct OwnQuestion {
    texts: OwnWords,
    options: Vec<String>,
    /// What has not come yet of the option that came last.
    option: String,
}

impl OwnQuestion {
    pub(super) fn new(item: &Item, model: &Model) -> Self {
        let lang = &model.lang;
        let look_for = lang.plain(phrase!("What to look for:"));
        let below = labels::below(item, lang);
        let texts = [&item.title, &item.ask].into_iter().chain(&below).chain(&item.look_for);
        let levels = item.levels().enumerate().map(|(at, (level, step))| {
            format!("{} {}: {}", item.scale.number(at), level.label, step.anchor)
        });
        let others = [
            format!("+ {}", lang.plain(labels::LEAST)),
            format!("{UNKNOWN_SIGN} {}", lang.plain(phrase!("Not known"))),
        ];
        let options = levels.chain(others).map(|option| folded(&option)).collect();
        Self {
            texts: OwnWords::new(texts.map(String::as_str).chain([&*look_for])),
            options,
            option: String::new(),
        }
    }

    pub(super) fn takes(&mut self, words: &str) -> bool {
        let folded = folded(words);
        // An editor may have broken the option into lines.
        if !folded.is_empty()
            && let Some(rest) = self.option.strip_prefix(&folded)
        {
            self.option = rest.to_owned();
            return true;
        }
        self.texts.take(words)
    }

    /// Says whether words are those of a box, with or without their sign before them. A box may come
    /// twice: what counts is its tick.
    pub(super) fn takes_option(&mut self, words: &str) -> bool {
        let words = &folded(words);
        let found = self.options.iter().find_map(|option| {
            let bare = option.trim_start_matches(|c: char| c.is_ascii_digit() || c == '+');
            let bare = match bare.strip_prefix(UNKNOWN_SIGN) {
                Some(unknown) if bare.len() == option.len() => unknown,
                _ => bare,
            };
            option.strip_prefix(words).or(bare.strip_prefix(words))
        });
        self.option = found.unwrap_or_default().to_owned();
        found.is_some()
    }
}

/// Returns the reason behind the words `n Not applicable, because:`; none where they are others.
pub(super) fn reason<'t>(words: &'t str, lang: &Lang) -> Option<&'t str> {
    let label = |lang: &Lang| {
        let label = lang.plain(phrase!("Not applicable"));
        [format!("{label}, {}", lang.plain(phrase!("because"))), label.into_owned()]
    };
    let english = &Lang::default();
    let labels = [label(lang), label(english)].into_iter().flatten();
    let labels = labels.flat_map(|label| [format!("{NOT_APPLICABLE_SIGN} {label}"), label]);
    let mut labels = labels.map(|label| folded(&label));
    labels.find_map(|label| {
        let rest = behind(words, &label)?.trim_start();
        Some(rest.strip_prefix([':', '：', ',', '，']).unwrap_or(rest))
    })
}

/// What a form may say above its fields.
#[derive(Debug)]
pub(super) struct OwnFront {
    sentences: Vec<String>,
    title: String,
}

impl OwnFront {
    pub(super) fn new(model: &Model) -> Self {
        let sentences = letter::possible_sentences(model);
        let sentences = sentences.iter().map(|sentence| without_numbers(sentence)).collect();
        Self { sentences, title: folded(&model.title) }
    }

    pub(super) fn is_title(&self, words: &str) -> bool {
        folded(words) == self.title
    }

    pub(super) fn says(&self, words: &str) -> bool {
        let words = &without_numbers(words);
        words.is_empty() || self.sentences.iter().any(|sentence| is_like(words, sentence))
    }
}

/// Says whether a sentence is one with [`ANY`] in it.
fn is_like(words: &str, sentence: &str) -> bool {
    let Some((first, rest)) = sentence.split_once(ANY) else {
        return words == sentence;
    };
    let Some(mut words) = words.strip_prefix(first) else { return false };
    let (middle, last) = rest.rsplit_once(ANY).map_or((None, rest), |(m, last)| (Some(m), last));
    for piece in middle.into_iter().flat_map(|middle| middle.split(ANY)) {
        let Some((_, behind)) = words.split_once(piece) else { return false };
        words = behind;
    }
    words.ends_with(last)
}

/// Says whether a title is that of a stage, of an area or of the topics; forms of other versions have other
/// titles of stages.
pub(super) fn is_section(title: &str, lang: &Lang) -> bool {
    let title = &text::plain(title);
    let english = &Lang::default();
    [lang, english].iter().any(|lang| {
        let topics = lang.plain(phrase!("Topics"));
        let is_part = stage_title(title, lang).is_some() || area_title(title, lang).is_some();
        *title == text::plain(&topics) || is_part
    })
}

/// Returns what stands behind the number in the title of a stage.
fn stage_title<'t>(title: &'t str, lang: &Lang) -> Option<&'t str> {
    const NUMBER: &str = "{number}";
    const TITLE: &str = "{title}";
    let whole = say!(lang, "Stage {number}: {title}", number = NUMBER, title = TITLE);
    let whole = text::plain(&whole);
    let (before, rest) = whole.split_once(NUMBER)?;
    let title = title.strip_prefix(before)?;
    let behind = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let between = rest.split_once(TITLE).map_or(rest, |(between, _)| between);
    // Somebody may have shortened it to the number.
    let is_short = behind.is_empty();
    let said = behind.strip_prefix(between.trim_end()).or(is_short.then_some(""))?;
    (behind.len() < title.len()).then_some(said)
}

/// Returns what stands in the title of an area.
fn area_title<'t>(title: &'t str, lang: &Lang) -> Option<&'t str> {
    const TITLE: &str = "{title}";
    let whole = text::plain(&say!(lang, "Area: {title}", title = TITLE));
    title.strip_prefix(whole.strip_suffix(TITLE)?)
}

/// Says whether the title of a section has words that are not those of this model.
pub(super) fn is_changed(title: &str, model: &Model) -> bool {
    let title = &text::plain(title);
    let english = &Lang::default();
    let said = [&model.lang, english].into_iter().find_map(|lang| stage_title(title, lang));
    let mut known = model.stages.iter().map(|stage| folded(&stage.title));
    if said.is_some_and(|said| !known.any(|title| title.starts_with(&folded(said)))) {
        return true;
    }
    let langs = [&model.lang, english];
    let area = langs.into_iter().find_map(|lang| area_title(title, lang));
    area.is_some_and(|area| {
        let parts = model.parts();
        let mut known = parts.iter().flat_map(|part| {
            let heading = text::plain(&labels::heading(part.of, &model.lang));
            langs.into_iter().filter_map(move |lang| Some(folded(area_title(&heading, lang)?)))
        });
        !known.any(|known| known.starts_with(&folded(area)))
    })
}
