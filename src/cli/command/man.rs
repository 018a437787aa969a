//! `ospo man`: the manual page.

use std::io::{self, Write};

use clap_mangen::Man;

use crate::cli::error::{CommandError, Exit};

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  ospo man > ~/.local/share/man/man1/ospo.1")]
pub(crate) struct Args {}

pub(crate) fn run(mut command: clap::Command) -> Result<Exit, CommandError> {
    let mut page = Vec::new();
    command.build();
    Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        Man::new(sub.clone()).render(&mut page)?;
    }
    io::stdout().write_all(&page)?;
    Ok(Exit::Done)
}
