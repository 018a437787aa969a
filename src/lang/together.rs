//! Phrases that are said together.

/// Makes a struct of phrases that are said together, from a table of them by name.
macro_rules! said_together {
    ($(#[$doc:meta])* $vis:vis struct $table:ident { $($name:ident: $phrase:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $table {
            $($vis $name: ::std::borrow::Cow<'static, str>,)*
        }

        impl $table {
            $vis fn of(lang: &$crate::lang::Lang) -> Self {
                Self { $($name: lang.plain($phrase),)* }
            }
        }
    };
}

pub(crate) use said_together;
