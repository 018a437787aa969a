//! Names that files point at: they never change once an answer uses them.

/// Makes a type for each kind of name.
macro_rules! ids {
    ($($name:ident)*) => {$(
        #[derive(
            bitcode::Decode, bitcode::Encode, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize,
        )]
        pub struct $name(String);

        impl<C> $crate::format::Write<C> for $name {
            fn write(id: &Self, _: &C) -> serde_json::Value {
                id.as_str().into()
            }
        }

        $crate::format::kind! {
            impl $name = Self: $crate::format::What::Id, "ids",
            in any |node, _, reader| { reader.id(node).map(Self) }
        }

        impl $name {
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
    )*};
}

pub(crate) use ids;

ids! { ModelId AreaId ItemId ScaleId LevelId RoleId ScopeId ListId SourceId }
