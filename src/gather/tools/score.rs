//! The field `score`, which is a number or an object by the tool that wrote it.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};

use crate::gather::tools::stream::else_ignored;

/// A score, as a number or as an object that has one for all.
#[derive(Debug, Default)]
pub(super) enum Score {
    #[default]
    Missing,
    Else,
    Number(f64),
    /// That of an object of several.
    OfAll(f64),
}

impl Score {
    const ELSE: Self = Self::Else;
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InScore)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scores {
    global: Option<f64>,
}

struct InScore;

impl<'de> Visitor<'de> for InScore {
    type Value = Score;

    fn visit_f64<E: Error>(self, number: f64) -> Result<Score, E> {
        Ok(Score::Number(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Score, E> {
        // Beyond 32 bits it is no score anyway.
        Ok(Score::Number(i32::try_from(number).map_or(f64::NAN, f64::from)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Score, E> {
        Ok(Score::Number(u32::try_from(number).map_or(f64::NAN, f64::from)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Score, A::Error> {
        let scores = Scores::deserialize(MapAccessDeserializer::new(map))?;
        Ok(scores.global.map_or(Score::Else, Score::OfAll))
    }

    else_ignored! { no_bool no_text no_list }
}
