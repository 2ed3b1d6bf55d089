//! [`Token`]: the `{{name}}`s of a template.

/// A `{{name}}` in a text: `text[start..end]`, braces included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) name: &'t str,
}

/// Returns the `{{name}}`s of `text`: a name is any text without braces, so that `{{{a}}}` contains the token
/// `{{a}}`.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            // `find` searches by machine words: most texts have none
            let open = at + text.get(at..)?.find('{')?;
            // the last two braces of a run open the token
            let run = bytes[open..].iter().take_while(|&&byte| byte == b'{').count();
            let inner = open + run;
            let length = bytes[inner..].iter().position(|byte| matches!(byte, b'{' | b'}'))?;
            let close = inner + length;
            at = close;
            if run >= 2 && bytes[close..].starts_with(b"}}") {
                at = close + 2;
                return Some(Token { start: inner - 2, end: at, name: &text[inner..close] });
            }
        }
    })
}

/// Applies `literal` to the parts of `template` that are not `{{names}}`, and leaves the names as
/// they are.
pub(crate) fn map_literals(template: &str, mut literal: impl FnMut(&str, &mut String)) -> String {
    let mut result = String::with_capacity(template.len());
    let mut copied = 0;
    for token in tokens(template) {
        literal(&template[copied..token.start], &mut result);
        result.push_str(&template[token.start..token.end]);
        copied = token.end;
    }
    literal(&template[copied..], &mut result);
    result
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn variables_are_recognised_between_double_braces() {
        let names = |text: &'static str| tokens(text).map(|token| token.name).collect::<Vec<_>>();
        assert_eq!(names("{{a}}{{ b }}"), ["a", " b "]);
        assert_eq!(names("{a} {{a {{b}} {{}}"), ["b", ""]);
        assert_eq!(names("{{{a}}} {{x{{n}}}}"), ["a", "n"]);
        assert_eq!(names("{{a} {{b"), Vec::<&str>::new());
        assert_eq!(names("{{é:/&#\n}}"), ["é:/&#\n"]);
    }
}
