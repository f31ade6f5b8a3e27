//! The volume: its contents by medium, and the label of its box.

use super::Draft;
use crate::{Actor, Recorded, Value};
use record::{Block, Issued, Sheet, Table, boxed};
use words::{Field, Paper};

/// The columns of a contents list; the page numbers are written in when the volume is bound.
const HEADER: [&str; 6] = ["序号", "责任者", "编号", "题名", "日期", "页号"];

impl Draft<'_> {
    /// 卷内目录 and 档案盒标签, once the case is archived.
    pub(super) fn volume(&self, before: &[Issued]) -> Vec<Issued> {
        let sequence = self.recorded.sequence;
        vec![Issued::kept(sequence, self.contents_list(before)), Issued::kept(sequence, self.box_label())]
    }

    /// Every paper, recording and file of the case in its order, by medium.
    fn contents_list(&self, before: &[Issued]) -> Sheet {
        let mut sheet = self.sheet(Paper::ContentsList);
        sheet.number = self.archive_number();
        sheet.blocks.push(Block::Fields(self.shelf()));
        sheet.blocks.push(table("文书", before.iter().map(|issued| paper_row(&issued.sheet)).collect()));
        for (caption, is_recording) in [("录音录像", true), ("电子附件和扫描件", false)] {
            let rows: Vec<[String; 4]> = self.case.facts.iter().flat_map(|r| self.file_rows(r, is_recording)).collect();
            if !rows.is_empty() {
                sheet.blocks.push(table(caption, rows));
            }
        }
        sheet.signatures.extend(["立卷人", "检查人"].map(str::to_owned));
        sheet
    }

    fn file_rows(&self, recorded: &Recorded, recordings: bool) -> Vec<[String; 4]> {
        let files = recorded.fact.fields.iter().filter_map(|(field, value)| match value {
            Value::Files(files) if (*field == Field::Recording) == recordings => Some((*field, files)),
            _ => None,
        });
        files
            .flat_map(|(field, files)| files.iter().map(move |digest| (field, digest)))
            .map(|(field, digest)| {
                let short: String = digest.chars().take(16).collect();
                let title = format!("{}时的{}", recorded.fact.act.zh(), field.zh());
                [self.by_whom(&recorded.by), format!("摘要{short}"), title, number_of(recorded.at.date())]
            })
            .collect()
    }

    fn by_whom(&self, actor: &Actor) -> String {
        actor.org.as_ref().map_or_else(|| actor.role.zh().to_owned(), |org| self.pen.name(org))
    }

    fn archive_number(&self) -> Option<String> {
        self.said(Field::ArchiveNumber).or_else(|| self.pen.about.number.map(str::to_owned))
    }

    /// What the archive says of the volume.
    fn shelf(&self) -> Vec<(String, String)> {
        let mut boxes: Vec<(String, String)> =
            self.archive_number().map(|number| boxed("档号", number)).into_iter().collect();
        boxes.extend(self.pen.about.number.map(|number| boxed("登记编号", number)));
        let fields = [Field::Box, Field::Class, Field::Retention, Field::Medium];
        boxes.extend(self.pen.boxes(&self.recorded.fact, &fields));
        boxes
    }

    fn box_label(&self) -> Sheet {
        let mut sheet = self.sheet(Paper::BoxLabel);
        sheet.number = self.archive_number();
        sheet.basis.clear();
        sheet.date = None;
        let year = self.case.registered.map_or_else(|| self.recorded.at.year(), |at| at.year());
        sheet.title = Some(format!("{year}年{}卷", self.kind()));
        let mut boxes = vec![boxed("年度", year.to_string())];
        boxes.extend(self.shelf());
        boxes.push(boxed("机构", self.pen.name(&self.centre())));
        sheet.blocks.push(Block::Fields(boxes));
        sheet
    }
}

fn table(caption: &str, rows: Vec<[String; 4]>) -> Block {
    let numbered = rows
        .into_iter()
        .enumerate()
        .map(|(n, [by, number, title, date])| vec![(n + 1).to_string(), by, number, title, date, String::new()]);
    Block::Table(Table {
        caption: caption.to_owned(),
        header: HEADER.map(str::to_owned).to_vec(),
        rows: numbered.collect(),
    })
}

fn paper_row(sheet: &Sheet) -> [String; 4] {
    let date = sheet.date.map(number_of).unwrap_or_default();
    [sheet.issuer.clone(), sheet.number.clone().unwrap_or_default(), sheet.heading().to_owned(), date]
}

/// A date as archives write it: `20220928`.
fn number_of(day: calendar::Date) -> String {
    day.strftime("%Y%m%d").to_string()
}
