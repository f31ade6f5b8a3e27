//! Bytes in JSON, after RFC 4648 section 4.

/// The bytes of a text; `None` for what is no base64. Blanks and line ends between are let pass, as senders wrap lines.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let signs: Vec<u8> = text.bytes().filter(|sign| !sign.is_ascii_whitespace()).collect();
    if signs.is_empty() || !signs.len().is_multiple_of(4) {
        return None;
    }
    let padding = signs.iter().rev().take_while(|sign| **sign == b'=').count();
    let body = signs.get(..signs.len() - padding).filter(|_| padding <= 2)?;
    let mut bytes = Vec::with_capacity(signs.len() / 4 * 3);
    for four in body.chunks(4) {
        let mut bits = 0_u32;
        for sign in four {
            bits = bits << 6 | u32::from(value(*sign)?);
        }
        bits <<= 6 * (4 - four.len());
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend([first, second, third].iter().take(four.len() - 1));
    }
    Some(bytes)
}

const fn value(sign: u8) -> Option<u8> {
    match sign {
        b'A'..=b'Z' => Some(sign - b'A'),
        b'a'..=b'z' => Some(sign - b'a' + 26),
        b'0'..=b'9' => Some(sign - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_are_read() {
        for (text, bytes) in
            [("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v\r\nYmE=", "fooba"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode("+/8="), Some(vec![0xfb, 0xff]));
    }

    #[test]
    fn what_is_no_base64_is_not_guessed_at() {
        for text in ["", "Z", "Zg=", "Zg", "Z===", "Zm9v!A==", "录音"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
