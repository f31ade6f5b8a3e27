//! The register's numbers: `410503-20220928-00017` is the seventeenth of that organisation on that day.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::finding::{Finding, Flaw};

/// A register number: organisation, day and a count without gaps from 1.
///
/// # Read and written
/// ```
/// use proof::RegisterNumber;
/// let number: RegisterNumber = "410503-20220928-00017".parse()?;
/// assert_eq!((number.organisation.as_str(), number.day.as_str(), number.count), ("410503", "20220928", 17));
/// assert_eq!(RegisterNumber { count: 123_456, ..number }.to_string(), "410503-20220928-123456");
/// assert!("410503-00017".parse::<RegisterNumber>().is_err());
/// # Ok::<(), proof::number::NotANumber>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegisterNumber {
    /// The organisation's code; it holds no hyphen at its end but may hold one within.
    pub organisation: String,
    /// The civil day of registering as eight digits.
    pub day: String,
    /// The count on that day, from 1; written with at least five digits.
    pub count: u64,
}

/// The text is not a register number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a register number is ORGANISATION-YYYYMMDD-NNNNN")]
pub struct NotANumber;

impl fmt::Display for RegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:05}", self.organisation, self.day, self.count)
    }
}

impl FromStr for RegisterNumber {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let mut parts = text.rsplitn(3, '-');
        let (Some(count), Some(day), Some(organisation)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NotANumber);
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if organisation.is_empty() || day.len() != 8 || !digits(day) || count.len() < 5 || !digits(count) {
            return Err(NotANumber);
        }
        let count = count.parse().ok().filter(|count| *count > 0).ok_or(NotANumber)?;
        let number = Self { organisation: organisation.to_owned(), day: day.to_owned(), count };
        // `000017` would be read as 17 but is not how 17 is written: two spellings would be two cases.
        if number.to_string() == text { Ok(number) } else { Err(NotANumber) }
    }
}

/// Finds gaps and repetitions in the register, whatever the order in which the numbers come.
///
/// It holds a bit for each number, so a million numbers are some hundred kilobytes.
///
/// # The second of three is missing
/// ```
/// use proof::{Flaw, NumberCheck};
/// let mut check = NumberCheck::default();
/// check.number("a", 1, "410503-20220928-00003");
/// check.number("b", 1, "410503-20220928-00001");
/// let findings = check.finish();
/// assert_eq!(findings.len(), 1);
/// assert_eq!(findings[0].flaw, Flaw::NumberMissing { number: "410503-20220928-00002".into() });
/// ```
#[derive(Debug, Default)]
pub struct NumberCheck {
    seen: BTreeMap<(String, String), Bits>,
    findings: Vec<Finding>,
}

/// How far the count of one organisation and day may stand ahead of what was seen before it is taken for a mistyped
/// or forged number: a bitmap for it would need the machine's whole memory.
const FURTHEST: u64 = 10_000_000;

/// How many missing numbers of one organisation and day are listed; more say nothing more.
const LISTED: usize = 1_000;

impl NumberCheck {
    /// Takes the number that stands on the row `sequence` of `stream`.
    pub fn number(&mut self, stream: &str, sequence: u64, text: &str) {
        let flaw = match text.parse::<RegisterNumber>() {
            Ok(number) if number.count <= FURTHEST => {
                let bits = self.seen.entry((number.organisation, number.day)).or_default();
                if bits.set(number.count) {
                    return;
                }
                Flaw::NumberRepeated { number: text.to_owned() }
            }
            Ok(_) | Err(NotANumber) => Flaw::NumberUnreadable { number: text.to_owned() },
        };
        self.findings.push(Finding { stream: stream.to_owned(), sequence, flaw });
    }

    /// Says that the register has given out `count` numbers to the organisation on the day, so that missing last ones
    /// are found too.
    pub fn given_out(&mut self, organisation: &str, day: &str, count: u64) {
        let bits = self.seen.entry((organisation.to_owned(), day.to_owned())).or_default();
        bits.highest = bits.highest.max(count.min(FURTHEST));
    }

    /// Everything found, once all numbers have come.
    #[must_use]
    pub fn finish(mut self) -> Vec<Finding> {
        for ((organisation, day), bits) in self.seen {
            for count in bits.missing().take(LISTED) {
                let number = RegisterNumber { organisation: organisation.clone(), day: day.clone(), count }.to_string();
                self.findings.push(Finding {
                    stream: String::new(),
                    sequence: 0,
                    flaw: Flaw::NumberMissing { number },
                });
            }
        }
        self.findings
    }
}

#[derive(Debug, Default)]
struct Bits {
    words: Vec<u64>,
    highest: u64,
}

impl Bits {
    /// Marks `count`; whether it was not marked before.
    fn set(&mut self, count: u64) -> bool {
        self.highest = self.highest.max(count);
        let index = (count / 64) as usize;
        if self.words.len() <= index {
            self.words.resize(index + 1, 0);
        }
        let bit = 1 << (count % 64);
        match self.words.get_mut(index) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            Some(_) | None => false,
        }
    }

    fn missing(&self) -> impl Iterator<Item = u64> {
        (1..=self.highest)
            .filter(|count| self.words.get((count / 64) as usize).is_none_or(|word| word & (1 << (count % 64)) == 0))
    }
}
