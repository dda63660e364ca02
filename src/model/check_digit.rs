//! The check digit of everything that is scanned or typed from paper: GB/T 17710, ISO 7064 MOD 11,10. One wrong digit
//! never passes.

/// The check digit for a row of digits (GB/T 17710, MOD 11,10); none if something else is among them.
pub fn check_digit(digits: &str) -> Option<u8> {
    let mut product = 10;
    for digit in digits.bytes() {
        let sum = match (product + u32::from(digit.is_ascii_digit().then(|| digit - b'0')?)) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum * 2 % 11;
    }
    Some(((11 - product) % 10) as u8)
}

/// Whether the last digit is the check digit of those before it.
pub fn passes(digits: &str) -> bool {
    digits.split_at_checked(digits.len().saturating_sub(1)).is_some_and(|(body, last)| {
        !body.is_empty() && check_digit(body).is_some_and(|check| last == check.to_string())
    })
}
