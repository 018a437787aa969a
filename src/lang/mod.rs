//! The tool's own wording: English in the code, another language where a translation is at hand.

mod plural;
mod english;
mod phrases;
mod tag;
mod line;
mod together;
mod wording;

pub(crate) use english::holes;
pub use english::{Form, Phrase, PhrasePart};
pub use phrases::{ListedPhrase, phrases};
pub use plural::{Decimal, PluralCategory, categories, hundredths};
pub use tag::{is_tag, serving};
pub(crate) use together::said_together;
pub use wording::{ENGLISH, Forms, Lang, Wording};

/// A phrase by itself, to be said later: `phrase!("not known")`.
///
/// Every phrase that people read is written in a macro: `say!`, `say_of!`, `phrase!`, `phrase_of!`,
/// `forms_of!`, or `said!` and `said_of!` where it holds lines. A test gathers the phrases to translate from there.
#[macro_export]
macro_rules! phrase {
    ($text:literal) => {
        $crate::lang::Phrase::new($text)
    };
}

/// Says a phrase in the language of `$lang`: `say!(lang, "{given} of {all} answered", given = 2, all)`.
///
/// Each hole of the phrase is named once behind it; the compiler tells what is missing or needless.
#[macro_export]
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

/// A phrase that counts something: `phrase_of!(lang, n, "{n} item", "{n} items")`. English has the two
/// forms; a language has as many as its plural rules ask for.
#[macro_export]
macro_rules! phrase_of {
    ($lang:expr, $number:expr, $one:literal, $more:literal $(,)?) => {
        $lang.counted(&$crate::lang::Decimal::from($number), $one, $more)
    };
}

/// Says a number of things: `say_of!(lang, n, "{n} item", "{n} items")`. The number fills `{n}`;
/// both phrases may have more holes, the same in each.
#[macro_export]
macro_rules! say_of {
    ($lang:expr, $number:expr, $one:literal, $more:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$lang, $crate::lang::Decimal::from($number), $(&$crate::lang::hole!($name $(= $value)?),)*) {
            (lang, n, $($name,)*) => {
                // Never run, as above; a phrase for one may do without its number.
                #[allow(clippy::uninlined_format_args, unused_must_use)]
                if false {
                    let _ = ::std::format!(concat!($one, "{n}"), n = n $(, $name = $name)*);
                    let _ = ::std::format!(concat!($more, "{n}"), n = n $(, $name = $name)*);
                }
                let phrase = lang.counted(&n, $one, $more);
                lang.say(phrase, &[("n", &lang.number(&n)) $(, (stringify!($name), $name))*])
            }
        }
    };
}

/// Returns all forms of a phrase that counts something, for a page that picks one itself:
/// `forms_of!(lang, "{n} item", "{n} items")`.
#[macro_export]
macro_rules! forms_of {
    ($lang:expr, $one:literal, $more:literal $(,)?) => {
        $lang.forms($one, $more)
    };
}

#[macro_export]
macro_rules! hole {
    ($name:ident) => {
        $name
    };
    ($name:ident = $value:expr) => {
        $value
    };
}

pub use forms_of;
pub use hole;
pub use phrase;
pub use phrase_of;
pub use say;
pub use say_of;
