//! Percents in words, rounded once and never so that they tell more than there is.

use crate::lang::{Lang, say};
use crate::report::document::line::Line;
use crate::score::{Fraction, Practices, Range};

pub(crate) const NONE: &str = "–";

/// Returns a text, or a dash where it is empty.
pub(crate) fn or_none(text: String) -> Line {
    Line::from(if text.is_empty() { NONE.to_owned() } else { text })
}

/// Returns `+2`, `−2` or `0`.
pub(crate) fn signed(change: i64) -> String {
    match change {
        0 => "0".to_owned(),
        less if less < 0 => format!("−{}", less.unsigned_abs()),
        more => format!("+{more}"),
    }
}

/// Returns `75 %`: a whole percent, except where rounding would tell more than there is.
///
/// `pass` is a mark that the percent must not seem to reach when it does not.
pub(crate) fn percent(lang: &Lang, percent: &Fraction, pass: Option<u64>) -> String {
    lang.percent(rounded(percent, pass))
}

fn rounded(percent: &Fraction, pass: Option<u64>) -> String {
    let whole = Fraction::whole(percent.rounded());
    let marks = [Some(0), pass, Some(100)].into_iter().flatten().map(Fraction::whole);
    let blurs = marks.into_iter().any(|mark| whole == mark && *percent != mark);
    if blurs { percent.short() } else { percent.rounded().to_string() }
}

/// Returns `75 %`, `60–80 %` where open answers could change it, or a dash.
pub(crate) fn of_range(lang: &Lang, range: &Range, pass: Option<u64>) -> String {
    span(lang, range.worst(), range.answered(), range.best(), pass)
}

/// Returns `2 of 4`, `2–3 of 4` where open answers could change it, or a dash.
pub(crate) fn in_place(lang: &Lang, practices: Practices) -> String {
    let all = practices.applicable;
    let (number, best) = (practices.worst.in_place, practices.best.in_place);
    if all == 0 {
        NONE.to_owned()
    } else if number == best {
        say!(lang, "{number} of {all}", number, all)
    } else {
        say!(lang, "{number}–{best} of {all}", number, best, all)
    }
}

/// Returns the span of three percents.
pub(crate) fn span(
    lang: &Lang,
    worst: Option<&Fraction>,
    answered: Option<&Fraction>,
    best: Option<&Fraction>,
    pass: Option<u64>,
) -> String {
    let (Some(worst), Some(_), Some(best)) = (worst, answered, best) else {
        return NONE.to_owned();
    };
    if worst == best {
        return percent(lang, worst, pass);
    }
    between(lang, worst, best, pass)
}

/// Returns `60–80 %`, or one percent where both are shown alike.
pub(crate) fn between(
    lang: &Lang,
    lowest: &Fraction,
    highest: &Fraction,
    pass: Option<u64>,
) -> String {
    let low = lang.number(rounded(lowest, pass));
    let high = lang.number(rounded(highest, pass));
    if low == high {
        return percent(lang, lowest, pass);
    }
    say!(lang, "{low}–{high} %", low, high)
}
