//! A check-up: what is to be mended, what is to be known, and what there is.

use crate::lang::{Lang, say, say_of};
use crate::report::doctor::doctor_data::DoctorData;
use crate::report::doctor::finding::{Checkup, Finding, Weight};
use crate::report::document::block::{Block, Fact, Task};
use crate::report::document::line::Line;
use crate::report::view::{Data, Report};

/// What stands where there is nothing of a kind.
const NOTHING: &str = "–";

/// Lays out what was found in a folder, the worst first.
pub fn of_doctor(lang: &Lang, checkup: &Checkup) -> Report {
    let mut findings: Vec<&Finding> = checkup.findings.iter().collect();
    // Stable: what one look found stays in its order.
    findings.sort_by_key(|finding| (finding.weight, finding.at));
    let folder = checkup.folder.as_str();
    let mut blocks = vec![Block::heading(1, say!(lang, "Check-up of {folder}", folder))];
    let mut number = 0;
    for weight in Weight::ALL {
        let of_weight = findings.iter().filter(|finding| finding.weight == weight);
        let tasks: Vec<Task> = of_weight
            .map(|finding| {
                number += 1;
                task(lang, number, finding)
            })
            .collect();
        if !tasks.is_empty() {
            blocks.push(Block::heading(2, lang.plain(weight.title())));
            blocks.push(Block::Tasks(tasks));
        }
    }
    let there = checkup.circumstances.iter();
    let there =
        there.map(|one| Fact::new(one.name.clone(), one.value.as_deref().unwrap_or(NOTHING)));
    blocks.push(Block::heading(2, say!(lang, "What there is")));
    blocks.push(Block::Facts(there.collect()));
    blocks.push(Block::sentence(counted(lang, checkup)));
    let data = DoctorData::of(lang, checkup, &findings);
    Report::new(lang, blocks, Data::Doctor(Box::new(data)))
}

fn task(lang: &Lang, number: usize, finding: &Finding) -> Task {
    let place = finding.path.as_ref().map(|path| match finding.place {
        Some(place) => format!("{path}:{}:{}", place.line, place.column),
        None => path.clone(),
    });
    let title = match place {
        Some(place) => Line::default().strong(place).text(lang.colon() + &finding.what),
        None => Line::from(finding.what.as_str()),
    };
    let helps = finding.helps.iter();
    let helps = helps.map(|help| Fact::new(say!(lang, "What to do"), help.as_str()));
    Task { number, title, facts: helps.collect() }
}

fn counted(lang: &Lang, checkup: &Checkup) -> Line {
    let (mend, know) = (checkup.count(Weight::Mend), checkup.count(Weight::Know));
    let mend = match mend {
        0 => say!(lang, "Nothing to mend"),
        _ => say_of!(lang, mend, "{n} thing to mend", "{n} things to mend"),
    };
    let know = match know {
        0 => say!(lang, "nothing to know"),
        _ => say_of!(lang, know, "{n} to know", "{n} to know"),
    };
    Line::default().strong(say!(lang, "{mend}, {know}", mend, know))
}
