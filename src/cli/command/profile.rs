//! `ospo profile`: which archetypes the office is like, and what is kept of it in `ospo.yaml`.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::slice;

use ospo::guide::{Archetypes, Guide};
use ospo::insight::{self, Guidance, Profile};
use ospo::lang::Lang;
use ospo::organisation::edit::{self, FactChange};
use ospo::{report, say, say_of};

use crate::cli::desk::Own;
use crate::cli::error::{CommandError, Exit};
use crate::cli::facts::{self, Worded};
use crate::cli::find::Wrong;
use crate::cli::lookup;
use crate::cli::output::{Output, OutputArgs};
use crate::cli::screen::{self, Console, End, ProfileSurvey, SurveyAnswer};
use crate::cli::session::Session;
use crate::cli::signal;

const ASK: &str = "ospo profile --ask";

/// Show which archetypes the office is like, or find out
///
/// An archetype says how an office behaves; it changes no score and no effort. On a terminal, and
/// where nothing is rated yet, it asks: the facts that are missing, then each statement. RATING is 0
/// (not at all) to 4 (describes us well).
///
/// Everything is kept in ospo.yaml, each answer at once, and nothing else there changes. A value
/// that is left empty is removed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo profile                                  The profile, or the questions
  ospo profile --ask                            Go through the questions
  ospo profile sells-open-source=3 --sector finance --size 3200
  ospo profile sells-open-source=               Remove a rating
  ospo profile -o profile.md                    As Markdown, into a file")]
pub(crate) struct Args {
    /// Rate a statement without being asked (can be repeated)
    #[arg(value_name = "STATEMENT=RATING")]
    ratings: Vec<String>,
    /// Ask, even where statements are rated already
    #[arg(long)]
    ask: bool,
    /// Say in which sector the organisation works
    #[arg(long, value_name = "WORD")]
    sector: Option<String>,
    /// Say how many people work there
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    size: Option<String>,
    /// Say what kind of organisation it is
    #[arg(long, value_name = "WORD")]
    kind: Option<String>,
    /// Say who the programme office reports to
    #[arg(long, value_name = "TEXT")]
    reports_to: Option<String>,
    /// Name the organisation
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Name the unit that is assessed
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    if args.ask && session.global.no_input {
        return Err(CommandError::new("`--no-input` forbids asking")
            .help("rate with `ospo profile STATEMENT=RATING`"));
    }
    let model = session.model(None)?;
    let guide = session.guide(&model)?;
    let archetypes = guide.archetypes.as_ref();
    match archetypes {
        Some(_) => check(session, &guide)?,
        None if args.ask || !args.ratings.is_empty() => {
            let told = format!("the model `{}` comes without archetypes", model.id);
            let help = "there is nothing to rate; `--model ID` takes another model";
            return Err(CommandError::new(told).help(help));
        }
        None => {}
    }
    let given = ProfileChange::read(args, archetypes)?;
    if !given.is_nothing() {
        given.write(session, &guide, &model.lang)?;
    }
    let mut session = session.again()?;
    if let Some(all) = archetypes
        && (args.ask || (given.is_nothing() && asks_itself(&session, all, &output)))
    {
        let end = ask(&session, (&guide, &model.lang), all, &output)?;
        session = session.again()?;
        if end != End::Finished {
            return Ok(stop(&session, &model.lang, all));
        }
    }
    let organisation = &session.settings.organisation;
    let guidance = Guidance::new(&guide, organisation);
    let subject = organisation.subject();
    let report = report::of_profile(&model, &guidance, subject.as_deref());
    output.write(report, &session)?;
    Ok(Exit::Done)
}

fn check(session: &Session, guide: &Guide) -> Result<(), CommandError> {
    for (file, said) in &session.settings.layers {
        insight::check_ratings(guide.archetypes.as_ref(), &said.ratings, file)?;
    }
    Ok(())
}

/// Says whether there is somebody to ask, nothing is rated yet, and the answer is for the screen.
fn asks_itself(session: &Session, all: &Archetypes, output: &Output) -> bool {
    let person = io::stdin().is_terminal() && io::stdout().is_terminal();
    let profile = Profile::of(all, &session.settings.organisation.ratings);
    person && !session.global.no_input && output.is_for_the_screen() && profile.rated() == 0
}

fn ask(
    session: &Session,
    (guide, lang): (&Guide, &Lang),
    all: &Archetypes,
    output: &Output,
) -> Result<End, CommandError> {
    let mut own = Own::open(session)?;
    let path = own.path().display().to_string();
    let kept = say!(lang, "Every answer up to now is in {path}.", path);
    let last_words = format!("{kept}\n{}", say!(lang, "Next: {next}", next = ASK));
    signal::end_well(last_words, own.hold());
    let mut keep = |said: &SurveyAnswer| {
        let _whole = signal::undisturbed();
        match said {
            SurveyAnswer::Fact(fact) => {
                own.change(|file| edit::with_facts(file, slice::from_ref(fact)))?;
            }
            SurveyAnswer::Rating(id, value) => {
                let rating = BTreeMap::from([(id.clone(), Some(*value))]);
                own.change(|file| edit::with_ratings(file, &rating))?;
            }
        }
        own.save()?;
        Ok(session.again()?.settings.organisation)
    };
    let mut stdin = io::stdin().lock();
    // Where the profile itself goes to standard output for a program, the questions do not.
    let mut out: Box<dyn Write> = if output.is_for_the_screen() {
        Box::new(anstream::stdout())
    } else {
        Box::new(anstream::stderr())
    };
    let mut lines = Console::new(&mut stdin, &mut *out, session.look().width);
    let known = session.settings.organisation.clone();
    let mut survey = ProfileSurvey::new(guide, all, (known, lang), &mut keep);
    screen::survey(&mut survey, &mut lines)
}

fn stop(session: &Session, lang: &Lang, all: &Archetypes) -> Exit {
    let profile = Profile::of(all, &session.settings.organisation.ratings);
    let (rated, of) = (profile.rated(), profile.statements());
    session.say(&say_of!(
        lang,
        of as u64,
        "{rated} of {n} statement rated; every answer is in ospo.yaml, {left} left.",
        "{rated} of {n} statements rated; every answer is in ospo.yaml, {left} left.",
        rated,
        left = of - rated
    ));
    session.say(&say!(lang, "Next: {next}", next = ASK));
    Exit::Done
}

/// What was said on the command line; an empty value takes the present one away.
#[derive(Debug)]
struct ProfileChange {
    facts: Vec<FactChange>,
    ratings: BTreeMap<String, Option<u32>>,
}

impl ProfileChange {
    fn read(args: &Args, all: Option<&Archetypes>) -> Result<Self, Wrong> {
        let mut ratings = BTreeMap::new();
        for pair in &args.ratings {
            let (id, value) = rating(pair, all)?;
            ratings.insert(id, value);
        }
        let size = args.size.as_deref().map(str::trim);
        let size = size.map(|word| match word {
            "" => Ok(None),
            word => facts::size(word).map(Some),
        });
        let facts = [
            worded(args.organisation.as_ref(), FactChange::Organisation),
            worded(args.unit.as_ref(), FactChange::Unit),
            worded(args.sector.as_ref(), FactChange::Sector),
            size.transpose()?.map(FactChange::Size),
            worded(args.kind.as_ref(), FactChange::Kind),
            worded(args.reports_to.as_ref(), FactChange::ReportsTo),
        ];
        Ok(Self { facts: facts.into_iter().flatten().collect(), ratings })
    }

    fn is_nothing(&self) -> bool {
        self.facts.is_empty() && self.ratings.is_empty()
    }

    fn write(&self, session: &Session, guide: &Guide, lang: &Lang) -> Result<(), CommandError> {
        let mut own = Own::open(session)?;
        let kept = |fact: &FactChange| match fact {
            FactChange::Sector(Some(word)) => {
                FactChange::Sector(Some(Worded::Sector.kept(guide, word).to_owned()))
            }
            FactChange::Kind(Some(word)) => {
                FactChange::Kind(Some(Worded::Kind.kept(guide, word).to_owned()))
            }
            other => other.clone(),
        };
        let facts: Vec<FactChange> = self.facts.iter().map(kept).collect();
        own.change(|file| edit::with_facts(file, &facts))?;
        own.change(|file| edit::with_ratings(file, &self.ratings))?;
        let is_saved = own.save()?;
        let said = facts.iter().map(|fact| words(fact, lang));
        let ratings = self.ratings.iter().map(|(id, value)| match value {
            Some(value) => format!("{id} {value}"),
            None => say!(lang, "no {name}", name = id),
        });
        let words: Vec<String> = said.chain(ratings).collect();
        let (path, words) = (own.path().display(), lang.in_a_row(words));
        session.say(&if is_saved {
            say!(lang, "Saved {path}: {words}.", path, words)
        } else {
            say!(lang, "{path} says so already: {words}.", path, words)
        });
        for fact in &facts {
            if let Some(warning) = warning(fact, guide, lang) {
                session.say(&warning);
            }
        }
        Ok(())
    }
}

fn rating(pair: &str, all: Option<&Archetypes>) -> Result<(String, Option<u32>), Wrong> {
    let wrong = || Wrong {
        message: format!("`{pair}` is not STATEMENT=RATING"),
        help: "for example: sells-open-source=3; `ospo profile` lists the statements".to_owned(),
    };
    let (id, word) = lookup::halves(pair).ok_or_else(wrong)?;
    let all = all.ok_or_else(wrong)?;
    let id = facts::statement(all, id)?.id.to_string();
    let value = match word {
        "" => None,
        word => Some(facts::rating(all, &id, word)?),
    };
    Ok((id, value))
}

fn worded(
    said: Option<&String>,
    fact: impl Fn(Option<String>) -> FactChange,
) -> Option<FactChange> {
    let word = said?.trim();
    Some(fact((!word.is_empty()).then(|| word.to_owned())))
}

fn words(fact: &FactChange, lang: &Lang) -> String {
    let (name, value) = match fact {
        FactChange::Organisation(name) => ("organisation", name.clone()),
        FactChange::Unit(unit) => ("unit", unit.clone()),
        FactChange::Sector(sector) => ("sector", sector.clone()),
        FactChange::Size(size) => ("size", size.map(|size| size.to_string())),
        FactChange::Kind(kind) => ("kind", kind.clone()),
        FactChange::ReportsTo(whom) => ("reports_to", whom.clone()),
    };
    match value {
        Some(value) => format!("{name} {value}"),
        None => say!(lang, "no {name}", name),
    }
}

/// Says that the guide does not know a word, and which one was perhaps meant.
fn warning(fact: &FactChange, guide: &Guide, lang: &Lang) -> Option<String> {
    let (worded, word) = match fact {
        FactChange::Sector(Some(word)) => (Worded::Sector, word),
        FactChange::Kind(Some(word)) => (Worded::Kind, word),
        _ => return None,
    };
    if worded.meaning(guide, word).is_some() {
        return None;
    }
    let warning = worded.warning(lang, word);
    Some(match worded.nearest(guide, word) {
        Some(meant) => lang.sentences([warning, say!(lang, "Did you mean `{meant}`?", meant)]),
        None => warning,
    })
}
