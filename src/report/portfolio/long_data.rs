//! The shape `ospo/long/1`: a row for each unit, round and item, for those who reckon on.

use num_integer::Integer;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::answers::Confidence;
use crate::insight::{Detail, History, Portfolio, UnitRow};
use crate::lang::Lang;
use crate::model::{AreaId, Credit, Item, LevelId, Model};
use crate::report::common::figure_data::{CreditNumber, Number};
use crate::score::{self, Footing, ItemScore, State, Why};

/// So many parts leave room for their sums in 64 bits, whatever the items weigh.
const MOST_PARTS: u64 = 1 << 40;

/// The rounds of units, each worked out item by item when it is written: there may be very many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongData {
    rounds: Vec<LongRound>,
    lang: Lang,
}

/// One round of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LongRound {
    unit: String,
    folder: String,
    row: UnitRow,
    why_not: String,
}

/// One item or topic of one unit in one round: a row of `--long`.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
#[schemars(title = "A row for each unit, round and item (a line of JSON)")]
pub struct LongRow<'a> {
    /// Always `ospo/long/1`.
    #[schemars(extend("const" = "ospo/long/1"))]
    pub schema: &'static str,
    /// Who is assessed.
    pub unit: &'a str,
    /// The folder, as it was asked for; `.` or that of `-C` where none was. Subjects of one name in two
    /// folders are two units.
    pub folder: &'a str,
    /// What one types to read the same: the day of the round, or the name of a sheet.
    pub round: &'a str,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// The model.
    pub model: &'a str,
    /// The version whose wording was answered.
    pub model_version: &'a str,
    /// What was asked under that version, as 8 hexadecimal digits; `null` where the sheet does not
    /// say.
    pub fingerprint: Option<String>,
    /// Whether it can be compared: with the other units in a portfolio, with the latest round in a
    /// history.
    pub comparable: bool,
    /// Why it cannot, in the words of `why_not` there, with `; ` between them.
    pub why_not: &'a str,
    /// How many respondents have answered.
    pub respondents: u32,
    /// How many items they see otherwise, and nobody has settled.
    pub not_agreed: u32,
    /// The number of the stage; `null` for a topic, which counts in no figure but its own.
    pub stage: Option<u32>,
    /// The area.
    pub area: &'a str,
    /// The area in which that lies; `null` where it lies in none.
    pub section: Option<&'a str>,
    /// The item.
    pub item: &'a str,
    /// Its number in the source checklist; `null` where it has none.
    pub source: Option<&'a str>,
    /// How much it counts beside the others; 0 is information only.
    pub weight: u32,
    /// `answered`, `unknown`, `not-applicable` or `unanswered`.
    #[schemars(extend("enum" = ["answered", "unknown", "not-applicable", "unanswered"]))]
    pub state: &'static str,
    /// The level; `null` where not answered.
    pub level: Option<&'a str>,
    /// The number by which that is called.
    pub level_number: Option<usize>,
    /// What that is worth, in percent with two decimals; `null` where not answered.
    pub credit: Option<Number>,
    /// The lowest level that it may have; `null` where it does not apply.
    pub lowest: Option<&'a str>,
    /// The highest level that it may have, likewise.
    pub highest: Option<&'a str>,
    /// Why these: `answered` (both are the same), `open` (the whole scale), or why there are several;
    /// `null` where it does not apply.
    pub why: Option<&'static str>,
    /// Whether anything is known of what it is worth. Items of which nothing is are left out of
    /// figures by what is answered.
    pub known: bool,
    /// What it counts at worst, in percent with two decimals; `null` where it does not count, because
    /// it does not apply.
    pub worst: Option<Number>,
    /// What it counts at best, likewise.
    pub best: Option<Number>,
    /// The exact worth at worst, in so many `parts`.
    pub worst_parts: Option<u64>,
    /// The exact worth at best, likewise.
    pub best_parts: Option<u64>,
    /// How many parts are the whole; the same in all rows of a model unless its scales have no common
    /// denominator of 13 digits.
    pub parts: u64,
    /// Whether it is in place at worst; `null` where it does not count.
    pub in_place: Option<bool>,
    /// Whether it is in place at best.
    pub in_place_best: Option<bool>,
    /// Whether it is at its floor or above at worst, but not in place.
    pub partly: Option<bool>,
    /// The same at best.
    pub partly_best: Option<bool>,
    /// Why it keeps its stage from passing: `below-floor`, `open`, `not-agreed`, `claimed` or
    /// `at-least`; `null` where it does not.
    pub blocks: Option<&'static str>,
    /// Whether its level calls for evidence and there is none; `null`, like the rest of the row, where
    /// the answer is one to another model (`--as`).
    pub claim: Option<bool>,
    /// Whether the answer is a first estimate, given in `ospo assess --quick`.
    pub estimate: Option<bool>,
    /// How sure the respondent is: `low`, `medium` or `high`; `null` where not said.
    #[schemars(extend("enum" = ["low", "medium", "high", null]))]
    pub confidence: Option<&'static str>,
    /// The day of the answer; `null` where not said.
    #[schemars(extend("format" = "date"))]
    pub answered: Option<String>,
    /// How many pieces of evidence it has.
    pub evidence: Option<u32>,
}

impl LongData {
    pub(crate) fn of_portfolio(portfolio: &Portfolio) -> Self {
        let members = portfolio.groups.iter().flat_map(|group| &group.members);
        let rounds = members.map(|member| LongRound {
            unit: member.unit.subject.to_string(),
            folder: portfolio.folder(&member.unit).to_owned(),
            row: member.row.clone(),
            why_not: words(member.apart.iter().map(|why| why.as_str())),
        });
        Self { rounds: rounds.collect(), lang: portfolio.words() }
    }

    pub(crate) fn of_history(history: &History, folder: &str, rows: Vec<UnitRow>) -> Self {
        let rounds = history.points().zip(rows).map(|((_, likeness), row)| LongRound {
            unit: history.subject.clone(),
            folder: folder.to_owned(),
            row,
            why_not: words(likeness.why_not.iter().map(|why| why.as_str())),
        });
        Self { rounds: rounds.collect(), lang: history.words() }
    }

    pub(crate) fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Returns the rows, those of a round worked out when it is its turn.
    pub fn iter(&self) -> impl Iterator<Item = LongRow<'_>> {
        self.rounds.iter().flat_map(LongRound::rows)
    }
}

impl Serialize for LongData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

fn words(all: impl Iterator<Item = &'static str>) -> String {
    all.collect::<Vec<_>>().join("; ")
}

impl LongRound {
    fn rows(&self) -> Vec<LongRow<'_>> {
        let model: &Model = self.row.model();
        let card = self.row.card();
        let parts = common_parts(model);
        let staged = model.staged().flat_map(|stage| {
            let number = Some(stage.number);
            stage.items.iter().map(move |item| (number, item))
        });
        let items = staged.chain(model.topics.iter().map(|item| (None, item)));
        let scores = card.stages.iter().flat_map(|stage| &stage.items).chain(&card.topics);
        let details = self.row.details().unwrap_or_default().iter().map(Some);
        let details = details.chain(std::iter::repeat(None));
        let rows = items.zip(scores).zip(details);
        rows.map(|(((stage, item), score), detail)| {
            self.one(model, parts, (stage, item, score, detail))
        })
        .collect()
    }

    fn one<'a>(
        &'a self,
        model: &'a Model,
        common: Option<u64>,
        (stage, item, score, detail): (Option<u32>, &'a Item, &ItemScore, Option<&Detail>),
    ) -> LongRow<'a> {
        let row = &self.row;
        let full = score.counts_in_full.then_some([Credit::FULL; 2]);
        let bounds = score.bounds.as_ref();
        let credits = bounds.map(|bounds| [bounds.low.credit, bounds.high.credit]).or(full);
        let own = || credits.map_or(1, |[low, high]| low.of().lcm(&high.of()));
        let parts = common.unwrap_or_else(own);
        let [worst, best] = credits.map_or([None; 2], |ends| ends.map(Some));
        let in_parts = |credit: Credit| credit.part() * (parts / credit.of());
        let percent = |credit: Credit| CreditNumber::of(credit).rounded();
        let of_scale = |id: &LevelId| item.scale.level(id).map(|level| level.id.as_str());
        let footing = |at: Option<Footing>| at.or(full.map(|_| Footing::InPlace));
        let [low, high] = [footing(score.footing()), footing(score.footing_at_best())];
        let is = |at: Option<Footing>, which: Footing| at.map(|footing| footing == which);
        let level = match &score.state {
            State::Answered { level, credit, .. } => Some((level, *credit)),
            State::Unknown | State::NotApplicable { .. } | State::Unanswered => None,
        };
        let at = level.and_then(|(id, _)| item.scale.index_of(id));
        let blocks = model.method.ladder.as_ref().filter(|_| stage.is_some() && item.weight > 0);
        LongRow {
            schema: "ospo/long/1",
            unit: &self.unit,
            folder: &self.folder,
            round: row.name(),
            day: row.date().to_string(),
            model: model.id.as_str(),
            model_version: row.version(),
            fingerprint: row.fingerprint().map(|fingerprint| fingerprint.to_string()),
            comparable: self.why_not.is_empty(),
            why_not: &self.why_not,
            respondents: row.respondents(),
            not_agreed: row.not_agreed(),
            stage,
            area: item.area.as_str(),
            section: model
                .area(&item.area)
                .and_then(|area| area.section.as_ref())
                .map(AreaId::as_str),
            item: item.id.as_str(),
            source: item.source.as_deref(),
            weight: item.weight,
            state: score.state.as_str(),
            level: level.and_then(|(id, _)| of_scale(id)),
            level_number: at.map(|at| item.scale.number(at)),
            credit: level.map(|(_, credit)| percent(credit)),
            lowest: bounds.and_then(|bounds| of_scale(&bounds.low.level)),
            highest: bounds.and_then(|bounds| of_scale(&bounds.high.level)),
            why: bounds.map(|bounds| bounds.why.as_str()),
            known: score.is_known(),
            worst: worst.map(percent),
            best: best.map(percent),
            worst_parts: worst.map(in_parts),
            best_parts: best.map(in_parts),
            parts,
            in_place: is(low, Footing::InPlace),
            in_place_best: is(high, Footing::InPlace),
            partly: is(low, Footing::Partly),
            partly_best: is(high, Footing::Partly),
            blocks: blocks.and_then(|_| score::why_blocked(score)).map(Why::as_str),
            claim: detail.map(|detail| detail.claim),
            estimate: detail.map(|detail| detail.estimate),
            confidence: detail.and_then(|detail| detail.confidence).map(Confidence::as_str),
            answered: detail.and_then(|detail| detail.answered).map(|day| day.to_string()),
            evidence: detail.map(|detail| detail.evidence),
        }
    }
}

/// Returns of how many parts every level of a model is so many; none where they are too many.
fn common_parts(model: &Model) -> Option<u64> {
    let levels = model.items_and_topics().flat_map(|item| &item.scale.levels);
    levels.map(|level| level.credit.of()).try_fold(1_u64, |all, one| {
        // Both are far below 2^40, or the fold has ended.
        Some(all.lcm(&one)).filter(|parts| *parts < MOST_PARTS)
    })
}
