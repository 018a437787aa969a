//! The fields of a map and the entries of a list: one more, one less, another value in its place.

use std::ops::Range;

use serde_json::{Value, json};

use crate::yaml::hand::Hand;
use crate::yaml::layout::{Layout, ListItem, MapEntry, Piece, PieceShape, SPACE};
use crate::yaml::write;

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    Root,
    /// On lines, behind the colon of a field or the dash of an entry.
    Block {
        behind: usize,
        /// In how far the field or the entry stands in.
        indent: usize,
        is_field: bool,
    },
    /// In braces or brackets.
    Flow {
        is_quoted: bool,
    },
}

impl Spot {
    pub(super) fn of_field(entry: &MapEntry, layout: &Layout<'_>) -> Self {
        let (behind, indent) = (entry.behind, layout.column(entry.key.span.start));
        Self::Block { behind, indent, is_field: true }
    }

    pub(super) fn of_item(item: &ListItem, layout: &Layout<'_>) -> Self {
        let (behind, indent) = (item.behind, layout.column(item.behind - 1));
        Self::Block { behind, indent, is_field: false }
    }
}

/// A field of a map or an entry of a list.
pub(super) struct Member<'p> {
    /// Where its name or its dash is.
    pub(super) start: usize,
    pub(super) value: &'p Piece,
    /// Whether its like in braces are in quotes throughout.
    pub(super) is_quoted: bool,
    /// Whether it is taken out.
    pub(super) goes: bool,
}

/// What comes next in a map or a list: a member that stays, or one that is new, as a map or a list
/// that holds nothing else.
pub(super) enum Next {
    Stays(usize),
    New(Value),
}

pub(super) struct MapChanges<'l> {
    pub(super) layout: &'l Layout<'l>,
    hand: Hand,
    edits: Vec<(Range<usize>, String)>,
}

impl<'l> MapChanges<'l> {
    pub(super) fn of(layout: &'l Layout<'l>, hand: Hand) -> Self {
        Self { layout, hand, edits: Vec::new() }
    }

    pub(super) fn rename(&mut self, key: &Piece, name: &str) {
        let PieceShape::Scalar { text, style } = &key.shape else {
            return;
        };
        let name = Hand::like((text, *style), name).unwrap_or_else(|| write::one_line(name));
        self.edit(key.span.clone(), name);
    }

    fn edit(&mut self, range: Range<usize>, new: String) {
        self.edits.push((range, new));
    }

    /// Returns the text with all edits; none where two of them touch the same.
    pub(super) fn applied(mut self) -> Option<String> {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = String::with_capacity(self.layout.text.len());
        let mut at = 0;
        for (range, new) in self.edits {
            edited.push_str(self.layout.text.get(at..range.start)?);
            edited.push_str(&new);
            at = range.end;
        }
        edited.push_str(self.layout.text.get(at..)?);
        Some(edited)
    }

    /// Writes another text where one stands, in the same quotes or the same kind of block.
    pub(super) fn rewrite(&mut self, spot: Spot, piece: &Piece, wanted: &str) -> Option<()> {
        if let Some((range, more)) = self.hand.more_lines(self.layout, piece, wanted) {
            self.edit(range, more);
            return Some(());
        }
        let PieceShape::Scalar { text, style } = &piece.shape else {
            return self.replace(spot, piece, &wanted.into());
        };
        match Hand::like((text, *style), wanted) {
            // Nothing at all has no quotes, and perhaps no space before it.
            Some(new) if !piece.span.is_empty() => {
                self.edit(piece.span.clone(), new);
                Some(())
            }
            _ => self.replace(spot, piece, &wanted.into()),
        }
    }

    /// Writes a new value where another stands. On lines, comments within it stay.
    pub(super) fn replace(&mut self, spot: Spot, piece: &Piece, wanted: &Value) -> Option<()> {
        let layout = self.layout;
        let (behind, indent, is_field) = match spot {
            Spot::Root if !piece.is_flow() => return None,
            Spot::Root => return self.replace(Spot::Flow { is_quoted: false }, piece, wanted),
            Spot::Block { .. } if wanted.is_number() && piece.is_word() => {
                self.edit(piece.span.clone(), wanted.to_string());
                return Some(());
            }
            Spot::Flow { is_quoted } => {
                let is_commented = !layout.comments_in(&piece.span).is_empty();
                let space = if piece.span.is_empty() { " " } else { "" };
                let new = format!("{space}{}", self.hand.in_braces(wanted, is_quoted));
                self.edit(piece.span.clone(), new);
                return (!is_commented).then_some(());
            }
            Spot::Block { behind, indent, is_field } => (behind, indent, is_field),
        };
        let whole = if is_field { json!({ "k": wanted }) } else { json!([wanted]) };
        let written = self.hand.lines(&whole, indent)?;
        let head = " ".repeat(indent) + if is_field { "k:" } else { "-" };
        let written = written.strip_prefix(&head)?;
        let (first, rest) = match written.find(['\n', '\r']) {
            Some(end) => written.split_at(end),
            None => (written, ""),
        };
        // Of several lines the last takes no comment, and in some it would be part of the text.
        let end = match rest {
            "" => piece.span.end.max(behind),
            _ => layout.line_end(piece.span.end),
        };
        let comments = layout.comments_in(&(behind..end));
        if layout.text.get(piece.span.end..end)?.trim_start_matches(SPACE).starts_with(|c| c != '#')
        {
            return None;
        }
        let line_end = layout.line_end(behind);
        let (beside, below): (Vec<_>, Vec<_>) =
            comments.iter().cloned().partition(|comment| comment.end <= line_end);
        let beside = beside.iter().map(|comment| {
            let before = layout.text[behind..comment.start].trim_end_matches(SPACE).len();
            layout.text[behind + before..comment.end].to_owned()
        });
        let below = below.iter().map(|comment| {
            let indent = " ".repeat(indent);
            format!("{}{indent}{}", layout.ending(), &layout.text[comment.clone()])
        });
        let new = [first.to_owned()].into_iter().chain(beside).chain([rest.to_owned()]);
        let new = new.chain(below).collect();
        self.edit(behind..end, new);
        Some(())
    }

    /// Takes members out and puts new ones between those that stay; at least one has to.
    pub(super) fn arrange(
        &mut self,
        members: &[Member<'_>],
        order: &[Next],
        is_flow: bool,
    ) -> Option<()> {
        self.take_out(members, is_flow)?;
        let mut last = None;
        let mut new = Vec::new();
        for next in order {
            match next {
                Next::New(value) => new.push(value),
                Next::Stays(index) => {
                    if !new.is_empty() {
                        self.put_in(members, last, *index, &new, is_flow)?;
                        new.clear();
                    }
                    last = Some(*index);
                }
            }
        }
        if !new.is_empty() {
            // What comes last comes behind all its like, in whatever order they stand.
            let known = order.iter().filter_map(|next| match next {
                Next::Stays(index) => Some(*index),
                Next::New(_) => None,
            });
            let end = known.max().or(members.iter().rposition(|member| !member.goes))?;
            self.put_in(members, Some(end), end, &new, is_flow)?;
        }
        Some(())
    }

    /// Takes all members out; `wanted` is an empty map or list.
    pub(super) fn take_out_all(
        &mut self,
        spot: Spot,
        members: &[Member<'_>],
        wanted: &Value,
    ) -> Option<()> {
        match spot {
            Spot::Block { behind, .. } => self.edit(behind..behind, format!(" {wanted}")),
            Spot::Flow { .. } => return None,
            Spot::Root => {}
        }
        self.take_out(members, false)
    }

    fn take_out(&mut self, members: &[Member<'_>], is_flow: bool) -> Option<()> {
        let layout = self.layout;
        let mut done = 0;
        for (index, member) in members.iter().enumerate() {
            if !member.goes || index < done {
                continue;
            }
            let stays = members[index..].iter().position(|member| !member.goes);
            let next = stays.map(|offset| index + offset);
            if !is_flow && layout.is_first(member.start) {
                let start = layout.line_start(member.start);
                let end = layout.next_line(member.value.span.end);
                let indent = &layout.text[start..member.start];
                let kept = layout.comments_in(&(start..end)).iter().map(|comment| {
                    format!("{indent}{}{}", &layout.text[comment.clone()], layout.ending())
                });
                let kept = kept.collect();
                self.edit(start..end, kept);
            } else if let Some(next) = next {
                // What stays comes forward to where the first one stood.
                let range = member.start..members[next].start;
                if !layout.comments_in(&range).is_empty() {
                    return None;
                }
                self.edit(range, String::new());
                done = next;
            } else {
                let before = members.get(index.checked_sub(1)?)?;
                let range = before.value.span.end..member.value.span.end;
                if !is_flow || !layout.comments_in(&range).is_empty() {
                    return None;
                }
                self.edit(range, String::new());
            }
        }
        Some(())
    }

    /// Puts new members behind `last`, or before `first` where none comes before them.
    fn put_in(
        &mut self,
        members: &[Member<'_>],
        last: Option<usize>,
        first: usize,
        new: &[&Value],
        is_flow: bool,
    ) -> Option<()> {
        let first = members.get(first)?;
        let last = last.and_then(|last| members.get(last));
        if is_flow {
            self.put_in_braces(members, last, first, new);
            return Some(());
        }
        let layout = self.layout;
        let ending = layout.ending();
        let indent = layout.column(first.start);
        let lines = new.iter().map(|new| self.hand.lines(new, indent));
        let lines = lines.collect::<Option<Vec<String>>>()?.join(ending);
        if let Some(last) = last {
            let at = self.end_with_comments(last, indent);
            let is_ended = layout.text[..at].ends_with(['\n', '\r']);
            let new = if is_ended { lines + ending } else { format!("{ending}{lines}") };
            self.edit(at..at, new);
        } else if layout.is_first(first.start) {
            let at = self.start_with_comments(first, indent);
            self.edit(at..at, lines + ending);
        } else {
            let new = format!("{}{ending}{}", lines.trim_start_matches(SPACE), " ".repeat(indent));
            self.edit(first.start..first.start, new);
        }
        Some(())
    }

    fn put_in_braces(
        &mut self,
        members: &[Member<'_>],
        last: Option<&Member<'_>>,
        first: &Member<'_>,
        new: &[&Value],
    ) {
        let layout = self.layout;
        let is_quoted = first.is_quoted;
        let inside = new.iter().map(|new| {
            let written = self.hand.in_braces(new, is_quoted);
            written[1..written.len() - 1].trim_matches(SPACE).to_owned()
        });
        let (start, end) = (members.first(), members.last());
        let starts = start.map(|start| layout.line_start(start.start));
        let is_spread = members.len() > 1 && end.map(|end| layout.line_start(end.start)) != starts;
        let line = layout.line_start(first.start);
        let gap = if is_spread && layout.is_first(first.start) {
            format!(",{}{}", layout.ending(), &layout.text[line..first.start])
        } else {
            ", ".to_owned()
        };
        let inside = inside.collect::<Vec<_>>().join(&gap);
        let Some(last) = last else {
            return self.edit(first.start..first.start, inside + &gap);
        };
        let end = last.value.span.end;
        let rest = layout.text[end..layout.line_end(end)].trim_matches(SPACE);
        let comma = if rest.starts_with(',') { "," } else { "" };
        let rest = rest.strip_prefix(comma).unwrap_or(rest).trim_start_matches(SPACE);
        if gap == ", " || !(rest.is_empty() || rest.starts_with('#')) {
            return self.edit(end..end, gap + &inside);
        }
        // A comment at the end of the line belongs to what stands before it.
        if comma.is_empty() {
            self.edit(end..end, ",".to_owned());
        }
        let at = layout.next_line(end);
        let indent = &layout.text[line..first.start];
        self.edit(at..at, format!("{indent}{inside}{comma}{}", layout.ending()));
    }

    /// Returns the beginning of the line behind a member and the comments that stand in below it.
    fn end_with_comments(&self, member: &Member<'_>, indent: usize) -> usize {
        let layout = self.layout;
        let mut end = layout.next_line(member.value.span.end);
        let mut line = end;
        while line < layout.text.len() {
            let next = layout.next_line(line);
            match layout.own_comment(line) {
                Some(comment) if layout.column(comment.start) > indent => end = next,
                None if layout.text[line..next].trim_matches(SPACE).is_empty() => {}
                Some(_) | None => break,
            }
            line = next;
        }
        end
    }

    /// Returns the beginning of the line of a member, or of the comments right above it.
    fn start_with_comments(&self, member: &Member<'_>, indent: usize) -> usize {
        let layout = self.layout;
        let mut start = layout.line_start(member.start);
        while let Some(before) = start.checked_sub(1) {
            let above =
                layout.line_start(before - usize::from(layout.text[..start].ends_with("\r\n")));
            match layout.own_comment(above) {
                Some(comment) if layout.column(comment.start) == indent => start = above,
                Some(_) | None => break,
            }
        }
        start
    }
}
