//! The command line from end to end.

mod action;
mod cli;
mod config;
mod explain_and_watch;
mod html_pages;
mod observe;
mod review;
