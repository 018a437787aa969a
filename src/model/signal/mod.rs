//! What programs can see of an organisation, and what that says of the items of a model.

mod fact_name;
mod signals;
mod sound;
mod signals_file;

pub use fact_name::{BetterWhen, FactName, FactUnit};
pub use signals::{HowKnown, Signal, Signalled};
pub use signals_file::SignalsFile;
