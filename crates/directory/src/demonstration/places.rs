//! What differs between the five places: names, doors, numbers and opening hours.

use crate::Level;

/// How to reach an organisation: its name, telephone and place.
pub(super) type Address = (&'static str, &'static str, &'static str);

/// An office outside the place itself: above it or beside it.
pub(super) struct Office {
    pub address: Address,
    pub level: Level,
    pub division: &'static str,
    pub receiving_office: &'static str,
    pub hours: &'static str,
}

/// One place.
pub(super) struct Place {
    /// The id of its regulation, which begins every id of the tree.
    pub regulation: &'static str,
    pub level: Level,
    pub division: &'static str,
    pub centre: Address,
    /// The opening hours of hall and windows.
    pub hours: &'static str,
    /// The opening hours of the departments' own houses.
    pub office_hours: &'static str,
    /// Hour and minute at which those come back from their midday rest, which begins at twelve.
    pub afternoon: (i8, i8),
    /// The hall is open on Saturday mornings as well.
    pub saturdays: bool,
    pub postcode: &'static str,
    /// The first part of the invented host of mailbox and site.
    pub host: &'static str,
    /// Where the suggestion box hangs, and when it is opened.
    pub suggestion_box: (&'static str, &'static str),
    pub superior: Office,
    /// The office above the superior one, where inspection needs it.
    pub province: Option<Office>,
    pub neighbour: Office,
    /// 市场监管局, 人社局, 自然资源局, 住建局, 公安局, 税务局.
    pub departments: [Address; 6],
    /// 市场监管窗口, 人社窗口, 不动产窗口, 住建窗口, 公安窗口, 综合窗口.
    pub windows: [Address; 6],
    /// 纪检组, 信访局, 12345热线.
    pub outside: [Address; 3],
    /// Where in the list of names the people of this tree begin.
    pub names_from: usize,
}

pub(super) const HENAN: Place = Place {
    regulation: "henan",
    level: Level::County,
    division: "410503",
    centre: ("安阳市北关区政务服务和大数据管理局", "0372-5550100", "安阳市北关区灯塔路中段，区政务服务中心三楼"),
    hours: "周一至周五 9:00—18:00，午间有人值守（法定节假日除外）",
    office_hours: "周一至周五 9:00—12:00、14:00—18:00",
    afternoon: (14, 0),
    saturdays: false,
    postcode: "455000",
    host: "beiguan",
    suggestion_box: ("区政务服务大厅一楼入口右侧、二楼扶梯口", "每个工作日 17:00 由督查室两人开箱登记"),
    superior: Office {
        address: ("安阳市政务服务和大数据管理局", "0372-5550010", "安阳市文峰区文明大道，市民之家五楼"),
        level: Level::City,
        division: "410500",
        receiving_office: "投诉建议科",
        hours: "周一至周五 9:00—12:00、14:00—18:00",
    },
    province: Some(Office {
        address: ("河南省大数据管理局", "0371-55500010", "郑州市金水区，省政务服务大厅六楼"),
        level: Level::Province,
        division: "410000",
        receiving_office: "咨询投诉处",
        hours: "周一至周五 9:00—12:00、14:00—18:00",
    }),
    neighbour: Office {
        address: ("汤阴县政务服务中心", "0372-5550700", "汤阴县人民路东段，县政务服务中心一楼"),
        level: Level::County,
        division: "410523",
        receiving_office: "投诉受理股",
        hours: "周一至周五 9:00—18:00",
    },
    departments: [
        ("北关区市场监督管理局", "0372-5550201", "北关区红旗路北段 18 号"),
        ("北关区人力资源和社会保障局", "0372-5550202", "北关区安漳大道 77 号"),
        ("安阳市自然资源和规划局北关分局", "0372-5550203", "北关区彰德路 9 号"),
        ("北关区住房和城乡建设局", "0372-5550204", "北关区平原路 126 号"),
        ("安阳市公安局北关分局", "0372-5550205", "北关区解放大道东段 2 号"),
        ("国家税务总局安阳市北关区税务局", "0372-5550206", "北关区胜利路 31 号"),
    ],
    windows: [
        ("市场监管综合受理窗口", "0372-5550301", "区政务服务大厅一楼 A01—A06 号"),
        ("人力资源和社会保障窗口", "0372-5550302", "区政务服务大厅二楼 B01—B04 号"),
        ("不动产登记窗口", "0372-5550303", "区政务服务大厅一楼 C01—C08 号"),
        ("住房和城乡建设窗口", "0372-5550304", "区政务服务大厅二楼 B11—B13 号"),
        ("公安户政窗口", "0372-5550305", "区政务服务大厅一楼 D01—D03 号"),
        ("综合咨询窗口", "0372-5550300", "区政务服务大厅一楼入口右侧 1 号"),
    ],
    outside: [
        ("北关区纪委监委派驻纪检监察组", "0372-5550801", "北关区人民大道，区委大院 2 号楼"),
        ("北关区信访局", "0372-5550802", "北关区人民大道 186 号，来访接待大厅"),
        ("安阳市12345政务服务便民热线", "0372-12345", "安阳市文峰区文明大道，市民之家二楼"),
    ],
    names_from: 0,
};

pub(super) const TANGHE: Place = Place {
    regulation: "tanghe",
    level: Level::County,
    division: "411328",
    centre: ("唐河县政务和大数据服务中心", "0377-5550100", "唐河县滨河街道北京大道，行政审批大厅三楼"),
    hours: "工作日 9:00—18:00，周六上午预约办理",
    office_hours: "工作日 9:00—12:00、14:30—18:00",
    afternoon: (14, 30),
    saturdays: false,
    postcode: "473400",
    host: "tanghe",
    suggestion_box: ("行政审批大厅一楼、二楼服务台旁", "每个工作日 16:30 由督查室开箱登记"),
    superior: Office {
        address: ("南阳市政务服务和大数据管理局", "0377-5550010", "南阳市范蠡东路，市民服务中心四楼"),
        level: Level::City,
        division: "411300",
        receiving_office: "市局投诉科",
        hours: "工作日 9:00—12:00、14:00—18:00",
    },
    province: None,
    neighbour: Office {
        address: ("桐柏县政务和大数据服务中心", "0377-5550700", "桐柏县世纪大道，县政务服务中心二楼"),
        level: Level::County,
        division: "411330",
        receiving_office: "投诉协调股",
        hours: "工作日 9:00—18:00",
    },
    departments: [
        ("唐河县市场监督管理局", "0377-5550201", "唐河县文峰街道友兰大道 66 号"),
        ("唐河县人力资源和社会保障局", "0377-5550202", "唐河县新春路中段"),
        ("唐河县自然资源局", "0377-5550203", "唐河县建设路 219 号"),
        ("唐河县住房和城乡建设局", "0377-5550204", "唐河县滨河路 88 号"),
        ("唐河县公安局", "0377-5550205", "唐河县银花路南段"),
        ("国家税务总局唐河县税务局", "0377-5550206", "唐河县伏牛路 15 号"),
    ],
    windows: [
        ("市场监管局窗口", "0377-5550301", "行政审批大厅一楼 1—5 号"),
        ("人社局窗口", "0377-5550302", "行政审批大厅一楼 12—15 号"),
        ("不动产登记中心窗口", "0377-5550303", "行政审批大厅二楼 31—38 号"),
        ("住建局窗口", "0377-5550304", "行政审批大厅二楼 41—43 号"),
        ("公安局窗口", "0377-5550305", "行政审批大厅一楼 20—22 号"),
        ("咨询导办台", "0377-5550300", "行政审批大厅一楼正门"),
    ],
    outside: [
        ("县纪委监委驻政务服务中心纪检组", "0377-5550801", "行政审批大厅四楼 405 室"),
        ("唐河县信访局", "0377-5550802", "唐河县人民路，群众来访接待中心"),
        ("南阳市12345政务服务便民热线", "0377-12345", "南阳市范蠡东路，市民服务中心一楼"),
    ],
    names_from: 70,
};

pub(super) const CHONGQING: Place = Place {
    regulation: "chongqing",
    level: Level::County,
    division: "500113",
    centre: ("巴南区行政服务和公共资源交易中心", "023-55500100", "重庆市巴南区龙洲湾街道，区行政服务中心四楼"),
    hours: "工作日 9:00—18:00，午间不打烊",
    office_hours: "工作日 9:00—12:00、14:00—18:00",
    afternoon: (14, 0),
    saturdays: false,
    postcode: "401320",
    host: "banan",
    suggestion_box: ("区行政服务中心一楼问政咨询窗口旁", "每个工作日 17:00 由征集管理员开箱登记"),
    superior: Office {
        address: ("重庆市政务服务管理办公室", "023-55500010", "重庆市渝北区，市政务服务大厅八楼"),
        level: Level::Province,
        division: "500000",
        receiving_office: "问政咨询处",
        hours: "工作日 9:00—12:00、14:00—18:00",
    },
    province: None,
    neighbour: Office {
        address: ("南岸区行政服务中心", "023-55500700", "重庆市南岸区茶园新区，区行政服务中心二楼"),
        level: Level::County,
        division: "500108",
        receiving_office: "服务监督科",
        hours: "工作日 9:00—18:00",
    },
    departments: [
        ("巴南区市场监督管理局", "023-55500201", "巴南区龙洲大道 12 号"),
        ("巴南区人力资源和社会保障局", "023-55500202", "巴南区龙海大道 6 号"),
        ("巴南区规划和自然资源局", "023-55500203", "巴南区渝南大道 297 号"),
        ("巴南区住房和城乡建设委员会", "023-55500204", "巴南区箭河路 2 号"),
        ("重庆市公安局巴南区分局", "023-55500205", "巴南区龙洲大道 58 号"),
        ("国家税务总局重庆市巴南区税务局", "023-55500206", "巴南区巴滨路 101 号"),
    ],
    windows: [
        ("企业开办及许可窗口", "023-55500301", "区行政服务中心一楼 A 区"),
        ("社会保障窗口", "023-55500302", "区行政服务中心二楼 C 区"),
        ("不动产登记窗口", "023-55500303", "区行政服务中心一楼 B 区"),
        ("工程建设窗口", "023-55500304", "区行政服务中心三楼 E 区"),
        ("公安出入境及居住证窗口", "023-55500305", "区行政服务中心二楼 D 区"),
        ("问政咨询窗口", "023-55500300", "区行政服务中心一楼大厅中央"),
    ],
    outside: [
        ("区纪委监委派驻行政服务中心纪检组", "023-55500801", "区行政服务中心五楼 502 室"),
        ("巴南区信访办公室", "023-55500802", "巴南区龙洲湾街道，人民来访接待室"),
        ("重庆市12345政务服务便民热线", "023-12345", "重庆市渝北区，热线服务中心"),
    ],
    names_from: 140,
};

pub(super) const SIPING: Place = Place {
    regulation: "siping",
    level: Level::City,
    division: "220300",
    centre: ("四平市政务服务和数字化建设管理局", "0434-5550100", "四平市铁西区紫气大路，市政务服务中心五楼"),
    hours: "周一至周五 9:00—18:00，法定节假日休息",
    office_hours: "周一至周五 9:00—12:00、13:00—18:00",
    afternoon: (13, 0),
    saturdays: false,
    postcode: "136000",
    host: "siping",
    suggestion_box: ("市政务服务中心一楼南门首问引导台左侧", "每个工作日 16:00 由督查室开箱登记"),
    superior: Office {
        address: ("吉林省政务服务和数字化建设管理局", "0431-55500010", "长春市朝阳区，省政务大厅七楼"),
        level: Level::Province,
        division: "220000",
        receiving_office: "政务服务监督处",
        hours: "周一至周五 9:00—12:00、13:00—18:00",
    },
    province: None,
    neighbour: Office {
        address: ("梨树县政务服务和数字化建设管理局", "0434-5550700", "梨树县奉化大街，县政务服务中心一楼"),
        level: Level::County,
        division: "220322",
        receiving_office: "投诉举报科",
        hours: "周一至周五 9:00—18:00",
    },
    departments: [
        ("四平市市场监督管理局", "0434-5550201", "四平市铁东区北一马路 90 号"),
        ("四平市人力资源和社会保障局", "0434-5550202", "四平市铁西区英雄大路 258 号"),
        ("四平市自然资源局", "0434-5550203", "四平市铁西区海丰大路 1211 号"),
        ("四平市住房和城乡建设局", "0434-5550204", "四平市铁东区南四马路 33 号"),
        ("四平市公安局", "0434-5550205", "四平市铁西区仁兴街 5 号"),
        ("国家税务总局四平市税务局", "0434-5550206", "四平市铁西区中央西路 77 号"),
    ],
    windows: [
        ("市场监管窗口", "0434-5550301", "市政务服务中心一楼 101—108 号窗口"),
        ("人社窗口", "0434-5550302", "市政务服务中心二楼 201—206 号窗口"),
        ("不动产窗口", "0434-5550303", "市政务服务中心一楼 120—130 号窗口"),
        ("住建窗口", "0434-5550304", "市政务服务中心三楼 301—304 号窗口"),
        ("公安窗口", "0434-5550305", "市政务服务中心二楼 210—214 号窗口"),
        ("首问引导台", "0434-5550300", "市政务服务中心一楼南门"),
    ],
    outside: [
        ("市纪委监委派驻政数局纪检监察组", "0434-5550801", "市政务服务中心六楼 609 室"),
        ("四平市信访局", "0434-5550802", "四平市铁西区新华大街，信访接待中心"),
        ("四平市12345政务服务便民热线", "0434-12345", "四平市铁西区紫气大路，热线大厅"),
    ],
    names_from: 210,
};

pub(super) const YOUSUJIBAN: Place = Place {
    regulation: "yousujiban",
    level: Level::County,
    division: "999901",
    centre: ("示例县政务服务中心", "0999-5550100", "示例县为民路 1 号，县政务服务中心二楼"),
    hours: "工作日 9:00—18:00，周六 9:00—12:00 轮班值守",
    office_hours: "工作日 9:00—12:00、13:30—18:00",
    afternoon: (13, 30),
    saturdays: true,
    postcode: "999901",
    host: "shili",
    suggestion_box: ("政务服务大厅一楼“有诉即办”窗口旁、二楼电梯口", "每个工作日 17:00 由督查室两人开箱登记"),
    superior: Office {
        address: ("示例市政务服务中心", "0999-5550010", "示例市利民大道 100 号，市民中心三楼"),
        level: Level::City,
        division: "999900",
        receiving_office: "诉求督办科",
        hours: "工作日 9:00—12:00、13:30—18:00",
    },
    province: None,
    neighbour: Office {
        address: ("范例县政务服务中心", "0999-5550700", "示例市范例县清河路 20 号"),
        level: Level::County,
        division: "999902",
        receiving_office: "诉求受理股",
        hours: "工作日 9:00—18:00",
    },
    departments: [
        ("示例县市场监督管理局", "0999-5550201", "示例县兴业街 16 号"),
        ("示例县人力资源和社会保障局", "0999-5550202", "示例县安康路 8 号"),
        ("示例县自然资源局", "0999-5550203", "示例县青山路 45 号"),
        ("示例县住房和城乡建设局", "0999-5550204", "示例县广厦街 3 号"),
        ("示例县公安局", "0999-5550205", "示例县平安大道 110 号"),
        ("国家税务总局示例县税务局", "0999-5550206", "示例县兴业街 28 号"),
    ],
    windows: [
        ("市场准入窗口", "0999-5550301", "政务服务大厅一楼东侧 1—6 号"),
        ("社保医保窗口", "0999-5550302", "政务服务大厅二楼西侧 7—12 号"),
        ("不动产交易登记窗口", "0999-5550303", "政务服务大厅一楼西侧 13—20 号"),
        ("工程建设项目窗口", "0999-5550304", "政务服务大厅二楼东侧 21—24 号"),
        ("公安户政治安窗口", "0999-5550305", "政务服务大厅一楼北侧 25—28 号"),
        ("“有诉即办”窗口", "0999-5550300", "政务服务大厅一楼导引服务台旁"),
    ],
    outside: [
        ("县纪委监委派驻第三纪检监察组", "0999-5550801", "示例县清风路 7 号"),
        ("示例县信访局", "0999-5550802", "示例县民心街 2 号，接访大厅"),
        ("示例市12345政务服务便民热线", "0999-12345", "示例市利民大道 100 号，市民中心一楼"),
    ],
    names_from: 280,
};
