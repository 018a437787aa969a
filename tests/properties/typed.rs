//! Sheets drawn at random, with all that somebody may type or paste.

use jiff::civil::Date;
use ospo::answers::{
    Again, Answer, Choice, Closed, Confidence, Decision, Evidence, HowKnown, Merged, MergedFrom,
    Respondent, Sheet, state_said,
};
use ospo::model::{ItemId, LevelId, Model};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::small_model::weighted;

/// Texts that YAML, an editor or a careless writer takes for something else.
#[rustfmt::skip]
pub(crate) const NASTY: [&str; 62] = [
    "null", "~", "Null", "true", "no", "yes", "on", "y", "1", "-1", "1.0", "1e5", "0x1F", "0o7",
    ".inf", ".nan", "2026-11-22", "2026-11-22T10:00:00Z", "12:30:45", "---", "--- a", "...", "#",
    "# a", "a # b", "a #b", "a: b", "a:b", ":", ": a", "a:", "- a", "-", "?", "? a", "&a", "*a",
    "!a", "!!str a", "%TAG", "@a", "`a`", "'", "\"", "'a'", "\"a\"", "''", "{a}", "[a]", "{", "]",
    ",", "|", "|-", ">", ">-", "<<", "=", "\\", "\\n", "a\\", "${HOME}",
];

/// Characters that break lines, hide, or may not stand in YAML as they are.
#[rustfmt::skip]
pub(crate) const MARKS: [&str; 32] = [
    "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "\n  ", "  \n", "\n\t", "\n---\n", "\n...\n",
    "\n# ", "\n- ", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\u{1b}[31m", "\u{7f}",
    "\u{80}", "\u{85}", "\u{9f}", "\u{a0}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffe}",
    "\u{ffff}", "\u{10ffff}",
];

/// Something that a person may type or paste: never blank, perhaps with space around it.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&NASTY[..]).prop_map(str::to_owned),
        4 => select(&MARKS[..]).prop_map(str::to_owned),
        2 => "[a-zA-Zäß日🎉,.;:!? ]{1,20}",
        1 => any::<String>(),
        1 => (select(&["a", "ab ", "日本 ", "a: ", "- "][..]), 1..400_usize).prop_map(|(s, n)| s.repeat(n)),
    ];
    let blank = |text: &String| !text.trim().is_empty();
    vec(piece, 1..=5).prop_map(|pieces| pieces.concat()).prop_filter("blank", blank)
}

fn date() -> impl Strategy<Value = Date> {
    (0..=9999_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let known = option::of(select(&HowKnown::ALL[..]));
    let one = (typed(), option::of(date()), option::of(date()), known)
        // Nothing ends before its own day: no form, flag or screen takes that.
        .prop_map(|(text, date, until, known)| match (date, until) {
            (Some(one), Some(other)) => {
                let (date, until) = (Some(one.min(other)), Some(one.max(other)));
                Evidence { text, date, until, known }
            }
            _ => Evidence { text, date, until, known },
        });
    vec(one, 0..=3)
}

fn answer(level: impl Strategy<Value = Choice>) -> impl Strategy<Value = Answer> {
    let choice = prop_oneof![
        level,
        Just(Choice::Unknown),
        typed().prop_map(|reason| Choice::NotApplicable { reason }),
    ];
    let confidence = option::of(select(&Confidence::ALL[..]));
    let decision = (option::of(typed()), option::of(date()))
        .prop_map(|(decided_by, until)| Decision { decided_by, until });
    let words = (option::of(typed()), evidence(), confidence, option::of(date()), any::<bool>());
    (choice, decision, words).prop_map(
        |(choice, decision, (note, evidence, confidence, answered, estimate))| {
            let answer = Answer {
                decision,
                note,
                evidence,
                confidence,
                answered,
                estimate,
                ..Answer::new(Choice::Unknown)
            };
            answer.choosing(choice)
        },
    )
}

pub(crate) fn model() -> Model {
    weighted(&[&[1, 1, 1], &[1, 1]])
}

fn merged() -> impl Strategy<Value = Merged> {
    let from = ("[a-z]{1,9}", date()).prop_map(|(sheet, date)| MergedFrom {
        date,
        sheet,
        respondent: None,
    });
    let settled = btree_set("[a-z]{1,9}".prop_map(ItemId::new), 0..=2);
    // What an earlier version wrote there, and what somebody may have made of it.
    let said = || option::of(typed());
    (said(), said(), vec(from, 0..=3), settled).prop_map(|(rule, roles, from, settled)| Merged {
        rule,
        roles,
        from,
        settled,
    })
}

fn closed() -> impl Strategy<Value = Closed> {
    (date(), option::of(typed()), "[0-9a-f]{32}").prop_map(|(on, reviewed_by, digest)| Closed {
        on,
        reviewed_by,
        digest,
    })
}

/// A sheet of the small model, with answers that the model does not ask for.
pub(crate) fn sheet() -> impl Strategy<Value = Sheet> {
    const ITEMS: [&str; 5] = ["s1-1", "s1-2", "s1-3", "s2-1", "s2-2"];
    const LEVELS: [&str; 5] = ["absent", "ad-hoc", "repeatable", "established", "measured"];
    let known = btree_map(
        select(&ITEMS[..]).prop_map(ItemId::new),
        answer(prop_oneof![
            3 => select(&LEVELS[..]).prop_map(|level| Choice::Level(LevelId::new(level))),
            1 => select(&LEVELS[1..4]).prop_map(|level| Choice::AtLeast(LevelId::new(level))),
        ]),
        0..=5,
    );
    // What an id may be, a number or a date too; and no word of another state as the level.
    let stray_id = prop_oneof![
        "[a-z]{1,9}(-[a-z0-9]{1,5}){0,2}",
        Just("null".into()),
        Just("2026-11-22".into()),
        Just("1".into()),
        Just("true".into())
    ];
    let level = typed().prop_filter("a state", |level| state_said(level).is_none());
    let level = level.prop_map(|level| Choice::Level(LevelId::new(level))).boxed();
    let stray = || stray_id.clone().prop_map(ItemId::new);
    let again = (typed(), answer(level.clone())).prop_map(|(why, was)| Again { why, was });
    let again = btree_map(stray(), again, 0..=2);
    let strays = btree_map(stray(), answer(level), 0..=3);
    let role = option::of("[a-z]{1,9}(-[a-z0-9]{1,5}){0,2}");
    let respondent = (option::of(typed()), role).prop_map(|(name, role)| Respondent { name, role });
    let respondent = option::of(respondent);
    let ends = (option::of(merged()), option::of(closed()));
    (typed(), date(), respondent, ends, known, strays, again).prop_map(
        |(subject, date, respondent, (merged, closed), known, strays, again)| {
            let mut sheet = Sheet::new(&model(), subject, date);
            sheet.respondent = respondent;
            sheet.merged = merged;
            sheet.closed = closed;
            sheet.answers = strays;
            sheet.answers.extend(known);
            sheet.again = again;
            sheet
        },
    )
}
