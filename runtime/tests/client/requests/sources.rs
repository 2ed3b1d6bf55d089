//! The clock and the random numbers of a client.

use std::time::{Duration, UNIX_EPOCH};

use postman_client::{Client, ClientBuilder, Request, Response};

use crate::shop::{Plain, Shop, Variables};

fn builder() -> ClientBuilder<Variables> {
    Client::builder(Variables::default()).transport(|_: Request| Response::new(200, ""))
}

fn upload(client: &Shop) -> Plain {
    client.post("{{url}}/{{$guid}}").header("X-Time", "{{$timestamp}} {{$isoTimestamp}}").multipart([("a", "1")]).call()
}

#[test]
fn a_seed_repeats_the_requests_of_a_client() -> Result<(), Box<dyn std::error::Error>> {
    let [one, other] = [builder().seed(7).build(), builder().seed(7).build()];
    let [first, second] = [upload(&one).request()?, upload(&one).request()?];
    assert_ne!(first.url, second.url);
    assert_ne!(first.body, second.body);
    for request in [first, second] {
        // A client with other variables shares the sequence, as it shares everything else.
        let repeated = upload(&other.with_variables(|variables| variables.a = "other".into())).request()?;
        assert_eq!(repeated.url, request.url);
        assert_eq!(repeated.headers["content-type"], request.headers["content-type"]);
        assert_eq!(repeated.body, request.body);
    }
    assert_ne!(upload(&builder().build()).request()?.url, upload(&builder().build()).request()?.url);
    Ok(())
}

#[test]
fn a_clock_tells_the_time_of_requests() -> Result<(), Box<dyn std::error::Error>> {
    let client = builder().clock(|| UNIX_EPOCH + Duration::from_millis(951_782_400_507)).build();
    // Postman rounds the seconds.
    assert_eq!(upload(&client).request()?.headers["x-time"], "951782401 2000-02-29T00:00:00.507Z");
    Ok(())
}

#[test]
fn a_dynamic_variable_without_values_names_the_feature() {
    let call: Plain = builder().build().get("{{url}}/{{$randomCity}}/{{$randomInt}}/{{$random}}").call();
    let error = call.request().map(|request| request.url).unwrap_err().to_string();
    #[cfg(feature = "fake")]
    assert_eq!(error, "GET {{url}}/{{$randomCity}}/{{$randomInt}}/{{$random}}: unset variable: {{$random}}");
    #[cfg(not(feature = "fake"))]
    assert_eq!(
        error,
        "GET {{url}}/{{$randomCity}}/{{$randomInt}}/{{$random}}: unset variables: {{$random}}, {{$randomCity}}; \
         {{$randomCity}} needs the feature `fake` of the crate `postman-client`"
    );
}
