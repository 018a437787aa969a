//! A model tests itself: answers that stand beside it, with the figures that its authors expect.

use jiff::civil::Date;
use serde_json::json;

use crate::answers::{Answer, Choice, Sheet};
use crate::checklist;
use crate::format::{
    Here, Kind, Map, May, Names, Need, Or, Placed, Read, ReadName, Text, Truth, What, kind, known,
    record,
};
use crate::model::{AreaId, ItemId, LevelId, Model};
use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::score::{self, Figure, Figures, Narrowed, Range, Scorecard};
use crate::text;
use crate::yaml::{self, Key, Node, Reader};

record! {
    /// Answers to a model, with the figures that its authors expect of them.
    pub struct ModelTestFile: "a test of a model", "tests" in Model,
        file "ospo/model-test/1" "A test of a model (tests/NAME.yaml)"
    {
        /// What is tested, or where the figures come from, in a few words.
        what: Need<Text>,
        /// Where they are published.
        source: May<Text>,
        /// By item or topic: a level, `n/a` or `unknown`. What is left out is not answered.
        answers: Need<Map<AnsweredItems, TestedAnswer>>,
        /// What comes out. Only what stands here is looked at.
        expect: Need<Expected>,
    }
}

record! {
    /// The figures that come out, as views show them; `null` where there is none.
    pub struct Expected: "what is expected", "figures" in Model {
        /// That of the whole, of what is answered.
        figure: May<Placed<Figured>>,
        /// Those of areas, and of the areas in which others lie.
        areas: Or<Map<TestedAreas, Placed<Figured>>>,
        /// Those of stages, by number.
        stages: Or<Map<TestedStages, Placed<Figured>>>,
        /// Which stages hold, by number.
        holds: Or<Map<TestedStages, Placed<Truth>>>,
        /// The stage reached; `null` where none is, or 0 where no stage has that number.
        reached: May<Placed<Figured>>,
        /// The stages that the ladders of areas reach; a `+` behind it says that something above is
        /// there.
        ladders: Or<Map<TestedAreas, Placed<Figured>>>,
        /// The name of the figure of the whole.
        band: May<Placed<Figured>>,
        place: Here,
    }
}

kind! {
    /// A figure or a name as a view shows it; none where there is none.
    pub struct Figured = Option<String>: What::Else(
        || json!({ "type": ["string", "number", "null"] }),
    ), "figures",
    in any |node, _, reader| {
        if node.is_nothing() { Some(None) } else { reader.word(node).map(|word| Some(word.to_owned())) }
    }
}

/// Makes names of a model under which values stand.
macro_rules! named {
    ($($name:ident is $many:literal of $id:ty: |$key:ident, $model:ident, $reader:ident| $body:block)*) => {$(
        #[derive(Debug)]
        pub struct $name;

        impl Names for $name {
            type Name = $id;
            const MAP: &'static str = $many;
        }

        impl ReadName<Model> for $name {
            fn read<'a>($key: &Key<'a>, $model: &mut Model, $reader: &mut Reader<'a>) -> Option<$id> $body
        }
    )*};
}

named! {
    AnsweredItems is "answers" of ItemId: |key, model, reader| {
        let id = ItemId::new(reader.key_id(key)?);
        if model.item(&id).is_none() {
            let ids = model.items_and_topics().map(|item| item.id.as_str());
            reader.tell_unknown(key.place, ("item", id.as_str()), ids, || {
                "name an item or topic of the model".to_owned()
            });
        }
        Some(id)
    }
    TestedAreas is "areas" of AreaId: |key, model, reader| {
        let id = AreaId::new(reader.key_id(key)?);
        if model.area(&id).is_none() {
            let ids = model.areas.iter().map(|area| area.id.as_str());
            reader.tell_unknown(key.place, ("area", id.as_str()), ids, || {
                "name an area of the model".to_owned()
            });
        }
        Some(id)
    }
    TestedStages is "stages" of u32: |key, model, reader| {
        let number = key.text.trim().parse().ok().filter(|number| model.stage(*number).is_some());
        if number.is_none() {
            let stages = text::listed(model.stages.iter().map(|stage| stage.number.to_string()));
            let message = format!("the model has no stage {}", key.text);
            reader.tell(key.place, message, format!("its stages are {stages}"));
        }
        number
    }
}

/// An answer of a test; none to an item that is not there.
#[derive(Debug)]
pub struct TestedAnswer;

/// The words of a test for what is no level.
const NOT_APPLICABLE: &str = "n/a";
const UNKNOWN: &str = "unknown";

impl Kind for TestedAnswer {
    type Value = Choice;
    const WHAT: What = What::Word;
    const MANY: &'static str = "answers";
}

impl Read<Model> for TestedAnswer {
    fn read<'a>(_: &Node<'a>, _: &mut Model, _: &mut Reader<'a>) -> Option<Choice> {
        None
    }

    fn read_under<'a>(
        key: &Key<'a>,
        node: &Node<'a>,
        model: &mut Model,
        reader: &mut Reader<'a>,
    ) -> Option<Choice> {
        match reader.word(node)? {
            NOT_APPLICABLE => {
                let reason = "The test says so.".to_owned();
                return Some(Choice::NotApplicable { reason });
            }
            UNKNOWN => return Some(Choice::Unknown),
            _ => {}
        }
        let item = model.item(&ItemId::new(&*key.text))?;
        let levels = item.scale.levels.iter().map(|level| level.id.as_str());
        let levels: Vec<&str> = levels.chain([UNKNOWN, NOT_APPLICABLE]).collect();
        known(node, "level", &levels, reader).map(|level| Choice::Level(LevelId::new(level)))
    }
}

/// A test that came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelTest {
    /// Its file.
    pub path: String,
    pub what: String,
    /// How many figures were compared.
    pub figures: usize,
}

/// Runs the tests among the files of a model.
///
/// # Errors
/// What is wrong in them, and each figure that is another than expected, where it stands.
pub fn model_tests(model: &Model, files: &[SourceFile]) -> Result<Vec<ModelTest>, Problems> {
    let mut tests = Vec::new();
    let mut problems = Vec::new();
    let mut known = None;
    for file in checklist::tests_of(files) {
        match run(model, known.get_or_insert_with(|| model.clone()), file) {
            Ok(test) => tests.push(test),
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(tests) } else { Err(Problems(problems)) }
}

fn run(model: &Model, known: &mut Model, file: &SourceFile) -> Result<ModelTest, Problems> {
    let (tree, mut reader) = yaml::parse(file)?;
    // What is only partly right is told, and not reckoned with.
    let test = ModelTestFile::read(&tree, known, &mut reader);
    let problems: Vec<Problem> = reader.finish();
    let Some(ModelTestFile { what, answers, expect, .. }) = test.filter(|_| problems.is_empty())
    else {
        return Err(Problems(problems));
    };
    let mut sheet = Sheet::new(model, &what, Date::constant(2000, 1, 1));
    sheet.answers = answers.into_iter().map(|(id, choice)| (id, Answer::new(choice))).collect();
    let card = score::score(model, &sheet, &Narrowed::default());
    let mut look = TestLook { figures: 0, reader: Reader::new(file) };
    look.at(model, &card, expect);
    let figures = look.figures;
    match look.reader.finish() {
        moved if moved.is_empty() => Ok(ModelTest { path: file.path.clone(), what, figures }),
        moved => Err(Problems(moved)),
    }
}

/// Holds what came out against what was expected.
struct TestLook<'a> {
    figures: usize,
    reader: Reader<'a>,
}

impl TestLook<'_> {
    fn at(&mut self, model: &Model, card: &Scorecard, expect: Expected) {
        let shown = card.shown.unwrap_or_default();
        let figure = |range: &Range| Figures::of(&shown, range, None).answered;
        let told = |range: &Range| figure(range).as_ref().map(short);
        let one = |of: Option<(Option<String>, Place)>| of.into_iter();
        for wanted in one(expect.figure) {
            self.compare("the whole", told(&card.overall), wanted);
        }
        for (area, wanted) in expect.areas {
            let own = card.area(&area).and_then(|area| told(&area.range));
            self.compare(area.as_str(), own, wanted);
        }
        for (number, wanted) in expect.stages {
            let own = card.stage(number).and_then(|stage| told(&stage.range));
            self.compare(&format!("stage {number}"), own, wanted);
        }
        for (number, (wanted, place)) in expect.holds {
            let gate = card.stage(number).and_then(|stage| stage.gate.as_ref());
            let own = gate.map(|gate| gate.passes.to_string());
            let wanted = (Some(wanted.to_string()), place);
            self.compare(&format!("whether stage {number} holds"), own, wanted);
        }
        for wanted in one(expect.reached) {
            // Where no stage has the number 0, none reached may be written so too.
            let ground = || card.ladder.filter(|_| wanted.0.is_some())?.reached_number();
            let own = card.reached().or_else(ground).map(|number| number.to_string());
            self.compare("the stage reached", own, wanted);
        }
        for (area, wanted) in expect.ladders {
            let ladder = card.ladders.iter().find(|ladder| ladder.area == area);
            let own = ladder.map(|ladder| {
                let plus = if ladder.climbed.plus { "+" } else { "" };
                format!("{}{plus}", ladder.climbed.reached.unwrap_or_default())
            });
            self.compare(&format!("the ladder of {area}"), own, wanted);
        }
        for wanted in one(expect.band) {
            let whole = figure(&card.overall);
            let band = whole.as_ref().and_then(|figure| figure.band(&model.method.bands));
            self.compare("the band", band.map(|band| band.label.clone()), wanted);
        }
    }

    fn compare(&mut self, of: &str, own: Option<String>, (wanted, place): (Option<String>, Place)) {
        self.figures += 1;
        let wanted = wanted.map(|word| without_zeros(&word));
        if own != wanted {
            let word = |told: Option<String>| told.unwrap_or_else(|| "none".to_owned());
            let message = format!("{of} is {}, expected {}", word(own), word(wanted));
            let help =
                "look for the change that moved it; where the model is right, write its figure";
            self.reader.tell(place, message, help);
        }
    }
}

fn short(figure: &Figure) -> String {
    without_zeros(&figure.decimal().to_string())
}

/// Returns a figure without zeros at its end that say nothing: `1.50` is `1.5`.
fn without_zeros(figure: &str) -> String {
    let is_number = figure.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    if is_number && figure.contains('.') {
        return figure.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    figure.to_owned()
}
