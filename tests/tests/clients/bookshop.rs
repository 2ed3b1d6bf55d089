//! Each construct of the bookshop collection once: what a call puts on the wire. The request is data here.

use conformance::bookshop_variables;
use generated::bookshop::books::{BookBody, ListBooksOptions, PriceBody, covers, create_book, get_book, list_books};
use generated::bookshop::login::{TokenForm, token};
use generated::bookshop::odds_ends::{
    self, MatchOptions, ReserveCopiesBody, ReserveCopiesParamsBody, SearchBody, UsersOptions,
};
use generated::bookshop::{Client, Error};
use postman_client::{Body, File, Request};

fn client() -> Client {
    Client::with_transport(bookshop_variables(), |_: Request| panic!("nothing is sent by these tests"))
}

const BASE: &str = "https://api.bookshop.example/v2";

#[test]
fn path_variables_are_data_that_stays_in_its_segment() {
    let client = client();
    for (id, segment) in [
        ("b-17", "b-17"),
        ("a/b", "a%2Fb"),
        ("../x", "..%2Fx"),
        ("a b?c#d", "a%20b%3Fc%23d"),
        ("100%", "100%25"),
        ("{{token}}", "%7B%7Btoken%7D%7D"),
        (":id", ":id"),
        ("é", "%C3%A9"),
    ] {
        let request = get_book(&client, id).request().expect(id);
        assert_eq!(request.url, format!("{BASE}/books/{segment}"));
    }
    for id in ["", ".", ".."] {
        let error = get_book(&client, id).request().expect_err("a segment that would change the path");
        assert!(matches!(error, Error::Invalid { .. }), "{id:?}: {error:?}");
    }
}

#[test]
fn options_go_out_only_when_given() {
    let own = ListBooksOptions::new()
        .limit(-1)
        .cursor("{{token}}&x=1")
        .tag(["a&b", "c d", ""])
        .in_stock(false)
        .x_trace_id("t-1");
    for (options, query, trace) in [
        (None, "", None),
        (Some(ListBooksOptions::default()), "", None),
        (Some(ListBooksOptions::saved()), "?limit=50&tag=sf&tag=classic&shop=main", Some("")),
        (Some(own), "?limit=-1&cursor={{token}}%26x%3D1&tag=a%26b&tag=c%20d&tag=&in_stock=false", Some("t-1")),
    ] {
        let call = list_books(&client());
        let call = if let Some(options) = options { call.with(options) } else { call };
        let request = call.request().expect("a request");
        assert_eq!(request.target(), format!("/v2/books{query}"));
        assert_eq!(request.header("x-trace-id"), trace);
        assert_eq!(request.header("x-debug"), None, "it is disabled in the collection");
        assert_eq!(request.header("accept"), Some("application/json"), "enabled headers are constants");
    }
}

#[test]
fn parameters_that_tell_siblings_apart_are_constants() {
    let client = client();
    let targets = [
        odds_ends::users(&client).request(),
        odds_ends::users(&client).with(UsersOptions::new().page(2)).request(),
        odds_ends::roles(&client).with(odds_ends::RolesOptions::saved()).request(),
        odds_ends::r#match(&client).request(),
        odds_ends::r#match(&client).with(MatchOptions::saved()).request(),
    ]
    .map(|request| request.expect("a request").target().to_owned());
    assert_eq!(
        targets,
        [
            "/v2/rpc?action=ListUsers",
            "/v2/rpc?action=ListUsers&page=2",
            "/v2/rpc?action=ListRoles&page=1",
            "/v2/type",
            "/v2/type?type=self&flag",
        ]
    );
}

#[test]
fn fields_of_json_that_name_the_call_are_constants() {
    let client = client();
    let typed = ReserveCopiesBody::new(7, ReserveCopiesParamsBody::new("978-0141439518", 1));
    let typed = odds_ends::reserve_copies(&client, typed).request().expect("a request");
    assert_eq!(
        typed.text(),
        r#"{"jsonrpc":"2.0","id":7,"method":"stock.reserve","params":{"isbn":"978-0141439518","copies":1}}"#
    );
    let ping = odds_ends::ping(&client).request().expect("a request");
    assert_eq!(ping.text(), r#"{ "jsonrpc": "2.0", "method": "shop.ping" }"#);
    assert_eq!(ping.header("content-type"), Some("application/json"));
}

#[test]
fn json_bodies_are_typed_saved_or_the_callers_own() {
    let tags = [postman_client::json::Value::from("sf"), 1.into()];
    let typed = BookBody::new("{{token}} // no comment", PriceBody::new(9.5, "EUR"), tags, "x");
    let saved = "{\n  \n  \"title\": \"New\",\n  \"price\": { \"amount\": 9.99, \"currency\": \"EUR\" },\n  \"tags\": [],\n  \
                 \"shop\": \"main\"\n}";
    for (body, text) in [
        (
            Body::from(typed),
            r#"{"title":"{{token}} // no comment","price":{"amount":9.5,"currency":"EUR"},"tags":["sf",1],"shop":"x"}"#,
        ),
        (BookBody::saved(), saved),
        (Body::raw("{ not json {{token}}"), "{ not json {{token}}"),
    ] {
        let request = create_book(&client(), body).request().expect("a request");
        assert_eq!(request.text(), text);
        assert_eq!(request.header("content-type"), Some("application/json"));
    }
}

#[test]
fn a_saved_body_needs_its_variables_and_a_typed_one_does_not() {
    let client = client().with_variables(|variables| variables.currency = Default::default());
    let error = create_book(&client, BookBody::saved()).request().expect_err("a variable without value");
    assert_eq!(error.to_string(), "POST {{baseUrl}}/books: unset variable: {{currency}}");
    assert!(create_book(&client, BookBody::new("", PriceBody::new(0.0, ""), [], "")).request().is_ok());
}

#[test]
fn urlencoded_forms_send_constants_secrets_and_what_is_given() {
    let own = TokenForm::new().username("a&b {{user}}").scope("books é");
    for (form, body) in [
        (TokenForm::saved(), "grant_type=password&username=reader&password=p%3Aw%26d"),
        (own, "grant_type=password&username=a%26b%20%7B%7Buser%7D%7D&password=p%3Aw%26d&scope=books%20%C3%A9"),
    ] {
        let request = token(&client(), &form).request().expect("a request");
        assert_eq!(request.text(), body);
        assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    }
}

#[test]
fn multipart_forms_carry_texts_and_files() {
    let form = covers::UploadCoverForm::new()
        .kind("front")
        .image(File::bytes("my \"cover\".png", &b"\x89PNG\r\n"[..]))
        .note("{{token}}")
        .shop("main");
    let request = covers::upload_cover(&client(), "b/17", &form).request().expect("a request");
    assert_eq!(request.target(), "/v2/books/b%2F17/cover");
    let boundary =
        request.header("content-type").and_then(|value| value.strip_prefix("multipart/form-data; boundary="));
    let expected: [&[u8]; 4] = [
        b"--B\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nfront\r\n",
        b"--B\r\nContent-Disposition: form-data; name=\"image\"; filename=\"my %22cover%22.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\r\n",
        b"--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n{{token}}\r\n",
        b"--B\r\nContent-Disposition: form-data; name=\"shop\"\r\n\r\nmain\r\n--B--\r\n",
    ];
    let expected =
        String::from_utf8_lossy(&expected.concat()).replace("--B", &format!("--{}", boundary.unwrap_or("?")));
    assert_eq!(request.text(), expected);
}

#[test]
fn file_bodies_are_read_from_disk_or_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let on_disk = folder.path().join("cover.png");
    std::fs::write(&on_disk, b"\x89PNG").expect("a file");
    for file in [File::path(&on_disk), File::bytes("cover.png", &b"\x89PNG"[..])] {
        let request = covers::replace_cover(&client(), "b-17", file).request().expect("a request");
        assert_eq!(&request.body[..], b"\x89PNG");
    }
    let missing = folder.path().join("none.png");
    for error in [
        covers::replace_cover(&client(), "b-17", File::path(missing)).request().expect_err("no such file"),
        covers::replace_cover(&client(), "b-17", covers::replace_cover_saved()).request().expect_err("no such file"),
        covers::upload_cover(&client(), "b-17", &covers::UploadCoverForm::saved()).request().expect_err("no such file"),
    ] {
        assert!(matches!(error, Error::Invalid { .. }), "{error:?}");
        assert!(error.to_string().contains(".png"), "{error}");
    }
}

#[test]
fn graphql_bodies_hold_the_query_and_the_bookshop_variables() {
    const QUERY: &str = "query Search($text: String!) { books(text: $text) { id } }";
    for (body, variables) in
        [(Body::from(SearchBody::new("a\"b")), r#"{"text":"a\"b"}"#), (SearchBody::saved(), r#"{ "text": "dune" }"#)]
    {
        let request = odds_ends::search(&client(), body).request().expect("a request");
        assert_eq!(request.text(), format!(r#"{{"query":"{QUERY}","variables":{variables}}}"#));
        assert_eq!(request.header("content-type"), Some("application/json"));
    }
}

#[test]
fn saved_text_bodies_get_a_new_guid_each_time_and_own_ones_are_data() {
    let guid = || {
        let request = odds_ends::match_post(&client(), odds_ends::match_post_saved()).request().expect("a request");
        assert_eq!(request.header("content-type"), Some("text/xml"), "the collection's header wins over the language");
        let text = request.text().into_owned();
        let guid = text.strip_prefix("<order id=\"").and_then(|rest| rest.strip_suffix("\"/>")).unwrap_or_default();
        assert!(guid.len() == 36 && guid.chars().all(|c| c == '-' || c.is_ascii_hexdigit()), "{text}");
        guid.to_owned()
    };
    assert_ne!(guid(), guid());
    let own = odds_ends::match_post(&client(), "<order id=\"{{$guid}}\"/>").request().expect("a request");
    assert_eq!(own.text(), "<order id=\"{{$guid}}\"/>");
}

#[test]
fn auth_is_inherited_own_or_none() {
    let client = client();
    for (what, request, authorization) in [
        ("the collection's bearer", get_book(&client, "1").request(), Some("Bearer tok")),
        ("bearer in a nested folder", covers::get_cover(&client, "1").request(), Some("Bearer tok")),
        ("the item's basic", odds_ends::get_party(&client).request(), Some("Basic YWRhOnA6dyZk")),
        ("the item's api key", odds_ends::zähle_bücher(&client).request(), None),
        ("the folder's noauth", token(&client, &TokenForm::saved()).request(), None),
    ] {
        let request = request.expect(what);
        assert_eq!(request.header("authorization"), authorization, "{what}");
        let shown = format!("{request:?}");
        assert!(!shown.contains("tok\"") && !shown.contains("YWRh") && !shown.contains("k&1"), "{shown}");
    }
}

#[test]
fn a_custom_method_and_an_api_key_in_the_query() {
    let request = odds_ends::zähle_bücher(&client()).request().expect("a request");
    assert_eq!(request.method.as_str(), "PROPFIND");
    assert_eq!(request.url, format!("{BASE}/z%C3%A4hlung?api_key=k%261"));
    assert_eq!(odds_ends::head_health(&client()).request().expect("a request").method.as_str(), "HEAD");
}

#[test]
fn variables_hold_variables_and_one_call_can_have_others() {
    let client = client();
    let url = |client: &Client| odds_ends::get_party(client).request().expect("a request").url;
    let sandbox = client.with_variables(|variables| {
        variables.version = 3.into();
        variables.scheme = "{{user}}".into();
        variables.user = "http".into();
    });
    assert_eq!(url(&sandbox), "http://api.bookshop.example/v3/party");
    assert_eq!(url(&client), format!("{BASE}/party"), "the first client keeps its own");
}
