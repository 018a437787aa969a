//! What many anonymous voices say of each item, and nothing that would tell of fewer than five.

mod counted;
mod heard;
mod marks;
mod once;

pub use counted::{ItemVoices, LEAST_VOICES, LevelVoices, Pairs, VoicesCounted};
pub use heard::{AnonymousVoice, Side, VoiceSaid, Voices};
pub use marks::{MarkedVoice, Moment, VoiceMarks};
pub use once::{HeardBefore, VoicesOnce};
