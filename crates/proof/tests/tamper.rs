//! Whatever is done to a journal behind the program's back is found.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proof::{ChainCheck, Checkpoint, CheckpointCheck, Digest, Entry, Finding, Flaw, NumberCheck, Running, Software};

#[derive(Debug, Clone)]
struct Row {
    position: u64,
    stream: String,
    sequence: u64,
    at: i64,
    command: String,
    kind: String,
    body: String,
    number: Option<String>,
    digest: Digest,
}

impl Row {
    fn entry(&self) -> Entry<'_> {
        Entry {
            stream: &self.stream,
            sequence: self.sequence,
            at: self.at,
            command: &self.command,
            kind: &self.kind,
            body: &self.body,
            number: self.number.as_deref(),
        }
    }
}

/// Three streams whose rows were committed in turn, with a checkpoint after every fourth row.
fn journal() -> (Vec<Row>, Vec<Checkpoint>) {
    let (mut rows, mut checkpoints) = (Vec::<Row>::new(), Vec::<Checkpoint>::new());
    let mut running = Running::after(None);
    for position in 1..=12_u64 {
        let stream = ["a", "b", "c"][position as usize % 3].to_owned();
        let before = rows.iter().rev().find(|row| row.stream == stream);
        let (sequence, digest) = before.map_or((0, Digest::ZERO), |row| (row.sequence, row.digest));
        let mut row = Row {
            position,
            stream,
            sequence: sequence + 1,
            at: 1_664_330_400_000 + position as i64,
            command: format!("command-{position}"),
            kind: "registered".into(),
            body: format!(r#"{{"channel":"{position}"}}"#),
            number: (sequence == 0).then(|| format!("410503-20220928-{position:05}")),
            digest,
        };
        row.digest = row.entry().digest(&Software, &digest);
        running.row(&Software, &row.digest);
        rows.push(row);
        if position % 4 == 0 {
            let checkpoint = running.seal(&Software, position as i64).unwrap();
            running = Running::after(Some(&checkpoint));
            checkpoints.push(checkpoint);
        }
    }
    (rows, checkpoints)
}

fn chains(rows: &[Row]) -> Vec<Finding> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (row.stream.clone(), row.sequence));
    let mut check = ChainCheck::new(&Software);
    rows.iter().flat_map(|row| check.row(&row.entry(), &row.digest)).collect()
}

fn ties(rows: &[Row], checkpoints: &[Checkpoint]) -> Vec<Finding> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| row.position);
    let mut check = CheckpointCheck::new(&Software, checkpoints.to_vec());
    rows.iter().for_each(|row| check.row(row.position, &row.digest));
    check.finish()
}

#[test]
fn an_untouched_journal_is_whole() {
    let (rows, checkpoints) = journal();
    assert_eq!(checkpoints.len(), 3);
    assert_eq!(chains(&rows), []);
    assert_eq!(ties(&rows, &checkpoints), []);
    assert_eq!(ties(&[], &[]), []);
}

#[test]
fn every_changed_field_of_every_row_is_found_in_its_place() {
    let (rows, _) = journal();
    let changes: [fn(&mut Row); 6] = [
        |row| row.at += 1,
        |row| row.command.push('x'),
        |row| row.kind = "declined".into(),
        |row| row.body = row.body.replace("channel", "Channel"),
        |row| row.number = Some("410503-20220928-00099".into()),
        |row| row.number = row.number.as_ref().map_or(Some(String::new()), |_| None),
    ];
    for at in 0..rows.len() {
        for change in changes {
            let mut touched = rows.clone();
            change(&mut touched[at]);
            let findings = chains(&touched);
            assert_eq!(findings.len(), 1, "row {at}");
            assert_eq!((findings[0].stream.as_str(), findings[0].sequence), (&*rows[at].stream, rows[at].sequence));
            assert_eq!(findings[0].flaw, Flaw::DigestDiffers);
        }
    }
}

#[test]
fn every_flipped_byte_of_a_body_or_digest_is_found() {
    let (rows, _) = journal();
    for at in 0..rows.len() {
        for place in 0..rows[at].body.len() {
            let mut touched = rows.clone();
            let mut body = touched[at].body.clone().into_bytes();
            body[place] ^= 1;
            touched[at].body = String::from_utf8(body).unwrap();
            assert_eq!(chains(&touched).len(), 1);
        }
        for place in 0..32 {
            let mut touched = rows.clone();
            let mut digest = *touched[at].digest.as_bytes();
            digest[place] ^= 0x80;
            touched[at].digest = Digest::new(digest);
            assert!(!chains(&touched).is_empty());
        }
    }
}

#[test]
fn a_dropped_row_is_found_wherever_it_stood() {
    let (rows, checkpoints) = journal();
    for at in 0..rows.len() {
        let mut touched = rows.clone();
        touched.remove(at);
        let inner = rows[at].sequence < 4;
        assert_eq!(!chains(&touched).is_empty(), inner, "the chain alone sees every drop but that of a last row");
        assert!(!ties(&touched, &checkpoints).is_empty(), "row {at}");
    }
}

#[test]
fn swapped_rows_are_found() {
    let (rows, checkpoints) = journal();
    for one in 0..rows.len() {
        for other in one + 1..rows.len() {
            let mut touched = rows.clone();
            let (position, sequence) = (touched[one].position, touched[one].sequence);
            touched[one].position = touched[other].position;
            touched[other].position = position;
            assert!(!ties(&touched, &checkpoints).is_empty(), "commit order of {one} and {other}");
            if rows[one].stream == rows[other].stream {
                touched[one].sequence = touched[other].sequence;
                touched[other].sequence = sequence;
                assert!(!chains(&touched).is_empty(), "sequence of {one} and {other}");
            }
        }
    }
}

#[test]
fn a_removed_tail_or_stream_is_found_even_when_the_positions_are_counted_anew() {
    let (rows, checkpoints) = journal();
    for length in 0..rows.len() {
        let findings = ties(&rows[..length], &checkpoints);
        assert!(findings.iter().any(|f| matches!(f.flaw, Flaw::RowsMissing { number: 3, last: 12 })), "{length}");
    }
    let mut touched: Vec<Row> = rows.into_iter().filter(|row| row.stream != "b").collect();
    assert_eq!(chains(&touched), [], "the other chains are whole, so only checkpoints can tell");
    for (row, position) in touched.iter_mut().zip(1..) {
        row.position = position;
    }
    assert!(!ties(&touched, &checkpoints).is_empty());
}

#[test]
fn a_stream_that_was_rewritten_with_all_its_digests_is_found() {
    let (mut rows, checkpoints) = journal();
    let mut before = Digest::ZERO;
    for row in rows.iter_mut().filter(|row| row.stream == "c") {
        row.body = "{}".into();
        row.digest = row.entry().digest(&Software, &before);
        before = row.digest;
    }
    assert_eq!(chains(&rows), [], "the chain was made anew");
    let findings = ties(&rows, &checkpoints);
    assert!(findings.iter().any(|f| f.flaw == Flaw::CheckpointDiffers { number: 1 }));
}

#[test]
fn changed_dropped_and_swapped_checkpoints_are_found() {
    let (rows, checkpoints) = journal();
    let changes: [fn(&mut Vec<Checkpoint>); 5] = [
        |all| all[1].at += 1,
        |all| all[1].digest = Digest::ZERO,
        |all| all.retain(|one| one.number != 1),
        |all| all.retain(|one| one.number != 2),
        |all| all[2].last += 1,
    ];
    for (which, change) in changes.into_iter().enumerate() {
        let mut touched = checkpoints.clone();
        change(&mut touched);
        assert!(!ties(&rows, &touched).is_empty(), "change {which}");
    }
}

#[test]
fn gaps_and_repetitions_in_the_register_are_found() {
    let mut check = NumberCheck::default();
    for (sequence, count) in [(1, 2), (2, 4), (3, 2)] {
        check.number("a", sequence, &format!("410503-20220928-{count:05}"));
    }
    check.number("a", 4, "410503-2022092-00001");
    check.number("a", 5, "410503-20220928-99999999999");
    check.given_out("410503", "20220928", 5);
    check.given_out("500113", "20220928", 0);
    let flaws: Vec<Flaw> = check.finish().into_iter().map(|finding| finding.flaw).collect();
    let missing = |count: u32| Flaw::NumberMissing { number: format!("410503-20220928-{count:05}") };
    assert_eq!(
        flaws,
        [
            Flaw::NumberRepeated { number: "410503-20220928-00002".into() },
            Flaw::NumberUnreadable { number: "410503-2022092-00001".into() },
            Flaw::NumberUnreadable { number: "410503-20220928-99999999999".into() },
            missing(1),
            missing(3),
            missing(5),
        ]
    );
}
