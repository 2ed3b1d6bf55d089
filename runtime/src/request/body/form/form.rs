//! [`Form`] and [`Fields`]: the fields of an urlencoded or multipart body.

use crate::request::Input;
use crate::request::body::file::File;
use crate::template::Text;

/// A form body. Generated code implements it for each form struct.
pub trait Form {
    /// Writes the fields that are set, in the order of the collection.
    fn fields(&self, form: &mut Fields);
}

/// The fields of a form, in the order in which they were written. Keys are templates.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub(crate) Vec<Field>);

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) value: Value,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A text, with its content type in multipart bodies.
    Text(Text, &'static str),
    File(File),
}

impl Fields {
    /// The files among them.
    #[cfg(feature = "renewal")]
    pub(in crate::request::body) fn files(&self) -> impl Iterator<Item = &File> {
        self.0.iter().filter_map(|field| match &field.value {
            Value::File(file) => Some(file),
            Value::Text(..) => None,
        })
    }

    /// Adds a text field for each value of `value`.
    pub fn text(&mut self, key: &'static str, value: &(impl Input + ?Sized)) {
        self.text_as(key, "", value);
    }

    /// Adds a text field for each value of `value`, with its own content type in multipart bodies.
    pub fn text_as(&mut self, key: &'static str, content_type: &'static str, value: &(impl Input + ?Sized)) {
        value.each(&mut |text| self.0.push(Field { key, value: Value::Text(text, content_type) }));
    }

    /// Adds a text field that is always sent; key and value are templates.
    pub fn fixed(&mut self, key: &'static str, template: &'static str) {
        self.0.push(Field { key, value: Value::Text(Text::saved(template), "") });
    }

    /// Adds a file field for each file of `value`. Only multipart bodies have them.
    pub fn file(&mut self, key: &'static str, value: &(impl Files + ?Sized)) {
        value.each(&mut |file| self.0.push(Field { key, value: Value::File(file.clone()) }));
    }

    /// Adds a file field with a content type, which is a template, for files that have none
    /// of theirs.
    pub fn file_as(&mut self, key: &'static str, content_type: &'static str, value: &(impl Files + ?Sized)) {
        value.each(&mut |file| {
            self.0.push(Field { key, value: Value::File(file.clone().or_content_type(content_type)) });
        });
    }

    /// Adds text fields at their places: each with its index among all fields that are sent, in ascending order, its key and its template.
    pub(crate) fn insert(&mut self, saved: &[(usize, &'static str, &'static str)]) {
        for (at, key, template) in saved {
            let field = Field { key, value: Value::Text(Text::saved(*template), "") };
            self.0.insert(self.0.len().min(*at), field);
        }
    }

    pub(crate) fn templates(pairs: &[(&'static str, &'static str)]) -> Self {
        let mut fields = Self::default();
        for (key, template) in pairs {
            fields.fixed(key, template);
        }
        fields
    }
}

/// A value of a file field of a form struct: any number of files.
pub trait Files {
    /// Calls `to` with each file.
    fn each(&self, to: &mut dyn FnMut(&File));
}

impl Files for File {
    fn each(&self, to: &mut dyn FnMut(&File)) {
        to(self);
    }
}

impl<T: Files> Files for Option<T> {
    fn each(&self, to: &mut dyn FnMut(&File)) {
        if let Some(files) = self {
            files.each(to);
        }
    }
}

impl<T: Files> Files for Vec<T> {
    fn each(&self, to: &mut dyn FnMut(&File)) {
        for files in self {
            files.each(to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn saved_fields_are_inserted_at_their_places() {
        let mut fields = Fields::templates(&[("b", ""), ("d", "")]);
        fields.insert(&[(0, "a", "<integer>"), (2, "c", ""), (9, "e", "")]);
        assert_eq!(fields.0.iter().map(|field| field.key).collect::<String>(), "abcde");
    }
}
