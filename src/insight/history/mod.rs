//! One subject over time: its assessments as points, and how far they can be compared.

mod point;
mod whole;
mod trend;

pub use point::{Likeness, Point, WhyNot};
pub use trend::{IndexChange, Trend};
pub use whole::History;
