//! Who is assessed and what it wants: `ospo.yaml`.

use std::collections::BTreeMap;

use crate::answers::Respondent;
use crate::model::Credit;
use crate::model::ItemId;
use crate::model::LevelId;
use crate::model::Model;
use crate::problem::Place;
use crate::problem::Problems;
use crate::problem::SourceFile;
use crate::text;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Reader;

/// What an organisation says of itself, once, for all its assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: Option<String>,
    /// The unit that is assessed, where it is not the whole.
    pub unit: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// How many people work there.
    pub size: Option<u32>,
    /// The model that it uses.
    pub model: Option<String>,
    /// A folder with checklists of its own.
    pub checklists: Option<String>,
    /// Who answers, where nothing else is said.
    pub respondent: Option<Respondent>,
    /// What it wants.
    pub target: Option<Target>,
}

/// The stage and the levels that an organisation wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The stage, with its place in the file.
    pub stage: Option<(u32, Place)>,
    /// Why this stage.
    pub reason: Option<String>,
    /// Wishes for single items.
    pub items: BTreeMap<ItemId, Wish>,
}

/// What an organisation wants of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// A level, or `not-a-goal`.
    pub level: String,
    /// Why.
    pub reason: Option<String>,
    /// Where the wish stands in the file.
    pub place: Place,
}

/// The word for an item that the organisation leaves aside on purpose.
pub const NOT_A_GOAL: &str = "not-a-goal";

/// What every item is wanted to be worth. Items that are not a goal are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The stage that is wanted.
    pub stage: Option<u32>,
    /// Why this stage.
    pub reason: Option<String>,
    /// The credit that is wanted, by item.
    pub credits: BTreeMap<ItemId, Credit>,
    /// What is said of single items.
    pub wishes: BTreeMap<ItemId, WantedLevel>,
}

/// What is wanted of one item, with its level found in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLevel {
    /// The level; none where the item is not a goal.
    pub level: Option<LevelId>,
    /// Why.
    pub reason: Option<String>,
}

impl Organisation {
    /// Lays these settings over others: what is not said here is taken from there.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let respondent = match (self.respondent, below.respondent) {
            (Some(own), Some(below)) => Some(Respondent {
                name: own.name.or(below.name),
                role: own.role.or(below.role),
            }),
            (own, below) => own.or(below),
        };
        Self {
            name: self.name.or(below.name),
            unit: self.unit.or(below.unit),
            sector: self.sector.or(below.sector),
            size: self.size.or(below.size),
            model: self.model.or(below.model),
            checklists: self.checklists.or(below.checklists),
            respondent,
            target: self.target.or(below.target),
        }
    }

    /// Returns what to call the subject: the name, with the unit where one is given.
    pub fn subject(&self) -> Option<String> {
        match (&self.name, &self.unit) {
            (Some(name), Some(unit)) => Some(format!("{name}, {unit}")),
            (Some(name), None) => Some(name.clone()),
            (None, unit) => unit.clone(),
        }
    }
}

/// Reads an `ospo.yaml`.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Organisation, Problems> {
    if says_nothing(&file.text) {
        return Ok(Organisation::default());
    }
    let (tree, mut reader) = yaml::parse(file)?;
    let organisation = read(&tree, &mut reader);
    reader.finish_with(organisation)
}

/// Says that a file holds nothing but comments, as one does that is just being begun.
fn says_nothing(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Organisation> {
    let mut fields = reader.fields(node, "settings")?;
    let organisation = Organisation {
        name: fields.take("organisation").and_then(|n| reader.text(n)),
        unit: fields.take("unit").and_then(|n| reader.text(n)),
        sector: fields.take("sector").and_then(|n| reader.text(n)),
        size: fields
            .take("size")
            .and_then(|n| reader.whole(n, 1, 10_000_000)),
        model: fields.take("model").and_then(|n| reader.id(n)),
        checklists: fields.take("checklists").and_then(|n| folder(n, reader)),
        respondent: fields
            .take("respondent")
            .and_then(|n| respondent(n, reader)),
        target: fields.take("target").and_then(|n| target(n, reader)),
    };
    fields.finish(reader);
    Some(organisation)
}

/// Reads a folder that is not outside the one of the file.
fn folder<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
    let path = reader.text(node)?;
    let leads_out = path.starts_with(['/', '\\', '~'])
        || path.chars().any(|c| c == ':' || c.is_control())
        || path.split(['/', '\\']).any(|part| part == "..");
    if leads_out {
        let help = "name a folder beside this file or below it; `--checklists DIR` takes any";
        let told = format!("`{path}` leads out of this folder");
        reader.tell(node.place, told, help);
        return None;
    }
    Some(path)
}

fn respondent<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Respondent> {
    let mut fields = reader.fields(node, "a respondent")?;
    let name = fields.take("name").and_then(|n| reader.text(n));
    let role = fields.take("role").and_then(|n| reader.id(n));
    fields.finish(reader);
    Some(Respondent { name, role })
}

fn target<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Target> {
    let mut fields = reader.fields(node, "a target")?;
    let stage = fields
        .take("stage")
        .and_then(|node| Some((reader.whole(node, 0, 99)?, node.place)));
    let reason = fields.take("reason").and_then(|n| reader.text(n));
    let items = fields
        .take("items")
        .map(|n| wishes(n, reader))
        .unwrap_or_default();
    fields.finish(reader);
    Some(Target {
        stage,
        reason,
        items,
    })
}

fn wishes<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> BTreeMap<ItemId, Wish> {
    let mut wishes = BTreeMap::new();
    let Some(mut items) = reader.fields(node, "items") else {
        return wishes;
    };
    for (key, value) in items.rest() {
        let id = reader.key_id(key);
        let Some(mut fields) = reader.fields(value, "a wish") else {
            continue;
        };
        let level = fields.need("level").and_then(|n| reader.word(n));
        let reason = fields.take("reason").and_then(|n| reader.text(n));
        fields.finish(reader);
        if let (Some(id), Some(level)) = (id, level) {
            let wish = Wish {
                level,
                reason,
                place: key.place,
            };
            wishes.insert(ItemId::new(id), wish);
        }
    }
    wishes
}

impl Target {
    /// Works out what every item is wanted to be worth.
    ///
    /// A stage asks of each of its items, and of those below, the lowest level with which the
    /// stage passes if all are there; a wish for an item goes before it.
    ///
    /// # Errors
    /// A stage, item or level that the model does not have, with its place in `file`.
    pub fn wanted(&self, file: &SourceFile, model: &Model) -> Result<Wanted, Problems> {
        let mut reader = Reader::new(file);
        let mut wanted = Wanted {
            reason: self.reason.clone(),
            ..Wanted::default()
        };
        if let Some((number, place)) = self.stage {
            // Stage 0 needs nothing, so every model has it, written down or not.
            if number <= model.top() {
                wanted.stage = Some(number);
            } else {
                let help = format!("its stages are 0 to {}", model.top());
                reader.tell(place, format!("the model has no stage {number}"), help);
            }
        }
        let pass = Credit::new(u32::try_from(model.method.pass()).unwrap_or(100));
        let bar = pass
            .unwrap_or(Credit::FULL)
            .max(model.method.floor_credit());
        let below = model
            .stages
            .iter()
            .filter(|stage| Some(stage.number) <= wanted.stage);
        for item in below.flat_map(|stage| &stage.items) {
            let enough = item
                .scale
                .first_worth(bar)
                .map_or(Credit::FULL, |level| level.credit);
            wanted.credits.insert(item.id.clone(), enough);
        }
        for (id, wish) in &self.items {
            wish.add_to(&mut wanted, id, model, &mut reader);
        }
        reader.finish_with(Some(wanted))
    }
}

impl Wish {
    fn add_to(&self, wanted: &mut Wanted, id: &ItemId, model: &Model, reader: &mut Reader<'_>) {
        let Some(item) = model.item(id) else {
            let ids = model.items_and_topics().map(|item| item.id.as_str());
            reader.tell_unknown(self.place, ("item", id.as_str()), ids, || {
                "`ospo model show` lists the items".to_owned()
            });
            return;
        };
        let level = if self.level == NOT_A_GOAL {
            wanted.credits.remove(id);
            None
        } else if let Some(level) = item.scale.meant_by(&self.level) {
            wanted.credits.insert(id.clone(), level.credit);
            Some(level.id.clone())
        } else {
            let levels = item.scale.levels.iter().map(|level| level.id.as_str());
            let words = levels.chain([NOT_A_GOAL]);
            reader.tell_unknown(self.place, ("level", &self.level), words.clone(), || {
                format!("use {}", text::one_of(words))
            });
            return;
        };
        let reason = self.reason.clone();
        wanted
            .wishes
            .insert(id.clone(), WantedLevel { level, reason });
    }
}
