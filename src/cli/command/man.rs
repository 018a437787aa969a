//! `ospo man`: the manual pages, one for each command.

use std::io::{self, Write};
use std::path::PathBuf;

use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use ospo::store;

use crate::cli::error::{CommandError, Exit};
use crate::cli::output;

/// Print the manual, a page for each command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo man | man -l -
  ospo man --folder ~/.local/share/man/man1")]
pub(crate) struct Args {
    /// Write each page into this folder, as ospo.1, ospo-assess.1 and so on
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, command: clap::Command) -> Result<Exit, CommandError> {
    // What `help` says is what the pages say: it has none of its own.
    let bare = |command: clap::Command| command.disable_help_subcommand(true);
    let mut command = bare(command).mut_subcommands(bare);
    command.build();
    let version = command.get_version().unwrap_or_default().to_owned();
    let mut pages = Vec::new();
    collect(&command, &version, &mut pages)?;
    let Some(folder) = &args.folder else {
        let mut out = io::stdout().lock();
        pages.iter().try_for_each(|(_, page)| out.write_all(page))?;
        return Ok(Exit::Done);
    };
    let paths: Vec<PathBuf> = pages.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, page)) in paths.iter().zip(&pages) {
        output::check_place(path)?;
        store::write(path, page)?;
    }
    output::list(&paths)?;
    Ok(Exit::Done)
}

/// Adds the pages of a command and of those below it, each with the name of its file.
fn collect(
    command: &clap::Command,
    version: &str,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> io::Result<()> {
    // Set apart: as help they would be run together into paragraphs.
    let examples = command.get_after_help().map(ToString::to_string);
    let man = Man::new(command.clone().after_help(None::<&str>))
        .source(format!("ospo {version}"))
        .manual("Manual of ospo");
    let mut page = Vec::new();
    man.render(&mut page)?;
    if let Some(examples) = examples {
        add_as_it_stands(&examples, &mut page)?;
    }
    pages.push((man.get_filename(), page));
    let mut below = command.get_subcommands();
    below.try_for_each(|below| collect(below, version, pages))
}

/// Adds a section whose lines stay lines and whose blanks stay blanks.
fn add_as_it_stands(text: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in text.lines().filter(|line| !line.starts_with("Example")) {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff.to_writer(page)
}
