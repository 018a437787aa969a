//! The sheet with the questions: one row each, with its anchors beside the cells to fill in.

use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, Formula, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::answers::choosable::{self, Choosable};
use crate::answers::{Answer, Confidence, NOT_APPLICABLE};
use crate::form::choose::list_of;
use crate::form::labels::{self, FormField};
use crate::form::questionnaire::Questionnaire;
use crate::form::understand::CONFIDENCE;
use crate::form::xlsx::columns::{FormColumn, KEY};
use crate::form::xlsx::lists::Lists;
use crate::form::xlsx::put::FormPage;
use crate::form::xlsx::{cells, looks, own, put};
use crate::form::{evidence, shown};
use crate::lang::{Lang, phrase, say};
use crate::model::{Item, PartOf};
use crate::text;

/// The row of the keys, which is hidden; the titles stand below it.
const KEYS: u32 = 0;
const HEAD: u32 = 1;
const FIRST: u32 = 2;
/// The height of a line, and the height that no row may pass, in points.
const LINE: f64 = 15.0;
const MOST: f64 = 409.0;
/// How many columns of text fit into a width of 100: most letters are narrower than digits.
const FIT: usize = 108;

pub(super) fn fill(
    sheet: &mut FormPage,
    form: &Questionnaire<'_>,
    lists: &Lists,
) -> Result<(), XlsxError> {
    let lang = &form.model.lang;
    for column in FormColumn::ALL {
        let index = column.index();
        sheet.write_string(KEYS, index, format!("{KEY}{}", column.key()))?;
        let title = match column {
            FormColumn::Stage if form.model.method.ladder.is_none() => phrase!("Section"),
            column => column.title(),
        };
        put::asked(sheet, (HEAD, index), &lang.plain(title), &looks::head())?;
        sheet.set_column_width(index, column.width())?;
    }
    let model = form.model;
    if model.method.ladder.is_none() && model.areas.iter().all(|area| area.section.is_none()) {
        sheet.set_column_hidden(FormColumn::Stage.index())?;
    }
    sheet.set_row_hidden(KEYS)?;
    sheet.set_row_height(HEAD, 62)?;
    sheet.set_freeze_panes(FIRST, 0)?;
    let mut row = FIRST;
    for section in form.sections() {
        for item in section.items {
            question(sheet, row, (item, section.part), form)?;
            choices(sheet, row, item, lists)?;
            row += 1;
        }
    }
    let last = row.saturating_sub(1).max(FIRST);
    sheet.autofilter(HEAD, 0, last, FormColumn::Item.index())?;
    if let Some(range) = lists.range(CONFIDENCE) {
        let column = FormColumn::Of(FormField::Confidence).index();
        let choice = DataValidation::new().allow_list_formula(Formula::new(range));
        sheet.add_data_validation(FIRST, column, last, column, &choice)?;
    }
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&P / &N");
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn question(
    sheet: &mut FormPage,
    row: u32,
    (item, part): (&Item, Option<PartOf<'_>>),
    form: &Questionnaire<'_>,
) -> Result<(), XlsxError> {
    let model = form.model;
    let lang = &model.lang;
    let answer = form.answer(&item.id);
    let choosable = choosable::answers(&item.scale, lang);
    sheet.set_row_height(row, height_of(&texts(item, lang)))?;
    for column in FormColumn::ALL {
        let spot = (row, column.index());
        match column {
            FormColumn::Stage => {
                put::asked(sheet, spot, &part_of(part, lang), &looks::asked())?;
            }
            FormColumn::Area => {
                let area = model.area(&item.area).map_or(item.area.as_str(), |a| &a.title);
                put::asked(sheet, spot, area, &looks::asked())?;
            }
            FormColumn::Question => ask(sheet, spot, item, lang)?,
            FormColumn::Levels => levels(sheet, spot, item, &choosable)?,
            FormColumn::Answer => {
                let label = answer.map(|answer| label_of(answer, &choosable));
                put::answered(sheet, spot, &label.unwrap_or_default(), &looks::fill_in())?;
            }
            FormColumn::Of(FormField::Answered) => {
                let day = answer.and_then(|answer| answer.answered);
                put::day(sheet, spot, day, &looks::fill_in_day())?;
            }
            FormColumn::Of(field) => {
                let shown = answer.map(|answer| value(answer, field, lang));
                put::answered(sheet, spot, &shown.unwrap_or_default(), &looks::fill_in())?;
            }
            FormColumn::Item => {
                put::answered(sheet, spot, item.id.as_str(), &looks::asked_quiet())?;
            }
        }
    }
    Ok(())
}

/// Returns what stands in the first column: a stage, or the area in which that of an item lies.
fn part_of(part: Option<PartOf<'_>>, lang: &Lang) -> String {
    match part {
        Some(PartOf::Stage(stage)) => {
            let (number, title) = (stage.number, &stage.title);
            say!(lang, "{number} {title}", number, title)
        }
        Some(PartOf::Area { section, .. }) => {
            section.map_or_else(String::new, |section| section.title.clone())
        }
        None => lang.plain(phrase!("Topic")).into_owned(),
    }
}

/// Returns the texts that decide how tall the row of a question is, each with its column.
fn texts(item: &Item, lang: &Lang) -> [(FormColumn, String); 2] {
    let heading = lang.plain(phrase!("What to look for:")).into_owned();
    let look_for = item.look_for.iter().map(|look| format!("• {look}"));
    let below = labels::below(item, lang);
    let question = [item.ask.clone()].into_iter().chain(below).chain([heading]).chain(look_for);
    let levels = item.levels();
    let levels = levels.map(|(level, step)| lang.named(&level.label, &step.anchor));
    [
        (FormColumn::Question, question.collect::<Vec<_>>().join("\n")),
        (FormColumn::Levels, levels.collect::<Vec<_>>().join("\n")),
    ]
}

/// Not every program works out by itself how tall a row has to be for its texts.
fn height_of(texts: &[(FormColumn, String)]) -> f64 {
    let lines = texts.iter().map(|(column, text)| lines(text, column.width()));
    let lines = lines.max().unwrap_or_default().clamp(1, 27);
    f64::from(lines).mul_add(LINE, 4.0).min(MOST)
}

fn lines(text: &str, width: u16) -> u32 {
    let fit = usize::from(width) * FIT / 100;
    let lines = text.lines().map(|line| line.width().div_ceil(fit.max(1)).max(1));
    u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
}

fn ask(
    sheet: &mut FormPage,
    (row, column): put::CellSpot,
    item: &Item,
    lang: &Lang,
) -> Result<(), XlsxError> {
    let most = put::MOST / 4;
    let ask = shown::shown(&item.ask);
    let ask = text::clipped(&ask, most);
    let look_for: Vec<String> = item.look_for.iter().map(|look| format!("\n• {look}")).collect();
    let heading = lang.plain(phrase!("What to look for:"));
    let heading = (!look_for.is_empty()).then(|| format!("\n{heading}"));
    let below = labels::below(item, lang).into_iter().map(|text| format!("\n{text}"));
    let below: String = below.chain(heading).chain(look_for).collect();
    let below = shown::shown(&below);
    let below = text::clipped(&below, most);
    let whole = format!("{ask}{below}");
    sheet.own.add(&whole);
    sheet.asked.insert(item.id.to_string(), own::mark(&whole));
    if below.is_empty() {
        sheet.write_string_with_format(row, column, &*ask, &looks::asked())?;
        return Ok(());
    }
    let (strong, plain) = (looks::strong(), looks::plain());
    let parts = [(&strong, &*ask), (&plain, &*below)];
    sheet.write_rich_string_with_format(row, column, &parts, &looks::asked())?;
    Ok(())
}

fn levels(
    sheet: &mut FormPage,
    (row, column): put::CellSpot,
    item: &Item,
    choosable: &[Choosable],
) -> Result<(), XlsxError> {
    let most = put::MOST / 2 / item.levels().len().max(1) / 2;
    let (strong, plain) = (looks::strong(), looks::plain());
    let parts: Vec<(String, String)> = item
        .levels()
        .zip(choosable)
        .enumerate()
        .map(|(number, ((_, step), one))| {
            let before = if number > 0 { "\n" } else { "" };
            let label = shown::on_one_line(&text::clipped(&one.label, most));
            let anchor = shown::on_one_line(&text::clipped(&step.anchor, most));
            (format!("{before}{label}: "), anchor)
        })
        .filter(|(_, anchor)| !anchor.is_empty())
        .collect();
    let whole = parts.iter().map(|(label, anchor)| format!("{label}{anchor}"));
    sheet.own.add(&whole.collect::<String>());
    let parts: Vec<_> = parts
        .iter()
        .flat_map(|(label, anchor)| [(&strong, label.as_str()), (&plain, anchor.as_str())])
        .collect();
    if parts.is_empty() {
        sheet.write_blank(row, column, &looks::asked())?;
    } else {
        sheet.write_rich_string_with_format(row, column, &parts, &looks::asked())?;
    }
    Ok(())
}

fn label_of(answer: &Answer, choosable: &[Choosable]) -> String {
    let id = &answer.choice.word();
    let label = choosable::chosen(id, choosable).map_or(&**id, |one| &one.label);
    shown::on_one_line(label)
}

fn value(answer: &Answer, field: FormField, lang: &Lang) -> String {
    match field {
        FormField::Reason => answer.choice.reason().map(shown::shown).unwrap_or_default(),
        FormField::Note => answer.note.as_deref().map(shown::shown).unwrap_or_default(),
        FormField::Evidence => {
            let lines: Vec<String> = answer.evidence.iter().map(evidence::line).collect();
            lines.join("\n")
        }
        FormField::Confidence => {
            let known = choosable::confidences(lang);
            let sure = answer.confidence.map(Confidence::as_str);
            sure.and_then(|sure| Some(choosable::chosen(sure, &known)?.label.clone()))
                .unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// Lets the answer be chosen from a list, and shows where a reason is missing.
fn choices(sheet: &mut FormPage, row: u32, item: &Item, lists: &Lists) -> Result<(), XlsxError> {
    let list = list_of(&item.scale);
    let answer = FormColumn::Answer.index();
    if let Some(range) = lists.range(&list) {
        let choice = DataValidation::new().allow_list_formula(Formula::new(range));
        sheet.add_data_validation(row, answer, row, answer, &choice)?;
    }
    if let Some(cell) = lists.cell(&list, NOT_APPLICABLE) {
        let reason = FormColumn::Of(FormField::Reason).index();
        let (answer, empty) = (cells::name(row, answer), cells::name(row, reason));
        let rule = format!("=AND({answer}={cell},TRIM({empty})=\"\")");
        let missing =
            ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(looks::missing());
        sheet.add_conditional_format(row, reason, row, reason, &missing)?;
    }
    Ok(())
}
