//! A language file that is being read.

use crate::checklist::language::english::English;
use crate::checklist::language::marks::Marks;
use crate::checklist::language::translation::Text;
use crate::yaml::{Node, Reader};

pub(super) struct Page<'a, 'e> {
    pub(super) reader: Reader<'a>,
    /// The language of the file.
    pub(super) tag: &'e str,
    pub(super) english: &'e English,
    pub(super) marks: Marks,
    /// A built-in file may serve a model that lacks entries of it, which nobody is told.
    pub(super) built_in: bool,
}

impl<'a> Page<'a, '_> {
    /// Reads a text whose field or entry begins on a line.
    pub(super) fn text(&mut self, line: usize, node: &Node<'a>) -> Option<Text> {
        Some(Text { said: self.reader.text(node)?, mark: self.marks.on(line) })
    }
}
