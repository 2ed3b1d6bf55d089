//! What requests inherit: auth, behavior and scripts (Postman's behavior, 7.1, 2.10 and 8.1).

use super::captures::Scripts;
use super::model::{AuthInEffect, Folder, Operation};
use super::url;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::model::{self as read, Auth, Behavior, Body, Collection, Entry, Item, Sender};
use crate::script::Claim;
use crate::source::Place;

/// The auth types that Postman knows; it treats any other as none, without inheriting.
const KNOWN: [&str; 13] = [
    "noauth", "basic", "bearer", "apikey", "oauth2", "oauth1", "digest", "awsv4", "hawk", "ntlm", "edgegrid", "jwt",
    "asap",
];
/// Methods whose bodies Postman drops unless `disableBodyPruning` says otherwise.
const BODILESS: [&str; 5] = ["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

pub(super) fn apply(collection: &mut Collection, scripts: Scripts, diagnostics: &mut Diagnostics) -> Folder {
    let folder = read::Folder {
        place: Place::default(),
        id: None,
        name: collection.name.clone(),
        description: collection.description.clone(),
        entries: std::mem::take(&mut collection.entries),
        auth: collection.auth.take(),
        events: std::mem::take(&mut collection.events),
        behavior: std::mem::take(&mut collection.behavior),
    };
    let mut walk = Walk {
        auths: Vec::new(),
        inherits: Vec::new(),
        behaviors: vec![Behavior::default()],
        schemas: Vec::new(),
        scripts,
        seen: 0,
        diagnostics,
    };
    walk.folder(folder)
}

/// The settings of the folders around the current place, outermost first.
struct Walk<'d> {
    auths: Vec<Option<Auth>>,
    /// Whether a request inherits each of these auths, or has the same.
    inherits: Vec<bool>,
    behaviors: Vec<Behavior>,
    schemas: Vec<Vec<Claim>>,
    scripts: Scripts,
    /// Operations so far.
    seen: usize,
    diagnostics: &'d mut Diagnostics,
}

impl Walk<'_> {
    fn folder(&mut self, folder: read::Folder) -> Folder {
        if let Some(auth) = &folder.auth {
            self.check_kind(auth, &folder.place);
        }
        self.auths.push(folder.auth.clone());
        self.inherits.push(false);
        self.behaviors.push(merge(self.behaviors.last(), &folder.behavior));
        self.schemas.push(self.scripts.take_schemas(&folder.place));
        let (presets, captures) = self.scripts.take(&folder.place, self.diagnostics);
        let mut result = Folder {
            place: folder.place,
            id: folder.id,
            name: folder.name,
            description: folder.description,
            auth: folder.auth.filter(signs),
            presets,
            captures,
            operations: Vec::new(),
            folders: Vec::new(),
            joined: Vec::new(),
        };
        for entry in folder.entries {
            match entry {
                Entry::Folder(inner) => result.folders.push(self.folder(*inner)),
                Entry::Item(item) => result.operations.push(self.operation(*item)),
            }
        }
        self.auths.pop();
        // that of a folder whose requests have their own is never sent
        if self.inherits.pop() != Some(true) {
            result.auth = None;
        }
        self.behaviors.pop();
        self.schemas.pop();
        result
    }

    fn operation(&mut self, item: Item) -> Operation {
        let behavior = merge(self.behaviors.last(), &item.behavior);
        let auth = match &item.request.auth {
            Some(auth) => {
                self.check_kind(auth, &item.place);
                for (of_folder, inherits) in self.auths.iter().zip(&mut self.inherits) {
                    *inherits |= of_folder.as_ref() == Some(auth);
                }
                if signs(auth) { AuthInEffect::Own(auth.clone()) } else { AuthInEffect::None }
            }
            None => self.inherited_auth(),
        };
        let request = item.request;
        let pruned = BODILESS.contains(&request.method.as_str()) && behavior.disable_body_pruning != Some(true);
        let body = request.body.filter(|body| !is_empty(body));
        if pruned && body.is_some() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::BodyNotSent,
                    format!("the body is left out: Postman sends none with {}", request.method),
                )
                .at(item.place.clone())
                .help("set `disableBodyPruning` on the request in Postman to send it"),
            );
        }
        let mut claims = self.scripts.take_claims(&item.place);
        claims.extend(self.schemas.iter().flatten().cloned());
        let (presets, captures) = self.scripts.take(&item.place, self.diagnostics);
        let position = (item.sender == Sender::Runner).then(|| {
            self.seen += 1;
            self.seen
        });
        Operation {
            place: item.place,
            position,
            id: item.id,
            name: item.name,
            description: if request.description.trim().is_empty() { item.description } else { request.description },
            url: url::template(&request.url),
            method: request.method,
            headers: request.headers,
            body: body.filter(|_| !pruned),
            auth,
            behavior,
            examples: item.examples,
            presets,
            captures,
            claims,
        }
    }

    fn inherited_auth(&mut self) -> AuthInEffect {
        let declared = self.auths.iter().rposition(Option::is_some);
        match declared.and_then(|at| Some((at, self.auths[at].as_ref()?))) {
            Some((at, auth)) if signs(auth) => {
                self.inherits[at] = true;
                AuthInEffect::Inherited { up: self.auths.len() - 1 - at }
            }
            _ => AuthInEffect::None,
        }
    }

    fn check_kind(&mut self, auth: &Auth, place: &Place) {
        if !KNOWN.contains(&auth.kind.as_str()) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownAuth,
                    format!(
                        "`{}` is not an auth type of Postman: the request is sent without auth, as in Postman",
                        auth.kind
                    ),
                )
                .at(place.clone())
                .help("select the auth type again in Postman"),
            );
        }
    }
}

fn signs(auth: &Auth) -> bool {
    auth.kind != "noauth" && KNOWN.contains(&auth.kind.as_str())
}

/// Returns `true` if Postman treats the body as absent (Postman's behavior, 6.1).
fn is_empty(body: &Body) -> bool {
    match body {
        Body::Raw { text, .. } => text.is_empty(),
        Body::Urlencoded(params) | Body::Multipart(params) => params.is_empty(),
        Body::File { .. } | Body::Graphql(_) => false,
    }
}

/// Merges key by key; inner values win.
fn merge(outer: Option<&Behavior>, inner: &Behavior) -> Behavior {
    let Some(outer) = outer else { return inner.clone() };
    Behavior {
        disable_body_pruning: inner.disable_body_pruning.or(outer.disable_body_pruning),
        disable_url_encoding: inner.disable_url_encoding.or(outer.disable_url_encoding),
        disable_cookies: inner.disable_cookies.or(outer.disable_cookies),
        strict_ssl: inner.strict_ssl.or(outer.strict_ssl),
        follow_redirects: inner.follow_redirects.or(outer.follow_redirects),
        follow_original_http_method: inner.follow_original_http_method.or(outer.follow_original_http_method),
        follow_authorization_header: inner.follow_authorization_header.or(outer.follow_authorization_header),
        remove_referer_header_on_redirect: inner
            .remove_referer_header_on_redirect
            .or(outer.remove_referer_header_on_redirect),
        max_redirects: inner.max_redirects.or(outer.max_redirects),
        disabled_system_headers: inner
            .disabled_system_headers
            .clone()
            .or_else(|| outer.disabled_system_headers.clone()),
        other: if inner.other.is_empty() { outer.other.clone() } else { inner.other.clone() },
    }
}
