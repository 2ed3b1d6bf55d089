//! Multipart bodies, laid out as Postman's form library does.

use super::form::{Field, Fields, Value};
use crate::request::Invalid;
use crate::request::body::file::{Located, Part as Piece};
use crate::template::Resolver;

/// A part whose variables are substituted.
pub(crate) struct Part {
    name: String,
    content: Content,
}

enum Content {
    Text { text: String, content_type: String },
    File(Located),
}

pub(crate) fn resolve(fields: &Fields, resolver: &mut Resolver<'_>) -> Vec<Part> {
    let mut part = |field: &Field| Part {
        name: resolver.resolve(field.key).into_owned(),
        content: match &field.value {
            Value::Text(text, content_type) => Content::Text {
                text: resolver.text(text).into_owned(),
                content_type: resolver.resolve(content_type).into_owned(),
            },
            Value::File(file) => Content::File(file.resolve(resolver)),
        },
    };
    fields.0.iter().map(&mut part).collect()
}

/// Returns the boundary in a `Content-Type` header; `None` if the header does not fit
/// this body.
pub(crate) fn boundary_of(content_type: &str) -> Option<&str> {
    let parameters = content_type.strip_prefix("multipart/form-data")?;
    let (_, boundary) = parameters.split_once("boundary=")?;
    let boundary = match boundary.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => boundary.split(';').next(),
    };
    boundary.map(str::trim).filter(|boundary| !boundary.is_empty())
}

/// The line that begins each part.
pub(in crate::request::body) fn delimiter(boundary: &str) -> String {
    format!("--{boundary}")
}

/// Encodes the body; it has one part if it is in memory. Names are not escaped, as in Postman, except that a line break or quote of a file's
/// name cannot end its header. A part that contains the boundary that a
/// header sets is an error.
pub(in crate::request::body) fn encode(parts: Vec<Part>, boundary: &str, whole: bool) -> Result<Vec<Piece>, Invalid> {
    let mut body = Vec::new();
    let mut written = Vec::new();
    let delimiter = delimiter(boundary);
    for part in parts {
        let mut head = format!("{delimiter}\r\nContent-Disposition: form-data; name=\"{}\"", part.name);
        let (content_type, content) = match part.content {
            Content::Text { text, content_type } => {
                (Some(content_type).filter(|text| !text.is_empty()), Piece::Bytes(text.into()))
            }
            Content::File(file) => {
                let file = file.open(whole)?;
                if let Some(name) = file.name {
                    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
                    head.push_str(&format!("; filename=\"{name}\""));
                }
                (file.content_type, file.part)
            }
        };
        if let Some(content_type) = content_type {
            head.push_str("\r\nContent-Type: ");
            head.push_str(&content_type.replace(['\r', '\n'], " "));
        }
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        match content {
            Piece::Bytes(bytes) => {
                if bytes.windows(delimiter.len()).any(|window| window == delimiter.as_bytes()) {
                    return Err(Invalid::new(format!("the field `{}` holds the boundary of the body", part.name)));
                }
                body.extend_from_slice(&bytes);
            }
            unread => written.extend([Piece::Bytes(std::mem::take(&mut body).into()), unread]),
        }
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("{delimiter}--\r\n").as_bytes());
    written.push(Piece::Bytes(body.into()));
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boundary_of_a_content_type_is_found() {
        assert_eq!(boundary_of("multipart/form-data; boundary=abc"), Some("abc"));
        assert_eq!(boundary_of("multipart/form-data; boundary=\"a b\"; x=1"), Some("a b"));
        assert_eq!(boundary_of("multipart/form-data"), None);
        assert_eq!(boundary_of("application/json; boundary=abc"), None);
    }
}
