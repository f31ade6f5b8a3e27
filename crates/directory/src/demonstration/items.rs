//! The items of service of each place: what they are called, whose they are, what one has to bring.

use crate::Standing;

/// An item as every place has it.
pub(super) struct Template {
    /// The end of its id.
    pub key: &'static str,
    pub name: &'static str,
    /// The key of the department that owns it, which is also that of its window.
    pub owner: &'static str,
    pub permit: bool,
    /// Its own processing time in working days.
    pub workdays: Option<u32>,
    pub standing: Standing,
    pub explanation: &'static str,
    pub materials: &'static [&'static str],
}

/// The items, those that are done first.
pub(super) const ITEMS: [Template; 8] = [
    Template {
        key: "food",
        name: "食品经营许可",
        owner: "market",
        permit: true,
        workdays: Some(20),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "食品经营许可申请书",
            "营业执照或其他主体资格证明复印件",
            "与食品经营相适应的主要设备设施、经营布局、操作流程等文件",
            "食品安全自查、从业人员健康管理、进货查验记录等规章制度",
            "食品安全管理人员的健康证明和培训考核材料",
        ],
    },
    Template {
        key: "trader",
        name: "个体工商户登记",
        owner: "market",
        permit: false,
        workdays: Some(10),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "个体工商户登记（备案）申请书",
            "经营者身份证件复印件",
            "经营场所使用证明",
            "经营项目属于许可项目的，相关批准文件复印件",
        ],
    },
    Template {
        key: "social-card",
        name: "社保卡补领",
        owner: "social",
        permit: false,
        workdays: Some(15),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "本人有效身份证件",
            "社会保障卡挂失补换申领表",
            "近期免冠白底彩色照片（系统已有照片的不需要）",
            "代办的，代办人身份证件和委托书",
        ],
    },
    Template {
        key: "property",
        name: "不动产登记",
        owner: "land",
        permit: false,
        workdays: Some(15),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "不动产登记申请书",
            "申请人身份证明",
            "不动产权属证书",
            "买卖、继承、赠与等登记原因证明文件",
            "完税或减免税凭证",
        ],
    },
    Template {
        key: "construction",
        name: "施工许可",
        owner: "housing",
        permit: true,
        workdays: Some(15),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "建筑工程施工许可申请表",
            "建设工程规划许可证",
            "用地批准手续",
            "施工合同和中标通知书",
            "施工图设计文件审查合格书",
            "建设资金已经落实承诺书",
            "保证工程质量和安全的具体措施",
        ],
    },
    Template {
        key: "residence",
        name: "居住证办理",
        owner: "police",
        permit: false,
        workdays: Some(15),
        standing: Standing::Active,
        explanation: "",
        materials: &[
            "居住证申领表",
            "本人居民身份证",
            "近期一寸免冠照片",
            "居住地住址证明，或就业、就读证明（三选一）",
        ],
    },
    Template {
        key: "name-approval",
        name: "名称预先核准",
        owner: "market",
        permit: false,
        workdays: None,
        standing: Standing::Ceased,
        explanation: "企业名称预先核准已停止单独办理。现在实行名称自主申报：在登记注册时一并填报名称，系统即时比对，不再需要先取得核准通知书。",
        materials: &[],
    },
    Template {
        key: "luggage",
        name: "行李寄存",
        owner: "police",
        permit: false,
        workdays: None,
        standing: Standing::NoPermitNeeded,
        explanation: "经营行李寄存不需要许可审批。依法办理营业执照即可经营，并做好寄存物品的安全查验和登记。",
        materials: &[],
    },
];
