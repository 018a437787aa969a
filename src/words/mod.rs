//! The tool's own wording: English in the code, another language where a translation is at hand.

mod english;
mod phrases;
mod tag;
mod wording;

pub(crate) use english::holes;
pub use english::{Part, Phrase};
pub use phrases::phrases;
pub use tag::{is_tag, serving};
pub use wording::{Wording, Words};

/// A phrase by itself, to be said later: `phrase!("not known")`.
///
/// Every phrase that people read is written in `say!`, `say_of!` or `phrase!`, because a test gathers
/// the phrases that can be translated from there.
macro_rules! phrase {
    ($text:literal) => {
        $crate::words::Phrase::new($text)
    };
}

/// Says a phrase in the language of `$words`: `say!(words, "{given} of {all} answered", given = 2, all)`.
///
/// Each hole of the phrase is named once behind it; the compiler tells what is missing or needless.
macro_rules! say {
    ($words:expr, $text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$words, $(&$crate::words::hole!($name $(= $value)?),)*) {
            (words, $($name,)*) => {
                // Never run: it lets the compiler hold the holes against the names.
                #[allow(clippy::uninlined_format_args, unused_must_use)]
                if false {
                    let _ = ::std::format!($text $(, $name = $name)*);
                }
                words.say($crate::words::phrase!($text), &[$((stringify!($name), $name)),*])
            }
        }
    };
}

/// Says a number of things: `say_of!(words, n, "{n} item", "{n} items")`. The number fills `{n}`;
/// both phrases may have more holes, the same in each.
macro_rules! say_of {
    ($words:expr, $number:expr, $one:literal, $more:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$words, $number, $(&$crate::words::hole!($name $(= $value)?),)*) {
            (words, n, $($name,)*) => {
                // Never run, as above; a phrase for one may do without its number.
                #[allow(clippy::uninlined_format_args, unused_must_use)]
                if false {
                    let _ = ::std::format!(concat!($one, "{n}"), n = n $(, $name = $name)*);
                    let _ = ::std::format!(concat!($more, "{n}"), n = n $(, $name = $name)*);
                }
                let phrase = if n == 1 {
                    $crate::words::phrase!($one)
                } else {
                    $crate::words::phrase!($more)
                };
                words.say(phrase, &[("n", &n) $(, (stringify!($name), $name))*])
            }
        }
    };
}

macro_rules! hole {
    ($name:ident) => {
        $name
    };
    ($name:ident = $value:expr) => {
        $value
    };
}

pub(crate) use hole;
pub(crate) use phrase;
pub(crate) use say;
pub(crate) use say_of;
