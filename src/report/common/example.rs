//! A milestone of somebody's journey in one line.

use crate::insight::Example;
use crate::lang::Lang;
use crate::report::common::cited;
use crate::report::document::line::Line;

/// Returns `Acme, 2013: What happened. (source) Unclear: what is.`
pub(crate) fn line(lang: &Lang, example: &Example) -> Line {
    let (journey, milestone) = (example.journey, example.milestone);
    Line::from(format!("{}, {}: ", journey.title, milestone.when))
        .then(cited::finding(lang, &milestone.finding()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Journey, JourneyId, Milestone, SourceId, Story};
    use crate::report::document::line::Tone;

    #[test]
    fn an_example_says_who_and_when_and_what_is_unclear() {
        let milestone = Milestone {
            when: "2013".into(),
            stages: vec![2],
            items: Vec::new(),
            text: "It counted.".into(),
            source: SourceId::new("site"),
            unclear: Some("No year.".into()),
        };
        let journey = Journey {
            id: JourneyId::new("acme"),
            title: "Acme".into(),
            what: "Anvils".into(),
            sector: None,
            archetype: None,
            url: None,
            story: Story {
                brief: Vec::new(),
                structure: Vec::new(),
                staffing: Vec::new(),
                reporting: Vec::new(),
                goals: Vec::new(),
                metrics: Vec::new(),
                challenges: Vec::new(),
                lesson: None,
            },
            milestones: vec![milestone.clone()],
        };
        let (journey, milestone) = (&journey, &milestone);
        let expected = Line::from("Acme, 2013: ")
            .text("It counted.")
            .toned(Tone::Quiet, " (site)")
            .text(" ")
            .toned(Tone::Open, "Unclear: No year.");
        let example = Example { journey, milestone };
        assert_eq!(line(&Lang::default(), &example), expected);
    }
}
