//! Versions, models, the clock, and what the environment says.

use std::env;
use std::path::Path;

use ospo::checklist;
use ospo::lang::Lang;
use ospo::model::Model;
use ospo::report::{Circumstance, Finding, LookedAt, Weight};
use ospo::schema::Shape;
use ospo::store;
use ospo::{say, say_of};

use crate::cli::clock;
use crate::cli::command::doctor::terminal::variable;
use crate::cli::session::Session;

/// What tells which language and which characters somebody wants, the first before the second.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

pub(super) fn look<'m>(
    session: &Session,
    lang: &Lang,
    models: impl Iterator<Item = &'m Model>,
) -> (Vec<Finding>, Vec<Circumstance>) {
    let mut findings = Vec::new();
    if let Some(unknown) = session.odd_zone() {
        let zone = "Europe/Berlin";
        let help = say!(lang, "Name it in {name}, such as {zone}.", name = "`TZ`", zone);
        findings.push(know(unknown).help(help));
    }
    if session.global.date.is_some() {
        let day = session.today;
        let what = say!(
            lang,
            "{day} counts as today, by {flag} or {name}.",
            day,
            flag = "`--date`",
            name = "`OSPO_DATE`"
        );
        findings.push(know(what));
    }
    let folder = session.store.folder();
    let folder = dunce::canonicalize(folder).map_or_else(|_| folder.to_owned(), store::told);
    let settings = session.settings.layers.iter().map(|(file, _)| short(Path::new(&file.path)));
    let own = session.settings.checklists.as_deref().map(short);
    let environment = env::vars_os().filter(|(_, value)| !value.is_empty());
    let environment = environment.filter_map(|(name, _)| name.into_string().ok());
    let mut environment: Vec<String> = environment.filter(|name| is_ours(name)).collect();
    environment.sort();
    let models: Vec<String> = models.map(|model| called(lang, model)).collect();
    let system = format!("{} {}", env::consts::OS, env::consts::ARCH);
    let said = |words: Vec<String>| (!words.is_empty()).then(|| lang.in_a_row(words));
    let formats = [Shape::Sheet, Shape::Settings, Shape::Model].map(Shape::id);
    let circumstances = [
        ("ospo", "ospo".to_owned(), Some(env!("CARGO_PKG_VERSION").to_owned())),
        ("system", say!(lang, "System"), Some(system)),
        ("folder", say!(lang, "Folder"), Some(short(&folder))),
        ("settings", say!(lang, "Settings"), said(settings.collect())),
        ("checklists", say!(lang, "Checklists"), own),
        ("models", say!(lang, "Models"), said(models)),
        ("guide", say!(lang, "Guide"), Some(guide(lang))),
        ("formats", say!(lang, "Formats"), Some(lang.in_a_row(formats))),
        ("language", say!(lang, "Language"), Some(lang.tag().to_owned())),
        ("locale", say!(lang, "Locale"), LOCALE.iter().find_map(|name| variable(name))),
        ("zone", say!(lang, "Time zone"), clock::zone()),
        ("today", say!(lang, "Today"), Some(session.today.to_string())),
        ("environment", say!(lang, "Variables"), said(environment)),
    ];
    let circumstances = circumstances.map(|(key, name, value)| Circumstance { key, name, value });
    (findings, circumstances.into())
}

/// Returns a path with the user's own folder as `~`, as one would type it.
pub(super) fn short(path: &Path) -> String {
    let home = env::home_dir().filter(|home| home.parent().is_some());
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(inner) => store::within(Path::new("~"), inner).display().to_string(),
        None => path.display().to_string(),
    }
}

/// Says whether a variable is one that ospo asks for beside those that are shown anyway.
fn is_ours(name: &str) -> bool {
    name.starts_with("OSPO_") || ["NO_COLOR", "XDG_CONFIG_HOME", "TZ", "CHROME"].contains(&name)
}

/// Names a model with what it asks.
fn called(lang: &Lang, model: &Model) -> String {
    let (id, version, fingerprint) = (&model.id, &model.version, model.fingerprint());
    let over = model.laid_over.len();
    let over =
        (over > 0).then(|| say_of!(lang, over, "{n} file laid over it", "{n} files laid over it"));
    let over = over.map(|over| lang.aside(over)).unwrap_or_default();
    format!("{id} {version} {fingerprint}{over}")
}

/// Says what the guide has that is built in.
fn guide(lang: &Lang) -> String {
    let mut said = Vec::new();
    for id in checklist::builtin_ids() {
        if let Ok(guide) = checklist::builtin_guide(id, None) {
            let journeys = guide.journeys.len();
            if journeys > 0 {
                let journeys = say_of!(lang, journeys, "{n} journey", "{n} journeys");
                said.push(format!("{id}{}", lang.aside(journeys)));
            }
        }
    }
    lang.in_a_row(said)
}

fn know(what: String) -> Finding {
    Finding::new(Weight::Know, LookedAt::Machine, what)
}
