//! The headers of a request under construction, with Postman's rules for names that occur more than
//! once.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::request::Invalid;
use crate::request::Secrets;

/// Header lines as they were written: case, order and duplicates are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers(Vec<Line>);

#[derive(Clone, Debug)]
struct Line {
    name: Cow<'static, str>,
    value: Cow<'static, str>,
    sensitive: bool,
}

impl Headers {
    /// Adds a line. Lines without a name are dropped, as in Postman.
    pub(crate) fn push(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        let name = name.into();
        if !name.is_empty() {
            self.0.push(Line { name, value: value.into(), sensitive: false });
        }
    }

    /// The first value of `name`, in any case.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|line| line.name.eq_ignore_ascii_case(name)).map(|line| &*line.value)
    }

    /// The lines, as they were written.
    #[cfg(any(feature = "aws", feature = "edgegrid"))]
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|line| (&*line.name, &*line.value))
    }

    /// Sets the value of the lines named `name` in their places; `false` if there is none.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<Cow<'static, str>>) -> bool {
        let value = value.into();
        let mut found = false;
        for line in self.0.iter_mut().filter(|line| line.name.eq_ignore_ascii_case(name)) {
            line.value = value.clone();
            found = true;
        }
        found
    }

    /// Removes the lines for whose name `is` returns `true`.
    pub(crate) fn remove(&mut self, is: impl Fn(&str) -> bool) {
        self.0.retain(|line| !is(&line.name));
    }

    /// Replaces the caller's header `name` by a credential, which is never shown.
    pub(crate) fn sign(&mut self, name: &'static str, value: String) {
        self.remove(|existing| existing.eq_ignore_ascii_case(name));
        self.push_credential(name, value);
    }

    /// Adds a credential, which is never shown.
    pub(crate) fn push_credential(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        self.0.push(Line { name: name.into(), value: value.into(), sensitive: true });
    }

    /// Returns the headers as they are sent.
    ///
    /// Lines of one spelling are grouped. Of several spellings of one name, the last one that
    /// appears wins. Cookies are joined.
    pub(crate) fn into_map(mut self, secrets: &Secrets) -> Result<HeaderMap, Invalid> {
        let mut map = HeaderMap::with_capacity(self.0.len());
        for at in 0..self.0.len() {
            let name = name(&self.0[at].name)?;
            if map.contains_key(&name) || (name == http::header::HOST && self.0[at].value.is_empty()) {
                continue;
            }
            let spelling = self.spelling(at);
            let lines = || self.0.iter().filter(|line| line.name == spelling);
            let hidden = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(&name)
                || lines().any(|line| line.sensitive || secrets.occur_in(&line.value));
            let mut add = |text: Cow<'static, str>| -> Result<(), Invalid> {
                let mut value = value(&name, text)?;
                value.set_sensitive(hidden);
                map.append(name.clone(), value);
                Ok(())
            };
            if name == COOKIE {
                add(lines().map(|line| &*line.value).collect::<Vec<_>>().join("; ").into())?;
            } else {
                let mut lines = self.0.iter_mut().filter(|line| line.name == spelling);
                lines.try_for_each(|line| add(std::mem::take(&mut line.value)))?;
            }
        }
        Ok(map)
    }

    /// Returns the spelling of the name of line `at` that appears last for the first time.
    fn spelling(&self, at: usize) -> Cow<'static, str> {
        let name = &self.0[at].name;
        let is_first = |at: usize| !self.0[..at].iter().any(|earlier| earlier.name == self.0[at].name);
        let mut firsts = (0..self.0.len()).rev().filter(|&at| self.0[at].name.eq_ignore_ascii_case(name));
        firsts.find(|&at| is_first(at)).map_or(name, |at| &self.0[at].name).clone()
    }
}

fn name(text: &str) -> Result<HeaderName, Invalid> {
    HeaderName::from_bytes(text.as_bytes())
        .map_err(|_| Invalid::new(format!("`{}` is not a header name", text.escape_debug())))
}

/// Returns a value as Postman sends it: one Latin-1 byte per character.
fn value(name: &HeaderName, text: Cow<'static, str>) -> Result<HeaderValue, Invalid> {
    let refused = |reason| Invalid::new(format!("the value of the header `{name}` {reason}"));
    let bytes: Bytes = match text {
        text if !text.is_ascii() => latin_1(&text).ok_or_else(|| refused("has a character beyond U+00FF"))?.into(),
        Cow::Borrowed(text) => text.into(),
        Cow::Owned(text) => text.into(),
    };
    HeaderValue::from_maybe_shared(bytes).map_err(|_| refused("has a line break or control character"))
}

fn latin_1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|char| u8::try_from(u32::from(char)).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(lines: &[(&'static str, &'static str)]) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
        let mut headers = Headers::default();
        for (name, value) in lines {
            headers.push(*name, *value);
        }
        let map = headers.into_map(&Secrets::default())?;
        Ok(map.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec())).collect())
    }

    fn lines(lines: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        lines.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec())).collect()
    }

    #[test]
    fn duplicate_headers_are_merged_as_in_postman() -> Result<(), Invalid> {
        assert_eq!(
            map(&[("X-A", "1"), ("X-B", "b"), ("X-A", "2")])?,
            lines(&[("x-a", "1"), ("x-a", "2"), ("x-b", "b")])
        );
        let spelled = &[("X-A", "1"), ("X-B", "b"), ("x-a", "2"), ("X-A", "3")];
        assert_eq!(map(spelled)?, lines(&[("x-a", "2"), ("x-b", "b")]));
        assert_eq!(map(&[("Cookie", "a=1"), ("Cookie", "b=2")])?, lines(&[("cookie", "a=1; b=2")]));
        Ok(())
    }

    #[test]
    fn header_values_are_latin_1_and_of_one_line() -> Result<(), Invalid> {
        assert_eq!(map(&[("A", ""), ("Host", ""), ("", "x")])?, lines(&[("a", "")]));
        assert_eq!(map(&[("A", "é")])?, vec![("a".to_owned(), vec![0xE9])]);
        for bad in [("A", "a\nb"), ("A", "ż"), ("A b", ""), ("{{a}}", "")] {
            assert!(map(&[bad]).is_err());
        }
        Ok(())
    }

    #[test]
    fn credentials_do_not_show() -> Result<(), Invalid> {
        let mut headers = Headers::default();
        headers.push("Authorization", "old");
        headers.push("X-Trace", "s3cret-1");
        headers.sign("authorization", "Bearer t0ken".into());
        let shown = format!("{:?}", headers.into_map(&Secrets::new(vec!["s3cret".into()]))?);
        assert!(!shown.contains("s3cret") && !shown.contains("t0ken") && !shown.contains("old"), "{shown}");
        Ok(())
    }
}
