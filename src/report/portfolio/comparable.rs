//! Which units of a portfolio can be compared, and why the others cannot.

use crate::insight::{Apart, Group};
use crate::lang::{say, say_of};
use crate::report::document::line::{Line, Tone, said};

/// Says which units the figures rest on, and why not on the others.
pub(crate) fn sentences(group: &Group) -> Vec<Line> {
    let lang = &group.model.lang;
    let all = group.members.len();
    let mut sentences = Vec::new();
    let compared = group.compared;
    if compared == all {
        sentences.push(Line::from(match all {
            1 => say!(lang, "There is one unit, so nothing can be compared with it yet."),
            2 => say!(lang, "Both units can be compared with each other."),
            _ => say_of!(
                lang,
                all,
                "All {n} units can be compared with one another.",
                "All {n} units can be compared with one another."
            ),
        }));
    } else {
        let reasons = [Apart::Nothing, Apart::Coverage, Apart::Version, Apart::Content];
        let reasons = reasons.into_iter().filter_map(|why| {
            let number = group.apart(why);
            (number > 0).then(|| match why {
                Apart::Nothing => say!(lang, "{number} with nothing answered", number),
                Apart::Coverage => say!(
                    lang,
                    "{number} with less than half as much answered as the one in the middle",
                    number
                ),
                Apart::Version => {
                    say!(lang, "{number} of another version of the model than most", number)
                }
                Apart::Content => {
                    say!(lang, "{number} with other content of the model than most", number)
                }
            })
        });
        let reasons: Vec<String> = reasons.collect();
        sentences.push(Line::from(say!(
            lang,
            "Medians, means and the weakest rest on {compared} of {all} units; not compared: \
             {reasons}.",
            compared,
            all,
            reasons = lang.in_a_row(&reasons)
        )));
    }
    let apart = group.members.iter().filter(|member| member.row.not_agreed() > 0).count();
    if apart > 0 {
        let units = say_of!(
            lang,
            apart,
            "In {n} unit respondents do not agree, which widens its range",
            "In {n} units respondents do not agree, which widens their ranges"
        );
        let line = Line::default().toned(Tone::Open, units + &lang.semicolon());
        let command = Line::default().code("ospo merge");
        sentences.push(line.then(said!(lang, "{command} shows on what.", command)));
    }
    if group.half_open > 0 {
        let open = say!(
            lang,
            "Units that have answered less than half of what applies to them: {open} of {all}.",
            open = group.half_open,
            all
        );
        sentences.push(Line::default().toned(Tone::Open, open));
    }
    sentences
}
