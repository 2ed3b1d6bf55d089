//! Measurements over whole collections that need what is private to the crate.

mod corpus_claims;
mod corpus_observed;
mod corpus_privacy;
mod corpus_round_trip;
mod inference_speed;
