//! `GET /c/{centre}/model-form`: the form for those who write by hand, with its model text (DB50/T 957.6 6.3.2.1).

use ::directory::LineKind;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;

use super::hall::Hall;
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
use crate::views::citizen::board::{ModelPage, SampleView};
use crate::views::{CitizenSection, LabelledView};

/// What somebody wrote well, by what it is: name, unit, telephone, content. The people are invented.
const SAMPLES: [(&str, [&str; 4]); 2] = [
    (
        "建议",
        [
            "李晓梅",
            "便民超市（个体工商户）",
            "138 0000 0002",
            "建议在大厅二楼增设一台自助复印机。上周三上午我办营业执照变更，窗口要一份租赁合同复印件，只能到楼外的打字店去复印，\
             来回用了四十分钟，回来又重新取号排队。如果二楼有自助复印机，很多人可以少跑一趟。",
        ],
    ),
    (
        "投诉",
        [
            "赵建民",
            "无",
            "138 0000 0003",
            "9 月 27 日上午 10 点左右，我在大厅一楼办食品经营许可，取号单是 A032。窗口收了材料又退给我，只说“不行”，没有说缺什么。\
             请查明为什么没有一次讲清楚，并告诉我还要补哪些材料。我希望电话答复。",
        ],
    ),
];

/// What the form asks, in the order of the standard.
pub const ASKED: [&str; 4] = ["姓名（名称）", "单位", "联系电话", "内容"];

pub async fn show(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<ModelPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let samples = SAMPLES.iter().map(|(title, words)| SampleView {
        title: (*title).to_owned(),
        lines: ASKED.iter().zip(words).map(|(label, word)| LabelledView::new(*label, *word)).collect(),
    });
    Ok(Page(ModelPage { frame, samples: samples.collect(), lines: hall.lines(&hall.centre, LineKind::is_written) }))
}
