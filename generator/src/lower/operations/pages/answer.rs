//! The parts of an answer that are relevant for pages: its list, and its scalars.

use super::listing::Listing;
use super::parameters::plain;
use crate::infer::model::{Field, Presence, Type};
use crate::lower::model::Expr;
use crate::lower::runtime::functions::standard;
use crate::url_path::segments;

/// The greatest depth below the root at which the next page is searched for.
const MAX_DEPTH: usize = 3;

/// A place in an answer: the path of fields.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub fields: Vec<&'a Field>,
    pub ty: &'a Type,
}

impl<'a> Place<'a> {
    /// Returns the plain name of its last field.
    pub fn name(&self) -> String {
        self.fields.last().map(|field| plain(&field.key)).unwrap_or_default()
    }

    /// Returns the plain names of the fields around it, the outermost first.
    pub fn around(&self) -> Vec<String> {
        let around = self.fields.len().saturating_sub(1);
        self.fields[..around].iter().map(|field| plain(&field.key)).collect()
    }

    pub fn is_text(&self) -> bool {
        *self.ty == Type::String
    }

    pub fn is_integer(&self) -> bool {
        matches!(self.ty, Type::I64 | Type::U64)
    }

    /// Returns the example of the docs, without quotes.
    pub fn example(&self) -> Option<&'a str> {
        self.fields.last()?.example.as_deref().map(|text| text.trim_matches('"'))
    }

    pub fn shown(&self) -> String {
        self.fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(".")
    }

    /// Returns `true` if another place is in the same object.
    pub fn is_beside(&self, other: &Place<'_>) -> bool {
        self.around() == other.around()
    }

    /// Returns the path from `page`, with `?` after fields that may be absent; `None` if a field distinguishes absence from null.
    /// With `kept`, the last field stays an `Option`.
    fn reach(&self, kept: bool) -> Option<Expr> {
        let mut at = Expr::Local("page".into());
        if self.fields.first().is_some_and(|field| ["value", "status", "headers"].contains(&field.name.as_str())) {
            at = Expr::Field(Box::new(at), "value".into());
        }
        for (index, field) in self.fields.iter().enumerate() {
            at = Expr::Field(Box::new(at), field.name.clone());
            let is_last = index + 1 == self.fields.len();
            match field.presence {
                Presence::OptionalNullable => return None,
                Presence::Required | Presence::List => {}
                Presence::Optional | Presence::Nullable if is_last && kept => {}
                Presence::Optional | Presence::Nullable => {
                    if !field.ty.is_copy() {
                        at = Expr::Method(Box::new(at), standard::AS_REF, Vec::new());
                    }
                    at = Expr::Try(Box::new(at));
                }
            }
        }
        Some(at)
    }

    fn is_optional(&self) -> bool {
        let last = self.fields.last().map(|field| field.presence);
        matches!(last, Some(Presence::Optional | Presence::Nullable))
    }

    /// Returns its value, borrowed unless it is a number.
    pub fn value(&self) -> Option<Expr> {
        let value = self.reach(false)?;
        Some(if self.is_optional() || self.ty.is_copy() { value } else { Expr::Ref(Box::new(value)) })
    }

    /// Returns an expression for the number of its items.
    pub fn length(&self) -> Option<Expr> {
        Some(Expr::Method(Box::new(self.reach(false)?), standard::LEN, Vec::new()))
    }

    /// Returns the flag, and whether it is an `Option`.
    pub fn flag(&self) -> Option<(Expr, bool)> {
        Some((self.reach(true)?, self.is_optional()))
    }
}

/// Returns the places of an answer that are not in a list.
pub fn places<'a>(listing: &Listing<'a>) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    collect(listing, listing.root, &mut Vec::new(), &mut places);
    places
}

fn collect<'a>(listing: &Listing<'a>, ty: &'a Type, fields: &mut Vec<&'a Field>, places: &mut Vec<Place<'a>>) {
    let (Type::Struct(id) | Type::Boxed(id)) = ty else { return };
    let Some(of) = listing.types.structs.get(id.0).filter(|_| fields.len() < MAX_DEPTH) else { return };
    for field in &of.fields {
        fields.push(field);
        places.push(Place { fields: fields.clone(), ty: &field.ty });
        collect(listing, &field.ty, fields, places);
        fields.pop();
    }
}

/// Names of lists of items.
const ITEMS: [&str; 12] = [
    "content",
    "contents",
    "data",
    "elements",
    "entries",
    "hits",
    "items",
    "list",
    "records",
    "resources",
    "results",
    "rows",
];

/// Names of other lists.
const OTHERS: [&str; 7] = ["errors", "included", "links", "messages", "meta", "warnings", "facets"];

/// Returns the list of the answer's items; `None` if there are several, or if it may not be a list of things.
pub fn list<'a>(listing: &Listing<'a>, places: &[Place<'a>]) -> Option<Place<'a>> {
    let base = &listing.plan.operation.url.base;
    let resource = segments(base).rfind(|segment| !segment.is_variable()).map(|segment| plain(segment.text));
    // counts have the same number of entries on each page
    if resource.as_deref().is_some_and(|resource| COUNTS.iter().any(|end| resource.ends_with(end))) {
        return None;
    }
    let found = match listing.root {
        Type::List(_) => Some(Place { fields: Vec::new(), ty: listing.root }),
        _ => named_list(places, resource.as_deref()),
    };
    found.filter(|place| has_things(listing, place.ty))
}

fn named_list<'a>(places: &[Place<'a>], resource: Option<&str>) -> Option<Place<'a>> {
    (1..MAX_DEPTH).find_map(|depth| {
        let lists: Vec<&Place<'a>> =
            places.iter().filter(|place| place.fields.len() == depth && is_list(place)).collect();
        let named = |is: &dyn Fn(&str) -> bool| {
            let mut named = lists.iter().filter(|place| is(&place.name()));
            named.next().filter(|_| named.next().is_none()).map(|place| (*place).clone())
        };
        match lists.as_slice() {
            [] => None,
            [only] => Some((*only).clone()),
            _ => named(&|name| resource == Some(name)).or_else(|| named(&|name| ITEMS.contains(&name))),
        }
    })
}

/// The last segments of paths of counts.
const COUNTS: [&str; 5] = ["count", "counts", "stats", "statistics", "summary"];

/// Returns `true` if the items of a list are more than one number each.
fn has_things(listing: &Listing<'_>, list: &Type) -> bool {
    let Type::List(item) = list else { return false };
    match &**item {
        Type::Struct(id) | Type::Boxed(id) => listing.types.structs.get(id.0).is_some_and(|item| {
            let mut fields = item.fields.iter().map(|field| &field.ty);
            item.fields.len() > 1 || fields.any(|ty| *ty == Type::String)
        }),
        Type::Bool | Type::F64 | Type::Number => false,
        _ => true,
    }
}

fn is_list(place: &Place<'_>) -> bool {
    matches!(place.ty, Type::List(_)) && !OTHERS.contains(&place.name().as_str())
}

/// Returns `true` if the answer has a list at all.
pub fn has_list(listing: &Listing<'_>, places: &[Place<'_>]) -> bool {
    matches!(listing.root, Type::List(_)) || places.iter().any(is_list)
}
