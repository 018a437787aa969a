//! Which arguments name something of the folder or of its model.

use std::ffi::OsStr;

use clap::{Arg, Command};
use clap_complete::engine::ArgValueCompleter;

use crate::cli::complete::candidates::{self, Named};

/// Returns a command line that knows what its arguments may name.
pub(super) fn with_candidates(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|arg| match named(&name, &arg) {
        Some(named) => arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
            candidates::of(named, &typed.to_string_lossy())
        })),
        None => arg,
    });
    command.mut_subcommands(with_candidates)
}

/// Returns what an argument names, by its own name and by that of its value.
fn named(command: &str, arg: &Arg) -> Option<Named> {
    let value = arg.get_value_names()?.first()?.as_str();
    Some(match (command, arg.get_id().as_str(), value) {
        (_, _, "ITEM=LEVEL") => Named::Answers,
        (_, _, "ITEM=NAME" | "ITEM=DATE") => Named::ItemsWithMore,
        ("explain" | "starter", "name", _) | (_, "items" | "item", _) => Named::Items,
        (_, _, "SHEET" | "ROUND") | ("compare", _, "A" | "B") => Named::Sheets,
        (_, "stage" | "to_stage" | "fail_below", _) => Named::Stages,
        (_, "role", _) => Named::Roles,
        (_, "subject", _) => Named::Subjects,
        (_, "respondent" | "person" | "reviewed_by" | "reviewer", _) => Named::People,
        (_, "model", _) | (_, _, "MODEL") | ("show" | "export" | "translate", "id", _) => {
            Named::Models
        }
        (_, "lang", _) => Named::Languages,
        _ => return None,
    })
}
