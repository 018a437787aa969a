//! Enums whose variants are words of a file.

/// Makes an enum from a table of its words, and reads one.
///
/// ```text
/// file_words! {
///     /// Which end comes first.
///     #[derive(Default)]
///     pub enum End: "end" {
///         /// The thick one.
///         #[default]
///         Big is "big",
///         /// The other one.
///         Little is "little",
///     }
/// }
/// ```
macro_rules! file_words {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:path),*)])?
        $vis:vis enum $name:ident: $noun:literal {
            $($(#[$said:meta])* $variant:ident is $word:literal,)*
        }
    ) => {
        $crate::text::words! {
            $(#[doc = $doc])*
            $(#[derive($($derive),*)])?
            $vis enum $name {
                $($(#[$said])* $variant = $word,)*
            }
        }

        impl<C> $crate::format::Write<C> for $name {
            fn write(word: &Self, _: &C) -> serde_json::Value {
                word.as_str().into()
            }
        }

        $crate::format::kind! {
            impl $name = Self: $crate::format::What::OneOf(&[$($word),*]), "words",
            in any |node, _, reader| {
                let word = reader.word(node)?;
                let found = Self::ALL.into_iter().find(|one| one.as_str() == word);
                if found.is_none() {
                    let words = || Self::ALL.into_iter().map(Self::as_str);
                    reader.tell_unknown(node.place, ($noun, word), words(), || {
                        format!("use {}", $crate::text::one_of(words()))
                    });
                }
                found
            }
        }
    };
}

pub(crate) use file_words;
