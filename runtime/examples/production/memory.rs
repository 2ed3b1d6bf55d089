//! 400 MB down and up.

use std::fs::File;
use std::io::Write;

use futures_util::{StreamExt, stream};
use postman_client::{Bytes, Call};

use crate::process::{forget_peak, peak, shown};
use crate::{Failed, client, server};

const SIZE: u64 = 400 << 20;
const PIECE: usize = 64 * 1024;

#[allow(clippy::print_stdout, reason = "the result")]
pub(crate) async fn measure() -> Result<(), Failed> {
    let url = server::serve(|received, reader| {
        let read = server::discard(received, reader)?;
        let stream = reader.get_mut();
        if received.target == "/upload" {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{read}", read.to_string().len())?;
            return Ok(true);
        }
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n")?;
        let piece = vec![b'x'; PIECE];
        for _ in 0..SIZE / PIECE as u64 {
            stream.write_all(&piece)?;
        }
        Ok(true)
    })?;
    let client = client(&url).timeout(None).build();
    let call: Call<String> = client.get("{{url}}/small").call();
    drop(call);

    forget_peak();
    let download: Call<()> = client.get("{{url}}/download").call();
    let mut body = download.stream().await?.into_inner();
    let mut size = 0;
    while let Some(piece) = body.next().await {
        size += piece?.len() as u64;
    }
    println!("download of {} MB, read while it arrives: peak {}", size >> 20, shown(peak()));

    // A hole in the file system: it is read as zeros.
    let path = std::env::temp_dir().join(format!("postman-client-upload-{}.bin", std::process::id()));
    File::create(&path)?.set_len(SIZE)?;
    forget_peak();
    let upload: Call<String> = client.put("{{url}}/upload").file(path.as_path()).call();
    let sent: u64 = upload.await?.parse()?;
    println!("upload of a file of {} MB: peak {}", sent >> 20, shown(peak()));
    std::fs::remove_file(path)?;

    forget_peak();
    let pieces = stream::repeat(Bytes::from(vec![b'x'; PIECE])).take(usize::try_from(SIZE)? / PIECE);
    let file = postman_client::File::stream("", pieces.map(Ok::<_, std::io::Error>)).length(SIZE);
    let upload: Call<String> = client.put("{{url}}/upload").file(file).call();
    let sent: u64 = upload.await?.parse()?;
    println!("upload of a stream of {} MB: peak {}", sent >> 20, shown(peak()));
    Ok(())
}
