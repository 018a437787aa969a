//! `signals.yaml` as a whole.

use crate::format::{AtLeastOne, Need, record};
use crate::model::signal::signals::Signalled;
use crate::model::signal::sound::SoundSignal;

record! {
    /// What facts say of items.
    pub struct SignalsFile: "signals", "signals" in Signalled,
        file "ospo/signals/1" "Which facts bound which items (signals.yaml)"
    {
        /// What follows from which fact.
        signals: Need<AtLeastOne<SoundSignal>>,
    }
}
