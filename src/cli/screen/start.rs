//! What is asked once, before the first question, line by line.

use ospo::answers::{self, Respondent};
use ospo::guide::Guide;
use ospo::lang::Lang;
use ospo::model::{Model, NamedList, RoleId, Scope};
use ospo::organisation::{InScope, Named, Organisation};
use ospo::problem::Place;
use ospo::{say, text};

use crate::cli::error::CommandError;
use crate::cli::facts::{self, Worded};
use crate::cli::lookup;
use crate::cli::screen::lines::Console;

/// Something that is asked once.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fact<'m> {
    Subject,
    Name,
    Role,
    Sector,
    Size,
    Scope(&'m Scope),
    List(&'m NamedList),
}

/// What is asked, and what is known of it.
pub(crate) struct Start<'m> {
    pub(crate) model: &'m Model,
    pub(crate) guide: &'m Guide,
    pub(crate) facts: Vec<Fact<'m>>,
    /// The name of what is assessed where nobody gives another.
    pub(crate) folder: String,
    pub(crate) said: Organisation,
}

/// What becomes of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Started {
    /// It is to be kept for all later runs.
    Keep,
    /// It holds for this run.
    Once,
    /// Nothing is to be begun.
    Leave,
}

impl Fact<'_> {
    pub(crate) fn is_known(self, said: &Organisation) -> bool {
        let respondent = said.respondent.as_ref();
        match self {
            Self::Subject => said.subject().is_some(),
            Self::Name => respondent.is_some_and(|one| one.name.is_some()),
            Self::Role => respondent.is_some_and(|one| one.role.is_some()),
            Self::Sector => said.sector.is_some(),
            Self::Size => said.size.is_some(),
            Self::Scope(scope) => said.scope.contains_key(&scope.id),
            Self::List(list) => said.lists.contains_key(&list.id),
        }
    }
}

enum StartKey {
    Back,
    Leave,
    Words(String),
}

/// Asks what is not known yet, and whether it is to be kept.
pub(crate) fn start(
    start: &mut Start<'_>,
    lines: &mut Console<'_>,
) -> Result<Started, CommandError> {
    let lang = &start.model.lang;
    lines.say(&say!(lang, "Before the first question: a few facts, asked only once."))?;
    lines.say(&say!(lang, "Enter takes what stands in brackets; b goes back, q stops."))?;
    let mut at = 0;
    loop {
        let fact = start.facts.get(at).copied();
        match fact {
            Some(fact) => start.show(fact, at, lines)?,
            None if start.facts.iter().any(|fact| fact.is_known(&start.said)) => {
                lines.gap()?;
                let keep = say!(
                    lang,
                    "Keep this in {file}, so that it is not asked again? [Y/n]",
                    file = "ospo.yaml"
                );
                lines.say(&keep)?;
            }
            None => return Ok(Started::Once),
        }
        at = loop {
            match (read(lines)?, fact) {
                (StartKey::Leave, _) => return Ok(Started::Leave),
                (StartKey::Back, _) if at == 0 => {
                    lines.say(&say!(lang, "This is the first question."))?;
                }
                (StartKey::Back, _) => break at - 1,
                (StartKey::Words(words), Some(fact)) => match start.take(fact, &words) {
                    Ok(()) => break at + 1,
                    Err(told) => lines.say(&told)?,
                },
                (StartKey::Words(words), None) => match meant(lang, &words) {
                    Some(true) => return Ok(Started::Keep),
                    Some(false) => return Ok(Started::Once),
                    None => lines.say(&yes_or_no(lang, &words))?,
                },
            }
        };
    }
}

/// Reads a line; the arrow upwards and Esc, each before Enter, mean what they mean elsewhere.
fn read(lines: &mut Console<'_>) -> Result<StartKey, CommandError> {
    let line = lines.read("> ")?;
    Ok(match line.as_deref().map(str::to_lowercase).as_deref() {
        None | Some("q" | "quit" | "stop" | "\u{1b}") => StartKey::Leave,
        Some("b" | "back" | "\u{1b}[a" | "\u{1b}oa") => StartKey::Back,
        Some(_) => StartKey::Words(line.unwrap_or_default()),
    })
}

/// Returns what is meant by yes or no, in English or the reader's language; Enter alone is yes.
fn meant(lang: &Lang, words: &str) -> Option<bool> {
    let (yes, no) = (say!(lang, "yes"), say!(lang, "no"));
    let words = words.to_lowercase();
    let is =
        |word: &str| words == word || word.chars().next().is_some_and(|c| words == c.to_string());
    match () {
        () if words.is_empty() || is("yes") || is(&yes) => Some(true),
        () if is("no") || is(&no) => Some(false),
        () => None,
    }
}

fn yes_or_no(lang: &Lang, words: &str) -> String {
    say!(lang, "“{words}” is neither yes nor no: type y or n.", words)
}

impl Start<'_> {
    fn show(&self, fact: Fact<'_>, at: usize, lines: &mut Console<'_>) -> Result<(), CommandError> {
        let lang = &self.model.lang;
        let ask = match fact {
            Fact::Subject => say!(lang, "Name of the organisation or unit"),
            Fact::Name => say!(lang, "Who answers? A name"),
            Fact::Role => say!(lang, "In which role? A number or a word"),
            Fact::Sector => {
                say!(lang, "In which sector does the organisation work? A number or a word")
            }
            Fact::Size => say!(lang, "How many people work there?"),
            Fact::Scope(scope) => scope.ask.clone(),
            Fact::List(list) => {
                say!(lang, "{ask} Separate names with commas.", ask = list.ask)
            }
        };
        let of = self.facts.len();
        let number = at + 1;
        let enter = self.on_enter(fact);
        lines.gap()?;
        lines.say(&say!(lang, "{number} of {of}. {ask} [{enter}]", number, of, ask, enter))?;
        let choices: Vec<&str> = match fact {
            Fact::Role => self.roles().map(|id| self.model.role_title(id)).collect(),
            Fact::Sector => self.guide.sectors.iter().map(|one| one.title.as_str()).collect(),
            _ => Vec::new(),
        };
        for (number, title) in (1..).zip(choices) {
            lines.say_hanging(&format!("{number:>4}  "), title)?;
        }
        Ok(())
    }

    fn roles(&self) -> impl Iterator<Item = &RoleId> {
        self.model.known_roles().into_iter()
    }

    /// Says what Enter alone answers.
    fn on_enter(&self, fact: Fact<'_>) -> String {
        let (lang, said) = (&self.model.lang, &self.said);
        let respondent = said.respondent.as_ref();
        let present = match fact {
            Fact::Subject => said.name.clone().or_else(|| Some(self.folder.clone())),
            Fact::Name => respondent.and_then(|one| one.name.clone()),
            Fact::Role => respondent.and_then(|one| one.role.clone()).map(|role| {
                let role = RoleId::new(role.as_str());
                self.model.role_title(&role).to_owned()
            }),
            Fact::Sector => said.sector.as_ref().map(|sector| {
                Worded::Sector.meaning(self.guide, sector).unwrap_or(sector).to_owned()
            }),
            Fact::Size => said.size.map(|size| size.to_string()),
            Fact::Scope(scope) => {
                let is_no = said.scope.get(&scope.id).is_some_and(|one| one.said == InScope::No);
                Some(if is_no { say!(lang, "no") } else { say!(lang, "yes") })
            }
            Fact::List(list) => {
                let entries = said.lists.get(&list.id).map(|entries| lang.in_a_row(&entries.said));
                Some(entries.unwrap_or_else(|| say!(lang, "later")))
            }
        };
        present.unwrap_or_else(|| say!(lang, "not said"))
    }

    /// Takes an answer; what is wrong with it is told as a sentence.
    fn take(&mut self, fact: Fact<'_>, words: &str) -> Result<(), String> {
        let lang = &self.model.lang;
        match fact {
            Fact::Scope(scope) => {
                let before = self.said.scope.get(&scope.id);
                let said = match (words, before, meant(lang, words)) {
                    ("", Some(before), _) => before.said,
                    (_, _, Some(true)) => InScope::Yes,
                    (_, _, Some(false)) => InScope::No,
                    (_, _, None) => return Err(yes_or_no(lang, words)),
                };
                let place = Place::START;
                self.said.scope.insert(scope.id.clone(), Named { said, place });
            }
            Fact::Subject if words.is_empty() => {
                self.said.name.get_or_insert_with(|| self.folder.clone());
            }
            _ if words.is_empty() => {}
            Fact::Subject => self.said.name = Some(words.to_owned()),
            Fact::Name => self.respondent().name = Some(words.to_owned()),
            Fact::Role => {
                let role = by_number(words, self.roles()).cloned();
                let role = role.map_or_else(|| lookup::role(self.model, words), Ok);
                let role = role.map_err(|_| {
                    say!(
                        lang,
                        "“{words}” is not a role on the list: type its number or a word.",
                        words
                    )
                })?;
                self.respondent().role = Some(role.to_string());
            }
            Fact::Sector => return self.take_sector(words),
            Fact::Size => {
                let size = facts::size(words).map_err(|_| {
                    say!(lang, "“{words}” is not a number of people: type one such as 1200.", words)
                })?;
                self.said.size = Some(size);
            }
            // The questions before it were of yes or no, and what stands in brackets may be typed.
            Fact::List(_) if words.to_lowercase() == say!(lang, "later").to_lowercase() => {}
            Fact::List(_) if meant(lang, words).is_some() => {
                return Err(say!(
                    lang,
                    "“{words}” is not a name: type the names, or press Enter to give them later.",
                    words
                ));
            }
            Fact::List(list) => {
                let entries = entries(words);
                if entries.len() > list.most as usize {
                    let (n, most) = (entries.len(), list.most);
                    return Err(say!(lang, "That makes {n} names: give at most {most}.", n, most));
                }
                if entries.is_empty() {
                    return Ok(());
                }
                let named = Named { said: entries, place: Place::START };
                self.said.lists.insert(list.id.clone(), named);
            }
        }
        Ok(())
    }

    /// A word that the guide does not know is taken all the same, and told: whoever meant it types
    /// it once more, or Enter.
    fn take_sector(&mut self, words: &str) -> Result<(), String> {
        let lang = &self.model.lang;
        let numbered = by_number(words, self.guide.sectors.iter());
        let known = Worded::Sector.meaning(self.guide, words).is_some();
        let again = self.said.sector.as_deref() == Some(words);
        let sector = numbered.map_or(words.to_owned(), |sector| sector.id.to_string());
        if numbered.is_none() && words.parse::<u32>().is_ok() {
            let most = self.guide.sectors.len();
            return Err(say!(
                lang,
                "“{words}” is not one of the numbers 1 to {most}.",
                words,
                most
            ));
        }
        self.said.sector = Some(sector);
        if numbered.is_some() || known || again {
            return Ok(());
        }
        let meant = Worded::Sector.nearest(self.guide, words);
        let told = say!(
            lang,
            "“{words}” is not a sector that ospo knows, so nothing is chosen by it. Enter keeps it; or type another.",
            words
        );
        Err(match meant {
            Some(meant) => {
                format!("{told} {}", say!(lang, "Did you mean “{meant}”?", meant))
            }
            None => told,
        })
    }

    fn respondent(&mut self) -> &mut Respondent {
        self.said.respondent.get_or_insert_with(Respondent::default)
    }
}

/// Returns the thing of a list that is meant by its number, from 1.
fn by_number<T>(words: &str, mut all: impl Iterator<Item = T>) -> Option<T> {
    all.nth(text::number_of(&answers::name_key(words))?.checked_sub(1)?)
}

/// Returns the names of a line, each once.
fn entries(words: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for name in words.split([',', ';', '、', '，']).map(str::trim) {
        if !name.is_empty() && !entries.iter().any(|one| answers::same_name(one, name)) {
            entries.push(name.to_owned());
        }
    }
    entries
}
