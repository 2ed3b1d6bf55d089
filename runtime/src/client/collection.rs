//! [`Collection`]: the facts that a client needs about its collection.

use crate::call::Common;
use crate::variables::Variables;

/// The variables of a collection, with the common parts of its requests. Generated code implements it for its `Variables`.
///
/// ```
/// use postman_client::codegen::{Auth, Common};
/// use postman_client::{Call, Client, Response};
///
/// const COMMON: Common<Variables> = Common {
///     base: "https://{{shop}}.example/{{version}}",
///     auth: Auth::bearer("{{token}}"),
///     headers: &[("Accept", "application/json")],
///     ..Common::NONE
/// };
///
/// postman_client::codegen::variables! {
///     pub struct Variables from "SHOP_" with COMMON {
///         pub shop: Variable = "shop",
///         pub token: Secret = "token",
///         pub version: Variable = "version" or "v2",
///     }
/// }
///
/// let client = Client::with_transport(Variables::default().shop("books").token("T"), |_| Response::new(200, ""));
/// let list: Call<()> = client.get("/books").call();
/// assert_eq!(list.request()?.url, "https://books.example/v2/books");
/// assert_eq!(list.request()?.header("authorization"), Some("Bearer T"));
/// let cover: Call<()> = client.get("/cover").auth(Auth::none()).without_header("Accept").call();
/// assert!(cover.request()?.headers.is_empty());
/// # Ok::<(), postman_client::Error>(())
/// ```
pub trait Collection: Variables + Sized {
    /// The base, auth, headers and preset of each request, unless its operation has others.
    const COMMON: Common<Self> = Common::NONE;
}
