//! `ospo model schema`: the shapes of the files, for editors and programs.

use std::io::{self, Write};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ospo::schema::{self, Shape};

use crate::cli::error::CommandError;

/// Print the JSON Schema of a file, for editors and programs
///
/// Without NAME it lists the schemas. They follow draft 07, which editors with a YAML language
/// server read: they then complete fields, explain them and mark what is wrong. What spans several
/// files, such as an unknown area, `ospo model check` alone can tell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo model schema
  ospo model schema sheet > sheet.schema.json
  ospo model schema stage > my-checklists/stage.schema.json

Files that ospo begins name their schema in their first line, for editors.
Without a network, this line in its place does the same:
  # yaml-language-server: $schema=stage.schema.json")]
pub(crate) struct Args {
    /// The file [default: list all]
    #[arg(value_name = "NAME", value_parser = shapes())]
    name: Option<Shape>,
}

fn shapes() -> impl TypedValueParser<Value = Shape> {
    let names = Shape::ALL.map(|one| PossibleValue::new(one.as_str()).help(one.summary()));
    PossibleValuesParser::new(names).try_map(|name| {
        let mut all = Shape::ALL.into_iter();
        all.find(|shape| shape.as_str() == name).ok_or("there is no such schema")
    })
}

pub(crate) fn run(args: &Args) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match args.name {
        Some(shape) => writeln!(out, "{:#}", schema::of(shape))?,
        None => {
            for shape in Shape::ALL {
                writeln!(out, "{:<11} {}", shape.as_str(), shape.summary())?;
            }
        }
    }
    Ok(())
}
