//! The formats, and the one way in.

use std::path::Path;
use std::str::FromStr;
use std::{fmt, io};

use crate::render::look::Look;
use crate::render::{csv, exchange, html, ical, json, markdown, mermaid, terminal, xlsx};
use crate::report::data::{AssessmentData, LongData};
use crate::report::{Agenda, Audience, Data, Exchange, Report};
use crate::text::words;

words! {
    /// How a report can be written.
    pub enum Format {
        Terminal = "terminal",
        Markdown = "markdown",
        Html = "html",
        /// The board's page and the plan, a thought at a time; only an assessment has them.
        Slides = "slides",
        Json = "json",
        /// The rows of a view.
        Csv = "csv",
        /// A line of JSON for each row; only what has a row for each item has them.
        Ndjson = "ndjson",
        /// A workbook: all rows of a view, with charts.
        Xlsx = "xlsx",
        /// The areas as a drawing; only an assessment has them.
        Svg = "svg",
        /// The stage for a README; only an assessment has one.
        Badge = "badge",
        /// Assessment results of OSCAL; only what is said of controls has them.
        Oscal = "oscal",
        /// An evaluation log of Gemara, likewise.
        Gemara = "gemara",
        /// For calendars; only a plan has days.
        Ical = "ical",
        /// For charts in wikis; only a plan has days.
        Mermaid = "mermaid",
    }
}

impl Format {
    /// Those for every view: whatever can be laid out as text, data or rows.
    pub const OF_DOCUMENTS: [Self; 6] =
        [Self::Terminal, Self::Markdown, Self::Html, Self::Json, Self::Csv, Self::Xlsx];

    /// Those for what has a row for each unit and item, of which there may be very many.
    pub const OF_LONG: [Self; 2] = [Self::Csv, Self::Ndjson];

    /// Those for what can be written with a row for each item, too.
    pub const OF_PORTFOLIOS: [Self; 7] = {
        let [terminal, markdown, html, json, csv, xlsx] = Self::OF_DOCUMENTS;
        [terminal, markdown, html, json, csv, xlsx, Self::Ndjson]
    };

    /// Those for an assessment, which has areas and a stage beside.
    pub const OF_ASSESSMENTS: [Self; 9] = {
        let [terminal, markdown, html, json, csv, xlsx] = Self::OF_DOCUMENTS;
        [terminal, markdown, html, Self::Slides, json, csv, xlsx, Self::Svg, Self::Badge]
    };

    /// Those for a report of an assessment, which can be handed on to programs of others beside.
    pub const OF_REPORTS: [Self; 11] = {
        let [terminal, markdown, html, slides, json, csv, xlsx, svg, badge] = Self::OF_ASSESSMENTS;
        let (oscal, gemara) = (Self::Oscal, Self::Gemara);
        [terminal, markdown, html, slides, json, csv, xlsx, svg, badge, oscal, gemara]
    };

    /// Those for a plan, which has days beside.
    pub const OF_PLANS: [Self; 8] = {
        let [terminal, markdown, html, json, csv, xlsx] = Self::OF_DOCUMENTS;
        [terminal, markdown, html, json, csv, xlsx, Self::Ical, Self::Mermaid]
    };

    /// Says whether it is bytes that no screen can show.
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
    }

    /// Returns who takes what is written in it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Terminal | Self::Markdown | Self::Html | Self::Slides | Self::Svg => {
                Audience::People
            }
            Self::Xlsx
            | Self::Json
            | Self::Csv
            | Self::Ndjson
            | Self::Ical
            | Self::Mermaid
            | Self::Badge
            | Self::Oscal
            | Self::Gemara => Audience::Everybody,
        }
    }

    /// Returns the format that the name of a file asks for.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Terminal),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "ics" => Some(Self::Ical),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "svg" => Some(Self::Svg),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|format| format.as_str() == word);
        found.ok_or_else(|| {
            let words: Vec<&str> = Self::ALL.iter().map(|format| format.as_str()).collect();
            format!("use one of {}", words.join(", "))
        })
    }
}

/// Writes a report.
///
/// # Errors
/// Only what `out` cannot take; and that nothing but a plan is written as a calendar or a chart, and
/// nothing but an assessment as a drawing or a badge, nothing but controls in the formats of others.
pub fn write(
    report: &Report,
    format: Format,
    look: &Look,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::write(&report.document, *look, out),
        Format::Markdown => markdown::write(&report.document, out),
        Format::Html => html::write_page(&report.document, out),
        Format::Slides => html::write_slides(&report.document, out),
        Format::Json => json::write(&report.data, out),
        Format::Csv => csv::write(report, out),
        Format::Ndjson => json::write_lines(long(&report.data)?, out),
        Format::Ical => ical::write(&report.document.lang, agenda(&report.data)?, out),
        Format::Mermaid => mermaid::write(&report.document.lang, agenda(&report.data)?, out),
        Format::Svg => html::write_drawing(&report.document, out),
        Format::Badge => html::write_badge(&report.document.lang, assessment(&report.data)?, out),
        Format::Oscal => exchange::write_oscal(&report.document.lang, controls(&report.data)?, out),
        Format::Gemara => {
            exchange::write_gemara(&report.document.lang, controls(&report.data)?, out)
        }
        Format::Xlsx => xlsx::write(report, out),
    }
}

/// Returns the plan, where a report is one: the command line offers these formats for no other.
fn agenda(data: &Data) -> io::Result<&Agenda> {
    match data {
        Data::Plan(agenda) => Ok(agenda),
        _ => Err(unsupported("only a plan can be written in this format")),
    }
}

fn long(data: &Data) -> io::Result<&LongData> {
    match data {
        Data::Long(long) => Ok(long),
        _ => Err(unsupported("only a row for each item can be written in this format")),
    }
}

fn assessment(data: &Data) -> io::Result<&AssessmentData> {
    match data {
        Data::Assessment(assessment) => Ok(assessment),
        _ => Err(unsupported("only an assessment can be written in this format")),
    }
}

fn controls(data: &Data) -> io::Result<&Exchange> {
    match data {
        Data::Exchange(exchange) => Ok(exchange),
        _ => Err(unsupported("only what is said of controls can be written in this format")),
    }
}

fn unsupported(told: &str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, told)
}
