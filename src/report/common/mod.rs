//! What several views share: wording, answers, sources, figures.

pub(crate) mod again;
pub(crate) mod age;
pub(crate) mod cited;
pub(crate) mod content;
pub(crate) mod content_data;
pub(crate) mod dates;
pub(crate) mod described;
pub(crate) mod ending;
pub(crate) mod estimate;
pub(crate) mod example_data;
pub(crate) mod figure_data;
pub(crate) mod found_data;
pub(crate) mod item_data;
pub(crate) mod round_data;
pub(crate) mod meters;
pub(crate) mod terms;
pub(crate) mod found;
pub(crate) mod told_data;
pub(crate) mod warnings;
