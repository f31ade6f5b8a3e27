//! Every word and every role that the glossary gives the demonstration organisations is there, in each of the five.

use super::{all, chongqing, henan, siping, tanghe, yousujiban};
use crate::{Directory, Level, OrgId, OrgKind, Standing};
use std::collections::BTreeSet;
use words::Role;

const CENTRE: &str =
    "受理员 投诉处置人 话务员 分管领导 质检员 回访员 督查员 征集管理员 档案员 领导班子 系统管理员 安全审计员";
const DEPARTMENT: &str = "承办人 主管领导 首席代表 投诉处置人";
const WINDOW: &str = "窗口负责人 窗口人员";

/// The glossary's table: the word, the roles there, what it is.
const TABLE: &[(&str, &str, OrgKind)] = &[
    ("中心", CENTRE, OrgKind::Centre),
    ("上级", "质检员 督查员 受理员 承办人", OrgKind::Centre),
    ("邻县", "受理员 承办人", OrgKind::Centre),
    ("市场监管局", DEPARTMENT, OrgKind::Department),
    ("人社局", DEPARTMENT, OrgKind::Department),
    ("自然资源局", DEPARTMENT, OrgKind::Department),
    ("住建局", DEPARTMENT, OrgKind::Department),
    ("公安局", DEPARTMENT, OrgKind::Department),
    ("税务局", DEPARTMENT, OrgKind::Department),
    ("市场监管窗口", WINDOW, OrgKind::Window),
    ("人社窗口", WINDOW, OrgKind::Window),
    ("不动产窗口", WINDOW, OrgKind::Window),
    ("住建窗口", WINDOW, OrgKind::Window),
    ("公安窗口", WINDOW, OrgKind::Window),
    ("综合窗口", WINDOW, OrgKind::Window),
    ("纪检组", "纪检", OrgKind::Outside),
    ("信访局", "", OrgKind::Outside),
    ("12345热线", "", OrgKind::Outside),
];

fn trees() -> [(&'static str, &'static str, Directory); 5] {
    [
        ("henan", "410503", henan()),
        ("tanghe", "411328", tanghe()),
        ("chongqing", "500113", chongqing()),
        ("siping", "220300", siping()),
        ("yousujiban", "999901", yousujiban()),
    ]
}

#[test]
fn every_word_and_role_resolves() {
    for (tree, division, directory) in trees() {
        let centre = OrgId::from(tree);
        for (word, roles, kind) in TABLE {
            let org = directory.find(&centre, word).unwrap_or_else(|| panic!("{tree}: {word}"));
            assert_eq!((org.word.as_str(), org.kind), (*word, *kind), "{tree}");
            let belongs = (*kind != OrgKind::Centre).then(|| centre.clone());
            assert_eq!(org.centre, belongs, "{tree}: {word}");
            for role in roles.split_whitespace() {
                let role = Role::from_zh(role).unwrap_or_else(|| panic!("{role} is no role"));
                assert!(directory.holders(role, &org.id).next().is_some(), "{tree}: {role}@{word}");
            }
            let expected = roles.split_whitespace().count();
            let there = directory.staff.iter().filter(|s| s.seats.iter().any(|seat| seat.org == org.id)).count();
            assert_eq!(there, expected, "{tree}: {word}");
        }
        assert_eq!(directory.organisation(&centre).map(|o| o.division.as_str()), Some(division));
        assert_eq!(directory.find(&centre, "中心").map(|o| o.receiving_office.as_str()), Some("督查室"));
    }
}

#[test]
fn the_trees_live_together() {
    let directory = all();
    for (tree, _, own) in trees() {
        let centre = OrgId::from(tree);
        // Offices outside the area are found by name: their short words mean something only within one tree.
        for org in &own.organisations {
            assert_eq!(directory.find(&centre, &org.name).map(|o| &o.id), Some(&org.id));
        }
        for org in own.area(&centre) {
            assert_eq!(directory.find(&centre, &org.word).map(|o| &o.id), Some(&org.id));
        }
        let in_use = directory.settings(&centre).map(|s| s.in_use(calendar::civil::date(2019, 1, 1)).collect());
        assert_eq!(in_use, Some(vec![tree]));
    }
    let distinct = |ids: Vec<&str>| ids.len() == ids.iter().collect::<BTreeSet<_>>().len();
    assert!(distinct(directory.organisations.iter().map(|o| o.id.as_str()).collect()));
    assert!(distinct(directory.staff.iter().map(|s| s.id.as_str()).collect()));
    assert!(distinct(directory.staff.iter().map(|s| s.name.as_str()).collect()));
    assert!(distinct(directory.items.iter().map(|i| i.id.as_str()).collect()));
    assert!(distinct(directory.organisations.iter().map(|o| o.phone.as_str()).collect()));
}

#[test]
fn every_reference_leads_somewhere() {
    let directory = all();
    let known = |id: &OrgId| directory.organisation(id).is_some();
    for (index, org) in directory.organisations.iter().enumerate() {
        let parents = [&org.centre, &org.superior, &org.department];
        for parent in parents.into_iter().flatten() {
            let place = directory.organisations.iter().position(|o| &o.id == parent);
            assert!(place.is_some_and(|place| place < index), "{} comes before {parent:?}", org.id.as_str());
        }
        assert!(![&org.name, &org.phone, &org.place, &org.hours].iter().any(|text| text.is_empty()), "{org:?}");
    }
    assert!(directory.staff.iter().flat_map(|s| &s.seats).all(|seat| known(&seat.org)));
    assert!(directory.items.iter().all(|i| known(&i.owner) && known(&i.window) && known(&i.centre)));
}

#[test]
fn items_are_those_of_the_glossary() {
    let table = [
        ("食品经营许可", "市场监管局", "市场监管窗口", true, Some(20)),
        ("个体工商户登记", "市场监管局", "市场监管窗口", false, Some(10)),
        ("社保卡补领", "人社局", "人社窗口", false, Some(15)),
        ("不动产登记", "自然资源局", "不动产窗口", false, Some(15)),
        ("施工许可", "住建局", "住建窗口", true, Some(15)),
        ("居住证办理", "公安局", "公安窗口", false, Some(15)),
    ];
    for (tree, _, directory) in trees() {
        let centre = OrgId::from(tree);
        let id = |word: &str| directory.find(&centre, word).map(|o| o.id.clone());
        for (name, owner, window, permit, workdays) in table {
            let item = directory.item(&centre, name).unwrap_or_else(|| panic!("{tree}: {name}"));
            assert_eq!((Some(&item.owner), Some(&item.window)), (id(owner).as_ref(), id(window).as_ref()));
            assert_eq!((item.permit, item.limit.map(|limit| limit.amount)), (permit, workdays), "{name}");
            assert_eq!(item.standing, Standing::Active);
            assert!(item.materials.len() >= 3, "{name}");
            let clerks: Vec<_> = directory.holders(Role::WindowClerk, &item.window).collect();
            assert!(clerks.iter().all(|clerk| clerk.scope.contains(&item.id)), "{name}");
        }
        for (name, standing) in [("名称预先核准", Standing::Ceased), ("行李寄存", Standing::NoPermitNeeded)] {
            let item = directory.item(&centre, name);
            assert!(item.is_some_and(|i| i.standing == standing && !i.explanation.is_empty()), "{tree}: {name}");
        }
        let general = id("综合窗口").unwrap_or_else(|| panic!("{tree}"));
        assert!(directory.holders(Role::WindowClerk, &general).all(|clerk| clerk.scope.is_empty()));
    }
}

#[test]
fn windows_know_their_departments() {
    let pairs = [
        ("市场监管窗口", Some("市场监管局")),
        ("人社窗口", Some("人社局")),
        ("不动产窗口", Some("自然资源局")),
        ("住建窗口", Some("住建局")),
        ("公安窗口", Some("公安局")),
        ("综合窗口", None),
    ];
    for (tree, _, directory) in trees() {
        let centre = OrgId::from(tree);
        for (window, department) in pairs {
            let department = department.and_then(|word| directory.find(&centre, word)).map(|o| o.id.clone());
            assert_eq!(directory.find(&centre, window).map(|o| o.department.clone()), Some(department), "{tree}");
        }
    }
}

#[test]
fn answers_are_inspected_by_the_office_of_the_right_level() {
    let directory = all();
    let inspector = |unit: &str| directory.inspecting_office(&OrgId::from(unit)).map(|office| office.0);
    assert_eq!(inspector("henan-market").as_deref(), Some("henan-superior"));
    assert_eq!(inspector("henan-window-market").as_deref(), Some("henan-superior"));
    assert_eq!(inspector("henan-province").as_deref(), Some("henan-province"));
    assert_eq!(inspector("tanghe-market").as_deref(), Some("tanghe-superior"));
    assert_eq!(inspector("siping-market").as_deref(), Some("siping"));
    assert_eq!(inspector("siping-neighbour").as_deref(), Some("siping"));
    let superior = directory.superior(&OrgId::from("henan"));
    assert_eq!(superior.map(|o| (o.level, o.word.as_str())), Some((Level::City, "上级")));
    assert_eq!(superior.and_then(|o| directory.superior(&o.id)).map(|o| o.level), Some(Level::Province));
}
