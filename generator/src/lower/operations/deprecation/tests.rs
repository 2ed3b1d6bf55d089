use super::*;

/// Returns the note of a description, empty without one; `None` if the request is not deprecated.
fn described(description: &str) -> Option<String> {
    let subject =
        Subject { words: name::words("Add team member"), method: "POST", url: "{{url}}/v2/teams/:team_id/members" };
    by_description(&subject, &docs::sanitize(description)).map(|deprecated| deprecated.note.unwrap_or_default())
}

fn titled(title: &str) -> Option<String> {
    by_title(title).map(|deprecated| deprecated.note.unwrap_or_default())
}

#[test]
fn a_description_that_calls_its_request_deprecated_is_heard() {
    for (description, note) in [
        ("**Deprecated**", ""),
        ("DEPRECATED: please use `POST /seats` instead.\n\nAdds a member.", "use `POST /seats` instead"),
        ("[DEPRECATED] Adds a member.", ""),
        ("-- Deprecated : See 'Seats' Adds one.", "see 'Seats' Adds one"),
        ("Deprecated (use /v4/seats/<id> instead)", "use /v4/seats/\\<id> instead"),
        (
            "*Deprecated: new clients should prefer [seats](https://a.b/c).* Adds one.",
            "new clients should prefer seats",
        ),
        ("Adds a member.\n\nDeprecated since v2.10 - Use /v2/seats", "since v2.10 - Use /v2/seats"),
        ("Adds a member. Deprecated and broken.", ""),
        ("<h3>&#128679; Deprecated since v4.12.0</h3>\n\n### Use `POST /seats` API", "use `POST /seats` API"),
        (
            "> **Note:** This endpoint has been deprecated. Please use the [seats](https://a.b) API.",
            "use the seats API",
        ),
        ("The \"Add team member\" endpoint (see below) is deprecated.\n\nWe recommend seats.", "we recommend seats"),
        ("Adds one. Though this beta endpoint has been deprecated, the [new one](https://a.b) is better.", ""),
        ("Adds one. This API is now deprecated, please use the seats API.", "use the seats API"),
        (
            "Adds one.\n\n### More\n\nThis API call is deprecated and will be removed from v3.",
            "will be removed from v3",
        ),
        ("The operation POST /teams/{team_id}/members is deprecated. Use POST /seats.", "use POST /seats"),
        ("This route is no longer supported.", ""),
        ("**Deprecation Notice:** We will remove this.", ""),
        ("**Deprecation Notice:** We will remove endpoints with the `key` parameter.", ""),
        ("[Deprecated] It will go. Use this API to add one.", ""),
    ] {
        assert_eq!(described(description).as_deref(), Some(note), "{description}");
    }
}

#[test]
fn a_description_that_calls_something_else_deprecated_is_not_about_the_request() {
    for description in [
        "",
        "Adds a member.",
        "**Note:** The `rate` object is deprecated.",
        "**Parameter Deprecation Notice:** We will remove `rate`.",
        "Deprecated: the `rate` parameter will go.",
        "The parameter `rate` of this endpoint is deprecated.",
        "Calling this endpoint without `rate` is deprecated.",
        "The old endpoint is deprecated; this one replaces it.",
        "The remove seats endpoint is deprecated.",
        "The operation DELETE /teams/{team_id}/members is deprecated.",
        "This authentication method is deprecated.",
        "Once all is rebuilt, this API will be deprecated.",
        "Adds one.\n\n### Deprecated settings:\n\n* this endpoint is deprecated",
        "Adds one.\n\n| rate | Deprecated. This endpoint is deprecated |\n| --- | --- |",
        "Adds one.\n\n## rate\n\nDeprecated. Use `speed`.",
        "```\nDeprecated\n```",
        "Deprecated members are added, too.",
        "Lists what is deprecated.",
    ] {
        assert_eq!(described(description), None, "{description}");
    }
}

#[test]
fn a_title_with_a_mark_says_it() {
    for (title, note) in [
        ("Add member (deprecated)", ""),
        ("[DEPRECATED] Add member", ""),
        ("DEPRECATED - Add member", ""),
        ("Add member - DEPRECATED. See seats/{id} for the new one.", "see seats/{id} for the new one"),
        ("Add member. DEPRECATED. Please use seats.", "use seats"),
        ("Deprecated, please use 1.1", "use 1.1"),
        ("Deprecated get members", ""),
        ("Deprecated APIs", ""),
        ("Deprecated", ""),
    ] {
        assert_eq!(titled(title).as_deref(), Some(note), "{title}");
    }
    for title in ["Add member (Legacy)", "Deprecated versions of members", "List deprecated members", "Obsolete parts"]
    {
        assert_eq!(titled(title), None, "{title}");
    }
}

#[test]
fn a_folder_speaks_for_its_requests_in_its_first_paragraph() {
    let said = |description: &str| {
        of_folder("Old members", &docs::sanitize(description)).map(|deprecated| deprecated.note.unwrap_or_default())
    };
    assert_eq!(said("The /members endpoints are deprecated, use /seats.").as_deref(), Some("use /seats"));
    assert_eq!(said("Deprecated, please use seats.").as_deref(), Some("use seats"));
    assert_eq!(said("Members.\n\nThis endpoint is deprecated."), None);
}
