//! Which answer is meant by a word of a form.

use crate::answers::{
    self, AnswerMeant, Choice, LevelMeant, NOT_APPLICABLE, SAYS_NOTHING, UNKNOWN, choosable,
};
use crate::form::filled::{ChosenWord, FilledQuestion, Said};
use crate::form::labels::FormField;
use crate::form::understand::{FormReading, filled, meant};
use crate::lang::Lang;
use crate::model::{Item, ItemId, LevelId, Scale};

impl FormReading<'_> {
    pub(super) fn choice(
        &mut self,
        id: &ItemId,
        chosen: &ChosenWord,
        question: &FilledQuestion,
    ) -> Option<Choice> {
        let fields = &question.fields;
        let said = &chosen.said;
        let word = &meant(said);
        let reason = filled(fields, FormField::Reason);
        let found = match self.model.item(id) {
            // A level of an older version is understood where its answer is brought over.
            Some(_) if chosen.is_number && !self.is_current => Some(word.to_owned()),
            Some(item) if chosen.is_number => {
                item.scale.by_number(word).map(|level| level.id.to_string())
            }
            Some(item) => self.of_scale(item, word),
            // A number is understood by the item that took its place.
            None if chosen.is_number => Some(word.to_owned()),
            None => self.of_any_scale(word),
        };
        let Some(found) = found else {
            self.tell_level(id, said);
            return None;
        };
        let found = match (&question.least, found.as_str()) {
            (None, _) => found,
            (Some(least), UNKNOWN | NOT_APPLICABLE) => {
                let message = format!("`{id}` is at least something that is no level");
                self.tell(&least.at, &message, "tick a level, or leave that box open");
                return None;
            }
            (Some(_), level) => Choice::AtLeast(LevelId::new(level)).word().into_owned(),
        };
        match (found.as_str(), reason) {
            (NOT_APPLICABLE, Some(reason)) => Some(Choice::NotApplicable { reason: meant(reason) }),
            (NOT_APPLICABLE, None) => {
                let message = format!("`{id}` is not applicable: why?");
                let at = fields.get(&FormField::Reason).unwrap_or(said).at.clone();
                self.tell(&at, &message, "write a reason");
                None
            }
            (_, Some(reason)) => {
                let message = format!("`{id}` has a reason, which only not applicable takes");
                self.tell(&reason.at.clone(), &message, "write it as a note");
                None
            }
            (UNKNOWN, None) => Some(Choice::Unknown),
            (level, None) => self.level(id, level, said),
        }
    }

    fn level(&mut self, id: &ItemId, word: &str, said: &Said) -> Option<Choice> {
        // What was asked before stays as it is written, until it is brought over.
        let raw = || Some(Choice::Level(LevelId::new(word)));
        let Some(item) = self.model.item(id) else { return raw() };
        let meant = AnswerMeant::level(word, &item.scale, &self.model.lang);
        let Some(meant) = meant else { return raw() };
        if meant == LevelMeant::Anything {
            let [message, help] = SAYS_NOTHING;
            self.tell(&said.at, message, help);
        }
        meant.choice()
    }

    fn of_scale(&self, item: &Item, word: &str) -> Option<String> {
        let own = self.lists.get(&list_of(&item.scale)).map(Vec::as_slice);
        let found = own.and_then(|own| choosable::chosen(word, own));
        // What a form lists may be of another version, or changed by hand.
        let found = found
            .filter(|one| !self.is_current || is_answer(&item.scale, &one.id, &self.model.lang));
        if let Some(one) = found {
            return Some(one.id.clone());
        }
        AnswerMeant::of(word, &item.scale, &self.model.lang).map(AnswerMeant::word)
    }

    /// For an item that is asked no more.
    fn of_any_scale(&self, word: &str) -> Option<String> {
        let lists = self.lists.iter();
        let mut own = lists.filter(|(list, _)| list.starts_with(SCALE));
        if let Some(one) = own.find_map(|(_, own)| choosable::chosen(word, own)) {
            return Some(one.id.clone());
        }
        let mut items = self.model.items_and_topics();
        let meant = items.find_map(|item| AnswerMeant::of(word, &item.scale, &self.model.lang));
        meant.map(AnswerMeant::word)
    }

    fn tell_level(&mut self, id: &ItemId, said: &Said) {
        let word = &meant(said);
        let scale = self.model.item(id).map(|item| &item.scale);
        let help = scale.map(|scale| answers::what_may_be_written(id.as_str(), word, scale));
        let help = help.unwrap_or_else(|| self.model.where_listed());
        self.tell(&said.at, &format!("unknown level `{word}`"), &help);
    }
}

pub(super) fn list_of(scale: &Scale) -> String {
    format!("{SCALE}{}", scale.id)
}

const SCALE: &str = "scale:";

fn is_answer(scale: &Scale, id: &str, lang: &Lang) -> bool {
    AnswerMeant::of(id, scale, lang).is_some()
}
