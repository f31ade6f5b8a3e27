//! Published ways to reach an organisation: telephones, fax, mailboxes, boxes on the wall, addresses.

use calendar::OfficeHours;
use serde::{Deserialize, Serialize};

/// The id of a published line: short, stable, unique in a directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub String);

impl LineId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for LineId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// What a published line is (DB50/T 957.6 5.3—5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LineKind {
    /// 咨询电话
    Consultation,
    /// 投诉电话
    Complaint,
    /// 传真
    Fax,
    /// 邮箱
    Email,
    /// 意见箱
    SuggestionBox,
    /// 通信地址
    Postal,
    /// 网址
    Website,
}

impl LineKind {
    /// Every kind, in the order in which people look for them.
    pub const ALL: [Self; 7] =
        [Self::Consultation, Self::Complaint, Self::Fax, Self::Email, Self::SuggestionBox, Self::Postal, Self::Website];

    /// The Chinese word.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Consultation => "咨询电话",
            Self::Complaint => "投诉电话",
            Self::Fax => "传真",
            Self::Email => "邮箱",
            Self::SuggestionBox => "意见箱",
            Self::Postal => "通信地址",
            Self::Website => "网址",
        }
    }

    /// Whether somebody speaks at its other end, so that it has people on duty.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        match self {
            Self::Consultation | Self::Complaint => true,
            Self::Fax | Self::Email | Self::SuggestionBox | Self::Postal | Self::Website => false,
        }
    }

    /// Whether what comes by it is written and unaccompanied, so that the notice of truthfulness must stand beside
    /// it: nobody can be asked to declare anything (唐政服〔2022〕37号 三.1).
    #[must_use]
    pub const fn is_written(self) -> bool {
        match self {
            Self::Fax | Self::Email | Self::SuggestionBox | Self::Postal => true,
            Self::Consultation | Self::Complaint | Self::Website => false,
        }
    }
}

/// One published line of an organisation.
///
/// # Examples
///
/// As it stands in a file; what is not known is left out:
///
/// ```
/// use directory::{Line, LineKind};
///
/// let line: Line = serde_json::from_str(
///     r#"{ "id": "henan-box", "kind": "SuggestionBox", "value": "一楼大厅入口右侧", "note": "每个工作日 17:00 开箱" }"#,
/// )?;
/// assert_eq!((line.kind, line.hours.as_str()), (LineKind::SuggestionBox, ""));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// What it is.
    pub kind: LineKind,
    /// The number, address or place, as it is published.
    pub value: String,
    /// Its hours as words; empty where there are none to tell.
    #[serde(default)]
    pub hours: String,
    /// The same hours for the program: the shifts of a working day. Empty for those of the centre.
    #[serde(default)]
    pub shifts: Vec<OfficeHours>,
    /// What the organisation itself adds, such as when a box is opened; may be empty.
    #[serde(default)]
    pub note: String,
    /// Why it cannot be used for the time being, and until when, as it is published; empty while it is in service.
    #[serde(default)]
    pub suspended: String,
}
