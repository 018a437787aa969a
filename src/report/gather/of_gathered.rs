//! What programs found, in words.

use crate::facts::{FactMove, FactsFile, MovedFact, moved};
use crate::lang::{Lang, say};
use crate::report::document::block::Block;
use crate::report::document::line::Line;
use crate::report::gather::gathered_data::{GatheredData, GatheredFactData, UnreadData};
use crate::report::view::{Data, Report};

/// What programs found, and what they found before.
#[derive(Clone, Copy, Debug)]
pub struct Gathered<'a> {
    pub now: &'a FactsFile,
    pub before: Option<&'a FactsFile>,
    /// Whether all could be read: a part is held against nothing, because shares of it say something
    /// else.
    pub is_whole: bool,
    /// What was not read, or in part only: the path, why, and whether the rest of it was.
    pub left_out: &'a [(String, String, bool)],
    /// The file that keeps the facts, where it was written.
    pub file: Option<&'a str>,
}

impl<'a> Gathered<'a> {
    /// Returns what became of each fact.
    pub fn moved(&self) -> Vec<MovedFact<'a>> {
        moved(self.compared().map_or(&[], |before| &before.facts), &self.now.facts)
    }

    fn compared(&self) -> Option<&'a FactsFile> {
        self.before.filter(|_| self.is_whole)
    }
}

/// Lays out facts with what is new among them, and what fell.
pub fn of_gathered(gathered: &Gathered, lang: &Lang) -> Report {
    let Gathered { now, left_out, file, .. } = *gathered;
    let (before, all) = (gathered.compared(), gathered.moved());
    let words = |one: &MovedFact| one.now.or(one.before).map(|fact| fact.said(lang));
    let lines = |is_meant: &dyn Fn(&MovedFact) -> bool| {
        let meant = all.iter().filter(|one| is_meant(one)).filter_map(words);
        meant.map(Line::from).collect::<Vec<_>>()
    };
    let mut blocks = vec![Block::heading(1, say!(lang, "What programs found"))];
    blocks.push(Block::sentence(lang.in_a_row([&now.subject, &now.gathered.to_string()])));
    if now.facts.is_empty() {
        blocks.push(Block::sentence(say!(lang, "Nothing was found.")));
    } else {
        blocks.push(Block::list(lines(&|one| one.now.is_some())));
    }
    if let Some(before) = before {
        let day = before.gathered;
        let both = |became: FactMove| {
            let meant = all.iter().filter(move |one| one.moved == became);
            meant.filter_map(|one| {
                let before = one.before?.said(lang);
                Some(Line::from(match one.now {
                    Some(now) => {
                        say!(lang, "{now}; before: {before}", now = now.said(lang), before)
                    }
                    None => say!(lang, "before: {before}", before),
                }))
            })
        };
        let fewer = say!(lang, "Fewer repositories were looked at");
        blocks.extend(Block::section(fewer, both(FactMove::Fewer)));
        let fallen = say!(lang, "Fallen since {day}", day);
        blocks.extend(Block::section(fallen, both(FactMove::Worse)));
        blocks.extend(Block::section(say!(lang, "Not found any more"), both(FactMove::Gone)));
        let changed = both(FactMove::Better).chain(both(FactMove::Other));
        blocks.extend(Block::section(say!(lang, "Changed since {day}", day), changed));
        let new = lines(&|one| one.moved == FactMove::New);
        blocks.extend(Block::section(say!(lang, "Not found before"), new));
    }
    if let (None, Some(kept)) = (before, gathered.before) {
        let day = kept.gathered;
        let told = say!(lang, "Not all could be read, so nothing is compared with {day}.", day);
        blocks.push(Block::sentence(told));
    }
    let unread =
        left_out.iter().map(|(path, why, _)| Line::default().code(path).text(format!(" {why}")));
    blocks.extend(Block::section(say!(lang, "Not read, or in part only"), unread));
    let data = GatheredData {
        schema: "ospo/gathered/1",
        subject: now.subject.clone(),
        gathered: now.gathered.to_string(),
        file: file.map(str::to_owned),
        before: before.map(|before| before.gathered.to_string()),
        fell: all.iter().filter(|one| before.is_some() && one.fell()).count(),
        facts: all
            .iter()
            .filter_map(|one| GatheredFactData::of(one, before.is_some(), lang))
            .collect(),
        left_out: left_out
            .iter()
            .map(|(path, why, in_part)| UnreadData {
                path: path.clone(),
                why: why.clone(),
                in_part: *in_part,
            })
            .collect(),
    };
    Report::new(lang, blocks, Data::Gathered(Box::new(data)))
}
