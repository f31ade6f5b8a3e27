//! `huiying calendar limit --batch`: a line in, a line out.
//!
//! A line that cannot be answered gives an empty line, so that answers stay beside their
//! questions; what is wrong goes to standard error with the line's number, and the exit status
//! says that something did.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use ::calendar::{Calendar, batch};

use super::files::Failure;

const BUFFER: usize = 1 << 16;
/// Complaints shown one by one; a file of the wrong kind would otherwise drown the screen.
const SHOWN: u64 = 20;

pub fn run(calendar: &Calendar, file: &Path) -> Result<ExitCode, Failure> {
    let unread = |error| Failure::read(file, &error);
    let out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let answered = if file == Path::new("-") {
        answer(calendar, BufReader::with_capacity(BUFFER, io::stdin().lock()), out)
    } else {
        let input = File::open(file).map_err(unread)?;
        answer(calendar, BufReader::with_capacity(BUFFER, input), out)
    };
    match answered {
        Ok(0) => Ok(ExitCode::SUCCESS),
        Ok(bad) => {
            if bad > SHOWN {
                eprintln!("……另有{}行无法计算", bad - SHOWN);
            }
            eprintln!("共{bad}行无法计算，输出中相应的行为空");
            Ok(ExitCode::FAILURE)
        }
        // Whoever reads the answers has had enough, e.g. `| head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(unread(error)),
    }
}

/// Answers line by line and returns how many could not be.
fn answer(calendar: &Calendar, mut input: impl BufRead, mut out: impl Write) -> io::Result<u64> {
    let (mut line, mut written) = (Vec::new(), Vec::new());
    let (mut number, mut bad) = (0_u64, 0_u64);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            out.flush()?;
            return Ok(bad);
        }
        number += 1;
        let question = match number {
            1 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line),
            _ => &line,
        };
        written.clear();
        if let Err(error) = batch::answer(calendar, question, &mut written) {
            bad += 1;
            if bad <= SHOWN {
                eprintln!("第{number}行：{error}");
            }
        }
        written.push(b'\n');
        out.write_all(&written)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &str) -> (Vec<String>, u64) {
        let mut out = Vec::new();
        let bad = answer(&Calendar::official(), input.as_bytes(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        (text.lines().map(str::to_owned).collect(), bad)
    }

    #[test]
    fn a_line_in_a_line_out_whatever_stands_in_it() {
        let input = "\u{feff}2022-09-28\t5\r\n昨天\t5\n2022-09-28\t0\n\n2022-02-30\t1\n2026-12-31\t1\n2022-09-28 5\n2022-09-28\t5\t6\n2022-09-30\t1";
        let (lines, bad) = answers(input);
        let expected = ["2022-10-10", "", "", "", "", "2027-01-04?", "", "", "2022-10-08"];
        assert_eq!(lines, expected);
        assert_eq!(bad, 5);
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert_eq!(answers(""), (Vec::new(), 0));
    }
}
