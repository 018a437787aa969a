//! The first sheet: where it stands, what to do next, and where the texts come from.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::lang::{Lang, phrase};
use crate::render::xlsx::paint::Paint;
use crate::render::xlsx::{cell, page};
use crate::report::{Block, Cell, Line, Report};

const NAMES: u16 = 28;
const WORDS: u16 = 100;

pub(super) fn sheet(name: &str, report: &Report) -> Result<Worksheet, XlsxError> {
    let (lang, blocks) = (&report.document.lang, &report.document.blocks);
    let mut page =
        SummaryPage { sheet: page::page(name)?, paint: Paint::of_pages(), row: 0, heading: None };
    page.sheet.set_column_width(0, NAMES)?;
    page.sheet.set_column_width(1, WORDS)?;
    // What stands behind the page for those who decide, or behind a rule, is there to look things up,
    // but for the words at the very end, which say where the texts come from.
    let has_board = matches!(blocks.first(), Some(Block::Board(_)));
    let is_end = |block: &Block| match block {
        Block::Heading { .. } => has_board,
        block => matches!(block, Block::Rule),
    };
    let (front, rest) = blocks.split_at(blocks.iter().position(is_end).unwrap_or(blocks.len()));
    let front: Vec<Block> = front.iter().flat_map(laid_out).collect();
    let sections = front.chunk_by(|_, next| !matches!(next, Block::Heading { .. }));
    for block in sections.filter(|section| !has_rows(section)).flatten() {
        page.block(lang, block)?;
    }
    page.figures(lang, &report.figures())?;
    let is_begin = |block: &Block| matches!(block, Block::Heading { .. } | Block::Rule);
    page.heading = Some(lang.plain(phrase!("Source and licence")).into_owned());
    for block in rest.iter().skip(rest.iter().rposition(is_begin).unwrap_or(0)) {
        page.block(lang, block)?;
    }
    Ok(page.sheet)
}

fn laid_out(block: &Block) -> Vec<Block> {
    match block {
        Block::Board(board) => board.blocks(),
        block => vec![block.clone()],
    }
}

/// Says whether a section of a page is about what a sheet of its own has as rows.
fn has_rows(section: &[Block]) -> bool {
    let is_part = matches!(section, [Block::Heading { level: 2.., .. }, ..]);
    let mut blocks = section.iter();
    is_part
        && blocks.any(|one| {
            matches!(one, Block::Table(_) | Block::Gantt(..) | Block::Tasks(_) | Block::Command(_))
        })
}

struct SummaryPage {
    sheet: Worksheet,
    paint: Paint,
    row: u32,
    /// A heading that waits for what stands below it: what has a sheet of its own leaves none.
    heading: Option<String>,
}

impl SummaryPage {
    fn block(&mut self, lang: &Lang, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading { level: 1, text } => {
                let title = self.paint.title.clone();
                self.text(0, text, &title)?;
                self.row += 2;
            }
            Block::Heading { text, .. } => self.heading = Some(text.clone()),
            Block::Facts(facts) => {
                for fact in facts {
                    self.pair(&fact.name, &fact.value.words())?;
                }
            }
            Block::Paragraph(lines) => {
                let lines: Vec<String> = lines.iter().map(Line::words).collect();
                self.pair("", &lang.sentences(lines))?;
            }
            Block::Callout(line) => self.pair(&lang.plain(phrase!("Note")), &line.words())?,
            Block::List { ordered, entries } => {
                for (number, entry) in (1..).zip(entries) {
                    let mark = if *ordered { format!("{number}.") } else { "•".to_owned() };
                    self.pair("", &format!("{mark} {}", entry.words()))?;
                }
            }
            // These have sheets of their own, or are there for what cannot draw.
            Block::Meters(_)
            | Block::Radar(_)
            | Block::Board(_)
            | Block::Heat(_)
            | Block::Gantt(..)
            | Block::Answers(_)
            | Block::Folded(_)
            | Block::Curve(_)
            | Block::Tasks(_)
            | Block::Table(_)
            | Block::Timeline(_)
            | Block::Command(_)
            | Block::Rule => {}
        }
        Ok(())
    }

    /// Writes figures once more as numbers, for those who reckon on.
    fn figures(&mut self, lang: &Lang, figures: &[(String, Cell)]) -> Result<(), XlsxError> {
        self.heading = Some(lang.plain(phrase!("In figures")).into_owned());
        for (name, cell) in figures.iter().filter(|(_, cell)| !cell.is_empty()) {
            self.named(name)?;
            cell::write(cell, &mut self.sheet, (self.row, 1), &self.paint)?;
            self.row += 1;
        }
        Ok(())
    }

    fn pair(&mut self, name: &str, words: &str) -> Result<(), XlsxError> {
        self.named(name)?;
        let text = self.paint.text.clone();
        self.text(1, words, &text)?;
        let lines = [page::lines(words, WORDS), page::lines(name, NAMES)];
        let height = page::height(lines.into_iter());
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// Writes the name of a row, below the heading that waited for it.
    fn named(&mut self, name: &str) -> Result<(), XlsxError> {
        if let Some(heading) = self.heading.take() {
            self.row += 1;
            let look = self.paint.heading.clone();
            self.text(0, &heading, &look)?;
            self.sheet.write_blank(self.row, 1, &look)?;
            self.row += 1;
        }
        if !name.is_empty() {
            let look = self.paint.name.clone();
            self.text(0, name, &look)?;
        }
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        cell::write_text(&mut self.sheet, (self.row, column), text, look)
    }
}
