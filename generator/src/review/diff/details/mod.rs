//! Adds to each change the details that a reviewer needs: both sides, the requests behind it, and advice for callers.

mod hint;
mod items;
pub(super) mod shown;

use crate::review::diff::pairs::Pairs;
use crate::review::diff::{Action, Change, Class};
use items::Items;

pub(super) fn add(pairs: &Pairs<'_>, changes: &mut [Change]) {
    let items = Items::of(pairs);
    for change in changes {
        let now = now(pairs, change);
        let show = match change.class {
            Class::Docs => shown::docs,
            Class::Breaking => shown::signature,
            Class::Compatible => shown::behaviour,
        };
        // added and removed items have one side
        change.before = (change.action != Action::Added).then(|| show(pairs.old, &change.path)).flatten();
        change.after = (change.action != Action::Removed).then(|| show(pairs.new, &now)).flatten();
        change.items = items.behind(&change.path, &now);
        change.help = hint::hint(pairs, change, &now);
        if now != change.path && change.action != Action::Removed {
            change.now = Some(now);
        }
    }
}

/// Returns its path in the new client.
fn now(pairs: &Pairs<'_>, change: &Change) -> String {
    if let Some(now) = &change.now {
        return now.clone();
    }
    let path = change.path.as_str();
    let paired = |path: &str| pairs.functions.get(path).or_else(|| pairs.types.get(path)).map(|now| (*now).to_owned());
    if change.action == Action::Added && paired(path).is_none() && !shown::is_member(pairs.old, path) {
        return path.to_owned();
    }
    paired(path)
        .or_else(|| {
            let (of, separator, member) = shown::split_member(path)?;
            Some(format!("{}{separator}{member}", paired(of)?))
        })
        .unwrap_or_else(|| path.to_owned())
}
