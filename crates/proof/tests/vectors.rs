//! The frozen bytes and the published vectors of the algorithms.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use proof::{Checkpoint, Crypto, Digest, Entry, Key, Running, Software, Wrapped};

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn sm3_gives_the_vectors_of_the_standard() {
    let sixteen_times = "abcd".repeat(16);
    let cases = [
        ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (sixteen_times.as_str(), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ];
    for (text, expected) in cases {
        assert_eq!(Software.digest(&[text.as_bytes()]).to_string(), expected);
    }
}

#[test]
fn sm4_gcm_gives_the_vector_of_rfc_8998() {
    let key = Key::new(bytes("0123456789ABCDEFFEDCBA9876543210").try_into().unwrap());
    let nonce = bytes("00001234567800000000ABCD").try_into().unwrap();
    let plain = bytes(
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD\
         EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
    );
    let about = bytes("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
    let expected = bytes(
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735\
         D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D\
         83DE3541E4C2B58177E065A9BF7B62EC",
    );
    let sealed = Software.seal(&key, &nonce, &about, &plain).unwrap();
    assert_eq!(sealed, expected);
    assert_eq!(Software.open(&key, &nonce, &about, &sealed).unwrap(), plain);
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(Software.open(&key, &nonce, &about, &changed).is_err(), "byte {at} was changed");
    }
}

/// Runs Debian's openssl over `input`; none where there is no openssl or it does not know the algorithm.
fn openssl(arguments: &[&str], input: &[u8]) -> Option<String> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(input).ok()?;
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.split_whitespace().last().map(str::to_owned))?
}

#[test]
fn sm3_and_its_mac_agree_with_openssl() {
    if openssl(&["dgst", "-sm3"], b"abc").is_none() {
        eprintln!("skipped: no openssl with SM3 on this machine");
        return;
    }
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 70_000] {
        let input: Vec<u8> = (0..length).map(|at: usize| (at * 31 % 251) as u8).collect();
        let theirs = openssl(&["dgst", "-sm3"], &input);
        assert_eq!(Some(Software.digest(&[&input]).to_string()), theirs, "{length} bytes");
        let theirs = openssl(&["dgst", "-sm3", "-hmac", "a key"], &input);
        assert_eq!(Some(Software.mac(b"a key", &[&input]).to_string()), theirs, "{length} bytes under a key");
    }
}

#[test]
fn canonical_bytes_are_frozen() {
    let entry = Entry {
        stream: "0192b7c0-0000-7000-8000-000000000001",
        sequence: 1,
        at: -1,
        command: "c",
        kind: "登记",
        body: "{}",
        number: Some("410503-20220928-00001"),
    };
    let expected: Vec<u8> = [
        [0, 0, 0, 0, 0, 0, 0, 17].as_slice(),
        b"huiying.journal.1",
        &[0, 0, 0, 0, 0, 0, 0, 36],
        b"0192b7c0-0000-7000-8000-000000000001",
        &[0, 0, 0, 0, 0, 0, 0, 1],
        &[255; 8],
        &[0, 0, 0, 0, 0, 0, 0, 1],
        b"c",
        &[0, 0, 0, 0, 0, 0, 0, 6],
        "登记".as_bytes(),
        &[0, 0, 0, 0, 0, 0, 0, 2],
        b"{}",
        &[1, 0, 0, 0, 0, 0, 0, 0, 21],
        b"410503-20220928-00001",
    ]
    .concat();
    assert_eq!(entry.canonical(), expected);
    let digest = entry.digest(&Software, &Digest::ZERO);
    assert_eq!(digest, Software.digest(&[&[0; 32], &expected]));
    if let Some(theirs) = openssl(&["dgst", "-sm3"], &[vec![0; 32], expected].concat()) {
        assert_eq!(digest.to_string(), theirs);
    }
    assert_eq!(digest.to_string(), FROZEN_ROW);

    let mut running = Running::after(None);
    running.row(&Software, &digest);
    let checkpoint = running.seal(&Software, 5).unwrap();
    let expected = Checkpoint { number: 1, at: 5, first: 1, last: 1, digest: FROZEN_CHECKPOINT.parse().unwrap() };
    assert_eq!(checkpoint, expected);
}

/// Digests that were given out once: a change here means that every journal in use stops to verify.
const FROZEN_ROW: &str = "5bb5c21241c5e14baf264113a3b2ee80dbcbb80228ffae6cec3801c50019c810";
const FROZEN_CHECKPOINT: &str = "2ecd5cd722008af49e5a314fc8b7cee703b604ec19c3cb4b4cb6ca6d177a66cc";

#[test]
fn absent_and_empty_differ() {
    let entry = Entry { stream: "s", sequence: 1, at: 0, command: "c", kind: "k", body: "", number: None };
    assert_ne!(entry.canonical(), Entry { number: Some(""), ..entry }.canonical());
    assert_ne!(entry.canonical(), Entry { kind: "", body: "k", ..entry }.canonical());
}

#[test]
fn a_wrapped_key_opens_for_its_entry_alone() {
    let (master, key) = (Key::new([1; 16]), Key::new([2; 16]));
    let wrapped = Wrapped::wrap(&Software, &master, [3; 12], "entry", &key).unwrap();
    assert_eq!(wrapped.unwrap(&Software, &master, "entry").unwrap(), key);
    assert!(wrapped.unwrap(&Software, &master, "other").is_err());
    assert!(wrapped.unwrap(&Software, &key, "entry").is_err());
    assert_eq!(format!("{key:?}"), "Key(..)");
}
