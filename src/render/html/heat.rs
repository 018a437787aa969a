//! Stages and areas crossed, each practice a square with its level.

use crate::render::html::text::shown;
use crate::report::{Heat, Marked, Square};

#[derive(Debug)]
pub(super) struct Squares {
    pub(super) stages: Vec<String>,
    pub(super) rows: Vec<(String, Vec<Vec<DrawnSquare>>)>,
    pub(super) keys: Vec<(DrawnSquare, String)>,
}

#[derive(Debug)]
pub(super) struct DrawnSquare {
    /// The practice that it leads to.
    pub(super) item: String,
    pub(super) title: String,
    pub(super) level: String,
    pub(super) class: &'static str,
    pub(super) sign: String,
}

impl Squares {
    pub(super) fn of(heat: &Heat) -> Self {
        let rows = heat.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| cell.iter().map(DrawnSquare::of).collect());
            (shown(&row.label), cells.collect())
        });
        let keys = heat.keys.iter();
        Self {
            stages: heat.stages.clone(),
            rows: rows.collect(),
            keys: keys.map(|(square, label)| (DrawnSquare::alone(*square), shown(label))).collect(),
        }
    }
}

impl DrawnSquare {
    pub(super) fn of(marked: &Marked) -> Self {
        let (title, level) = (shown(&marked.title), shown(&marked.level));
        Self { item: marked.item.clone(), title, level, ..Self::alone(marked.square) }
    }

    fn alone(square: Square) -> Self {
        let class = match square {
            Square::Level(_, credit) => match credit.part() * 100 / credit.of() {
                0..25 => "l0",
                25..50 => "l1",
                50..75 => "l2",
                75..100 => "l3",
                _ => "l4",
            },
            Square::AtLeast(_) | Square::Open => "lq",
            Square::NotApplicable => "ln",
        };
        let [item, title, level] = [(); 3].map(|()| String::new());
        Self { item, title, level, class, sign: square.sign() }
    }
}
