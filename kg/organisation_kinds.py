"""What sort of organisation a name stands for, by its form."""

from __future__ import annotations

import re

from kg.facts import OrganizationKind

# region classes in brackets: 各县（区）人民政府, 开发（工业）区管委会, 各市、区〔县〕政府
REGION_CLASS = re.compile(
    r"[（〔〈(][^）〕〉)]{0,12}(?:市|县|区|旗|州|度假|经济|合作|园|管委会|驻)[^（〔〈(]{0,6}[）〕〉)]"
)
# districts of a kind: 有渔港的县人民政府
OF_A_KIND = re.compile(r"^(?:有|涉及)[^，。]{1,10}的(?=[市县区旗])")
# collectives that say so: 各有关部门, 市直各单位, 有关企业, 驻市各银行, 属地政府, 全市各学校
EACH = re.compile(
    r"^(?:其他|其它|全[市省区县州]|市级?直?|省级?直?|区直|县直|驻.{1,4})?(?:各|有关|相关|属地|辖区|所在地|所有|全体|沿线|沿江)"
    r"|(?:政府|国务院|[市省区县]级|[市省区县]直|机关|党委|人民团体|直属)各|各(?:有关|相关|级|地区|部门|单位|区县|县区|设区)"
    r"|(?:有关|相关|成员|进驻|预算|直属|责任|承办|协办|共建)(?:职能|工作|业务|行业)?(?:部门|单位|机构|企业|地区|方面|地方|高校|院校|学校|职能部门|行业主管部门)(?:和?单位)?$"
    r"|^(?:区县|县区|市县|县市|旗县|旗县市区|县市区|市县区|乡镇|镇街|街镇|街道|乡镇街道)(?=$|[政人党委教各所管（〔(])"
    r"|^地方(?=$|各级|政府|人民政府|党委|有关)|^(?:市直|省直|区直|县直|市级|省级)(?:各)?(?:部门|单位|机关|学校|预算)(?:单位|部门)?$"
    r"|^(?:各部门|各单位|政府部门|市级部门|省级部门|省级人民政府|有条件的地[方区]|试点(?:城市|地区|县|区))$"
    r"|^(?:街道办事处|乡镇人民政府|镇人民政府|村委会|居委会|村（居）委会)$"
)
# departments named by what they do: 财政部门, 教育行政部门, 价格主管部门, 公安机关, 残联组织
BY_FUNCTION = re.compile(
    r"(?:部门|主管部门|行政部门|行政机关|公安机关|司法机关|税务机关|检察机关|审判机关|监管机构|(?:残联|工会|妇联|共青团)组织)$"
)
# 宣传部门, 纪检监察部门
PARTY_FUNCTION = re.compile(r"^(?:宣传|组织|统战|政法|精神文明|纪检|网信)")

_ENDINGS: tuple[tuple[re.Pattern[str], OrganizationKind], ...] = (
    # 教育集团, 幼教集团 run schools, 医疗集团 hospitals
    (re.compile(r"(?:教育|幼教|医疗)集团$"), OrganizationKind.OTHER),
    # 澄州建设集团, 澄州农商银行; the central bank's and tax branches are no enterprises
    (
        re.compile(
            r"(?<!人民银行)(?<!人行)(?:公司|集团|企业|厂|商场|合作社|银行|供电局|电网|快递|股份|支行|分行|保险|通信|移动|联通|电信)$"
        ),
        OrganizationKind.ENTERPRISE,
    ),
    # 市委党校, 江岭行政学院
    (re.compile(r"(?:党校|行政学院|干部学院)$"), OrganizationKind.PARTY),
    (
        # 澄州市第一中学, 东岭幼儿园, 城东校区
        re.compile(
            r"(?:小学校?|中学校?|幼儿园|分园|学校|校区|分校|总校|高中|初中|附中|附小|中专|[一二三四五六七八九十]中|中专校|技工学校|社区学院)$"
        ),
        OrganizationKind.SCHOOL,
    ),
    (
        # 江岭师范大学, 澄州职业技术学院 (not 科学院)
        re.compile(r"(?:大学|高等专科学校|(?<!科)(?<!社会科)(?<!工程)(?<!研究)学院|师院|职院|大学分校)$"),
        OrganizationKind.UNIVERSITY,
    ),
    # 市纪委监委, 教育工委
    (re.compile(r"(?:纪委|纪委监委|党委|党工委|工委|党组)$"), OrganizationKind.PARTY),
    # 基础教育处, 人事科 (not 办事处)
    (re.compile(r"(?:[^事代办部县区]处|[^一-九]科|科室|处室|股)$"), OrganizationKind.OFFICE),
    (
        # 澄州市渔业学会, 红十字会, 古树养护中心; not centres that administer: 公积金管理中心
        re.compile(
            r"(?:协会|学会|商会|联合会|联盟|基金会|研究院|研究所|科学院|实验室|博物馆|图书馆|文化馆|纪念馆|科技馆|共同体|"
            r"艺术团|红十字会|残联|妇联|工会|共青团|科协|文联|社联|工商联|侨联|贸促会|关工委|政协|医院|电视台|报社|智库|"
            r"基地|总会|交易所|出版社|医共体|医联体|(?:保健|福利|敬老|养老|防治|疗养|仲裁|设计|剧|医)院|"
            r"(?<!管理)(?<!登记)(?<!审批)(?<!政务)(?<!指挥)中心)$"
        ),
        OrganizationKind.OTHER,
    ),
)


def is_collective(name: str) -> bool:
    """Whether the name stands for a class of bodies (各区人民政府, 市级有关部门) and not for one."""
    return any(pattern.search(name) for pattern in (OF_A_KIND, EACH, REGION_CLASS))


def kind_by_form(name: str) -> OrganizationKind:
    """Kind of an organisation that no reviewed list holds, by the ending of its name."""
    for pattern, kind in _ENDINGS:
        if pattern.search(name):
            return kind
    if BY_FUNCTION.search(name) and PARTY_FUNCTION.match(name):
        return OrganizationKind.PARTY
    return OrganizationKind.GOVERNMENT if _GOVERNMENT.search(name) else OrganizationKind.OTHER


# endings of authorities: 教育局, 禾山县, 领导小组, 交警支队
_GOVERNMENT = re.compile(
    r"(?:局|厅|委|委员会|办|办公室|办公厅|部|署|政府|管委会|法院|检察院|部门|机关|支队|总队|大队|海关|中心|站|所|小组|联席会议|专班|工作组|督导组|"
    r"[市县区旗州盟省]|街道|镇|乡|机构|督导室|督查室|支行|分行|院)$"
)
