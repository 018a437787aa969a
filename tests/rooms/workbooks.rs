//! A spreadsheet that comes back is read as what a person sees in it, whichever program wrote it, and
//! nothing that can be seen is lost without a word.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use jiff::civil::date;
use ospo::answers::Sheet;
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::lang::Lang;
use ospo::model::{ItemId, Model};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::small_model::{sheet, weighted};

const START: &str = "xl/worksheets/sheet1.xml";
const QUESTIONS: &str = "xl/worksheets/sheet2.xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of the form that asks `s1-1` to `s1-3`, in the rows 3 to 5 of `Questions`.
struct Workbook(BTreeMap<String, String>);

fn asked() -> Model {
    weighted(&[&[1, 1, 1]])
}

impl Workbook {
    fn new() -> Self {
        let model = asked();
        let sheet = Sheet::new(&model, "Acme", date(2026, 11, 22));
        let form = Questionnaire::new(&model, sheet, &Selection::default());
        let bytes = form::xlsx(&form).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().to_string(), text)
        });
        Self(parts.collect())
    }

    /// The same with `Established` as the answer to `s1-1`.
    fn answered() -> Self {
        Self::new().words("E3", "established")
    }

    fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn with(mut self, part: &str, text: impl Into<String>) -> Self {
        self.0.insert(part.to_owned(), text.into());
        self
    }

    fn changed(mut self, part: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(part).unwrap();
        assert!(text.contains(from), "{part} has no {from}: {text}");
        *text = text.replace(from, to);
        self
    }

    /// Puts a cell in the place of one that is there, or after all others: `t` and what is in it.
    fn cell_of(mut self, part: &str, name: &str, kind: &str, inner: &str) -> Self {
        let text = self.0.get_mut(part).unwrap();
        let cell = format!("<c r=\"{name}\" {kind}>{inner}</c>");
        let begin = format!("<c r=\"{name}\"");
        if let Some(at) = text.find(&begin) {
            let rest = &text[at..];
            let tag = rest.find('>').unwrap() + 1;
            let end =
                if rest[..tag].ends_with("/>") { tag } else { rest.find("</c>").unwrap() + 4 };
            let style = rest[..tag].split_once("s=\"").map(|(_, style)| style.split('"').next());
            let style =
                style.flatten().filter(|_| !kind.contains("s=")).map(|s| format!("s=\"{s}\""));
            let cell = cell.replacen("\" ", &format!("\" {} ", style.unwrap_or_default()), 1);
            text.replace_range(at..at + end, &cell);
        } else {
            let row: String = name.chars().filter(char::is_ascii_digit).collect();
            *text =
                text.replace("</sheetData>", &format!("<row r=\"{row}\">{cell}</row></sheetData>"));
        }
        self
    }

    fn cell(self, name: &str, kind: &str, inner: &str) -> Self {
        self.cell_of(QUESTIONS, name, kind, inner)
    }

    fn words(self, name: &str, words: &str) -> Self {
        self.cell(name, "t=\"inlineStr\"", &format!("<is><t>{words}</t></is>"))
    }

    /// Puts something beside the questions: its kind and what it is.
    fn beside(self, kind: &str, text: &str) -> Self {
        let part = format!("xl/beside/{kind}.xml");
        self.with(&part, text).related(kind, &format!("/{part}"), "")
    }

    fn related(mut self, kind: &str, target: &str, mode: &str) -> Self {
        let relation = format!(
            "<Relationship Id=\"r{kind}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\" {mode}/>"
        );
        let relations = self
            .0
            .entry("xl/worksheets/_rels/sheet2.xml.rels".to_owned())
            .or_insert_with(|| "<Relationships></Relationships>".to_owned());
        *relations = relations.replace("</Relationships>", &format!("{relation}</Relationships>"));
        self
    }

    /// Reads it: the sheet, or what is wrong; and what is told beside.
    fn read(&self) -> (Result<Sheet, String>, Vec<String>) {
        let filled = match form::parse_xlsx("f.xlsx", &self.bytes()) {
            Ok(filled) => filled,
            Err(problems) => return (Err(problems.to_string()), Vec::new()),
        };
        let lang = Lang::default();
        let told = filled.remarks().iter().map(|remark| remark.told("f.xlsx", &lang)).collect();
        (filled.sheet(&asked()).map_err(|problems| problems.to_string()), told)
    }

    /// Returns the sheet where nothing is told at all.
    fn sheet(&self) -> Sheet {
        let (sheet, told) = self.read();
        assert_eq!(told, Vec::<String>::new());
        sheet.unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Returns the sheet and the one thing that is told.
    fn told(&self) -> (Sheet, String) {
        let (sheet, told) = self.read();
        assert_eq!(told.len(), 1, "{told:?}");
        (sheet.unwrap(), told.concat())
    }

    /// Returns what is wrong, where the form is refused.
    fn wrong(&self) -> String {
        self.read().0.unwrap_err()
    }
}

fn choice(sheet: &Sheet, id: &str) -> String {
    let answer = sheet.answers.get(&ItemId::new(id));
    answer.map_or("-".to_owned(), |answer| answer.choice.word().into_owned())
}

fn note(sheet: &Sheet) -> &str {
    sheet.answers[&ItemId::new("s1-1")].note.as_deref().unwrap_or_default()
}

#[test]
fn a_value_is_read_as_its_cell_shows_it() {
    let styled = |code: &str| {
        Workbook::answered()
            .changed("xl/styles.xml", "</cellXfs>", "<xf numFmtId=\"700\" fontId=\"0\"/></cellXfs>")
            .changed("xl/styles.xml", "<numFmts ", "<numFmts note=\"\" ")
            .changed(
                "xl/styles.xml",
                "</numFmts>",
                &format!("<numFmt numFmtId=\"700\" formatCode=\"{code}\"/></numFmts>"),
            )
    };
    let count = |book: &Workbook| {
        book.0["xl/styles.xml"]
            .split("<cellXfs")
            .nth(1)
            .unwrap()
            .split("</cellXfs")
            .next()
            .unwrap()
            .matches("<xf ")
            .count()
            - 1
    };
    for (code, value, expected) in [
        ("General", "4", "4"),
        ("General", "0.30000000000000004", "0.3"),
        ("0%", "0.75", "75%"),
        ("dd.mm.yyyy", "46348", "2026-11-22"),
        ("[$-411]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "46348", "2026-11-22"),
        ("yyyy-mm-dd hh:mm", "46348.604166667", "2026-11-22 14:30"),
        ("hh:mm", "0.5", "12:00"),
    ] {
        let book = styled(code);
        let style = format!("s=\"{}\"", count(&book));
        let book = book.cell("G3", &style, &format!("<v>{value}</v>"));
        assert_eq!(note(&book.sheet()), expected, "{code}");
    }
    for (kind, inner, expected) in [
        ("t=\"b\"", "<v>1</v>", "TRUE"),
        ("t=\"d\"", "<v>2026-11-22T00:00:00Z</v>", "2026-11-22"),
        ("t=\"d\"", "<v>2026-11-22T14:30:00</v>", "2026-11-22 14:30"),
        ("t=\"str\"", "<v>a_x000D_\nb &amp; c</v>", "a\nb & c"),
        (
            "t=\"inlineStr\"",
            "<is><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></is>",
            "東京",
        ),
        (
            "t=\"inlineStr\"",
            "<is><r><t xml:space=\"preserve\">one </t></r><r><t>two</t></r></is>",
            "one two",
        ),
        ("t=\"str\"", "<f>A1&amp;B1</f><v>worked out</v>", "worked out"),
        ("", "<f t=\"shared\" si=\"0\"/><v>12</v>", "12"),
        ("t=\"str\"", "<f t=\"array\" ref=\"G3:G4\">UPPER(E3)</f><v>ROWS</v>", "ROWS"),
        ("", "<f>\"said in \"\"words\"\"\"</f>", "said in \"words\""),
    ] {
        let book = Workbook::answered().cell("G3", kind, inner);
        assert_eq!(note(&book.sheet()), expected, "{inner}");
    }
}

#[test]
fn days_count_from_1900_or_from_1904_and_may_have_a_time() {
    let day = |book: Workbook| book.sheet().answers[&ItemId::new("s1-1")].answered;
    let cell = |value: &str| Workbook::answered().cell("J3", "", &format!("<v>{value}</v>"));
    assert_eq!(day(cell("46346")), Some(date(2026, 11, 20)));
    assert_eq!(day(cell("46346.75")), Some(date(2026, 11, 20)));
    let of_1904 =
        cell("44884").changed("xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"");
    // The round is of the same day, in the same way of counting.
    let of_1904 = of_1904.changed(START, "<v>46348</v>", "<v>44886</v>");
    assert_eq!(day(of_1904), Some(date(2026, 11, 20)));
    for words in ["2026-11-20 09:05", "46346"] {
        let typed = Workbook::answered().words("J3", words);
        assert_eq!(day(typed), Some(date(2026, 11, 20)), "{words}");
    }
}

#[test]
fn a_formula_without_a_result_and_an_error_are_told() {
    for (kind, inner, told) in [
        ("", "<f>VLOOKUP(A1,B:C,2)</f>", "a formula that has not been worked out"),
        ("", "<f>1+1</f><v></v>", "a formula that has not been worked out"),
        // The form asks to be worked out when it is opened: a nought stands for nothing yet.
        ("", "<f>1+1</f><v>0</v>", "a formula that has not been worked out"),
        ("", "<f t=\"shared\" si=\"3\"/>", "a formula that has not been worked out"),
        ("t=\"e\"", "<f>A1</f><v>#REF!</v>", "the cell holds the error #REF!"),
        ("t=\"e\"", "<v>#SPILL!</v>", "the cell holds the error #SPILL!"),
    ] {
        let wrong = Workbook::answered().cell("G3", kind, inner).wrong();
        assert!(wrong.contains("Questions!G3") && wrong.contains(told), "{inner}: {wrong}");
    }
    let told = Workbook::new().cell("E3", "t=\"b\"", "<v>1</v>").wrong();
    assert!(told.contains("Questions!E3: unknown level `TRUE`"), "{told}");
}

#[test]
fn the_address_behind_words_comes_along_or_is_told() {
    let formula = |formula: &str, value: &str| {
        let inner = format!("<f>{formula}</f>{value}");
        Workbook::answered().cell("G3", "t=\"str\"", &inner)
    };
    let linked = |name: &str, place: &str| {
        let links = format!(
            "<hyperlinks><hyperlink ref=\"{name}\" r:id=\"rhyperlink\" {place}/></hyperlinks>"
        );
        Workbook::answered()
            .words("G3", "the audit")
            .changed(QUESTIONS, "<pageMargins", &format!("{links}<pageMargins"))
            .related("hyperlink", "https://a.example/x?a=1&amp;b=2", "TargetMode=\"External\"")
    };
    let both = "the audit\nhttps://a.example/x?a=1&b=2";
    assert_eq!(note(&linked("G3", "").sheet()), both);
    assert_eq!(note(&linked("G3:H9", "").sheet()), both);
    assert_eq!(note(&linked("G3", "location=\"part\"").sheet()), format!("{both}#part"));
    let named = "HYPERLINK(&quot;https://a.example&quot;,&quot;the audit&quot;)";
    assert_eq!(note(&formula(named, "<v>the audit</v>").sheet()), "the audit\nhttps://a.example");
    let (sheet, told) = formula("HYPERLINK(A1&amp;A2,B1)", "<v>the audit</v>").told();
    assert_eq!(note(&sheet), "the audit");
    assert_eq!(
        told,
        "f.xlsx: Questions!G3: the address behind the words is worked out by a formula and is not taken."
    );
    let (_, told) = linked("E3", "").told();
    assert_eq!(
        told,
        "f.xlsx: Questions!E3: the address https://a.example/x?a=1&b=2 lies behind the words and is not taken."
    );
}

#[test]
fn what_nobody_sees_in_a_word_changes_no_answer() {
    for word in ["Estab&#xAD;lished", " established&#xA0;", "ESTABLISHED\u{200b}", "3", "\u{feff}3"]
    {
        let sheet = Workbook::new().words("E3", word).sheet();
        assert_eq!(choice(&sheet, "s1-1"), "established", "{word}");
    }
}

#[test]
fn what_is_struck_out_is_no_answer_and_is_told() {
    let runs = "<is><r><rPr><strike/><b/></rPr><t>repeatable</t></r><r><rPr><b/></rPr><t> measured</t></r></is>";
    let (sheet, told) = Workbook::new().cell("E3", "t=\"inlineStr\"", runs).told();
    assert_eq!(choice(&sheet, "s1-1"), "measured");
    assert_eq!(told, "f.xlsx: Questions!E3: `repeatable` is struck out and is not taken.");
    let not = "<is><r><rPr><strike val=\"0\"/></rPr><t>repeatable</t></r></is>";
    assert_eq!(
        choice(&Workbook::new().cell("E3", "t=\"inlineStr\"", not).sheet(), "s1-1"),
        "repeatable"
    );
    let whole =
        Workbook::answered().changed("xl/styles.xml", "</fonts>", "<font><strike/></font></fonts>");
    let font =
        whole.0["xl/styles.xml"].split("</fonts>").next().unwrap().matches("<font>").count() - 1;
    let whole = whole.changed(
        "xl/styles.xml",
        "</cellXfs>",
        &format!("<xf numFmtId=\"0\" fontId=\"{font}\"/></cellXfs>"),
    );
    let style = whole.0["xl/styles.xml"]
        .split("<cellXfs")
        .nth(1)
        .unwrap()
        .split("</cellXfs")
        .next()
        .unwrap()
        .matches("<xf ")
        .count()
        - 1;
    let (sheet, told) =
        whole.cell("E4", &format!("s=\"{style}\" t=\"str\""), "<v>absent</v>").told();
    assert_eq!(
        (choice(&sheet, "s1-1"), choice(&sheet, "s1-2")),
        ("established".into(), "-".into())
    );
    assert_eq!(told, "f.xlsx: Questions!E4: `absent` is struck out and is not taken.");
}

#[test]
fn an_answer_in_merged_cells_is_that_of_each_row() {
    let merged = "<mergeCells><mergeCell ref=\"E3:E5\"/></mergeCells><pageMargins";
    let sheet = Workbook::answered().changed(QUESTIONS, "<pageMargins", merged).sheet();
    for id in ["s1-1", "s1-2", "s1-3"] {
        assert_eq!(choice(&sheet, id), "established");
    }
    let all = "<mergeCells><mergeCell ref=\"E3:XFD1048576\"/></mergeCells><pageMargins";
    let sheet = Workbook::answered().changed(QUESTIONS, "<pageMargins", all).sheet();
    assert_eq!(choice(&sheet, "s1-3"), "established");
}

#[test]
fn words_in_no_field_are_told_wherever_they_stand() {
    for (part, name, place) in [
        (QUESTIONS, "L4", "Questions!L4"),
        (QUESTIONS, "C9", "Questions!C9"),
        (QUESTIONS, "N99", "Questions!N99"),
        (START, "A40", "Start!A40"),
        (START, "B40", "Start!B40"),
        (START, "F1", "Start!F1"),
        (START, "A2", "Start!A2"),
        (START, "C6", "Start!C6"),
    ] {
        let inner = "<is><t>by the way</t></is>";
        let wrong = Workbook::answered().cell_of(part, name, "t=\"inlineStr\"", inner).wrong();
        assert!(
            wrong.contains(&format!("{place}: words that are in no field: `by the way`")),
            "{wrong}"
        );
    }
    let (_, told) = Workbook::answered().words("D3", "absent: we do more").told();
    assert!(told.contains("Questions!D3: the words of the form were changed here"), "{told}");
    let (_, told) = Workbook::answered().words("G2", "Note, not read by us").told();
    assert!(told.contains("Questions!G2: the words of the form were changed here"), "{told}");
}

#[test]
fn a_sheet_of_somebody_elses_is_told_or_named() {
    let with_sheet = |state: &str, rows: &str| {
        Workbook::answered()
            .changed("xl/workbook.xml", "</sheets>", &format!("<sheet name=\"Mine\" sheetId=\"9\" {state} r:id=\"mine\"/></sheets>"))
            .changed("xl/_rels/workbook.xml.rels", "</Relationships>", &format!("<Relationship Id=\"mine\" Type=\"{RELATIONS}/worksheet\" Target=\"/xl/mine.xml\"/></Relationships>"))
            .with("xl/mine.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    };
    let row = "<row><c t=\"str\"><v>we disagree</v></c></row>";
    let wrong = with_sheet("", row).wrong();
    assert!(wrong.contains("Mine!A1: words that are in no field: `we disagree`"), "{wrong}");
    let wrong = with_sheet("", &row.repeat(50)).wrong();
    assert!(wrong.contains("Mine!A21: words in 30 cells more that are in no field"), "{wrong}");
    assert_eq!(wrong.matches("Mine!").count(), 21);
    let (_, told) = with_sheet("state=\"veryHidden\"", row).told();
    assert_eq!(told, "f.xlsx: the hidden sheet `Mine` is no part of the form and is not read.");
    with_sheet("", "").sheet();
    for (part, told) in [
        (START, "Mine!A1: the fields of the form are here a second time"),
        (QUESTIONS, "Mine!A1: the questions are here a second time"),
    ] {
        let copy = Workbook::answered().0[part].clone();
        let wrong = with_sheet("", "").with("xl/mine.xml", copy).wrong();
        assert!(wrong.contains(told), "{wrong}");
    }
    let no_keys = Workbook::answered().changed("xl/sharedStrings.xml", "ospo:form", "form");
    let told =
        "f.xlsx: the first sheet of the form, or the hidden column with its keys, is missing";
    assert_eq!(no_keys.wrong(), told);
}

#[test]
fn what_lies_beside_the_cells_is_told() {
    let comment = "<comments><commentList><comment ref=\"E4\" authorId=\"0\"><text><r><t>Kim:\n</t></r><r><t>ask Bob</t></r></text></comment></commentList></comments>";
    let wrong = Workbook::answered().beside("comments", comment).wrong();
    assert!(wrong.contains("Questions!E4: a comment on the cell: `Kim: ask Bob`"), "{wrong}");
    let thread = "<ThreadedComments><threadedComment ref=\"E4\"><text>ask Eve</text></threadedComment></ThreadedComments>";
    let wrong =
        Workbook::answered().beside("comments", comment).beside("threadedComment", thread).wrong();
    assert!(
        wrong.contains("Questions!E4: a comment on the cell: `ask Eve`") && !wrong.contains("Bob"),
        "{wrong}"
    );
    let anchor = |inner: &str| {
        format!(
            "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>3</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to>{inner}</xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let words = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>see</a:t></a:r></a:p><a:p><a:r><a:t>below</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
    let wrong = Workbook::answered().beside("drawing", &anchor(words)).wrong();
    assert!(wrong.contains("Questions!G4: words in a text box: `see below`"), "{wrong}");
    let (_, told) = Workbook::answered().beside("drawing", &anchor("<xdr:pic/>")).told();
    assert_eq!(
        told,
        "f.xlsx: Questions!G4: a picture, a chart or an empty box lies here, which is not taken."
    );
    let shape = |kind: &str, state: &str| {
        format!(
            "<xml><v:shape><v:textbox><div><font>Approved</font></div></v:textbox><x:ClientData ObjectType=\"{kind}\"><x:Anchor>4, 15, 2, 10, 5, 0, 3, 0</x:Anchor>{state}</x:ClientData></v:shape></xml>"
        )
    };
    let wrong = Workbook::answered()
        .beside("vmlDrawing", &shape("Checkbox", "<x:Checked>1</x:Checked>"))
        .wrong();
    assert!(wrong.contains("Questions!E3: a ticked box: `Approved`"), "{wrong}");
    Workbook::answered().beside("vmlDrawing", &shape("Note", "")).sheet();
    let (_, told) = Workbook::answered().beside("vmlDrawing", &shape("Checkbox", "")).told();
    assert!(told.contains("Questions!E3: a picture, a chart or an empty box"), "{told}");
}

#[test]
fn rows_and_columns_may_be_hidden_moved_and_put_in() {
    let hidden =
        Workbook::answered().changed(QUESTIONS, "<row r=\"3\"", "<row r=\"3\" hidden=\"1\"");
    assert_eq!(choice(&hidden.sheet(), "s1-1"), "established");
    // A column that somebody has put in between the label and the value of a field, or behind it.
    for (value, help, key) in [("C", "D", "E"), ("B", "D", "E")] {
        let mut book = Workbook::answered();
        let text = book.0.get_mut(START).unwrap();
        for row in 1..60 {
            for (from, to) in [("D", key), ("C", help), ("B", value)] {
                *text = text.replace(&format!("r=\"{from}{row}\""), &format!("r=\"{to}{row}\""));
            }
        }
        assert_eq!(book.sheet().subject, "Acme", "{value}");
    }
    let gone = Workbook::answered();
    let row = &gone.0[QUESTIONS];
    let from = row.find("<row r=\"4\"").unwrap();
    let row = row[from..=row[from..].find("</row>").unwrap() + from + 5].to_owned();
    let (_, told) = gone.changed(QUESTIONS, &row, "").told();
    assert_eq!(
        told,
        "f.xlsx: asked, but no longer in the form: s1-2. They are taken as not answered."
    );
    let mut without = Workbook::answered();
    let text = without.0.get_mut(QUESTIONS).unwrap();
    let (from, to) = (text.find("<row r=\"1\"").unwrap(), text.find("<row r=\"2\"").unwrap());
    text.replace_range(from..to, "");
    assert_eq!(
        without.wrong(),
        "f.xlsx: Questions: the hidden row with `ospo:answer` above the answers is missing"
    );
}

#[test]
fn words_beside_the_id_of_another_question_are_told() {
    // Two rows that were swapped without the column of the ids.
    let wrong = Workbook::answered().words("K3", "s1-2").words("K4", "s1-1").wrong();
    for told in [
        "Questions!C3: the words of this row are those of `s1-1`, its id is `s1-2`",
        "Questions!C4: the words of this row are those of `s1-2`, its id is `s1-1`",
    ] {
        assert!(wrong.contains(told), "{wrong}");
    }
    // Neither row has an answer.
    let wrong = Workbook::answered().words("K4", "s1-3").words("K5", "s1-2").wrong();
    assert!(wrong.contains("Questions!C5: the words of this row are those of `s1-3`"), "{wrong}");
    let whole = Workbook::answered().words("C3", "What  of\ns1-2?").words("C4", "What of s1-1?");
    let whole = whole.words("K3", "s1-2").words("K4", "s1-1").sheet();
    assert_eq!(choice(&whole, "s1-2"), "established");
}

#[test]
fn every_way_to_write_the_same_workbook_is_read() {
    let sheet = Workbook::answered().sheet();
    let prefixed = |text: &str| {
        text.replace("</", "</x:")
            .replace('<', "<x:")
            .replace("<x:/x:", "</x:")
            .replace("<x:?", "<?")
    };
    let mut book = Workbook::answered();
    let text = prefixed(&book.0[QUESTIONS]);
    book.0.insert(QUESTIONS.to_owned(), text);
    assert_eq!(book.sheet(), sheet, "prefixes");
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let mut book = Workbook::answered();
    for text in book.0.values_mut() {
        *text = text.replace(RELATIONS, strict);
    }
    assert_eq!(book.sheet(), sheet, "strict");
    let absolute =
        Workbook::answered().changed("xl/_rels/workbook.xml.rels", "Target=\"", "Target=\"/xl/");
    assert_eq!(absolute.sheet(), sheet, "absolute targets");
    let mut book = Workbook::answered();
    book.0 = book
        .0
        .into_iter()
        .map(|(name, text)| (name.replace('/', "\\").to_uppercase(), text))
        .collect();
    assert_eq!(book.sheet(), sheet, "names of parts");
    // Cells and rows need not say where they stand, nor a sheet how large it is.
    let mut book = Workbook::answered();
    for row in 1..6 {
        for column in 'A'..='K' {
            let text = book.0.get_mut(QUESTIONS).unwrap();
            *text = text
                .replace(&format!(" r=\"{column}{row}\""), "")
                .replace(&format!("<row r=\"{row}\""), "<row");
        }
    }
    assert_eq!(book.sheet(), sheet, "no places");
    let mut book = Workbook::answered();
    book.0.remove("_rels/.rels");
    book.0.remove("[Content_Types].xml");
    assert_eq!(book.sheet(), sheet, "no package");
    assert_eq!(choice(&sheet, "s1-1"), "established");
}

#[test]
fn what_other_programs_have_saved_is_read_or_named() {
    let bytes = |name: &str| fs::read(Path::new("tests/data/workbooks").join(name)).unwrap();
    let read = |name: &str| form::parse_xlsx(name, &bytes(name)).unwrap();
    let expected = "s1-1: {answer: established, note: \"The audit\\nhttps://a.example/audit#part\", \
                    evidence: [{text: Board minutes}, {text: \"https://b.example\"}], answered: 2026-11-20}";
    let id = ItemId::new("s1-1");
    let expected = sheet(&asked(), &format!("  {expected}\n")).answers[&id].clone();
    for (name, strikes) in [
        ("openpyxl.xlsx", 2),
        ("xlsxwriter.xlsx", 2),
        ("exceljs.xlsx", 2),
        ("libreoffice.xlsx", 2),
        ("sheetjs.xlsx", 0),
    ] {
        let filled = read(name);
        let told: Vec<_> =
            filled.remarks().iter().map(|one| one.told("", &Lang::default())).collect();
        assert_eq!(
            told.iter().filter(|told| told.contains("struck out")).count(),
            strikes,
            "{name}"
        );
        assert_eq!(told.len(), strikes, "{name}: {told:?}");
        let found = filled.sheet(&asked()).unwrap();
        let (found_answer, mut expected) = (&found.answers[&id], expected.clone());
        if name == "sheetjs.xlsx" {
            // It saves no formula that it cannot work out, and no cell that is struck out.
            expected.evidence.clear();
        }
        assert_eq!(*found_answer, expected, "{name}");
        let last = if strikes > 0 { "measured" } else { "-" };
        assert_eq!(
            (choice(&found, "s1-2"), choice(&found, "s1-3")),
            ("-".into(), last.into()),
            "{name}"
        );
    }
    for (name, told) in [
        ("protected.xlsx", "the file is protected by a password"),
        ("libreoffice.xls", "the file is a spreadsheet in the old format .xls"),
        ("libreoffice.ods", "the file is an OpenDocument file, such as .ods"),
        ("sheetjs.xlsb", "the file is a binary workbook (.xlsb)"),
    ] {
        let wrong = form::parse_xlsx(name, &bytes(name)).unwrap_err().to_string();
        assert_eq!(wrong, format!("{name}: {told}"));
    }
}

#[test]
fn what_is_damaged_or_endless_is_refused() {
    for (from, to, told) in [
        ("</sheetData>", "", "cannot be read as a spreadsheet"),
        ("<c r=\"E3\"", "<c r=\"E99999999999\"", "is no cell"),
        ("<c r=\"E3\"", "<c r=\"ZZZZZZZZZZZZ3\"", "is no cell"),
        ("<c r=\"E3\"", "<c r=\"F3\"", "a cell is there twice"),
        ("established", "&lt;&bomb;", "unknown sign `&bomb;`"),
    ] {
        let book = Workbook::answered().words("F3", "x").changed(QUESTIONS, from, to);
        let wrong = book.wrong();
        assert!(wrong.contains(told), "{to}: {wrong}");
    }
    let lost = Workbook::answered().cell("E3", "t=\"s\"", "<v>99999</v>").wrong();
    assert!(lost.contains("a text of a cell is missing"), "{lost}");
    let many = "<row><c><v>1</v></c></row>".repeat(100_001);
    let wrong = Workbook::answered()
        .changed(QUESTIONS, "</sheetData>", &format!("{many}</sheetData>"))
        .wrong();
    assert_eq!(wrong, "f.xlsx: the spreadsheet holds far more than a form");
    let book = Workbook::answered();
    let next = book.0["xl/sharedStrings.xml"].matches("<si>").count();
    let long = format!("<si><t>{}</t></si></sst>", "a".repeat(1_000_000));
    let cells = format!("<row><c t=\"s\"><v>{next}</v></c></row>").repeat(100);
    let wrong = book
        .changed("xl/sharedStrings.xml", "</sst>", &long)
        .changed(QUESTIONS, "</sheetData>", &format!("{cells}</sheetData>"))
        .wrong();
    assert_eq!(wrong, "f.xlsx: the spreadsheet holds far more than a form");
}

#[test]
fn a_file_that_is_no_spreadsheet_is_named() {
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xD0, 0xCF, 0x11, 0xE0, 0, 0][..], &name].concat()
    };
    let archive = |name: &str| Workbook(BTreeMap::from([(name.to_owned(), String::new())])).bytes();
    for (bytes, told) in [
        (ole("EncryptedPackage"), "the file is protected by a password"),
        (ole("Workbook"), "the file is a spreadsheet in the old format .xls"),
        (ole("WordDocument"), "the file is an old document of an office program"),
        (archive("content.xml"), "the file is an OpenDocument file, such as .ods"),
        (archive("xl/workbook.bin"), "the file is a binary workbook (.xlsb)"),
        (archive("Index/Document.iwa"), "the file is of Apple Numbers"),
        (archive("word/document.xml"), "the file is a text or slides"),
        (archive("legal.xlsx"), "the file is an archive and no spreadsheet"),
        (b"<!DOCTYPE html><table>".to_vec(), "the file is a page in HTML"),
        (b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "the file is XML"),
        (b"Stage,Area\r\n1,2\r\n".to_vec(), "the file is text, such as CSV"),
        (Vec::new(), "the file is empty"),
        (vec![0xFF; 9], "the file is no spreadsheet"),
    ] {
        let wrong = form::parse_xlsx("f.xlsx", &bytes).unwrap_err().to_string();
        assert!(wrong.contains(told), "{told}: {wrong}");
    }
}
