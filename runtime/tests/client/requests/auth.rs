//! Auth (`docs/postman-behavior.md`, 7.3 to 7.6).

use postman_client::codegen::Auth;

use postman_client::Request;

use crate::shop::{built, shop};

fn signed(auth: Auth, a: &str) -> Result<Request, String> {
    let request = shop(a, "").get("http://h/?a=1&k=old&K=2&access_token=old");
    built(request.header("authorization", "mine").header("X_Key", "mine").auth(auth).call())
}

fn authorization(auth: Auth, a: &str) -> Result<Option<String>, String> {
    Ok(signed(auth, a)?.header("authorization").map(str::to_owned))
}

#[test]
fn auth_replaces_the_authorization_header_if_it_has_a_value() -> Result<(), String> {
    let table = [
        (Auth::none(), "", "mine"),
        (Auth::basic("u", "{{a}}"), "p", "Basic dTpw"),
        (Auth::basic("", ""), "", "Basic Og=="),
        (Auth::bearer("{{a}}"), "T", "Bearer T"),
        (Auth::bearer("{{a}}"), "", "mine"),
        (Auth::oauth2("{{a}}", "Bearer"), "T", "Bearer T"),
        (Auth::oauth2("{{a}}", ""), "T", "T"),
        (Auth::oauth2("{{a}}", "  Tok  "), "T", "Tok T"),
        (Auth::oauth2("{{a}}", "Bearer"), "", "mine"),
        (Auth::oauth2_query("{{a}}"), "", "mine"),
    ];
    for (auth, a, header) in table {
        assert_eq!(authorization(auth, a)?.as_deref(), Some(header), "{auth:?}");
    }
    assert_eq!(authorization(Auth::oauth2_query("{{a}}"), "T")?, None);
    Ok(())
}

#[test]
fn auth_replaces_parameters_of_its_name() -> Result<(), String> {
    let request = signed(Auth::oauth2_query("{{a}}"), "T")?;
    assert_eq!(request.target(), "/?a=1&k=old&K=2&access_token=T");
    let request = signed(Auth::api_key_query("k", "{{a}}"), "a&b=c d")?;
    assert_eq!(request.target(), "/?a=1&K=2&access_token=old&k=a%26b=c%20d");
    Ok(())
}

#[test]
fn api_key_headers() -> Result<(), String> {
    let request = signed(Auth::api_key_header("X-Key", "{{a}}"), "V")?;
    assert_eq!(request.header("x-key"), Some("V"));
    assert_eq!(request.header("x_key"), None);
    assert_eq!(signed(Auth::api_key_header("X-Key", ""), "")?.header("x-key"), Some(""));
    assert_eq!(signed(Auth::api_key_header("", "v"), "")?.header("x_key"), Some("mine"));
    Ok(())
}

#[test]
fn user_in_the_url() -> Result<(), String> {
    let request = built(shop("", "").get("http://us er:p@ss:w@h/").call())?;
    assert_eq!(request.header("authorization"), Some("Basic dXMgZXI6cEBzczp3"));
    assert_eq!(request.url, "http://h/");
    let request = built(shop("", "").get("http://user@h/").header("Authorization", "mine").call())?;
    assert_eq!(request.header("authorization"), Some("mine"));
    Ok(())
}

#[test]
fn a_login_is_sent_without_the_token_that_it_fetches() -> Result<(), String> {
    let login = |a: &str| {
        let request = shop(a, "").post("http://h/login").auth(Auth::bearer("{{a}}")).auth_if_set();
        built(request.call()).map(|request| request.header("authorization").map(str::to_owned))
    };
    assert_eq!(login("T")?.as_deref(), Some("Bearer T"));
    let unset = shop("", "").post("http://h/login").auth(Auth::bearer("{{token}}")).auth_if_set();
    assert_eq!(built(unset.call())?.header("authorization"), None);
    let other = shop("", "").post("http://h/{{token}}").auth(Auth::bearer("{{token}}")).auth_if_set();
    assert!(built(other.call()).is_err(), "what the rest of the request needs must be set");
    Ok(())
}
