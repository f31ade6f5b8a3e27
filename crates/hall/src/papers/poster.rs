//! The poster of a hall or of one of its windows: how to be heard, to be hung up.

use directory::{LineKind, Organisation};
use record::{Block, Code, Sheet};
use words::Paper;

/// What stands in large type.
const CALL: &str = "有话请讲　件件有回应";
/// What stands below the code.
const CAPTION: &str = "扫码提出咨询、投诉、建议";
/// What whoever stands before it may count on.
const PROMISE: &str = "每件诉求都有登记编号，凭编号和查询码随时查看办到哪一步";

/// The poster of a centre, or of one window in it, with the numbers that are answered, the hours and the place
/// (“有诉即办” 服务机构). `address` is the page that the code leads to; without one there is no code.
#[must_use]
pub fn poster(centre: &Organisation, window: Option<&Organisation>, address: Option<&str>) -> Sheet {
    let mut sheet = Sheet::of(Paper::Poster, centre.name.clone());
    sheet.title = Some(CALL.to_owned());
    sheet.blocks = vec![Block::Fields(told(centre, window))];
    sheet.code = address.map(|content| Code { content: content.to_owned(), caption: CAPTION.to_owned() });
    sheet.foot = Some(PROMISE.to_owned());
    sheet
}

fn told(centre: &Organisation, window: Option<&Organisation>) -> Vec<(String, String)> {
    let kinds = [LineKind::is_spoken, |kind: LineKind| !kind.is_spoken()];
    let lines = kinds.iter().flat_map(|wanted| centre.lines.iter().filter(move |line| wanted(line.kind)));
    let mut told: Vec<(String, String)> =
        window.map(|window| ("窗口".to_owned(), window.name.clone())).into_iter().collect();
    told.extend(lines.map(|line| (line.kind.zh().to_owned(), line.value.clone())));
    if centre.lines.is_empty() {
        told.push(("电话".to_owned(), centre.phone.clone()));
    }
    let place = window.map(|window| window.place.clone()).filter(|place| !place.is_empty());
    told.push(("受理时间".to_owned(), centre.hours.clone()));
    told.push(("地点".to_owned(), place.unwrap_or_else(|| centre.place.clone())));
    told.retain(|(_, words)| !words.is_empty());
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use directory::{OrgKind, demonstration};

    #[test]
    fn says_how_to_be_heard_and_leads_there() {
        let directory = demonstration::all();
        let window = directory.organisations.iter().find(|org| org.kind == OrgKind::Window).unwrap();
        let centre = directory.organisation(directory.centre_of(&window.id).unwrap()).unwrap();
        let sheet = poster(centre, Some(window), Some("https://fuwu.example/c/1"));
        let text = sheet.text();
        assert!(text.contains(&window.name) && text.contains(&centre.hours), "{text}");
        assert!(centre.lines.iter().all(|line| text.contains(&line.value)), "{text}");
        assert_eq!(sheet.code.unwrap().content, "https://fuwu.example/c/1");
        assert!(poster(centre, None, None).code.is_none());
    }
}
