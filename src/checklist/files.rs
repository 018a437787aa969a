//! Which files make a model, and in which order they are read.

use crate::problem::Problem;
use crate::problem::SourceFile;
use crate::text;

/// What a file of a checklist folder holds, told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `model.yaml`.
    Header,
    /// `stage-1.yaml`, with its number.
    Stage(u32),
    /// `topics.yaml`.
    Topics,
}

/// Returns the last part of a path.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn kind_of(name: &str) -> Option<Kind> {
    match name {
        "model.yaml" => Some(Kind::Header),
        "topics.yaml" => Some(Kind::Topics),
        _ => {
            let number = name.strip_prefix("stage-")?.strip_suffix(".yaml")?;
            let digits = number.bytes().all(|b| b.is_ascii_digit());
            (digits && number.len() <= 3)
                .then(|| number.parse().ok())
                .flatten()
                .map(Kind::Stage)
        }
    }
}

/// Sorts the files into reading order; a YAML file with a name that nothing reads is a problem.
pub(super) fn sort(files: &[SourceFile]) -> (Vec<(Kind, &SourceFile)>, Vec<Problem>) {
    let mut sorted = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        let name = name_of(&file.path);
        match kind_of(name) {
            Some(kind @ (Kind::Header | Kind::Topics))
                if sorted.iter().any(|(other, _)| *other == kind) =>
            {
                let message = format!("a second {name}");
                problems.push(Problem::of_file(&file.path, message, "keep one of them"));
            }
            Some(kind) => sorted.push((kind, file)),
            None if is_yaml(name) => problems.push(unread(file, name)),
            None => {}
        }
    }
    sorted.sort_by_key(|(kind, _)| *kind);
    (sorted, problems)
}

fn is_yaml(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("yaml" | "yml"))
}

fn unread(file: &SourceFile, name: &str) -> Problem {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let help = match text::nearest(stem, ["model", "topics", "stage-1"]) {
        Some("stage-1") => "name it stage-N.yaml, with the number of the stage".to_owned(),
        Some(meant) => format!("name it {meant}.yaml"),
        None => {
            "a checklist has model.yaml, stage-N.yaml and topics.yaml; move it elsewhere".into()
        }
    };
    Problem::of_file(&file.path, "no file of this name is read", help)
}

/// Says whether the files are a model of their own rather than a layer over another.
pub fn is_whole(files: &[SourceFile]) -> bool {
    files.iter().any(|file| name_of(&file.path) == "model.yaml")
}

/// Lays own files over those of a model: a file of the same name replaces, another is added.
pub fn overlay(base: Vec<SourceFile>, own: Vec<SourceFile>) -> Vec<SourceFile> {
    let replaced = |file: &SourceFile| own.iter().any(|o| name_of(&o.path) == name_of(&file.path));
    let mut files: Vec<SourceFile> = base.into_iter().filter(|file| !replaced(file)).collect();
    files.extend(own);
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> SourceFile {
        SourceFile {
            path: path.into(),
            text: String::new(),
        }
    }

    #[test]
    fn files_are_read_by_number_whatever_their_order_in_the_folder() {
        let files = [
            file("a/topics.yaml"),
            file("a/stage-10.yaml"),
            file("a/stage-2.yaml"),
        ];
        let (sorted, problems) = sort(&files);
        let kinds: Vec<Kind> = sorted.into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Kind::Stage(2), Kind::Stage(10), Kind::Topics]);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_file_that_nothing_reads_is_told() {
        let (_, problems) = sort(&[
            file("a/stge-1.yaml"),
            file("a/README.md"),
            file("a/model.yml"),
        ]);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2);
        assert_eq!(
            problems[0].help.as_deref(),
            Some("name it stage-N.yaml, with the number of the stage")
        );
        assert_eq!(problems[1].help.as_deref(), Some("name it model.yaml"));
    }

    #[test]
    fn own_files_replace_by_name() {
        let files = overlay(
            vec![file("stage-1.yaml"), file("model.yaml")],
            vec![file("x/stage-1.yaml")],
        );
        let paths: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["model.yaml", "x/stage-1.yaml"]);
    }
}
