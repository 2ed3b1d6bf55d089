//! [`Connection`]: an open connection to a server, of any kind.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection as Describe};

/// The traits of every kind of connection.
pub(super) trait Stream: Read + Write + Describe + Send + Unpin {}

impl<T: Read + Write + Describe + Send + Unpin> Stream for T {}

/// A flag of connections that have carried an answer. It is among the extensions of each answer.
#[derive(Clone, Default)]
pub(super) struct Used(Arc<AtomicBool>);

impl Used {
    pub(super) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A connection to a server, direct or through a proxy.
pub(super) struct Connection {
    stream: Pin<Box<dyn Stream>>,
    /// `true` if the other end is a proxy that needs the whole URL.
    proxied: bool,
    used: Used,
}

impl Connection {
    pub(super) fn new(stream: impl Stream + 'static, proxied: bool) -> Self {
        Self { stream: Box::pin(stream), proxied, used: Used::default() }
    }
}

impl Describe for Connection {
    fn connected(&self) -> Connected {
        // without its addresses, of which each answer would have a copy
        let connected = Connected::new().proxy(self.proxied).extra(self.used.clone());
        if self.stream.connected().is_negotiated_h2() { connected.negotiated_h2() } else { connected }
    }
}

impl Read for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_read(context, buffer)
    }
}

impl Write for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write_vectored(context, slices)
    }
}
