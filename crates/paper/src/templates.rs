//! The templates: one file for each kind of paper, the layouts they choose from, and what these share.

use words::Paper;

/// The file that the press begins with.
pub const MAIN: &str = "/main.typ";

/// Where the templates find the manuscript.
pub const MANUSCRIPT: &str = "/manuscript.json";

macro_rules! templates {
    (shared: $($shared:literal,)+ papers: $($paper:ident = $name:literal,)+) => {
        /// Every file, by its path within the press.
        pub const FILES: &[(&str, &str)] = &[
            $((concat!("/", $shared, ".typ"), include_str!(concat!("../templates/", $shared, ".typ"))),)+
            $((concat!("/papers/", $name, ".typ"), include_str!(concat!("../templates/papers/", $name, ".typ"))),)+
        ];

        /// The template of a kind.
        pub const fn path(paper: Paper) -> &'static str {
            match paper {
                $(Paper::$paper => concat!("/papers/", $name, ".typ"),)+
            }
        }
    };
}

templates! {
    shared:
    "main",
    "lib",
    "lib/measures",
    "lib/blocks",
    "lib/closing",
    "layouts/official",
    "layouts/letter",
    "layouts/notice",
    "layouts/slip",
    "layouts/form",
    "layouts/boxes",
    papers:
    RegisterForm = "register-form",
    WorkOrder = "work-order",
    Acceptance = "acceptance",
    NonAcceptance = "non-acceptance",
    OneTimeNotice = "one-time-notice",
    ServiceNotice = "service-notice",
    MaterialReceipt = "material-receipt",
    HandoverRecord = "handover-record",
    TransferLetter = "transfer-letter",
    CoordinationLetter = "coordination-letter",
    LimitNotice = "limit-notice",
    ExtensionNotice = "extension-notice",
    AnswerLetter = "answer-letter",
    RedressNotice = "redress-notice",
    PaperForReading = "paper-for-reading",
    SupervisionOrder = "supervision-order",
    Circular = "circular",
    Report = "report",
    CopyToDiscipline = "copy-to-discipline",
    RectificationReport = "rectification-report",
    RectificationAdvice = "rectification-advice",
    Commendation = "commendation",
    SanctionDecision = "sanction-decision",
    CollectiveDecision = "collective-decision",
    InspectionRecord = "inspection-record",
    VisitRecord = "visit-record",
    SymposiumRecord = "symposium-record",
    RevisitRecord = "revisit-record",
    StatisticalCircular = "statistical-circular",
    PeriodicReport = "periodic-report",
    AssessmentSheet = "assessment-sheet",
    ModelForm = "model-form",
    ContentsList = "contents-list",
    BoxLabel = "box-label",
    Poster = "poster",
}
