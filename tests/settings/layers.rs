//! One set of settings over another.

use ospo::organisation::{Funding, Rate};

use crate::parsed;

#[test]
fn what_is_not_said_here_is_taken_from_below_rating_by_rating_and_action_by_action() {
    let own = parsed(
        "kind: company\nstale_after: 6w\narchetypes: { pays: 4 }\n\
         plan: { actions: { policy: { owner: Kim }, training: { due: 2027-03-31 } } }\n",
    );
    let below = parsed(
        "kind: university\nstale_after: 2y\nreports_to: CTO\narchetypes: { pays: 0, shares-code: 2 }\n\
         plan: { capacity: 4, actions: { policy: { due: 2027-01-01 }, inventory: { owner: Jo } } }\n",
    );
    let both = own.over(below);
    assert_eq!(both.kind.as_deref(), Some("company"));
    assert_eq!(both.reports_to.as_deref(), Some("CTO"));
    let stale_after = both.stale_after.map(|period| period.to_string());
    assert_eq!(stale_after.as_deref(), Some("6w"));
    let ratings = both.ratings.iter();
    let ratings: Vec<(&str, u32)> = ratings.map(|(id, r)| (id.as_str(), r.value)).collect();
    assert_eq!(ratings, [("pays", 4), ("shares-code", 2)]);
    assert_eq!(both.plan.capacity.map(|capacity| capacity.0), Some(400));
    let actions = both.plan.actions.iter().map(|(id, action)| {
        let owner = action.owner.as_deref().unwrap_or("–");
        let due = action.due.map_or("–".to_owned(), |due| due.to_string());
        format!("{id}: {owner} {due}")
    });
    // An action is one thing: whoever names its owner here has not taken the day from there.
    assert_eq!(
        actions.collect::<Vec<_>>(),
        ["inventory: Jo –", "policy: Kim –", "training: – 2027-03-31"]
    );
}

#[test]
fn what_a_plan_costs_is_taken_from_below_and_goals_are_not_mixed() {
    let below = "classification: Internal\nplan: { rate: 4000 EUR, funding: own-staff }\n\
                 goals: [{ question: How many?, figures: [] }]\n";
    let both = parsed("plan: { rate: EUR 4500 }\n").over(parsed(below));
    assert_eq!(both.classification.as_deref(), Some("Internal"));
    assert_eq!(both.plan.rate, Rate::parse("4500 EUR"));
    assert_eq!(both.plan.funding, Some(Funding::OwnStaff));
    assert_eq!(both.goals.len(), 1);
    let both = parsed("goals: [{ question: How long? }]\n").over(parsed(below));
    let questions: Vec<&str> = both.goals.iter().map(|goal| goal.question.as_str()).collect();
    assert_eq!(questions, ["How long?"]);
}

#[test]
fn a_language_is_taken_from_below_where_none_is_said() {
    let both = |own, below| parsed(own).over(parsed(below)).language;
    assert_eq!(both("unit: A\n", "language: ja\n").as_deref(), Some("ja"));
    assert_eq!(both("language: de\n", "language: ja\n").as_deref(), Some("de"));
}
