//! [`NextPage`]: how the next page of a list is requested.

use http::HeaderMap;
use http::header::LINK;

use crate::call::answer::Answer;
use crate::request::Invalid;
use crate::request::url::Target;

/// How the next page of a list is requested: the answer of the closure of [`Call::pages`](crate::Call::pages).
///
/// ```
/// use postman_client::{Call, Json, NextPage, Pages};
/// # #[derive(postman_client::FromJson)] struct Orders { next_cursor: String }
///
/// // the parameter `cursor` with the cursor that the page before gives; an empty one ends the list
/// fn all(orders: Call<Json<Orders>>) -> Pages<Json<Orders>> {
///     orders.pages(|page, _| NextPage::cursor("cursor", &page.next_cursor))
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPage(Step);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Query(Vec<(String, String)>),
    /// A number to add to the value in the call, or to that of the first page if the call has none.
    Further {
        name: String,
        first: u64,
        by: u64,
    },
    Url(String),
}

impl NextPage {
    /// Requests the same with this query parameter, in place of one of that name: a cursor, a page number, an offset. Name and value are
    /// data.
    pub fn query(name: impl Into<String>, value: impl ToString) -> Self {
        Self(Step::Query(vec![(name.into(), value.to_string())]))
    }

    /// Requests the same with this cursor as a query parameter; `None` if it is empty, which ends the list.
    pub fn cursor(name: impl Into<String>, value: impl ToString) -> Option<Self> {
        let value = value.to_string();
        (!value.is_empty()).then(|| Self::query(name, value))
    }

    /// Requests the page of the next number: adds 1 to the query parameter of the page before. A call without the parameter has asked for
    /// the page `first`. `None` after a page without items.
    pub fn number(name: impl Into<String>, first: u64, items: usize) -> Option<Self> {
        (items > 0).then(|| Self(Step::Further { name: name.into(), first, by: 1 }))
    }

    /// Requests the page after these items: adds their number to the query parameter of the page before. A call without the parameter
    /// has begun at `first`. `None` after a page without items.
    pub fn offset(name: impl Into<String>, first: u64, items: usize) -> Option<Self> {
        (items > 0).then(|| Self(Step::Further { name: name.into(), first, by: items as u64 }))
    }

    /// The same as [`url`](Self::url); `None` if the URL is empty, which ends the list.
    pub fn url_if_any(url: impl Into<String>) -> Option<Self> {
        let url = url.into();
        (!url.is_empty()).then(|| Self::url(url))
    }

    /// Adds a query parameter to those of [`query`](Self::query) and [`cursor`](Self::cursor). It has no effect on other kinds.
    #[must_use]
    pub fn and_query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        if let Step::Query(parameters) = &mut self.0 {
            parameters.push((name.into(), value.to_string()));
        }
        self
    }

    /// Requests the URL that the page names, absolute or relative to the URL of the request, with its own query. At another
    /// origin (RFC 6454) it is an error, because the credentials of the call would be sent there.
    pub fn url(url: impl Into<String>) -> Self {
        Self(Step::Url(url.into()))
    }

    /// Requests the URL of the header `Link` with `rel="next"` (RFC 8288); `None` if there is none, which ends the list.
    pub fn link<T>(page: &Answer<T>) -> Option<Self> {
        link(&page.headers, "next").map(Self::url)
    }

    /// Returns this step relative to the call instead of to the previous page, to which `before` leads.
    pub(in crate::call) fn after(mut self, before: Option<&Self>) -> Self {
        if let (Step::Further { name, by, .. }, Some(Self(Step::Further { name: same, by: so_far, .. }))) =
            (&mut self.0, before)
            && name == same
        {
            *by = by.saturating_add(*so_far);
        }
        self
    }

    /// Returns the URL of the page.
    pub(in crate::call) fn lead(&self, mut target: Target) -> Result<Target, Invalid> {
        match &self.0 {
            Step::Query(parameters) => {
                parameters.iter().for_each(|(name, value)| target.replace_parameter(name, value));
                Ok(target)
            }
            Step::Further { name, first, by } => {
                let at = match target.parameter(name) {
                    None => *first,
                    Some(given) => given.parse().map_err(|_| {
                        Invalid::new(format!("the query parameter `{name}` is no number, which the next page adds to"))
                    })?,
                };
                target.replace_parameter(name, &at.saturating_add(*by).to_string());
                Ok(target)
            }
            Step::Url(url) => {
                let next = target.join(url).map_err(|_| Invalid::new("the URL of the next page is no URL"))?;
                if !next.same_origin(&target) {
                    let reason = "the next page is at another origin, which must not get the credentials of this one; call it by a client of its own";
                    return Err(Invalid::new(reason));
                }
                Ok(next.with_user_of(target))
            }
        }
    }
}

/// The target of the link with this relation.
fn link(headers: &HeaderMap, relation: &str) -> Option<String> {
    let lines = headers.get_all(LINK).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(links).find_map(|(target, parameters)| {
        let found = parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case("rel"));
        let is = found.is_some_and(|(_, value)| value.split_whitespace().any(|one| one.eq_ignore_ascii_case(relation)));
        is.then(|| target.to_owned())
    })
}

/// A link: its target, and its parameters.
type Link<'l> = (&'l str, Vec<(&'l str, String)>);

/// The links of one line: `<target>; name=value; name="value", <target>`.
fn links(line: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut rest = line;
    while let Some((target, after)) = rest.split_once('<').and_then(|(_, after)| after.split_once('>')) {
        let mut parameters = Vec::new();
        rest = after.trim_start();
        while let Some(after) = rest.strip_prefix(';') {
            let after = after.trim_start();
            let end = after.find(['=', ';', ',']).unwrap_or(after.len());
            let name = after[..end].trim();
            let (value, after) = match after[end..].strip_prefix('=') {
                Some(value) => parameter_value(value.trim_start()),
                None => (String::new(), &after[end..]),
            };
            parameters.push((name, value));
            rest = after.trim_start();
        }
        links.push((target.trim(), parameters));
    }
    links
}

/// Splits off a token or a quoted string.
fn parameter_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, after) = text.split_at(text.find([';', ',']).unwrap_or(text.len()));
        return (value.trim().to_owned(), after);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            char => value.push(char),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_link() {
        for (line, next) in [
            (r#"<https://h/?page=2>; rel="next", <https://h/?page=9>; rel="last""#, Some("https://h/?page=2")),
            (r#"<a,b;c>; title="x, <y>; rel=\"next\""; rel=last, </2> ; REL=Next"#, Some("/2")),
            (r#"</1>; rel="prev next""#, Some("/1")),
            (r#"</1>;rel=prev,</2>;x;rel=next"#, Some("/2")),
            (r#"</1>; rel="prev""#, None),
            (r#"</1"#, None),
            (r#"</1>; rel="next"#, Some("/1")),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            if let Ok(value) = line.parse() {
                headers.append(LINK, value);
            }
            assert_eq!(link(&headers, "next").as_deref(), next, "{line}");
        }
    }
}
