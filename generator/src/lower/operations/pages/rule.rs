//! The rule for the pages of a request in the configuration.

use super::answer::{self, Place};
use super::listing::Listing;
use super::recognised::Recognised;
use crate::infer::model::Type;
use crate::lower::model::{Expr, NextPage};

/// The list of rules, for messages.
pub const HELP: &str = "`none`, `link`, `url PATH`, `cursor PARAMETER PATH`, `page PARAMETER [LIST]` or `offset PARAMETER [LIST]`, where PATH \
     and LIST are places in the answer such as `meta.next`";

/// Reads a rule of the configuration.
pub fn read(listing: &Listing<'_>, rule: &str) -> Result<Option<Recognised>, String> {
    let places = answer::places(listing);
    let words: Vec<&str> = rule.split_whitespace().collect();
    let scalar = |path: &str| -> Result<(Expr, String), String> {
        let place = find(&places, path)?;
        if !place.is_text() && !place.is_integer() {
            return Err(format!("`{path}` is neither a text nor a number"));
        }
        let value = place.value().ok_or_else(|| format!("`{path}` is an `Option` of an `Option`"))?;
        Ok((value, place.shown()))
    };
    let length = |path: Option<&&str>| {
        let list = match path {
            Some(path) => Some(find(&places, path)?).filter(|place| matches!(place.ty, Type::List(_))).cloned(),
            None => answer::list(listing, &places),
        };
        list.and_then(|list| list.length()).ok_or_else(|| "say which list of the answer has the items".to_owned())
    };
    Ok(Some(match words.as_slice() {
        ["none"] => return Ok(None),
        ["link"] => Recognised::new(NextPage::Link),
        ["url", path] => {
            let (value, place) = scalar(path)?;
            Recognised { place, ..Recognised::new(NextPage::Url(value)) }
        }
        ["cursor", parameter, path] => {
            let (value, place) = scalar(path)?;
            let parameter = (*parameter).to_owned();
            Recognised { place, ..Recognised::new(NextPage::Cursor { parameter, value }) }
        }
        ["page", parameter, list @ ..] if list.len() < 2 => {
            let (parameter, first) = counted(parameter, 1)?;
            Recognised::new(NextPage::Number { parameter, first, items: length(list.first())? })
        }
        ["offset", parameter, list @ ..] if list.len() < 2 => {
            let (parameter, first) = counted(parameter, 0)?;
            Recognised::new(NextPage::Offset { parameter, first, items: length(list.first())? })
        }
        _ => return Err("this is not a rule".to_owned()),
    }))
}

/// Reads `page` or `page:0`: a parameter, and the number of the first page.
fn counted(parameter: &str, first: u64) -> Result<(String, u64), String> {
    match parameter.split_once(':') {
        None => Ok((parameter.to_owned(), first)),
        Some((name, first)) => {
            let first = first.parse().map_err(|_| format!("`{first}` is not the number of a page"))?;
            Ok((name.to_owned(), first))
        }
    }
}

fn find<'p, 'a>(places: &'p [Place<'a>], path: &str) -> Result<&'p Place<'a>, String> {
    places.iter().find(|place| place.shown() == path).ok_or_else(|| format!("the answer has no `{path}`"))
}
