//! Variables of clients: unset ones, changes, captures.

use postman_client::{Error, Secret, Text};

use crate::shop::{Plain, answering, built, refresh, shop};

#[test]
fn all_unset_names_at_once() {
    let request = shop("{{b}}{{c}}", "").post("{{url}}/{{x}}?y={{ y }}").header("X-{{h}}", "{{a}}");
    let call: Plain = request
        .urlencoded([("k", "{{$guid}}{{$nope}}")])
        .auth(postman_client::codegen::Auth::bearer("{{token}}"))
        .call();
    match call.request() {
        Err(Error::Unset { variables, .. }) => {
            assert_eq!(variables, [" y ", "$nope", "c", "h", "token", "x"])
        }
        other => panic!("{other:?}"),
    }
    let one = built(shop("", "").get("{{x}}").call()).err();
    assert_eq!(one.as_deref(), Some("GET {{x}}: unset variable: {{x}}"));
}

#[test]
fn data_is_not_searched() -> Result<(), String> {
    let call: Plain = shop("A", "").get("{{url}}/:id").path("id", "{{x}}").header("H", "1").call();
    assert_eq!(built(call.header("h", "{{x}}"))?.header("h"), Some("{{x}}"));
    let saved: Plain = shop("A", "").get("{{url}}").call();
    assert_eq!(built(saved.header("h", Text::saved("{{a}}")))?.header("h"), Some("A"));
    Ok(())
}

#[test]
fn clones_share_and_with_does_not() -> Result<(), String> {
    let client = shop("1", "");
    let other = client.with_variables(|variables| variables.a = "2".into());
    let call: Plain = client.get("{{url}}/{{a}}").call();
    client.clone().update(|variables| variables.a = "3".into());
    // Variables are read when the request is built.
    assert_eq!(built(call)?.target(), "/3");
    assert_eq!(built(other.get("{{url}}/{{a}}").call())?.target(), "/2");
    Ok(())
}

#[test]
fn variables_can_be_read_while_they_are_changed() {
    let client = shop("1", "");
    client.update(|variables| {
        variables.a = "2".into();
        assert_eq!(client.variables().a.get(), Some("1"), "the ones before");
        assert!(
            client
                .with_variables(|_| {})
                .get("{{url}}/{{a}}")
                .call::<(), (), postman_client::codegen::NoOptions>()
                .request()
                .is_ok()
        );
    });
    assert_eq!(client.variables().a.get(), Some("2"));
}

#[test]
fn a_change_within_a_change_is_refused() {
    let client = shop("1", "");
    let nested = || client.update(|_| client.update(|variables| variables.a = "2".into()));
    let refused = std::panic::catch_unwind(std::panic::AssertUnwindSafe(nested));
    let message = refused.err().and_then(|panic| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    assert!(message.is_some_and(|text| text.contains("`Client::update` within `Client::update`")));
    // The client can be used all the same.
    client.update(|variables| variables.a = "3".into());
    assert_eq!(client.variables().a.get(), Some("3"));
}

#[test]
fn no_change_of_another_thread_is_lost() {
    let client = shop("0", "");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    client.update(|variables| {
                        let count: u32 = variables.a.get().and_then(|text| text.parse().ok()).unwrap_or_default();
                        variables.a = (count + 1).into();
                    });
                }
            });
        }
    });
    assert_eq!(client.variables().a.get(), Some("200"));
}

#[tokio::test]
async fn captures_set_variables_from_answers() -> Result<(), Box<dyn std::error::Error>> {
    let client = answering(200, r#"{"access_token": "T1", "expires_in": 60}"#);
    let answer = refresh(&client).send().await?;
    assert_eq!((answer.status.as_u16(), answer.expires_in), (200, Some(60)));
    assert_eq!(client.variables().token, Secret::from("T1"));
    client.update(|variables| variables.token = Secret::default());
    refresh(&client).without_captures().await?;
    assert_eq!(client.variables().token, Secret::default());
    assert_eq!(refresh(&client).replay().await, Ok(200));
    assert_eq!(client.variables().token, Secret::from("T1"));
    Ok(())
}

#[tokio::test]
async fn nothing_is_captured_from_failures_and_nulls() -> Result<(), Box<dyn std::error::Error>> {
    let client = answering(200, r#"{"access_token": null}"#);
    client.update(|variables| variables.token = "old".into());
    assert_eq!(refresh(&client).await?.access_token, None);
    assert_eq!(client.variables().token, Secret::from("old"));
    let client = answering(401, r#"{"access_token": "T1"}"#);
    assert_eq!(refresh(&client).replay().await, Ok(401));
    assert_eq!(client.variables().token, Secret::default());
    Ok(())
}

#[test]
fn an_environment_file_sets_variables_and_names_unknown_ones() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::temp_dir().join(format!("postman-client-{}.json", std::process::id()));
    let file = r#"{"values": [{"key": "a", "value": "1"}, {"key": "zz", "value": 2}, {"key": "a", "value": "3", "enabled": false}]}"#;
    std::fs::write(&path, file)?;
    let mut variables = crate::shop::Variables::default();
    let unknown = postman_client::read_environment(&path, &mut variables)?;
    std::fs::write(&path, "{\"values\": s3cret")?;
    let error = postman_client::read_environment(&path, &mut variables);
    std::fs::remove_file(&path)?;
    assert_eq!((unknown, variables.a.get()), (vec!["zz".to_owned()], Some("3")));
    assert!(error.is_err_and(|error| !error.to_string().contains("s3cret")));
    Ok(())
}
