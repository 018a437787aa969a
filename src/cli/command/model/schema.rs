//! `ospo model schema`: the shapes of the files, for editors and programs.

use std::io::{self, Write};

use clap::ValueEnum;
use clap::builder::PossibleValue;
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

Then this first line in my-checklists/stage-1.yaml tells an editor which schema to use:
  # yaml-language-server: $schema=stage.schema.json")]
pub(crate) struct Args {
    /// The file [default: list all]
    #[arg(value_name = "NAME")]
    name: Option<ShapeName>,
}

/// A shape by its name on the command line.
#[derive(Clone, Copy, Debug)]
struct ShapeName(Shape);

impl ValueEnum for ShapeName {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [ShapeName; Shape::ALL.len()] = {
            let mut all = [ShapeName(Shape::ALL[0]); Shape::ALL.len()];
            let mut at = 1;
            while at < all.len() {
                all[at] = ShapeName(Shape::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()).help(self.0.summary()))
    }
}

pub(crate) fn run(args: &Args) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match args.name {
        Some(ShapeName(shape)) => writeln!(out, "{:#}", schema::of(shape))?,
        None => {
            for shape in Shape::ALL {
                writeln!(out, "{:<11} {}", shape.as_str(), shape.summary())?;
            }
        }
    }
    Ok(())
}
