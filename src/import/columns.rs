//! Which column of a table holds what.

use std::str::FromStr;

use crate::text::{self, words};

words! {
    /// What a column may hold.
    #[derive(PartialOrd, Ord)]
    pub enum TableField {
        Id = "id",
        /// What is asked.
        Text = "text",
        Title = "title",
        Area = "area",
        /// What the area is a part of.
        Section = "section",
        Stage = "stage",
        Weight = "weight",
        Why = "why",
        LookFor = "look-for",
        Source = "source",
        Url = "url",
    }
}

/// A column that is meant: `text=Requirement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    pub field: TableField,
    /// What stands at its head.
    pub head: String,
}

impl FromStr for Columns {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = TableField::ALL.map(TableField::as_str);
        let Some((field, head)) = word.split_once('=') else {
            return Err(format!("write FIELD=HEAD; a field is {}", text::one_of(known)));
        };
        let found = TableField::ALL.into_iter().find(|one| one.as_str() == field.trim());
        let field = found.ok_or_else(|| {
            text::meant(field, known, || format!("a field is {}", text::one_of(known)))
        })?;
        Ok(Self { field, head: head.trim().to_owned() })
    }
}
