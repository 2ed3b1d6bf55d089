//! Urlencoded bodies, as Postman's form library writes them.

use std::borrow::Cow;

use super::form::{Fields, Value};
use crate::request::Invalid;
use crate::request::url::encode;
use crate::template::Resolver;

pub(crate) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// Key and value of a field.
pub(crate) type Pair<'t> = (Cow<'t, str>, Cow<'t, str>);

pub(crate) fn resolve<'t, 'a: 't>(fields: &'t Fields, resolver: &mut Resolver<'a>) -> Result<Vec<Pair<'t>>, Invalid> {
    let mut pairs = Vec::with_capacity(fields.0.len());
    for field in &fields.0 {
        let value = match &field.value {
            Value::Text(text, _) => resolver.text(text),
            Value::File(_) => {
                return Err(Invalid::new(format!("the field `{}` is a file, in an urlencoded body", field.key)));
            }
        };
        pairs.push((resolver.resolve(field.key), value));
    }
    Ok(pairs)
}

/// Joins pairs by `&`. In Postman, they pass through a JavaScript object: duplicates follow the
/// first of their key, and keys that are array indices come first, in ascending order.
pub(crate) fn encode(pairs: &[Pair<'_>]) -> String {
    // the exact length if nothing is escaped: bytes without spare capacity are shared without copying
    let length = pairs.iter().map(|(key, value)| key.len() + value.len() + 2).sum::<usize>();
    let mut body = String::with_capacity(length.saturating_sub(1));
    let mut push = |(key, value): &Pair<'_>| {
        if !body.is_empty() {
            body.push('&');
        }
        encode::push_form(key, &mut body);
        body.push('=');
        encode::push_form(value, &mut body);
    };
    let is_known = |at: usize| pairs[..at].iter().any(|(known, _)| *known == pairs[at].0);
    if (0..pairs.len()).all(|at| array_index(&pairs[at].0).is_none() && !is_known(at)) {
        pairs.iter().for_each(push);
        return body;
    }
    let mut order: Vec<(Option<u32>, &str)> =
        (0..pairs.len()).filter(|&at| !is_known(at)).map(|at| (array_index(&pairs[at].0), &*pairs[at].0)).collect();
    // a stable sort: keys that are not indices keep their order
    order.sort_by_key(|(index, _)| index.map_or(u64::MAX, u64::from));
    for (_, key) in order {
        pairs.iter().filter(|(other, _)| *other == key).for_each(&mut push);
    }
    body
}

/// Returns `key` as a number if JavaScript treats it as an array index.
fn array_index(key: &str) -> Option<u32> {
    key.bytes().next().filter(u8::is_ascii_digit)?;
    let index: u32 = key.parse().ok()?;
    (index < u32::MAX && index.to_string() == key).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(pairs: &[(&str, &str)]) -> String {
        encode(&pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect::<Vec<_>>())
    }

    #[test]
    fn fields_have_the_order_of_javascript_objects() {
        assert_eq!(body(&[("a", "1"), ("b", "2"), ("a", "3")]), "a=1&a=3&b=2");
        assert_eq!(body(&[("b", "1"), ("2", "x"), ("1", "y")]), "1=y&2=x&b=1");
        assert_eq!(body(&[("01", "a"), ("10", "b"), ("9", "c"), ("4294967295", "d")]), "9=c&10=b&01=a&4294967295=d");
        assert_eq!(body(&[("a", "1"), ("", "")]), "a=1&=");
        assert_eq!(body(&[("", "v")]), "=v");
    }

    #[test]
    fn fields_encode_all_but_unreserved_characters() {
        assert_eq!(
            body(&[("a", "b c"), ("d", "!'()*~-_.+&=/?:@%20é")]),
            "a=b%20c&d=%21%27%28%29%2A~-_.%2B%26%3D%2F%3F%3A%40%2520%C3%A9"
        );
    }
}
