//! What a language file says, and what its schema says of it.

use std::collections::BTreeMap;

use serde_json::json;

use crate::checklist::language::marks::TranslationMark;
use crate::checklist::language::section::{
    NAMED, OF_ARCHETYPE, OF_CHANGES, OF_CONTRADICTION, OF_ITEM, OF_LIST, OF_MODEL, OF_RULE,
    OF_SCALE, OF_SCOPE, OF_SIGNAL, OF_STAGE, OF_STATEMENT, OF_TERM, TextSection, may,
};
use crate::checklist::language::texts::{TextEntry, TextSpot};
use crate::format::{self, Field, Need, Part, Record, What};
use crate::lang::Form;
use crate::problem::Place;

pub(super) const FORMAT: &str = "ospo/language/1";

/// What a language file says.
#[derive(Debug, Default)]
pub(crate) struct Translation {
    /// What the language calls itself.
    pub(super) language: String,
    /// What stands between whole and part of a number, where the file says so.
    pub(super) decimal: Option<char>,
    pub(super) entries: BTreeMap<(TextSection, String), Translated>,
    /// Where each section begins.
    pub(super) sections: BTreeMap<TextSection, Place>,
    /// Phrases by their English, those too that are not said any more.
    pub(super) phrases: BTreeMap<String, Said>,
}

/// An entry as the file has it.
#[derive(Debug)]
pub(super) struct Translated {
    pub(super) place: Place,
    /// The fingerprint of the English that was translated.
    pub(super) of: Option<String>,
    pub(super) texts: BTreeMap<TextSpot, Text>,
}

#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) said: String,
    /// There while it is still to be translated.
    pub(super) mark: Option<TranslationMark>,
}

/// A phrase as the file has it.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) place: Place,
    pub(super) forms: BTreeMap<Form, Text>,
}

impl Said {
    pub(super) fn done(&self, form: Form) -> Option<&str> {
        let text = self.forms.get(&form).filter(|text| text.mark.is_none())?;
        Some(&text.said)
    }
}

impl Translated {
    /// Says whether these are translations of the texts that an entry has today.
    pub(super) fn is_fresh(&self, english: &TextEntry) -> bool {
        self.of.as_ref() == Some(&english.fingerprint)
    }

    pub(super) fn done(&self, spot: &TextSpot) -> Option<&str> {
        let text = self.texts.get(spot).filter(|text| text.mark.is_none())?;
        Some(&text.said)
    }
}

impl Translation {
    pub(super) fn entry(&self, english: &TextEntry) -> Option<&Translated> {
        self.entries.get(&(english.section, english.id.clone()))
    }

    /// Returns the translation of an entry that is up to date.
    pub(super) fn fresh(&self, english: &TextEntry) -> Option<&Translated> {
        self.entry(english).filter(|entry| entry.is_fresh(english))
    }
}

impl Part for Translation {
    const RECORD: Record = Record {
        name: "Language",
        doc: "The texts of a model, and the phrases of the tool, in another language. What is left out is shown in English.",
        fields: &[
            Field::of::<Need<format::Text>>(
                "language",
                "The name that speakers of the language have for it.",
            ),
            may(
                "decimal",
                "The one sign between whole and part of a number. Without it, a point.",
                What::Else(
                    || json!({ "type": "string", "pattern": r"\S", "minLength": 1, "maxLength": 1 }),
                ),
            ),
            may("model", "The model itself.", What::Record(&OF_MODEL)),
            may(
                "rules",
                "The rules by their English titles.",
                What::ByText(&What::Record(&OF_RULE)),
            ),
            may("glossary", "The words by their English.", What::ByText(&What::Record(&OF_TERM))),
            by_id(TextSection::Scopes, "The scopes by their ids.", &What::Record(&OF_SCOPE)),
            by_id(TextSection::Lists, "The lists by their ids.", &What::Record(&OF_LIST)),
            by_id(TextSection::Areas, "The areas by their ids.", &What::Record(&NAMED)),
            by_id(TextSection::Roles, "The roles by their ids.", &What::Record(&NAMED)),
            by_id(TextSection::Scales, "The scales by their ids.", &What::Record(&OF_SCALE)),
            by_id(
                TextSection::Stages,
                "The stages by their numbers, in quotes: \"0\".",
                &What::Record(&OF_STAGE),
            ),
            by_id(
                TextSection::Items,
                "The items and topics by their ids.",
                &What::Record(&OF_ITEM),
            ),
            by_id(
                TextSection::Contradictions,
                "The contradictions by their ids.",
                &What::Record(&OF_CONTRADICTION),
            ),
            by_id(TextSection::Signals, "The signals by their ids.", &What::Record(&OF_SIGNAL)),
            may(
                "changes",
                "What became of items, by the version that changed them, in quotes: \"1.1\".",
                What::ByText(&What::Record(&OF_CHANGES)),
            ),
            by_id(
                TextSection::Ratings,
                "The labels of the ratings of statements, by number, in quotes: \"0\".",
                &What::Record(&NAMED),
            ),
            by_id(
                TextSection::Archetypes,
                "The archetypes by their ids.",
                &What::Record(&OF_ARCHETYPE),
            ),
            by_id(
                TextSection::Statements,
                "The statements of the archetypes by their ids.",
                &What::Record(&OF_STATEMENT),
            ),
            by_id(TextSection::Sectors, "The sectors by their ids.", &What::Record(&NAMED)),
            by_id(
                TextSection::Kinds,
                "The kinds of organisations by their ids.",
                &What::Record(&NAMED),
            ),
            may(
                "words",
                "The phrases of the tool by their English; each keeps its holes, such as {n}.",
                What::Else(phrases),
            ),
        ],
        file: Some((FORMAT, "A language of a maturity model (lang/TAG.yaml)")),
        more: None,
    };
}

const fn by_id(section: TextSection, doc: &'static str, entry: &'static What) -> Field {
    may(section.as_str(), doc, What::Map(entry, 0, None))
}

/// A phrase is a text; one that counts something has one for each plural form of the language.
fn phrases() -> serde_json::Value {
    let text = json!({ "type": "string", "pattern": r"\S" });
    let form = |name| {
        let mut form = text.clone();
        form["description"] =
            format!("What is said of a number in the plural category `{name}` of CLDR.").into();
        (name, form)
    };
    let forms = ["zero", "one", "two", "few", "many", "other"].map(form);
    json!({
        "type": "object",
        "additionalProperties": { "anyOf": [
            text,
            {
                "type": "object", "properties": BTreeMap::from(forms), "required": ["other"],
                "additionalProperties": false
            },
        ] },
    })
}
