//! What may stand in each part of a language file: the texts of an entry, in their order.

use crate::format::{Field, Record, Stands, What};
use crate::text::words;

words! {
    /// A part of a language file that holds entries, named as its field there.
    #[derive(PartialOrd, Ord)]
    pub(super) enum TextSection {
        Model = "model",
        Rules = "rules",
        Glossary = "glossary",
        Scopes = "scopes",
        Lists = "lists",
        Areas = "areas",
        Roles = "roles",
        Scales = "scales",
        Stages = "stages",
        Items = "items",
        Contradictions = "contradictions",
        Signals = "signals",
        Changes = "changes",
        Ratings = "ratings",
        Archetypes = "archetypes",
        Statements = "statements",
        Sectors = "sectors",
        Kinds = "kinds",
    }
}

/// How the value of a field stands in its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    Text,
    List,
    Levels,
}

impl TextSection {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Glossary => "term",
            _ => self.as_str().trim_end_matches('s'),
        }
    }

    /// Describes an entry: the fingerprint of its English, then its texts in their order.
    fn record(self) -> &'static Record {
        match self {
            Self::Model => &OF_MODEL,
            Self::Rules => &OF_RULE,
            Self::Glossary => &OF_TERM,
            Self::Scopes => &OF_SCOPE,
            Self::Lists => &OF_LIST,
            Self::Areas | Self::Roles | Self::Ratings | Self::Sectors | Self::Kinds => &NAMED,
            Self::Scales => &OF_SCALE,
            Self::Stages => &OF_STAGE,
            Self::Items => &OF_ITEM,
            Self::Contradictions => &OF_CONTRADICTION,
            Self::Signals => &OF_SIGNAL,
            Self::Changes => &OF_CHANGES,
            Self::Archetypes => &OF_ARCHETYPE,
            Self::Statements => &OF_STATEMENT,
        }
    }

    /// Says whether it holds texts of the guide, which stands beside the model.
    pub(super) fn is_of_guide(self) -> bool {
        use TextSection::{Archetypes, Kinds, Ratings, Sectors, Statements};
        matches!(self, Ratings | Archetypes | Statements | Sectors | Kinds)
    }

    /// Says whether its entries are named by numbers, which are names only in quotes.
    pub(super) fn is_numbered(self) -> bool {
        matches!(self, Self::Stages | Self::Changes | Self::Ratings)
    }

    pub(super) fn fields(self) -> impl Iterator<Item = (&'static str, TextKind)> {
        let fields = self.record().fields.iter();
        fields.filter_map(|field| match field.stands {
            Stands::InField(What::Text) => Some((field.name, TextKind::Text)),
            Stands::InField(What::List(..)) => Some((field.name, TextKind::List)),
            Stands::InField(What::Map(..)) => Some((field.name, TextKind::Levels)),
            _ => None,
        })
    }
}

const OF: Field = may(
    "of",
    "The fingerprint of the texts that are translated here; `ospo model translate` writes it.",
    What::Word,
);
const TITLE: Field = text("title", "The name that people read.");

const fn text(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::Text)
}

const fn list(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::List(&What::Text, 0, None))
}

const fn levels(name: &'static str, doc: &'static str) -> Field {
    may(name, doc, What::Map(&What::Text, 0, None))
}

pub(super) const fn may(name: &'static str, doc: &'static str, what: What) -> Field {
    Field { name, doc, required: false, stands: Stands::InField(what) }
}

const fn entry(name: &'static str, doc: &'static str, fields: &'static [Field]) -> Record {
    Record { name, doc, fields, file: None, more: None }
}

pub(super) const OF_MODEL: Record = entry(
    "ModelTexts",
    "The texts of the model itself.",
    &[
        OF,
        TITLE,
        text("assesses", "What is assessed, as the page for the board is headed."),
        text("badge", "What stands beside the figure on a badge."),
        text("summary", "What the model is."),
        text("attribution", "The line that every report carries."),
        text("not_yet", "The words in an anchor behind which stands what is not there yet."),
    ],
);

pub(super) const OF_RULE: Record = entry(
    "RuleTexts",
    "A rule that holds for all questions.",
    &[OF, text("title", "A word or two that name it."), text("text", "What it says.")],
);

pub(super) const OF_TERM: Record = entry(
    "TermTexts",
    "A word that several questions use.",
    &[
        OF,
        text(
            "term",
            "The word as the texts of the language use it; behind commas its other forms there, as many as the language has.",
        ),
        text("means", "What it means."),
    ],
);

pub(super) const OF_SCOPE: Record = entry(
    "ScopeTexts",
    "What is asked once, before the first item.",
    &[
        OF,
        text("ask", "The question."),
        text("reason", "Why items do not apply where the answer is no."),
    ],
);

pub(super) const OF_LIST: Record = entry(
    "ListTexts",
    "What is named once.",
    &[OF, TITLE, text("ask", "The question by which it is drawn up.")],
);

pub(super) const NAMED: Record =
    entry("Named", "The name of an area, role, rating, sector or kind.", &[OF, TITLE]);

pub(super) const OF_SCALE: Record = entry(
    "ScaleTexts",
    "The answers of a scale.",
    &[OF, levels("levels", "The names that people read, by level.")],
);

pub(super) const OF_STAGE: Record = entry(
    "StageTexts",
    "The texts of a stage.",
    &[
        OF,
        text("title", "The name of the stage."),
        text("label", "What it is called in the field."),
        text("summary", "What characterises it."),
        list(
            "signs",
            "What one sees in an organisation at this stage: as many as in English, in the same order.",
        ),
        list(
            "communities",
            "What each community is good for that says so in English, in the same order.",
        ),
    ],
);

pub(super) const OF_ITEM: Record = entry(
    "ItemTexts",
    "The texts of an item or topic.",
    &[
        OF,
        text("title", "A few words for tables."),
        text("ask", "The one question."),
        text("words", "What the words of the question mean."),
        text("why", "Why it matters."),
        list("look_for", "Concrete things to look for: as many as in English, in the same order."),
        levels("levels", "What one would see, by level."),
        text("floor_why", "Why it needs another level than the other items."),
        list("evidence", "What would show the answer: as many as in English, in the same order."),
        levels("do", "What to do to reach a level, in a few words, by level."),
        levels("how", "How that is done, by level."),
        text("risk", "What goes wrong below the level that it needs."),
        text("not_applicable_when", "The only case in which it does not apply."),
    ],
);

pub(super) const OF_CONTRADICTION: Record = entry(
    "ContradictionTexts",
    "What is told of answers that hardly go together.",
    &[OF, text("say", "What is told.")],
);

pub(super) const OF_SIGNAL: Record =
    entry("SignalTexts", "What follows from a fact.", &[OF, text("why", "Why it follows.")]);

pub(super) const OF_CHANGES: Record = entry(
    "ChangesTexts",
    "What one version changed.",
    &[
        OF,
        levels("why", "Why, by the item that was changed; of those that became one, by that one."),
    ],
);

pub(super) const OF_ARCHETYPE: Record = entry(
    "ArchetypeTexts",
    "A kind of programme office.",
    &[OF, TITLE, text("remark", "What sets it apart."), text("summary", "What it is.")],
);

pub(super) const OF_STATEMENT: Record =
    entry("StatementTexts", "A sentence that an office rates.", &[OF, text("text", "It.")]);
