//! The document around a page: its head with the policy, its header and layout.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::diagnostic::OneLine;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub struct Document<'a> {
    pub title: &'a str,
    /// The description under the title of the page.
    pub about: Markup,
    /// The things that the search field finds: `operations`.
    pub search: &'a str,
    /// The contents on the side.
    pub navigation: Markup,
    pub main: Markup,
}

pub fn document(document: Document<'_>) -> String {
    let Document { title, about, search, navigation, main } = document;
    let title = OneLine(title).to_string();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                // the policy must precede everything to which it applies
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="postman-codegen";
                meta name="color-scheme" content="light dark";
                // an empty icon, so that browsers do not request one
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header {
                    div.title {
                        h1 { (title) }
                        (about)
                    }
                    div.controls role="search" {
                        label for="search" { "Search " (search) }
                        input id="search" type="search" placeholder="name, path, URL" autocomplete="off" spellcheck="false"
                            aria-describedby="found" aria-keyshortcuts="/";
                        button type="button" id="unfold" { "Unfold all" }
                        button type="button" id="fold" { "Fold all" }
                        button type="button" id="theme" { "Dark or light mode" }
                        p id="found" role="status" aria-live="polite" {}
                    }
                }
                div.columns {
                    nav aria-label="Contents" { (navigation) }
                    main id="main" tabindex="-1" { (main) }
                }
                footer { p { "Made by postman-codegen. This page loads nothing and sends nothing." } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// Returns the policy: only the style and the script of this file, and no requests, forms or frames.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_do_not_end_their_elements() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"));
        }
        // maud must print the text that was hashed
        assert_eq!(html! { style { (PreEscaped(STYLE)) } }.into_string(), format!("<style>{STYLE}</style>"));
    }

    #[test]
    fn a_title_is_text() {
        let page = document(Document {
            title: "</title><script>\u{202e}",
            about: html! {},
            search: "operations",
            navigation: html! {},
            main: html! {},
        });
        assert!(page.contains("<title>&lt;/title&gt;&lt;script&gt;\\u{202e}</title>"), "{page}");
        assert_eq!(page.matches("<script").count(), 1);
    }
}
