//! A statement held against a folder: what is the same, what is not, and who has to be asked who
//! signed it.

use crate::attest::{FileState, Held, Stated};
use crate::lang::{Lang, Phrase, phrase, say, say_of};
use crate::report::attest::verified_data::{DifferenceOfData, VerifiedData};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::line::{Line, Tone};
use crate::report::view::{Data, Report};

const SAME: &str = FileState::Same.as_str();

/// Lays out what came of it; `who` is the command that tells who signed it.
pub fn of_verified(lang: &Lang, stated: &Stated, held: &Held, who: String) -> Report {
    let data = VerifiedData::of(lang, stated, held);
    let mut facts = vec![
        Fact::new(say!(lang, "Round"), data.read.as_str()),
        Fact::new(say!(lang, "Model"), data.model.as_str()),
        Fact::new(say!(lang, "Stated on"), data.attested.as_str()),
    ];
    let reviewer = data.reviewer.as_deref();
    facts.extend(reviewer.map(|name| Fact::new(say!(lang, "Reviewed by"), name)));
    let subject = data.subject.as_str();
    let mut blocks = vec![
        Block::heading(1, say!(lang, "What was stated of {subject}", subject)),
        Block::sentence(Line::default().strong(verdict(lang, &data))),
        Block::Facts(facts),
        Block::heading(2, say!(lang, "Files")),
    ];
    blocks.splice(2..2, told(lang, &data));
    let words = |phrase: Phrase| Column::words(lang.plain(phrase));
    let files = data.files.iter().map(|file| {
        let tone = if file.state == SAME { Tone::Met } else { Tone::Open };
        vec![Line::default().toned(tone, &file.state_label), Line::from(file.name.as_str())]
    });
    blocks.push(Block::table(vec![words(phrase!("State")), words(phrase!("File"))], files));
    blocks.push(Block::heading(2, say!(lang, "Result")));
    blocks.push(match data.differences.as_slice() {
        _ if !data.reckoned => {
            let told = say!(lang, "It cannot be reckoned again.");
            Block::sentence(Line::default().toned(Tone::Open, told))
        }
        [] => Block::sentence(say!(lang, "Reckoned again, it is what is stated.")),
        differences => {
            let columns = [phrase!("What"), phrase!("Stated"), phrase!("Now")].map(words);
            Block::table(columns.into(), differences.iter().map(row))
        }
    });
    blocks.push(Block::sentence(say!(lang, "Who signed it is not looked at here. This does:")));
    blocks.push(Block::Command(who));
    Report::new(lang, blocks, Data::Verified(Box::new(data)))
}

/// Returns what makes one doubt a statement, though nothing in it is otherwise.
fn told(lang: &Lang, data: &VerifiedData) -> Vec<Block> {
    let mut told = Vec::new();
    if data.other_version {
        told.push(say!(
            lang,
            "It was written by another version of ospo, {version}: only what it states was compared.",
            version = data.version
        ));
    }
    if data.ahead {
        told.push(say!(lang, "Its day, {day}, is still to come.", day = data.attested));
    }
    told.into_iter().map(|told| Block::Callout(told.into())).collect()
}

fn row(difference: &DifferenceOfData) -> Vec<Line> {
    let DifferenceOfData { at, stated, now } = difference;
    vec![Line::from(at.as_str()), stated.to_string().into(), now.to_string().into()]
}

fn verdict(lang: &Lang, data: &VerifiedData) -> String {
    let other = data.files.iter().filter(|file| file.state != SAME).count();
    if data.holds {
        return say_of!(
            lang,
            data.files.len(),
            "It holds: {n} file and the result are as stated.",
            "It holds: {n} files and the result are as stated."
        );
    }
    if other == 0 {
        return say!(lang, "It does not hold: the files are as stated, the result is not.");
    }
    say_of!(
        lang,
        other,
        "It does not hold: {n} file is not as stated.",
        "It does not hold: {n} files are not as stated."
    )
}
