//! Folders that are no modules: those that are named by a path, have no name, or contain nothing.
//!
//! Converters of OpenAPI make a folder for each path: `/pets/:id` or `{petId}` in `Pets`. Such a folder groups nothing that the folder around it does
//! not, so that its requests belong to that one.

use std::collections::BTreeSet;
use std::mem;

use super::model::{AuthInEffect, Folder, JoinedFolder, Operation};
use crate::name::title;

/// Joins folders that are named by a path, have no name, or contain nothing and have no description, with the folders around them. Those that
/// `named` names by their path in Postman, those with an auth or scripts of their own, and paths at the top level of the collection stay.
pub fn join(root: &mut Folder, named: &BTreeSet<&str>) {
    join_within(root, named, true);
}

fn join_within(folder: &mut Folder, named: &BTreeSet<&str>, is_root: bool) {
    let nameless = folder.folders.iter().filter(|inner| is_nameless(inner)).count();
    for mut inner in mem::take(&mut folder.folders) {
        join_within(&mut inner, named, false);
        let is_needed = inner.auth.is_some() || !inner.presets.is_empty() || !inner.captures.is_empty();
        let is_named = || named.contains(inner.place.to_string().as_str());
        let groups_nothing = match is_nameless(&inner) {
            true => nameless == 1 && !repeats(folder, &inner),
            false => !is_root && title::is_path(&inner.name),
        };
        if is_empty(&inner) || groups_nothing && !is_needed && !is_named() {
            take(folder, inner);
        } else {
            folder.folders.push(inner);
        }
    }
}

fn is_nameless(folder: &Folder) -> bool {
    folder.name.trim().is_empty()
}

/// Returns `true` if a request of the inner folder has the title, method and URL of another, from which only the folder distinguishes it.
fn repeats(folder: &Folder, inner: &Folder) -> bool {
    let key = |one: &Operation| (one.name.clone(), one.method.clone(), one.url.base.clone());
    let known: BTreeSet<_> = folder.operations.iter().map(key).collect();
    inner.operations.iter().any(|one| known.contains(&key(one)))
}

/// Returns `true` for a folder with neither requests nor documentation.
fn is_empty(folder: &Folder) -> bool {
    folder.operations.is_empty() && folder.folders.is_empty() && folder.description.trim().is_empty()
}

/// Moves the requests and folders of a folder to the one around it.
fn take(folder: &mut Folder, mut inner: Folder) {
    one_level_less(&mut inner, 0);
    let mut description = inner.description;
    if let ([only], []) = (inner.operations.as_mut_slice(), inner.folders.as_slice()) {
        if only.description.trim().is_empty() {
            only.description = mem::take(&mut description);
        } else if only.description.trim() == description.trim() {
            description.clear();
        }
    }
    folder.joined.push(JoinedFolder { name: inner.name, description });
    folder.joined.extend(inner.joined);
    folder.operations.extend(inner.operations);
    folder.folders.extend(inner.folders);
}

/// Counts the levels to inherited auth without the folder that is joined, which is `depth` levels above.
fn one_level_less(folder: &mut Folder, depth: usize) {
    for Operation { auth, .. } in &mut folder.operations {
        if let AuthInEffect::Inherited { up } = auth
            && *up > depth
        {
            *up -= 1;
        }
    }
    folder.folders.iter_mut().for_each(|inner| one_level_less(inner, depth + 1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::read::input::Input;
    use crate::resolve::resolve;
    use crate::source::Source;

    /// Returns the folders below `Orders`, and its requests with the levels to their auth.
    fn joined(inner: &str, named: &[&str]) -> (Folder, Vec<(String, Option<usize>)>) {
        let json = format!(
            r#"{{"info": {{"name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},
                "auth": {{"type": "bearer", "bearer": [{{"key": "token", "value": "{{{{token}}}}"}}]}},
                "item": [{{"name": "Orders", "item": [{inner}]}}]}}"#
        );
        let source = Source::from_bytes("shop.json", "shop.json", json.into_bytes()).expect("UTF-8");
        let (collection, _) = read::read(&Input::File(source), None).expect("a collection");
        let (mut api, _) = resolve(collection, Vec::new()).expect("few credentials");
        join(&mut api.root, &named.iter().copied().collect());
        let orders = api.root.folders.remove(0);
        let level = |auth: &AuthInEffect| match auth {
            AuthInEffect::Inherited { up } => Some(*up),
            _ => None,
        };
        let requests = orders.operations.iter().map(|one| (one.name.clone(), level(&one.auth))).collect();
        (orders, requests)
    }

    fn request(name: &str) -> String {
        format!(r#"{{"name": "{name}", "request": {{"method": "GET", "url": "https://shop.example/{name}"}}}}"#)
    }

    #[test]
    fn requests_of_a_folder_named_by_a_path_belong_to_the_folder_around_it() {
        let inner = format!(
            r#"{{"name": "/orders", "item": [{}, {{"name": ":id", "item": [{}]}}]}}, {{"name": "Exports", "item": [{}]}}"#,
            request("list"),
            request("get"),
            request("export")
        );
        let (orders, requests) = joined(&inner, &[]);
        assert_eq!(requests, [("list".to_owned(), Some(1)), ("get".to_owned(), Some(1))]);
        assert_eq!(orders.folders.iter().map(|folder| folder.name.as_str()).collect::<Vec<_>>(), ["Exports"]);
        assert_eq!(orders.joined.len(), 2);
    }

    #[test]
    fn a_folder_without_a_name_or_without_contents_is_no_module() {
        let inner = format!(
            r#"{{"name": " ", "item": [{}]}}, {{"name": "Drafts", "item": [{{"name": "Old", "item": []}}]}},
                {{"name": "Guide", "description": "Orders are final.", "item": []}}"#,
            request("list")
        );
        let (orders, requests) = joined(&inner, &[]);
        assert_eq!(requests, [("list".to_owned(), Some(1))]);
        assert_eq!(orders.folders.iter().map(|folder| folder.name.as_str()).collect::<Vec<_>>(), ["Guide"]);
    }

    #[test]
    fn auth_is_found_as_many_levels_up_as_before_without_the_joined_folder() {
        let inner = format!(r#"{{"name": "/orders", "item": [{{"name": "Reports", "item": [{}]}}]}}"#, request("list"));
        let (orders, _) = joined(&inner, &[]);
        let reports = &orders.folders[0];
        assert!(matches!(reports.operations[0].auth, AuthInEffect::Inherited { up: 2 }));
    }

    #[test]
    fn a_folder_with_an_auth_of_its_own_or_a_name_in_the_configuration_stays() {
        let inner = format!(
            r#"{{"name": "/a", "auth": {{"type": "basic", "basic": []}}, "item": [{}]}}, {{"name": "/b", "item": [{}]}}"#,
            request("one"),
            request("two")
        );
        let (orders, requests) = joined(&inner, &["Orders//b"]);
        assert!(requests.is_empty());
        assert_eq!(orders.folders.len(), 2);
    }

    #[test]
    fn the_description_of_a_joined_folder_is_that_of_its_only_request() {
        let inner = format!(r#"{{"name": "/orders", "description": "Lists orders.", "item": [{}]}}"#, request("list"));
        let (orders, _) = joined(&inner, &[]);
        assert_eq!(orders.operations[0].description, "Lists orders.");
        assert_eq!(orders.joined[0].description, "");
    }
}
