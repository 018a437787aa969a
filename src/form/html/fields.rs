//! Which fields of a sheet the page knows. What it does not know stays in a sheet as it is.

use std::collections::BTreeMap;

use crate::answers::{Merged, Sheet};
use crate::format::{Part, Record, Stands, What};

/// The kinds of fields by name, each with its fields in their order and what they hold. A field holds
/// `text`, `truth`, the fields of a kind, a list `[kind]`, or `{kind}` by item; in the place of all fields of a
/// kind the first may stand alone.
pub(super) type FormFields = BTreeMap<String, Vec<(&'static str, String)>>;

pub(super) fn of_sheet() -> FormFields {
    let mut fields = FormFields::new();
    let sheet = add(&Sheet::RECORD, &mut fields);
    let format = ("format", "text".to_owned());
    fields.entry(sheet).or_default().insert(0, format);
    fields
}

/// Adds a kind and those that it holds, and returns its name.
fn add(record: &Record, fields: &mut FormFields) -> String {
    let mut own = Vec::new();
    add_fields(record, &mut own, fields);
    let name = record.name.to_lowercase();
    fields.insert(name.clone(), own);
    name
}

fn add_fields(record: &Record, own: &mut Vec<(&'static str, String)>, fields: &mut FormFields) {
    for field in record.fields {
        match &field.stands {
            // A page is of one respondent: a sheet that is merged is refused.
            Stands::InField(What::Record(part)) if part.name == Merged::RECORD.name => {}
            Stands::InField(what) => own.push((field.name, kind(what, fields))),
            Stands::Beside(part) => add_fields(part, own, fields),
            Stands::Nowhere => {}
        }
    }
}

fn kind(what: &What, fields: &mut FormFields) -> String {
    match what {
        What::Record(record) | What::Alone(_, record) => add(record, fields),
        What::List(of, ..) => format!("[{}]", kind(of, fields)),
        What::Map(of, ..) | What::ByText(of) => format!("{{{}}}", kind(of, fields)),
        What::OrNothing(of) => kind(of, fields),
        What::Truth => "truth".to_owned(),
        What::Text
        | What::Word
        | What::Id
        | What::Url
        | What::Day
        | What::Whole(..)
        | What::Decimal(_)
        | What::OneOf(_)
        | What::SomeOf(..)
        | What::Else(_) => "text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_knows_what_one_respondent_may_say_and_nothing_of_a_merger() {
        let fields = of_sheet();
        let names = |kind: &str| -> Vec<&str> { fields[kind].iter().map(|one| one.0).collect() };
        let answer = [
            "answer",
            "reason",
            "decided_by",
            "until",
            "note",
            "evidence",
            "confidence",
            "answered",
            "estimate",
            "former",
        ];
        assert_eq!(names("answer"), answer);
        assert_eq!(names("evidence"), ["text", "date", "until", "known"]);
        assert_eq!(names("sheet")[..2], ["format", "model"]);
        assert!(!names("sheet").contains(&"merged"));
        assert!(fields["sheet"].contains(&("answers", "{answer}".to_owned())));
        assert!(fields["answer"].contains(&("evidence", "[evidence]".to_owned())));
    }
}
