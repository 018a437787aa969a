//! `ospo completions`: what a shell needs to complete the command line.

use std::io::{self, Write};

use clap_complete::Shell;

use crate::cli::complete;
use crate::cli::error::{CommandError, Exit};

/// Print a completion script for a shell
///
/// The shell then asks `ospo` itself at each Tab, which completes items, levels, sheets, stages, roles
/// and names of the folder too.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo completions bash > ~/.local/share/bash-completion/completions/ospo
  ospo completions zsh > \"${fpath[1]}/_ospo\"
  ospo completions fish > ~/.config/fish/completions/ospo.fish")]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<Exit, CommandError> {
    let mut written = Vec::new();
    complete::script(&args.shell.to_string(), &mut written)?;
    io::stdout().write_all(&written)?;
    Ok(Exit::Done)
}
