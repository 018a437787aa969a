//! What has been told of one file so far; after a hundred problems they are only counted.

use crate::problem::{Place, Problem, SourceFile};
use crate::text;
use crate::yaml::limits::MAX_PROBLEMS;

#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) file: &'a SourceFile,
    /// The lines of the file; found when the first problem needs one.
    lines: Option<Vec<&'a str>>,
    problems: Vec<Problem>,
    untold: usize,
}

impl<'a> Told<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        Self { file, lines: None, problems: Vec::new(), untold: 0 }
    }

    /// Tells what is wrong at a place, or counts it where enough is told.
    pub(super) fn tell(&mut self, place: Place, message: impl AsRef<str>, help: impl AsRef<str>) {
        if self.is_full() {
            self.untold += 1;
        } else {
            let lines = self.lines.get_or_insert_with(|| self.file.lines());
            let line = place.line.checked_sub(1).and_then(|index| lines.get(index)).copied();
            let at = (self.file.path.as_str(), line);
            self.problems.push(Problem::at(at, place, message, help));
        }
    }

    /// Counts a problem that is not worth wording any more.
    pub(super) fn count(&mut self) {
        self.untold += 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// Ends: the problems in the order of their places, and how many more there are.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place);
        if self.untold > 0 {
            let message = text::count(self.untold, "more problem");
            self.problems.push(Problem::of_file(&self.file.path, message, "mend these first"));
        }
        self.problems
    }
}
