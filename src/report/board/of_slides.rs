//! The page as slides: what stands on it, and the actions along their days.

use jiff::{ToSpan, Unit};

use crate::insight::{Advice, Assessment, Entry};
use crate::organisation::{BoardWords, Organisation};
use crate::report::board::{actions, of_board};
use crate::report::document::block::Block;
use crate::report::document::gantt::{Bar, Gantt};
use crate::report::page::assessment_data::Earlier;
use crate::report::plan::roadmap;
use crate::report::view::{Audience, Report};

pub fn of_slides(
    assessment: &Assessment,
    advice: &Advice,
    earlier: Earlier,
    organisation: &Organisation,
    words: &BoardWords,
) -> Report {
    // Nothing but a browser takes slides.
    let audience = Audience::People;
    let mut report = of_board::of_board(assessment, advice, earlier, organisation, words, audience);
    let (lang, plan) = (&assessment.model.lang, &advice.roadmap);
    let whole = roadmap::gantt(lang, plan).filter(|_| !assessment.knows_nothing());
    let drawn = whole.map(|whole| {
        let shortlist = of_board::choices(assessment, plan).shortlist;
        let entries = shortlist.entries.iter().chain(&shortlist.others);
        let bars = entries.filter_map(|entry| bar(&whole, entry)).collect();
        Block::Gantt(with_room(Gantt { bars, ..whole.clone() }), roadmap::table(lang, plan))
    });
    report.document.blocks.extend(drawn);
    report
}

/// Returns the bar of an action under the name that it has on the page.
fn bar(whole: &Gantt, entry: &Entry) -> Option<Bar> {
    let bar = whole.bars.get(entry.number.checked_sub(1)?)?;
    let (title, practice) = (actions::title(entry.action), &entry.action.item.title);
    let what = if title == *practice { String::new() } else { practice.clone() };
    Some(Bar { label: title, what, ..bar.clone() })
}

/// Ends the days after the last mark, and after the day on which the goal is wanted where that is
/// not so late that it would leave little room for the work.
fn with_room(gantt: Gantt) -> Gantt {
    let days = |to| gantt.begins.until((Unit::Day, to)).map_or(0, |span| span.get_days());
    let length = days(gantt.ends).max(30);
    let wanted = gantt.wanted.filter(|day| (0..=length * 2).contains(&days(*day)));
    let last = wanted.max(Some(gantt.ends)).unwrap_or(gantt.ends);
    let ends = last.saturating_add((days(last).max(30) / 20).days());
    Gantt { ends, wanted, ..gantt }
}
