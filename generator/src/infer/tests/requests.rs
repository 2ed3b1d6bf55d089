//! Bodies that log in, bodies that change a thing, and bodies with keys of the caller's own.

use super::*;

fn all(requests: &[[&str; 4]]) -> String {
    let sites =
        requests.iter().map(|[title, method, url, text]| sent(site(title, Direction::Body, &[*text]), method, url));
    show(&infer(&sites.collect::<Vec<_>>(), &VariableValues::new()))
}

#[test]
fn credentials_are_one_type_whatever_they_are_sent_for() {
    let login = r#"{"username": "x", "password": "y"}"#;
    let token = r#"{"access_token": "x", "token_type": "y"}"#;
    let shown = all(&[
        ["login", "POST", "/login", login],
        ["get user", "GET", "/users/:id", login],
        ["make order", "POST", "/orders", token],
        ["clear cart", "DELETE", "/cart/items", token],
        ["create product", "POST", "/products", &format!(r#"{{"title": "x", "token": {token}}}"#)],
    ]);
    assert!(shown.starts_with("CredentialsBody\nCredentialsBody\nTokenBody\nTokenBody\nProductBody\n"), "{shown}");
    assert!(shown.contains("token: TokenBody"), "{shown}");
    let shown = all(&[["login", "POST", "/login", login]]);
    assert!(shown.starts_with("LoginBody\n"), "one request names it: {shown}");
}

#[test]
fn a_credential_in_a_body_is_not_shown_by_debug() {
    let user = r#"{"email": "x", "password": "y", "pageToken": "z"}"#;
    let shown = all(&[["create user", "POST", "/users", user]]);
    assert!(shown.contains("email: String, password: Secret, page_token: String"), "{shown}");
    let answered = answers(&[user]);
    assert!(answered.contains("password: String?"), "{answered}");
}

#[test]
fn names_that_callers_choose_are_keys_of_a_map() {
    let text = r#"{"env": {"NODE_ENV": "x"}, "volumes": {"/var/sock": "/docker"}, "labels": {"app": "x"}, "metadata": {"order": "x"}, "title": {"en": "x"}}"#;
    let map = "{*: String}";
    let shown = all(&[["create box", "POST", "/boxes", text]]);
    assert!(
        shown.contains(&format!("env: {map}, volumes: {map}, labels: {map}, metadata: {map}, title: {map}")),
        "{shown}"
    );
    let other = r#"{"labels": {"app": 1}, "metadata": {"name": "x"}, "title": {"id": "x"}, "headers": [{"name": "x", "value": "y"}]}"#;
    let shown = all(&[["create box", "POST", "/boxes", other]]);
    assert!(!shown.contains("{*"), "{shown}");
    let shown = answers(&[r#"{"metadata": {"order": "x"}, "headers": {"Host": "x"}}"#]);
    assert!(shown.contains("metadata: UserMetadata?, headers: {*: String~}?"), "{shown}");
}

#[test]
fn a_change_may_set_any_field_that_its_thing_is_created_with() {
    let made = ["add article", "POST", "/articles", r#"{"key": "a", "url": "b", "author": "c", "title": "d"}"#];
    for method in ["PUT", "PATCH"] {
        let shown = all(&[made, ["update article", method, "/articles/:id", r#"{"author": "x"}"#]]);
        assert!(shown.contains("ArticleBody { key: String, url: String, author: String, title: String }"), "{shown}");
        let changed = "UpdateArticleBody { author: String?, key: String?, url: String?, title: String? }";
        assert!(shown.contains(changed), "{shown}");
    }
    let other = all(&[made, ["update article", "PUT", "/articles/:id", r#"{"state": "x"}"#]]);
    assert!(other.contains("UpdateArticleBody { state: String }"), "{other}");
}

#[test]
fn the_object_around_a_change_is_no_part_of_it() {
    let shown = all(&[
        ["create fund", "POST", "/funds", r#"{"fund": {"raised": "5", "title": "x"}}"#],
        ["update fund", "PATCH", "/funds/:id", r#"{"fund": {"raised": "5"}}"#],
    ]);
    assert!(shown.contains("UpdateFundBody { fund: UpdateFundFundBody }") || shown.contains("{ fund: Fund"), "{shown}");
    assert!(shown.contains("raised: String?, title: String?"), "{shown}");
    let part = all(&[["update fund", "PATCH", "/funds/:id", r#"{"owner": {"name": "x"}}"#]]);
    assert!(part.contains("owner: OwnerBody?"), "{part}");
}

#[test]
fn a_noun_of_the_title_or_of_a_compound_names_a_body() {
    let body = r#"{"a": 1, "b": 2}"#;
    let name = |title, url| all(&[[title, "POST", url, body]]).lines().next().unwrap_or_default().to_owned();
    assert_eq!(name("create reservation for user", "/reservations/users/:user/rooms/:room"), "ReservationBody");
    assert_eq!(name("create", "/financial-request"), "FinancialRequestBody");
    assert_eq!(name("create", "/kas"), "KasBody");
    assert_eq!(name("send it", "/orders-cancel"), "SendItBody");
    let daily = sent(answer("days", r#"{"sign": "x", "age": 2}"#), "GET", "/horoscope/:sign/daily");
    assert!(show(&infer(&[daily], &VariableValues::new())).starts_with("DailyHoroscope"));
    let listed = sent(answer("people of day", r#"[{"id": 1, "age": 2}]"#), "GET", "/users/daily");
    assert!(show(&infer(&[listed], &VariableValues::new())).starts_with("[User]"));
}
