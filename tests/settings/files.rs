//! Settings that nobody thought of, laid out in many ways.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;

/// How a file is laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    indent: usize,
    braces: u8,
    ending: &'static str,
    comments: u8,
    is_closed: bool,
}

/// A field with a value, or with fields in it.
#[derive(Clone, Debug)]
enum Field {
    Value(&'static str, String),
    Fields(&'static str, Vec<Field>),
}

pub(crate) const STATEMENTS: [&str; 3] = ["pays", "shares-code", "hires"];
pub(crate) const ITEMS: [&str; 3] = ["policy", "training", "inventory"];
const WORDS: [&str; 9] = [
    "cars",
    "\"R&D: a # b\"",
    "'it''s'",
    "日本 ü",
    "\"{ a, b }\"",
    "a b c",
    "\"\\u00e9\"",
    "x",
    "Zürich/Bern",
];

fn word() -> impl Strategy<Value = String> {
    select(&WORDS[..]).prop_map(str::to_owned)
}

fn some_of(fields: Vec<Field>) -> impl Strategy<Value = Vec<Field>> {
    let most = fields.len();
    proptest::sample::subsequence(fields, 1..=most).prop_shuffle()
}

fn action(id: &'static str) -> impl Strategy<Value = Field> {
    (word(), select(&["2027-03-31", "\"2026-12-01\"", "'2028-02-29'"][..]))
        .prop_flat_map(|(owner, due)| {
            some_of(vec![Field::Value("owner", owner), Field::Value("due", due.to_owned())])
        })
        .prop_map(move |fields| Field::Fields(id, fields))
}

fn plan() -> impl Strategy<Value = Field> {
    let actions = ITEMS.map(action);
    let capacity = select(&["4", "0.5", "2.25"][..]);
    (actions, capacity)
        .prop_flat_map(|(actions, capacity)| (some_of(actions.to_vec()), Just(capacity)))
        .prop_flat_map(|(actions, capacity)| {
            some_of(vec![
                Field::Value("capacity", capacity.to_owned()),
                Field::Fields("actions", actions),
            ])
        })
        .prop_map(|fields| Field::Fields("plan", fields))
}

fn ratings() -> impl Strategy<Value = Field> {
    let rating = |id: &'static str| (0..=4_u32).prop_map(move |n| Field::Value(id, n.to_string()));
    STATEMENTS
        .map(rating)
        .prop_flat_map(|ratings| some_of(ratings.to_vec()))
        .prop_map(|fields| Field::Fields("archetypes", fields))
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let target = Field::Fields(
        "target",
        vec![
            Field::Value("stage", "2".into()),
            Field::Fields(
                "areas",
                vec![Field::Fields("legal", vec![Field::Value("level", "measured".into())])],
            ),
        ],
    );
    let named = (word(), word(), 1..10_000_u32);
    (named, plan(), ratings()).prop_flat_map(move |((name, sector, size), plan, ratings)| {
        some_of(vec![
            Field::Value("organisation", name),
            Field::Value("sector", sector),
            Field::Value("size", size.to_string()),
            target.clone(),
            plan,
            ratings,
        ])
    })
}

fn layout() -> impl Strategy<Value = Layout> {
    let endings = select(&["\n", "\r\n"][..]);
    (1..5_usize, any::<u8>(), endings, any::<u8>(), any::<bool>()).prop_map(
        |(indent, braces, ending, comments, is_closed)| Layout {
            indent,
            braces,
            ending,
            comments,
            is_closed,
        },
    )
}

/// Writes fields; each comment has a number, so that one that is lost is noticed.
struct Writer {
    layout: Layout,
    text: String,
    count: u32,
}

impl Writer {
    fn comment(&mut self) -> String {
        self.count += 1;
        format!("# c{}.", self.count)
    }

    fn says(&self, bits: u8) -> bool {
        self.layout.comments.rotate_left(self.count.wrapping_add(1) % 8) & bits == 0
    }

    fn line(&mut self, depth: usize, text: &str) {
        let indent = " ".repeat(depth * self.layout.indent);
        if self.says(0b101) {
            let comment = self.comment();
            write!(self.text, "{indent}{comment}{}", self.layout.ending).unwrap();
        }
        let comment = if self.says(0b11) {
            format!(" {}", self.comment())
        } else {
            self.count += 1;
            String::new()
        };
        write!(self.text, "{indent}{text}{comment}{}", self.layout.ending).unwrap();
        if self.says(0b1100) {
            self.count += 1;
            self.text += self.layout.ending;
        }
    }

    fn block(&mut self, depth: usize, fields: &[Field]) {
        for field in fields {
            let in_braces = self.layout.braces.rotate_left(self.count % 8).trailing_zeros() >= 2;
            match field {
                Field::Fields(name, fields) if !in_braces => {
                    self.line(depth, &format!("{name}:"));
                    self.block(depth + 1, fields);
                }
                field => self.line(depth, &in_a_line(field)),
            }
        }
    }
}

fn in_a_line(field: &Field) -> String {
    match field {
        Field::Value(name, value) => format!("{name}: {value}"),
        Field::Fields(name, fields) => {
            let fields: Vec<String> = fields.iter().map(in_a_line).collect();
            format!("{name}: {{ {} }}", fields.join(", "))
        }
    }
}

/// Settings as people could write them, with comments, braces, quotes and both line endings.
pub(crate) fn text() -> impl Strategy<Value = String> {
    (fields(), layout()).prop_map(|(fields, layout)| {
        let mut writer = Writer { layout, text: String::new(), count: 0 };
        writer.block(0, &fields);
        if !layout.is_closed {
            writer.text.truncate(writer.text.trim_end().len());
        }
        writer.text
    })
}
