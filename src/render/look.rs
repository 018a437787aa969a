//! What a screen can show.

/// What a screen can show. Formats other than the terminal's take no notice of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub width: usize,
    pub colour: bool,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
}

impl Look {
    /// The least that a report is laid out for.
    pub const MIN_WIDTH: usize = 40;

    pub fn columns(self) -> usize {
        self.width.max(Self::MIN_WIDTH)
    }
}

impl Default for Look {
    /// What any file and any pipe can hold.
    fn default() -> Self {
        Self { width: 80, colour: false, unicode: true }
    }
}
