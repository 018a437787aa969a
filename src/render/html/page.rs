//! The whole page.

use std::io;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::render::html::board;
use crate::render::html::density::Density;
use crate::render::html::node::{self, Heading, Node};
use crate::render::html::text::{Bit, shown};
use crate::render::legends::Legends;
use crate::report::{Block, Document};

const STYLE: &str = include_str!("../../../templates/page.css");
const BOARD_STYLE: &str = include_str!("../../../templates/board.css");

/// A page of fewer parts needs no list of them.
const FEWEST: usize = 4;

#[derive(Debug, Template)]
#[template(path = "page.html")]
struct HtmlPage {
    policy: String,
    style: String,
    lang: String,
    said: Legends,
    /// What stands between two sentences.
    gap: String,
    title: String,
    /// How small it is set on paper, so that the board has room on one page.
    size: &'static str,
    classification: Option<String>,
    /// The markup of the board.
    board: Option<String>,
    contents: Vec<Heading>,
    /// The title and the verdict.
    front: Vec<Node>,
    parts: Vec<Node>,
}

pub(in crate::render) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    let board = document.blocks.iter().find_map(|block| match block {
        Block::Board(board) => Some(board),
        _ => None,
    });
    let mut front = node::nodes(document);
    let first = front.iter().position(|node| matches!(node, Node::Open(_)));
    let parts = front.split_off(first.unwrap_or(front.len()));
    let headings = parts.iter().filter_map(|node| match node {
        Node::Open(heading) if heading.level == 2 => Some(heading.clone()),
        _ => None,
    });
    let contents: Vec<Heading> = headings.collect();
    let style = style(document, board.is_some());
    let page = HtmlPage {
        policy: policy(&style),
        style,
        lang: document.lang.tag().to_owned(),
        said: Legends::of(&document.lang),
        gap: document.lang.gap().to_owned(),
        title: shown(&document.title),
        size: size(&document.blocks),
        board: board.map(|board| board::body(board)).transpose().map_err(io::Error::other)?,
        classification: document.classification.as_deref().map(shown),
        contents: if contents.len() < FEWEST { Vec::new() } else { contents },
        front,
        parts,
    };
    let text = page.render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

/// What a browser may do: show this style and nothing else, so that no style from a text could come
/// into force.
fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// Returns the class of the size that a board needs. Whatever stands below one is read at length, and
/// never set as small as that.
fn size(blocks: &[Block]) -> &'static str {
    let boards = blocks.iter().filter_map(|block| match block {
        Block::Board(board) => Some(Density::of(board)),
        _ => None,
    });
    let most = if blocks.len() > 1 { Density::Tight } else { Density::Densest };
    boards.max().unwrap_or(Density::Roomy).min(most).class()
}

/// Returns the style of all pages with what stands in the margins of this one on paper.
fn style(document: &Document, has_board: bool) -> String {
    let styles = match document.blocks.as_slice() {
        _ if document.is_board() => [BOARD_STYLE, ""],
        _ if has_board => [STYLE, BOARD_STYLE],
        _ => [STYLE, ""],
    };
    let margin = |place: &str, text: &str| match text {
        "" => String::new(),
        text => format!("@{place}{{content:{}}}", quoted(&shown(text))),
    };
    // A board stands on one page, whose title says already whose it is.
    let running = if document.is_board() { "" } else { document.running.as_str() };
    let foot = margin("bottom-left", running);
    let head = margin("top-right", document.classification.as_deref().unwrap_or_default());
    // On the first page both stand in its title.
    format!("{}@page{{{foot}{head}}}@page:first{{@top-right{{content:none}}}}", styles.concat())
}

/// Returns text as a string of a style: each sign that could end it, or the style, by its number.
fn quoted(text: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-');
    let signs = text.chars().map(|c| match c {
        c if safe(c) => c.to_string(),
        c => format!("\\{:x} ", u32::from(c)),
    });
    format!("\"{}\"", signs.collect::<String>())
}
