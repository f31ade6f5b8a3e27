//! What verification reports: where, and what is wrong there.

use std::fmt;

use serde::Serialize;

/// One thing that verification found wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stream in which it stands; empty when it concerns the journal as a whole.
    pub stream: String,
    /// The place within the stream, from 1; for what concerns the whole journal, the commit position or 0.
    pub sequence: u64,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What can be wrong with a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Flaw {
    /// The row's digest is not that of its bytes and its predecessor: the row or its digest was changed.
    DigestDiffers,
    /// The stream goes on with another sequence than the one expected: a row was dropped, swapped or put twice.
    SequenceBroken {
        /// The sequence that should have come.
        expected: u64,
    },
    /// The journal goes on with another commit position than the one expected: a row was dropped.
    PositionBroken {
        /// The position that should have come.
        expected: u64,
    },
    /// The rows of a checkpoint do not give its digest: a row among them was replaced together with its digest.
    CheckpointDiffers {
        /// The checkpoint's number, from 1.
        number: u64,
    },
    /// The checkpoint covers rows that are no longer there: the tail of the journal, or a whole stream, was removed.
    RowsMissing {
        /// The checkpoint's number, from 1.
        number: u64,
        /// The last commit position that it covers.
        last: u64,
    },
    /// The checkpoint does not follow the one before it: one was changed, dropped or put in between.
    CheckpointChainBroken {
        /// The checkpoint's number, from 1.
        number: u64,
    },
    /// A checkpoint that was noted down outside the store is not in it: the store was rolled back or rewritten.
    AnchorMissing {
        /// The checkpoint's number, from 1.
        number: u64,
    },
    /// A register number is missing from the count of its organisation and day.
    NumberMissing {
        /// The number, as `410503-20220928-00017`.
        number: String,
    },
    /// A register number stands on two rows.
    NumberRepeated {
        /// The number.
        number: String,
    },
    /// A text that stands as a register number is none.
    NumberUnreadable {
        /// The text.
        number: String,
    },
    /// Sealed words are gone although no fact says that they were erased.
    SealedMissing {
        /// The vault entry's id.
        id: String,
    },
    /// Sealed words are not those that the fact committed to.
    SealedDiffers {
        /// The vault entry's id.
        id: String,
    },
    /// Sealed words are still there although a fact says that they were erased.
    NotErased {
        /// The vault entry's id.
        id: String,
    },
    /// The row's body cannot be read by those who must find sealed words in it.
    BodyUnreadable {
        /// What the reader said.
        reason: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.stream.is_empty() {
            write!(f, "日志第 {} 位：{}", self.sequence, self.flaw)
        } else {
            write!(f, "{} 第 {} 条：{}", self.stream, self.sequence, self.flaw)
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DigestDiffers => write!(f, "摘要与内容不符，内容或摘要被改动"),
            Self::SequenceBroken { expected } => write!(f, "序号不连续，此处应为第 {expected} 条"),
            Self::PositionBroken { expected } => write!(f, "提交次序不连续，此处应为第 {expected} 位"),
            Self::CheckpointDiffers { number } => write!(f, "检查点 {number} 与其所含记录不符"),
            Self::RowsMissing { number, last } => write!(f, "检查点 {number} 记到第 {last} 位，其后部记录已缺失"),
            Self::CheckpointChainBroken { number } => write!(f, "检查点 {number} 与前一检查点不相衔接"),
            Self::AnchorMissing { number } => write!(f, "另行留存的检查点 {number} 不在库中，数据可能被回退或改写"),
            Self::NumberMissing { number } => write!(f, "登记编号 {number} 缺失"),
            Self::NumberRepeated { number } => write!(f, "登记编号 {number} 重复"),
            Self::NumberUnreadable { number } => write!(f, "登记编号「{number}」格式不正确"),
            Self::SealedMissing { id } => write!(f, "密封内容 {id} 缺失，且无删除记录"),
            Self::SealedDiffers { id } => write!(f, "密封内容 {id} 与承诺摘要不符"),
            Self::NotErased { id } => write!(f, "密封内容 {id} 已记录删除，但仍然存在"),
            Self::BodyUnreadable { reason } => write!(f, "记录内容无法解读：{reason}"),
        }
    }
}
