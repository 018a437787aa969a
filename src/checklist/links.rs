//! What can only be seen across files: ids that stand twice, links to nothing, circles.

use std::collections::HashMap;

use crate::checklist::files::StarterFile;
use crate::checklist::stage::ItemDraft;
use crate::model::ItemId;
use crate::problem::Place;
use crate::yaml::Reader;

/// Checks the items of all files together; `drafts` holds them with the number of their file.
///
/// Where the files are not `complete`, an item that is not there may only be unreadable.
pub(super) fn check(drafts: &[(usize, ItemDraft)], readers: &mut [Reader<'_>], complete: bool) {
    let mut by_id: HashMap<&ItemId, usize> = HashMap::new();
    for (index, (file, draft)) in drafts.iter().enumerate() {
        let first = *by_id.entry(&draft.id).or_insert(index);
        if first != index
            && let Some((first_file, first)) = drafts.get(first)
            && let Some(path) = readers.get(*first_file).map(|reader| reader.path().to_owned())
            && let Some(reader) = readers.get_mut(*file)
        {
            let message = format!("item `{}` is here a second time", draft.id);
            let help = format!("the first is at {path}:{}; rename one", first.place.line);
            reader.tell(draft.place, message, help);
        }
    }
    if complete {
        tell_unknown(drafts, &by_id, readers);
    }
    tell_circles(drafts, &by_id, readers);
}

fn tell_unknown(
    drafts: &[(usize, ItemDraft)],
    by_id: &HashMap<&ItemId, usize>,
    readers: &mut [Reader<'_>],
) {
    for (file, draft) in drafts {
        let Some(reader) = readers.get_mut(*file) else {
            continue;
        };
        for (id, place) in draft.after.iter().filter(|(id, _)| !by_id.contains_key(id)) {
            let ids = drafts.iter().map(|(_, draft)| draft.id.as_str());
            reader.tell_unknown(*place, ("item", id.as_str()), ids, || {
                "name an item of this model, or leave it out".to_owned()
            });
        }
    }
}

/// Items begin with starters that there are.
pub(super) fn check_starters(
    drafts: &[(usize, ItemDraft)],
    starters: &[StarterFile<'_>],
    readers: &mut [Reader<'_>],
) {
    let known = || starters.iter().filter(|one| one.tag.is_none()).map(|one| one.name);
    for (file, draft) in drafts {
        if let Some((name, place)) = &draft.starter
            && !known().any(|known| known == name)
            && let Some(reader) = readers.get_mut(*file)
        {
            let help = || format!("write it as starters/{name}.md, or leave it out");
            reader.tell_unknown(*place, ("starter", name), known(), help);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Walks along `after` without recursion; every circle is told once, where it closes.
fn tell_circles(
    drafts: &[(usize, ItemDraft)],
    by_id: &HashMap<&ItemId, usize>,
    readers: &mut [Reader<'_>],
) {
    let mut visits = vec![Visit::Not; drafts.len()];
    for start in 0..drafts.len() {
        if visits[start] != Visit::Not {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        visits[start] = Visit::Open;
        while let Some((at, next)) = path.last_mut() {
            let (file, draft) = &drafts[*at];
            let Some((id, place)) = draft.after.get(*next) else {
                visits[*at] = Visit::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let Some(&to) = by_id.get(id) else { continue };
            match visits[to] {
                Visit::Done => {}
                Visit::Not => {
                    visits[to] = Visit::Open;
                    path.push((to, 0));
                }
                Visit::Open if readers[*file].is_full() => readers[*file].count(),
                Visit::Open => {
                    let circle = path.iter().skip_while(|(step, _)| *step != to);
                    let steps = circle.map(|(step, _)| drafts[*step].1.id.as_str());
                    tell_circle(&mut readers[*file], *place, &steps.collect::<Vec<_>>());
                }
            }
        }
    }
}

fn tell_circle(reader: &mut Reader<'_>, place: Place, steps: &[&str]) {
    match steps {
        [alone] => {
            let message = format!("item `{alone}` comes after itself");
            reader.tell(place, message, "leave it out here");
        }
        [first, ..] => {
            let message = format!("`after` runs in a circle: {} → {first}", steps.join(" → "));
            reader.tell(place, message, "leave one of these steps out");
        }
        [] => {}
    }
}
