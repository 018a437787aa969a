//! The command `ospo`: starts [`cli::run`], nothing else.

mod cli;

/// That of musl asks the system for a few pages a hundred times where a command takes milliseconds.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
