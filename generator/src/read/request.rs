//! `request` (section 2.3).

use super::model::Request;
use super::{auth, body, description, header, scalar, url};
use crate::diagnostic::Diagnostics;
use crate::json::Json;
use crate::place::Place;

pub(super) fn read(json: &Json, place: &Place, diagnostics: &mut Diagnostics) -> Request {
    if let Json::String(text) = json {
        return Request {
            method: "GET".to_owned(),
            url: url::read(Some(&Json::String(text.clone())), place, diagnostics),
            ..Request::default()
        };
    }
    let method = scalar(json.get("method")).filter(|method| !method.is_empty()).unwrap_or_else(|| "GET".to_owned());
    Request {
        method: method.to_uppercase(),
        url: url::read(json.get("url"), place, diagnostics),
        headers: header::read(json.get("header")),
        body: body::read(json.get("body")),
        auth: auth::read(json.get("auth")),
        description: description(json),
    }
}
