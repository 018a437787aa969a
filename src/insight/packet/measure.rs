//! What packets tell of a unit beside its answers: figures, each with the places that it can have.

use crate::insight::packet::bands::APART;
use crate::insight::portfolio::Standing;
use crate::model::{Area, Model, Stage};
use crate::score::{Fraction, Range};

/// A figure that packets tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure<'m> {
    /// How many practices are in place.
    InPlace,
    /// The stage reached.
    Reached,
    Index,
    /// The percent of the whole.
    Whole,
    /// The percent of a stage, with its place among those that have items.
    Stage(usize, &'m Stage),
    /// The percent of an area, with its place among those of the model.
    Area(usize, &'m Area),
}

/// Which end of a figure that open answers may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The one that a packet tells: what is sure, and the index by what is answered.
    Told,
    Worst,
    Best,
}

impl<'m> Measure<'m> {
    /// Returns all that packets of answers to a model tell.
    pub fn all(model: &'m Model) -> Vec<Self> {
        let tells = model.method.tells();
        let mut all = Vec::new();
        all.extend(tells.stages.then_some(Self::InPlace));
        all.extend(tells.reached.then_some(Self::Reached));
        all.extend(tells.index.then_some(Self::Index));
        all.extend((tells.figure || !tells.stages).then_some(Self::Whole));
        let stages = model.staged().enumerate().filter(|_| tells.stages);
        all.extend(stages.map(|(at, stage)| Self::Stage(at, stage)));
        all.extend(model.areas.iter().enumerate().map(|(at, area)| Self::Area(at, area)));
        all
    }

    /// Returns the one that packets call so; none where a model has none of that name.
    pub fn named(model: &'m Model, name: &str) -> Option<Self> {
        Self::all(model).into_iter().find(|one| one.name() == name)
    }

    /// Returns what packets call it.
    pub fn name(self) -> String {
        match self {
            Self::InPlace => "in-place".to_owned(),
            Self::Reached => "stage".to_owned(),
            Self::Index => "index".to_owned(),
            Self::Whole => "whole".to_owned(),
            Self::Stage(_, stage) => format!("stage:{}", stage.number),
            Self::Area(_, area) => format!("area:{}", area.id),
        }
    }

    /// Says whether each of its places is one value, not a step of several.
    pub fn is_counted(self) -> bool {
        matches!(self, Self::InPlace | Self::Reached)
    }

    /// Returns all its places: the lowest value of each step, behind that of units that have none.
    pub(super) fn places(self, model: &Model) -> Vec<String> {
        match self {
            Self::InPlace => (0..=model.items().count()).map(|n| n.to_string()).collect(),
            Self::Reached => (0..=model.top()).map(|n| n.to_string()).collect(),
            Self::Index => {
                let steps = 2 * model.staged().count();
                (0..=steps).map(|n| format!("{}.{}", n / 2, 5 * (n % 2))).collect()
            }
            Self::Whole | Self::Stage(..) | Self::Area(..) => {
                let steps = (0..=100).step_by(5).map(|percent| percent.to_string());
                APART.into_iter().take(1).map(str::to_owned).chain(steps).collect()
            }
        }
    }

    /// Returns the figure of a unit; none where it has none.
    pub(super) fn of(self, standing: &Standing, end: End) -> Option<Fraction> {
        let percent = |range: &Range| match end {
            End::Told | End::Worst => range.worst().cloned(),
            End::Best => range.best().cloned(),
        };
        match self {
            Self::InPlace => {
                let practices = Some(standing.practices).filter(|all| all.applicable > 0)?;
                let footings = match end {
                    End::Told | End::Worst => practices.worst,
                    End::Best => practices.best,
                };
                Some(Fraction::whole(footings.in_place as u64))
            }
            Self::Reached => {
                let climbed = standing.ladder?;
                let stage = match end {
                    End::Told | End::Worst => climbed.reached,
                    End::Best => climbed.possible,
                };
                Some(Fraction::whole(stage.unwrap_or(0).into()))
            }
            Self::Index => {
                let index = standing.index.as_ref()?;
                Some(match end {
                    End::Told => index.answered.clone(),
                    End::Worst => index.worst.clone(),
                    End::Best => index.best.clone(),
                })
            }
            Self::Whole => percent(&standing.overall),
            Self::Stage(at, _) => percent(standing.stages.get(at)?),
            Self::Area(at, _) => percent(standing.areas.get(at)?),
        }
    }

    /// Returns the place of a figure among so many; the first one where there is none.
    pub(super) fn place(self, figure: Option<&Fraction>, places: usize) -> usize {
        let Some(figure) = figure else { return 0 };
        let (step, of, first) = match self {
            Self::InPlace | Self::Reached => (1, 1, 0),
            Self::Index => (1, 2, 0),
            Self::Whole | Self::Stage(..) | Self::Area(..) => (5, 1, 1),
        };
        let is_passed = |at: &usize| {
            let value = Fraction::new((*at - first) as u64 * step, of);
            value.is_some_and(|value| *figure >= value)
        };
        (first..places).take_while(is_passed).last().unwrap_or(first)
    }
}
