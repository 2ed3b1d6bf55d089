//! Docs as HTML: Markdown without tags, images, and links that do not lead to the web.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::diagnostic::is_unseen;

/// Shows the paragraphs of a description.
pub fn prose(docs: &[String]) -> Markup {
    let text = docs.join("\n");
    let text: String = text.chars().map(|c| if c != '\n' && is_unseen(c) { ' ' } else { c }).collect();
    // `[name]` is a link of rustdoc
    let own = |link: BrokenLink<'_>| {
        (link.link_type == LinkType::Shortcut || link.link_type == LinkType::Collapsed)
            .then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let own = &mut { own };
    let parser = Parser::new_with_broken_link_callback(&text, Options::ENABLE_TABLES, Some(own));
    let mut out = String::new();
    let mut in_links = Vec::new();
    let events = parser.filter_map(|event| harmless(event, &mut in_links));
    html::push_html(&mut out, events);
    PreEscaped(out)
}

fn harmless<'e>(event: Event<'e>, in_links: &mut Vec<bool>) -> Option<Event<'e>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        // headings of a description are not headings of the page
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { dest_url, .. }) => {
            let is_web = ["https://", "http://"].iter().any(|scheme| starts_with(&dest_url, scheme));
            in_links.push(is_web);
            is_web.then(|| {
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title: "".into(), id: "".into() })
            })
        }
        Event::End(TagEnd::Link) => in_links.pop().filter(|kept| *kept).map(|_| Event::End(TagEnd::Link)),
        other => Some(other),
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::prose;

    fn html(text: &str) -> String {
        prose(&text.lines().map(str::to_owned).collect::<Vec<_>>()).into_string()
    }

    #[test]
    fn markdown_is_shown() {
        assert_eq!(html("A *b* `c`\n\n* d"), "<p>A <em>b</em> <code>c</code></p>\n<ul>\n<li>d</li>\n</ul>\n");
        assert_eq!(
            html("See <https://a.b/?c&d>."),
            "<p>See <a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a>.</p>\n"
        );
        assert_eq!(html("Its answer: [`capture_get`]."), "<p>Its answer: <code>capture_get</code>.</p>\n");
    }

    #[test]
    fn nothing_of_a_description_is_markup_of_the_page() {
        for (text, expected) in [
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n"),
            ("[a](javascript:alert(1)) [b](data:text/html,x) [c](JAVASCRIPT:x)", "<p>a b c</p>\n"),
            ("![seen](https://tracker.example/a.png)", "<p>seen</p>\n"),
            ("# Title", "<p>Title</p>\n"),
            ("a\u{202e}b", "<p>a b</p>\n"),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
        let attribute = html("[a](https://a.b/\"onmouseover=\"alert(1))");
        assert!(!attribute.contains("\"onmouseover"), "{attribute}");
    }
}
