//! The URL, a header and a body of a request, as they go out.

use postman_client::{Call, Client, Request, Response};

use super::answer::None;

pub const WORDS: &[&str] = &[
    "{{a}}",
    "{{",
    "}}",
    "{{b}}",
    "{{$guid}}",
    "{{$randomInt}}",
    "https://",
    "http://",
    "//",
    "/",
    "?",
    "#",
    "&",
    "=",
    ":",
    "@",
    ":id",
    "[::1]",
    "%",
    "%2",
    "%zz",
    "..",
    " ",
    "\u{0}",
    "\r\n",
    "é",
    "日本",
    "xn--",
    "\\",
    "127.1",
    "0x7f.1",
    ":99999",
    "a.b",
];

pub fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let client = Client::with_transport(None, |request: Request| {
        assert!(!request.url.is_empty());
        Response::new(200, "")
    });
    // generated code gives the URL as a literal
    let url: &'static str = Box::leak(text.clone().into_owned().into_boxed_str());
    let call: Call<()> = client.get(url).path("id", text.as_ref()).call();
    if let Err(error) = call.send_blocking() {
        assert!(!error.to_string().is_empty());
    }
}
