//! A document for formats that cannot draw: what a drawing shows stands in words in the others.

use std::borrow::Cow;

use crate::lang::{Lang, say};
use crate::report::document::block::{Answered, Answers, Block, Column, Document, Fact};
use crate::report::document::board::{Board, BoardAction, BoardGap, BoardGoal, BoardOf};
use crate::report::document::figure;
use crate::report::document::line::{Line, said};

impl Document {
    /// Returns the blocks without drawings, what stands on a board one part below the other, and
    /// below the title how far it may be passed on.
    pub fn without_drawings(&self) -> Vec<Cow<'_, Block>> {
        self.plain(&self.blocks)
    }

    /// Returns the same for a screen, where it ends with what to type next.
    pub fn on_a_screen(&self) -> Vec<Cow<'_, Block>> {
        let Some(ending) = &self.ending else { return self.without_drawings() };
        let mut shown = self.plain(self.blocks.get(..ending.from).unwrap_or(&self.blocks));
        let mut last = vec![Block::Rule];
        if !ending.brief.is_empty() {
            last.push(Block::Paragraph(ending.brief.clone()));
        }
        let next = ending.next.as_ref().map(|next| Line::default().code(next));
        last.extend(next.map(|next| Block::Facts(vec![Fact::new(say!(self.lang, "Next"), next)])));
        shown.extend(last.into_iter().map(Cow::Owned));
        shown
    }

    /// Returns blocks as they stand in text, and below the title how far it may be passed on.
    fn plain<'b>(&self, blocks: &'b [Block]) -> Vec<Cow<'b, Block>> {
        let has_board = blocks.iter().any(|block| matches!(block, Block::Board(_)));
        let class = self.classification.as_ref().filter(|_| !has_board);
        let mut class = class.map(|words| Block::sentence(Line::default().strong(words)));
        let plain = blocks.iter().flat_map(|block| match block {
            Block::Radar(_) | Block::Heat(_) | Block::Folded(_) => Vec::new(),
            Block::Gantt(_, table) => vec![Cow::Owned(Block::Table(table.clone()))],
            Block::Answers(answers) => answers.blocks().into_iter().map(Cow::Owned).collect(),
            Block::Board(board) => board.blocks().into_iter().map(Cow::Owned).collect(),
            title @ Block::Heading { level: 1, .. } => {
                let class = class.take().map(Cow::Owned);
                [Some(Cow::Borrowed(title)), class].into_iter().flatten().collect()
            }
            block => vec![Cow::Borrowed(block)],
        });
        plain.collect()
    }
}

impl Board {
    /// Returns what it says as blocks without drawings.
    pub fn blocks(&self) -> Vec<Block> {
        let lang = &self.lang;
        let mut blocks = vec![Block::heading(1, self.title.as_str())];
        let under = self.classification.iter().chain([&self.round]);
        blocks.push(Block::sentence(lang.in_a_row(under)));
        let mut verdict = vec![Line::default().strong(&self.verdict)];
        verdict.extend([&self.certainty, &self.ask].map(Line::clone));
        let days = [&self.decision, &self.counted_from].into_iter().flatten();
        verdict.extend(days.map(|said| Line::from(said.as_str())));
        blocks.push(Block::Paragraph(verdict));
        blocks.push(Block::heading(2, say!(lang, "Where we stand")));
        blocks.push(self.stages());
        blocks.extend(self.more_stages.as_deref().map(Block::sentence));
        blocks.extend(self.peers.as_deref().map(Block::sentence));
        blocks.push(Block::heading(2, say!(lang, "Trend and goals")));
        blocks.push(Block::sentence(self.trend.told.as_str()));
        blocks.extend(self.of_goals());
        blocks.push(Block::heading(2, say!(lang, "Gravest gaps")));
        blocks.extend(self.above_gaps.iter().cloned().map(Block::sentence));
        blocks.extend(self.no_gap.as_deref().map(Block::sentence));
        let gaps: Vec<Line> = self.gaps.iter().map(|gap| self::gap(lang, gap)).collect();
        blocks.extend((!gaps.is_empty()).then(|| Block::steps(gaps)));
        blocks.extend(self.below_gaps.iter().cloned().map(Block::sentence));
        if !self.actions.is_empty() {
            blocks.push(Block::heading(2, say!(lang, "Actions")));
            blocks.push(self.plan());
        }
        blocks.extend(self.otherwise.iter().cloned().map(Block::sentence));
        blocks.push(Block::sentence(self.method.as_str()));
        blocks.push(Block::Paragraph(self.source.clone()));
        blocks
    }

    fn stages(&self) -> Block {
        let lang = &self.lang;
        if let BoardOf::Figures(head) = &self.of {
            let head = vec![
                Column::words(say!(lang, "Area")),
                Column::number(head.clone()),
                Column::words(say!(lang, "Not certain")),
            ];
            let rows = self.stages.iter().map(|area| {
                let cells = [area.title.as_str(), &area.count, &area.state];
                cells.map(|cell| figure::or_none(cell.to_owned())).to_vec()
            });
            return Block::table(head, rows);
        }
        let head = vec![
            Column::words(match self.of {
                BoardOf::Ladders => say!(lang, "Stage, area"),
                BoardOf::Stages | BoardOf::Figures(_) => say!(lang, "Stage"),
            }),
            Column::number(say!(lang, "In place")),
            Column::words(say!(lang, "State")),
            Column::words(say!(lang, "Needs")),
        ];
        let rows = self.stages.iter().map(|stage| {
            let name = format!("{} {}", stage.mark, stage.title);
            let needs = stage.needs.clone().unwrap_or_else(|| figure::NONE.to_owned());
            [name, stage.count.clone(), stage.state.clone(), needs].map(Line::from).to_vec()
        });
        Block::table(head, rows)
    }

    fn of_goals(&self) -> Vec<Block> {
        let goals =
            self.goals.iter().map(|goal| Fact::new(goal.title.as_str(), figures(&self.lang, goal)));
        let goals: Vec<Fact> = goals.collect();
        let facts = (!goals.is_empty()).then_some(Block::Facts(goals));
        facts.into_iter().chain(self.of_goals.as_deref().map(Block::sentence)).collect()
    }

    fn plan(&self) -> Block {
        let lang = &self.lang;
        let mut head = vec![
            Column::number(say!(lang, "No.")),
            Column::words(say!(lang, "Action")),
            Column::words(say!(lang, "Owner")),
        ];
        if self.is_dated() {
            head.push(Column::words(say!(lang, "Work done")));
            head.push(Column::words(say!(lang, "Can be shown")));
        }
        head.extend(self.is_estimated().then(|| Column::number(say!(lang, "Person-weeks"))));
        head.extend(self.cost_in.clone().map(Column::number));
        head.push(Column::words(say!(lang, "What it closes")));
        let actions = (1..).zip(&self.actions);
        let rows = actions.map(|(number, action)| (number.to_string(), action));
        let rows = rows.chain(self.sums.iter().map(|sum| (String::new(), sum)));
        Block::table(head, rows.map(|(number, action)| self.row(number, action)))
    }

    fn row(&self, number: String, action: &BoardAction) -> Vec<Line> {
        let lang = &self.lang;
        let owner = action.owner.iter().chain(&action.agreed);
        let shown = [&action.shown].into_iter().chain(&action.waits);
        let mut row = vec![number, action.title.clone(), lang.in_a_row(owner)];
        if self.is_dated() {
            row.extend([action.done.clone(), lang.in_a_row(shown)]);
        }
        row.extend(self.is_estimated().then(|| action.weeks.clone()));
        row.extend(self.cost_in.as_ref().map(|_| action.cost.clone().unwrap_or_default()));
        row.push(action.closes.clone());
        row.into_iter().map(Line::from).collect()
    }
}

fn gap(lang: &Lang, gap: &BoardGap) -> Line {
    let place = lang.aside(&gap.place);
    let mut sentences = Vec::new();
    sentences.extend(gap.follows.clone());
    sentences.extend(gap.takes.clone());
    let line = Line::default().strong(&gap.title).text(place);
    if sentences.is_empty() {
        return said!(lang, "{gap}. Closed by: {what}.", gap = line, what = gap.closed.as_str());
    }
    let line = line.text(lang.colon()).text(lang.sentences(sentences)).text(lang.gap());
    line.text(say!(lang, "Closed by: {what}.", what = gap.closed))
}

fn figures(lang: &Lang, goal: &BoardGoal) -> String {
    lang.in_a_row(goal.latest.iter().chain(&goal.first).chain(&goal.notes))
}

impl Answers {
    /// Returns the same for a format that cannot fold: a row for each, or each in full.
    pub fn blocks(&self) -> Vec<Block> {
        if let Some(level) = self.in_full {
            let groups = self.entries.chunk_by(|one, next| one.is_line() && next.is_line());
            return groups.flat_map(|group| in_full(&self.lang, level, group)).collect();
        }
        let lang = &self.lang;
        let has_controls = self.entries.iter().any(|entry| entry.control.is_some());
        let control = has_controls.then(|| Column::words(say!(lang, "In the source")));
        let head = control.into_iter().chain([
            Column::words(say!(lang, "Practice")),
            Column::words(say!(lang, "Answer")),
            Column::words(say!(lang, "Evidence")),
        ]);
        let rows = self.entries.iter().map(|entry| {
            let control = entry.control.as_deref().unwrap_or(figure::NONE);
            let (title, evidence) = (entry.of.title.as_str(), entry.evidence.as_str());
            let row = [title.into(), entry.level.clone(), evidence.into()];
            has_controls.then(|| control.into()).into_iter().chain(row).collect()
        });
        vec![Block::table(head.collect(), rows)]
    }
}

impl Answered {
    /// Says whether its line says all.
    fn is_line(&self) -> bool {
        self.facts.is_empty()
    }
}

/// Returns an answer with what stands behind it, or answers of which the line says all.
fn in_full(lang: &Lang, level: u8, group: &[Answered]) -> Vec<Block> {
    match group {
        [entry] if !entry.is_line() => {
            vec![Block::heading(level, entry.name()), Block::Facts(entry.facts.clone())]
        }
        lines => {
            let line = |entry: &Answered| {
                let title = Line::from(entry.name());
                title.text(lang.colon()).then(entry.level.clone())
            };
            vec![Block::list(lines.iter().map(line).collect())]
        }
    }
}
