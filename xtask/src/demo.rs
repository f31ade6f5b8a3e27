//! `cargo xtask demo`: the whole product on this machine, with believable organisations and cases.

use crate::{Outcome, ground, needs, process};
use std::process::Command;

struct Wish {
    port: Option<u16>,
    fresh: bool,
    release: bool,
}

fn parse(words: &[String]) -> Outcome<Wish> {
    let mut wish = Wish { port: None, fresh: false, release: true };
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--fresh" => wish.fresh = true,
            "--dev" => wish.release = false,
            "--port" => {
                let number = words.next().ok_or("which port?")?;
                wish.port = Some(number.parse().map_err(|_| format!("`{number}` is no port"))?);
            }
            other => return Err(format!("there is no option `{other}`: --port N, --fresh, --dev")),
        }
    }
    Ok(wish)
}

/// Builds the program and serves until it is stopped. What is entered stays until `--fresh`.
pub fn demo(words: &[String]) -> Outcome<()> {
    let wish = parse(words)?;
    let missing = needs::provide(&[&needs::NODE]);
    if let Some(sentence) = missing.first().filter(|_| std::env::var_os("HUIYING_FRONT").is_none()) {
        return Err(sentence.clone());
    }
    let program = ground::build(wish.release)?;
    let data = ground::target()?.join("demo");
    if wish.fresh && data.exists() {
        std::fs::remove_dir_all(&data).map_err(|e| format!("{} cannot be removed: {e}", data.display()))?;
    }
    std::fs::create_dir_all(&data).map_err(|e| format!("{} cannot be made: {e}", data.display()))?;
    let mut command = Command::new(program);
    command.arg("demo").arg("--data").arg(&data);
    if let Some(port) = wish.port {
        command.arg("--port").arg(port.to_string());
    }
    process::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let words = ["--port", "8123", "--fresh"].map(str::to_owned);
        assert!(matches!(parse(&words), Ok(Wish { port: Some(8123), fresh: true, release: true })));
        assert!(parse(&["--port".to_owned(), "many".to_owned()]).is_err());
    }
}
