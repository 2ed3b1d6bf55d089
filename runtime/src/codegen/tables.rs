//! Tables in which generated code declares inputs and variables: each is declared once, and becomes a struct, its setters, and the
//! implementation of the runtime's traits. rustdoc and editors show the struct.

/// Declares the optional inputs of an operation: a struct with a setter for each, which implements [`Options`](crate::codegen::Options).
///
/// ```
/// use postman_client::Text;
///
/// postman_client::codegen::options! {
///     /// Optional inputs of `list_books`.
///     pub struct ListBooksOptions {
///         /// The most books in an answer.
///         pub limit: i64 = query "limit",
///         pub tags: Text = query_list "tag",
///         _ = query "format=json",
///         pub trace: Text = header "X-Trace-Id",
///     }
/// }
///
/// let options = ListBooksOptions::new().limit(20).tags(["crime", "new"]);
/// assert_eq!(options.limit, Some(20));
/// ```
///
/// A row is `pub field: Type = place "key"`; the places are `query`, `query_list`, `header` and `header_list`. A row without a field is
/// always sent: `_ = query "a=1"` or `_ = header "Name" "value"`. The order of the rows is the order on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __options {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(_ = $first:ident $($first_text:literal)+,)*
            $(
                $(#[$doc:meta])*
                pub $field:ident: $ty:ty = $place:ident $key:literal,
                $(_ = $fixed:ident $($text:literal)+,)*
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $crate::codegen::options!(@type $place $ty),)*
        }

        impl $name {
            /// None of the inputs.
            pub fn new() -> Self {
                <Self as ::core::default::Default>::default()
            }

            $($crate::codegen::options! { @setter $place $field $ty, $(#[$doc])* })*
        }

        impl $crate::codegen::Options for $name {
            fn apply(&self, to: &mut $crate::codegen::Inputs) {
                $($crate::codegen::options!(@fixed to $first $($first_text)+);)*
                $(
                    $crate::codegen::options!(@step to $place $key, &self.$field);
                    $($crate::codegen::options!(@fixed to $fixed $($text)+);)*
                )*
            }
        }
    };

    (@type query $ty:ty) => { ::core::option::Option<$ty> };
    (@type header $ty:ty) => { ::core::option::Option<$ty> };
    (@type text $ty:ty) => { ::core::option::Option<$ty> };
    (@type file $ty:ty) => { ::core::option::Option<$ty> };
    (@type $list:ident $ty:ty) => { ::std::vec::Vec<$ty> };

    (@setter query $($row:tt)*) => { $crate::codegen::options! { @set $($row)* } };
    (@setter header $($row:tt)*) => { $crate::codegen::options! { @set $($row)* } };
    (@setter text $($row:tt)*) => { $crate::codegen::options! { @set $($row)* } };
    (@setter file $($row:tt)*) => { $crate::codegen::options! { @set $($row)* } };
    (@setter $list:ident $field:ident $ty:ty, $(#[$doc:meta])*) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field<T: ::core::convert::Into<$ty>>(mut self, values: impl ::core::iter::IntoIterator<Item = T>) -> Self {
            self.$field = values.into_iter().map(::core::convert::Into::into).collect();
            self
        }
    };
    (@set $field:ident $ty:ty, $(#[$doc:meta])*) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, value: impl ::core::convert::Into<$ty>) -> Self {
            self.$field = ::core::option::Option::Some(value.into());
            self
        }
    };

    (@step $to:ident query $key:literal, $value:expr) => { $to.query($key, $value) };
    (@step $to:ident query_list $key:literal, $value:expr) => { $to.query($key, $value) };
    (@step $to:ident header $key:literal, $value:expr) => { $to.header($key, $value) };
    (@step $to:ident header_list $key:literal, $value:expr) => { $to.header($key, $value) };

    (@fixed $to:ident query $text:literal) => { $to.fixed_query($text) };
    (@fixed $to:ident header $name:literal $value:literal) => { $to.fixed_header($name, $value) };
}

/// Declares the fields of an urlencoded or multipart body: a struct with a setter for each, which implements [`Form`](crate::codegen::Form).
///
/// ```
/// use postman_client::{File, Text};
///
/// postman_client::codegen::form! {
///     /// Form of `upload_cover`.
///     pub struct UploadCoverForm {
///         pub cover: File = file "cover",
///         pub alt: Text = text "alt" as "text/plain",
///         _ = field "kind" "image",
///     }
/// }
///
/// let form = UploadCoverForm::new().alt("A lighthouse");
/// assert!(form.cover.is_none());
/// ```
///
/// A row is `pub field: Type = place "key"`, with `as "content type"` for a part that has its own; the places are `text`, `text_list`,
/// `file` and `file_list`. A row without a field is always sent: `_ = field "key" "value"` or `_ = part "key" "content type" "value"`.
/// The order of the rows is the order on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __form {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(_ = $first:ident $($first_text:literal)+,)*
            $(
                $(#[$doc:meta])*
                pub $field:ident: $ty:ty = $place:ident $key:literal $(as $content_type:literal)?,
                $(_ = $fixed:ident $($text:literal)+,)*
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $crate::codegen::options!(@type $place $ty),)*
        }

        impl $name {
            /// None of the fields.
            pub fn new() -> Self {
                <Self as ::core::default::Default>::default()
            }

            $($crate::codegen::options! { @setter $place $field $ty, $(#[$doc])* })*
        }

        impl $crate::codegen::Form for $name {
            fn fields(&self, form: &mut $crate::codegen::Fields) {
                $($crate::codegen::form!(@fixed form $first $($first_text)+);)*
                $(
                    $crate::codegen::form!(@step form $place $key $($content_type)?, &self.$field);
                    $($crate::codegen::form!(@fixed form $fixed $($text)+);)*
                )*
            }
        }
    };

    (@step $form:ident text $key:literal, $value:expr) => { $form.text($key, $value) };
    (@step $form:ident text_list $key:literal, $value:expr) => { $form.text($key, $value) };
    (@step $form:ident file $key:literal, $value:expr) => { $form.file($key, $value) };
    (@step $form:ident file_list $key:literal, $value:expr) => { $form.file($key, $value) };
    (@step $form:ident text $key:literal $content_type:literal, $value:expr) => { $form.text_as($key, $content_type, $value) };
    (@step $form:ident text_list $key:literal $content_type:literal, $value:expr) => { $form.text_as($key, $content_type, $value) };
    (@step $form:ident file $key:literal $content_type:literal, $value:expr) => { $form.file_as($key, $content_type, $value) };
    (@step $form:ident file_list $key:literal $content_type:literal, $value:expr) => { $form.file_as($key, $content_type, $value) };

    (@fixed $form:ident field $key:literal $value:literal) => { $form.fixed($key, $value) };
    (@fixed $form:ident part $key:literal $content_type:literal $value:literal) => {
        $form.text_as($key, $content_type, &$crate::Text::saved($value))
    };
}

/// Declares the variables of a client: a struct that implements [`Variables`](crate::Variables), with a constructor for each environment
/// of the collection.
///
/// ```
/// postman_client::codegen::variables! {
///     /// The variables of the collection.
///     pub struct Variables from "SHOP_" {
///         pub url: Variable = "url" or "https://shop.example",
///         pub api_key: Secret = "apiKey",
///     }
///     /// The variables of the environment “Test”.
///     test { url: "https://test.shop.example" }
/// }
///
/// assert_eq!(Variables::test().url.get(), Some("https://test.shop.example"));
/// ```
///
/// A row is `pub field: Variable = "name in Postman"`, with `or "value"` for its value in the collection; a `Secret` never shows its
/// value. `from` is the prefix of the names of environment variables; the name of the field in capitals follows. `with` names the constant with
/// the common parts of the collection's requests, a [`Common`](crate::codegen::Common).
#[doc(hidden)]
#[macro_export]
macro_rules! __variables {
    (
        $(#[$meta:meta])*
        pub struct $name:ident from $prefix:literal $(with $common:ident)? {
            $($(#[$doc:meta])* pub $field:ident: $ty:ident = $key:literal $(or $default:literal)?),* $(,)?
        }
        $($(#[$environment_doc:meta])* $environment:ident { $($set:ident: $value:literal),* $(,)? })*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $crate::$ty,)*
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::codegen::variables!(@default $ty $($default)?),)* }
            }
        }

        impl $name {
            /// The values that the collection has, with those of the process's environment, whose names are
            #[doc = concat!("`", $prefix, "` and the field in capitals.")]
            pub fn from_env() -> Self {
                $crate::codegen::from_env(&[$(($prefix, ::core::stringify!($field), $key)),*])
            }

            $(
                $(#[$doc])*
                #[must_use]
                pub fn $field(mut self, value: impl ::core::convert::Into<$crate::$ty>) -> Self {
                    self.$field = value.into();
                    self
                }
            )*

            $(
                $(#[$environment_doc])*
                pub fn $environment() -> Self {
                    Self { $($set: ::core::convert::Into::into($value),)* ..<Self as ::core::default::Default>::default() }
                }
            )*
        }

        impl $crate::codegen::Collection for $name {
            $(const COMMON: $crate::codegen::Common<Self> = $common;)?
        }

        impl $crate::Variables for $name {
            fn get(&self, name: &str) -> ::core::option::Option<&str> {
                match name {
                    $($key => self.$field.get(),)*
                    _ => ::core::option::Option::None,
                }
            }

            #[allow(unreachable_code, unused_variables, reason = "a collection may have no variables")]
            fn set(&mut self, name: &str, value: &str) -> bool {
                match name {
                    $($key => self.$field = value.into(),)*
                    _ => return false,
                }
                true
            }

            #[allow(unreachable_code, unused_variables, reason = "a collection may have no variables")]
            fn unset(&mut self, name: &str) -> bool {
                match name {
                    $($key => self.$field = ::core::default::Default::default(),)*
                    _ => return false,
                }
                true
            }

            fn secrets(&self) -> ::std::vec::Vec<&$crate::Secret> {
                let all: &[::core::option::Option<&$crate::Secret>] = &[$(self.$field.as_secret()),*];
                all.iter().copied().flatten().collect()
            }
        }
    };

    (@default $ty:ident) => { <$crate::$ty as ::core::default::Default>::default() };
    (@default $ty:ident $default:literal) => { ::core::convert::Into::into($default) };
}
