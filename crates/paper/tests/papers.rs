//! Every kind of paper: what its sheet says, and what stands on its pages.

mod samples;
mod witness;

use record::Block;
use samples::sample;
use witness::lost;
use words::Paper;

/// What the sheet says and what was printed, side by side for whoever reviews a change of layout.
#[test]
fn each_kind_prints_all_that_its_sheet_says() {
    for paper in Paper::ALL {
        let sheet = sample(*paper);
        let pages = paper::print(std::slice::from_ref(&sheet)).unwrap().text();
        assert_eq!(lost(&sheet.text(), &pages), Vec::<char>::new(), "{paper}");
        let pages: Vec<String> =
            pages.iter().enumerate().map(|(n, page)| format!("—— page {} ——\n{page}", n + 1)).collect();
        let shown = format!("{}\n\n{}", sheet.text(), pages.join("\n\n"));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(paper.name(), shown);
        });
    }
}

#[test]
fn no_sample_needs_more_pages_than_a_clerk_would_expect() {
    for paper in Paper::ALL {
        let pages = paper::print(&[sample(*paper)]).unwrap().pages();
        let most = match paper {
            Paper::PeriodicReport => 3,
            Paper::AnswerLetter
            | Paper::Circular
            | Paper::Report
            | Paper::Commendation
            | Paper::SanctionDecision
            | Paper::CollectiveDecision
            | Paper::StatisticalCircular => 2,
            _ => 1,
        };
        assert!(pages <= most, "{paper}: {pages} pages");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = sample(Paper::StatisticalCircular);
    assert_eq!(paper::pdf(&sheet).unwrap(), paper::pdf(&sheet).unwrap());
    assert_eq!(paper::preview(&sheet).unwrap(), paper::preview(&sheet).unwrap());
}

#[test]
fn previews_need_no_face_and_no_other_host() {
    for paper in [Paper::Acceptance, Paper::Poster, Paper::Circular] {
        for page in paper::preview(&sample(paper)).unwrap() {
            assert!(page.starts_with("<svg"), "{paper}");
            assert!(!page.contains("<text") && !page.contains("font-family"), "{paper} asks for a face");
            assert!(!page.contains("href=\"http") && !page.contains("url(http"), "{paper} asks another host");
        }
    }
}

#[test]
fn a_dated_paper_is_what_archives_take() {
    let contains = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    let dated = paper::pdf(&sample(Paper::AnswerLetter)).unwrap();
    assert!(contains(&dated, b"pdfaid:part>2<") && contains(&dated, b"pdfaid:conformance>U<"));
    let undated = paper::pdf(&sample(Paper::Poster)).unwrap();
    assert!(undated.starts_with(b"%PDF") && !contains(&undated, b"pdfaid:part"));
}

#[test]
fn papers_of_a_volume_count_their_own_pages() {
    let volume = [Paper::AnswerLetter, Paper::Circular, Paper::RegisterForm, Paper::PeriodicReport].map(sample);
    let pages = paper::print(&volume).unwrap().text();
    let numbers: Vec<Option<&str>> =
        pages.iter().map(|page| page.lines().find(|line| line.starts_with("— "))).collect();
    let expected =
        [None, Some("— 2 —"), Some("— 1 —"), Some("— 2 —"), None, Some("— 1 —"), Some("— 2 —"), Some("— 3 —")];
    assert_eq!(numbers, expected);
}

#[test]
fn labels_share_a_page() {
    let labels: Vec<_> = (0..9).map(|_| sample(Paper::BoxLabel)).collect();
    assert_eq!(paper::print(&labels).unwrap().pages(), 3);
}

/// A poster hangs on a wall: somewhat more than fits is made smaller.
#[test]
fn a_full_poster_stays_one_page() {
    let mut sheet = sample(Paper::Poster);
    let words = "您对政务服务有咨询、投诉、建议，都可以通过下列任何一种方式告诉我们，件件有登记，件件有答复。";
    sheet.blocks.insert(0, Block::Text(words.to_owned()));
    sheet.blocks.push(Block::List((1..=4).map(|n| format!("{n}个工作日内答复；")).collect()));
    assert_eq!(paper::print(&[sheet]).unwrap().pages(), 1);
}

#[test]
fn a_page_that_is_not_there_is_refused() {
    let sheet = sample(Paper::Poster);
    assert!(paper::png(&sheet, 0, 48.0).unwrap().starts_with(b"\x89PNG"));
    let refused = paper::png(&sheet, 1, 48.0).unwrap_err();
    assert_eq!(refused.to_string(), "没有第 2 页，共 1 页");
    assert!(matches!(paper::pdf_of(&[]), Err(paper::PaperError::Nothing)));
}

#[test]
fn the_licences_of_the_faces_come_along() {
    assert_eq!(paper::FACE_LICENCES.len(), 2);
    assert!(paper::FACE_LICENCES.iter().all(|words| words.contains("SIL Open Font License")));
}
