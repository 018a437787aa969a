//! The texts of a guide that a language translates: those that respondents read.

use crate::checklist::language::section::TextSection;
use crate::checklist::language::texts::{Show, whole};
use crate::guide::Guide;

/// Shows every entry of a guide with its texts, which may be changed; always in the same order.
pub(super) fn each(guide: &mut Guide, show: &mut Show<'_>) {
    if let Some(archetypes) = &mut guide.archetypes {
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
    }
    for sector in &mut guide.sectors {
        let english = sector.title.clone();
        let texts = vec![whole("title", &mut sector.title)];
        show(TextSection::Sectors, sector.id.as_str(), texts);
        // Settings that were written in English go on to mean it.
        if sector.title != english {
            sector.also.push(english.to_lowercase());
        }
    }
    for kind in &mut guide.kinds {
        let texts = vec![whole("title", &mut kind.title)];
        show(TextSection::Kinds, kind.id.as_str(), texts);
    }
}

/// Returns the texts of a guide in the order of `each`.
pub fn texts_of(guide: &Guide) -> Vec<String> {
    let mut all = Vec::new();
    each(&mut guide.clone(), &mut |_, _, texts| {
        all.extend(texts.into_iter().map(|(_, text)| text.clone()));
    });
    all
}

/// Puts texts in the order of `each` into a guide.
pub(crate) fn with_texts(mut guide: Guide, texts: Vec<String>) -> Guide {
    let mut texts = texts.into_iter();
    each(&mut guide, &mut |_, _, old| {
        for ((_, old), new) in old.into_iter().zip(&mut texts) {
            *old = new;
        }
    });
    guide
}
