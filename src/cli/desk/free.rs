//! Words of one's own on the command line, which may begin with a hyphen.

use std::env;
use std::ffi::OsStr;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

/// Reads free text. Where the next word is a flag of the command, the text was forgotten.
#[derive(Clone, Copy)]
pub(crate) struct FreeText<T>(pub(crate) fn(&str) -> Result<T, String>);

impl<T: Clone + Send + Sync + 'static> TypedValueParser for FreeText<T> {
    type Value = T;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let own = arg.and_then(Arg::get_long).map(|long| format!("--{long}"));
        if let (Some(own), Some(word)) = (own, value.to_str())
            && is_flag(word, cmd)
            && stands_behind(word, &own)
        {
            let told = format!(
                "`{own}` has no text: `{word}` behind it is a flag\n\n  tip: if that is the text, \
                 write `{own}={word}`\n"
            );
            return Err(Error::raw(ErrorKind::InvalidValue, told).with_cmd(cmd));
        }
        let parse = self.0;
        (move |word: &str| parse(word)).parse_ref(cmd, arg, value)
    }
}

fn is_flag(word: &str, cmd: &Command) -> bool {
    let word = word.split('=').next().unwrap_or_default();
    cmd.get_arguments().any(|arg| match word.strip_prefix("--") {
        Some(long) => arg.get_long() == Some(long),
        None => arg.get_short().is_some_and(|short| word == format!("-{short}")),
    })
}

/// Says whether the word stands on the command line by itself, and not behind an equals sign.
fn stands_behind(word: &str, flag: &str) -> bool {
    let words: Vec<_> = env::args_os().collect();
    words.windows(2).any(|pair| pair[0] == flag && pair[1] == word)
}
