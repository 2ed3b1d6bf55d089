//! [`Pages`] and [`Items`]: a list in pages.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::answer::Answer;
use super::call::Call;
use super::plan::NextPage;
use super::send::Sending;
use crate::decode::{Decode, NoFailure};
use crate::error::Error;
#[cfg(feature = "blocking")]
use crate::error::Fault;
#[cfg(feature = "blocking")]
use crate::request::Operation;
use crate::request::{NoOptions, Options};
#[cfg(feature = "blocking")]
use crate::transport::TransportError;

/// The outcome of one page.
type Page<T, E> = Result<Answer<<T as Decode>::Output>, Error<<E as Decode>::Output>>;

/// Returns the request for the page after a page. Pages are counted from 1.
type Next<T> = Box<dyn FnMut(&Answer<<T as Decode>::Output>, usize) -> Option<NextPage> + Send>;

/// The pages of a list, returned by [`Call::pages`]. Each is requested when it is needed.
///
/// Read them with [`next`](Self::next), as a stream (feature `stream`), or without async by `next_blocking` (feature `blocking`).
#[must_use = "no page is requested until `next` is called"]
pub struct Pages<T: Decode, E: Decode = NoFailure, O = NoOptions> {
    call: Call<T, E, O>,
    next: Next<T>,
    /// The step to the current page; `None` for the first one.
    step: Option<NextPage>,
    sending: Option<Sending<T, E>>,
    count: usize,
    /// `true` if the last page named itself as the next one.
    repeats: bool,
    ended: bool,
}

impl<T: Decode, E: Decode, O: Options> Call<T, E, O> {
    /// Requests a list page by page. `next` is called with each page and its number, which counts from 1, and returns how the
    /// following page is requested; `None` after the last one.
    ///
    /// ```
    /// use postman_client::{Call, Client, Error, FromJson, Json, NextPage, Response, Variables};
    ///
    /// #[derive(FromJson)]
    /// struct Books {
    ///     titles: Vec<String>,
    ///     cursor: Option<String>,
    /// }
    /// # #[derive(Clone, Default)]
    /// # struct None;
    /// # impl postman_client::codegen::Collection for None {}
    /// # impl Variables for None {
    /// #     fn get(&self, _: &str) -> Option<&str> { Option::None }
    /// #     fn set(&mut self, _: &str, _: &str) -> bool { false }
    /// # }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// # let client = Client::with_transport(None, |request: postman_client::Request| match request.target() {
    /// #     "/books" => Response::new(200, r#"{"titles": ["a", "b"], "cursor": "2"}"#),
    /// #     "/books?cursor=2" => Response::new(200, r#"{"titles": ["c"]}"#),
    /// #     _ => Response::new(404, ""),
    /// # });
    /// # let books: Call<Json<Books>> = client.get("https://h/books").call();
    /// let mut titles = books
    ///     .pages(|page, _| page.cursor.as_ref().map(|cursor| NextPage::query("cursor", cursor)))
    ///     .items(|page| page.titles);
    /// let mut all = Vec::new();
    /// while let Some(title) = titles.next().await {
    ///     all.push(title?);
    /// }
    /// assert_eq!(all, ["a", "b", "c"]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The other kinds:
    ///
    /// * the header `Link` (RFC 8288): `pages(|page, _| NextPage::link(page))`;
    /// * a URL in the answer: `pages(|page, _| page.next.clone().map(NextPage::url))`;
    /// * page numbers, from 1: `pages(|page, _| NextPage::number("page", 1, page.items.len()))`;
    /// * offset and limit, from 0: `pages(|page, _| NextPage::offset("offset", 0, page.items.len()))`.
    ///
    /// If the collection shows the kind, the generated client has the function: `list_books(&client).pages(next_list_books)`.
    /// With the feature `stream` both [`Pages`] and [`Items`] are streams, with `blocking` they have `next_blocking`.
    ///
    /// Auth, retries and time limits of the call apply to each page. A next page at another origin is an error, because the
    /// credentials would be sent there, and so is a page that names itself as the next one.
    pub fn pages(
        self,
        next: impl FnMut(&Answer<T::Output>, usize) -> Option<NextPage> + Send + 'static,
    ) -> Pages<T, E, O> {
        Pages { call: self, next: Box::new(next), step: None, sending: None, count: 0, repeats: false, ended: false }
    }
}

impl<T: Decode, E: Decode, O: Options> Pages<T, E, O> {
    /// Requests the next page; `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Page<T, E>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Returns the items of all pages, one by one: `items(|page| page.books)`.
    pub fn items<I: IntoIterator>(
        self,
        mut items: impl FnMut(T::Output) -> I + Send + 'static,
    ) -> Items<T, E, O, I::Item> {
        Items { pages: self, items: Box::new(move |page| items(page).into_iter().collect()), ready: VecDeque::new() }
    }

    /// The same as [`next`](Self::next), for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// Those of [`Call::send_blocking`].
    #[cfg(feature = "blocking")]
    pub fn next_blocking(&mut self) -> Option<Page<T, E>> {
        let operation = self.call.operation();
        crate::transport::wait(self.next()).unwrap_or_else(|error| Some(Err(blocked(operation, error))))
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<T, E>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        if self.repeats {
            self.ended = true;
            return Poll::Ready(Some(Err(self.call.invalid("the page says that it is the next one itself"))));
        }
        let sending = self.sending.get_or_insert_with(|| self.call.clone().at(self.step.clone()).send());
        let page = ready!(Pin::new(sending).poll(context));
        self.sending = None;
        self.count += 1;
        match &page {
            Ok(answer) => {
                let next = (self.next)(answer, self.count).map(|next| next.after(self.step.as_ref()));
                self.ended = next.is_none();
                self.repeats = next.is_some() && next == self.step;
                self.step = next;
            }
            Err(_) => self.ended = true,
        }
        Poll::Ready(Some(page))
    }
}

/// The items of a list, returned by [`Pages::items`]. A page is requested when the items before it are used up.
#[must_use = "no page is requested until `next` is called"]
pub struct Items<T: Decode, E: Decode, O, I> {
    pages: Pages<T, E, O>,
    items: Box<dyn FnMut(T::Output) -> VecDeque<I> + Send>,
    ready: VecDeque<I>,
}

impl<T: Decode, E: Decode, O: Options, I> Items<T, E, O, I> {
    /// Returns the next item; `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<I, Error<E::Output>>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The same as [`next`](Self::next), for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// Those of [`Call::send_blocking`].
    #[cfg(feature = "blocking")]
    pub fn next_blocking(&mut self) -> Option<Result<I, Error<E::Output>>> {
        let operation = self.pages.call.operation();
        crate::transport::wait(self.next()).unwrap_or_else(|error| Some(Err(blocked(operation, error))))
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, Error<E::Output>>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.ready = (self.items)(page.into_inner()),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[cfg(feature = "stream")]
impl<T: Decode, E: Decode, O: Options + Unpin> futures_core::Stream for Pages<T, E, O> {
    type Item = Page<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

#[cfg(feature = "stream")]
impl<T: Decode, E: Decode, O: Options + Unpin, I: Unpin> futures_core::Stream for Items<T, E, O, I> {
    type Item = Result<I, Error<E::Output>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

#[cfg(feature = "blocking")]
fn blocked<E>(operation: Operation, error: TransportError) -> Error<E> {
    Error::from_fault(operation, Fault::Transport(error))
}
