//! Requests that log in: their answers set the variable with which other requests are signed.

use std::collections::BTreeSet;

use crate::credentials::{is_password_name, is_used_once};
use crate::json::Json;
use crate::lower::docs;
use crate::lower::model::{AuthUse, Body, Ident, Input, InputValue, Operation, Renewal, RenewalBody, TypeRef};
use crate::lower::naming::plan::link;
use crate::lower::operations::auth::logins::{fetched, is_called_login};
use crate::name::{self, WordList, word_list};
use crate::read::model::{self as read, Auth};
use crate::resolve::model::{self as resolve, Folder};
use crate::resolve::used_by;
use crate::resolve::variables::template;

/// The variables that requests send as tokens, each with the positions of these requests.
pub struct Tokens(BTreeSet<(String, Option<usize>)>);

impl Tokens {
    pub fn of(root: &Folder) -> Self {
        let mut tokens = Self(BTreeSet::new());
        root.visit_operations(&mut |operation, around| {
            let auth = operation.auth.within(around);
            let headers = operation.headers.iter().filter(|header| header.key.eq_ignore_ascii_case("Authorization"));
            let texts = auth.map(token).into_iter().chain(headers.map(|header| header.value.clone()));
            for text in texts {
                tokens.0.extend(template::names(&text).into_iter().map(|name| (name.to_owned(), operation.position)));
            }
        });
        tokens
    }

    /// Returns the token that this request fetches for others.
    fn got_by<'o>(&self, operation: &'o resolve::Operation) -> Option<&'o str> {
        let (own, mut tokens): (Vec<&str>, Vec<&str>) = fetched(operation)
            .into_iter()
            .filter(|name| self.0.iter().any(|(token, _)| token == name))
            .partition(|name| self.0.contains(&((*name).to_owned(), operation.position)));
        let token = tokens.pop().filter(|_| tokens.is_empty())?;
        // a refresh is signed with a token for this alone; a change of the user is signed as all requests are
        let users =
            |name: &str| self.0.iter().filter(|(token, user)| token == name && *user != operation.position).count();
        own.into_iter().all(|own| users(own) < users(token)).then_some(token)
    }
}

/// Returns the variable of an auth's token.
fn token(auth: &Auth) -> String {
    match auth.kind.as_str() {
        "bearer" => auth.text("token"),
        "oauth2" => auth.text("accessToken"),
        "apikey" => auth.text("value"),
        _ => String::new(),
    }
}

/// Returns the renewal of a request that logs in and needs only variables; those that are `unsent` do not have the values that were sent.
pub fn lower(
    tokens: &Tokens,
    source: &resolve::Operation,
    operation: &Operation,
    unsent: &BTreeSet<String>,
    ident: Ident,
) -> Option<Renewal> {
    let variable = tokens.got_by(source)?.to_owned();
    let is_once = operation.arguments().next().is_some() || registers(&source.name) || !can_be_repeated(source);
    if is_once || shows_nothing(source, operation) || asks_for_credential(operation) {
        return None;
    }
    let body = match &operation.body {
        None | Some(Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. }) => {
            RenewalBody::None
        }
        Some(Body::Json { ty: TypeRef::Named(ty), saved, .. }) if names_user(&saved.template) => {
            RenewalBody::Given(ty.clone())
        }
        Some(Body::Json { saved, .. }) if template::has_variables(&saved.template) => RenewalBody::Saved,
        Some(Body::Form { def, .. }) if def.fields.iter().any(|field| is_user(field) || is_blank_credential(field)) => {
            RenewalBody::Given(def.ident.clone())
        }
        Some(Body::Form { def, .. }) if def.fields.iter().any(has_variables) || def.fields.iter().all(is_optional) => {
            RenewalBody::Saved
        }
        Some(_) => return None,
    };
    if matches!(body, RenewalBody::Saved) && used_by(source).iter().any(|name| unsent.contains(name)) {
        return None;
    }
    let name = docs::code(&format!("{{{{{variable}}}}}"));
    let what = match body {
        RenewalBody::None => "",
        RenewalBody::Saved => " and the body that is saved in the collection",
        RenewalBody::Given(_) => " and this body",
    };
    let function = link(&operation.ident);
    let docs = vec![format!("Renews {name} with {function}{what}. Pass it to `ClientBuilder::renew`.")];
    Some(Renewal { ident, docs, variable, body })
}

/// Words in the keys of who logs in.
static USERS: WordList = word_list(
    "account benutzer correo cpf email login mail mobile msisdn nickname phone telefono user userid username usuario utilisateur",
);

/// Returns `true` for JSON with a literal for who logs in: the author of the collection.
fn names_user(template: &str) -> bool {
    let Ok(value) = serde_json::from_str::<Json>(template) else { return false };
    fn within(value: &Json) -> bool {
        let Json::Object(members) = value else { return false };
        let names_user = |(key, value): &(String, Json)| match value {
            Json::String(text) => is_literal_user(key, text),
            _ => within(value),
        };
        is_user_and_password(members) || members.iter().any(names_user)
    }
    within(&value)
}

/// Returns `true` for a password beside one literal text, which can only be who logs in, whatever its key.
fn is_user_and_password(members: &[(String, Json)]) -> bool {
    let is_text = |value: &Json| value.as_str().is_some_and(|text| !text.is_empty() && !template::has_variables(text));
    let (passwords, others): (Vec<_>, Vec<_>) = members.iter().partition(|(key, _)| is_password_name(key));
    passwords.len() == 1 && others.len() == 1 && is_text(&others[0].1)
}

/// Returns `true` for options with a credential, which a renewal would leave out.
fn asks_for_credential(operation: &Operation) -> bool {
    let options = operation.options.iter().flat_map(|options| &options.inputs);
    options.filter_map(key_of_option).any(|key| is_password_name(key) || is_used_once(key))
}

fn key_of_option(input: &Input) -> Option<&str> {
    match input {
        Input::Query(field) | Input::Header(field) => Some(&field.key),
        _ => None,
    }
}

/// Returns `true` for a password that a form has no value of.
fn is_blank_credential(input: &Input) -> bool {
    let Input::Field(field) = input else { return false };
    let is_blank = |saved: &InputValue| matches!(saved, InputValue::Template(text) if text.is_empty());
    is_password_name(&field.key) && field.saved.iter().all(is_blank)
}

fn is_literal_user(key: &str, text: &str) -> bool {
    let is_user = || name::words(key).iter().any(|word| USERS.has(word));
    !text.is_empty() && !template::has_variables(text) && is_user()
}

/// Returns `true` for a field of a form with such a literal.
fn is_user(input: &Input) -> bool {
    let Input::Field(field) = input else { return false };
    field.saved.iter().any(|saved| matches!(saved, InputValue::Template(text) if is_literal_user(&field.key, text)))
}

/// Returns `true` for the title of a request that makes an account, and so fails the second time.
fn registers(title: &str) -> bool {
    let words = name::words(title);
    let has = |word: &str| words.iter().any(|other| other == word);
    let makes = ["create", "add", "new"].iter().any(|verb| has(verb));
    let signs_up = has("sign") && has("up");
    ["register", "registration", "signup"].iter().any(|word| has(word))
        || signs_up
        || makes && (has("account") || has("user"))
}

/// Returns `false` for a request that ends a session, and for one whose code is used up by the first answer.
fn can_be_repeated(source: &resolve::Operation) -> bool {
    let ends = |text: &str| {
        let words = name::words(text);
        let is_out = |pair: &[String]| matches!([pair[0].as_str(), pair[1].as_str()], ["log" | "sign", "out" | "off"]);
        words.iter().any(|word| OUTS.has(word)) || words.windows(2).any(is_out)
    };
    let mut values = source.sent_values();
    let has_code = values.any(|(key, value)| is_used_up(key, value)) || json_has_code(source.body.as_ref());
    !has_code && !ends(&source.name) && !ends(source.url.base.rsplit('/').next().unwrap_or_default())
}

/// Returns `true` for a code that the first answer uses up: that of a grant (RFC 6749, section 4.1.2), or one that a person types.
fn is_used_up(key: &str, value: &str) -> bool {
    let is_grant = ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"].contains(&value);
    let is_typed = || key.eq_ignore_ascii_case("code") || name::words(key).iter().any(|word| TYPED.has(word));
    key == "grant_type" && is_grant || !value.is_empty() && is_typed()
}

fn json_has_code(body: Option<&read::Body>) -> bool {
    let Some(read::Body::Raw { text, .. }) = body else { return false };
    let Ok(Json::Object(members)) = serde_json::from_str(text) else { return false };
    members.iter().any(|(key, value)| is_used_up(key, &value.to_js_string()))
}

/// Words in the keys of codes for one login.
static TYPED: WordList = word_list("2fa mfa otp totp");

/// The ends of sessions.
static OUTS: WordList = word_list("logoff logout revoke signoff signout");

/// Returns `true` for a request that says nothing about who asks: its script is a copy of another one.
fn shows_nothing(source: &resolve::Operation, operation: &Operation) -> bool {
    let is_signed = !matches!(operation.auth, AuthUse::None | AuthUse::Unsigned);
    let has_values = || source.headers.iter().map(|header| &header.value).any(|value| template::has_variables(value));
    source.method == "GET"
        && !is_signed
        && source.body.is_none()
        && source.url.query.is_empty()
        && !has_values()
        && !is_called_login(source)
}

fn has_variables(input: &Input) -> bool {
    let Input::Field(field) = input else { return false };
    field.saved.iter().any(|saved| matches!(saved, InputValue::Template(text) if template::has_variables(text)))
}

/// Returns `true` for an input that need not be given: a constant, or a field without a saved value.
fn is_optional(input: &Input) -> bool {
    match input {
        Input::Field(field) => field.saved.is_empty(),
        _ => true,
    }
}

/// Returns its line in the docs of the operation.
pub fn sentence(renewal: &Renewal) -> String {
    let name = docs::code(&format!("{{{{{}}}}}", renewal.variable));
    format!("With {}, a client renews {name} by itself.", link(&renewal.ident))
}

#[cfg(test)]
mod tests {
    use super::{names_user, registers};

    #[test]
    fn a_literal_user_in_a_login_is_the_author_of_the_collection() {
        for text in [
            r#"{"email": "a@b.example", "password": "{{password}}"}"#,
            r#"{"user": {"userName": "a"}}"#,
            r#"{"identifier": "a", "password": "{{password}}"}"#,
        ] {
            assert!(names_user(text), "{text}");
        }
        for text in [
            r#"{"email": "{{email}}", "password": "{{password}}", "device": "a"}"#,
            r#"{"email": "{{email}}", "device": "a"}"#,
            r#"{"email": ""}"#,
            r#"{"email": {{email}}}"#,
        ] {
            assert!(!names_user(text), "{text}");
        }
    }

    #[test]
    fn a_request_that_makes_an_account_renews_nothing() {
        for title in ["Register", "Sign Up", "User Registration", "Create account", "Add new user"] {
            assert!(registers(title), "{title}");
        }
        for title in ["Login", "Create token", "Sign in", "New session", "Refresh token of user"] {
            assert!(!registers(title), "{title}");
        }
    }
}
