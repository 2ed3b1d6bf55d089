//! Replaces the credentials in requests: URL, headers, auth, body.

use super::search::Search;
use super::shown::{is_about_passwords, without_braces};
use crate::credentials::{credential_params, is_blank, is_login_name, is_password_name};
use crate::json::Json;
use crate::read::model::{Auth, Body, FormValue, GraphqlVariables, PathVariable, Request, Url};
use crate::resolve::variables::template;

impl Search {
    pub(super) fn request(&mut self, request: &mut Request) {
        self.description(&mut request.description);
        let name = self.place.names.last().map_or("", String::as_str);
        self.shown.finder.about_passwords(is_about_passwords(name, request));
        if let Some(auth) = &mut request.auth {
            self.auth(auth);
        }
        self.url(&mut request.url);
        let has_password = request.headers.iter().any(|header| !header.disabled && is_password_name(&header.key));
        for header in &mut request.headers {
            self.description(&mut header.description);
            self.senders = usize::from(!header.disabled);
            self.within("header", &mut header.key);
            header.value = self.value("header", &header.key, std::mem::take(&mut header.value));
            self.senders = 1;
            if has_password && !header.disabled && is_login_name(&header.key) {
                self.login("header", &header.key, &header.key, &mut header.value);
            }
        }
        match &mut request.body {
            Some(Body::Raw { text, .. }) => self.within("body", text),
            Some(Body::Urlencoded(params) | Body::Multipart(params)) => {
                for param in params {
                    self.description(&mut param.description);
                    self.senders = usize::from(!param.disabled);
                    self.within("form field", &mut param.key);
                    self.within("form field", &mut param.content_type);
                    match &mut param.value {
                        FormValue::Text(value) => *value = self.value("form field", &param.key, std::mem::take(value)),
                        FormValue::File { src, name } => {
                            src.iter_mut().chain(name).for_each(|text| self.within("file", text));
                        }
                    }
                    self.senders = 1;
                }
            }
            Some(Body::Graphql(graphql)) => {
                self.within("body", &mut graphql.query);
                graphql.operation_name.iter_mut().for_each(|name| self.within("body", name));
                match &mut graphql.variables {
                    GraphqlVariables::Text(text) => self.within("body", text),
                    GraphqlVariables::Value(value) => {
                        let mut text = value.to_compact();
                        self.within("body", &mut text);
                        if let Ok(replaced) = serde_json::from_str::<Json>(&text) {
                            *value = replaced;
                        }
                    }
                    GraphqlVariables::Absent => {}
                }
            }
            Some(Body::File { src }) => src.iter_mut().for_each(|src| self.within("file", src)),
            None => {}
        }
        self.shown.finder.about_passwords(false);
    }

    fn url(&mut self, url: &mut Url) {
        match url {
            Url::Missing => {}
            Url::Text { text, path_variables } => {
                let (base, query) =
                    text.split_once('?').map_or((text.as_str(), None), |(base, query)| (base, Some(query)));
                let mut whole = base.to_owned();
                self.within("URL", &mut whole);
                if let Some(query) = query {
                    let pairs = query.split('&').map(|pair| {
                        let (key, value) = pair.split_once('=').map_or((pair, None), |(key, value)| (key, Some(value)));
                        let mut key = key.to_owned();
                        self.within("query", &mut key);
                        match value {
                            Some(value) => format!("{key}={}", self.value("query", &key, value.to_owned())),
                            None => key,
                        }
                    });
                    whole = format!("{whole}?{}", pairs.collect::<Vec<_>>().join("&"));
                }
                *text = whole;
                self.path_variables(path_variables);
            }
            Url::Parts(parts) => {
                for row in &mut parts.query {
                    self.description(&mut row.description);
                    self.senders = usize::from(!row.disabled);
                    self.within("query", &mut row.key);
                    if let Some(value) = &mut row.value {
                        *value = self.value("query", &row.key, std::mem::take(value));
                    }
                    self.senders = 1;
                }
                if let Some((_, password)) = &mut parts.userinfo {
                    *password = self.value("URL", "password", std::mem::take(password));
                }
                parts.port.iter_mut().for_each(|port| self.within("URL", port));
                self.host_and_path(&mut parts.host, &mut parts.path);
                self.path_variables(&mut parts.path_variables);
            }
        }
    }

    fn path_variables(&mut self, variables: &mut [PathVariable]) {
        for variable in variables {
            self.description(&mut variable.description);
            if let Some(value) = &mut variable.value {
                *value = self.value("path", &variable.key, std::mem::take(value));
            }
        }
    }

    /// Replaces the credentials of a host and a path. A segment is judged by the host and the segments before it.
    fn host_and_path(&mut self, host: &mut String, path: &mut Option<Vec<String>>) {
        let segments = path.as_deref().unwrap_or_default();
        let mut whole = format!("://{host}/{}", segments.join("/"));
        let before = whole.clone();
        self.within("URL", &mut whole);
        if whole == before {
            return;
        }
        let rest = whole.strip_prefix("://").unwrap_or(&whole);
        if let Some((new_host, new_path)) = rest.split_once('/') {
            *host = new_host.to_owned();
            if path.is_some() {
                *path = Some(new_path.split('/').map(str::to_owned).collect());
            }
        }
    }

    pub(super) fn auth(&mut self, auth: &mut Auth) {
        let credentials = credential_params(&auth.kind);
        self.auth_kind.clone_from(&auth.kind);
        let names_its_key = auth.kind == "apikey";
        let key = auth.text("key");
        let has_key_alone = is_blank(&auth.text("password"));
        for (name, value) in &mut auth.params {
            if let Json::Array(rows) = value {
                rows.iter_mut().for_each(|row| self.row(row));
            }
            if !credentials.contains(&name.as_str()) {
                if let Json::String(text) = value {
                    self.within("auth", text);
                    if name == "username" {
                        self.login("auth", name, if has_key_alone { "apiKey" } else { name }, text);
                    }
                }
                continue;
            }
            let mut text = value.to_js_string();
            without_braces(&mut text);
            self.use_variables(&text);
            let called =
                if names_its_key && !key.is_empty() && !template::has_variables(&key) { key.as_str() } else { name };
            if let Some(variable) = self.replace("auth", called, &text) {
                *value = Json::String(variable);
            }
        }
    }

    /// A parameter that OAuth 2 adds to its own requests.
    fn row(&mut self, row: &mut Json) {
        let key = row.get("key").map(Json::to_js_string).unwrap_or_default();
        let Json::Object(members) = row else { return };
        for (_, value) in members.iter_mut().filter(|(name, value)| name == "value" && !matches!(value, Json::Null)) {
            *value = Json::String(self.value("auth", &key, value.to_js_string()));
        }
    }
}
