//! The first sheet: where it stands, what to do next, and where the texts come from.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::lang::Lang;
use crate::render::xlsx::cell::{self, Cell};
use crate::render::xlsx::paint::{self, Paint};
use crate::render::xlsx::{grid, titles};
use crate::report::data::{AssessmentData, Number};
use crate::report::{Block, Document, Line};

const NAMES: u16 = 28;
const WORDS: u16 = 100;

/// Returns the first sheet.
pub(super) fn sheet(
    lang: &Lang,
    document: &Document,
    data: &AssessmentData,
) -> Result<Worksheet, XlsxError> {
    let mut page = Page {
        sheet: grid::page(&titles::name(lang, titles::SUMMARY))?,
        paint: Paint::of_pages(),
        row: 0,
        heading: None,
    };
    page.sheet.set_column_width(0, NAMES)?;
    page.sheet.set_column_width(1, WORDS)?;
    let is_front = |block: &&Block| !matches!(block, Block::Rule);
    for block in document.blocks.iter().take_while(is_front) {
        page.block(lang, block)?;
    }
    page.figures(lang, data)?;
    // The last section says where the texts come from.
    let last = document.blocks.iter().rposition(is_section);
    for block in document.blocks.iter().skip(last.unwrap_or(usize::MAX)) {
        page.block(lang, block)?;
    }
    Ok(page.sheet)
}

fn is_section(block: &Block) -> bool {
    matches!(block, Block::Heading { level: 2, .. })
}

/// A sheet that is filled from the top.
struct Page {
    sheet: Worksheet,
    paint: Paint,
    row: u32,
    /// A heading that waits for what stands below it: what has a sheet of its own leaves none.
    heading: Option<String>,
}

impl Page {
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
            Block::Callout(line) => self.pair(&lang.plain(titles::NOTE), &line.words())?,
            Block::List { ordered, entries } => {
                for (number, entry) in (1..).zip(entries) {
                    let mark = if *ordered {
                        format!("{number}.")
                    } else {
                        "•".to_owned()
                    };
                    self.pair("", &format!("{mark} {}", entry.words()))?;
                }
            }
            // These have sheets of their own, or are there for what cannot draw.
            Block::Meters(_)
            | Block::Radar(_)
            | Block::Heat(_)
            | Block::Gantt(_)
            | Block::Curve(_)
            | Block::Tasks(_)
            | Block::Table(_)
            | Block::Timeline(_)
            | Block::Command(_)
            | Block::Rule => {}
        }
        Ok(())
    }

    /// Writes the figures once more as numbers, for those who reckon on.
    fn figures(&mut self, lang: &Lang, data: &AssessmentData) -> Result<(), XlsxError> {
        self.heading = Some(lang.plain(titles::IN_FIGURES).into_owned());
        let index = |of: fn(&AssessmentData) -> Option<Number>| Cell::number(of(data));
        let target = data.target.as_ref().and_then(|target| target.percent);
        let top = Cell::count(data.stages.len());
        let figures = [
            (titles::DATE, Cell::Day(data.date.clone())),
            (titles::STAGE_REACHED, Cell::Count(data.stage.reached)),
            (titles::STAGE_POSSIBLE, Cell::Count(data.stage.possible)),
            (titles::INDEX, index(|data| Some(data.index?.answered))),
            (titles::INDEX_WORST, index(|data| Some(data.index?.worst))),
            (titles::INDEX_BEST, index(|data| Some(data.index?.best))),
            (titles::INDEX_TOP, top),
            (titles::ANSWERED, Cell::count(data.coverage.answered)),
            (titles::APPLICABLE, Cell::count(data.coverage.applicable)),
            (titles::TO_TARGET, Cell::percent(target)),
        ];
        for (name, cell) in figures {
            if !matches!(cell, Cell::Nothing) {
                self.named(&lang.plain(name))?;
                cell.write(&mut self.sheet, (self.row, 1), &self.paint)?;
                self.row += 1;
            }
        }
        Ok(())
    }

    fn pair(&mut self, name: &str, words: &str) -> Result<(), XlsxError> {
        self.named(name)?;
        let text = self.paint.text.clone();
        self.text(1, words, &text)?;
        let lines = [grid::lines(words, WORDS), grid::lines(name, NAMES)];
        let height = grid::height(lines.into_iter());
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
        let look = paint::of_text(look, text);
        self.sheet
            .write_string_with_format(self.row, column, cell::safe(text), &look)?;
        Ok(())
    }
}
