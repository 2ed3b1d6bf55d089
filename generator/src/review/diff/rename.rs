//! Types as text: the client's own names in them, renamed or shortened.

/// Calls `replace` with each path of the client in the type: `crate::books::Book` without `crate::`.
fn map_paths(ty: &str, mut replace: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = ty;
    while let Some(at) = rest.find("crate::") {
        let starts = rest[..at].chars().next_back().is_none_or(|c| !is_path(c));
        let (before, path) = rest.split_at(at + "crate::".len());
        if !starts {
            out.push_str(before);
            rest = path;
            continue;
        }
        out.push_str(&before[..at]);
        let end = path.find(|c: char| !is_path(c)).unwrap_or(path.len());
        out.push_str(&replace(&path[..end]));
        rest = &path[end..];
    }
    out + rest
}

fn is_path(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':' | '#')
}

/// Returns the type with each path of the client renamed.
pub(super) fn renamed<'a>(ty: &str, name: impl Fn(&str) -> Option<&'a str>) -> String {
    map_paths(ty, |path| format!("crate::{}", name(path).unwrap_or(path)))
}

/// Returns the client's own types in a type, in order.
pub(in crate::review) fn mentioned(ty: &str) -> Vec<String> {
    let mut found = Vec::new();
    map_paths(ty, |path| {
        found.push(path.to_owned());
        String::new()
    });
    found
}

/// Returns a type as people write it: `Call<Json<Book>>`.
pub(in crate::review) fn short(ty: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in ty.chars() {
        if is_path(c) {
            word.push(c);
            continue;
        }
        out.push_str(last(&word));
        word.clear();
        out.push(c);
    }
    out + last(&word)
}

/// Returns the last segment of a path.
pub(in crate::review) fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clients_own_paths_are_told_from_others() {
        let ty = "crate::Call<postman_client::Json<crate::a::r#type::Page>, mycrate::b::C>";
        assert_eq!(mentioned(ty), ["Call", "a::r#type::Page"]);
        let name = |path: &str| (path == "a::r#type::Page").then_some("b::Leaf");
        assert_eq!(renamed(ty, name), "crate::Call<postman_client::Json<crate::b::Leaf>, mycrate::b::C>");
        assert_eq!(short(ty), "Call<Json<Page>, C>");
    }
}
