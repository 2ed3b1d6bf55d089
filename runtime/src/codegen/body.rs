//! The table in which generated code declares the objects of JSON bodies: each field is declared once, and becomes a field of a struct, an
//! argument of `new` or a setter.

/// Declares an object of a JSON body: a struct with a constructor for the required fields, and a setter for each optional one.
///
/// ```
/// postman_client::codegen::body! {
///     /// Body of `create_book`.
///     #[serde(rename_all = "camelCase")]
///     pub struct CreateBookBody {
///         const action = "create",
///         pub title: String,
///         pub page_count?: i64,
///         /// Left as it is, removed, or set.
///         pub note?: Option<String>,
///         pub isbn?: String = "ISBN",
///     }
/// }
///
/// let body = CreateBookBody::new("Emma").page_count(474).note(None);
/// assert_eq!(serde_json::to_string(&body)?, r#"{"action":"create","title":"Emma","pageCount":474,"note":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A row is `pub field: Type` for a required field, `pub field?: Type` for one that may be left out (an `Option<Type>`), and
/// `const field = "text"` for one that always has the same text. If the key in JSON is not the one that serde derives from the field's name, it
/// follows: `= "key"`, or `as "key"` behind a constant.
#[doc(hidden)]
#[macro_export]
macro_rules! __body {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[$doc:meta])*
                $(const $constant:ident = $text:literal $(as $constant_key:literal)?)?
                $(pub $field:ident $(?: $optional:ty)? $(: $required:ty)? $(= $key:literal)?)?
            ,)*
        }
    ) => {
        #[derive(Clone, Debug, ::serde::Serialize)]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $(
                $(
                    $(#[serde(rename = $constant_key)])?
                    $constant: ::std::borrow::Cow<'static, str>,
                )?
                $($(#[serde(rename = $key)])?)?
                $(#[$doc])*
                $($(pub $field: $required,)?)?
                $($(
                    // for `Option<Option<T>>`, this distinguishes null from an absent field
                    #[serde(
                        default,
                        deserialize_with = "postman_client::codegen::present",
                        skip_serializing_if = "::core::option::Option::is_none"
                    )]
                    pub $field: ::core::option::Option<$optional>,
                )?)?
            )*
        }

        impl $name {
            /// With what it must have, and nothing else.
            #[allow(clippy::disallowed_names, reason = "fields are called as in the collection")]
            pub fn new($($($($field: impl ::core::convert::Into<$required>,)?)?)*) -> Self {
                Self {
                    $(
                        $($constant: ::std::borrow::Cow::Borrowed($text),)?
                        $($($field: ::core::convert::Into::<$required>::into($field),)?)?
                        $($($field: ::core::option::Option::<$optional>::None,)?)?
                    )*
                }
            }

            $($($(
                /// Sets the field of this name.
                #[must_use]
                pub fn $field(mut self, value: impl ::core::convert::Into<$optional>) -> Self {
                    self.$field = ::core::option::Option::Some(value.into());
                    self
                }
            )?)?)*
        }
    };
}
