//! The page as a whole.

use crate::insight::{self, Advice, Assessment, Closing, Gap, Roadmap, Shortlist};
use crate::lang::{Lang, say, say_of};
use crate::model::{Model, RoleId};
use crate::organisation::{BoardWords, Organisation};
use crate::report::board::{
    actions, certainty, consequences, gaps, goals, peers, room, stages, trend, verdict,
};
use crate::report::common::{dates, estimate, found, terms};
use crate::report::crosswalk::notes;
use crate::report::document::block::Block;
use crate::report::document::board::Board;
use crate::report::page::assessment_data::Earlier;
use crate::report::standing::summary;
use crate::report::view::{Audience, Data, Report};
use crate::text;

pub fn of_board(
    assessment: &Assessment,
    advice: &Advice,
    earlier: Earlier,
    organisation: &Organisation,
    words: &BoardWords,
    audience: Audience,
) -> Report {
    let board = Box::new(board(assessment, advice, earlier, organisation, words));
    let data = || Data::of_assessment(assessment, advice, earlier);
    Report::of(assessment, vec![Block::Board(board)], audience, data)
}

pub(crate) fn board(
    assessment: &Assessment,
    advice: &Advice,
    earlier: Earlier,
    organisation: &Organisation,
    words: &BoardWords,
) -> Board {
    let (lang, roadmap) = (&assessment.model.lang, &advice.roadmap);
    let Choices { gaps: grave, aside, shortlist } = choices(assessment, roadmap);
    let subject = &assessment.sheet.subject;
    let plan = &organisation.plan;
    let (above, below) = gaps::aside(lang, &aside, &grave);
    let of_facts = goals::with_facts(lang, &organisation.goals, assessment, earlier.history);
    let (goals, of_goals) = goals::goals(lang, &of_facts, &shortlist);
    let board = Board {
        lang: lang.clone(),
        title: text::shortened(&title(assessment.model, subject), room::TITLE),
        round: round(lang, assessment),
        classification: (organisation.classification.as_deref())
            .map(|said| text::shortened(said, room::CLASSIFICATION)),
        verdict: words.verdict.clone().unwrap_or_else(|| verdict::verdict(assessment)),
        certainty: certainty::certainty(assessment, words),
        ask: verdict::ask(assessment, roadmap, plan, words),
        decision: verdict::decision(lang, words),
        counted_from: verdict::counted_from(lang, roadmap),
        of: stages::of(assessment),
        stages: stages::stages(assessment),
        more_stages: stages::more(assessment),
        peers: peers::sentence(assessment, &advice.guidance, &grave),
        trend: trend::trend(assessment, earlier.history),
        goals,
        of_goals,
        gaps: gaps::rows(assessment, &grave, &shortlist),
        no_gap: gaps::none(assessment, &grave, &aside),
        above_gaps: above,
        below_gaps: below.into_iter().chain(gaps::ask_first(assessment, roadmap, plan)).collect(),
        actions: actions::rows(assessment.model, plan, &shortlist, &grave, roadmap.begins),
        sums: actions::sums(assessment.model, plan, &shortlist, roadmap),
        cost_in: plan.rate.map(|rate| say!(lang, "Cost in {currency}", currency = rate.currency)),
        otherwise: consequences::otherwise(assessment, roadmap, &grave, &shortlist, words),
        method: verdict::method(assessment.model, plan),
        source: terms::attributed(assessment.model),
    };
    if !assessment.knows_nothing() {
        return board;
    }
    // A plan from nothing known to everything is no decision that anybody could make.
    Board {
        counted_from: None,
        actions: Vec::new(),
        sums: Vec::new(),
        otherwise: Vec::new(),
        ..board
    }
}

/// What of an assessment and its plan is shown.
pub(crate) struct Choices<'a, 'm> {
    pub(crate) gaps: Vec<Gap<'a, 'm>>,
    /// The gaps that are left aside on purpose.
    pub(crate) aside: Vec<Gap<'a, 'm>>,
    pub(crate) shortlist: Shortlist<'a, 'm>,
}

pub(crate) fn choices<'a, 'm>(
    assessment: &'a Assessment<'m>,
    roadmap: &'a Roadmap<'m>,
) -> Choices<'a, 'm> {
    let is_aside = |gap: &Gap| matches!(gap.closing, Closing::Aside(_));
    let (aside, mut gaps): (Vec<Gap>, Vec<Gap>) =
        insight::gaps(assessment, roadmap).into_iter().partition(is_aside);
    gaps.truncate(room::MOST_ROWS);
    let shortlist = Shortlist::of(assessment, roadmap, &gaps, room::MOST_ROWS);
    Choices { gaps, aside, shortlist }
}

/// Returns `Open source programme of Acme`, or `Our checklist: Acme`.
fn title(model: &Model, subject: &str) -> String {
    match &model.assesses {
        Some(what) => say!(model.lang, "{what} of {subject}", what, subject),
        None => model.lang.named(&model.title, subject),
    }
}

/// What stands between two things that are said of a round.
const BETWEEN: &str = " · ";

/// Returns `Round of 22 Nov 2026 · 4 respondents: Legal, Security`.
fn round(lang: &Lang, assessment: &Assessment) -> String {
    let day = dates::day(lang, assessment.sheet.date);
    let mut parts = vec![say!(lang, "Round of {day}", day)];
    let round = assessment.round.as_ref().filter(|round| round.is_of_several());
    match round {
        Some(round) => {
            let number = round.respondents().count();
            let respondents = say_of!(lang, number, "{n} respondent", "{n} respondents");
            let roles = round.respondents().filter_map(|sheet| {
                let role = RoleId::new(sheet.respondent.as_ref()?.role.as_deref()?);
                Some(assessment.model.role_title(&role).to_owned())
            });
            let mut roles: Vec<String> = roles.collect();
            roles.sort();
            roles.dedup();
            parts.push(match roles.len() {
                0 => respondents,
                _ => lang.named(&respondents, &lang.in_a_row(roles)),
            });
        }
        None => parts.extend(summary::respondent(assessment)),
    }
    let needs_evidence = assessment.narrowed.needs_evidence();
    parts.extend(needs_evidence.then(|| say!(lang, "evidence required")));
    parts.extend(notes::in_brief(assessment));
    parts.extend(found::in_brief(assessment));
    parts.extend(estimate::in_brief(lang, assessment.estimates()));
    let own = text::shortened(&parts.join(BETWEEN), room::ROUND);
    // Each of these was asked for, so none is cut.
    [own].into_iter().chain(notes::also(assessment)).collect::<Vec<_>>().join(BETWEEN)
}
