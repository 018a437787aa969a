//! Facts and statements about an office, asked line by line.

use std::io;

use ospo::guide::{Archetypes, Guide, Statement};
use ospo::lang::Lang;
use ospo::organisation::Organisation;
use ospo::organisation::edit::FactChange;
use ospo::say;

use crate::cli::error::CommandError;
use crate::cli::facts::{self, Worded};
use crate::cli::find::Wrong;
use crate::cli::screen::asking::End;
use crate::cli::screen::lines::Console;

#[derive(Clone, Copy, Debug)]
enum SurveyQuestion<'g> {
    Word(Worded),
    Size,
    ReportsTo,
    Rate(&'g Statement),
}

#[derive(Clone, Debug)]
pub(crate) enum SurveyAnswer {
    Fact(FactChange),
    Rating(String, u32),
}

/// What is asked, with what makes the answers last.
pub(crate) struct ProfileSurvey<'a, 'g> {
    guide: &'g Guide,
    /// How things are said to whoever is asked.
    lang: &'g Lang,
    archetypes: &'g Archetypes,
    questions: Vec<SurveyQuestion<'g>>,
    /// For each question, whether it is passed over on the way on: a fact that is known already.
    passed: Vec<bool>,
    at: usize,
    known: Organisation,
    /// Saves what was said and returns what is known then; called before anything new is shown.
    keep: &'a mut dyn FnMut(&SurveyAnswer) -> Result<Organisation, CommandError>,
}

impl<'a, 'g> ProfileSurvey<'a, 'g> {
    /// Asks the facts that are missing, then the statements from the first that is not rated on;
    /// where all are, all of them. Whoever goes back comes to the other facts too.
    pub(crate) fn new(
        guide: &'g Guide,
        archetypes: &'g Archetypes,
        (known, lang): (Organisation, &'g Lang),
        keep: &'a mut dyn FnMut(&SurveyAnswer) -> Result<Organisation, CommandError>,
    ) -> Self {
        let facts = [
            SurveyQuestion::Word(Worded::Sector),
            SurveyQuestion::Size,
            SurveyQuestion::Word(Worded::Kind),
            SurveyQuestion::ReportsTo,
        ];
        let statements = archetypes.all.iter().flat_map(|one| &one.statements);
        let statements = statements.map(SurveyQuestion::Rate);
        let questions: Vec<SurveyQuestion> = facts.into_iter().chain(statements).collect();
        let open = |question: &SurveyQuestion| question.present(&known).is_none();
        let first = questions.iter().position(open);
        let passed = questions.iter().enumerate();
        let passed = passed.map(|(at, question)| at < facts.len() && !open(question));
        Self {
            guide,
            lang,
            archetypes,
            at: first.unwrap_or(facts.len()),
            passed: passed.collect(),
            questions,
            known,
            keep,
        }
    }

    /// Returns how many of the questions have no answer.
    fn left(&self) -> usize {
        let open = |question: &&SurveyQuestion| question.present(&self.known).is_none();
        self.questions.iter().filter(open).count()
    }

    /// Goes on to the next question that is not passed over.
    fn go_on(&mut self) {
        self.at += 1;
        while self.passed.get(self.at) == Some(&true) {
            self.at += 1;
        }
    }

    fn record(&mut self, said: &SurveyAnswer) -> Result<(), CommandError> {
        self.known = (self.keep)(said)?;
        Ok(())
    }
}

impl SurveyQuestion<'_> {
    fn present(self, known: &Organisation) -> Option<String> {
        match self {
            Self::Word(Worded::Sector) => known.sector.clone(),
            Self::Word(Worded::Kind) => known.kind.clone(),
            Self::Size => known.size.map(|size| size.to_string()),
            Self::ReportsTo => known.reports_to.clone(),
            Self::Rate(statement) => {
                let rating = known.ratings.get(statement.id.as_str())?;
                Some(rating.value.to_string())
            }
        }
    }
}

pub(crate) fn survey(
    survey: &mut ProfileSurvey<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<End, CommandError> {
    let way = "rate with `ospo profile STATEMENT=RATING`, or send one answer a line";
    let begun_at = lines.count();
    let mut shown = None;
    while let Some(question) = survey.questions.get(survey.at).copied() {
        if shown != Some(survey.at) {
            survey.show(question, lines)?;
            shown = Some(survey.at);
        }
        let Some(line) = lines.answer(begun_at, way)? else {
            return Ok(End::Stopped);
        };
        match line.to_lowercase().as_str() {
            "" | "s" | "skip" => survey.go_on(),
            "?" | "h" | "help" => survey.help(question, lines)?,
            "b" | "back" if survey.at == 0 => {
                lines.say(&say!(survey.lang, "This is the first question."))?;
            }
            "b" | "back" => survey.at -= 1,
            "q" | "quit" | "stop" => return Ok(End::Stopped),
            _ => match survey.said(question, &line, lines) {
                Ok(said) => {
                    survey.record(&said)?;
                    survey.confirm(question, lines)?;
                    survey.go_on();
                }
                Err(SurveyError::Wrong(_)) if lines.person() => {
                    lines.say(&survey.not_taken(question, &line))?;
                }
                Err(SurveyError::Wrong(Wrong { message, help })) => {
                    return Err(lines.wrong(&message, &help));
                }
                Err(SurveyError::Failed(error)) => return Err(error),
            },
        }
    }
    Ok(End::Finished)
}

/// Returns how many of the questions are not passed over.
fn asked(passed: &[bool]) -> usize {
    passed.iter().filter(|passed| !**passed).count()
}

enum SurveyError {
    Wrong(Wrong),
    Failed(CommandError),
}

impl<E: Into<CommandError>> From<E> for SurveyError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl ProfileSurvey<'_, '_> {
    fn show(&self, question: SurveyQuestion<'_>, lines: &mut Console<'_>) -> io::Result<()> {
        lines.gap()?;
        let lang = self.lang;
        // Whoever went back to what is known stands before the questions that are counted.
        if self.passed.get(self.at) == Some(&false) {
            lines.say(&say!(
                lang,
                "Question {number} of {all}, {left} left without an answer.",
                number = asked(self.passed.get(..self.at).unwrap_or_default()) + 1,
                all = asked(&self.passed),
                left = self.left()
            ))?;
        }
        lines.say(&match question {
            SurveyQuestion::Word(Worded::Sector) => {
                say!(lang, "In which sector does the organisation work?")
            }
            SurveyQuestion::Word(Worded::Kind) => say!(lang, "What kind of organisation is it?"),
            SurveyQuestion::Size => say!(lang, "How many people work there?"),
            SurveyQuestion::ReportsTo => say!(lang, "Who does the programme office report to?"),
            SurveyQuestion::Rate(statement) => statement.text.clone(),
        })?;
        let answer = match question {
            SurveyQuestion::Word(word) => {
                let known = word.words(self.guide).into_iter().map(|(word, _)| word);
                let known: Vec<&str> = known.collect();
                let words = lang.in_a_row(known);
                lines.say(&say!(lang, "Known words: {words}", words))?;
                say!(lang, "a word")
            }
            SurveyQuestion::Size => say!(lang, "a number"),
            SurveyQuestion::ReportsTo => say!(lang, "a few words"),
            SurveyQuestion::Rate(_) => {
                for (number, label) in self.archetypes.scale.iter().enumerate() {
                    lines.say_hanging(&format!("  {number}  "), label)?;
                }
                say!(lang, "0-{last} answer", last = self.archetypes.scale.len() - 1)
            }
        };
        let keys = match question.present(&self.known) {
            Some(present) => {
                lines.say(&say!(lang, "Present answer: {answer}", answer = present))?;
                say!(lang, "{answer}, ? more on it, b back, q stop, Enter keeps it", answer)
            }
            None => say!(lang, "{answer}, ? more on it, b back, q stop, Enter skips", answer),
        };
        lines.say(&keys)
    }

    fn help(&self, question: SurveyQuestion<'_>, lines: &mut Console<'_>) -> io::Result<()> {
        let lang = self.lang;
        let told = match question {
            SurveyQuestion::Word(word) => {
                for (word, title) in word.words(self.guide) {
                    lines.say_hanging(&format!("  {word}: "), title)?;
                }
                say!(
                    lang,
                    "It chooses communities, examples and published figures. Any other word will do, \
                     but nothing is chosen by it."
                )
            }
            SurveyQuestion::Size => {
                say!(lang, "It chooses the published figures of similar organisations.")
            }
            SurveyQuestion::ReportsTo => {
                say!(lang, "It is shown beside the profile; nothing is chosen by it.")
            }
            SurveyQuestion::Rate(statement) => say!(
                lang,
                "The statement is ours, and so is the rule by which ratings name an archetype. It \
                 changes no score. Its name in ospo.yaml is {id}.",
                id = statement.id
            ),
        };
        lines.say(&told)
    }

    /// Says why a line is no answer, and what would be one.
    fn not_taken(&self, question: SurveyQuestion<'_>, line: &str) -> String {
        let lang = self.lang;
        match question {
            SurveyQuestion::Size => say!(
                lang,
                "`{line}` is not a number of people: write a whole number from 1 to {most}",
                line,
                most = facts::MOST_PEOPLE
            ),
            SurveyQuestion::Rate(_) => say!(
                lang,
                "`{line}` is not a rating: write a number from 0 to {last}",
                line,
                last = self.archetypes.scale.len() - 1
            ),
            SurveyQuestion::Word(_) | SurveyQuestion::ReportsTo => {
                say!(lang, "`{line}` is not saved: answer again; b goes back, q stops", line)
            }
        }
    }

    fn said(
        &self,
        question: SurveyQuestion<'_>,
        line: &str,
        lines: &mut Console<'_>,
    ) -> Result<SurveyAnswer, SurveyError> {
        let fact = match question {
            SurveyQuestion::Word(worded) => {
                let word = self.word(worded, line, lines)?;
                match worded {
                    Worded::Sector => FactChange::Sector(Some(word)),
                    Worded::Kind => FactChange::Kind(Some(word)),
                }
            }
            SurveyQuestion::Size => {
                FactChange::Size(Some(facts::size(line).map_err(SurveyError::Wrong)?))
            }
            SurveyQuestion::ReportsTo => FactChange::ReportsTo(Some(line.to_owned())),
            SurveyQuestion::Rate(statement) => {
                let id = statement.id.as_str();
                let rating = facts::rating(self.archetypes, id, line);
                return Ok(SurveyAnswer::Rating(
                    id.to_owned(),
                    rating.map_err(SurveyError::Wrong)?,
                ));
            }
        };
        Ok(SurveyAnswer::Fact(fact))
    }

    /// Returns the word to keep: the one that was typed, or the known one that is nearest to it.
    fn word(
        &self,
        worded: Worded,
        typed: &str,
        lines: &mut Console<'_>,
    ) -> Result<String, SurveyError> {
        if worded.meaning(self.guide, typed).is_some() {
            return Ok(worded.kept(self.guide, typed).to_owned());
        }
        lines.say(&worded.warning(self.lang, typed))?;
        let nearest = worded.nearest(self.guide, typed);
        let Some(nearest) = nearest.filter(|_| lines.person()) else {
            return Ok(typed.to_owned());
        };
        let prompt = say!(
            self.lang,
            "Did you mean `{nearest}`? Enter takes it, k keeps `{typed}`:",
            nearest,
            typed
        ) + " ";
        let line = lines.read(&ospo::text::visible(&prompt))?;
        match line.map(|line| line.to_lowercase()).as_deref() {
            Some("") => Ok(nearest.to_owned()),
            Some("k") => Ok(typed.to_owned()),
            _ => Err(SurveyError::Wrong(Wrong {
                message: format!("`{typed}` is not saved"),
                help: "answer again; `b` goes back, `q` stops".to_owned(),
            })),
        }
    }

    fn confirm(&self, question: SurveyQuestion<'_>, lines: &mut Console<'_>) -> io::Result<()> {
        let present = question.present(&self.known).unwrap_or_default();
        let lang = self.lang;
        let (name, more) = match question {
            SurveyQuestion::Word(worded) => {
                (worded.said(lang), worded.meaning(self.guide, &present).map(str::to_owned))
            }
            SurveyQuestion::Size => (say!(lang, "size"), None),
            SurveyQuestion::ReportsTo => (say!(lang, "reports to"), None),
            SurveyQuestion::Rate(statement) => {
                let label = present.parse::<usize>().ok();
                let label = label.and_then(|number| self.archetypes.scale.get(number));
                (statement.id.to_string(), label.cloned())
            }
        };
        let more = more.map(|more| lang.aside(more)).unwrap_or_default();
        lines.say(&say!(lang, "Saved. {name}: {answer}", name, answer = present + &more))
    }
}
