//! The page for those who decide, by itself.

use std::io;

use askama::Template;

use crate::render::html::board::BoardView;
use crate::render::html::text::{Bit, shown};
use crate::report::Board;

const STYLE: &str = include_str!("../../../templates/board.css");

/// What a browser may do: show the style above and nothing else. The words are its SHA-256, so that
/// no style from a text could come into force; a test reckons them anew.
const POLICY: &str = "default-src 'none'; style-src 'sha256-GocgEm6C4a0v2/cJp78BBZo/TzuuGwjwmbVg8AFnBH8='; base-uri 'none'; form-action 'none'";

/// What is heavier is set in smaller letters.
const ROOMY: usize = 3000;

#[derive(Debug, Template)]
#[template(path = "board_page.html")]
struct BoardPage {
    policy: &'static str,
    style: &'static str,
    lang: String,
    title: String,
    class: &'static str,
    body: String,
}

#[derive(Debug, Template)]
#[template(path = "board.html")]
struct BoardBody<'a> {
    view: BoardView<'a>,
}

pub(super) fn write(board: &Board, out: &mut dyn io::Write) -> io::Result<()> {
    let page = BoardPage {
        policy: POLICY,
        style: STYLE,
        lang: board.lang.tag().to_owned(),
        title: shown(&board.title),
        class: if board.weight() > ROOMY { "tight" } else { "roomy" },
        body: body(board)?,
    };
    let text = page.render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

/// Returns the markup of a board, to stand in a page whose style knows it.
pub(super) fn body(board: &Board) -> io::Result<String> {
    BoardBody { view: BoardView::of(board) }.render().map_err(io::Error::other)
}
