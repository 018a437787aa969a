//! Percents in words, rounded once and never so that they tell more than there is.

use crate::lang::{self, Lang, say};
use crate::model::{Band, Shown};
use crate::report::document::line::Line;
use crate::score::{Figure, Figures, Fraction, Practices, Range};

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
    span(lang, range.worst(), range.best(), pass)
}

/// Returns a group in the unit of its model; in percent where that has none.
pub(crate) fn of_group(
    lang: &Lang,
    shown: Option<&Shown>,
    range: &Range,
    pass: Option<u64>,
) -> String {
    let Some(shown) = shown else { return of_range(lang, range, pass) };
    in_unit(lang, &Figures::of(shown, range, pass))
}

/// Returns `1.48`, `1.2–1.8` where open answers could change it, or a dash.
pub(crate) fn in_unit(lang: &Lang, figures: &Figures) -> String {
    let Figures { worst: Some(worst), answered: Some(_), best: Some(best) } = figures else {
        return NONE.to_owned();
    };
    let (low, high) = (worst.said(lang), best.said(lang));
    if low == high { low } else { format!("{low}–{high}") }
}

/// Returns figures of the whole with what they are called: `62, b`, or `62–78, b–a`.
pub(crate) fn with_band(lang: &Lang, figures: &Figures, bands: &[Band]) -> String {
    let name = |figure: &Option<Figure>| figure.as_ref()?.band(bands).map(|band| &band.label);
    let said = in_unit(lang, figures);
    match [&figures.worst, &figures.best].map(name) {
        [Some(low), Some(high)] if low == high => said + &lang.comma() + low,
        [Some(low), Some(high)] => said + &lang.comma() + low + "–" + high,
        [None, _] | [_, None] => said,
    }
}

/// Returns a figure that stands in the unit of its model already; a percent where that has none.
pub(crate) fn told(
    lang: &Lang,
    shown: Option<&Shown>,
    figure: &Fraction,
    pass: Option<u64>,
) -> String {
    match shown {
        None => percent(lang, figure, pass),
        Some(shown) => Figure::again(shown, figure).said(lang),
    }
}

/// Returns the same of two, the lower one first.
pub(crate) fn told_between(
    lang: &Lang,
    shown: Option<&Shown>,
    [lowest, highest]: [&Fraction; 2],
    pass: Option<u64>,
) -> String {
    if shown.is_none() {
        return between(lang, lowest, highest, pass);
    }
    let [low, high] = [lowest, highest].map(|figure| told(lang, shown, figure, pass));
    if low == high { low } else { format!("{low}–{high}") }
}

/// Returns the least and the most that figures of so many members can be, each a number.
pub(crate) fn ends(lang: &Lang, shown: &Shown, members: u64) -> [String; 2] {
    let times = if shown.sum { members } else { 1 };
    [shown.from, shown.to]
        .map(|end| lang.number(lang::hundredths(u64::from(end) * times).to_string()))
}

/// Returns a percent that is a mark, likewise.
pub(crate) fn of_mark(lang: &Lang, shown: Option<&Shown>, percent: u64) -> String {
    let Some(shown) = shown.filter(|shown| !shown.sum) else { return lang.percent(percent) };
    let (from, to) = (u64::from(shown.from), u64::from(shown.to));
    lang.number(lang::hundredths(from + (to - from) * percent / 100).to_string())
}

/// Returns the name of a row, set in where it lies in the one above.
pub(crate) fn indented(is_inner: bool, name: &str) -> String {
    if is_inner { format!("\u{a0}\u{a0}{name}") } else { name.to_owned() }
}

/// Returns what stands above figures of groups: `Figure (0 to 3)`.
pub(crate) fn head(lang: &Lang, shown: &Shown) -> String {
    let head = say!(lang, "Figure");
    if shown.sum {
        return head;
    }
    let [from, to] = ends(lang, shown, 1);
    head + &lang.aside(say!(lang, "{from} to {to}", from, to))
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

/// Returns the span of two percents; a dash where there is none, or where anything is possible.
pub(crate) fn span(
    lang: &Lang,
    worst: Option<&Fraction>,
    best: Option<&Fraction>,
    pass: Option<u64>,
) -> String {
    let (Some(worst), Some(best)) = (worst, best) else { return NONE.to_owned() };
    if (worst, best) == (&Fraction::whole(0), &Fraction::whole(100)) {
        return NONE.to_owned();
    }
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
