//! [`Exchange`]: a request that was sent, and its answer, from any kind of recording.

/// A request that was sent, and its answer.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Postman's id of the request and its name, if the recording has them.
    pub id: Option<String>,
    pub name: Option<String>,
    pub method: String,
    /// As it was sent.
    pub url: String,
    pub request_body: String,
    pub status: u16,
    pub content_type: String,
    /// Decompressed.
    pub body: Vec<u8>,
    /// The day of the answer, such as `2026-11-25`.
    pub date: String,
}

/// The recordings of a file.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    pub exchanges: Vec<Exchange>,
    /// Answers whose body was not recorded.
    pub without_body: usize,
}

/// Returns the content type among pairs of `name` and `value`.
pub(super) fn content_type(headers: &serde_json::Value, name: &str) -> String {
    let headers = headers.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_it = |header: &&serde_json::Value| {
        header[name].as_str().is_some_and(|name| name.eq_ignore_ascii_case("content-type"))
    };
    headers.iter().find(is_it).and_then(|header| header["value"].as_str()).unwrap_or_default().to_owned()
}

/// Returns the day of a time in RFC 3339.
pub(super) fn day_of(moment: &serde_json::Value) -> Option<String> {
    let day = moment.as_str()?.get(..10)?;
    postman_observations::is_date(day).then(|| day.to_owned())
}
