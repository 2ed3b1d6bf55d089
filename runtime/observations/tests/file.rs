//! The file: what is in it, and what never is.

use postman_observations::{Content, Kind, Observations, Seen, is_data};

fn seen(body: &str) -> Seen<'_> {
    Seen { status: 200, content_type: "application/json", body: body.as_bytes(), date: "2026-11-25" }
}

fn observed(bodies: &[&str]) -> Observations {
    let mut observations = Observations::default();
    for body in bodies {
        observations.add("Users GET {{url}}/users", &seen(body));
    }
    observations
}

#[test]
fn it_is_one_place_a_line_and_read_back() {
    let mut observations = observed(&[
        r#"[{"id": 7, "mail": "ada@example.com", "born": "1815-12-10", "zip.code": null, "tags": []}]"#,
        r#"[{"id": -8, "mail": null, "born": "1906-12-09"}]"#,
    ]);
    observations.add("Users GET {{url}}/users", &Seen { status: 204, content_type: "", body: b"", date: "2026-11-24" });
    let text = observations.to_string();
    assert_eq!(
        text,
        r#"{
  "observations": 1,
  "requests": {
    "Users GET {{url}}/users": {
      "200": {
        "answers": {"json": 2},
        "first": "2026-11-25",
        "last": "2026-11-25",
        "json": {
          "$": {"list": 2},
          "$[]": {"object": 2},
          "$[].\"zip.code\"": {"null": 1},
          "$[].born": {"date": 2},
          "$[].id": {"integer": 1, "negative integer": 1},
          "$[].mail": {"null": 1, "text": 1},
          "$[].tags": {"list": 1}
        }
      },
      "204": {
        "answers": {"empty": 1},
        "first": "2026-11-24",
        "last": "2026-11-24"
      }
    }
  }
}
"#
    );
    assert_eq!(text.parse::<Observations>().expect("it is read"), observations);
    assert_eq!(Observations::default().to_string().parse(), Ok(Observations::default()));
}

#[test]
fn no_value_and_no_key_that_is_data_is_in_it() {
    let body = r#"{
        "token": "eyJhbGciOiJIUzI1NiJ9.e30", "amount": 1234.56, "big": 123456789012345678901234567890, "card": "4111111111111111",
        "users": {"ada@example.com": {"score": 98765}, "4711": {"score": 1}},
        "by_name": {"lovelace": {"name": "lovelace", "born": 1815}, "hopper": {"name": "hopper", "born": 1906}},
        "sessions": {"usr_8f3kd9": true, "kept": true},
        "deep": [[{"secret": "hunter2-hunter2"}]]
    }"#;
    let text = observed(&[body]).to_string();
    for value in
        ["eyJ", "1234", "5678", "4111", "ada@", "98765", "4711", "lovelace", "hopper", "1815", "usr_", "hunter2"]
    {
        assert!(!text.contains(value), "{value} is in\n{text}");
    }
    for place in [
        r#""$.users.*.score": {"integer": 2}"#,
        r#""$.by_name": {"map": 1}"#,
        r#""$.by_name.*.name": {"text": 2}"#,
        r#""$.sessions": {"object": 1}"#,
        r#""$.sessions.kept": {"boolean": 1}"#,
        r#""$.sessions.*": {"boolean": 1}"#,
        r#""$.big": {"huge integer": 1}"#,
    ] {
        assert!(text.contains(place), "{place} is not in\n{text}");
    }
}

#[test]
fn keys_that_vary_from_answer_to_answer_are_data() {
    let scores = [
        r#"{"scores": {"Ada": 1, "Grace": 2}}"#,
        r#"{"scores": {"Edsger": 3, "Barbara": 4}}"#,
        r#"{"scores": {"Donald": 3, "Frances": 4}}"#,
    ];
    let text = observed(&scores).to_string();
    assert!(text.contains(r#""$.scores.*": {"integer": 6}"#) && !text.contains("Ada"), "{text}");
    // a map stays one: the next key is not written either
    let mut again: Observations = text.parse().expect("it is read");
    again.add("Users GET {{url}}/users", &seen(r#"{"scores": {"Tony": 5}}"#));
    assert!(again.to_string().contains(r#""$.scores.*": {"integer": 7}"#), "{again}");
}

#[test]
fn observing_again_adds_and_tells_what_is_wider() {
    let mut observations = observed(&[r#"{"price": 10, "at": "2026-01-01", "name": null, "id": 1}"#]);
    let told = observations
        .add("Users GET {{url}}/users", &seen(r#"{"price": 10.5, "at": "soon", "name": "x", "id": 2, "new": 1}"#));
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["`$.at` was date, and is text now", "`$.price` was integer, and is float now"]);
    let (_, statuses) = observations.requests().next().expect("one request");
    let answers = &statuses[&200];
    assert_eq!((answers.total(), answers.count(Content::Json)), (2, 2));
    let price = answers.shape().fields().find(|(name, _)| *name == "price").expect("it is there").1;
    assert_eq!(price.kinds().collect::<Vec<_>>(), [(Kind::Integer, 1), (Kind::Float, 1)]);
}

#[test]
fn a_merge_that_kept_the_lines_of_both_sides_is_read() {
    let text = observed(&[r#"{"id": 1}"#]).to_string();
    let twice = text.replace(
        "          \"$\": {\"object\": 1},",
        "          \"$\": {\"object\": 1},\n          \"$\": {\"object\": 2},",
    );
    let read: Observations = twice.parse().expect("it is read");
    assert!(read.to_string().contains(r#""$": {"object": 3}"#), "{read}");
    let error = "{\n<<<<<<< HEAD".parse::<Observations>().expect_err("a conflict");
    assert_eq!(error.line, Some(2));
}

#[test]
fn a_file_of_something_else_says_so() {
    for (text, reason) in [
        ("{}", "it has no `\"observations\": 1`"),
        ("{\"observations\": 2, \"requests\": {}}", "its format is version 2, and only 1 is known here"),
        ("{\"observations\": 1, \"requests\": {\"a\": {\"x\": {}}}}", "`x` of `a` is no status"),
        ("{\"observations\": 1, \"info\": 1}", "`info` is not known here: a later version may have written it"),
    ] {
        assert_eq!(text.parse::<Observations>().map_err(|error| error.reason), Err(reason.to_owned()), "{text}");
    }
}

#[test]
fn a_file_that_somebody_broke_does_no_harm() {
    let file = |answers: &str| {
        format!(r#"{{"observations": 1, "requests": {{"GET /": {{"200": {{{answers}}}}}}}}}"#).parse::<Observations>()
    };
    let most = u64::MAX;
    let counts = format!(r#""answers": {{"json": {most}, "json": 2}}, "json": {{"$": {{"text": {most}, "text": 1}}}}"#);
    let read = file(&counts).expect("it is read");
    let (_, statuses) = read.requests().next().expect("a request");
    assert_eq!(statuses[&200].count(Content::Json), most);
    for (answers, expected) in [
        (format!(r#""json": {{"${}": {{"text": 1}}}}"#, "[]".repeat(100_000)), "a path has more than 100 steps"),
        (r#""first": "Ada Lovelace""#.to_owned(), "`first` is no day, such as `2026-11-25`"),
        (r#""last": 5"#.to_owned(), "`last` is no day, such as `2026-11-25`"),
    ] {
        assert_eq!(file(&answers).expect_err("broken").reason, expected);
    }
}

#[test]
fn what_is_not_json_is_counted_by_what_it_is() {
    let mut observations = Observations::default();
    for (content_type, body) in
        [("text/html", "<html>"), ("application/json", ""), ("application/pdf", "%PDF"), ("", "true")]
    {
        observations.add("k", &Seen { status: 200, content_type, body: body.as_bytes(), date: "" });
    }
    assert!(observations.to_string().contains(r#""answers": {"json": 1, "text": 1, "binary": 1, "empty": 1}"#));
}

#[test]
fn deep_and_odd_answers_do_no_harm() {
    let deep = format!("{}1{}", "[".repeat(120), "]".repeat(120));
    for body in [deep.as_str(), r#"{"a": 1, "a": "x"}"#, "\u{feff}{}", "[1e400]", "{\"\\u0000\": 1}", "{\"a\": }"] {
        let text = observed(&[body]).to_string();
        assert_eq!(text.parse::<Observations>().map(|read| read.to_string()), Ok(text));
    }
    assert!(is_data("\u{0}"));
}
