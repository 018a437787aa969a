//! A sheet in its file: what is answered anew is changed there, and what a person wrote stays.

use crate::answers::bind::{name_levels, name_role};
use crate::answers::sheet::Sheet;
use crate::answers::write::{to_json, to_yaml, yaml_lines};
use crate::format::Read as _;
use crate::model::Model;
use crate::problem::{Place, Problem, Problems, SourceFile};
use crate::yaml;

/// Returns the text of a file with what a sheet says. Comments, order, quotes and empty lines stay,
/// and so does everything that says the same already.
///
/// # Errors
/// What is wrong in the file, or a place that cannot be changed without losing something around it.
pub fn edit(file: &SourceFile, sheet: &Sheet, model: &Model) -> Result<String, Problems> {
    let told = |place: Option<Place>, message: &str, help: &str| {
        let line = place.and_then(|place| file.line(place.line));
        let problem = match place {
            Some(place) => Problem::at((&file.path, line), place, message, help),
            None => Problem::of_file(&file.path, message, help),
        };
        Problems::from(problem)
    };
    let written = to_yaml(sheet, model).map_err(|error| {
        let message = format!("cannot be written as YAML: {error}");
        told(None, &message, "write the answer in other words")
    })?;
    let meant = read(file, written, model)?;
    let before = read(file, file.text.to_string(), model)?;
    let (before, wanted) = (to_json(&before, model), to_json(&meant, model));
    let edited = yaml::changed(file, &before, &wanted, yaml_lines).map_err(|stuck| {
        let message = "this cannot be changed without losing something around it";
        let help = "write it as `name: value` on lines of its own, or change the file by hand";
        told(stuck.place, message, help)
    })?;
    if read(file, edited.clone(), model)? == meant {
        return Ok(edited);
    }
    let message = "the sheet cannot be changed without harm to the rest of it";
    Err(told(None, message, "change it by hand; nothing was saved"))
}

/// Reads a sheet as it stands in a text, with its levels by name.
fn read(file: &SourceFile, text: String, model: &Model) -> Result<Sheet, Problems> {
    let file = SourceFile::new(file.path.clone(), text);
    let (tree, mut reader) = yaml::parse(&file)?;
    let sheet = Sheet::read(&tree, &mut (), &mut reader);
    let mut sheet = reader.finish_with(sheet)?;
    name_role(&mut sheet, model);
    name_levels(&mut sheet.answers, model);
    Ok(sheet)
}
