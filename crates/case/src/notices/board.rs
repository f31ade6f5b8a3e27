//! What is told when a question and its answer are made public, or no longer are.

use super::{Draft, text};
use crate::Notice;
use words::{Act, Field, Role};

impl Draft<'_> {
    /// The party hears what is done with its words; the receiving office what the party decided about them.
    pub(super) fn made_public(&self) -> Vec<Notice> {
        let receiver =
            |kind: &str, sentence: &str| self.seat(Role::Receiver, self.centre(), kind, vec![text(sentence)]);
        match self.recorded.fact.act {
            Act::PublishAnswer => self.party(
                "公开告知",
                vec![text("经您同意，这件事的问题和答复隐去个人信息后，已经在“我要问”公开。您可以随时撤回同意，撤回后随即撤下。")],
            ),
            Act::TakeDown => {
                self.party("撤下告知", self.said("公开的问题和答复已经从“我要问”撤下。理由：", Field::Reason))
            }
            Act::RevokeConsent => receiver("撤回公开同意", "诉求人撤回了公开的同意，公开过的问题和答复已经撤下。"),
            // Before there is an answer there is nothing to make public yet.
            Act::ConsentToPublish if self.matter.case.is_answered() => {
                receiver("同意公开", "诉求人同意隐去个人信息后公开问题和答复。")
            }
            _ => Vec::new(),
        }
    }
}
