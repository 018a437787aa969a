//! The command `ospo`: starts [`cli::run`], nothing else.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
