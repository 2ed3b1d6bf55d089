//! Each attempt is signed anew.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use postman_client::codegen::{Auth, Aws, Hawk, OAuth1};
use postman_client::{Call, Client, Request, Response, Retry};

use crate::Variables;

#[tokio::test]
async fn each_attempt_is_signed_with_its_time() {
    let kinds = [
        Auth::oauth1(OAuth1 { consumer_key: "k", consumer_secret: "s", ..OAuth1::DEFAULT }),
        Auth::hawk(Hawk { auth_id: "i", auth_key: "s", algorithm: "sha256", ..Hawk::DEFAULT }),
        Auth::aws(Aws { access_key: "a", secret_key: "s", region: "r", service: "s", ..Aws::DEFAULT }),
    ];
    for auth in kinds {
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let seconds = AtomicU64::new(1_795_374_184);
        let server = Arc::clone(&seen);
        let client = Client::builder(Variables::default())
            .transport(move |request: Request| {
                let mut seen = server.lock().unwrap_or_else(PoisonError::into_inner);
                seen.push(format!("{} {:?}", request.url, request.header("authorization")));
                Response::new(if seen.len() < 3 { 503 } else { 200 }, "")
            })
            .clock(move || UNIX_EPOCH + Duration::from_secs(seconds.fetch_add(60, SeqCst)))
            .retry(Retry::standard().backoff(Duration::ZERO, Duration::ZERO))
            .build();
        let call: Call<()> = client.get("http://h/").auth(auth).call();
        assert!(call.await.is_ok());
        let seen = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        assert!(seen.len() == 3 && seen[0] != seen[1] && seen[1] != seen[2], "{seen:?}");
    }
}
