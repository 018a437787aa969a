//! The interview sheet as it is handed out.

use crate::answers::choosable;
use crate::answers::{Answer, Choice};
use crate::form::filled::FORMAT;
use crate::form::labels::{self, FormField};
use crate::form::letter::{Way, letter, rules};
use crate::form::markdown::signs;
use crate::form::questionnaire::{FormSection, Questionnaire};
use crate::form::{evidence, shown};
use crate::lang::{self, Lang, Phrase, phrase};
use crate::model::{Item, Model};
use crate::render::escape::WordPlace;

pub(super) const LEAST_SIGN: char = '+';
pub(super) const UNKNOWN_SIGN: &str = "u";
pub(super) const NOT_APPLICABLE_SIGN: &str = "n";

pub fn markdown(form: &Questionnaire<'_>) -> String {
    let mut lines = front(form);
    for section in form.sections() {
        lines.extend(heading(&section, form.model));
        for item in section.items {
            lines.extend(question(item, form.answer(&item.id), form.model));
        }
    }
    if let Some(attribution) = &form.model.source.attribution {
        lines.extend(["---".to_owned(), String::new(), signs::asked(attribution)]);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn front(form: &Questionnaire<'_>) -> Vec<String> {
    let lang = &form.model.lang;
    let title = &form.model.title;
    let mut lines = vec![format!("# {}", signs::asked(title)), String::new()];
    let letter = letter(form, &[Way::Markdown]).into_iter().chain(rules(form.model));
    let letter: Vec<String> = letter.map(|line| format!("> {}", signs::asked(&line))).collect();
    lines.extend([letter.join("\n>\n"), String::new()]);
    for field in FormField::OF_FORM {
        let date = form.sheet.date.to_string();
        let known = match field {
            FormField::Subject => Some(form.sheet.subject.as_str()),
            FormField::Round => Some(date.as_str()),
            FormField::Respondent => form.respondent(),
            FormField::Role => form.respondent_role(),
            _ => None,
        };
        let shown = known.map(shown::on_one_line).unwrap_or_default();
        lines.push(format!("- {}", field_line(field, &shown, lang)));
    }
    let (id, version) = (&form.sheet.model.id, &form.sheet.model.version);
    // Only commas between its parts and plain spaces are read in the line.
    let pictured = |c: char| match c {
        ',' => shown::picture_of(c),
        c if c != ' ' && c.is_whitespace() => shown::picture_of(c),
        c => c.to_string(),
    };
    let version: String = shown::on_one_line(version).chars().map(pictured).collect();
    let version = signs::answered(&version, WordPlace::Inside);
    let fingerprint = form.sheet.model.fingerprint;
    let fingerprint = fingerprint.map_or_else(String::new, |it| format!(", fingerprint {it}"));
    let number = form.items.len();
    let language = match lang.tag() {
        lang::ENGLISH => String::new(),
        tag => format!(", language {tag}"),
    };
    lines.extend([
        String::new(),
        format!(
            "{FORMAT}, model {id}, version {version}{fingerprint}, questions {number}{language}"
        ),
        String::new(),
    ]);
    lines
}

fn heading(section: &FormSection<'_>, model: &Model) -> [String; 2] {
    let title = match section.part {
        Some(part) => labels::heading(part, &model.lang),
        None => model.lang.plain(phrase!("Topics")).into_owned(),
    };
    [format!("## {}", signs::asked(&title)), String::new()]
}

fn question(item: &Item, answer: Option<&Answer>, model: &Model) -> Vec<String> {
    let lang = &model.lang;
    let (title, id) = (signs::asked(&item.title), &item.id);
    let mut lines = vec![
        format!("### {title} (id: {id})"),
        String::new(),
        signs::asked(&item.ask),
        String::new(),
    ];
    for text in labels::below(item, lang) {
        lines.extend([signs::asked(&text), String::new()]);
    }
    if !item.look_for.is_empty() {
        lines.push(signs::asked(&lang.plain(phrase!("What to look for:"))));
        lines.push(String::new());
        let look_for = item.look_for.iter();
        lines.extend(look_for.map(|look| format!("- {}", signs::asked(look))));
        lines.push(String::new());
    }
    lines.extend(boxes(item, answer, lang));
    lines.push(String::new());
    for field in [FormField::Note, FormField::Evidence, FormField::Confidence] {
        lines.extend(self::field(field, answer, lang));
        lines.push(String::new());
    }
    if answer.is_some_and(|answer| answer.answered.is_some()) {
        lines.extend(field(FormField::Answered, answer, lang));
        lines.push(String::new());
    }
    lines
}

/// The boxes to tick, each with the sign by which `ospo assess` knows it too.
fn boxes(item: &Item, answer: Option<&Answer>, lang: &Lang) -> Vec<String> {
    let choice = answer.map(|answer| &answer.choice);
    let mut lines = Vec::new();
    for (at, (level, step)) in item.levels().enumerate() {
        let number = item.scale.number(at);
        let is_chosen = choice.and_then(Choice::level) == Some(&level.id);
        let (label, anchor) = (signs::asked(&level.label), signs::asked(&step.anchor));
        lines.push(format!("{} **{number} {label}**: {anchor}", tick(is_chosen)));
    }
    let label = |phrase: Phrase| signs::asked(&lang.plain(phrase));
    if item.scale.levels.len() > 2 {
        let is_least = matches!(choice, Some(Choice::AtLeast(_)));
        let least = label(labels::LEAST);
        lines.push(format!("{} **{LEAST_SIGN}** {least}", tick(is_least)));
    }
    let unknown = label(phrase!("Not known"));
    let is_unknown = choice == Some(&Choice::Unknown);
    lines.push(format!("{} **{UNKNOWN_SIGN} {unknown}**", tick(is_unknown)));
    let not_applicable = label(phrase!("Not applicable"));
    let reason = choice.and_then(Choice::reason);
    let because = label(phrase!("because"));
    let label = format!(
        "{} **{NOT_APPLICABLE_SIGN} {not_applicable}**, {because}:",
        tick(reason.is_some())
    );
    lines.extend(with_words(&label, "  ", reason));
    lines
}

fn tick(is_chosen: bool) -> &'static str {
    if is_chosen { "- [x]" } else { "- [ ]" }
}

fn field(field: FormField, answer: Option<&Answer>, lang: &Lang) -> Vec<String> {
    let label = label(field, lang);
    match (field, answer) {
        (FormField::Evidence, Some(answer)) if !answer.evidence.is_empty() => {
            let evidence = answer.evidence.iter().map(|evidence| {
                format!("- {}", signs::answered(&evidence::line(evidence), WordPlace::Start))
            });
            [label, String::new()].into_iter().chain(evidence).collect()
        }
        (FormField::Confidence, _) => {
            let sure = answer.and_then(|answer| answer.confidence);
            let known = choosable::confidences(lang);
            let boxes = known.iter().map(|one| {
                let is_chosen = sure.is_some_and(|sure| sure.as_str() == one.id);
                let mark = if is_chosen { "[x]" } else { "[ ]" };
                format!("{mark} {}", signs::asked(&one.label))
            });
            let boxes: Vec<String> = boxes.collect();
            vec![format!("{label} {}", boxes.join(" "))]
        }
        (FormField::Answered, Some(answer)) => {
            let day = answer.answered.map(|day| day.to_string());
            vec![format!("{label} {}", day.unwrap_or_default())]
        }
        (FormField::Note, answer) => {
            with_words(&label, "", answer.and_then(|answer| answer.note.as_deref()))
        }
        (_, _) => with_words(&label, "", None),
    }
}

fn label(field: FormField, lang: &Lang) -> String {
    format!("**{}:**", signs::asked(&lang.plain(field.phrase())))
}

/// Words behind a label; several lines of them stand quoted below it.
fn with_words(label: &str, indent: &str, words: Option<&str>) -> Vec<String> {
    let Some(words) = words.filter(|words| !words.is_empty()) else {
        return vec![format!("{label} {}", signs::BLANK)];
    };
    let shown = shown::shown(words);
    if !shown.contains('\n') {
        return vec![format!("{label} {}", signs::answered(&shown, WordPlace::Start))];
    }
    let lines = shown.split('\n').map(|line| {
        let line = signs::answered(line, WordPlace::Start);
        format!("{indent}> {line}")
    });
    [label.to_owned(), String::new()].into_iter().chain(lines).collect()
}

fn field_line(field: FormField, shown: &str, lang: &Lang) -> String {
    let label = label(field, lang);
    if shown.is_empty() {
        format!("{label} {}", signs::BLANK)
    } else {
        format!("{label} {}", signs::answered(shown, WordPlace::Start))
    }
}
