//! Finding in a model what somebody typed, or saying what was probably meant.

use std::collections::BTreeSet;
use std::path::Path;

use ospo::answers::choosable::{self, Called, Found};
use ospo::answers::{self, AnswerMeant, Choice, SAYS_NOTHING};
use ospo::model::{Item, ItemId, Model, RoleId, Stage};
use ospo::organisation::Person;
use ospo::{lang, say, text};

use crate::cli::error::CommandError;
use crate::cli::find::{self, Wrong};

/// Returns the item or topic that a name means: its id, its number in the source checklist, its title,
/// or a part of them.
pub(crate) fn item<'m>(model: &'m Model, name: &str) -> Result<&'m Item, Wrong> {
    if let Some(item) = model.item(&ItemId::new(name)) {
        return Ok(item);
    }
    if let Some(became) = model.what_became_of(&ItemId::new(name)) {
        let message = format!("there is no item `{name}`");
        return Err(Wrong { message, help: format!("it was {became}") });
    }
    let items = find::items(model);
    find::found(name, &items, "item").unwrap_or_else(|| {
        let message = format!("there is no item `{name}`");
        let help = find::nearest(name, &items, || model.where_listed());
        Err(Wrong { message, help })
    })
}

/// Says which item is taken for a name that has only a part of its names; none where it has one in full.
pub(crate) fn taken(model: &Model, name: &str, item: &ItemId) -> Option<String> {
    let is_whole = choosable::find_whole(name, &find::items(model)) != Found::Nothing;
    (!is_whole)
        .then(|| say!(model.lang, "`{typed}` is taken for {taken}.", typed = name, taken = item))
}

/// Returns the stage that a name means: its number, its title, or a part of it.
pub(crate) fn stage<'m>(model: &'m Model, name: &str) -> Result<&'m Stage, Wrong> {
    if model.method.ladder.is_none() {
        let message = "the model has no stages to reach".to_owned();
        let help = "its figures are reached with --to-figure".to_owned();
        return Err(Wrong { message, help });
    }
    // What stages are called in other languages is loaded only for who types no number.
    if let Some(stage) = model.stages.iter().find(|stage| stage.number.to_string() == name) {
        return Ok(stage);
    }
    find::found(name, &find::stages(model), "stage").unwrap_or_else(|| {
        Err(Wrong {
            message: format!("the model has no stage {name}"),
            help: format!("its stages are {}", model.stage_numbers()),
        })
    })
}

/// Returns a figure of the whole, or the least that a band is called by, in hundredths of the unit
/// in which the model tells it.
pub(crate) fn figure(model: &Model, name: &str) -> Result<u32, Wrong> {
    let Some(shown) = &model.method.shown else {
        let message = "the model tells no figure of the whole".to_owned();
        return Err(Wrong { message, help: "its stages are reached with --to-stage".to_owned() });
    };
    let bands = &model.method.bands;
    if let Some(band) = bands.iter().find(|band| answers::same_word(&band.label, name)) {
        return Ok(band.from);
    }
    let most = if shown.sum { u32::MAX } else { shown.to };
    let figure = text::hundredths(name).filter(|figure| (shown.from..=most).contains(figure));
    figure.ok_or_else(|| {
        let [from, to] = [shown.from, shown.to].map(|one| lang::hundredths(one.into()));
        let labels = bands.iter().map(|band| band.label.as_str());
        let bands =
            if bands.is_empty() { String::new() } else { format!(", or {}", text::one_of(labels)) };
        Wrong {
            message: format!("the model has no figure `{name}`"),
            help: format!("name one from {from} to {to}{bands}"),
        }
    })
}

/// Returns the number of a stage; says no to one that asks nothing.
pub(crate) fn asking_stage(model: &Model, name: &str) -> Result<u32, CommandError> {
    if model.method.ladder.is_none() {
        let help = "leave out --stage; --item and --role pick what is asked";
        return Err(CommandError::new("the model has no stages").help(help));
    }
    let stage = stage(model, name)?;
    let number = stage.number;
    if stage.items.is_empty() {
        let help = format!("the stages that ask something are 1 to {}", model.top());
        return Err(CommandError::new(format!("stage {number} asks nothing")).help(help));
    }
    Ok(number)
}

/// Returns a role that is asked something.
pub(crate) fn role(model: &Model, word: &str) -> Result<RoleId, Wrong> {
    let known = choosable::roles_called(model);
    find::found(word, &known, "role").unwrap_or_else(|| {
        let all = || format!("the roles are {}", text::ticked(known.iter().map(|one| &*one.id)));
        let near = choosable::nearest_role(word, &known);
        let help = near.map_or_else(all, |meant| format!("did you mean `{meant}`?"));
        Err(no_role(word, help))
    })
}

/// Returns the role in which somebody answers, which the model need not know.
pub(crate) fn own_role(model: &Model, word: &str) -> Result<RoleId, Wrong> {
    let role = choosable::role_meant(word, model, &[]);
    role.map(RoleId::new).map_err(|help| no_role(word, help))
}

fn no_role(word: &str, help: String) -> Wrong {
    Wrong { message: format!("unknown role `{word}`"), help }
}

/// Returns the one of some people whom a name means, or a part of it.
pub(crate) fn person<'p>(people: &'p [Person], name: &str) -> Result<&'p Person, Wrong> {
    let called: Vec<Called<&Person>> = people
        .iter()
        .map(|person| Called { thing: person, id: person.name.clone(), titles: Vec::new() })
        .collect();
    if let Some(found) = find::found(name, &called, "person") {
        return found;
    }
    if people.is_empty() {
        return Err(Wrong {
            message: format!("nobody stands under `people` in ospo.yaml, so neither does `{name}`"),
            help: "write there who is asked what, or use `--respondent NAME --role ROLE`"
                .to_owned(),
        });
    }
    let names = text::ticked(people.iter().map(|person| person.name.as_str()));
    Err(Wrong {
        message: format!("there is no `{name}` under `people` in ospo.yaml"),
        help: format!("it names {names}"),
    })
}

/// Returns the halves of `ITEM=LEVEL`; without a level the answer is taken back.
pub(crate) fn level(pair: &str) -> Result<(&str, &str), Wrong> {
    halves(pair).ok_or_else(|| Wrong {
        message: format!("`{pair}` is not ITEM=LEVEL"),
        help: "for example: programme-identity=established".to_owned(),
    })
}

/// Returns what stands before and behind the first equals sign; what stands behind may be empty.
pub(crate) fn halves(pair: &str) -> Option<(&str, &str)> {
    // Some keyboards write it wide.
    let (name, word) = pair.split_once(['=', '＝'])?;
    let (name, word) = (name.trim(), word.trim());
    (!name.is_empty()).then_some((name, word))
}

/// Says which model a sheet answers where an answer, `ITEM=LEVEL`, is to an item of another one; none
/// where it is not.
pub(crate) fn of_another(
    own: &Model,
    sheet: &Path,
    pair: &str,
    mut others: impl Iterator<Item = Model>,
) -> Option<CommandError> {
    let (name, _) = halves(pair).filter(|(name, _)| item(own, name).is_err())?;
    let other = others.find(|model| model.item(&ItemId::new(name)).is_some())?;
    let (ours, theirs) = (&own.id, &other.id);
    let told = format!("{} answers the model `{ours}`, which has no `{name}`", sheet.display());
    Some(
        CommandError::new(told).about(sheet).help(format!(
            "`ospo answer --model {theirs} {pair}` writes into a sheet of `{theirs}`"
        )),
    )
}

/// Says no to an item that was answered already in the same call.
pub(crate) fn first_time(seen: &mut BTreeSet<ItemId>, item: &ItemId) -> Result<(), Wrong> {
    if seen.insert(item.clone()) {
        return Ok(());
    }
    Err(Wrong {
        message: format!("`{item}` is answered twice"),
        help: "keep the one that is meant".to_owned(),
    })
}

/// Returns the item and the choice that are meant, or what is wrong and the way out. No choice
/// means that the answer is taken back.
pub(crate) fn meant(
    model: &Model,
    item: &str,
    word: &str,
    reason: Option<&str>,
) -> Result<(ItemId, Option<Choice>), Wrong> {
    let item = self::item(model, item)?;
    if word.is_empty() || word.eq_ignore_ascii_case("unanswered") {
        return Ok((item.id.clone(), None));
    }
    let Some(meant) = AnswerMeant::of(word, &item.scale, &model.lang) else {
        let help = answers::what_may_be_written(item.id.as_str(), word, &item.scale);
        return Err(Wrong { message: format!("unknown level `{word}`"), help });
    };
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let choice = match meant.choice(reason) {
        None if meant == AnswerMeant::NotApplicable => {
            let message = format!("`{}` is not applicable: why?", item.id);
            return Err(Wrong { message, help: "add --reason \"…\"".to_owned() });
        }
        choice => choice.ok_or_else(says_nothing)?,
    };
    Ok((item.id.clone(), Some(choice)))
}

/// Says no to a level that any level is at least.
pub(crate) fn says_nothing() -> Wrong {
    let [message, help] = SAYS_NOTHING.map(str::to_owned);
    Wrong { message, help }
}
