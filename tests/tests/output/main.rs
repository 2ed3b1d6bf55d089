//! The library's output for collections that a test makes up, and for all there are.

mod bodies;
mod corpus;
mod dynamic;
mod hostile;
mod inputs;
mod locality;
mod logins;
mod pages;
mod secrets;
mod stability;
