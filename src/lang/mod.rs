//! The tool's own wording: English in the code, another language where a translation is at hand.

mod english;
mod phrases;
mod tag;
mod wording;

pub(crate) use english::holes;
pub use english::{Part, Phrase};
pub(crate) use phrases::is_said;
pub use phrases::phrases;
pub use tag::{is_tag, serving};
pub use wording::{Lang, Wording};

/// A phrase by itself, to be said later: `phrase!("not known")`.
///
/// Every phrase that people read is written in `say!`, `say_of!` or `phrase!`, because a test gathers
/// the phrases that can be translated from there.
macro_rules! phrase {
    ($text:literal) => {
        $crate::lang::Phrase::new($text)
    };
}

/// Says a phrase in the language of `$words`: `say!(lang, "{given} of {all} answered", given = 2, all)`.
///
/// Each hole of the phrase is named once behind it; the compiler tells what is missing or needless.
macro_rules! say {
    ($lang:expr, $text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$lang, $(&$crate::lang::hole!($name $(= $value)?),)*) {
            (lang, $($name,)*) => {
                // Never run: it lets the compiler hold the holes against the names.
                #[allow(clippy::uninlined_format_args, unused_must_use)]
                if false {
                    let _ = ::std::format!($text $(, $name = $name)*);
                }
                lang.say($crate::lang::phrase!($text), &[$((stringify!($name), $name)),*])
            }
        }
    };
}

/// Says a number of things: `say_of!(lang, n, "{n} item", "{n} items")`. The number fills `{n}`;
/// both phrases may have more holes, the same in each.
macro_rules! say_of {
    ($lang:expr, $number:expr, $one:literal, $more:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$lang, $number, $(&$crate::lang::hole!($name $(= $value)?),)*) {
            (lang, n, $($name,)*) => {
                // Never run, as above; a phrase for one may do without its number.
                #[allow(clippy::uninlined_format_args, unused_must_use)]
                if false {
                    let _ = ::std::format!(concat!($one, "{n}"), n = n $(, $name = $name)*);
                    let _ = ::std::format!(concat!($more, "{n}"), n = n $(, $name = $name)*);
                }
                let phrase = if n == 1 {
                    $crate::lang::phrase!($one)
                } else {
                    $crate::lang::phrase!($more)
                };
                lang.say(phrase, &[("n", &n) $(, (stringify!($name), $name))*])
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
