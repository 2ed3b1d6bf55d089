//! Tests each rule on minimal code; tests with generated clients check that the compiler agrees.

use super::Difference;
use crate::review::Surface;

/// The changes from one code to another, one per line.
fn changes(old: &str, new: &str) -> Vec<String> {
    let surface = |code| Surface::parse(code).expect("Rust");
    let difference = Difference::between(&surface(old), &surface(new));
    let line = |change: &super::Change| {
        let silent = if change.class == super::Class::Breaking && change.compiles { " silently" } else { "" };
        format!("{}{silent}: {} {} {}", change.class, change.action, change.subject, change.path)
    };
    difference.changes.iter().map(line).collect()
}

const LIST: &str = r#"pub fn list(client: &Client) -> Call<Json<Page>> { client.get("{{url}}/a").call() }"#;

#[test]
fn what_callers_build_may_not_grow_and_what_they_are_given_may() {
    for (old, new, expected) in [
        ("pub struct A { pub a: i64 }", "pub struct A { pub a: i64, pub b: i64 }", "breaking: added input A.b"),
        (
            "#[non_exhaustive] pub struct A { pub a: i64 }",
            "#[non_exhaustive] pub struct A { pub a: i64, pub b: i64 }",
            "compatible: added type A.b",
        ),
        ("pub enum A { B }", "pub enum A { B, C }", "breaking: added type A::C"),
        ("#[non_exhaustive] pub enum A { B }", "#[non_exhaustive] pub enum A { B, C }", "compatible: added type A::C"),
        (
            "pub struct Variables { pub a: Variable }",
            "pub struct Variables { }",
            "breaking: removed variable Variables.a",
        ),
        ("#[derive(Clone)] pub struct A {}", "pub struct A {}", "breaking: changed input A"),
        ("pub struct A {}", "#[derive(Clone)] pub struct A {}", "compatible: changed input A"),
        ("pub struct A {}", "#[non_exhaustive] pub struct A {}", "breaking: changed input A"),
        ("pub enum A { B(i64) }", "pub enum A { B(f64) }", "breaking: changed type A::B"),
        ("pub struct A { pub b: Text }", "pub struct A { pub b: Option<Text> }", "breaking: changed input A.b"),
        ("/// A.\npub struct A {}", "/// B.\npub struct A {}", "docs: changed input A"),
        ("pub struct A {}", "pub enum A {}", "breaking: changed input A"),
    ] {
        assert_eq!(changes(old, new), [expected], "{old} → {new}");
    }
}

#[test]
fn a_body_may_grow_by_what_may_be_left_out() {
    let body = |rows: &str| format!("codegen::body! {{ pub struct A {{ pub a: i64, {rows} }} }}");
    for (old, new, expected) in [
        ("", "pub b?: String", &["compatible: added input A.b"][..]),
        ("", "pub b: String", &["breaking: changed input A::new", "compatible: added input A.b"]),
        ("pub b?: String", "", &["breaking: removed input A.b"]),
        ("pub b?: String", "pub b?: i64", &["breaking: changed input A.b"]),
        ("pub b?: String", "pub b: String", &["breaking: changed input A.b", "breaking: changed input A::new"]),
        ("pub b?: String", "pub b?: String = \"B\"", &["compatible: changed input A.b"]),
        ("const r#type = \"B\"", "const r#type = \"C\" as \"Type\"", &["compatible: changed input A"]),
        (
            "pub b: String",
            "const b = \"B\"",
            &["breaking: removed input A.b", "breaking: changed input A::new", "compatible: changed input A"],
        ),
        ("pub b: String, pub c: i64", "pub c: i64, pub b: String", &["breaking: changed input A::new"]),
        ("pub b: String, pub c: String", "pub c: String, pub b: String", &["breaking silently: changed input A::new"]),
    ] {
        assert_eq!(changes(&body(old), &body(new)), expected, "{old} → {new}");
    }
}

#[test]
fn a_function_is_its_arguments_and_its_answer() {
    for (from, to, expected) in [
        ("Json<Page>", "Json<Other>", &["breaking: changed operation list"][..]),
        ("client: &Client", "client: &Client, id: impl Into<Text>", &["breaking: changed operation list"]),
        (".get", ".post", &["compatible: changed operation list"]),
        ("/a", "/b", &["compatible: changed operation list"]),
        (".call", ".auth(auth()).call", &["compatible: added auth list"]),
        (".call()", ".call().capture(capture_list)", &["compatible: added capture list"]),
        ("fn list", "fn all", &["breaking: renamed operation list"]),
        ("pub fn", "fn", &["breaking: removed operation list"]),
    ] {
        assert_eq!(changes(LIST, &LIST.replacen(from, to, 1)), expected, "{from} → {to}");
        assert_eq!(changes(LIST, LIST), [""; 0]);
    }
}

#[test]
fn arguments_of_one_type_in_another_order_are_told_though_they_compile() {
    let old =
        r#"pub fn a(client: &Client, x: impl Into<Text>, y: impl Into<Text>) -> Call<()> { client.get("u").call() }"#;
    let swapped = old.replace("x: impl Into<Text>, y: impl", "y: impl Into<Text>, x: impl");
    assert_eq!(changes(old, &swapped), ["breaking silently: changed operation a"]);
    assert_eq!(changes(old, &old.replace("y:", "z:")), ["docs: changed operation a"]);
}

#[test]
fn a_renamed_request_takes_its_types_along() {
    let old = "use super::Json; pub struct Page { pub next: Option<Link> } pub struct Link {}".to_owned() + LIST;
    let new = old.replace("Page", "Sheet").replace("Link", "Sheetlet").replace("fn list", "fn all");
    assert_eq!(
        changes(&old, &new),
        ["breaking: renamed input Link", "breaking: renamed input Page", "breaking: renamed operation list"]
    );
}

#[test]
fn a_type_is_the_same_however_it_is_imported() {
    let old = "pub mod a { use super::Page; pub fn f() -> Page {} } pub struct Page {}";
    let new = "pub mod a { pub fn f() -> super::Page {} } pub struct Page {}";
    assert_eq!(changes(old, new), [""; 0]);
}

#[test]
fn code_is_the_same_however_it_is_broken_into_lines() {
    let old = "pub struct A {} impl A { pub fn saved() -> Self { a(b, [c, d]) } }";
    let new = "pub struct A {} impl A { pub fn saved() -> Self { a(\n b,\n [c, d,],\n) } }";
    assert_eq!(changes(old, new), [""; 0]);
}

#[test]
fn a_folder_that_moved_as_a_whole_has_a_new_name() {
    let old = format!("pub mod a {{ {LIST} }}");
    let new = format!("pub mod b {{ {LIST} }}");
    assert_eq!(changes(&old, &new), ["breaking: renamed folder a", "breaking: renamed operation a::list"]);
}

#[test]
fn the_step_is_that_of_the_worst_change() {
    let step = |old: &str, new: &str| {
        let surface = |code| Surface::parse(code).expect("Rust");
        let difference = Difference::between(&surface(old), &surface(new));
        format!("{} {}", difference.step(), difference.step().before_1_0())
    };
    assert_eq!(step("pub struct A {}", "pub struct A {} pub struct B {}"), "minor patch");
    assert_eq!(step("pub struct A {}", "pub struct B {}"), "major minor");
    assert_eq!(step("/// A\npub struct A {}", "/// B\npub struct A {}"), "patch patch");
    assert_eq!(step("pub struct A {}", "pub struct A {}"), "none none");
}

#[test]
fn the_text_of_a_collection_stays_text_in_every_format() {
    let old = "pub struct A {}";
    let new = r#"pub struct A {} pub fn a(client: &Client) -> Call<()> { client.get("|<b>\u{1b}[2J [x](y)").call() }"#;
    let surface = |code| Surface::parse(code).expect("Rust");
    let difference = Difference::between(&surface(old), &surface(new));
    assert_eq!(
        difference.to_string(),
        "compatible (1)\n  added operation a: `GET |<b>\\u{1b}[2J [x](y)`\n\nversion step: minor (patch for a version 0.x)\n"
    );
    assert_eq!(
        difference.to_markdown(),
        "**Version step: minor (patch for a version 0.x)** · 1 compatible\n\n\
         ### Compatible changes (1)\n\n| | path | what |\n|---|---|---|\n\
         | added operation | `a` | `GET \\|<b> [2J [x](y)` |\n"
    );
    assert!(difference.to_json().contains(r#""path": "a""#));
}

#[test]
fn a_change_has_both_sides_and_a_hint() {
    let old = r#"pub mod books {
        pub fn get(client: &Client, id: i64) -> Call<Json<Book>> { client.get("{{url}}/a").call() }
        #[non_exhaustive] pub struct Book { pub title: String, pub pages: i64 }
    }"#;
    let new = r#"pub mod books {
        pub fn get(client: &Client, key: i64, shop: i64) -> Call<Json<Book>> { client.get("{{url}}/b").call() }
        #[non_exhaustive] pub struct Book { pub title: Option<String> }
    }"#;
    let surface = |code| Surface::parse(code).expect("Rust");
    let difference = Difference::between(&surface(old), &surface(new));
    let told: Vec<_> = difference
        .changes
        .iter()
        .map(|change| (change.path.as_str(), change.before.as_deref(), change.after.as_deref(), change.help.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("books::Book.pages", Some("pages: i64"), None, Some("delete the code that uses it")),
            (
                "books::Book.title",
                Some("title: String"),
                Some("title: Option<String>"),
                Some("it may be missing now: handle `None`")
            ),
            (
                "books::get",
                Some("fn get(client: &Client, id: i64) -> Call<Json<Book>>"),
                Some("fn get(client: &Client, key: i64, shop: i64) -> Call<Json<Book>>"),
                Some("pass `key`, `shop` instead of `id`")
            ),
            (
                "books::get",
                Some("fn get(client: &Client, id: i64) -> Call<Json<Book>>\n    GET {{url}}/a"),
                Some("fn get(client: &Client, key: i64, shop: i64) -> Call<Json<Book>>\n    GET {{url}}/b"),
                None
            ),
        ]
    );
}

#[test]
fn a_deprecated_request_still_compiles() {
    let of = |attribute: &str| {
        let function = r#"pub fn list(client: &Client) -> Call<Bytes> { client.get("{{url}}/a").call() }"#;
        format!("{attribute} {function}")
    };
    let (new, noted) = (of("#[deprecated]"), of(r#"#[deprecated(note = "use `all`")]"#));
    assert_eq!(changes(&of(""), &new), ["compatible: changed operation list"]);
    assert_eq!(changes(&noted, &of("")), ["compatible: changed operation list"]);
    assert_eq!(changes(&new, &noted), ["docs: changed operation list"]);
    assert_eq!(changes(&noted, &noted), [""; 0]);
}

#[test]
fn a_name_that_is_kept_breaks_nobody_until_it_is_dropped() {
    let old = r#"pub mod books {
        pub fn list(client: &Client) -> Call<Json<Page>> { client.get("{{url}}/a").call() }
        pub struct Page { pub a: i64 }
        pub mod covers { pub fn show(client: &Client) -> Call<Bytes> { client.get("{{url}}/b").call() } }
    }"#;
    let new = r#"
    #[deprecated(note = "renamed to `tomes`")] pub mod books { pub use super::tomes::*; }
    pub mod tomes {
        pub use super::shelf::covers::show as shown;
        pub fn all(client: &Client) -> Call<Json<Pages>> { client.get("{{url}}/a").call() }
        pub struct Pages { pub a: i64 }
        #[deprecated(note = "renamed to `all`")] pub fn list(client: &Client) -> Call<Json<Pages>> { all(client) }
        #[deprecated(note = "renamed to `Pages`")] pub type Page = Pages;
        pub mod covers { pub use super::super::shelf::covers::show; }
    }
    pub mod shelf { pub mod covers {
        pub fn show(client: &Client) -> Call<Bytes> { client.get("{{url}}/b").call() }
    } }"#;
    let to_new = changes(old, new);
    assert!(to_new.iter().all(|line| line.starts_with("compatible: ")), "{to_new:#?}");
    for line in ["renamed operation books::list", "renamed operation books::covers::show", "renamed input books::Page"]
    {
        assert!(to_new.contains(&format!("compatible: {line}")), "{line} {to_new:#?}");
    }
    assert_eq!(changes(new, new), [""; 0]);

    let without_module = new.replace(r#"pub mod books { pub use super::tomes::*; }"#, "pub mod other {}");
    let dropped = changes(new, &without_module);
    let breaking: Vec<_> = dropped.iter().filter(|line| line.starts_with("breaking")).collect();
    assert_eq!(breaking, ["breaking: removed folder books"]);

    let without_type = new.replace("pub type Page = Pages;", "pub struct Other;");
    let dropped = changes(new, &without_type);
    let breaking: Vec<_> = dropped.iter().filter(|line| line.starts_with("breaking")).collect();
    assert_eq!(breaking, ["breaking: removed input tomes::Page"], "told once, where it was");

    let other = new
        .replace("{ all(client) }", r#"{ client.get("{{url}}/c").call() }"#)
        .replace("list(client: &Client)", "list(client: &Client, id: i64)");
    assert!(
        changes(new, &other).contains(&"breaking: changed operation tomes::list".to_owned()),
        "{:#?}",
        changes(new, &other)
    );
}

#[test]
fn names_that_stand_for_each_other_end() {
    let circle = "pub mod a { pub use super::b::x; } pub mod b { pub use super::a::x; }";
    assert_eq!(changes(circle, circle), [""; 0]);
}

#[test]
fn where_it_is_said_what_requests_have_in_common_is_no_change() {
    let each = r#"
        fn auth() -> Auth { Auth::bearer("{{t}}") }
        pub fn a(client: &Client) -> Call<()> { client.get("{{h}}/{{v}}/u").header("Accept", "x").auth(auth()).call() }
        pub fn b(client: &Client) -> Call<()> { client.get("u").header("X-B", "1").call() }
        pub mod m {
            pub fn c(client: &Client) -> Call<()> { client.get("u").header("accept", "y").auth(super::auth()).call() }
            pub fn d(client: &Client) -> Call<()> { client.get("u").header("Accept", "x").auth(Auth::bearer("{{t}}")).call() }
        }"#;
    let once = r#"
        const COMMON: Common = Common { base: "{{h}}/{{v}}", auth: Auth::bearer("{{t}}"), headers: &[("Accept", "x")] };
        pub fn a(client: &Client) -> Call<()> { client.get("/u").call() }
        pub fn b(client: &Client) -> Call<()> {
            client.get("u").header("X-B", "1").without_header("Accept").auth(Auth::none()).call()
        }
        pub mod m {
            pub fn c(client: &Client) -> Call<()> { client.get("u").header("accept", "y").call() }
            pub fn d(client: &Client) -> Call<()> { client.get("u").call() }
        }"#;
    assert_eq!(changes(each, once), [""; 0]);
    assert_eq!(
        changes(once, &once.replace("\"x\"", "\"z\"")),
        ["compatible: changed operation a", "compatible: changed operation m::d"]
    );
    assert_eq!(changes(once, &once.replace("{{h}}", "{{i}}")), ["compatible: changed operation a"]);
    assert_eq!(changes(once, &once.replace("{{t}}", "{{s}}")), ["compatible: changed auth the client"]);
}

#[test]
fn the_order_in_which_a_request_sends_its_options_is_no_change() {
    let own = r#"
        postman_client::codegen::options! { pub struct AOptions { pub x: Text = query "x", pub y: Text = query "y", } }
        pub fn a(client: &Client) -> Call<(), AOptions> { client.get("u").call() }"#;
    let shared = r#"
        postman_client::codegen::options! { pub struct YXOptions { pub y: Text = query "y", pub x: Text = query "x", } }
        pub type AOptions = YXOptions;
        pub fn a(client: &Client) -> Call<(), AOptions> { client.get("u").order(&["x"]).call() }"#;
    assert_eq!(changes(own, shared), ["compatible: added input YXOptions"]);
}

#[test]
fn headers_that_a_module_declares_belong_to_its_requests() {
    let each = r#"
        pub mod m {
            pub fn a(client: &Client) -> Call<()> { client.get("u").header("A", "1").header("B", "2").call() }
            pub mod n {
                pub fn b(client: &Client) -> Call<()> { client.get("u").header("A", "1").header("B", "2").call() }
            }
        }"#;
    let once = r#"
        pub mod m {
            const HEADERS: &[(&str, &str)] = &[("A", "1"), ("B", "2")];
            pub fn a(client: &Client) -> Call<()> { client.get("u").headers(HEADERS).call() }
            pub mod n {
                pub fn b(client: &Client) -> Call<()> { client.get("u").headers(super::HEADERS).call() }
            }
        }"#;
    assert_eq!(changes(each, once), [""; 0]);
    assert_eq!(
        changes(once, &once.replace("\"2\"", "\"3\"")),
        ["compatible: changed operation m::a", "compatible: changed operation m::n::b"]
    );
}
