//! One believable sheet for each kind of paper. Persons, cases and numbers are invented.

mod figures;
mod forms;
mod letters;
mod notices;
mod official;
mod records;
mod shelf;

use calendar::civil::date;
use record::{Bars, Block, Code, Sheet, Table};
use words::Paper;

pub const CENTRE: &str = "安阳市北关区政务服务中心";
pub const CITY: &str = "安阳市政务服务和大数据管理局";
pub const NUMBER: &str = "410503-20220928-00017";

/// The sample of a kind.
pub fn sample(paper: Paper) -> Sheet {
    match paper {
        Paper::RegisterForm => forms::register_form(),
        Paper::WorkOrder => forms::work_order(),
        Paper::PaperForReading => forms::paper_for_reading(),
        Paper::AssessmentSheet => forms::assessment_sheet(),
        Paper::ModelForm => forms::model_form(),
        Paper::Acceptance => notices::acceptance(),
        Paper::NonAcceptance => notices::non_acceptance(),
        Paper::OneTimeNotice => notices::one_time_notice(),
        Paper::ServiceNotice => notices::service_notice(),
        Paper::MaterialReceipt => notices::material_receipt(),
        Paper::LimitNotice => notices::limit_notice(),
        Paper::ExtensionNotice => notices::extension_notice(),
        Paper::RedressNotice => notices::redress_notice(),
        Paper::TransferLetter => letters::transfer_letter(),
        Paper::CoordinationLetter => letters::coordination_letter(),
        Paper::AnswerLetter => letters::answer_letter(),
        Paper::CopyToDiscipline => letters::copy_to_discipline(),
        Paper::SupervisionOrder => official::supervision_order(),
        Paper::Circular => official::circular(),
        Paper::Report => official::report(),
        Paper::RectificationReport => official::rectification_report(),
        Paper::RectificationAdvice => official::rectification_advice(),
        Paper::Commendation => official::commendation(),
        Paper::SanctionDecision => official::sanction_decision(),
        Paper::CollectiveDecision => official::collective_decision(),
        Paper::HandoverRecord => records::handover_record(),
        Paper::InspectionRecord => records::inspection_record(),
        Paper::VisitRecord => records::visit_record(),
        Paper::SymposiumRecord => records::symposium_record(),
        Paper::RevisitRecord => records::revisit_record(),
        Paper::StatisticalCircular => figures::statistical_circular(),
        Paper::PeriodicReport => figures::periodic_report(),
        Paper::ContentsList => shelf::contents_list(),
        Paper::BoxLabel => shelf::box_label(),
        Paper::Poster => shelf::poster(),
    }
}

/// A sheet with its issuer, its number and the day on which most samples are issued.
fn issued(paper: Paper, issuer: &str, number: &str, blocks: Vec<Block>) -> Sheet {
    let mut sheet = Sheet::of(paper, issuer);
    sheet.number = Some(number.to_owned());
    sheet.date = Some(date(2022, 9, 29));
    sheet.blocks = blocks;
    sheet
}

fn own(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn heading(words: &str) -> Block {
    Block::Heading(words.to_owned())
}

fn text(words: &str) -> Block {
    Block::Text(words.to_owned())
}

fn list(items: &[&str]) -> Block {
    Block::List(own(items))
}

fn fields(pairs: &[(&str, &str)]) -> Block {
    Block::Fields(pairs.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect())
}

fn table(caption: &str, header: &[&str], rows: &[&[&str]]) -> Block {
    let rows = rows.iter().map(|row| own(row)).collect();
    Block::Table(Table { caption: caption.to_owned(), header: own(header), rows })
}

fn bars(caption: &str, unit: &str, bars: &[(&str, f64)]) -> Block {
    let bars = bars.iter().map(|(label, value)| ((*label).to_owned(), *value)).collect();
    Block::Bars(Bars { caption: caption.to_owned(), unit: unit.to_owned(), bars })
}

fn code(path: &str, caption: &str) -> Option<Code> {
    Some(Code { content: format!("https://zwfw.beiguan.example/{path}"), caption: caption.to_owned() })
}
