//! What can only be seen across files: ids that stand twice, links to nothing, circles.

use std::collections::HashMap;

use crate::checklist::item::Draft;
use crate::model::ItemId;
use crate::text;
use crate::yaml::Reader;

/// Checks the items of all files together; `drafts` holds them with the number of their file.
pub(super) fn check(drafts: &[(usize, Draft)], readers: &mut [Reader<'_>], complete: bool) {
    let mut by_id: HashMap<&ItemId, usize> = HashMap::new();
    for (index, (file, draft)) in drafts.iter().enumerate() {
        if let Some(first) = by_id.insert(&draft.item.id, index) {
            let message = format!("item `{}` stands here a second time", draft.item.id);
            let (first_file, first_draft) = &drafts[first];
            let first_path = readers[*first_file].path();
            let help = format!("the first is at {}:{}", first_path, first_draft.place.line);
            readers[*file].tell(draft.place, message, help);
        }
    }
    if complete {
        tell_unknown(drafts, &by_id, readers);
    }
    tell_circles(drafts, &by_id, readers);
}

fn tell_unknown(
    drafts: &[(usize, Draft)],
    by_id: &HashMap<&ItemId, usize>,
    readers: &mut [Reader<'_>],
) {
    for (file, draft) in drafts {
        for (id, place) in draft.item.after.iter().zip(&draft.after) {
            if !by_id.contains_key(id) {
                let help = match text::nearest(id.as_str(), by_id.keys().map(|id| id.as_str())) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "name an item of this model, or leave it out".to_owned(),
                };
                readers[*file].tell(*place, format!("unknown item `{id}`"), help);
            }
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
    drafts: &[(usize, Draft)],
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
            let Some(id) = draft.item.after.get(*next) else {
                visits[*at] = Visit::Done;
                path.pop();
                continue;
            };
            let place = draft.after[*next];
            *next += 1;
            let Some(&to) = by_id.get(id) else { continue };
            match visits[to] {
                Visit::Done => {}
                Visit::Not => {
                    visits[to] = Visit::Open;
                    path.push((to, 0));
                }
                Visit::Open => {
                    let circle = path.iter().skip_while(|(step, _)| *step != to);
                    let mut names: Vec<&str> =
                        circle.map(|(step, _)| drafts[*step].1.item.id.as_str()).collect();
                    names.push(id.as_str());
                    let message = format!("`after` runs in a circle: {}", names.join(" → "));
                    readers[*file].tell(place, message, "leave one of these out");
                }
            }
        }
    }
}
