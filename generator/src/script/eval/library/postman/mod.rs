//! What Postman gives scripts beside variables: assertions about the answer, changes of the request, requests of their own.

mod assertion;
mod request;
mod send;
