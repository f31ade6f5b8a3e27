//! Names, telephone numbers and addresses that belong to nobody.

use super::super::chance::Chance;

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高",
    "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹",
];
const GIVEN: &[&str] = &[
    "建华", "桂兰", "晓东", "丽娟", "国强", "小芳", "志明", "秀梅", "伟", "敏", "勇", "艳", "军", "洁", "涛", "超",
    "明霞", "文静", "海波", "玉兰", "立军", "春燕", "家豪", "雅琴", "学军", "凤英", "子轩", "梦瑶", "长顺", "爱华",
];
const STREETS: &[&str] = &["建设路", "人民路", "幸福路", "文化街", "和平路", "新华街", "光明路", "团结巷", "滨河路"];
const ESTATES: &[&str] = &["阳光花园", "惠民小区", "锦绣家园", "福安里", "东城新苑", "书香名邸", "康乐小区"];
const FIRMS: &[&str] =
    &["顺达商贸有限公司", "佳和餐饮店", "宏图建筑有限公司", "一品鲜超市", "蓝天物业有限公司", "启明文具店"];

/// Somebody with a question or a grievance.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub phone: String,
    pub address: String,
    pub unit: String,
}

/// Makes up a person.
pub fn person(chance: &mut Chance) -> Person {
    let name = format!("{}{}", chance.word(SURNAMES), chance.word(GIVEN));
    let (number, house) = (chance.between(1, 260), chance.between(1, 30));
    let flat = chance.between(1, 18) * 100 + chance.between(1, 4);
    Person {
        phone: format!("138000{:05}", chance.between(0, 100_000)),
        address: format!("{}{number}号{}{house}号楼{flat}室", chance.word(STREETS), chance.word(ESTATES)),
        unit: chance.word(FIRMS).to_owned(),
        name,
    }
}
