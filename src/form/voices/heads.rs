//! Which item a heading names, and whether it asks for what is or for what is wanted.

use std::collections::{BTreeSet, HashMap};

use crate::answers::name_key;
use crate::checklist::spoken_of;
use crate::insight::Side;
use crate::lang::{Lang, phrase};
use crate::model::Model;
use crate::text;

/// How headings say that they ask for what is wanted, beside the word of each language.
const WANTED: [&str; 9] =
    ["wanted", "want", "desired", "target", "demand", "gewünscht", "soll", "希望", "期望"];

/// How surveys call what stands beside a question and is none: a comment, an answer in words.
const BESIDE: [&str; 9] =
    ["comment", "other", "kommentar", "sonstiges", "コメント", "その他", "评论", "其他", "其它"];

/// The names of all items of a model, as they are compared.
pub(super) struct Heads {
    /// The place of the item, by its id, its title and its question; none where several have it.
    names: HashMap<String, Option<usize>>,
    wanted: BTreeSet<String>,
    ids: Vec<String>,
}

impl Heads {
    pub(super) fn new(model: &Model) -> Self {
        let models: Vec<&Model> = [model].into_iter().chain(spoken_of(model.id.as_str())).collect();
        let langs = models.iter().map(|model| &model.lang);
        let words = langs.map(|lang: &Lang| key(&lang.plain(phrase!("Wanted"))));
        let wanted = words.chain(WANTED.map(key)).collect();
        let mut names: HashMap<String, Option<usize>> = HashMap::new();
        for (at, item) in model.items_and_topics().enumerate() {
            let said = models.iter().filter_map(|model| model.item(&item.id));
            let said = said.flat_map(|item| [key(&item.title), key(&item.ask)]);
            for name in [key(item.id.as_str())].into_iter().chain(said) {
                let known = names.entry(name).or_insert(Some(at));
                if *known != Some(at) {
                    *known = None;
                }
            }
        }
        let ids = model.items_and_topics().map(|item| item.id.to_string()).collect();
        Self { names, wanted, ids }
    }

    /// Returns the place of the item that a heading names, and which of the two it asks for.
    pub(super) fn meant(&self, head: &str) -> Option<(usize, Side)> {
        let head = narrow(head);
        let (outer, inner) = brackets(&head);
        if inner.iter().any(|part| BESIDE.contains(&key(part).as_str())) {
            return None;
        }
        let scale = inner.iter().find_map(|part| match key(part).as_str() {
            "1" | "scale1" => Some(Side::Is),
            "2" | "scale2" => Some(Side::Wanted),
            _ => None,
        });
        let mut side = scale.unwrap_or(Side::Is);
        let mut found = None;
        for part in inner.iter().rev().copied().chain([outer]) {
            let named = self.named(part);
            if let Some((at, asked)) = named.filter(|_| found.is_none()) {
                found = Some(at);
                side = side.max(asked);
            } else if self.says_wanted(part) {
                side = Side::Wanted;
            }
        }
        Some((found?, side))
    }

    /// Reads `ITEM`, `ITEM wanted`, `wanted: ITEM`, and `CODE. Question`.
    fn named(&self, words: &str) -> Option<(usize, Side)> {
        let place = |words: &str| self.names.get(&key(words)).copied().flatten();
        if let Some(at) = place(words) {
            return Some((at, Side::Is));
        }
        let words = words.trim();
        let ends = |signs: &[char]| -> Vec<(&str, &str)> {
            [words.split_once(signs), words.rsplit_once(signs)].into_iter().flatten().collect()
        };
        for (before, behind) in ends(&[' ', ':', '-', '_', '.', '|', '–', '—']) {
            for (word, rest) in [(before, behind), (behind, before)] {
                if self.wanted.contains(&key(word))
                    && let Some(at) = place(rest)
                {
                    return Some((at, Side::Wanted));
                }
            }
        }
        // The code of a question, and its text behind that.
        ends(&['.', ':', '|', ';']).into_iter().find_map(|(code, question)| {
            place(code).or_else(|| place(question)).map(|at| (at, Side::Is))
        })
    }

    fn says_wanted(&self, words: &str) -> bool {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| self.wanted.contains(&key(word)))
    }

    /// Returns the item whose id a heading nearly is.
    pub(super) fn near(&self, head: &str) -> Option<usize> {
        let ids = self.ids.iter().map(String::as_str);
        let near = text::nearest(head.trim(), ids)?;
        self.ids.iter().position(|id| id == near)
    }
}

/// Returns the letters and digits of a name: the codes of surveys have no others.
pub(super) fn key(name: &str) -> String {
    name_key(name).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// Writes the signs between words as a Latin keyboard has them.
fn narrow(head: &str) -> String {
    let narrow = |sign| match sign {
        '（' => '(',
        '）' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '：' => ':',
        '｜' => '|',
        sign => sign,
    };
    head.chars().map(narrow).collect()
}

/// Takes `question[one][two]` or `question (one)` apart.
fn brackets(head: &str) -> (&str, Vec<&str>) {
    let head = head.trim();
    let Some(at) = head.find('[').filter(|_| head.ends_with(']')) else {
        let aside = head.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        return aside.map_or((head, Vec::new()), |(outer, inner)| (outer, vec![inner]));
    };
    let (outer, inner) = head.split_at(at);
    let parts = inner.split(['[', ']']).map(str::trim).filter(|part| !part.is_empty());
    (outer, parts.collect())
}
