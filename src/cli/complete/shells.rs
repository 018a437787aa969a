//! How shells ask, and how they are answered.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap_complete::engine;
use clap_complete::env::{CompleteEnv, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};

use crate::cli::complete::named;

/// The variable by which a shell says that it asks, and which it is.
const ASKS: &str = "OSPO_COMPLETE";
const NAME: &str = "ospo";

const SHELLS: Shells<'static> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &OwnZsh]);

/// Writes what may stand next on the command line, where a shell asks for that; says whether one
/// does.
pub(crate) fn answer(definition: fn() -> clap::Command) -> Result<bool, clap::Error> {
    // Every run comes by here, and what follows asks the system where it is.
    if env::var_os(ASKS).is_none() {
        return Ok(false);
    }
    let complete = CompleteEnv::with_factory(|| named::with_candidates(definition()));
    let complete = complete.var(ASKS).bin(NAME).completer(NAME).shells(SHELLS);
    complete.try_complete(env::args_os(), env::current_dir().ok().as_deref())
}

/// Writes what makes a shell ask; nothing where no such shell is known.
pub(crate) fn script(shell: &str, out: &mut dyn Write) -> io::Result<()> {
    let completer = SHELLS.completer(shell);
    completer.map_or(Ok(()), |shell| shell.write_registration(ASKS, NAME, NAME, NAME, out))
}

/// Bash, which takes words apart at each `=`.
struct Bash;

const BASH: &str = r#"_ospo() {
    local IFS=$'\n'
    COMPREPLY=( $(OSPO_COMPLETE=bash ospo -- "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null) )
}
if (( BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404 )); then
    complete -o nospace -o bashdefault -o nosort -F _ospo ospo
else
    complete -o nospace -o bashdefault -F _ospo ospo
fi
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        _: &str,
        _: &str,
        _: &str,
        _: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(BASH.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = together(words);
        let last = words.last().map(|word| word.to_string_lossy().into_owned());
        // Bash puts what it is told behind the last `=`.
        let before = last.and_then(|last| Some(last.rfind('=')? + 1)).unwrap_or_default();
        let at = words.len().saturating_sub(1);
        for candidate in engine::complete(command, words, at, folder)? {
            let value = candidate.get_value().to_string_lossy();
            let value = quoted(value.get(before..).unwrap_or(&value));
            let end = if value.ends_with(['=', '/']) { "" } else { " " };
            writeln!(out, "{value}{end}")?;
        }
        Ok(())
    }
}

/// Puts together what bash has taken apart.
fn together(words: Vec<OsString>) -> Vec<OsString> {
    let mut whole: Vec<OsString> = Vec::new();
    let mut is_open = false;
    for word in words {
        let is_sign = word == "=";
        match whole.last_mut() {
            Some(last) if is_sign || is_open => last.push(word),
            _ => whole.push(word),
        }
        is_open = is_sign;
    }
    whole
}

/// Writes a word so that bash reads it as one.
fn quoted(word: &str) -> String {
    let mut quoted = String::new();
    for c in word.chars() {
        if " '\"\\()$`&;|<>*?!#[]{}~".contains(c) {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted
}

/// Zsh, also where it loads the script by itself from a folder of functions; what ends with `=` goes
/// on without a blank.
struct OwnZsh;

const ZSH: &str = r#"#compdef ospo
_ospo() {
    local line
    local -a open whole
    for line in "${(@f)$(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) \
        OSPO_COMPLETE=zsh ospo -- "${(@Q)words[1,CURRENT]}" 2>/dev/null)}"; do
        [[ -z $line ]] && continue
        if [[ ${line%%:*} == *[=/] ]]; then open+=("$line"); else whole+=("$line"); fi
    done
    (( $#open )) && _describe -V values open -S ''
    (( $#whole )) && _describe -V values whole
    (( $#open + $#whole )) || _files
}
if [[ $funcstack[1] == _ospo ]]; then _ospo "$@"; else compdef _ospo ospo; fi
"#;

impl EnvCompleter for OwnZsh {
    fn name(&self) -> &'static str {
        Zsh.name()
    }

    fn is(&self, name: &str) -> bool {
        Zsh.is(name)
    }

    fn write_registration(
        &self,
        _: &str,
        _: &str,
        _: &str,
        _: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(ZSH.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        Zsh.write_complete(command, words, folder, out)
    }
}
