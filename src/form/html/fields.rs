//! Which fields of a sheet the page knows. What it does not know stays in a sheet as it is.

/// Fields in their order, each with what it holds.
pub(super) type Fields = &'static [(&'static str, &'static str)];

/// The kinds of fields by name. A field holds `text`, the fields of a kind, a list `[kind]`, or
/// `{kind}` by item; in the place of all its fields the first may stand alone.
pub(super) const FIELDS: [(&str, Fields); 6] = [
    (
        "sheet",
        &[
            ("format", "text"),
            ("model", "model"),
            ("subject", "text"),
            ("date", "text"),
            ("respondent", "respondent"),
            ("answers", "{answer}"),
            ("ask_again", "{again}"),
        ],
    ),
    ("model", &[("id", "text"), ("version", "text")]),
    ("respondent", &[("name", "text"), ("role", "text")]),
    (
        "answer",
        &[
            ("answer", "text"),
            ("reason", "text"),
            ("note", "text"),
            ("evidence", "[evidence]"),
            ("confidence", "text"),
            ("answered", "text"),
        ],
    ),
    (
        "evidence",
        &[("text", "text"), ("date", "text"), ("until", "text")],
    ),
    ("again", &[("why", "text"), ("answer", "text")]),
];
