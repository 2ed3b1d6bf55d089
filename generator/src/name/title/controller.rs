//! Titles that name the action of a controller, as web frameworks write them: `api/admin/users#index`, `UsersController@show`.

use crate::name::words::singular::singular;
use crate::name::words::words;

/// Returns the words of a name for such a title: `list users`, `get user`, `cancel order`; `None` for other titles.
pub(super) fn of_action(title: &str) -> Option<Vec<String>> {
    let (controller, action) = title.trim().split_once('#').or_else(|| title.trim().split_once('@'))?;
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let name = controller.rsplit(['/', ':']).next().filter(|name| is_word(name))?;
    let is_path = controller.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | ':' | '-' | '.'));
    let plain = name.strip_suffix("Controller").or_else(|| name.strip_suffix("_controller"));
    // an e-mail address has an `@`, too
    if !is_word(action) || !is_path || (plain.is_none() && title.contains('@')) {
        return None;
    }
    let things = words(plain.unwrap_or(name));
    let thing = words(&singular(things.clone()));
    let named = |verb: &str, thing: Vec<String>| Some([vec![verb.to_owned()], thing].concat());
    match action {
        "index" => named("list", things),
        "show" => named("get", thing),
        "create" | "store" => named("create", thing),
        "update" => named("update", thing),
        "destroy" | "delete" => named("delete", thing),
        _ => Some([words(action), thing].concat()),
    }
    .filter(|name| name.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::of_action;

    #[test]
    fn the_action_of_a_controller_is_an_order() {
        for (title, expected) in [
            ("api/admin/users#index", "list users"),
            ("users#show", "get user"),
            ("Admin::OrderLinesController#destroy", "delete order line"),
            ("UsersController@store", "create user"),
            ("orders#cancel", "cancel order"),
        ] {
            assert_eq!(of_action(title).map(|words| words.join(" ")).as_deref(), Some(expected), "{title}");
        }
        for title in ["Issue #12", "user@example", "List #tags of a post", "C# sample", "#index", "a b#index"] {
            assert_eq!(of_action(title), None, "{title}");
        }
    }
}
