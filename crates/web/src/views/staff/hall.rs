//! What surrounds cases: the lists, one affair, and the form that begins one.

use askama::Template;

use super::looks::RevealView;
use super::papers::PaperView;
use super::worklist::FilterView;
use crate::views::{
    Clock, DutyView, FieldError, FormView, LabelledView, MomentView, RefusalView, StaffFrame, StaffSection,
};

/// Something that this seat may begin.
#[derive(Clone, Debug, Default)]
pub struct OpeningView {
    /// What it is, such as 走访.
    pub name: String,
    /// The page of its form.
    pub url: String,
}

/// An affair in a list.
#[derive(Clone, Debug, Default)]
pub struct AffairRowView {
    /// Its page.
    pub url: String,
    /// What it is.
    pub kind: String,
    /// What it is about; may be empty.
    pub about: String,
    /// When it began.
    pub begun: String,
    /// The duty that falls due first; may be empty.
    pub duty: String,
    /// Who owes it; may be empty.
    pub holder: String,
    /// Until when; empty where it has no day.
    pub due: String,
    /// How long that is from now; may be empty.
    pub left: String,
    /// How its clock stands.
    pub clock: Clock,
    /// It has ended.
    pub ended: bool,
    /// Where what it asks for is done; empty where that is its own page.
    pub form_url: String,
}

impl AffairRowView {
    /// What it is and what it is about, in one line.
    pub(crate) fn title(&self) -> String {
        if self.about.is_empty() { self.kind.clone() } else { format!("{}：{}", self.kind, self.about) }
    }
}

/// A post of today's check.
#[derive(Clone, Debug, Default)]
pub struct PostView {
    /// The unit.
    pub unit: String,
    /// The channel looked after.
    pub channel: String,
    /// It was signed for.
    pub signed: bool,
    /// By whom and when; until when it has to be where it was not.
    pub signature: String,
    /// How its clock stands.
    pub clock: Clock,
}

/// Today's check: who has signed and who has not.
#[derive(Clone, Debug, Default)]
pub struct CheckView {
    /// The page of the day.
    pub url: String,
    /// All posts, those not signed for first.
    pub posts: Vec<PostView>,
}

impl CheckView {
    pub(crate) fn signed(&self) -> usize {
        self.posts.iter().filter(|post| post.signed).count()
    }

    pub(crate) fn absent(&self) -> usize {
        self.posts.len() - self.signed()
    }
}

/// What this seat signs for today, with one tap.
#[derive(Clone, Debug, Default)]
pub struct SignView {
    /// The posts: unit and channel, and until when.
    pub posts: Vec<PostView>,
    /// Where the signature is sent.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// The command's id, and where to go afterwards.
    pub hidden: Vec<(String, String)>,
    /// The page of the day, to say more than that all was looked at.
    pub url: String,
}

/// The page of daily work beside the cases.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/hall/list.html")]
pub struct HallPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What this seat signs for today; none where it signs for nothing, or has signed.
    pub sign: Option<SignView>,
    /// Today's check, for those who see the whole of it.
    pub check: Option<CheckView>,
    /// What this seat may begin.
    pub openings: Vec<OpeningView>,
    /// What waits for this seat.
    pub held: Vec<AffairRowView>,
    /// Open or ended.
    pub standings: Vec<FilterView>,
    /// By kind; the first is all of them.
    pub kinds: Vec<FilterView>,
    /// The affairs of this page.
    pub rows: Vec<AffairRowView>,
    /// The first page, from a later one; empty on the first.
    pub first_url: String,
    /// The next page; empty on the last.
    pub next_url: String,
}

/// A scan or a picture that belongs to a stream.
#[derive(Clone, Debug, Default)]
pub struct ScanView {
    /// What it is, and when it came.
    pub name: String,
    /// Its digest.
    pub digest: String,
    /// Where it is opened; empty where this seat may not see it.
    pub url: String,
}

/// A recording that belongs to a stream.
#[derive(Clone, Debug, Default)]
pub struct RecordingView {
    /// What it is, and when it came.
    pub name: String,
    /// Its digest.
    pub digest: String,
    /// Where it is played from; empty until the reason for listening is recorded.
    pub source: String,
    /// Where the reason is sent; empty where this seat may not listen.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// The command's id.
    pub command: String,
}

/// One affair: its facts, what is owed, what can be done.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/hall/affair.html")]
pub struct AffairPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What it is and what it is about.
    pub title: String,
    /// What it is.
    pub kind: String,
    /// Its stage.
    pub stage: String,
    /// When it began, by whom, about which unit.
    pub head: Vec<LabelledView>,
    /// The regulations and versions that apply.
    pub regulations: Vec<String>,
    /// A word of success after an act; may be empty.
    pub done: String,
    /// The act was refused.
    pub refusal: Option<RefusalView>,
    /// Asks for what is masked.
    pub reveal: Option<RevealView>,
    /// The posts of a day's check; empty for others.
    pub posts: Vec<PostView>,
    /// The cases that belong to it: number and address.
    pub cases: Vec<(String, String)>,
    /// Other affairs that belong to it: name and address.
    pub related: Vec<(String, String)>,
    /// What was recorded or sent in with it.
    pub recordings: Vec<RecordingView>,
    /// What was handed in with it.
    pub scans: Vec<ScanView>,
    /// Its papers, the oldest first.
    pub papers: Vec<PaperView>,
    /// The facts, the latest first.
    pub moments: Vec<MomentView>,
    /// What is owed, the earliest first.
    pub owed: Vec<DutyView>,
    /// Met and lifted duties.
    pub settled: Vec<DutyView>,
    /// What this person can do now.
    pub acts: Vec<FormView>,
    /// Where what it asks for is done; empty where that is here, or not this person's to do.
    pub form_url: String,
}

impl AffairPage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(self.acts.iter().flat_map(|act| &act.fields))
    }
}

/// The form that begins an affair.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/hall/begin.html")]
pub struct BeginPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What is begun.
    pub title: String,
    /// The form.
    pub form: FormView,
    /// It was refused.
    pub refusal: Option<RefusalView>,
}

impl BeginPage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(&self.form.fields)
    }
}
