//! The texts of a guide that a language translates: those that respondents read.

use crate::checklist::language::section::TextSection;
use crate::checklist::language::texts::{Show, whole};
use crate::guide::Guide;

/// Shows every entry of a guide with its texts, which may be changed; always in the same order.
pub(super) fn each(guide: &mut Guide, show: &mut Show<'_>) {
    guide.archetypes.change(|archetypes| {
        let Some(archetypes) = archetypes else { return };
        for (rating, label) in archetypes.scale.iter_mut().enumerate() {
            show(TextSection::Ratings, &rating.to_string(), vec![whole("title", label)]);
        }
        for one in &mut archetypes.all {
            let mut texts = vec![whole("title", &mut one.title)];
            texts.extend(one.remark.as_mut().map(|text| whole("remark", text)));
            texts.push(whole("summary", &mut one.summary));
            show(TextSection::Archetypes, one.id.as_str(), texts);
        }
        for said in archetypes.all.iter_mut().flat_map(|one| &mut one.statements) {
            show(TextSection::Statements, said.id.as_str(), vec![whole("text", &mut said.text)]);
        }
    });
    guide.sectors.change(|sectors| {
        for sector in sectors {
            let english = sector.title.clone();
            let texts = vec![whole("title", &mut sector.title)];
            show(TextSection::Sectors, sector.id.as_str(), texts);
            // Settings that were written in English go on to mean it.
            if sector.title != english {
                sector.also.push(english.to_lowercase());
            }
        }
    });
    guide.kinds.change(|kinds| {
        for kind in kinds {
            let texts = vec![whole("title", &mut kind.title)];
            show(TextSection::Kinds, kind.id.as_str(), texts);
        }
    });
}
