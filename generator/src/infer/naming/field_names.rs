//! Field names of one struct.

use std::collections::BTreeSet;

use crate::name::{self, Numbering};

/// Returns a unique identifier for each key, in the same order.
///
/// Of several keys with one name, the key that equals the name gets it, otherwise the first by its text; the others get a
/// number in the order of their text. The names of a struct depend on its keys alone.
///
/// A name in `pinned` was chosen by the caller, and takes precedence. `functions` are the functions of the struct, if its fields
/// have setters.
pub fn names(keys: &[&str], pinned: &[Option<&str>], functions: &[&str]) -> Vec<String> {
    let pinned = |at: usize| pinned.get(at).copied().flatten();
    let plain = |name: &str| name.strip_prefix("r#").unwrap_or(name).to_owned();
    let wanted = |(at, key): (usize, &&str)| {
        let name = pinned(at).map_or_else(|| name::snake_plain(key, "field"), plain);
        if functions.contains(&name.as_str()) { format!("{name}_field") } else { name }
    };
    let wanted: Vec<String> = keys.iter().enumerate().map(wanted).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&at| (pinned(at).is_none(), keys[at] != wanted[at], keys[at]));
    let (mut taken, mut numbering) = (BTreeSet::new(), Numbering::default());
    let mut names = vec![String::new(); keys.len()];
    for at in order {
        let name = numbering.unique(&wanted[at], |name| !taken.contains(name));
        taken.insert(name.clone());
        names[at] = name::escape(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn the_key_in_target_form_keeps_the_name() {
        assert_eq!(names(&["Id", "ID", "id"], &[], &[]), ["id_3", "id_2", "id"]);
        assert_eq!(names(&["userId", "user_id"], &[], &[]), ["user_id_2", "user_id"]);
    }

    #[test]
    fn the_callers_names_come_first() {
        assert_eq!(names(&["user", "usr"], &[None, Some("user")], &[]), ["user_2", "user"]);
        assert_eq!(names(&["kind"], &[Some("r#type")], &[]), ["r#type"]);
    }

    #[test]
    fn numbers_do_not_run_into_keys() {
        assert_eq!(names(&["A", "a", "a_2"], &[], &[]), ["a_3", "a", "a_2"]);
    }

    #[test]
    fn a_setter_is_no_constructor() {
        assert_eq!(names(&["new", "old"], &[None, Some("new")], &["new"]), ["new_field_2", "new_field"]);
        assert_eq!(names(&["new"], &[], &[]), ["new"]);
    }

    #[test]
    fn any_key_gets_a_name() {
        assert_eq!(
            names(&["type", "Type", "self", "", "🎉"], &[], &[]),
            ["r#type", "type_2", "self_", "field", "field_2"]
        );
    }
}
