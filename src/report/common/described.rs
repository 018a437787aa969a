//! Records of files in the JSON that programs read.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::format::written;
use crate::guide::{
    Alike, Clear, Favour, Finding, JourneyTable, Milestone, Source, Story, Unmeasured,
};
use crate::model::{Community, Link};

macro_rules! described {
    ($($name:ident)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                written::<Self>().into()
            }
        }
    )*};
}

described! {
    Alike Clear Community JourneyTable Favour Finding Link Milestone Source Story Unmeasured
}
