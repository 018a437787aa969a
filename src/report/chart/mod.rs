//! Drawings, free of format: what each shows stands in words elsewhere in the same document, so a
//! format that cannot draw leaves them out.

mod radar;
mod heat;
mod gantt;

pub use gantt::{Bar, Gantt};
pub use heat::{Heat, HeatCell, HeatRow};
pub use radar::{Radar, Spoke};
