//! The words of a form, each in one place: written by it, and known to whoever reads it again.

use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::{Item, Level, LevelNeeds, PartOf};
use crate::text;

/// Beside a box that goes with that of a level.
pub(super) const LEAST: Phrase =
    phrase!("At least the chosen level: whether a higher one holds, I cannot tell");

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormField {
    Subject,
    Round,
    Respondent,
    Role,
    Reason,
    Note,
    Evidence,
    Confidence,
    Answered,
}

/// Returns the texts that stand below a question: what its words mean, when it does not apply, and
/// what some of its levels need.
pub(super) fn below(item: &Item, lang: &Lang) -> Vec<String> {
    let never = item.not_applicable_when.as_deref();
    let never = never.map(|case| say!(lang, "When it does not apply: {case}", case));
    let needs = item.scale.levels.iter().filter_map(|level| needs(level, lang));
    item.words.iter().cloned().chain(never).chain(needs).collect()
}

/// Returns the heading of a part of the questions, so that it is known again.
pub(super) fn heading(part: PartOf<'_>, lang: &Lang) -> String {
    match part {
        PartOf::Stage(_) => part.heading(lang),
        PartOf::Area { area, section } => {
            let titles = section.into_iter().chain([area]).map(|area| &area.title);
            say!(lang, "Area: {title}", title = lang.in_a_row(titles))
        }
    }
}

/// Says what an answer of a level has to bring; none where it has to bring nothing.
pub(super) fn needs(level: &Level, lang: &Lang) -> Option<String> {
    let label = &level.label;
    Some(match level.needs? {
        LevelNeeds::Note => say!(lang, "“{label}” needs a note that says why.", label),
        LevelNeeds::Link => say!(lang, "“{label}” needs a link to what shows it.", label),
    })
}

impl FormField {
    pub(super) const OF_FORM: [Self; 4] =
        [Self::Subject, Self::Round, Self::Respondent, Self::Role];

    pub(super) const OF_ANSWER: [Self; 5] =
        [Self::Note, Self::Evidence, Self::Confidence, Self::Reason, Self::Answered];

    /// Returns the word that is the same in every language, and the one that people read.
    fn named_by(self) -> (&'static str, Phrase) {
        match self {
            Self::Subject => ("subject", phrase!("Subject")),
            Self::Round => ("round", phrase!("Round")),
            Self::Respondent => ("respondent", phrase!("Respondent")),
            Self::Role => ("role", phrase!("Role")),
            Self::Reason => ("reason", phrase!("Reason")),
            Self::Note => ("note", phrase!("Note")),
            Self::Evidence => ("evidence", phrase!("Evidence")),
            Self::Confidence => ("confidence", phrase!("Confidence")),
            Self::Answered => ("answered", phrase!("Answered on")),
        }
    }

    pub(super) fn phrase(self) -> Phrase {
        self.named_by().1
    }

    pub(super) fn key(self) -> &'static str {
        self.named_by().0
    }

    /// In the language of `lang` or in English.
    pub(super) fn named(word: &str, among: &[Self], lang: &Lang) -> Option<Self> {
        let word = text::plain(word);
        // A round is named by its day.
        let word = if word == "date" { Self::Round.key() } else { &word };
        among.iter().copied().find(|field| {
            let phrase = field.phrase();
            [&lang.plain(phrase), phrase.as_str(), field.key()]
                .iter()
                .any(|known| text::plain(known) == word)
        })
    }
}
