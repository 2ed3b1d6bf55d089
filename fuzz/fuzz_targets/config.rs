#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::targets::config::run(input));
