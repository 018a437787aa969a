//! `ospo completions`: what a shell needs to complete the command line.

use std::io;

use clap_complete::Shell;

use crate::cli::error::{CommandError, Exit};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo completions bash > ~/.local/share/bash-completion/completions/ospo
  ospo completions fish > ~/.config/fish/completions/ospo.fish")]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args, mut definition: clap::Command) -> Result<Exit, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut definition, "ospo", &mut script);
    io::Write::write_all(&mut io::stdout(), &script)?;
    Ok(Exit::Done)
}
