//! The sheets of one day: what several respondents have answered for one subject.

use std::path::{Path, PathBuf};

use jiff::Span;
use jiff::civil::Date;
use ospo::answers::{self, Answer, Choice, MergeRoles, MergeRule, Merged, Sheet};
use ospo::insight::{self, Assessment, Merge, SourceSheet};
use ospo::model::{Item, Model};
use ospo::report::{Missing, Onward};
use ospo::store;

use crate::cli::desk::name::{assess, date_of, is_meant_unnamed, name_of, typed};
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// So many days after the first of them, sheets are still thought of as of one day.
const LONGEST: i64 = 31;

/// Returns the latest sheet of a subject that is not a merged one, and all others of its day; the
/// latest of all where no subject is named. None where there is no such sheet.
pub(crate) fn of_respondents(
    session: &Session,
    subject: Option<&str>,
) -> Result<Vec<PathBuf>, CommandError> {
    let mut day: Option<(Option<Date>, String)> = None;
    let mut found = Vec::new();
    for path in session.store.sheets()?.into_iter().rev() {
        // The name says the day, so no sheet of another day need be read.
        let named = date_of(&path);
        if day.as_ref().is_some_and(|(date, _)| *date != named) {
            break;
        }
        let file = store::read(&path)?;
        let draft = answers::parse(&file)?;
        let meant = match (&day, subject) {
            (Some((_, subject)), _) => answers::same_name(draft.subject(), subject),
            (None, Some(subject)) => answers::same_name(draft.subject(), subject),
            (None, None) => true,
        };
        if meant && !draft.is_merged() {
            day.get_or_insert_with(|| (named, draft.subject().to_owned()));
            found.push(path);
        }
    }
    found.reverse();
    Ok(found)
}

/// Returns the other sheets of the same day, subject and model, by the names of their files. What
/// cannot be read is told and left out.
pub(crate) fn others(
    session: &Session,
    path: &Path,
    sheet: &Sheet,
    model: &Model,
) -> Vec<SourceSheet> {
    let Some(day) = date_of(path) else {
        return Vec::new();
    };
    let all = session.store.sheets().unwrap_or_default();
    let others = all.iter().filter(|other| date_of(other) == Some(day));
    let others = others.filter(|other| other.file_name() != path.file_name());
    let read = others.filter_map(|other| {
        let file = store::read(other).ok();
        let Some(draft) = file.as_ref().and_then(|file| answers::parse(file).ok()) else {
            let other = other.display();
            session.say(&format!(
                "{other} cannot be read; whoever answered there counts as not heard."
            ));
            return None;
        };
        Some(SourceSheet { name: name_of(other), sheet: draft.of(model, &sheet.subject)? })
    });
    read.collect()
}

/// Returns the day of a sheet that somebody else begins beside one of `day`: the same, as long as
/// that is not long ago.
pub(crate) fn of_another(day: Date, today: Date) -> Date {
    let is_long_ago = day.checked_add(Span::new().days(LONGEST)).is_ok_and(|last| last < today);
    if is_long_ago { today } else { day }
}

/// Returns the roles that could still answer what is open on a day, and what one of them types;
/// `others` are the other sheets of the day.
fn missing<'m>(
    session: &Session,
    path: &Path,
    sheet: &Sheet,
    model: &'m Model,
    others: &[SourceSheet],
) -> Missing<'m> {
    let sheets: Vec<&Sheet> = others.iter().map(|other| &other.sheet).collect();
    let roles = insight::missing_roles(model, sheet, &sheets);
    let ask = roles.first().map(|first| {
        let role = first.role;
        let date = date_of(path).unwrap_or(sheet.date);
        let day = of_another(date, session.today);
        let theirs = others.iter().find(|other| other.role().as_ref() == Some(role));
        let own = SourceSheet::role_of(sheet).as_ref() == Some(role);
        let name = match theirs {
            // What they said long ago stays as it was.
            _ if day != date => format!("{day}-{role}"),
            Some(theirs) => theirs.name.clone(),
            None if own => name_of(path),
            None => format!("{day}-{role}"),
        };
        format!("ospo assess {name} --role {role}")
    });
    Missing { roles, ask }
}

/// Returns what there is beside one sheet of a day, and what to type next, seen from it; `others`
/// are the other sheets of the day.
pub(crate) fn onward<'m>(
    session: &Session,
    path: &Path,
    assessment: &Assessment<'m>,
    others: &[SourceSheet],
) -> Onward<'m> {
    let sheet = &assessment.sheet;
    let is_merged = sheet.merged.is_some() || others.iter().any(|one| one.sheet.merged.is_some());
    let not_merged = others.iter().filter(|_| !is_merged);
    let stale = if is_meant_unnamed(session, path, sheet) {
        "ospo stale".to_owned()
    } else {
        format!("ospo stale {}", typed(session, path))
    };
    Onward {
        sheet: name_of(path),
        next: next_command(session, path, assessment, others),
        stale,
        not_merged: not_merged.map(|other| other.name.clone()).collect(),
        missing: missing(session, path, sheet, assessment.model, others),
    }
}

/// Returns what to type next, seen from one sheet of a day.
pub(crate) fn next_command(
    session: &Session,
    path: &Path,
    assessment: &Assessment,
    others: &[SourceSheet],
) -> String {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    if let Some(merged) = &sheet.merged {
        return again(path, assessment, merged, others).unwrap_or_else(|| "ospo plan".to_owned());
    }
    let role = SourceSheet::role_of(sheet);
    let is_own = |item: &&Item| role.as_ref().is_none_or(|role| item.who.contains(role));
    let own: Vec<Option<&Answer>> =
        model.items().filter(is_own).map(|item| sheet.answer(&item.id)).collect();
    let is_left = own.iter().any(Option::is_none);
    let is_alone = others.iter().all(|other| other.sheet.merged.is_some());
    if !is_left && !is_alone {
        return merge_all(session, path, others);
    }
    let is_open =
        |answer: Option<&Answer>| answer.is_none_or(|answer| answer.choice == Choice::Unknown);
    let coverage = assessment.scorecard.coverage;
    let (is_for_role, only) = match (coverage.unanswered, coverage.unknown) {
        (0, 0) => return "ospo plan".to_owned(),
        (0, _) => (own.iter().copied().any(is_open), Some("--only open".to_owned())),
        _ => (is_left, None),
    };
    // What its role would not know is asked without it, and who is alone is asked everything.
    let is_named = !is_meant_unnamed(session, path, sheet);
    let role = role.filter(|_| is_named && is_for_role);
    let words = [assess(session, path, sheet)].into_iter();
    let words = words.chain(role.map(|role| format!("--role {role}")));
    words.chain(only).collect::<Vec<_>>().join(" ")
}

/// Returns what puts a sheet and the others of its day together.
pub(crate) fn merge_all(session: &Session, path: &Path, others: &[SourceSheet]) -> String {
    let usual = of_respondents(session, None).unwrap_or_default();
    let mut usual = usual.iter();
    if usual.any(|usual| usual.file_name() == path.file_name()) {
        return "ospo merge".to_owned();
    }
    let others = others.iter().filter(|other| other.sheet.merged.is_none());
    let mut names: Vec<String> = others.map(|other| other.name.clone()).collect();
    names.push(name_of(path));
    names.sort();
    format!("ospo merge {}", names.join(" "))
}

/// Returns how a merged sheet is made anew; none where it is what the sheets of its day make
/// together.
fn again(
    path: &Path,
    assessment: &Assessment,
    merged: &Merged,
    others: &[SourceSheet],
) -> Option<String> {
    let sources = others.iter().filter(|other| other.sheet.merged.is_none());
    let sources: Vec<SourceSheet> = sources.cloned().collect();
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let anew = Merge::new(model, sources, merged.rule, merged.roles)?.keeping(sheet);
    if sheet.says_as(&anew.sheet()) || anew.sources().len() < merged.from.len() {
        return None;
    }
    let mut words = vec!["ospo merge".to_owned()];
    words.extend(merge_options(merged.rule, merged.roles));
    words.push(format!("--into {}", name_of(path)));
    Some(words.join(" "))
}

/// Returns the options that say how sheets are put together, where that is not as usual.
pub(crate) fn merge_options(rule: MergeRule, roles: MergeRoles) -> Vec<String> {
    let rule = (rule != MergeRule::Median).then(|| format!("--rule {}", rule.as_str()));
    let roles = (roles == MergeRoles::Alike).then(|| "--all-roles".to_owned());
    rule.into_iter().chain(roles).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn another_sheet_is_begun_for_the_same_day_until_a_month_later() {
        let day = date(2026, 11, 22);
        for today in [day, date(2026, 12, 23), date(2026, 11, 1)] {
            assert_eq!(of_another(day, today), day, "on {today}");
        }
        for today in [date(2026, 12, 24), date(2028, 1, 1)] {
            assert_eq!(of_another(day, today), today, "on {today}");
        }
    }
}
