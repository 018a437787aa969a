//! The whole page.

use std::io;

use askama::Template;

use crate::render::html::board_page;
use crate::render::html::node::{self, Heading, Node};
use crate::render::html::text::Bit;
use crate::render::legends::Legends;
use crate::report::{Block, Document};

const STYLE: &str = include_str!("../../../templates/page.css");

/// What a browser may do: show the style above and nothing else. The words are its SHA-256, so that
/// no style from a text could come into force; a test reckons them anew.
const POLICY: &str = "default-src 'none'; style-src 'sha256-l7WM+J+riHwva7Q+pWwqEdjuybBRf7EesxCeqbBNEQc='; base-uri 'none'; form-action 'none'";

#[derive(Debug, Template)]
#[template(path = "page.html")]
struct HtmlPage {
    policy: &'static str,
    style: &'static str,
    lang: String,
    said: Legends,
    /// What stands between two sentences.
    gap: String,
    title: String,
    contents: Vec<Heading>,
    nodes: Vec<Node>,
}

pub(in crate::render) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    if let [Block::Board(board)] = document.blocks.as_slice() {
        return board_page::write(board, out);
    }
    let nodes = node::nodes(document);
    let headings = || {
        nodes.iter().filter_map(|node| match node {
            Node::Open(heading) => Some(heading),
            _ => None,
        })
    };
    let page = HtmlPage {
        policy: POLICY,
        style: STYLE,
        lang: document.lang.tag().to_owned(),
        said: Legends::of(&document.lang),
        gap: document.lang.gap().to_owned(),
        title: headings().next().map(|first| first.title.clone()).unwrap_or_default(),
        contents: headings().filter(|heading| heading.level == 2).cloned().collect(),
        nodes,
    };
    let text = page.render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}
