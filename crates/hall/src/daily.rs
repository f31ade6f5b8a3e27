//! The posts that are looked after on every working day.

use directory::{Directory, OrgId, OrgKind};
use regulation::{Books, Routine};

/// The posts of a centre's area on a working day, one for each office and channel, written
/// `organisation·channel·role` (DB50/T 957.6 6.2.4.3; 唐政服〔2022〕37号 五（一）3; 豫大数据〔2020〕23号 第九条).
#[must_use]
pub fn posts(centre: &OrgId, books: &Books, directory: &Directory) -> Vec<String> {
    let mut posts: Vec<String> =
        books.regulations.iter().flat_map(|r| &r.routines).flat_map(|r| posts_of(r, centre, directory)).collect();
    posts.sort();
    posts.dedup();
    posts
}

fn posts_of(routine: &Routine, centre: &OrgId, directory: &Directory) -> Vec<String> {
    let is_meant = |kind: OrgKind| {
        routine.units.iter().any(|unit| match unit.as_str() {
            "中心" => kind == OrgKind::Centre,
            "部门" => kind == OrgKind::Department,
            "窗口" => kind == OrgKind::Window,
            _ => false,
        })
    };
    directory
        .area(centre)
        .filter(|org| is_meant(org.kind) && directory.holders(routine.role, &org.id).next().is_some())
        .flat_map(|org| {
            routine.channels.iter().map(|channel| format!("{}·{channel}·{}", org.id.as_str(), routine.role))
        })
        .collect()
}

/// Whether a post is an organisation's, on any channel or on this one.
///
/// ```
/// assert!(hall::is_post_of("henan·网上·受理员", &"henan".into(), None));
/// assert!(!hall::is_post_of("henan·网上·受理员", &"henan".into(), Some("信函")));
/// ```
#[must_use]
pub fn is_post_of(post: &str, org: &OrgId, channel: Option<&str>) -> bool {
    let mut parts = post.split('·');
    parts.next() == Some(org.as_str()) && channel.is_none_or(|channel| parts.next() == Some(channel))
}
