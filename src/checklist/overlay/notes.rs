//! What follows from an overlay, told where it is written: nothing that is wrong.

use std::collections::BTreeSet;

use crate::checklist::files::{self, FileKind};
use crate::checklist::{parse, parse_guide};
use crate::guide::Guide;
use crate::model::{ItemId, Model, NamedList, Scope};
use crate::problem::{Place, Problem, SourceFile};
use crate::text;
use crate::yaml::{self, Node, Reader};

/// Returns the name of the model that some files lie over, where one of them says it.
pub fn over(own: &[SourceFile]) -> Option<String> {
    let file = own.iter().find(|file| files::kind_of(&file.path) == Some(FileKind::Overlay))?;
    let (tree, _) = yaml::parse(file).ok()?;
    Some(tree.field("over")?.field("model")?.word()?.to_owned())
}

/// Tells what follows from the overlay among the files of a model; nothing where there is none.
pub fn overlay_notes(all: &[SourceFile], model: &Model) -> Vec<Problem> {
    let is_overlay = |file: &&SourceFile| files::kind_of(&file.path) == Some(FileKind::Overlay);
    let Some(file) = all.iter().find(is_overlay) else { return Vec::new() };
    let below: Vec<SourceFile> = all.iter().filter(|file| !is_overlay(file)).cloned().collect();
    let links = linked(all);
    let Ok((tree, mut reader)) = yaml::parse(file) else { return Vec::new() };
    let Ok(without) = parse::parse(&below) else { return Vec::new() };
    let guide = parse_guide::parse_guide(&below, &without).unwrap_or_default();
    let version = tree.field("over").and_then(|over| over.field("version"));
    if let Some(version) = version
        && version.word() != Some(&without.version)
    {
        let (written, now) = (version.word().unwrap_or_default(), &without.version);
        let message = format!("written over version {written}; the model is {now} now");
        let help = format!("look through the changes, then write `version: \"{now}\"`");
        reader.tell(version.place, message, help);
    }
    let look = OverlayLook { below: &without, guide: &guide, links: &links, model };
    for hidden in tree.field("hide").map_or(&[][..], Node::entries) {
        look.hidden(hidden, &mut reader);
    }
    if let Some(yaml::Value::Map(changed)) = tree.field("change").map(|change| &change.value) {
        for (key, node) in changed {
            look.changed(&ItemId::new(&*key.text), node, key.place, &mut reader);
        }
    }
    reader.finish()
}

/// Returns the items that each link of the crosswalks among some files comes from.
fn linked(all: &[SourceFile]) -> Vec<Vec<ItemId>> {
    let mut links = Vec::new();
    for (_, file) in files::of_crosswalks(all) {
        let Ok((tree, _)) = yaml::parse(file) else { continue };
        for link in tree.field("links").map_or(&[][..], Node::entries) {
            let Some(from) = link.field("from") else { continue };
            let words = from.entries().iter().chain([from]).filter_map(Node::word);
            links.push(words.map(ItemId::new).collect());
        }
    }
    links
}

struct OverlayLook<'l> {
    links: &'l [Vec<ItemId>],
    /// The model without the overlay, and what stands beside it.
    below: &'l Model,
    guide: &'l Guide,
    model: &'l Model,
}

/// The fields on whose words it depends what follows from an answer.
const WORDING: [&str; 5] = ["ask", "words", "levels", "scale", "not_applicable_when"];
const NOTHING_TO_MEND: &str = "the rest is used as it is; look whether that is meant";

impl OverlayLook<'_> {
    fn hidden(&self, node: &Node<'_>, reader: &mut Reader<'_>) {
        let word = node.word().or_else(|| node.field("item")?.word());
        let number = node.field("stage").and_then(Node::word).and_then(|word| word.parse().ok());
        let stage = number.and_then(|number| self.below.stage(number));
        let items = stage.into_iter().flat_map(|stage| &stage.items).map(|item| item.id.clone());
        let items: BTreeSet<ItemId> = items.chain(word.map(ItemId::new)).collect();
        let mut told = Vec::new();
        if let Some(stage) = stage {
            let items = text::count(stage.items.len(), "item");
            told.push(format!("{items} are not asked, and the numbers of other stages stay"));
        }
        told.extend(self.links(&items));
        let links = self.links.iter().filter(|from| from.iter().any(|id| items.contains(id)));
        match links.count() {
            0 => {}
            number => told.push(format!("{} of crosswalks left out", text::count(number, "link"))),
        }
        told.extend(self.guide(&items));
        let what = match (stage, word) {
            (Some(stage), _) => format!("stage {}", stage.number),
            (None, word) => format!("`{}`", word.unwrap_or_default()),
        };
        if !told.is_empty() {
            let message = format!("without {what}: {}", told.join("; "));
            reader.tell(node.place, message, NOTHING_TO_MEND);
        }
    }

    /// Says who names some items beside one another in the model.
    fn links(&self, hidden: &BTreeSet<ItemId>) -> Vec<String> {
        let mut told = Vec::new();
        let items = self.below.items_and_topics().filter(|item| !hidden.contains(&item.id));
        let later = items.filter(|item| item.after.iter().any(|id| hidden.contains(id)));
        let later = later.filter(|item| self.model.item(&item.id).is_some());
        let later = text::ticked(later.map(|item| item.id.as_str()));
        if !later.is_empty() {
            told.push(format!("no longer after it: {later}"));
        }
        let is_of = |scope: &&Scope| scope.not_applicable.iter().any(|id| hidden.contains(id));
        for scope in self.below.scopes.iter().filter(is_of) {
            let is_asked = self.model.scopes.iter().any(|one| one.id == scope.id);
            let what = if is_asked { "leaves it out" } else { "is not asked" };
            told.push(format!("the scope `{}` {what}", scope.id));
        }
        told.extend(self.contradictions(&|id| hidden.contains(id)));
        if self.below.sponsor.as_ref().is_some_and(|id| hidden.contains(id)) {
            told.push("the model has no `sponsor`".to_owned());
        }
        let is_shown = |model: &Model, list: &NamedList| {
            model.items_and_topics().any(|item| item.shows.contains(&list.id))
        };
        let was_hidden = |list: &&NamedList| {
            let mut items = self.below.items_and_topics().filter(|item| hidden.contains(&item.id));
            items.any(|item| item.shows.contains(&list.id)) && !is_shown(self.model, list)
        };
        for list in self.below.lists.iter().filter(was_hidden) {
            told.push(format!("nothing asks about the list `{}`", list.id));
        }
        told
    }

    /// Says which contradictions about some items are not looked for.
    fn contradictions(&self, about: &dyn Fn(&ItemId) -> bool) -> Option<String> {
        let all = self.below.contradictions.iter().filter(|one| one.when.keys().any(about));
        let gone = all.filter(|one| self.model.contradictions.iter().all(|it| it.id != one.id));
        let gone: Vec<&str> = gone.map(|one| one.id.as_str()).collect();
        let noun = if gone.len() == 1 { "contradiction" } else { "contradictions" };
        (!gone.is_empty()).then(|| format!("not looked for: the {noun} {}", text::ticked(gone)))
    }

    /// Says what of the guide is shown without some items.
    fn guide(&self, hidden: &BTreeSet<ItemId>) -> Option<String> {
        let names = |ids: &[ItemId]| ids.iter().any(|id| hidden.contains(id));
        let journeys = self.guide.journeys.iter();
        let journeys = journeys.filter(|one| one.milestones.iter().any(|it| names(&it.items)));
        let figures = self.guide.benchmarks.iter().flat_map(|all| &all.figures);
        let archetypes = self.guide.archetypes.iter().flat_map(|all| &all.all);
        let favours = archetypes.flat_map(|one| &one.favours);
        let told = [
            (journeys.count(), "journey"),
            (figures.filter(|one| names(&one.items)).count(), "benchmark figure"),
            (favours.filter(|one| hidden.contains(&one.item)).count(), "archetype"),
        ];
        let told = told.iter().filter(|(number, _)| *number > 0);
        let told: Vec<String> = told.map(|(number, noun)| text::count(*number, noun)).collect();
        (!told.is_empty()).then(|| format!("shown without it: {}", text::listed(told)))
    }

    fn changed(&self, id: &ItemId, node: &Node<'_>, place: Place, reader: &mut Reader<'_>) {
        let is_reworded = WORDING.iter().any(|name| node.field(name).is_some());
        let links = self.links.iter().filter(|from| from.contains(id)).count();
        if is_reworded && links > 0 {
            let message =
                format!("`{id}` is worded otherwise; links of crosswalks that rest on it: {links}");
            let help =
                "read their `why` again; a file `crosswalk/TARGET.yaml` of your own replaces them";
            reader.tell(place, message, help);
        }
        if let Some(told) = self.contradictions(&|other| other == id) {
            let message = format!("`{id}` is answered on another scale: {told}");
            reader.tell(place, message, NOTHING_TO_MEND);
        }
    }
}
