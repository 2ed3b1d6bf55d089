//! Literals of texts and numbers in JavaScript.

/// Returns the text of a string literal without its quotes, with escapes resolved. Invalid characters become U+FFFD.
pub(crate) fn unescape(raw: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '\\' {
            push(&mut units, character);
            continue;
        }
        match rest.next() {
            Some('n') => units.push(0x0A),
            Some('r') => units.push(0x0D),
            Some('t') => units.push(0x09),
            Some('b') => units.push(0x08),
            Some('f') => units.push(0x0C),
            Some('v') => units.push(0x0B),
            Some('0') => units.push(0),
            Some('x') => push_code(&mut units, digits(&mut rest, 2)),
            Some('u') if rest.peek() == Some(&'{') => {
                rest.next();
                let code = digits(&mut rest, 6);
                rest.next_if_eq(&'}');
                push_code(&mut units, code);
            }
            Some('u') => push_code(&mut units, digits(&mut rest, 4)),
            // a line continuation
            Some('\r') => {
                rest.next_if_eq(&'\n');
            }
            Some('\n') | None => {}
            Some(other) => push(&mut units, other),
        }
    }
    String::from_utf16_lossy(&units)
}

fn push(units: &mut Vec<u16>, character: char) {
    units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
}

/// Appends a code point, or one half of a surrogate pair.
fn push_code(units: &mut Vec<u16>, code: u32) {
    match (u16::try_from(code), char::from_u32(code)) {
        (Ok(unit), _) => units.push(unit),
        (_, Some(character)) => push(units, character),
        _ => units.push(0xFFFD),
    }
}

fn digits(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, most: usize) -> u32 {
    let mut code = 0;
    for _ in 0..most {
        let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(16)) else {
            break;
        };
        code = code * 16 + digit;
        rest.next();
    }
    code
}

/// Reads a number literal; `None` for a big integer or an invalid number.
pub(crate) fn number(raw: &str) -> Option<f64> {
    let plain = raw.replace('_', "");
    let prefixed = |radix: u32| u32::from_str_radix(plain.get(2..)?, radix).ok().map(f64::from);
    match plain.get(..2) {
        Some("0x" | "0X") => prefixed(16),
        Some("0b" | "0B") => prefixed(2),
        Some("0o" | "0O") => prefixed(8),
        _ => plain.parse().ok(),
    }
}
