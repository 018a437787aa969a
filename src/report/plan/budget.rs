//! The tables of what a plan takes by quarter and by role.

use crate::insight::{Budget, Quarter, Roadmap};
use crate::lang::{Lang, say};
use crate::model::{Model, PersonWeeks};
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, said};

/// Returns the two tables under headings; nothing where there is no work.
pub(crate) fn section(model: &Model, roadmap: &Roadmap, level: u8) -> Vec<Block> {
    let (lang, all) = (&model.lang, roadmap.plan.outlay.effort);
    if all == PersonWeeks::default() {
        return Vec::new();
    }
    let budget = Budget::of(roadmap);
    let columns = |first: String| {
        let cost = roadmap.rate().map(|_| Column::number(say!(lang, "Cost")));
        let head = [Column::words(first), Column::number(say!(lang, "Person-weeks"))];
        head.into_iter().chain(cost).collect::<Vec<_>>()
    };
    let row = |name: &str, work: PersonWeeks| {
        let cost = roadmap.rate().map(|rate| Line::from(rate.of(work).said(lang)));
        let row = [Line::from(name), Line::from(lang.number(work))];
        row.into_iter().chain(cost).collect::<Vec<_>>()
    };
    let together = say!(lang, "Together");
    let mut quarters: Vec<_> = budget
        .by_quarter
        .iter()
        .map(|(quarter, work)| row(&named(lang, *quarter), *work))
        .collect();
    if budget.later > PersonWeeks::default() {
        quarters.push(row(&say!(lang, "Later"), budget.later));
    }
    quarters.push(row(&together, all));

    let mut head = columns(say!(lang, "Role"));
    head.push(Column::number(say!(lang, "Suggested")));
    let of_role = |name: &str, work, suggested| {
        let mut row = row(name, work);
        row.push(Line::from(match suggested {
            0 => figure::NONE.to_owned(),
            _ => lang.number(PersonWeeks(suggested)),
        }));
        row
    };
    let mut roles: Vec<_> = (budget.by_role.iter())
        .map(|role| {
            let title = role.role.as_ref().map(|id| model.role_title(id).to_owned());
            let title = title.unwrap_or_else(|| say!(lang, "not named"));
            of_role(&title, role.work, role.suggested.0)
        })
        .collect();
    let suggested = budget.by_role.iter().map(|role| role.suggested.0).sum();
    roles.push(of_role(&together, all, suggested));

    let mut blocks = vec![
        Block::heading(level, say!(lang, "Work by quarter")),
        Block::table(columns(say!(lang, "Quarter")), quarters),
        Block::heading(level, say!(lang, "Work by role")),
        Block::table(head, roles),
    ];
    if suggested > 0 {
        blocks.push(Block::sentence(said!(
            lang,
            "Where no owner with a role stands under {setting} in ospo.yaml, the role is that of the \
             first who would know: a suggestion.",
            setting = Line::default().code("people")
        )));
    }
    blocks
}

fn named(lang: &Lang, Quarter { year, number }: Quarter) -> String {
    say!(lang, "{year} Q{number}", year, number)
}
