//! A model in another language: what is translated is shown so, and all else as it was written.

use ospo::answers::{self, Sheet};
use ospo::checklist::{self, LanguageState};
use ospo::insight::Assessment;
use ospo::model::{Item, ItemId, Model, NextStep};
use ospo::problem::SourceFile;
use ospo::render::{self, Format, Look};
use ospo::report;
use ospo::score::Narrowed;

const MODEL: &str = "\
format: ospo/model/1
id: small
title: A small model
version: '1.0'
source: { name: Made up, licence: CC0, attribution: By us. }
method: { kind: cumulative, pass: 75, floor: some }
scales:
  - id: amount
    levels:
      - { id: none, label: None, credit: 0 }
      - { id: some, label: Some, credit: 50 }
      - { id: all, label: All, credit: 100 }
areas: [ { id: legal, title: Legal } ]
roles: [ { id: boss, title: The boss } ]
";

const STAGE: &str = "\
stage: 1
title: First steps
summary: The beginning.
signs: [ A sign., Another sign. ]
communities:
  - { title: A club, url: 'https://example.org/' }
  - { title: A circle, url: 'https://example.com/', why: It helps. }
items:
  - id: policy
    area: legal
    ask: Is there a policy?
    why: It helps.
    who: [ boss ]
    look_for: [ Open it., Read it. ]
    levels: { none: Nothing., some: A text., all: A text in force. }
    next: { some: { do: Write it, how: On paper. } }
  - id: inventory
    area: legal
    ask: Is there an inventory?
    levels: { none: Nothing., some: A list., all: A whole list. }
";

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::new(path, text)
}

fn files() -> Vec<SourceFile> {
    vec![file("model.yaml", MODEL), file("stage-1.yaml", STAGE)]
}

fn model(files: &[SourceFile]) -> Model {
    checklist::parse(files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns the files with a language file whose entries have their fingerprints.
fn with_language(mut files: Vec<SourceFile>, tag: &str, text: &str) -> Vec<SourceFile> {
    let path = format!("lang/{tag}.yaml");
    files.push(file(&path, text));
    let written = checklist::translation(&model(&files), &files, tag);
    let written = written.unwrap_or_else(|problems| panic!("{problems}"));
    *files.last_mut().unwrap() = file(&path, written);
    files
}

fn spoken(files: &[SourceFile], tag: &str) -> Model {
    let spoken = checklist::in_language(model(files), files, tag);
    spoken.unwrap_or_else(|problems| panic!("{problems}"))
}

fn item<'m>(model: &'m Model, id: &str) -> &'m Item {
    model.item(&ItemId::new(id)).unwrap()
}

fn state(files: &[SourceFile]) -> LanguageState {
    let states = checklist::check_languages(&model(files), files);
    let mut states = states.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(states.len(), 1);
    states.remove(0)
}

/// Returns the notes on the texts of the model.
fn notes(files: &[SourceFile]) -> Vec<String> {
    let notes = state(files).notes.into_iter().map(|note| note.to_string());
    notes.filter(|note| !note.contains("no translation for")).collect()
}

const FRISIAN: &str = "\
# By hand.
format: ospo/language/1
language: Frasch
decimal: ','
model: { title: En litjen model, attribution: Faan üs. }
areas: { legal: { title: Rocht } }
roles: { boss: { title: Di baas } }
scales: { amount: { levels: { none: Niks, some: Wat, all: Ales } } }
stages:
  '1': { title: Jarst, summary: Di began., signs: [ Ian., Twaa. ], communities: [ Hat halept. ] }
items:
  policy:
    title: Regel
    ask: Jaft at en regel?
    why: Hat halept.
    look_for: [ Maage ap., Lees. ]
    levels: { none: Niks., some: En text., all: En text mä macht. }
    do: { some: Skriiw at }
    how: { some: Üüb papiar. }
  inventory:
    title: List
    ask: Jaft at en list?
    levels: { none: Niks., some: En list., all: En hial list. }
words:
  '{first} and {last}': '{first} an {last}'
";

#[test]
fn every_text_of_the_model_is_said_in_the_language_and_no_id_changes() {
    let files = with_language(files(), "frr", FRISIAN);
    let model = spoken(&files, "frr");
    assert_eq!(model.title, "En litjen model");
    assert_eq!(model.source.attribution.as_deref(), Some("Faan üs."));
    assert_eq!(model.areas[0].title, "Rocht");
    assert_eq!(model.roles[0].title, "Di baas");
    let stage = &model.stages[0];
    assert_eq!((&*stage.title, &*stage.summary), ("Jarst", "Di began."));
    assert_eq!(stage.signs, ["Ian.", "Twaa."]);
    assert_eq!(stage.communities[0].why, None);
    assert_eq!(stage.communities[1].why.as_deref(), Some("Hat halept."));
    let policy = item(&model, "policy");
    assert_eq!((&*policy.title, &*policy.ask), ("Regel", "Jaft at en regel?"));
    assert_eq!(policy.why.as_deref(), Some("Hat halept."));
    assert_eq!(policy.look_for, ["Maage ap.", "Lees."]);
    let levels = policy.levels().map(|(level, step)| {
        let id = level.id.as_str();
        (id, level.label.as_str(), step.anchor.as_str(), step.next.as_ref())
    });
    let next = NextStep { what: "Skriiw at".into(), how: "Üüb papiar.".into() };
    assert_eq!(
        levels.collect::<Vec<_>>(),
        [
            ("none", "Niks", "Niks.", None),
            ("some", "Wat", "En text.", Some(&next)),
            ("all", "Ales", "En text mä macht.", None),
        ]
    );
    assert_eq!(model.lang.tag(), "frr");
    assert_eq!(model.lang.listed(["a", "b"]), "a an b");
    assert_eq!(model.lang.number("2.5"), "2,5");
    assert_eq!(notes(&files), Vec::<String>::new());
}

#[test]
fn what_is_missing_is_shown_in_english_field_by_field() {
    let without = FRISIAN.replace("    why: Hat halept.\n", "").replace(", all: Ales", "");
    let files = [files(), vec![file("lang/frr.yaml", with_today(&without))]].concat();
    let model = spoken(&files, "frr");
    assert_eq!(item(&model, "policy").why.as_deref(), Some("It helps."));
    assert_eq!(item(&model, "policy").ask, "Jaft at en regel?");
    assert_eq!(item(&model, "policy").scale.levels[2].label, "All");
    assert_eq!(
        notes(&files),
        [
            "lang/frr.yaml:22:3: scale `amount` has no translation of `levels.all`",
            "lang/frr.yaml:40:3: item `policy` has no translation of `why`",
        ]
    );
}

/// Writes the fingerprints of today into a file that is not whole.
fn with_today(text: &str) -> String {
    let whole = with_language(files(), "frr", text).pop().unwrap().text;
    let (texts, _) = whole.split_once("\nwords:").unwrap();
    let (_, words) = text.split_once("\nwords:").unwrap();
    let mut kept = String::new();
    let mut lines = texts.lines().peekable();
    // What was filled in with English is taken away again.
    while let Some(line) = lines.next() {
        if line.trim() == "# to translate" {
            let depth = |line: &str| line.len() - line.trim_start().len();
            let entry = lines.next().map_or(0, depth);
            // A long text goes on below.
            while lines.next_if(|line| depth(line) > entry).is_some() {}
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    format!("{kept}words:{words}")
}

#[test]
fn a_translation_of_another_text_is_told_and_shown_in_english_as_a_whole() {
    let mut files = with_language(files(), "frr", FRISIAN);
    files[1].text = STAGE.replace("Read it.", "Read it twice.").into();
    let model = spoken(&files, "frr");
    let policy = item(&model, "policy");
    assert_eq!(policy.ask, "Is there a policy?");
    assert_eq!(policy.title, "Policy");
    assert_eq!(item(&model, "inventory").ask, "Jaft at en list?");
    let state = state(&files);
    assert_eq!(state.texts, (17, 27));
    let note = &state.notes[0];
    assert_eq!(
        note.to_string(),
        "lang/frr.yaml:41:3: item `policy` is translated from other texts than today's"
    );
    assert_eq!(note.line.as_deref(), Some("  policy:"));
}

#[test]
fn one_missing_text_in_a_list_does_not_shift_the_others() {
    let short = FRISIAN.replace("[ Maage ap., Lees. ]", "[ Lees. ]");
    let mut all = files();
    all.push(file("lang/frr.yaml", short));
    let told = checklist::in_language(model(&all), &all, "frr").unwrap_err();
    assert_eq!(told.to_string(), "lang/frr.yaml:16:15: 1 text in `look_for`, in English 2");
}

#[test]
fn a_whole_file_is_written_as_it_was() {
    let files = with_language(files(), "frr", FRISIAN);
    let model = model(&files);
    let once = &files[2].text;
    assert!(once.starts_with("# By hand.\nformat: ospo/language/1\nlanguage: Frasch\n"));
    let texts = once.split("\nwords:").next().unwrap();
    assert!(!texts.contains("to translate"), "{texts}");
    assert_eq!(checklist::translation(&model, &files, "frr").unwrap(), *once);
}

#[test]
fn what_is_to_be_done_is_marked_and_the_old_text_kept_until_it_is() {
    let mut files = with_language(files(), "frr", FRISIAN);
    let other = STAGE.replace("Is there a policy?", "'Is there one policy: a written one?'");
    files[1].text = other.into();
    let model = model(&files);
    let written = checklist::translation(&model, &files, "frr").unwrap();
    let part = "    # to translate\n    # before: Jaft at en regel?\n    \
                ask: \"Is there one policy: a written one?\"\n";
    assert!(written.contains(part), "{written}");
    files[2].text = written.clone().into();
    // Nothing is lost where the file is written once more, and English is no translation.
    assert_eq!(checklist::translation(&model, &files, "frr").unwrap(), written);
    let note = "lang/frr.yaml:41:3: item `policy` is not translated";
    assert_eq!(notes(&files), [note]);
    // A text that is done, but for the mark, stays.
    files[2].text = written.replace("\"Is there one policy: a written one?\"", "Jaft at?").into();
    let again = checklist::translation(&model, &files, "frr").unwrap();
    assert!(again.contains("    # before: Jaft at en regel?\n    ask: \"Jaft at?\"\n"));
}

#[test]
fn a_phrase_that_is_not_said_any_more_is_told_and_kept_in_a_comment() {
    let old = format!("{FRISIAN}  'a phrase of old': 'en uuil faase'\n");
    let mut files = files();
    files.push(file("lang/frr.yaml", old));
    let notes = notes(&files);
    let note = "lang/frr.yaml:26:3: the tool does not say `a phrase of old` (any more)";
    assert!(notes.contains(&note.to_owned()), "{notes:#?}");
    let written = checklist::translation(&model(&files), &files, "frr").unwrap();
    let comment = "  # said no more: a phrase of old: en uuil faase\n";
    assert!(written.ends_with(comment), "{written}");
}

/// Returns what `model translate` writes for one phrase, in a file that translates `words` alone.
fn written(tag: &str, words: &str) -> String {
    let text = format!("format: ospo/language/1\nlanguage: Any\nwords:\n{words}");
    let files = [files(), vec![file(&format!("lang/{tag}.yaml"), text)]].concat();
    let written = checklist::translation(&model(&files), &files, tag);
    let written = written.unwrap_or_else(|problems| panic!("{problems}"));
    let (_, phrase) = written.split_once("\n  \"{n} items\":\n").unwrap();
    let lines = phrase.lines().take_while(|line| line.starts_with("    "));
    lines.flat_map(|line| [line.trim(), "\n"]).collect()
}

#[test]
fn a_phrase_that_counts_is_asked_for_in_each_form_of_the_language() {
    let begun = "  '{n} items': { few: '{n} praktyki' }\n";
    let mark = "# to translate\n";
    assert_eq!(
        written("pl", begun),
        format!(
            "{mark}one: \"{{n}} item\"\nfew: \"{{n}} praktyki\"\n\
             {mark}many: \"{{n}} items\"\n{mark}other: \"{{n}} items\"\n"
        )
    );
    let other = "  '{first} and {last}': '{first}, {last}'\n";
    assert_eq!(written("ko", other), format!("{mark}other: \"{{n}} items\"\n"));
    let arabic = written("ar", other);
    let forms = arabic.lines().filter(|line| !line.starts_with('#'));
    let forms: Vec<&str> = forms.filter_map(|line| line.split(':').next()).collect();
    assert_eq!(forms, ["zero", "one", "two", "few", "many", "other"]);
}

#[test]
fn each_number_is_said_in_its_form_and_in_english_where_that_is_missing() {
    let polish = "format: ospo/language/1\nlanguage: polski\nwords:\n  \
                  '{n} practices': { one: '{n} praktyka', many: '{n} praktyk' }\n";
    let stage = |practices: usize| {
        let item = |number| {
            format!(
                "  - id: i{number}\n    area: legal\n    ask: Is it?\n    \
                 levels: {{ none: No., some: Some., all: All. }}\n"
            )
        };
        let items: String = (0..practices).map(item).collect();
        format!("stage: 1\ntitle: First\nsummary: It.\nitems:\n{items}")
    };
    let begun = [files(), vec![file("lang/pl.yaml", polish)]].concat();
    assert_eq!(
        notes(&begun).last().unwrap(),
        "lang/pl.yaml:4:3: `{n} practices` is not said for `few` and `other`"
    );
    assert_eq!(state(&begun).phrases.0, 0);
    let said = [1, 2, 5].map(|practices| {
        let files = vec![
            file("model.yaml", MODEL),
            file("stage-1.yaml", stage(practices)),
            file("lang/pl.yaml", polish),
        ];
        let report = report::of_model(&spoken(&files, "pl"), None);
        let look = Look { width: 80, colour: false, unicode: true };
        let mut out = Vec::new();
        render::write(&report, Format::Terminal, &look, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    });
    for (said, expected) in said.iter().zip(["1 praktyka", "2 practices", "5 praktyk"]) {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn a_new_language_begins_with_every_text_in_english() {
    let files = files();
    let model = model(&files);
    let written = checklist::translation(&model, &files, "fy").unwrap();
    let with = [files, vec![file("lang/fy.yaml", written)]].concat();
    assert_eq!(state(&with).texts, (0, 27));
    assert_eq!(state(&with).phrases.0, 0);
    let spoken = spoken(&with, "fy");
    assert_eq!(spoken.lang.tag(), "fy");
    assert_eq!(Model { lang: model.lang.clone(), ..spoken }, model);
}

#[test]
fn a_sheet_is_the_same_bytes_in_every_language() {
    let files = with_language(files(), "frr", FRISIAN);
    let (english, other) = (model(&files), spoken(&files, "frr"));
    let text = "format: ospo/sheet/1\nmodel: { id: small, version: '1.0' }\nsubject: Acme\n\
                date: 2026-11-22\nanswers:\n  policy: { answer: some, note: Wat }\n  \
                inventory: { answer: not-applicable, reason: none }\n";
    let sheet = |model: &Model| -> Sheet {
        let sheet = file("a.yaml", text);
        answers::parse(&sheet).unwrap().bind(model).unwrap().sheet
    };
    let (one, two) = (sheet(&english), sheet(&other));
    assert_eq!(answers::to_yaml(&one, &english).unwrap(), answers::to_yaml(&two, &other).unwrap());
}

#[test]
fn a_language_of_ones_own_lies_over_the_built_in_one() {
    let files = checklist::builtin("ospo").unwrap();
    let built_in = checklist::builtin_language("ospo", "ja").unwrap();
    let model = model(&files);
    let id = model.items().next().unwrap().id.clone();
    let with = |own: &str| {
        let own = file("mine/lang/ja.yaml", own);
        [vec![built_in.clone()], files.clone(), vec![own]].concat()
    };
    let all = with(&format!(
        "format: ospo/language/1\nlanguage: 日本語\nitems: {{ {id}: {{ title: 別名 }} }}\n"
    ));
    // What is the same below is not written again.
    let written = checklist::translation(&model, &all, "ja").unwrap();
    assert!(written.lines().count() < 60, "{written}");
    let all = with(&written);
    let spoken = spoken(&all, "ja");
    assert_eq!(item(&spoken, id.as_str()).title, "別名");
    let others = [built_in.clone()].into_iter().chain(files.clone());
    let others: Vec<SourceFile> = others.collect();
    let below = self::spoken(&others, "ja");
    assert_eq!(spoken.title, below.title);
    assert_eq!(item(&spoken, id.as_str()).ask, item(&below, id.as_str()).ask);
    assert_eq!(notes(&all), Vec::<String>::new());
}

#[test]
fn a_built_in_language_keeps_silent_about_what_a_layer_took_away() {
    let own = file(
        "mine/stage-1.yaml",
        "stage: 1\ntitle: Ours\nsummary: Ours.\nitems:\n  - id: ours\n    area: legal\n    \
         ask: Ours?\n    levels: { absent: a, ad-hoc: b, repeatable: c, established: d, measured: e }\n",
    );
    let files = checklist::overlay(checklist::builtin("ospo").unwrap(), vec![own]);
    // Later stages come after items of the first one, which are gone.
    let files: Vec<SourceFile> = files
        .into_iter()
        .filter(|file| !file.path.contains("stage-") || file.path.starts_with("mine"))
        .filter(|file| !file.path.contains("topics"))
        .collect();
    let files = [vec![checklist::builtin_language("ospo", "ja").unwrap()], files].concat();
    let model = spoken(&files, "ja");
    assert_eq!(item(&model, "ours").ask, "Ours?");
    assert_ne!(model.title, self::model(&files).title);
    assert_eq!(
        notes(&files),
        ["ospo/lang/ja.yaml: not translated from today's texts: stage `1` and item `ours`"]
    );
}

#[test]
fn hostile_texts_of_a_language_change_no_screen_and_no_page() {
    let hostile = FRISIAN
        .replace("Regel", "\"\\e[2J<script>alert(1)</script>\\u202e=1+1\"")
        .replace("'{first} an {last}'", r#""{first} <b>\e[31m {last}""#);
    let files = with_language(files(), "frr", &hostile);
    let model = spoken(&files, "frr");
    let sheet = file(
        "a.yaml",
        "format: ospo/sheet/1\nmodel: { id: small, version: '1.0' }\nsubject: Acme\n\
         date: 2026-11-22\nanswers:\n  policy: some\n",
    );
    let sheet = answers::parse(&sheet).unwrap().bind(&model).unwrap().sheet;
    let assessment = Assessment::new(&model, sheet, Narrowed::default(), None);
    let report = report::of_item(
        &model,
        item(&model, "policy"),
        Some(&assessment),
        &ospo::insight::Guidance::new(
            &ospo::guide::Guide::default(),
            &ospo::organisation::Organisation::default(),
        ),
        false,
        report::Audience::People,
    );
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        let look = Look { width: 80, colour: false, unicode: true };
        let mut out = Vec::new();
        render::write(&report, format, &look, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("alert"), "{out}");
        let is_bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(is_bad), "{out:?}");
        if format != Format::Terminal {
            assert!(!out.contains("<script>"), "{out}");
        }
    }
}
