//! The demonstration organisations: one believable tree for each of the five regulations, with people for every role.
//!
//! Scenarios, demonstrations and simulations name units and people by the words of the glossary; in each tree
//! [`Organisation::word`](crate::Organisation::word) is that word. The organisations stand where the documents say
//! that they stand; people, telephone numbers, mailboxes and doors are invented.
//!
//! Ids are readable and unique across the trees, and a person's id is the sign-in name: `henan-receiver` at the
//! centre, `henan-handler-market` at a department, `henan-clerk-market` at its window.
//!
//! ```
//! use directory::{OrgId, demonstration};
//! use words::Role;
//!
//! let henan = demonstration::henan();
//! let centre = OrgId::from("henan");
//! let market = henan.find(&centre, "市场监管局").ok_or("no such department")?;
//! let handlers: Vec<&str> = henan.holders(Role::Handler, &market.id).map(|s| s.id.as_str()).collect();
//! assert_eq!(handlers, ["henan-handler-market"]);
//! assert_eq!(henan.inspecting_office(&market.id), Some(OrgId::from("henan-superior")));
//! # Ok::<(), &str>(())
//! ```

mod builder;
mod items;
mod names;
mod places;
mod posts;
mod reach;
#[cfg(test)]
mod tests;

use crate::Directory;
use builder::build;

/// 安阳市北关区 (410503), under 豫大数据〔2020〕23号: above it the city's office, above that the province's.
#[must_use]
pub fn henan() -> Directory {
    build(&places::HENAN)
}

/// 唐河县 (411328), under 唐政服〔2022〕37号; above it the office of 南阳市, which inspects under the province's rules
/// where the centre adopts those as well.
#[must_use]
pub fn tanghe() -> Directory {
    build(&places::TANGHE)
}

/// 重庆市巴南区 (500113), under DB50/T 957.6—2019.
#[must_use]
pub fn chongqing() -> Directory {
    build(&places::CHONGQING)
}

/// 四平市 (220300), a city, under the draft DB2203/T 首问责任制.
#[must_use]
pub fn siping() -> Directory {
    build(&places::SIPING)
}

/// 示例县, a county that exists on no map, under “有诉即办”服务规范, which names no place.
#[must_use]
pub fn yousujiban() -> Directory {
    build(&places::YOUSUJIBAN)
}

/// The five trees in one directory, as one program serves them.
#[must_use]
pub fn all() -> Directory {
    let mut all = Directory::default();
    for tree in [henan(), tanghe(), chongqing(), siping(), yousujiban()] {
        all.extend(tree);
    }
    all
}
