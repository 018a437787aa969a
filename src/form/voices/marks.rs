//! What stands in a row beside its answers, as far as it tells one person from another. Hashes are
//! kept of it, and nothing else.

use std::hash::Hash;

use crate::form::voices::heads::key;
use crate::form::voices::moment::moment;
use crate::insight::VoiceMarks;

/// What a column tells, by its heading.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum MarkKind {
    /// A word that was given to one person.
    Token,
    /// The number of an answer, or a word in its place.
    Id,
    /// What a survey draws for each answer.
    Seed,
    /// When the last page was sent off.
    Done,
}

const TOKENS: [&str; 8] = [
    "token",
    "accesscode",
    "participantid",
    "zugangscode",
    "teilnehmerid",
    "アクセスコード",
    "トークン",
    "访问代码",
];
const IDS: [&str; 16] = [
    "id",
    "responseid",
    "respondentid",
    "answerid",
    "submissionid",
    "entryid",
    "recordid",
    "instanceid",
    "uuid",
    "antwortid",
    "antwortnr",
    "回答id",
    "回答者id",
    "答复id",
    "no",
    "nr",
];
const SEED: &str = "seed";
const DONE: [&str; 10] = [
    "submitdate",
    "datesubmitted",
    "completiontime",
    "enddate",
    "endtime",
    "datumabgeschickt",
    "fertigstellungszeit",
    "完了時刻",
    "提交日期",
    "完成时间",
];

/// Ids of so many characters are given to one answer of one survey alone.
const LONG: usize = 8;

/// Reads the marks of the rows of one table.
pub(super) struct MarkReader {
    /// Of each column its heading, and what it tells; none of those that ask an item.
    heads: Vec<Option<(u64, Option<MarkKind>)>>,
}

/// The marks of a row that is being read.
#[derive(Default)]
pub(super) struct RowMarks {
    marks: VoiceMarks,
    seconds: Option<u64>,
}

impl MarkReader {
    /// Takes the headings, each with whether it asks an item.
    pub(super) fn new<'h>(heads: impl Iterator<Item = (&'h str, bool)>) -> Self {
        let heads = heads.map(|(head, is_asked)| {
            (!is_asked).then(|| (VoiceMarks::hash(&key(head)), kind(head)))
        });
        Self { heads: heads.collect() }
    }

    /// Reads the cells of a row that answer no item.
    pub(super) fn beside<'r>(&self, row: impl Iterator<Item = &'r str>) -> RowMarks {
        let mut marks = RowMarks::default();
        for (head, cell) in self.heads.iter().zip(row) {
            let cell = cell.trim();
            if let Some((head, kind)) = head.filter(|_| !cell.is_empty()) {
                marks.take(head, kind, cell);
            }
        }
        marks
    }
}

impl RowMarks {
    fn take(&mut self, head: u64, kind: Option<MarkKind>, cell: &str) {
        let moment = moment(cell);
        match (kind, moment) {
            (Some(kind @ MarkKind::Token), _) => {
                self.marks.own.push(VoiceMarks::hash(&(kind, cell)));
            }
            (Some(kind @ (MarkKind::Id | MarkKind::Seed)), None) => {
                let has_digit = cell.contains(|c: char| c.is_ascii_digit());
                let is_long = has_digit && cell.chars().count() >= LONG;
                let ids = if is_long { &mut self.marks.own } else { &mut self.marks.counted };
                ids.push(VoiceMarks::hash(&(kind, cell)));
            }
            (Some(MarkKind::Done), Some(_)) => self.marks.is_done = true,
            // Some surveys tell the day alone.
            (Some(MarkKind::Done), None) => {
                self.marks.is_done |= cell.contains(|c: char| c.is_ascii_digit());
            }
            (Some(MarkKind::Id | MarkKind::Seed) | None, _) => {}
        }
        let Some(moment) = moment else {
            self.say(&head, &cell);
            return;
        };
        self.say(&head, &(moment.day, moment.minute));
        if let Some(second) = moment.second {
            let seconds = self.seconds.get_or_insert_default();
            *seconds = seconds.wrapping_add(VoiceMarks::hash(&(head, second)));
        }
        self.marks.times.push(moment);
    }

    /// Takes what a cell says, whatever column it stands in.
    pub(super) fn say(&mut self, head: &impl Hash, said: &impl Hash) {
        // Columns may have changed places.
        self.marks.whole = self.marks.whole.wrapping_add(VoiceMarks::hash(&(head, said)));
    }

    pub(super) fn marks(self) -> VoiceMarks {
        let whole = self.marks.whole;
        let exact = self.seconds.map(|seconds| VoiceMarks::hash(&(whole, seconds)));
        VoiceMarks { exact, ..self.marks }
    }
}

fn kind(head: &str) -> Option<MarkKind> {
    let key = key(head);
    let is_one_of = |names: &[&str]| names.contains(&key.as_str());
    if is_one_of(&TOKENS) {
        Some(MarkKind::Token)
    } else if is_one_of(&IDS) || head.trim() == "#" {
        Some(MarkKind::Id)
    } else if key == SEED {
        Some(MarkKind::Seed)
    } else {
        is_one_of(&DONE).then_some(MarkKind::Done)
    }
}
