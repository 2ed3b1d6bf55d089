//! The pages of `report` and `diff --format html`, as far as no browser is needed: `.ci/pages` opens them in one, those of hostile
//! collections among them, which these tests leave in Cargo's folder for temporary files.

use std::fs;
use std::path::{Path, PathBuf};

use conformance::command::{collection, folder, run};
use serde_json::{Value, json};

/// Texts that try to be more than text: markup, attributes, addresses, ends of elements, and what parsers of HTML are known to mistake.
const TEXTS: &[&str] = &[
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</title><script>window.pwned=1</script>",
    "\"><img src=x onerror=window.pwned=1>",
    "' onmouseover='window.pwned=1' x='",
    "\" autofocus onfocus=window.pwned=1 \"",
    "<svg/onload=window.pwned=1>",
    "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
    "<a href=\"javascript:window.pwned=1\">a</a> [b](javascript:window.pwned=1) [c](JaVaScRiPt:window.pwned=1)",
    "[a](data:text/html;base64,PHNjcmlwdD4=) <data:text/html,x> [b](vbscript:x) [c](file:///etc/passwd)",
    "![a](https://tracker.example/a.png) <img src=https://tracker.example/b.png>",
    "<!--<script>--><script>window.pwned=1</script><!---->",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.pwned=1&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
    "<form action=https://evil.example><button>x</button></form><base href=https://evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example\"><link rel=stylesheet href=https://evil.example/a.css>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;script&#62;",
    "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1} <%= 1 %>",
    "a\u{0}<scr\u{0}ipt>window.pwned=1</script>\u{202e}\u{2028}\u{1b}[2J\u{7}",
    "```\n</code></pre><script>window.pwned=1</script>\n```\n\n| a |\n|---|\n| <script>window.pwned=1</script> |",
];

/// A collection with the text in every place that has one, and its next version.
fn versions(text: &str) -> [Value; 2] {
    let row = |more: &str| json!({ "key": format!("{text}{more}"), "value": text, "description": text });
    let body = |more: &str| json!({ text: text, "inner": { format!("{text}{more}"): [text] } }).to_string();
    let request = |name: &str, more: &str| {
        json!({
            "name": format!("{text} {name}"),
            "request": {
                "method": if name == "a" { text } else { "POST" },
                "description": text,
                "header": [row(more)],
                "auth": { "type": "apikey", "apikey": [{ "key": "key", "value": text }, { "key": "value", "value": text }] },
                "body": { "mode": "raw", "raw": body(more), "options": { "raw": { "language": "json" } } },
                "url": { "raw": format!("{{{{{text}}}}}/{text}/:{text}?{text}={text}"), "host": [format!("{{{{{text}}}}}")],
                    "path": [text, format!(":{text}")], "query": [row(more)], "variable": [row("")] },
            },
            "event": [{ "listen": "test", "script": { "exec": [
                format!("pm.environment.set({0}, pm.response.json()[{0}]); eval({0})", json!(text)),
            ] } }],
            "response": [{ "name": text, "code": 200, "body": body(more) }, { "name": text, "code": 400, "body": body("") }],
        })
    };
    let collection = |requests: Value| {
        json!({
            "info": { "name": text, "description": text, "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
            "variable": [row("")],
            "item": [{ "name": text, "description": text, "item": requests }],
        })
    };
    [collection(json!([request("a", ""), request("b", "")])), collection(json!([request("a", " 2"), request("c", "")]))]
}

fn pages() -> PathBuf {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&pages).expect("a folder");
    pages
}

#[test]
fn hostile_collections_have_pages_and_tables_of_text() {
    let pages = pages();
    for (number, text) in TEXTS.iter().enumerate() {
        let folder = folder();
        for (name, version) in ["old.json", "new.json"].iter().zip(versions(text)) {
            fs::write(folder.path().join(name), version.to_string()).expect("a file");
        }
        let report = run(&folder, &["report", "old.json"]);
        let diff = run(&folder, &["diff", "old.json", "new.json", "--format", "html"]);
        for (name, page) in [("report", report), ("diff", diff)] {
            assert_eq!(page.status, 0, "{text}: {}", page.stderr);
            let html = page.stdout;
            assert_eq!(html.matches("<script").count(), 1, "{name}: {text}");
            let unseen = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2028}');
            assert!(!html.contains(unseen), "{name}: {text}");
            fs::write(pages.join(format!("hostile-{name}-{number:02}.html")), html).expect("a file");
        }
        let markdown = run(&folder, &["diff", "old.json", "new.json", "--format", "markdown"]).stdout;
        for line in markdown.lines().filter(|line| line.starts_with('|')) {
            let escaped = line.replace("\\|", "");
            assert_eq!(escaped.matches('|').count(), 4, "{text}: {line}");
        }
        assert!(!markdown.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn a_credential_is_named_and_never_shown() {
    const KEY: &str = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    let folder = folder();
    let collection = json!({
        "info": { "name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "item": [{
            "name": "Pay",
            "request": {
                "method": "GET",
                "url": "https://shop.example/pay",
                "header": [{ "key": "X-Api-Key", "value": KEY }],
                "description": format!("Use `{KEY}`."),
            },
            "response": [{ "name": KEY, "code": 200, "body": json!({ "key": KEY }).to_string() }],
        }],
    });
    fs::write(folder.path().join("shop.json"), collection.to_string()).expect("a file");
    let page = run(&folder, &["report", "shop.json"]);
    assert_eq!(page.status, 0, "{}", page.stderr);
    assert!(!page.stdout.contains(KEY));
    assert!(page.stdout.contains("Pay: header X-Api-Key"), "{}", page.stdout);
}

#[test]
fn a_page_tells_all_of_an_operation() {
    let folder = folder();
    let output = run(&folder, &["report", &collection("bookshop"), "-o", "report.html"]);
    assert_eq!((output.status, output.stdout.as_str()), (0, ""), "{}", output.stderr);
    let page = fs::read_to_string(folder.path().join("report.html")).expect("a page");
    for part in [
        "id=\"fn.books::get_book\"",
        "pub fn get_book(client: &amp;Client, id: impl Into&lt;Text&gt;) -&gt; Call&lt;Json&lt;Book&gt;&gt;",
        "(&amp;client, &quot;id&quot;).await?;",
        "Json&lt;<a href=\"#type.books::Book\">Book</a>&gt;",
        "200: the saved example “",
        "Auth::bearer(&quot;{{token}}&quot;)",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_comment_of_a_forge_takes_the_markdown_of_any_difference() {
    let request = |number: usize, path: &str| {
        json!({
            "name": format!("Request number {number} of a large collection"),
            "request": { "method": "GET", "url": format!("{{{{url}}}}/{path}/{number}/{}", "x".repeat(900)) },
        })
    };
    let version = |path: &str| {
        let requests: Vec<Value> = (0..400).map(|number| request(number, path)).collect();
        json!({ "info": { "name": "Large", "schema": "v2.1.0" }, "item": requests }).to_string()
    };
    let folder = folder();
    fs::write(folder.path().join("old.json"), version("a")).expect("a file");
    fs::write(folder.path().join("new.json"), version("b")).expect("a file");
    let markdown = run(&folder, &["diff", "old.json", "new.json", "--format", "markdown"]).stdout;
    let length = markdown.chars().count();
    assert!((50_000..=65_000).contains(&length), "{length}");
    assert!(markdown.starts_with("**Version step: "), "{markdown}");
    assert!(markdown.ends_with("are not shown here: `postman-codegen diff --format html` shows all.\n"));
}

#[test]
fn a_page_of_changes_shows_both_sides_and_what_to_do() {
    let folder = folder();
    let old: Value =
        serde_json::from_str(&fs::read_to_string(collection("salesforce")).expect("a file")).expect("a collection");
    let mut new = old.clone();
    new.pointer_mut("/item/0/item").and_then(Value::as_array_mut).expect("a folder").retain(|_| false);
    fs::write(folder.path().join("new.json"), new.to_string()).expect("a file");
    let page =
        run(&folder, &["diff", &collection("salesforce"), "new.json", "--format", "html", "--report", "report.html"]);
    assert_eq!(page.status, 0, "{}", page.stderr);
    for part in [
        "<strong>major</strong>",
        "the request is no longer in the collection",
        "Does not exist.",
        "In the collection: “",
    ] {
        assert!(page.stdout.contains(part), "{part}");
    }
    let other = run(&folder, &["diff", "new.json", "new.json", "--format", "html", "--report", "javascript:alert(1)"]);
    assert_eq!(other.status, 2, "{}", other.stdout);
}
