//! Who does what, unless a regulation says otherwise.

use crate::{Act, HolderWord, Role};

const fn role(role: Role) -> HolderWord {
    HolderWord::Role(role)
}

const PARTY: HolderWord = role(Role::Party);
const CLERK: HolderWord = role(Role::WindowClerk);
const OPERATOR: HolderWord = role(Role::Operator);
const RECEIVER: HolderWord = role(Role::Receiver);
const COMPLAINTS: HolderWord = role(Role::ComplaintHandler);
const HANDLER: HolderWord = role(Role::Handler);
const CHIEF: HolderWord = role(Role::ChiefRepresentative);
const SUPERVISOR: HolderWord = role(Role::Supervisor);
const TIME: HolderWord = role(Role::Time);
const FIRST: HolderWord = HolderWord::FirstAsked;
const RECIPIENT: HolderWord = HolderWord::Recipient;

/// A list made when the program is compiled.
macro_rules! list {
    ($($item:expr),* $(,)?) => { const { &[$($item),*] } };
}

impl Act {
    /// Who performs the act where no regulation names somebody else.
    #[must_use]
    pub const fn performers(self) -> &'static [HolderWord] {
        match self {
            Self::Register => list![
                CLERK,
                OPERATOR,
                RECEIVER,
                PARTY,
                COMPLAINTS,
                CHIEF,
                role(Role::SolicitationAdministrator),
                role(Role::WindowHead),
                TIME,
            ],
            Self::Supplement => {
                list![
                    PARTY,
                    FIRST,
                    CLERK,
                    OPERATOR,
                    RECEIVER,
                    COMPLAINTS,
                    role(Role::SolicitationAdministrator),
                    HANDLER
                ]
            }
            Self::Confirm => list![PARTY, FIRST, RECEIVER],
            Self::AttachRecording => list![OPERATOR, FIRST, RECEIVER],
            Self::Accept
            | Self::Dispatch
            | Self::Designate
            | Self::TellLimit
            | Self::InformRespondent
            | Self::Hear
            | Self::OfferRedress
            | Self::Verify
            | Self::Close
            | Self::Reclassify
            | Self::Inquire => list![RECEIVER],
            Self::Link | Self::Unlink | Self::TellReason => list![RECEIVER],
            Self::NoteUnclear | Self::SignFor | Self::Return => list![HANDLER],
            Self::Decline => list![RECEIVER],
            Self::Refer => list![RECEIVER, SUPERVISOR],
            Self::AcknowledgeReferral => list![RECEIVER, HANDLER, SUPERVISOR, role(Role::DisciplineOfficer)],
            Self::Guide | Self::Explain | Self::GiveNoticeOnce | Self::TakeMaterial | Self::ContactColleague => {
                list![FIRST]
            }
            Self::Settle => list![FIRST, RECEIVER, CHIEF, COMPLAINTS],
            Self::HandOver => list![FIRST, RECIPIENT],
            Self::Promise | Self::CompleteMatter => list![FIRST, RECIPIENT, HANDLER],
            Self::Review => list![role(Role::LeaderInCharge)],
            Self::Assess => list![role(Role::SolicitationAdministrator)],
            Self::Instruct | Self::ReviewAnswer => list![role(Role::UnitHead)],
            Self::CarryOut => list![HANDLER],
            Self::TellCompetentDepartment => list![COMPLAINTS, RECEIVER],
            Self::Arrive => list![COMPLAINTS, CHIEF],
            Self::Contact => list![RECEIVER, HANDLER, FIRST],
            Self::CallBack => list![HolderWord::OnDuty, OPERATOR, FIRST, RECEIVER],
            Self::Progress | Self::ReportResult => list![HANDLER],
            Self::RequestExtension => list![HANDLER, RECEIVER],
            Self::ApproveExtension | Self::ApprovePlan => list![role(Role::LeaderInCharge)],
            Self::Plan | Self::Milestone => list![HANDLER],
            Self::Answer => list![HANDLER, CHIEF],
            Self::Inspect => list![role(Role::Inspector)],
            Self::Consent
            | Self::ConsentToPublish
            | Self::RevokeConsent
            | Self::Evaluate
            | Self::Withdraw
            | Self::Urge => list![PARTY],
            // Whoever makes a text public must know whose words must not stand in it.
            Self::PublishAnswer => list![RECEIVER, COMPLAINTS, role(Role::SolicitationAdministrator)],
            Self::TakeDown => list![RECEIVER, COMPLAINTS, role(Role::SolicitationAdministrator), SUPERVISOR],
            Self::FeedBack => list![RECEIVER],
            Self::Revisit => list![role(Role::CallbackAgent)],
            Self::Reopen => list![RECEIVER, PARTY],
            Self::Remind | Self::Order | Self::Circulate | Self::ReportUp | Self::Copy => list![SUPERVISOR, TIME],
            Self::FileRectification => list![role(Role::WindowHead)],
            Self::Commend | Self::AdviseRectification => list![SUPERVISOR, role(Role::Leadership)],
            Self::Sanction => list![role(Role::Leadership), SUPERVISOR],
            Self::Archive => list![role(Role::Archivist)],
            Self::Note => list![
                FIRST,
                RECIPIENT,
                CLERK,
                OPERATOR,
                RECEIVER,
                COMPLAINTS,
                HANDLER,
                CHIEF,
                SUPERVISOR,
                role(Role::UnitHead),
                role(Role::LeaderInCharge),
                role(Role::WindowHead),
                role(Role::Inspector),
                role(Role::CallbackAgent),
                role(Role::SolicitationAdministrator),
                role(Role::Archivist),
                role(Role::Leadership),
            ],
            Self::LimitEnded
            | Self::ContactFailed
            | Self::DueMoved
            | Self::Absorb
            | Self::Part
            | Self::MainAnswered
            | Self::Sampled
            | Self::ThresholdReached
            | Self::CheckDay
            | Self::BeginPeriod
            | Self::CompletePeriod
            | Self::CountVerified => list![TIME],
            surrounding => surrounding.surrounding_performers(),
        }
    }

    /// Who performs what surrounds cases.
    const fn surrounding_performers(self) -> &'static [HolderWord] {
        match self {
            Self::DailyCheck => list![
                RECEIVER,
                COMPLAINTS,
                HANDLER,
                OPERATOR,
                CLERK,
                CHIEF,
                role(Role::WindowHead),
                role(Role::SolicitationAdministrator)
            ],
            Self::AnswerCall | Self::HangUp | Self::Miss | Self::AnnounceRecording => {
                list![OPERATOR, CLERK, RECEIVER, COMPLAINTS, HANDLER, TIME]
            }
            // Whoever calls, the exchange that reports it, or the clerk who notes it.
            Self::Ring => list![OPERATOR, CLERK, RECEIVER, COMPLAINTS, HANDLER, TIME, PARTY],
            Self::PlayRecording => list![OPERATOR, RECEIVER, COMPLAINTS, SUPERVISOR, role(Role::CallbackAgent)],
            Self::OpenBox | Self::Tally | Self::RegisterMail | Self::EndMail => {
                list![RECEIVER, COMPLAINTS, CLERK, role(Role::SolicitationAdministrator)]
            }
            Self::Visit | Self::Symposium | Self::RaiseCase => list![
                RECEIVER,
                COMPLAINTS,
                SUPERVISOR,
                OPERATOR,
                CLERK,
                role(Role::SolicitationAdministrator),
                role(Role::LeaderInCharge),
                role(Role::UnitHead),
                role(Role::Leadership),
                TIME
            ],
            Self::OpenTopic => list![role(Role::SolicitationAdministrator)],
            Self::PublishOutcome => list![role(Role::SolicitationAdministrator), SUPERVISOR, role(Role::CallbackAgent)],
            Self::NameHotIssue | Self::Publish | Self::MeasureEffect => {
                list![SUPERVISOR, RECEIVER, COMPLAINTS, role(Role::SolicitationAdministrator)]
            }
            Self::Rectify => {
                list![role(Role::UnitHead), HANDLER, role(Role::WindowHead), CHIEF, COMPLAINTS, SUPERVISOR, RECEIVER]
            }
            Self::Oversee | Self::ReportBreach => list![SUPERVISOR, role(Role::Inspector), role(Role::SecurityAuditor)],
            Self::DecideTogether => list![role(Role::Leadership)],
            Self::PlanRevisits | Self::BeginSurvey | Self::PublishFigures | Self::Conclude => {
                list![SUPERVISOR, RECEIVER, COMPLAINTS, role(Role::CallbackAgent), role(Role::LeaderInCharge)]
            }
            Self::Appraise => list![SUPERVISOR, role(Role::LeaderInCharge), role(Role::Leadership)],
            Self::ReplyToSurvey => list![PARTY, role(Role::CallbackAgent)],
            Self::Borrow | Self::GiveBack => list![role(Role::Archivist)],
            Self::Delegate | Self::EndDelegation => {
                list![
                    role(Role::LeaderInCharge),
                    role(Role::UnitHead),
                    role(Role::WindowHead),
                    role(Role::SystemAdministrator)
                ]
            }
            Self::DeemUnreasonable | Self::DecideAppeal => list![SUPERVISOR, role(Role::LeaderInCharge)],
            Self::Appeal => list![HANDLER, role(Role::UnitHead), role(Role::WindowHead)],
            _ => list![],
        }
    }
}
