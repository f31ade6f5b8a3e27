//! The forms of what surrounds cases: daily checks, calls, letters, visits, topics, hot issues, inspections and the rest.

use crate::field::Shape::{
    Cases, Choice, Date, Files, Item, Limit, Line, Moment, Number, Organisation, Paragraph, Person, Word, Words, YesNo,
};
use crate::form::{may, must, must_say};
use crate::{Act, Field, FieldSpec, Refusal, Shape};

/// A list made when the program is compiled.
macro_rules! list {
    ($($item:expr),* $(,)?) => { const { &[$($item),*] } };
}

const WRITTEN: Shape = Choice(&["信函", "传真", "意见箱"]);
const GRADES: Shape = Choice(&["非常满意", "满意", "基本满意", "不满意", "非常不满意"]);

impl Act {
    /// The fields of an act that no case carries; none for the others.
    pub(crate) const fn surrounding_fields(self) -> &'static [FieldSpec] {
        match self {
            Self::CheckDay => list![must(Field::Posts, Words), may(Field::Date, Date)],
            Self::BeginPeriod => list![
                must(Field::Subject, Word),
                must(Field::Every, Word),
                must(Field::Period, Word),
                must(Field::From, Date),
                must(Field::Until, Moment),
                may(Field::Theme, Word),
            ],
            Self::CompletePeriod => list![may(Field::Number, Word)],
            Self::DailyCheck => list![
                may(Field::Channel, Word),
                may(Field::Unit, Organisation),
                may(Field::Count, Number),
                may(Field::Findings, Paragraph),
            ],
            Self::Ring => list![may(Field::CalledNumber, Word), may(Field::Phone, Line), may(Field::Number, Word)],
            Self::AnswerCall | Self::HangUp => list![may(Field::Moment, Moment)],
            Self::Miss => list![
                may(Field::CalledNumber, Word),
                may(Field::Phone, Line),
                may(Field::Number, Word),
                may(Field::Moment, Moment),
            ],
            Self::AnnounceRecording => list![may(Field::Announced, YesNo)],
            Self::PlayRecording => list![must_say(Field::Reason, Line, Refusal::ReasonRequired)],
            Self::OpenBox => list![
                must(Field::Channel, WRITTEN),
                may(Field::Place, Word),
                must(Field::Count, Number),
                may(Field::Team, Line),
                may(Field::Moment, Moment),
                may(Field::Period, Word),
            ],
            Self::Tally => list![must(Field::Count, Number), may(Field::Explanation, Line)],
            Self::RegisterMail => list![
                may(Field::Channel, WRITTEN),
                may(Field::Batch, Word),
                may(Field::Name, Line),
                may(Field::Phone, Line),
                may(Field::Address, Line),
                may(Field::Content, Paragraph),
                may(Field::HappenedAt, Moment),
                may(Field::Attachments, Files),
            ],
            Self::EndMail => list![
                must(Field::Destination, Choice(list!["转为诉求件", "直接答复", "不予登记"])),
                may(Field::Cases, Cases),
                may(Field::AnswerText, Paragraph),
                may(Field::Reason, Paragraph),
            ],
            Self::Visit | Self::Symposium => list![
                may(Field::Theme, Line),
                may(Field::Team, Line),
                may(Field::Place, Line),
                may(Field::Date, Moment),
                may(Field::Participants, Paragraph),
                may(Field::Text, Paragraph),
                may(Field::Period, Word),
                may(Field::Attachments, Files),
            ],
            Self::RaiseCase => list![must(Field::Cases, Cases)],
            Self::OpenTopic => list![
                must(Field::Theme, Word),
                may(Field::Text, Paragraph),
                may(Field::From, Date),
                may(Field::Until, Moment),
                may(Field::ResponseTime, Limit),
                may(Field::Period, Word),
            ],
            Self::PublishOutcome => list![must(Field::Text, Paragraph)],
            Self::NameHotIssue => list![
                must(Field::Theme, Word),
                may(Field::Why, Paragraph),
                may(Field::Measures, Paragraph),
                may(Field::ResponsibleUnit, Organisation),
                may(Field::Item, Item),
                may(Field::Until, Moment),
                may(Field::Cases, Cases),
            ],
            Self::Rectify => list![
                may(Field::Measures, Paragraph),
                may(Field::Result, Paragraph),
                may(Field::ResponsibleUnit, Organisation),
                may(Field::Until, Moment),
            ],
            Self::Publish => list![may(Field::Text, Paragraph), may(Field::Means, Word)],
            Self::MeasureEffect => {
                list![
                    may(Field::Result, Paragraph),
                    may(Field::Before, Number),
                    may(Field::After, Number),
                    may(Field::Conclusion, Choice(list!["见效", "未见效"])),
                ]
            }
            Self::Oversee => list![
                may(Field::Unit, Organisation),
                may(Field::Person, Person),
                may(Field::Means, Word),
                may(Field::Findings, Paragraph),
                may(Field::FoundProblem, YesNo),
                may(Field::Period, Word),
                may(Field::Attachments, Files),
            ],
            Self::ReportBreach => list![
                may(Field::Unit, Organisation),
                may(Field::Person, Person),
                may(Field::Misconduct, Word),
                may(Field::Severity, Choice(list!["一般", "严重"])),
                may(Field::Findings, Paragraph),
                may(Field::Cases, Cases),
            ],
            Self::DecideTogether => list![
                may(Field::Participants, Line),
                may(Field::Text, Paragraph),
                may(Field::Conclusion, Word),
                may(Field::Date, Moment),
            ],
            Self::CountVerified => list![must(Field::Cases, Cases), may(Field::VerifiedCount, Number)],
            Self::PlanRevisits => list![
                may(Field::Period, Word),
                may(Field::From, Date),
                may(Field::Until, Date),
                may(Field::SampleSize, Number),
                may(Field::Seed, Number),
                may(Field::Means, Word),
            ],
            Self::BeginSurvey => list![
                must(Field::Theme, Word),
                may(Field::Period, Word),
                may(Field::From, Date),
                may(Field::Until, Moment),
                may(Field::SampleSize, Number),
                may(Field::Seed, Number),
            ],
            Self::ReplyToSurvey => list![must(Field::Satisfaction, GRADES), may(Field::Opinion, Paragraph)],
            Self::PublishFigures => {
                list![
                    may(Field::Period, Word),
                    may(Field::From, Date),
                    may(Field::Until, Date),
                    may(Field::Theme, Word),
                    may(Field::Text, Paragraph)
                ]
            }
            Self::Appraise => list![
                may(Field::Period, Word),
                may(Field::From, Date),
                may(Field::Until, Date),
                may(Field::Theme, Word),
                may(Field::Text, Paragraph),
                may(Field::Attachments, Files),
            ],
            Self::Borrow => list![
                must(Field::Cases, Cases),
                may(Field::Person, Person),
                must_say(Field::Reason, Line, Refusal::ReasonRequired),
                may(Field::Until, Moment),
            ],
            Self::GiveBack => list![may(Field::Explanation, Line)],
            Self::Delegate => list![
                must(Field::Delegate, Person),
                must(Field::From, Date),
                must(Field::Until, Moment),
                may(Field::Reason, Line),
            ],
            Self::EndDelegation => list![may(Field::Reason, Line)],
            Self::Conclude => list![may(Field::Result, Paragraph)],
            _ => list![],
        }
    }
}
