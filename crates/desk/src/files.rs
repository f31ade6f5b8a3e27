//! What the bytes of a file are, by how they begin and not by what it is called: only what is known is kept.

/// What bytes are, by how they begin; `None` for what is neither sound nor a document or picture.
#[must_use]
pub fn examined(bytes: &[u8]) -> Option<&'static str> {
    let at = |place: usize, mark: &[u8]| bytes.get(place..place + mark.len()) == Some(mark);
    let sync = matches!(bytes, [0xff, second, ..] if second & 0xe0 == 0xe0 && second & 0x06 != 0);
    match () {
        () if at(0, b"RIFF") && at(8, b"WAVE") => Some("audio/wav"),
        () if at(0, b"OggS") => Some("audio/ogg"),
        () if at(0, b"fLaC") => Some("audio/flac"),
        () if at(0, b"#!AMR") => Some("audio/amr"),
        () if at(4, b"ftypM4A") || at(4, b"ftypmp4") || at(4, b"ftypisom") => Some("audio/mp4"),
        () if at(0, b"\xff\xd8\xff") => Some("image/jpeg"),
        () if at(0, b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        () if at(0, b"%PDF-") => Some("application/pdf"),
        () if at(0, b"ID3") || sync => Some("audio/mpeg"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin_and_not_by_their_names() {
        assert_eq!(examined(b"RIFF\x24\x00\x00\x00WAVEfmt "), Some("audio/wav"));
        assert_eq!(examined(b"\xff\xfb\x90\x00"), Some("audio/mpeg"));
        assert_eq!(examined(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(examined(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(examined(b"<script>alert(1)</script>"), None);
        assert_eq!(examined(b"MZ\x90\x00"), None);
        assert_eq!(examined(b""), None);
    }
}
