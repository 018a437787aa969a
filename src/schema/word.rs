//! The words, texts and addresses that fields hold.

use schemars::JsonSchema;

/// A text with something in it.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("pattern" = r"\S"))]
pub(super) struct Text(String);

/// A word or number just as it stands.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("type" = ["string", "number"], "pattern" = r"\S"))]
pub(super) struct Word(String);

/// A version that has an order: numbers with points between them.
#[derive(JsonSchema)]
#[schemars(
    inline,
    extend("type" = ["string", "number"], "pattern" = r"^[0-9]+(\.[0-9]+)*$")
)]
pub(super) struct VersionNumber(String);

/// A name: small letters, digits and single hyphens, at most 64 characters.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(
    inline,
    extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength" = 64)
)]
pub(super) struct Id(String);

/// The name of a level; sheets use digits and some words for something else.
#[derive(JsonSchema)]
#[schemars(
    inline,
    extend(
        "pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength" = 64,
        "not" = { "pattern": "^([0-9]+|unknown|not-applicable|unanswered|n-a)$" }
    )
)]
pub(super) struct LevelName(String);

/// A level by its name or its number, counted from 0.
#[derive(JsonSchema)]
#[schemars(
    inline,
    extend(
        "type" = ["string", "integer"],
        "pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$",
        "minimum" = 0,
        "maximum" = 9
    )
)]
pub(super) struct LevelWord(String);

/// A day: year, month, day.
#[derive(Default, JsonSchema)]
#[schemars(
    inline,
    extend("format" = "date", "pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
)]
pub(super) struct Day(String);

/// An address that may become a link: http, https or mailto.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("pattern" = r"^(https?://|mailto:)[^\s\x00-\x1f\x7f]+$"))]
pub(super) struct Address(String);
