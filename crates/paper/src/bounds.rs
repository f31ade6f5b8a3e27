//! Checks that nothing is printed beyond the edge of the page.

use record::{Block, Sheet};
use typst::layout::{Frame, FrameItem, Point, Size};
use words::Paper;

use crate::samples::sample;
use crate::{Printed, print};

/// The runs of text that reach beyond their page, with where they end.
fn outside(printed: &Printed) -> Vec<String> {
    let mut found = Vec::new();
    for page in printed.document.pages() {
        walk(&page.frame, Point::zero(), page.frame.size(), &mut found);
    }
    found
}

fn walk(frame: &Frame, origin: Point, page: Size, found: &mut Vec<String>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            // A label that is too full is scaled down as a whole: its place is where its outline ends.
            FrameItem::Group(group) if group.transform.sx.is_one() => walk(&group.frame, at, page, found),
            FrameItem::Text(text) => {
                let right = at.x + text.width();
                if right.to_pt() > page.x.to_pt() + 0.5 || at.y > page.y || at.x.to_pt() < -0.5 {
                    found.push(format!("{} at {:.0}, {:.0} pt", text.text, right.to_pt(), at.y.to_pt()));
                }
            }
            FrameItem::Group(_)
            | FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}

#[test]
fn no_sample_reaches_beyond_its_pages() {
    for paper in Paper::ALL {
        let printed = print(&[sample(*paper)]).unwrap();
        assert_eq!(outside(&printed), Vec::<String>::new(), "{paper}");
    }
}

#[test]
fn long_words_in_every_place_stay_within_the_page() {
    let name = "安阳市北关区人民政府政务服务和大数据管理局驻区政务服务中心工程建设项目审批服务综合窗口";
    let word = "0123456789abcdefghij".repeat(20);
    for paper in Paper::ALL {
        let mut sheet: Sheet = sample(*paper);
        sheet.issuer = name.to_owned();
        sheet.title = Some(format!("关于{name}三件属实投诉整改情况的报告"));
        sheet.number = Some(format!("{name}〔2022〕17号"));
        sheet.addressee = Some(name.to_owned());
        sheet.signatures = vec![name.to_owned(), "接收人".to_owned()];
        sheet.blocks.push(Block::Text(word.clone()));
        sheet.blocks.push(Block::Fields(vec![(name.to_owned(), word.clone()), ("短".to_owned(), word.clone())]));
        let printed = print(&[sheet]).unwrap();
        assert_eq!(outside(&printed), Vec::<String>::new(), "{paper}");
    }
}
