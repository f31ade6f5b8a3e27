//! Writes every kind of paper as PDF, and each of its pages as SVG and PNG:
//! `cargo run -p paper --example gallery -- OUT_DIR [KIND…]`. Kinds are named in English (`BoxLabel`) or in Chinese;
//! without any, all are written.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::error::Error;
use std::fs;
use std::path::Path;

use words::Paper;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().ok_or("gallery OUT_DIR [KIND…]")?;
    let wanted: Vec<String> = words.collect();
    fs::create_dir_all(&folder)?;
    for paper in Paper::ALL {
        if wanted.is_empty() || wanted.iter().any(|word| word == paper.name() || word == paper.zh()) {
            write(*paper, Path::new(&folder))?;
        }
    }
    Ok(())
}

fn write(paper: Paper, folder: &Path) -> Result<(), Box<dyn Error>> {
    let sheet = samples::sample(paper);
    let sheets = if paper == Paper::BoxLabel { vec![sheet; 3] } else { vec![sheet] };
    let printed = paper::print(&sheets)?;
    fs::write(folder.join(format!("{}.pdf", paper.name())), printed.pdf()?)?;
    for (page, svg) in printed.svg().iter().enumerate() {
        fs::write(folder.join(format!("{}-{}.svg", paper.name(), page + 1)), svg)?;
        let picture = printed.png(page, 100.0)?;
        fs::write(folder.join(format!("{}-{}.png", paper.name(), page + 1)), picture)?;
    }
    println!("{}　{}　{} page(s)", paper.name(), paper.zh(), printed.pages());
    Ok(())
}
