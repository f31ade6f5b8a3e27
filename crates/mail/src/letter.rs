//! Reading a message as it was sent: who wrote, what, and whether a person did.

use std::borrow::Cow;

use encoding_rs::GB18030;
use mail_parser::{HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Who wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name that the message gives; nobody has verified it.
    pub name: Option<String>,
    /// The address; empty where the message names none.
    pub address: String,
}

/// A file that came with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// What the message calls it; may be empty.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Who speaks: a person, or a program in a person's absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Somebody wrote it.
    Written,
    /// A program answered by itself (RFC 3834), or it went to many at once.
    Automatic,
    /// A mail server tells that something could not be delivered (RFC 3464).
    Bounced,
}

/// A letter in words that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The id that the sender's program gave it, without angle brackets.
    pub id: Option<String>,
    /// Who wrote.
    pub from: Sender,
    /// Where answers go, if elsewhere.
    pub reply_to: Option<String>,
    /// The date that the sender's program gave it, RFC 3339.
    pub date: Option<String>,
    /// The subject, on one line.
    pub subject: String,
    /// The words; those of a page are put as plain text.
    pub text: String,
    /// What came with it.
    pub enclosures: Vec<Enclosure>,
    /// Who speaks.
    pub nature: Nature,
}

impl Letter {
    /// The address that an answer goes to.
    #[must_use]
    pub fn answer_to(&self) -> &str {
        self.reply_to.as_deref().unwrap_or(&self.from.address)
    }
}

/// Reads a message, or the head of one. `None` where it is no message: nothing tells who wrote, and nothing what.
///
/// # Examples
///
/// What says of itself in GBK and what says nothing of its letters, as old programs send it, reads alike:
///
/// ```
/// let said = b"From: =?GBK?B?1cXI/Q==?= <a@example.cn>\r\nSubject: \xd7\xc9\xd1\xaf\r\n\r\n\xc4\xfa\xba\xc3";
/// let letter = mail::read(said).ok_or("unreadable")?;
/// assert_eq!(letter.from.name.as_deref(), Some("张三"));
/// assert_eq!((letter.subject.as_str(), letter.text.as_str()), ("咨询", "您好"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Letter> {
    let bytes = told_in_utf8(bytes);
    let message = MessageParser::default().parse(bytes.as_ref())?;
    let from = sender(&message);
    let (subject, text) = (one_line(message.subject().unwrap_or_default()), words(&message));
    if from.address.is_empty() && subject.is_empty() && text.is_empty() {
        return None;
    }
    let first = |address: Option<&mail_parser::Address<'_>>| {
        address.and_then(|all| all.first()).and_then(|one| one.address()).map(|one| one.trim().to_owned())
    };
    Some(Letter {
        id: message.message_id().map(str::to_owned),
        nature: nature(&message, &from),
        reply_to: first(message.reply_to()).filter(|address| address.contains('@') && *address != from.address),
        date: message.date().map(mail_parser::DateTime::to_rfc3339),
        enclosures: message.attachments().map(enclosure).collect(),
        from,
        subject,
        text,
    })
}

/// Programs that put Chinese into a message and name no character set mean GB18030, which holds GBK and GB 2312.
fn told_in_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = [b"\r\n\r\n".as_slice(), b"\n\n"]
        .into_iter()
        .filter_map(|mark| bytes.windows(mark.len()).position(|part| part == mark).map(|place| place + mark.len()));
    let (head, body) = bytes.split_at(end.min().unwrap_or(bytes.len()));
    let plain_head = std::str::from_utf8(head).is_ok();
    let names_none = {
        let said = head.to_ascii_lowercase();
        let names = |word: &[u8]| said.windows(word.len()).any(|part| part == word);
        !names(b"charset=") && !names(b"multipart/") && !names(b"content-transfer-encoding: b")
    };
    let plain_body = !names_none || std::str::from_utf8(body).is_ok();
    if plain_head && plain_body {
        return Cow::Borrowed(bytes);
    }
    let decoded = |part: &[u8], plain: bool| {
        if plain { part.to_vec() } else { GB18030.decode_without_bom_handling(part).0.into_owned().into_bytes() }
    };
    let mut whole = decoded(head, plain_head);
    whole.extend(decoded(body, plain_body));
    Cow::Owned(whole)
}

fn sender(message: &Message<'_>) -> Sender {
    let Some(one) = message.from().and_then(|all| all.first()) else { return Sender::default() };
    let address = one.address().unwrap_or_default().trim().to_owned();
    let name = one.name().map(one_line).filter(|name| !name.is_empty() && !name.contains('@'));
    Sender { name, address }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of every part that is there to be read, one after the other.
fn words(message: &Message<'_>) -> String {
    let parts: Vec<String> = message.text_bodies().map(words_of_part).filter(|text| !text.is_empty()).collect();
    parts.join("\n\n")
}

fn words_of_part(part: &MessagePart<'_>) -> String {
    let text = match &part.body {
        PartType::Text(text) => Cow::Borrowed(text.as_ref()),
        PartType::Html(page) => Cow::Owned(mail_parser::decoders::html::html_to_text(&with_lines(page))),
        PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => {
            return String::new();
        }
    };
    tidy(&text)
}

/// A page with an end of line wherever a browser would show one; without it, whole letters stand on one line.
fn with_lines(page: &str) -> String {
    let ends = ["</div>", "</li>", "</tr>", "</h1>", "</h2>", "</h3>", "</h4>", "</blockquote>"];
    let mut page = page.to_owned();
    for end in ends {
        page = page.replace(end, "<br>").replace(&end.to_ascii_uppercase(), "<br>");
    }
    page.replace("</td>", " ").replace("</TD>", " ")
}

/// Lines without the space at their ends, and never more than one empty one.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(|line| line.trim_end_matches(|sign: char| sign.is_whitespace() || sign == '\u{a0}')) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn enclosure(part: &MessagePart<'_>) -> Enclosure {
    Enclosure { name: part.attachment_name().map(one_line).unwrap_or_default(), bytes: part.contents().to_vec() }
}

fn nature(message: &Message<'_>, from: &Sender) -> Nature {
    let said = |name: &'static str| match message.header(name) {
        Some(HeaderValue::Text(text)) => Some(text.trim().to_ascii_lowercase()),
        Some(_) | None => message.header_raw(name).map(|text| text.trim().to_ascii_lowercase()),
    };
    let report = message.content_type().is_some_and(|kind| {
        let is = |one: &str, other: &str| {
            kind.ctype().eq_ignore_ascii_case(one) && kind.subtype().is_some_and(|of| of.eq_ignore_ascii_case(other))
        };
        is("multipart", "report") || is("message", "delivery-status")
    });
    let server = from
        .address
        .split('@')
        .next()
        .is_some_and(|name| ["mailer-daemon", "postmaster"].iter().any(|known| name.eq_ignore_ascii_case(known)));
    let returned = said("Return-Path").is_some_and(|path| path == "<>") || said("X-Failed-Recipients").is_some();
    if report || server || returned {
        return Nature::Bounced;
    }
    let submitted = said("Auto-Submitted").is_some_and(|how| !how.is_empty() && !how.starts_with("no"));
    let many = said("Precedence").is_some_and(|how| matches!(how.as_str(), "bulk" | "list" | "junk" | "auto_reply"));
    let replied = said("X-Autoreply").is_some() || said("X-Autorespond").is_some();
    if submitted || many || replied { Nature::Automatic } else { Nature::Written }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_whole(head: &str, body: &[u8]) -> Letter {
        let mut bytes = head.replace('\n', "\r\n").into_bytes();
        bytes.extend(b"\r\n\r\n");
        bytes.extend(body);
        read(&bytes).unwrap()
    }

    #[test]
    fn gbk_and_gb18030_read_well_in_every_dress() {
        let (gbk, _, _) = encoding_rs::GBK.encode("窗口不收材料，请问怎么办？");
        let one = read_whole(
            "From: <a@example.cn>\nSubject: =?gb2312?B?zbbL36Oss8m5pg==?=\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit",
            &gbk,
        );
        assert_eq!(one.text, "窗口不收材料，请问怎么办？");
        assert!(one.subject.starts_with("投诉"), "{}", one.subject);
        let (wide, _, _) = GB18030.encode("𠮷先生：镕字打不出");
        let two = read_whole("From: <a@example.cn>\nSubject: x\nContent-Type: text/plain; charset=\"GB18030\"", &wide);
        assert_eq!(two.text, "𠮷先生：镕字打不出");
        let bare = read_whole("From: <a@example.cn>\nSubject: x", &gbk);
        assert_eq!(bare.text, one.text);
    }

    #[test]
    fn a_page_becomes_lines_without_its_scripts() {
        let page = "<html><head><title>x</title><style>p{color:red}</style></head><body><div>第一行</div><div>第二行&nbsp;&lt;好&gt;</div>\
                    <script>alert(1)</script><table><tr><td>甲</td><td>乙</td></tr></table></body></html>";
        let letter =
            read_whole("From: <a@example.cn>\nSubject: x\nContent-Type: text/html; charset=utf-8", page.as_bytes());
        assert_eq!(letter.text, "第一行\n第二行\u{a0}<好>\n甲 乙");
    }

    #[test]
    fn machines_are_told_from_people() {
        let nature = |head: &str| read_whole(&format!("From: <a@example.cn>\nSubject: x\n{head}"), b"y").nature;
        assert_eq!(nature("Auto-Submitted: no"), Nature::Written);
        assert_eq!(nature("Auto-Submitted: auto-replied"), Nature::Automatic);
        assert_eq!(nature("Precedence: bulk"), Nature::Automatic);
        assert_eq!(nature("Precedence: first-class"), Nature::Written);
        assert_eq!(nature("Return-Path: <>"), Nature::Bounced);
        assert_eq!(nature("Content-Type: multipart/report; boundary=b"), Nature::Bounced);
        let daemon = read_whole("From: MAILER-DAEMON@example.cn\nSubject: x", b"y");
        assert_eq!(daemon.nature, Nature::Bounced);
    }

    #[test]
    fn what_comes_with_a_letter_is_kept_with_its_name() {
        let body = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n见附件\r\n--b\r\n\
                    Content-Type: application/pdf; name=\"=?GBK?B?ssTBzy5wZGY=?=\"\r\nContent-Transfer-Encoding: base64\r\n\
                    Content-Disposition: attachment; filename=\"=?GBK?B?ssTBzy5wZGY=?=\"\r\n\r\nJVBERi0xLjc=\r\n--b--\r\n";
        let letter =
            read_whole("From: <a@example.cn>\nSubject: x\nContent-Type: multipart/mixed; boundary=b", body.as_bytes());
        assert_eq!(letter.text, "见附件");
        let [one] = letter.enclosures.as_slice() else { panic!("{:?}", letter.enclosures) };
        assert_eq!((one.name.as_str(), one.bytes.as_slice()), ("材料.pdf", b"%PDF-1.7".as_slice()));
    }

    #[test]
    fn what_is_no_message_is_not_read() {
        assert_eq!(read(b""), None);
        assert_eq!(read(b"\r\n\r\n"), None);
        assert_eq!(read(b"\x00\x01\x02\x03"), None);
    }
}
