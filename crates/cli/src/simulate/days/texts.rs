//! Words of what surrounds cases. Nobody ever wrote them, and the numbers belong to nobody.

use crate::simulate::chance::Chance;

pub fn check(chance: &mut Chance) -> &'static str {
    chance.word(&["各渠道已逐一查看，没有积压。", "查看完毕，新到诉求已转办。", "查看完毕，无新增诉求。"])
}

pub fn returned(chance: &mut Chance) -> &'static str {
    chance.word(&["已接通，说明办理地点和材料。", "已接通，对方表示问题已解决。", "无人接听，已发短信致歉。"])
}

pub fn number(chance: &mut Chance) -> String {
    format!("0000-{:07}", chance.between(2_000_000, 9_000_000))
}

pub fn letter(chance: &mut Chance) -> &'static str {
    chance.word(&[
        "建议大厅增加老花镜和放大镜。",
        "希望中午也有人值班。",
        "办事指南的字太小，看不清。",
        "取号机旁希望有人引导。",
    ])
}

pub const fn inspected(found: bool) -> &'static str {
    if found { "抽查时窗口无人值守，群众等候较久。" } else { "窗口在岗，服务用语规范。" }
}
