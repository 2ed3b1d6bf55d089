//! Calls the checked-in clients of `generated`, and those that `generate!` declares, against mock servers.

mod bookshop;
mod bookshop_answers;
mod courier;
mod generate_macro;
mod renewal;
mod salesforce;
mod weather;
