//! Interview sheets as other programs have written them: formatters, word processors, wikis.

use std::fs;
use std::path::Path;

use ospo::answers::{Choice, Sheet};
use ospo::checklist;
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;

use crate::small_model::{file, sheet, weighted};

/// The forms of `tests/data/forms` are of this model; its README says how they were made.
fn model(tag: &str) -> Model {
    let mut files = checklist::builtin("ospo").unwrap();
    let model = checklist::parse(&files).unwrap();
    let Some(language) = checklist::builtin_language("ospo", tag) else { return model };
    files.push(language);
    checklist::in_language(model, &files, tag).unwrap()
}

fn read(path: &Path, model: &Model) -> Sheet {
    let name = path.display().to_string();
    let file = SourceFile::from_bytes(name, fs::read(path).unwrap()).unwrap();
    let sheet = form::parse_markdown(file).and_then(|form| form.sheet(model));
    sheet.unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns a sheet without the line breaks in its notes: some programs break long lines anew.
fn unbroken(mut sheet: Sheet) -> Sheet {
    for answer in sheet.answers.values_mut() {
        let words = answer.note.iter().flat_map(|note| note.split_whitespace());
        answer.note = answer.note.is_some().then(|| words.collect::<Vec<_>>().join(" "));
    }
    sheet
}

#[test]
fn whatever_program_wrote_a_form_its_answers_are_those_that_were_given() {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let mut seen = 0;
    for tag in ["en", "de", "ja", "zh-Hans"] {
        let model = model(tag);
        let given = read(&forms.join(tag).join("filled.md"), &model);
        let first = &given.answers[&ItemId::new("programme-identity")];
        assert_eq!(first.evidence.len(), 3, "{tag}");
        assert_eq!(
            given.answers[&ItemId::new("licence-management")].choice.reason(),
            Some("Nothing is shipped")
        );
        assert_eq!(given.answers[&ItemId::new("developer-education")].choice, Choice::Unknown);
        for entry in fs::read_dir(forms.join(tag)).unwrap() {
            let path = entry.unwrap().path();
            seen += 1;
            assert_eq!(
                unbroken(read(&path, &model)),
                unbroken(given.clone()),
                "{}",
                path.display()
            );
        }
    }
    assert!(seen > 30, "only {seen} forms are there");
}

/// A form of two questions, as it is handed out and with one answer.
fn small() -> (Model, Sheet, String) {
    let model = weighted(&[&[1, 1]]);
    let given = sheet(&model, "  s1-1: repeatable\n");
    let form = form::markdown(&Questionnaire::new(&model, given.clone(), &Selection::default()));
    (model, given, form)
}

fn answers(form: &str) -> Result<Sheet, String> {
    let (model, ..) = small();
    let form = form::parse_markdown(file("form.md", form)).and_then(|form| form.sheet(&model));
    form.map_err(|problems| problems.to_string())
}

#[test]
fn a_form_says_the_same_in_every_dress_of_markdown() {
    let (_, given, form) = small();
    let dressed = |from: &str, to: &str| {
        assert!(form.contains(from), "{from}\n{form}");
        form.replace(from, to)
    };
    let bold = |level: &str| {
        let lines = form.lines().map(|line| match line.strip_prefix(level) {
            Some(title) => format!("**{title}**"),
            None => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let by_line = |change: &dyn Fn(&str) -> String| {
        form.lines().map(|line| change(line) + "\n").collect::<String>()
    };
    let front = "---\ntags: [form]\ntitle: Interview\n---\n\n";
    let mut wrong = Vec::new();
    for (dress, form) in [
        ("headings one level down", dressed("\n#", "\n##")),
        ("underlined headings", dressed("## Stage 1: Stage 1\n", "Stage 1: Stage 1\n---\n")),
        ("a bold question", bold("### ")),
        ("names of headings", dressed("(id: s1-1)", "(id: s1-1) {#a-name .unnumbered}")),
        ("closed headings", dressed("(id: s1-1)", "(id: s1-1) ###")),
        ("stars", dressed("\n- [", "\n* [")),
        ("pluses", dressed("\n- [", "\n+ [")),
        ("numbers", dressed("\n- [", "\n1. [")),
        ("brackets for numbers", dressed("\n- [", "\n1) [")),
        ("indented lists", dressed("\n- [", "\n  - [")),
        ("nested lists", dressed("\n- [x]", "\n- \n  - [x]")),
        ("dashes by autocorrection", dressed("\n- [", "\n– [")),
        ("bullets by autocorrection", dressed("\n- [", "\n\n• [")),
        ("loose lists", dressed("\n- [", "\n\n- [")),
        ("capital ticks", dressed("[x]", "[X]")),
        ("wide ticks", dressed("[x]", "[ x ]")),
        ("check marks", dressed("[x]", "[✓]")),
        ("escaped boxes", dressed("[x]", r"\[x\]").replace("[ ]", r"\[ \]")),
        ("boxes of a word processor", dressed("[x]", "☒").replace("[ ]", "☐")),
        ("boxes of a browser", dressed("[x]", "<input type=\"checkbox\" checked disabled>")),
        ("no-break spaces", dressed("**2 repeatable**: ", "**2&nbsp;repeatable**:&#160;")),
        ("other quotes and dashes", dressed("What of", "“What of”")),
        (
            "hard breaks",
            by_line(&|line| {
                if line.starts_with("- [") { format!("{line}  ") } else { line.to_owned() }
            }),
        ),
        (
            "backslashes at the end",
            by_line(&|line| {
                if line.starts_with("- [") { format!("{line}\\") } else { line.to_owned() }
            }),
        ),
        ("an answer in a mail", by_line(&|line| format!("> {line}"))),
        ("windows", form.replace('\n', "\r\n")),
        ("an old mac", form.replace('\n', "\r")),
        ("no end", form.trim_end().to_owned()),
        ("spaces at the ends", by_line(&|line| format!("{line} \t"))),
        ("tabs", dressed("- [", "-\t[")),
        ("front matter", format!("{front}{form}")),
        ("a table of contents", dressed("\n## ", "\n<!-- toc -->\n\n## ")),
        ("a comment", dressed("**Note:**", "<!-- prettier-ignore -->\n**Note:**")),
        ("a broken line of the format", dressed(", questions", ",\nquestions")),
        (
            "lines to write on escaped",
            dressed("______________________________", r"\_\_\_\_\_\_\_\_"),
        ),
        ("other bold", dressed("**", "__")),
        ("no bold", dressed("**", "")),
        (
            "an option struck out",
            dressed(
                "- [ ] **0 absent**: One sees absent.",
                "- [ ] ~~**0 absent**: One sees absent.~~",
            ),
        ),
        (
            "a ticked one struck out",
            form.replacen(
                "- [ ] **0 absent**: One sees absent.",
                "- [x] ~~**0 absent**: One sees absent.~~",
                1,
            ),
        ),
        (
            "the options shortened",
            dressed(": One sees", " One sees").replace(" One sees repeatable.", ""),
        ),
        ("only the number", dressed("- [x] **2 repeatable**: One sees repeatable.", "- [x] 2")),
    ] {
        match answers(&form) {
            Ok(read) if read == given => {}
            read => wrong.push(format!("{dress}: {read:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_line_that_says_what_a_form_asks_is_read_in_any_spaces() {
    let (_, given, form) = small();
    let line = form.lines().find(|line| line.starts_with("ospo/form/1")).unwrap();
    for other in [
        line.replace(", ", ","),
        line.replace(' ', "\u{a0}"),
        line.replace("model ", "model\u{3000}").replace("version ", "version\u{202f}"),
    ] {
        assert_eq!(answers(&form.replace(line, &other)), Ok(given.clone()), "{other}");
    }
}

#[test]
fn no_word_vanishes_wherever_somebody_wrote_it() {
    let (_, _, form) = small();
    let remark = "words that are in no field";
    let beside = "words on `s1-1` that are in no field";
    let mut lost = Vec::new();
    for front in ["# Please call me back\n\n", "Please call me back\n===\n\n"] {
        for form in [format!("{front}{form}"), form.replacen("# Small\n", front, 1)] {
            let told = answers(&form).unwrap_err();
            assert!(told.contains("form.md:1:1: words that are in no field"), "{told}");
        }
    }
    for (behind, words, told) in [
        ("# Small\n", "\nWe are not done.\n", remark),
        ("# Small\n", "\n> We are not done.\n", remark),
        ("- **Role:** ______________________________\n", "\nCall me.\n", remark),
        ("## Stage 1: Stage 1\n", "\nThe board was here.\n", remark),
        ("## Stage 1: Stage 1", " was hard", remark),
        ("What of s1-1?\n", "\nWhat do you mean?\n", beside),
        ("### S1 1", ", see Kim", beside),
        ("(id: s1-1)", " see Kim", beside),
        ("One sees repeatable.", " Mostly.", beside),
        ("One sees repeatable.\n", "\n  Kim says so.\n\n", beside),
        ("**u Not known**", " or rather 2", beside),
        (
            "n Not applicable**, because: ______________________________\n\n",
            "2 repeatable\n\n",
            beside,
        ),
        (
            "n Not applicable**, because: ______________________________\n\n",
            "Not known\n\n",
            beside,
        ),
        ("n Not applicable**, because: ______________________________\n\n", "[a]: Kim\n\n", beside),
        (
            "n Not applicable**, because: ______________________________\n\n",
            "```of Kim\n```\n\n",
            beside,
        ),
        (
            "n Not applicable**, because: ______________________________\n\n",
            "<kim>see</kim>\n\n",
            beside,
        ),
        (
            "n Not applicable**, because: ______________________________\n\n",
            "| Kim | Lea |\n|-|-|\n\n",
            beside,
        ),
        ("n Not applicable**, because: ______________________________\n\n", "👍\n\n", beside),
        ("[ ] low [ ] medium [ ] high\n", "\nThat was hard.\n", remark),
        ("[ ] low [ ] medium [ ] high\n", "\n[^1]: That was hard.\n", remark),
        ("[ ] low [ ] medium [ ] high", " as Kim says", "unknown confidence `high as Kim says`"),
        ("**Round:** 2026-11-22", " or so", "is not a date"),
    ] {
        assert!(form.contains(behind), "{behind}\n{form}");
        match answers(&form.replacen(behind, &format!("{behind}{words}"), 1)) {
            Err(all) if all.contains(told) => {}
            read => lost.push(format!("{words}: {read:?}")),
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    let end = format!("{form}\nCall me.\n");
    assert!(answers(&end).unwrap_err().contains(remark));
}

#[test]
fn what_does_not_show_on_the_page_is_told_and_the_form_is_read() {
    let (model, given, form) = small();
    let told = |form: &str| {
        let filled = form::parse_markdown(file("form.md", form)).unwrap();
        let told = filled.remarks().iter().map(|one| one.told("form.md", &model.lang));
        let told: Vec<String> = told.collect();
        assert_eq!(filled.sheet(&model), Ok(given.clone()), "{form}");
        told
    };
    assert_eq!(told(&form), Vec::<String>::new());
    let behind = "does not show on the page and is not taken.";
    let front = "---\nremark: call me\nstate: draft\n---\n";
    for (form, line, words) in [
        (format!("{front}{form}"), 1, "remark: call me state: draft"),
        (format!("<!-- call\nme -->\n\n{form}"), 1, "call me"),
        (format!("\n{form}\n<!-- call me"), form.lines().count() + 3, "call me"),
        (form.replacen("# Small\n", "# Small <!--call me-->\n", 1), 1, "call me"),
        (format!("---\n---\n<!-- -->\n\n<!-- a -->\n\n{form}"), 5, "a"),
    ] {
        assert_eq!(told(&form), [format!("form.md: line {line}: `{words}` {behind}")]);
    }
}

#[test]
fn what_stands_in_a_note_stays_with_its_addresses_numbers_and_footnotes() {
    let (_, _, form) = small();
    let line = "**Note:** ______________________________";
    for (words, note) in [
        ("**Note:** a *b* **c**", "a b c"),
        ("**Note:** 2*3*4 and __init__.py", "2*3*4 and __init__.py"),
        ("**Note:** ~~no~~ yes", "~~no~~ yes"),
        ("**Note:** [the list](https://a.example/b)", "the list (https://a.example/b)"),
        ("**Note:** [the list][1]\n\n[1]: https://a.example/b", "the list (https://a.example/b)"),
        ("**Note:** <https://a.example/b_c_d>", "https://a.example/b_c_d"),
        ("**Note:** https://a.example/b_c_d", "https://a.example/b_c_d"),
        ("**Note:** ![a plan](plan.png)", "a plan (plan.png)"),
        ("**Note:** as agreed[^1]\n\n[^1]: In May.", "as agreed [In May.]"),
        ("**Note:** `a_b` &amp; &lt;c&gt; &#39;d&#39;", "a_b & <c> 'd'"),
        ("**Note:** a\\\nb", "a\nb"),
        ("**Note:** a  \nb", "a\nb"),
        ("**Note:** a<br>b", "a\nb"),
        ("**Note:** ask <team-lead>", "ask <team-lead>"),
        ("**Note:**\n\n1. one\n2. two", "1. one\n2. two"),
        ("**Note:**\n\n> one\n>\n> two", "one\n\ntwo"),
        ("**Note:**\n\n    indented", "indented"),
        ("**Note:**\n\n- [ ] call Kim", "- [ ] call Kim"),
        ("**Note:**\n\n| a | b |\n|---|---|\n| c | d |", "a | b\n\nc | d"),
        ("Note: plain", "plain"),
        ("- Note: in a list\n  that goes on", "in a list that goes on"),
        ("**Note** : spaced", "spaced"),
        ("**Note：** wide", "wide"),
    ] {
        let read = answers(&form.replacen(line, words, 1)).unwrap();
        let read = read.answers[&ItemId::new("s1-1")].note.clone();
        assert_eq!(read.as_deref(), Some(note), "{words}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let (_, _, form) = small();
    let (first, second) = form.split_once("### S1 2").unwrap();
    let told = answers(first).unwrap_err();
    assert!(told.contains("2 questions were asked and 1 are here; not `s1-2`"), "{told}");
    let given = answers(&format!("{first}{second}").replacen("questions 2", "questions 1", 1));
    assert!(given.is_err(), "the second is in no question");
    assert!(answers(&first.replacen("questions 2", "questions 1", 1)).is_ok());
    let struck = form.replace("[x] **2 repeatable**: One sees repeatable.", "[x] ~~2 repeatable~~");
    let told = answers(&struck).unwrap_err();
    assert!(told.contains("the answer to `s1-1` is ticked and struck out"), "{told}");
    let picture =
        form.replacen("**Note:** ___", "**Note:** ![a](data:image/png;base64,AA==) ___", 1);
    assert!(answers(&picture).unwrap_err().contains("a picture"));
    let several = form.replacen("- [ ] **0", "- [x] **0", 1);
    assert!(answers(&several).unwrap_err().contains("`s1-1` has more than one answer"));
    let comma = answers(&form.replacen("version 1.0", "version 1.0, draft", 1)).unwrap_err();
    assert!(
        comma.contains("the line that says what the form asks cannot be read at `draft`"),
        "{comma}"
    );
    let number = answers(&form.replacen("questions 2", "questions two", 1)).unwrap_err();
    assert!(number.contains("cannot be read at `questions two`"), "{number}");
    let utf16 = [0xff, 0xfe].into_iter().chain(form.encode_utf16().flat_map(u16::to_le_bytes));
    let told = SourceFile::from_bytes("form.md", utf16.collect()).unwrap_err();
    assert_eq!(told.to_string(), "form.md:1:1: the file is in UTF-16, not in UTF-8");
}

#[test]
fn a_form_nested_a_thousandfold_is_read_in_time() {
    let (_, _, form) = small();
    let deep = |sign: &str| {
        let words = format!("**Note:** a\n\n{}b", sign.repeat(1000));
        form.replacen("**Note:** ______________________________", &words, 1)
    };
    for sign in ["> ", "- ", "1. ", "*", "[", "![", "<b>", "~~a", "`"] {
        let read = answers(&deep(sign));
        assert!(read.is_ok_and(|sheet| sheet.answers.len() == 1), "{sign}");
    }
}
