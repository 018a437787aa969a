//! A file of words to begin with: what the page says by itself, each sentence for somebody to change.

use crate::format;
use crate::insight::{Advice, Assessment};
use crate::lang::{Lang, say};
use crate::organisation::{BoardWords, PlanSettings};
use crate::report::board::of_board::{Choices, choices};
use crate::report::board::{certainty, consequences, verdict};
use crate::text;

/// Returns what stands in a new file of words: the sentences of the page, none of them in force.
pub fn words_to_begin_with(
    assessment: &Assessment,
    advice: &Advice,
    plan: &PlanSettings,
) -> String {
    let (lang, roadmap) = (&assessment.model.lang, &advice.roadmap);
    let Choices { gaps, shortlist, .. } = choices(assessment, roadmap);
    let none = BoardWords::default();
    let sentences = [
        ("verdict", Some(verdict::verdict(assessment))),
        ("certainty", Some(certainty::certainty(assessment, &none).words())),
        ("ask", Some(verdict::ask(assessment, roadmap, plan, &none).words())),
        ("if_refused", consequences::refused(assessment, roadmap, &gaps)),
        ("if_less", consequences::less(assessment.model, &gaps, &shortlist)),
    ];
    let mut lines: Vec<String> = told(lang).iter().map(|line| format!("# {line}")).collect();
    lines.extend(sentences.into_iter().filter_map(|(name, said)| {
        let said = serde_json::Value::String(text::visible(&said?).into_owned());
        Some(format!("# {name}: {said}"))
    }));
    lines.push("# decide_by: 2027-01-15".to_owned());
    lines.push("# presented_by: NAME".to_owned());
    format::first_line("ospo/words/1") + &lines.join("\n") + "\n"
}

fn told(lang: &Lang) -> [String; 2] {
    [
        say!(lang, "Words of your own on the board's page: take the # off a line, and write."),
        say!(lang, "What has none is worked out anew each time."),
    ]
}
