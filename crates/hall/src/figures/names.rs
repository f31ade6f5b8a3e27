//! From a name to what is counted.

use super::Asked;
use super::tally::Tally;
use calendar::Date;
use regulation::{Count, Rate, Regulation};
use std::sync::Arc;
use words::{Act, Affair, CaseKind, Dimension};

/// What a name stands for.
pub(super) enum Figure {
    /// A formula, a regulation's or one that holds everywhere.
    Rate(Formula),
    /// The mean of a regulation's weighted rates.
    Overall(Vec<Formula>),
    /// A plain count.
    Tally(String, Tally),
}

/// A formula with its clause.
pub(super) struct Formula {
    pub name: String,
    pub of: Of,
    pub over: Option<Vec<Count>>,
    pub exclude: Vec<Count>,
    pub points: Vec<(String, f64)>,
    pub weight: Option<f64>,
    pub citation: Option<regulation::Citation>,
}

/// What a formula counts.
pub(super) enum Of {
    /// What its patterns and duties say.
    Counts(Vec<Count>),
    /// The duties by which a case is handled, where no document says which: those met in time.
    HandledInTime,
    /// Minutes from receipt to the first act of staff.
    FirstResponse,
    /// Answers to surveys, among as many as were asked.
    Replies,
}

/// A formula that holds unless a regulation has its own.
struct Usual {
    name: &'static str,
    also: &'static [&'static str],
    of: Source,
    over: &'static [&'static str],
}

/// What a usual formula counts: [`Of`] before its words are read.
enum Source {
    Words(&'static [&'static str]),
    HandledInTime,
    FirstResponse,
    Replies,
}

/// Cases that a recorded decision takes out of assessment: unreasonable demands, appeals that were upheld.
const LEFT_OUT: &[&str] = &["不合理诉求", "申诉裁定[结论=同意]"];

const OVERALL: &str = "综合得分";

/// The formulas. Nothing under `over` means every case received.
const USUAL: &[Usual] = &[
    Usual { name: "投诉率", also: &["被投诉率"], of: Source::Words(&["登记[类型=投诉]"]), over: &[] },
    Usual {
        name: "按时办结率",
        also: &["按期办结率", "及时办结率", "办结及时率", "按时办结", "按期办结"],
        of: Source::HandledInTime,
        over: &[],
    },
    Usual {
        name: "回访满意率",
        also: &["回访满意度", "抽查回访满意率", "抽查回访满意度"],
        of: Source::Words(&["回访[满意度=非常满意|满意|基本满意]"]),
        over: &["回访[满意度=有]"],
    },
    Usual {
        name: "满意率",
        also: &["满意度", "群众满意率", "群众满意度", "评价满意率", "好评率"],
        of: Source::Words(&["评价[满意度=非常满意|满意|基本满意]"]),
        over: &["评价"],
    },
    Usual {
        name: "差评率", also: &[], of: Source::Words(&["评价[满意度=不满意|非常不满意]"]), over: &["评价"]
    },
    Usual {
        name: "反馈满意率",
        also: &["反馈满意度"],
        of: Source::Words(&["反馈[满意度=非常满意|满意|基本满意]"]),
        over: &["反馈[满意度=有]"],
    },
    Usual {
        name: "解决率", also: &["回访解决率"], of: Source::Words(&["回访[已解决=是]"]), over: &["回访[接通!=否]"]
    },
    Usual {
        name: "响应率",
        also: &["真实联系率"],
        of: Source::Words(&["回访[真实联系=是]"]),
        over: &["回访[接通!=否]"],
    },
    Usual {
        name: "接听率",
        also: &["接通率", "电话接听率", "电话接通率"],
        of: Source::Words(&["接听"]),
        over: &["来电[工作时间=是]", "漏接[工作时间=是]"],
    },
    Usual {
        name: "回拨率", also: &["漏接回拨率"], of: Source::Words(&["回拨"]), over: &["漏接[工作时间=是]"]
    },
    Usual {
        name: "签到率",
        also: &["排查率", "每日排查率"],
        of: Source::Words(&["每日排查按期履行"]),
        over: &["义务 每日排查"],
    },
    Usual { name: "办结率", also: &[], of: Source::Words(&["办结", "当场办结"]), over: &[] },
    Usual {
        name: "查实率", also: &["投诉查实率"], of: Source::Words(&["认定[认定=属实|部分属实]"]), over: &["认定"]
    },
    Usual {
        name: "调查满意率",
        also: &["调查满意度", "满意度调查满意率"],
        of: Source::Words(&["调查答卷[满意度=非常满意|满意|基本满意]"]),
        over: &["调查答卷"],
    },
    Usual { name: "调查回收率", also: &["答卷回收率"], of: Source::Replies, over: &[] },
    Usual {
        name: "首次响应时长", also: &["首次响应时间", "平均首次响应时长"], of: Source::FirstResponse, over: &[]
    },
];

impl Usual {
    fn goes_by(&self, name: &str) -> bool {
        self.name == name || self.also.contains(&name)
    }

    fn formula(&self) -> Formula {
        let counts = |words: &[&str]| words.iter().filter_map(|w| Count::parse(w)).collect::<Vec<_>>();
        let of = match self.of {
            Source::Words(words) => Of::Counts(counts(words)),
            Source::HandledInTime => Of::HandledInTime,
            Source::FirstResponse => Of::FirstResponse,
            Source::Replies => Of::Replies,
        };
        Formula {
            name: self.name.to_owned(),
            of,
            over: Some(counts(self.over)).filter(|over| !over.is_empty()),
            exclude: counts(LEFT_OUT),
            points: Vec::new(),
            weight: None,
            citation: None,
        }
    }
}

impl Formula {
    /// A regulation's own; `None` where it is in words that no machine counts by.
    fn of_rate(rate: &Rate) -> Option<Self> {
        Some(Self {
            name: rate.name.clone(),
            of: Of::Counts(rate.of.clone()?),
            over: rate.over.clone(),
            exclude: rate.exclude.clone(),
            points: rate.points.clone(),
            weight: rate.weight,
            citation: Some(rate.citation.clone()),
        })
    }
}

/// What a figure asked for is counted by.
pub(super) fn resolve(asked: &Asked<'_>, regulations: &[Arc<Regulation>]) -> Option<Figure> {
    let name = asked.name.trim();
    let group = USUAL.iter().find(|usual| usual.goes_by(name));
    if matches!(name, OVERALL | "综合分" | "总分") {
        let weighted: Vec<Formula> = meant(asked, regulations)
            .flat_map(|r| in_force(r, asked.until))
            .filter(|rate| rate.weight.is_some())
            .filter_map(Formula::of_rate)
            .collect();
        return if weighted.is_empty() { None } else { Some(Figure::Overall(weighted)) };
    }
    let goes_by = |rate: &&Rate| rate.name == name || group.is_some_and(|usual| usual.goes_by(&rate.name));
    let own = |exact: bool| {
        meant(asked, regulations)
            .flat_map(|r| in_force(r, asked.until))
            .filter(|rate| if exact { rate.name == name } else { goes_by(rate) })
            .find_map(Formula::of_rate)
    };
    own(true)
        .or_else(|| own(false))
        .or_else(|| group.map(Usual::formula))
        .map(Figure::Rate)
        .or_else(|| tally(name).map(|tally| Figure::Tally(name.to_owned(), tally)))
}

/// The regulations whose formulas are meant: the one asked for, else all in their order.
fn meant<'a>(asked: &Asked<'a>, regulations: &'a [Arc<Regulation>]) -> impl Iterator<Item = &'a Regulation> {
    let one = asked.filters.iter().find(|(word, _)| word == Dimension::Regulation.zh()).map(|(_, id)| id.as_str());
    regulations.iter().map(AsRef::as_ref).filter(move |r| one.is_none_or(|id| r.id == id || r.number == id))
}

/// The formulas that hold on a day.
fn in_force(regulation: &Regulation, day: Date) -> impl Iterator<Item = &Rate> {
    regulation
        .rates
        .iter()
        .filter(move |rate| rate.from.is_none_or(|from| from <= day) && rate.until.is_none_or(|until| day <= until))
}

const SUFFIXES: &[&str] = &["件数", "次数", "数量", "数", "量"];

/// A count that follows from a word of the glossary.
fn tally(name: &str) -> Option<Tally> {
    let matters = |words: &[&str]| Some(Tally::Matters(words.iter().filter_map(|w| Count::parse(w)).collect()));
    let special = match name {
        "诉求量" | "诉求数" | "诉求件数" | "登记量" | "登记数" | "登记件数" | "总量" | "件数" => {
            Some(Tally::Kind(None))
        }
        "受理量" | "受理数" | "受理件数" => matters(&["受理"]),
        "办结量" | "办结数" | "办结件数" => matters(&["办结", "当场办结"]),
        "转办量" | "转办数" | "交办数" | "分办数" | "分办量" => Some(Tally::Facts(Act::Dispatch)),
        "逾期量" | "逾期数" | "逾期件数" => Some(Tally::Overdue),
        "未结量" | "未结数" | "未结件数" | "在办数" | "在办量" => Some(Tally::Open),
        "被投诉数" | "被投诉量" | "被投诉次数" => Some(Tally::Kind(Some(CaseKind::Complaint))),
        "查实投诉数" | "查实数" | "查实投诉量" | "查实投诉件数" => {
            matters(&["认定[认定=属实|部分属实]"])
        }
        "差评数" | "差评量" => matters(&["评价[满意度=不满意|非常不满意]"]),
        "来电数" | "来电量" => Some(Tally::Affair(Affair::Call)),
        _ => None,
    };
    special.or_else(|| {
        let word = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix))?;
        let kind = CaseKind::from_any(word).map(|kind| Tally::Kind(Some(kind)));
        kind.or_else(|| Act::from_zh(word).map(Tally::Facts)).or_else(|| Affair::from_zh(word).map(Tally::Affair))
    })
}

/// The names of figures, those of the regulations first.
pub(super) fn known(day: Date, regulations: &[Arc<Regulation>]) -> Vec<String> {
    let own = regulations.iter().flat_map(|r| in_force(r, day)).map(|rate| rate.name.clone());
    let usual = USUAL.iter().map(|usual| usual.name.to_owned());
    let overall = regulations.iter().flat_map(|r| in_force(r, day)).any(|rate| rate.weight.is_some());
    let kinds = CaseKind::ALL.iter().map(|kind| format!("{kind}量"));
    let counts =
        ["诉求量", "受理量", "办结量", "退回数", "转办数", "逾期数", "未结数", "查实投诉数", "差评数", "来电数"];
    let mut names: Vec<String> = Vec::new();
    let all = own
        .chain(overall.then(|| OVERALL.to_owned()))
        .chain(usual)
        .chain(counts.map(str::to_owned))
        .chain(kinds)
        .chain(["回访数", "漏接数", "移送数"].map(str::to_owned));
    for name in all {
        let same = USUAL.iter().find(|usual| usual.goes_by(&name));
        let is_there = names.iter().any(|n| *n == name || same.is_some_and(|usual| usual.goes_by(n)));
        if !is_there {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Count, LEFT_OUT, Source, USUAL};

    #[test]
    fn every_word_of_a_usual_formula_can_be_counted_by() {
        let of = USUAL.iter().flat_map(|usual| match usual.of {
            Source::Words(words) => words,
            Source::HandledInTime | Source::FirstResponse | Source::Replies => &[],
        });
        let over = USUAL.iter().flat_map(|usual| usual.over);
        for word in of.chain(over).chain(LEFT_OUT) {
            assert!(Count::parse(word).is_some(), "{word}");
            assert!(!word.contains('[') || matches!(Count::parse(word), Some(Count::Fact(_))), "{word} is a fact");
        }
    }

    #[test]
    fn no_name_stands_for_two_formulas() {
        let mut names: Vec<&str> = USUAL.iter().flat_map(|u| u.also.iter().copied().chain([u.name])).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
