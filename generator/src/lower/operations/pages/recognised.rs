//! Recognises the pagination that parameters and answer show unambiguously.

use super::answer::{self, Place};
use super::listing::Listing;
use super::parameters::{self, Parameter};
use crate::lower::docs;
use crate::lower::model::{Docs, More, NextPage};

/// A kind of pages, with its place in the answer.
#[derive(Clone, Debug)]
pub struct Recognised {
    pub next: NextPage,
    pub more: Option<More>,
    /// The path in the JSON; empty if there is none.
    pub place: String,
}

impl Recognised {
    pub fn new(next: NextPage) -> Self {
        Self { next, more: None, place: String::new() }
    }

    /// Returns the docs of the function that finds the next page of `of`.
    pub fn docs(&self, of: &str) -> Docs {
        let by = match &self.next {
            NextPage::Link => "by the `Link` header".to_owned(),
            NextPage::Url(_) => format!("by the URL {} of a page", docs::code(&self.place)),
            NextPage::Cursor { parameter, .. } => {
                format!("by {} of a page, for the parameter {}", docs::code(&self.place), docs::code(parameter))
            }
            NextPage::Number { parameter, .. } => format!("by the page number {}", docs::code(parameter)),
            NextPage::Offset { parameter, .. } => format!("by the offset {}", docs::code(parameter)),
        };
        vec![format!("Finds the next page of {of} {by}. Pass it to `Call::pages`.")]
    }
}

/// Returns the pagination of a `GET` request, if it is unambiguous.
pub fn of(listing: &Listing<'_>) -> Option<Recognised> {
    if listing.plan.operation.method != "GET" {
        return None;
    }
    let places = answer::places(listing);
    if !answer::has_list(listing, &places) {
        return None;
    }
    let parameters = parameters::of(listing);
    url(&places)
        .or_else(|| cursor(&parameters, &places))
        .or_else(|| link(listing))
        .or_else(|| number(listing, &parameters, &places))
        .or_else(|| offset(listing, &parameters, &places))
}

/// Names of fields with the URL of the next page.
const URLS: [&str; 9] = [
    "nexturl",
    "nextpageurl",
    "nextpageuri",
    "nexturi",
    "nextlink",
    "odatanextlink",
    "nextpagelink",
    "nexthref",
    "nextpage",
];

/// Objects that hold a page's links.
const LINKS: [&str; 5] = ["links", "link", "paging", "pagination", "pages"];

fn url(places: &[Place<'_>]) -> Option<Recognised> {
    let found = places.iter().filter(|place| place.is_text()).find(|place| {
        let (name, around) = (place.name(), place.around());
        let in_links = around.last().is_some_and(|last| LINKS.contains(&last.as_str()));
        let is_next =
            name == "next" && (around.is_empty() || in_links || around.last().is_some_and(|last| last == "meta"));
        let is_href = ["href", "url"].contains(&name.as_str())
            && matches!(around.as_slice(), [.., links, next] if next == "next" && LINKS.contains(&links.as_str()));
        let is_named = is_href || (URLS.contains(&name.as_str()) && name != "nextpage");
        match place.example() {
            Some(example) => (is_named || is_next || name == "nextpage") && is_url(example),
            // long examples are not kept
            None => is_named || (is_next && has_previous(places, place)),
        }
    })?;
    let next = NextPage::Url(found.value()?);
    Some(Recognised { place: found.shown(), more: more(places, found), ..Recognised::new(next) })
}

/// Returns `true` if there is a link to the previous page beside it.
fn has_previous(places: &[Place<'_>], next: &Place<'_>) -> bool {
    const NAMES: [&str; 4] = ["previous", "prev", "first", "last"];
    places.iter().any(|place| place.is_beside(next) && NAMES.contains(&place.name().as_str()))
}

fn is_url(text: &str) -> bool {
    let text = text.trim();
    ["http://", "https://", "/", "?"].iter().any(|start| text.starts_with(start))
        || (text.starts_with("{{") && text.contains("}}/"))
}

fn cursor(parameters: &[Parameter<'_>], places: &[Place<'_>]) -> Option<Recognised> {
    parameters.iter().find_map(|parameter| {
        let key = parameters::plain(parameter.key);
        let mut found = places.iter().filter(|place| {
            (place.is_text() || place.is_integer())
                && gives(place, &key, parameter)
                && !place.example().is_some_and(is_url)
        });
        // of two, it is unclear which one counts
        let place = found.next().filter(|_| found.next().is_none())?;
        let next = NextPage::Cursor { parameter: parameter.key.to_owned(), value: place.value()? };
        Some(Recognised { place: place.shown(), more: more(places, place), ..Recognised::new(next) })
    })
}

/// Returns `true` if a value of the answer is meant for the parameter `key` of the next request.
fn gives(place: &Place<'_>, key: &str, parameter: &Parameter<'_>) -> bool {
    let name = place.name();
    let next_of_key = name == format!("next{key}") || (key.starts_with("next") && name == key);
    if parameter.is_page_number() || parameter.is_offset() {
        return next_of_key && place.is_integer();
    }
    if !parameter.is_cursor() {
        return false;
    }
    let around = place.around();
    let in_next = around.last().is_some_and(|last| ["next", "cursors", "nextpage"].contains(&last.as_str()));
    let ends = ["token", "cursor", "marker"].into_iter().find(|end| key.ends_with(end));
    next_of_key
        || (name == key && (in_next || name == "scrollid"))
        || ends.is_some_and(|end| name == format!("next{end}") || name == format!("nextpage{end}"))
        || (key.contains("after") && (name == "endcursor" || name == "nextcursor"))
}

/// Returns the flag beside a place, or at the root, that tells whether there are more pages.
fn more(places: &[Place<'_>], beside: &Place<'_>) -> Option<More> {
    const NAMES: [&str; 6] = ["hasmore", "hasnext", "hasnextpage", "more", "hasmorepages", "hasmoreitems"];
    let flag = places.iter().find(|place| {
        *place.ty == crate::infer::model::Type::Bool
            && NAMES.contains(&place.name().as_str())
            && (place.is_beside(beside) || place.fields.len() == 1)
    })?;
    let (flag, optional) = flag.flag()?;
    Some(More { flag, optional })
}

/// Recognises a list whose saved answers have a header `Link` to the next page.
fn link(listing: &Listing<'_>) -> Option<Recognised> {
    let mut headers = listing.plan.operation.examples.iter().flat_map(|example| &example.headers);
    let found = headers.any(|header| {
        header.key.eq_ignore_ascii_case("link") && {
            let value = header.value.to_ascii_lowercase().replace([' ', '"'], "");
            value.contains("rel=next") && value.contains('<')
        }
    });
    found.then(|| Recognised::new(NextPage::Link))
}

fn number(listing: &Listing<'_>, parameters: &[Parameter<'_>], places: &[Place<'_>]) -> Option<Recognised> {
    let parameter = only(parameters, Parameter::is_page_number)?;
    // a parameter without a size or a count may be anything
    if !parameters.iter().any(|other| other.is_size()) && !counts(places) {
        return None;
    }
    let first = match parameter.saved().or_else(|| echo(places, &parameter)) {
        Some(first @ (0 | 1)) => first,
        // the parameter of Rails, which counts from 1
        _ if parameters.iter().any(|other| parameters::plain(other.key) == "perpage") => 1,
        // an API may count from 0 or 1
        _ => return None,
    };
    let items = answer::list(listing, places)?.length()?;
    let parameter = parameter.key.to_owned();
    Some(Recognised::new(NextPage::Number { parameter, first, items }))
}

fn offset(listing: &Listing<'_>, parameters: &[Parameter<'_>], places: &[Place<'_>]) -> Option<Recognised> {
    let parameter = only(parameters, Parameter::is_offset)?;
    if !parameters.iter().any(|other| other.is_size()) {
        return None;
    }
    let saved = parameter.saved().or_else(|| echo(places, &parameter));
    // that of SCIM counts from 1
    let first = match (parameters::plain(parameter.key).as_str(), saved) {
        ("startindex", Some(first @ (0 | 1))) => first,
        ("startindex", _) => return None,
        _ => 0,
    };
    let items = answer::list(listing, places)?.length()?;
    let parameter = parameter.key.to_owned();
    Some(Recognised::new(NextPage::Offset { parameter, first, items }))
}

fn only<'a>(parameters: &[Parameter<'a>], is: impl Fn(Parameter<'a>) -> bool) -> Option<Parameter<'a>> {
    let mut found = parameters.iter().copied().filter(|parameter| is(*parameter));
    found.next().filter(|_| found.next().is_none())
}

/// Returns `true` if an answer counts pages or items.
fn counts(places: &[Place<'_>]) -> bool {
    const NAMES: [&str; 12] = [
        "lastpage",
        "numpages",
        "pagecount",
        "pages",
        "total",
        "totalcount",
        "totalelements",
        "totalitems",
        "totalpages",
        "totalrecords",
        "totalresults",
        "totalrows",
    ];
    places.iter().any(|place| place.is_integer() && NAMES.contains(&place.name().as_str()))
}

/// Returns the value of the parameter that a saved answer repeats.
fn echo(places: &[Place<'_>], parameter: &Parameter<'_>) -> Option<u64> {
    let key = parameters::plain(parameter.key);
    let is_echo = |name: &str| {
        name == key || name == format!("current{key}") || (key.starts_with("page") && name == "currentpage")
    };
    places
        .iter()
        .filter(|place| place.is_integer() && is_echo(&place.name()))
        .find_map(|place| place.example()?.parse().ok())
}
