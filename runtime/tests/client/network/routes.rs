//! Other routes to a server: a proxy, an address of the machine, a reqwest client that the program has.

use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::thread;

use postman_client::{Call, Client, HyperTransport};

use super::wire::{Failed, answer, joined, serve};
use crate::shop::Variables;

fn far() -> Variables {
    Variables { url: "http://far.example:81".into(), ..Variables::default() }
}

#[tokio::test]
async fn a_proxy_is_asked_for_the_whole_url() -> Result<(), Failed> {
    let (near, server) = serve(vec![answer("200 OK", "through")])?;
    let proxy = near.variables().url.get().unwrap_or_default().replace("://", "://us:pw@");
    let call: Call<String> = Client::builder(far()).proxy(proxy).build().get("{{url}}/a//b").call();
    assert_eq!(call.await?, "through");
    let asked = joined(server)?.join("");
    assert!(asked.starts_with("GET http://far.example:81/a//b HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("Host: far.example:81\r\n"), "{asked}");
    assert!(asked.contains("Proxy-Authorization: Basic dXM6cHc=\r\n"), "{asked}");
    Ok(())
}

#[tokio::test]
async fn a_proxy_that_is_no_url_is_the_error_of_each_call() {
    for wrong in ["socks5://us:pw@127.0.0.1:1", "s3cret"] {
        let call: Call<String> = Client::builder(far()).proxy(wrong).build().get("{{url}}").call();
        let Err(error) = call.await else { panic!("there is no such proxy") };
        let shown = format!("{error:?}");
        assert!(shown.contains("proxy") && !shown.contains("pw") && !shown.contains("s3cret"), "{shown}");
    }
}

/// On Linux alone every address of `127.0.0.0/8` is one of the machine.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn connections_come_from_the_address_that_is_set() -> Result<(), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let variables = Variables { url: format!("http://{}", listener.local_addr()?).into(), ..Variables::default() };
    let own: IpAddr = Ipv4Addr::new(127, 0, 0, 7).into();
    let peer = thread::spawn(move || listener.accept().map(|(_, peer)| peer.ip()));
    let call: Call<String> =
        Client::with_transport(variables, HyperTransport::new().local_address(own)).get("{{url}}").call();
    // the server only looks at who has connected
    assert!(call.await.is_err());
    assert_eq!(peer.join().map_err(|_| "the server panicked")??, own);
    Ok(())
}

#[cfg(feature = "reqwest")]
mod reqwest {
    use std::time::Duration;

    use postman_client::reqwest::{self, redirect::Policy};
    use postman_client::{ClientBuilder, Error, Retry};

    use super::*;

    fn through_reqwest(near: &Client<Variables>) -> Result<ClientBuilder<Variables>, Failed> {
        let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build()?;
        Ok(Client::builder(Variables::clone(&near.variables())).reqwest(http))
    }

    #[tokio::test]
    async fn it_sends_and_the_client_redirects_keeps_cookies_and_retries() -> Result<(), Failed> {
        let busy = answer("503 Busy", "");
        let moved = answer("307 Moved\r\nLocation: /new\r\nSet-Cookie: s=1; Path=/", "");
        let (near, server) = serve(vec![busy, moved, answer("200 OK\r\nX-A: b", "done")])?;
        let retry = Retry::standard().backoff(Duration::from_millis(1), Duration::from_millis(2));
        let client = through_reqwest(&near)?.retry(retry).build();
        let call: Call<String> = client.put("{{url}}/old").text("text/plain", "four").call();
        let done = call.send().await?;
        assert_eq!((done.header("x-a"), done.as_str()), (Some("b"), "done"));
        let asked = joined(server)?;
        let first: Vec<&str> = asked.iter().filter_map(|head| head.lines().next()).collect();
        assert_eq!(first, ["PUT /old HTTP/1.1", "PUT /old HTTP/1.1", "PUT /new HTTP/1.1"]);
        let last = asked[2].to_ascii_lowercase();
        assert!(last.contains("cookie: s=1\r\n") && last.contains("content-length: 4\r\n"), "{last}");
        assert!(last.ends_with("\r\n\r\nfour"), "{last}");
        Ok(())
    }

    #[tokio::test]
    async fn limits_and_failures_are_those_of_the_client() -> Result<(), Failed> {
        let (near, server) = serve(vec![answer("200 OK", "0123456789")])?;
        let client = through_reqwest(&near)?.max_answer_size(9).build();
        let call: Call<String> = client.get("{{url}}/:id").path("id", "s3cret").call();
        let error = call.clone().await.err();
        assert!(matches!(error, Some(Error::Transport { source, .. }) if source.is_limit()));
        joined(server)?;
        let Err(error) = call.await else { panic!("the server has ended") };
        assert!(error.is_connect() && !format!("{error:?}").contains("s3cret"), "{error:?}");
        Ok(())
    }
}
