//! What many units may give away together: how many are where, never who, and never fewer than five.

mod bands;
mod group;
mod measure;
mod whole;
mod pool;
mod pooled;

pub(in crate::insight) use bands::APART;
pub use bands::{Band, Distribution};
pub use group::{Among, GroupOf, PacketGroup};
pub use measure::Measure;
pub use pool::{PacketError, pool};
pub use pooled::{Mark, NoComparison, Pooled, PooledFigure};
pub use whole::{LEAST, NoPacket, Packet, PacketModel};
