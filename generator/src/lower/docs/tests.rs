use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::description::MAX_CHARS;
use super::{a_few, code, inline, only_repeats, sanitize};

fn table(cases: &[(&str, &str)]) {
    for (input, expected) in cases {
        let first = sanitize(input).join("\n");
        assert_eq!(first, *expected, "{input:?}");
        assert_safe(&sanitize(input), input);
        assert_eq!(sanitize(&first).join("\n"), first, "again: {input:?}");
    }
}

/// Checks that the lines, as rustdoc reads them, have no HTML, no code that it would take for Rust, and only links to the web or to an address.
fn assert_safe(lines: &[String], source: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let text = lines.join("\n");
    let mut broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        panic!("{source:?}: rustdoc would look for the item `{}`: {text}", link.reference)
    };
    for event in Parser::new_with_broken_link_callback(&text, options, Some(&mut broken)) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                panic!("{source:?}: {event:?} in {text}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("{source:?}: a doctest in {text}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(tag))) => {
                assert!(
                    ["text", "json", "xml", "http", "yaml", "html", "graphql", "sh"].contains(&&*tag),
                    "{source:?}: {text}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let leads_out = ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|start| dest_url.to_ascii_lowercase().starts_with(start));
                assert!(leads_out || dest_url.contains('@'), "{source:?}: a link to {dest_url}: {text}");
            }
            _ => {}
        }
    }
}

#[test]
fn code_is_no_doctest() {
    table(&[
        ("```\nlet a;\n```", "```text\nlet a;\n```"),
        ("```rust,should_panic\npanic!()\n```", "```text\npanic!()\n```"),
        ("~~~JSON\n{}\n~~~", "```json\n{}\n```"),
        ("```GET /a\n```", "```text\nGET /a\n```"),
        ("```json title=a\n1\n```", "```json\n1\n```"),
        ("```bash\ncurl\n", "```sh\ncurl\n```"),
        ("```{\n 1\n}```\na", "```json\n{\n 1\n}\n```\n\na"),
        ("````\n```\nx\n````", "````text\n```\nx\n````"),
        ("a\n\n    let x;\n\n\ty\n\nb", "a\n\n```text\nlet x;\n\ny\n```\n\nb"),
        ("- a\n  ```rust\n  b\n- c", "- a\n\n  ```text\n  b\n  ```\n- c"),
        ("{\n  \"a\": 1\n}", "```json\n{\n  \"a\": 1\n}\n```"),
        ("<pre><code class=\"language-json\">{&quot;a&quot;}</code></pre>", "```json\n{\"a\"}\n```"),
        ("```\n\n```", ""),
    ]);
}

#[test]
fn links_lead_outside_or_nowhere() {
    table(&[
        ("[Vec] [a](b) [x][y] a[0]", "\\[Vec\\] \\[a\\](b) \\[x\\]\\[y\\] a\\[0\\]"),
        ("[x]: y", "\\[x\\]: y"),
        ("[a](https://x.y/(z) \"t\")", "[a](https://x.y/%28z%29)"),
        ("[a](/b) [c](#d) ![alt](i.png) [e]()", "a c alt e"),
        ("[a] [b][A]\n\n[a]: https://x.y", "[a](https://x.y) [b](https://x.y)"),
        ("[m](mailto:a@b.c) <a@b.c>", "[m](mailto:a@b.c) <a@b.c>"),
        ("see https://x.y/a_b.", "see <https://x.y/a_b>."),
        ("http://{{host}}/x", "`http://{{host}}/x`"),
        ("[https://x.y](https://x.y)", "<https://x.y>"),
        ("[[a](https://x.y)](https://z.y)", "\\[[a](https://x.y)\\](<https://z.y>)"),
        ("[![a](i)](https://x.y) b![c](https://x.y)", "[a](https://x.y) bc"),
        ("a[^1]\n\n[^1]: b", "a\\[^1\\]\n\n\\[^1\\]: b"),
        ("<a href=\"https://x.y\">a</a> <a href='/b'>c</a>", "[a](https://x.y) c"),
        ("<a href=www.x.y/a>a</a> [b](WWW.x.y)", "[a](https://www.x.y/a) [b](https://WWW.x.y)"),
        ("[//]: # \"Start\"\n\na\n\n[comment]: <> (b)", "a"),
    ]);
}

#[test]
fn html_is_markdown_or_text() {
    table(&[
        ("a<br>b<br/><br>c", "a\\\nb\n\nc"),
        ("<p>a <b>b</b> <i>c</i></p><p>d</p>", "a **b** *c*\n\nd"),
        (
            "a\n<details open>\n<summary><b>More</b></summary>\n\nb <nobr>c</nobr>\n</details>\n\nd",
            "a\n\n**More**\n\nb c\n\nd",
        ),
        ("<b>a: b <i>c</i> d</em>", "a: b *c* d"),
        ("<b><i>a</b></i>", "***a***"),
        ("a `b`/<summary>", "a `b`/\\<summary>"),
        ("a&nbsp;&lt;b&gt; &amp;amp; &foo;", "a \\<b> \\&amp; \\&foo;"),
        ("Use <access_token> List<String>", "Use \\<access_token> List\\<String>"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>d", "- a\n  - b\n- c\n\nd"),
        ("<ol>\n  <li>a</li>\n  <li>b</li>\n</ol>", "1. a\n2. b"),
        ("<code>a`b</code>", "``a`b``"),
        ("`<br>`<!-- x -->", "`<br>`"),
        ("<h2>A</h2>b", "## A\n\nb"),
        ("<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", "| a |\n| --- |\n| b\\|c |"),
        ("|a|b|\n|-|:-:|\n|1<br>2|`x\\|y`|", "| a | b |\n| --- | :-: |\n| 1 2 | `x\\|y` |"),
    ]);
}

#[test]
fn blocks_are_normal() {
    table(&[
        ("# A #\nb\n===\nc", "# A\n\n# b\n\nc"),
        ("####### a\n#b", "####### a\n#b"),
        ("* a\nlazy\n\n+ b\n    - c", "- a\n  lazy\n- b\n  - c"),
        ("9. a\n10. b\n    c", "9. a\n10. b\n    c"),
        ("text\n7. a", "text\n7\\. a"),
        ("> a\nb\n\n>c", "> a\n> b\n\n> c"),
        ("---\nt: x\n---", "***\n\n## t: x"),
        ("a\r\n\r\n\r\n\r\nb\t \r\n", "a\n\nb"),
        ("- [x] a\n- ", "- \\[x\\] a"),
        ("a | b\n- | -", "| a | b |\n| --- | --- |"),
        ("\\- a\n\\# b\n\\> c\n&#35; d", "\\- a\n\\# b\n\\> c\n\\# d"),
        ("a `b", "a \\`b"),
        ("C:\\dir snake_case \\*a\\_b\\*", "C:\\\\dir snake_case \\*a_b\\*"),
        ("a\0\u{202e}b\u{2028}c", "ab\nc"),
        (" \n\t\u{200b}", ""),
    ]);
}

#[test]
fn long_text_is_cut() {
    let paragraph = "word ".repeat(300);
    for text in [
        [paragraph.as_str(); 5].join("\n\n"),
        "x".repeat(100_000),
        "[".repeat(100_000),
        "a https://x.y/z ".repeat(9_000),
        format!("```\n{}", "line\n".repeat(5_000)),
        format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(5_000)),
        ">- ".repeat(30_000),
        "- a\n".repeat(30_000),
    ] {
        let lines = sanitize(&text);
        let joined = lines.join("\n");
        assert_eq!(lines.last().map(String::as_str), Some("…"));
        assert!(joined.chars().count() <= MAX_CHARS);
        assert_eq!(joined.matches("```").count() % 2, 0);
        assert_eq!(sanitize(&joined), lines);
    }
}

#[test]
fn any_text_is_safe() {
    const PARTS: [&str; 40] = [
        "`",
        "```",
        "~~~",
        "\n",
        "\n\n",
        "\t",
        "    ",
        "[",
        "]",
        "(",
        ")",
        "](",
        "[a]: https://x.y\n",
        "<",
        ">",
        "<br>",
        "<ul><li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<table><tr><td>",
        "|",
        "|-|",
        "&#35;",
        "&amp;",
        "*",
        "_",
        "# ",
        "---",
        "- ",
        "1. ",
        "> ",
        "\\",
        "!",
        "https://x.y",
        "\r",
        "\0",
        "\u{202e}",
        "é",
        "word",
    ];
    let mut state = 1_u64;
    let mut next = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    for _ in 0..3_000 {
        let text: String = (0..next(24)).filter_map(|_| PARTS.get(usize::try_from(next(40)).ok()?)).copied().collect();
        let lines = sanitize(&text);
        for line in &lines {
            assert!(!line.contains(char::is_control) && !line.ends_with(' '), "{text:?}: {line:?}");
        }
        assert_safe(&lines, &text);
        assert!(!inline(&text).contains(char::is_control), "{text:?}");
        assert!(!code(&text).contains(char::is_control), "{text:?}");
    }
}

#[test]
fn names_are_escaped() {
    for (input, expected) in [
        ("Get `x` [y] *z* <T>\n_a_ b_c", "Get \\`x\\` \\[y\\] \\*z\\* \\<T> \\_a\\_ b_c"),
        ("# 1 &amp; 2", "\\# 1 \\&amp; 2"),
        ("GET https://x.y", "GET <https://x.y>"),
        ("1. a", "1\\. a"),
    ] {
        assert_eq!(inline(input), expected);
    }
}

#[test]
fn code_has_enough_backticks() {
    for (input, expected) in [
        ("{{url}}/a", "`{{url}}/a`"),
        ("a`b``c", "```a`b``c```"),
        ("`a", "`` `a ``"),
        ("a\r\nb\0", "`a b`"),
        ("", "`\"\"`"),
    ] {
        assert_eq!(code(input), expected);
    }
}

#[test]
fn a_description_that_only_repeats_the_name_says_nothing() {
    for (description, name, expected) in [
        ("account_id parameter", "account_id", true),
        ("The id of the account.", "accountId", true),
        ("ref+ parameter", "ref", true),
        ("Account number", "account_id", false),
        ("the id of the account that pays", "account_id", false),
        ("", "a", true),
    ] {
        assert_eq!(only_repeats(description, name), expected, "{description}");
    }
}

#[test]
fn a_few_names_are_listed_and_of_many_not_how_many() {
    let a_few = |names: &[&str]| a_few(&names.iter().copied().collect());
    assert_eq!(a_few(&["get"]), "`get`");
    assert_eq!(a_few(&["get", "create"]), "`create` and `get`");
    assert_eq!(a_few(&["get", "create", "list"]), "`create`, `get` and `list`");
    assert_eq!(a_few(&["a", "b", "c", "d"]), a_few(&["a", "b", "c", "d", "e"]));
    let long = ["create", "list", "update", "void"].map(|verb| format!("{verb}_an_order_with_lines_of_several_shops"));
    let [create, list, ..] = &long;
    let names = long.each_ref().map(String::as_str);
    assert_eq!(a_few(&names), format!("`{create}`, `{list}` and others"));
    assert_eq!(a_few(&names[..3]), format!("`{create}`, `{list}` and another"));
}
