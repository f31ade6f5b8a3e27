//! Names of people who do not exist.

const SURNAMES: [&str; 53] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "欧阳",
];

const GIVEN: [&str; 67] = [
    "秀兰", "志强", "海燕", "建国", "雨桐", "明远", "丽华", "国栋", "静", "晓峰", "玉梅", "文博", "春生", "思琪",
    "卫东", "佳宁", "振宇", "红霞", "俊杰", "淑芬", "子涵", "永刚", "雪", "立新", "桂英", "浩然", "凤霞", "长河", "倩",
    "守信", "素云", "鹏飞", "若兰", "德明", "慧敏", "一鸣", "爱民", "晨曦", "广田", "婷", "向阳", "月娥", "致远",
    "小满", "景行", "丹", "怀瑾", "金凤", "学文", "青松", "亚男", "磊", "冬梅", "庆丰", "语嫣", "世平", "莉", "承志",
    "彩云", "正清", "书瑶", "铁军", "芳", "新民", "兆丰", "念慈", "瑞",
];

/// The `index`-th name; the lists' lengths have no common divisor, so the first 3551 names are all different.
pub(super) fn name(index: usize) -> String {
    let pick = |list: &[&'static str], at: usize| list.get(at % list.len()).copied().unwrap_or_default();
    // The strides only keep neighbours from following the order of the lists.
    format!("{}{}", pick(&SURNAMES, index * 7), pick(&GIVEN, index * 11))
}
