//! What a record must contain.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// An element that a regulation may require of a record or an answer.
    Element {
        Name = "姓名",
        Unit = "单位",
        Phone = "联系电话",
        Address = "地址",
        Content = "诉求内容",
        Item = "事项名称",
        WindowUnit = "窗口单位名称",
        Respondent = "投诉对象",
        Evidence = "事实和证据",
        Moment = "时间",
        Means = "方式",
        Result = "处理结果",
        Signature = "签名",
        Satisfaction = "满意度",
        Investigation = "调查核实",
        Process = "处理过程",
        Measures = "整改措施",
        Outcome = "整改结果",
    }
}
