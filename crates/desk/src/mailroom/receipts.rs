//! Telling whoever wrote number and code: once, by the server that the settings name.

use super::mark::Kept;
use super::{FetchError, Mailroom, centre};
use crate::feeds::{FeedName, Told};
use mail::{Inbox, Letter, MailError, Mailbox, Receipt};
use words::Channel;

impl Mailroom {
    pub(super) fn own_addresses(&self) -> Vec<String> {
        let sender = self.settings.smtp.as_ref().map(|smtp| {
            let bare = smtp.from.rsplit_once('<').map_or(smtp.from.as_str(), |(_, rest)| rest.trim_end_matches('>'));
            bare.trim().to_owned()
        });
        self.settings.mailbox.iter().map(|mailbox| mailbox.address.clone()).chain(sender).collect()
    }

    /// Tells those who wait for their receipt. What cannot be sent now waits for the next look, and shows as a trouble of
    /// sending, not of the mailbox.
    pub(super) async fn tell(&self, inbox: &mut Inbox, mailbox: &Mailbox, kept: &mut Kept) -> Result<(), FetchError> {
        let Some((smtp, name)) = self.settings.smtp.as_ref().zip(self.receipts_of(mailbox)) else { return Ok(()) };
        for (uid, number) in kept.mark.untold.clone() {
            let head = inbox.head(uid).await?.and_then(|head| mail::read(&head));
            if let Some((letter, number)) = head.zip(number) {
                match mail::send(smtp, &self.receipt(mailbox, &letter, &number)).await {
                    Ok(()) => self.desk.note_feed(&name, &Told::Came).await?,
                    Err(MailError::Undeliverable(why)) => {
                        tracing::warn!(number, why, "a receipt cannot be delivered");
                        self.desk.note_feed(&name, &Told::Worked).await?;
                    }
                    // The others need not wait for this one.
                    Err(MailError::Deferred(why)) => {
                        tracing::info!(number, why, "a receipt will be tried again");
                        continue;
                    }
                    Err(error) => {
                        self.desk.note_feed(&name, &Told::Failed(error.to_string())).await?;
                        return Ok(());
                    }
                }
            }
            kept.mark.forget(uid);
            if !self.save(kept).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    pub(super) fn receipt(&self, mailbox: &Mailbox, letter: &Letter, number: &str) -> Receipt {
        let directory = self.desk.directory();
        let own = centre(mailbox);
        let centre = directory.name_of(&own);
        let code = self.desk.store().receipt_code(number);
        Receipt {
            to: letter.answer_to().to_owned(),
            name: number.to_owned(),
            subject: format!("来信已登记，编号 {number}"),
            text: format!(
                "您好：\n\n您的来信已经收到并登记。\n\n编号：{number}\n查询码：{code}\n\n\
                 凭编号和查询码可以在网上查询办理情况、补充材料。查询码请不要告诉别人。\n\
                 这封邮件由系统自动发出，请不要直接回复。\n\n{centre}\n"
            ),
            answers: letter.id.clone(),
            at: self.desk.clock().millis(),
        }
    }

    /// The sending of receipts as a feed of its own.
    pub(super) fn receipts_of(&self, mailbox: &Mailbox) -> Option<FeedName> {
        let smtp = self.settings.smtp.as_ref()?;
        let name = format!("回执 {}", smtp.server);
        Some(FeedName { centre: centre(mailbox), channel: Channel::Email, name })
    }
}
