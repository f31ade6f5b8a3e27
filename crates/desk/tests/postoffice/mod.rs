//! A post office on 127.0.0.1: as much of IMAP and SMTP as a mailbox and a receipt need, in their real words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of these tests are tests as well")]

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What lies in the mailbox, and what was said and sent.
#[derive(Default)]
pub struct State {
    pub validity: u32,
    pub letters: Vec<(u32, Vec<u8>)>,
    pub commands: Vec<String>,
    pub sent: Vec<String>,
}

/// A server that can be closed and opened again under the same address.
pub struct PostOffice {
    pub state: Arc<Mutex<State>>,
    pub port: u16,
    speaks: Protocol,
    open: Option<JoinHandle<()>>,
}

#[derive(Clone, Copy)]
pub enum Protocol {
    Imap,
    Smtp,
}

impl PostOffice {
    pub async fn open(speaks: Protocol) -> Self {
        let state = Arc::new(Mutex::new(State { validity: 7, ..State::default() }));
        let mut office = Self { state, port: 0, speaks, open: None };
        office.reopen().await;
        office
    }

    pub async fn reopen(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        self.port = listener.local_addr().unwrap().port();
        let (state, speaks) = (Arc::clone(&self.state), self.speaks);
        self.open = Some(tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                match speaks {
                    Protocol::Imap => imap(stream, &state).await,
                    Protocol::Smtp => smtp(stream, &state).await,
                }
            }
        }));
    }

    pub async fn close(&mut self) {
        let open = self.open.take().unwrap();
        open.abort();
        let _ = open.await;
    }

    /// Puts a letter in; its number is one higher than the last.
    pub fn put(&self, letter: &[u8]) {
        let mut state = self.state.lock().unwrap();
        let uid = state.letters.last().map_or(1, |(uid, _)| uid + 1);
        state.letters.push((uid, letter.to_vec()));
    }

    pub fn sent(&self) -> Vec<String> {
        self.state.lock().unwrap().sent.clone()
    }
}

async fn imap(stream: TcpStream, state: &Mutex<State>) {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"* OK ready\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let (tag, command) = line.split_once(' ').unwrap();
        let answer = {
            let mut state = state.lock().unwrap();
            state.commands.push(command.to_owned());
            imap_answer(tag, command, &state)
        };
        if writer.write_all(&answer).await.is_err() || command == "LOGOUT" {
            return;
        }
    }
}

fn imap_answer(tag: &str, command: &str, state: &State) -> Vec<u8> {
    let done = format!("{tag} OK done\r\n").into_bytes();
    let mut answer = Vec::new();
    if command.starts_with("CAPABILITY") {
        answer.extend(b"* CAPABILITY IMAP4rev1 ID\r\n");
    } else if command.starts_with("ID ") {
        answer.extend(b"* ID NIL\r\n");
    } else if command.starts_with("LOGIN") && !command.contains("\"open sesame\"") {
        return format!("{tag} NO [AUTHENTICATIONFAILED] invalid credentials\r\n").into_bytes();
    } else if command.starts_with("EXAMINE") {
        let (exists, validity) = (state.letters.len(), state.validity);
        let said =
            format!("* {exists} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY {validity}] valid\r\n");
        answer.extend(said.into_bytes());
    } else if let Some(asked) = command.strip_prefix("UID FETCH ") {
        answer.extend(fetched(asked, state));
    } else if command == "LOGOUT" {
        answer.extend(b"* BYE\r\n");
    }
    answer.extend(done);
    answer
}

fn fetched(asked: &str, state: &State) -> Vec<u8> {
    let (range, what) = asked.split_once(' ').unwrap();
    let (from, open) = range.split_once(':').map_or((range, false), |(from, _)| (from, true));
    let from: u32 = from.parse().unwrap();
    let last = state.letters.last().map(|(uid, _)| *uid);
    let mut answer = Vec::new();
    for (place, (uid, letter)) in state.letters.iter().enumerate() {
        // `n:*` means the last letter as well, even where its number is below n.
        if !(*uid == from || open && (*uid > from || Some(*uid) == last)) {
            continue;
        }
        let place = place + 1;
        if what.contains("RFC822.SIZE") {
            let date = "28-Sep-2022 09:30:00 +0800";
            let size = letter.len();
            answer.extend(
                format!("* {place} FETCH (UID {uid} RFC822.SIZE {size} INTERNALDATE \"{date}\")\r\n").into_bytes(),
            );
            continue;
        }
        let end = letter.windows(4).position(|part| part == b"\r\n\r\n").map_or(letter.len(), |place| place + 4);
        let (section, part) =
            if what.contains("HEADER") { ("HEADER", &letter[..end]) } else { ("", letter.as_slice()) };
        answer.extend(format!("* {place} FETCH (UID {uid} BODY[{section}] {{{}}}\r\n", part.len()).into_bytes());
        answer.extend(part);
        answer.extend(b")\r\n");
    }
    answer
}

async fn smtp(stream: TcpStream, state: &Mutex<State>) {
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    writer.write_all(b"220 ready\r\n").await.unwrap();
    let mut line = String::new();
    while reader.read_line(&mut line).await.unwrap() > 0 {
        let answer = match line.split_whitespace().next().unwrap_or_default() {
            "EHLO" => "250-here\r\n250 8BITMIME\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await.unwrap();
                let mut message = Vec::new();
                while !message.ends_with(b"\r\n.\r\n") {
                    message.push(reader.read_u8().await.unwrap());
                }
                message.truncate(message.len() - 3);
                state.lock().unwrap().sent.push(String::from_utf8_lossy(&message).into_owned());
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 fine\r\n",
        };
        if writer.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
        line.clear();
    }
}
