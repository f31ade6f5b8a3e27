//! By what figures are broken down.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A dimension of figures: every figure can be asked for one value of it and be shown by its values.
    Dimension {
        Area = "地区",
        Centre = "中心",
        Department = "部门",
        Window = "窗口",
        Person = "人员",
        Channel = "渠道",
        Kind = "类型",
        Class = "分类",
        Item = "事项",
        Regulation = "规程",
        /// The published number that was called.
        Line = "号码",
    }
}
