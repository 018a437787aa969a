//! A statement to be signed, for programs alone.

use crate::lang::{Lang, say};
use crate::report::attest::attestation_data::StatementData;
use crate::report::document::block::Block;
use crate::report::view::{Data, Report};

pub fn of_attestation(lang: &Lang, statement: StatementData) -> Report {
    let blocks = vec![Block::heading(1, say!(lang, "Statement"))];
    Report::new(lang, blocks, Data::Attestation(Box::new(statement)))
}
