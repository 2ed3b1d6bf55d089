//! Comments of Markdown: definitions of links that lead nowhere, such as `[//]: # (internal)` and `[comment]: <> (internal)`.

use std::borrow::Cow;

/// Returns the text without its comments.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.lines().any(is_comment) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive('\n').filter(|line| !is_comment(line)).collect())
}

fn is_comment(line: &str) -> bool {
    let definition = line.trim_start().strip_prefix('[').and_then(|line| line.split_once("]:"));
    definition.is_some_and(|(label, target)| {
        let target = target.trim_start();
        let leads_nowhere = ["#", "<>", "<#>"].iter().any(|nowhere| {
            target
                .strip_prefix(nowhere)
                .is_some_and(|rest| rest.trim().is_empty() || rest.starts_with([' ', '(', '"', '\'']))
        });
        !label.is_empty() && !label.contains(['[', ']']) && leads_nowhere
    })
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_definition_that_leads_nowhere_is_a_comment() {
        for comment in ["[//]: # \"Start\"", "[//]: # (internal)", "[comment]: <> (internal)", " [_]:#", "[x]: <#>"] {
            assert_eq!(without_comments(&format!("{comment}\nShows a book.\n\n{comment}")), "Shows a book.\n\n");
        }
        for text in ["[docs]: https://a.example", "[a]: #part", "[a](#)", "[]: #", "a [//]: # b"] {
            assert_eq!(without_comments(text), text);
        }
    }
}
