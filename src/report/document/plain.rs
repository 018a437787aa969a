//! A document for formats that cannot draw: what a drawing shows stands in words in the others.

use std::borrow::Cow;

use crate::lang::{Lang, say};
use crate::report::document::block::{Answered, Answers, Block, Column, Document};
use crate::report::document::line::Line;

impl Document {
    /// Returns the blocks without drawings, and what is folded one line below the other.
    pub fn without_drawings(&self) -> impl Iterator<Item = Cow<'_, Block>> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Radar(_) | Block::Heat(_) | Block::Gantt(_) => Vec::new(),
            Block::Answers(answers) => answers.blocks().into_iter().map(Cow::Owned).collect(),
            block => vec![Cow::Borrowed(block)],
        })
    }
}

impl Answers {
    /// Returns the same for a format that cannot fold: a row for each, or each in full.
    pub fn blocks(&self) -> Vec<Block> {
        if let Some(level) = self.in_full {
            let groups = self.entries.chunk_by(|one, next| one.is_line() && next.is_line());
            return groups.flat_map(|group| in_full(&self.lang, level, group)).collect();
        }
        let lang = &self.lang;
        let head = vec![
            Column::words(say!(lang, "Practice")),
            Column::words(say!(lang, "Answer")),
            Column::words(say!(lang, "Evidence")),
        ];
        let rows = self.entries.iter().map(|entry| {
            let evidence = Line::from(entry.evidence.as_str());
            vec![Line::from(entry.of.title.as_str()), entry.level.clone(), evidence]
        });
        vec![Block::table(head, rows)]
    }
}

impl Answered {
    /// Says whether its line says all.
    fn is_line(&self) -> bool {
        self.facts.is_empty()
    }
}

/// Returns an answer with what stands behind it, or answers of which the line says all.
fn in_full(lang: &Lang, level: u8, group: &[Answered]) -> Vec<Block> {
    match group {
        [entry] if !entry.is_line() => {
            vec![Block::heading(level, entry.of.title.as_str()), Block::Facts(entry.facts.clone())]
        }
        lines => {
            let line = |entry: &Answered| {
                let title = Line::from(entry.of.title.as_str());
                title.text(lang.colon()).then(entry.level.clone())
            };
            vec![Block::list(lines.iter().map(line).collect())]
        }
    }
}
