//! HTML within Markdown: what of it a viewer shows.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlPiece<'t> {
    Words(&'t str),
    /// A comment, or a tag that only says how something looks.
    Hidden(&'t str),
    Break,
    /// What a tag stands for.
    Sign(&'static str),
    /// Begins a link to an address; or a picture, which ends at once.
    Anchor(String),
    AnchorEnd,
}

/// The tags that say how something looks. Others may be words in angle brackets.
#[rustfmt::skip]
const LOOKS: [&str; 44] = [
    "abbr", "article", "aside", "b", "big", "body", "center", "cite", "code", "colgroup", "col", "details",
    "dfn", "dl", "em", "figcaption", "figure", "font", "footer", "head", "header", "html", "i", "ins", "kbd",
    "label", "main", "mark", "meta", "ol", "pre", "q", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "thead", "u",
];

/// The tags that begin a line.
const BREAKS: [&str; 18] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "dt",
    "dd",
    "td",
    "th",
];

pub(super) fn pieces(html: &str) -> Vec<HtmlPiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((words, from)) = rest.find('<').map(|at| rest.split_at(at)) {
        if !words.is_empty() {
            pieces.push(HtmlPiece::Words(words));
        }
        let (tag, behind) = match from.strip_prefix("<!--") {
            // What is not closed is hidden to the end.
            Some(comment) => match comment.find("-->") {
                Some(end) => from.split_at("<!--".len() + end + "-->".len()),
                None => (from, ""),
            },
            None => match from.find('>') {
                Some(end) => from.split_at(end + 1),
                None => (from, ""),
            },
        };
        of_tag(tag, &mut pieces);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(HtmlPiece::Words(rest));
    }
    pieces
}

fn of_tag<'t>(tag: &'t str, pieces: &mut Vec<HtmlPiece<'t>>) {
    if tag.starts_with("<!--") {
        return pieces.push(HtmlPiece::Hidden(tag));
    }
    let inside = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    let (is_end, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside.get(..end).unwrap_or_default().to_ascii_lowercase();
    let value = |name| attribute(inside, name);
    match name.as_str() {
        "a" if is_end => pieces.push(HtmlPiece::AnchorEnd),
        "a" => pieces.extend(value("href").map(HtmlPiece::Anchor)),
        "img" => pieces.extend(
            value("src")
                .into_iter()
                .flat_map(|address| [HtmlPiece::Anchor(address), HtmlPiece::AnchorEnd]),
        ),
        "input" if inside.contains("checked") => pieces.push(HtmlPiece::Sign("[x] ")),
        "input" => pieces.push(HtmlPiece::Sign("[ ] ")),
        "del" | "s" | "strike" => pieces.push(HtmlPiece::Sign("~~")),
        name if BREAKS.contains(&name) => {
            pieces.extend([HtmlPiece::Hidden(tag), HtmlPiece::Break]);
        }
        name if LOOKS.contains(&name) => pieces.push(HtmlPiece::Hidden(tag)),
        _ => pieces.push(HtmlPiece::Words(tag)),
    }
}

/// Returns the words of a comment; none where it is a tag, or says nothing.
pub(super) fn comment(html: &str) -> Option<&str> {
    let words = html.strip_prefix("<!--")?;
    let words = words.strip_suffix("-->").unwrap_or(words).trim_matches(['-', ' ', '\n', '\t']);
    Some(words).filter(|words| !words.is_empty())
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => rest.get(1..)?.split(quote).next(),
        None => rest.split_whitespace().next(),
    };
    Some(value?.trim().to_owned()).filter(|value| !value.is_empty())
}
