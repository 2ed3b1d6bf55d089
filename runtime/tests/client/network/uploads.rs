//! Bodies that are read while they are sent.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use futures_util::stream;
use postman_client::{Call, Client, ClientBuilder, Error, File, codegen};

use crate::shop::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Head and body of what a server got.
type Got = (String, Vec<u8>);

/// A server that answers with these statuses, one a connection, and the way to see what it got.
fn serve(answers: &'static [&'static str]) -> Result<(ClientBuilder<Variables>, mpsc::Receiver<Got>), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let (tell, told) = mpsc::channel();
    thread::spawn(move || -> Result<(), std::io::Error> {
        for answer in answers {
            let (stream, _) = listener.accept()?;
            let mut reader = BufReader::new(&stream);
            let (mut head, mut body) = (String::new(), Vec::new());
            while reader.read_line(&mut head)? > 2 {}
            let head = head.to_ascii_lowercase();
            if let Some((_, length)) = head.split_once("content-length: ") {
                let length = length.lines().next().and_then(|length| length.parse().ok()).unwrap_or_default();
                reader.by_ref().take(length).read_to_end(&mut body)?;
            } else {
                chunks(&mut reader, &mut body)?;
            }
            (&stream)
                .write_all(format!("HTTP/1.1 {answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").as_bytes())?;
            let _ = tell.send((head, body));
        }
        Ok(())
    });
    Ok((Client::builder(Variables { url: url.into(), ..Variables::default() }), told))
}

/// Reads a chunked body.
fn chunks(reader: &mut impl BufRead, body: &mut Vec<u8>) -> Result<(), std::io::Error> {
    loop {
        let mut size = String::new();
        reader.read_line(&mut size)?;
        let size = u64::from_str_radix(size.trim(), 16).unwrap_or_default();
        reader.by_ref().take(size).read_to_end(body)?;
        reader.read_line(&mut String::new())?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn put(client: &Client<Variables>, file: impl Into<File>) -> Call<()> {
    client.put("{{url}}").file(file).call()
}

/// Three megabytes in a file of its own.
fn large(name: &str) -> Result<(PathBuf, Vec<u8>), Failed> {
    let content: Vec<u8> = (0..3 << 20).map(|at: u32| at.to_le_bytes()[at as usize % 3]).collect();
    let path = std::env::temp_dir().join(format!("postman-client-{}-{name}.bin", std::process::id()));
    fs::write(&path, &content)?;
    Ok((path, content))
}

#[tokio::test]
async fn a_large_file_is_sent_as_it_is() -> Result<(), Failed> {
    let (path, content) = large("whole")?;
    let (client, got) = serve(&["200 OK"])?;
    let seen_by_hooks = |_, request: &mut postman_client::Request| assert!(request.body.is_empty());
    let client = client.before_send(seen_by_hooks).build();
    let call = put(&client, path.as_path());
    assert!(call.request()?.body == content);
    call.await?;
    let (head, body) = got.recv()?;
    assert!(head.contains(&format!("content-length: {}\r\n", content.len())), "{head}");
    assert!(head.contains("content-type: application/octet-stream\r\n"), "{head}");
    assert!(body == content);
    fs::remove_file(path)?;
    Ok(())
}

struct Form(Vec<File>);

impl codegen::Form for Form {
    fn fields(&self, form: &mut codegen::Fields) {
        form.text("note", &"hello");
        form.file("file", &self.0);
    }
}

#[tokio::test]
async fn files_of_a_form_are_sent_between_its_fields() -> Result<(), Failed> {
    let (path, content) = large("form")?;
    let (client, got) = serve(&["200 OK"])?;
    let pieces = stream::iter(["ab", "cd"].map(Ok::<_, Failed>));
    let files = vec![File::path(&path).name("large.bin"), File::stream("s.txt", pieces).length(4)];
    let client = client.build();
    let call: Call<()> = client
        .post("{{url}}")
        .header("Content-Type", "multipart/form-data; boundary=b")
        .multipart_form(&Form(files))
        .call();
    call.await?;
    let (head, body) = got.recv()?;
    let mut expected =
        b"--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--b\r\nContent-Disposition: form-data; \
        name=\"file\"; filename=\"large.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .to_vec();
    expected.extend(&content);
    expected.extend(
        b"\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.txt\"\r\nContent-Type: text/plain\r\n\r\nabcd\r\n--b--\r\n",
    );
    assert!(head.contains(&format!("content-length: {}\r\n", expected.len())), "{head}");
    assert!(body == expected);
    fs::remove_file(path)?;
    Ok(())
}

#[tokio::test]
async fn a_file_that_holds_the_boundary_is_an_error() -> Result<(), Failed> {
    let (path, mut content) = large("boundary")?;
    // Across two pieces.
    content[(128 << 10) - 4..][..8].copy_from_slice(b"--limit-");
    fs::write(&path, &content)?;
    let (client, _got) = serve(&["200 OK"])?;
    let client = client.build();
    let form = Form(vec![File::path(&path)]);
    let header = "multipart/form-data; boundary=limit-";
    let call: Call<()> = client.post("{{url}}").header("Content-Type", header).multipart_form(&form).call();
    let Err(error) = call.await else { panic!("the server would read another form") };
    let Error::Transport { source, .. } = &error else { panic!("{error:?}") };
    assert!(source.is_body(), "{error:?}");
    fs::remove_file(path)?;
    Ok(())
}

#[tokio::test]
async fn a_stream_without_a_length_is_sent_in_chunks() -> Result<(), Failed> {
    let (client, got) = serve(&["200 OK"])?;
    let pieces = stream::iter(["one", "two"].map(Ok::<_, Failed>));
    let call: Call<()> = client.build().post("{{url}}").header("Content-Type", "text/csv").call();
    call.upload(File::stream("", pieces)).await?;
    let (head, body) = got.recv()?;
    assert!(head.contains("transfer-encoding: chunked") && head.contains("content-type: text/csv\r\n"), "{head}");
    assert_eq!(body, b"onetwo");
    Ok(())
}

#[tokio::test]
async fn a_stream_is_sent_once() -> Result<(), Failed> {
    let (client, _got) = serve(&["200 OK"])?;
    let client = client.build();
    let call = put(&client, File::stream("", stream::iter([Ok::<_, Failed>("a")])));
    call.clone().await?;
    let Err(error) = call.await else { panic!("there is no more to send") };
    assert!(error.to_string().contains("was sent before"), "{error}");

    let (client, _got) = serve(&["307 Temporary Redirect\r\nLocation: /again"])?;
    let redirected = put(&client.build(), File::stream("", stream::iter([Ok::<_, Failed>("a")]))).await;
    assert!(redirected.is_err_and(|error| error.to_string().contains("which was a stream")));
    Ok(())
}

#[tokio::test]
async fn a_stream_that_fails_is_told() -> Result<(), Failed> {
    let (client, _got) = serve(&["200 OK"])?;
    let pieces = stream::iter([Ok("a"), Err(Failed::from("the disk is gone"))]);
    let Err(error) = put(&client.build(), File::stream("", pieces)).await else { panic!("half of it was sent") };
    let mut texts = vec![error.to_string()];
    let mut beneath = std::error::Error::source(&error);
    while let Some(cause) = beneath {
        texts.push(cause.to_string());
        beneath = cause.source();
    }
    assert_eq!(texts[0], "PUT {{url}}: the body cannot be sent");
    assert!(texts.iter().any(|text| text.contains("the disk is gone")), "{texts:?}");
    Ok(())
}

#[cfg(feature = "retry")]
#[tokio::test]
async fn a_file_is_sent_again_and_a_stream_is_not() -> Result<(), Failed> {
    let retry = || postman_client::Retry::standard().backoff(std::time::Duration::ZERO, std::time::Duration::ZERO);
    let (path, content) = large("again")?;
    let (client, got) = serve(&["503 Busy", "200 OK"])?;
    put(&client.retry(retry()).build(), path.as_path()).await?;
    assert!(got.recv()?.1 == content && got.recv()?.1 == content);
    let (client, _got) = serve(&["503 Busy", "200 OK"])?;
    let stream = File::stream("", stream::iter([Ok::<_, Failed>("a")]));
    let Err(error) = put(&client.retry(retry()).build(), stream).await else { panic!("it cannot be sent again") };
    assert!(error.status().is_some_and(|status| status == 503) && error.attempts() == 1, "{error:?}");
    fs::remove_file(path)?;
    Ok(())
}

#[cfg(feature = "aws")]
#[tokio::test]
async fn a_file_that_is_signed_is_read_before() -> Result<(), Failed> {
    let (path, content) = large("signed")?;
    let (client, got) = serve(&["200 OK"])?;
    let client = client.build();
    let auth = codegen::Auth::aws(codegen::Aws { access_key: "k", secret_key: "s", ..codegen::Aws::DEFAULT });
    let call: Call<()> = client.put("{{url}}").auth(auth).file(path.as_path()).call();
    call.await?;
    assert!(got.recv()?.1 == content);
    let stream = File::stream("", stream::iter([Ok::<_, Failed>("a")]));
    let call: Call<()> = client.put("{{url}}").auth(auth).file(stream).call();
    assert!(call.await.is_err_and(|error| error.to_string().contains("the auth signs the body")));
    fs::remove_file(path)?;
    Ok(())
}
