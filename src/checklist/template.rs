//! A small model to start from, explained where it stands.

use crate::model::ModelId;
use crate::problem::SourceFile;
use crate::text;

const FILES: [(&str, &str); 5] = [
    ("model.yaml", include_str!("template/model.yaml")),
    ("stage-0.yaml", include_str!("template/stage-0.yaml")),
    ("stage-1.yaml", include_str!("template/stage-1.yaml")),
    ("topics.yaml", include_str!("template/topics.yaml")),
    ("tests/example.yaml", include_str!("template/test.yaml")),
];

/// Returns the files of a small, sound model with an id and a title that is not blank.
pub fn new_model(id: &str, title: &str) -> Vec<SourceFile> {
    let title = quoted(text::visible(title).trim());
    let fill = |text: &str| {
        text.replacen("\nid: my-model\n", &format!("\nid: {id}\n"), 1).replacen(
            "\ntitle: My model\n",
            &format!("\ntitle: {title}\n"),
            1,
        )
    };
    let files = FILES.map(|(name, text)| SourceFile {
        path: name.to_owned(),
        text: if name == "model.yaml" { fill(text).into() } else { text.into() },
    });
    files.into()
}

/// Returns an overlay that changes nothing yet, over a model of some version.
pub fn new_overlay(model: &ModelId, version: &str) -> SourceFile {
    let over = format!("{{ model: {model}, version: {} }}", quoted(version));
    let text = include_str!("template/overlay.yaml");
    let text = text.replacen("{ model: my-model, version: \"1.0\" }", &over, 1);
    SourceFile { path: "overlay.yaml".to_owned(), text: text.into() }
}

/// Writes a text, in which nothing is hidden, so that YAML reads it as nothing else.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}
