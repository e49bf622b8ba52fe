"""Whether words look like the name of an organisation, by their ending and by what they hold."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts import Level
from kg.organisation_kinds import BY_FUNCTION, OF_A_KIND, is_collective
from kg.organisation_lexicon import lexicon
from kg.organisation_places import GENERIC_ZONE, ZONE, Place, placed

# endings of organisation names
ENDING = re.compile(
    r"(?:委员会|[^之所向外内全大局布结格时变顾破步战定当开]局|厅|[^村居]委|总局|[^查承协举主经代领创兴交包督申即一快好网通易联帮快]办|督办办|办公室|办公厅|[^内外全大局一上下头肩脖干]部|总署|政府"
    r"|管委会|管理会|法院|检察院|[^入出住门后]院|部门|单位|机构|机关|组织|团体|中心|公司|集团|银行|[支分]行|企业|大学|学院|学校|中学|小学"
    r"|幼儿园|[一二三四五六七八九十]中|协会|联合会|学会|商会|联盟|基金会|研究院|研究所|科学院|党校|医院|[物书化案育技览念]馆|少年宫|文化宫|总队|支队|大队|[^车网基工水电]站|社科联|社联|联社|总社"
    r"|残联|妇联|科协|文联|工商联|侨联|记协|作协|总工会|工会|红十字会|贸促会|关工委|团[省市区县]委|共青团|政协|人大|监委|海关|边检|电视台|报社|日报社?"
    r"|供电局|联通|电信|移动|铁塔|[^各何此多用妙益出远到长好深短相处]处|[^学专本百全内外理文工]科|督导室|督查室|研究室|参事室|管理所|监督所|事务所|镇|乡|街道|地区|地方|园区|小组|指挥部"
    r"|联席会议|专班|总会|分会|供销社|合作社|实验室|科研院所|高校|院校|电台|气象台|频道|出版社|通讯社|(?:交易|派出|看守|司法|检验)所|监狱"
    r"|公积金|监管分局|学部|党组|党委|工委|纪委|党工委|[车工电机]务段|慈善会|残工委|老龄委|安委会|食安委)$"
)
# a county, district, prefecture or province by its name: 东塘区, 禾山县, 澄州市, 兴安盟
REGION = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:自治区|自治州|区|县|旗|市|州|盟|省)$")
# what no name of an organisation holds
NO_NAME = re.compile(
    r"[《》。：？！；%“”\d]|的|了|^(?:将|由|对|在|按|为|以|及|与|和|不(?!动产)|未|可(?!再生)|应(?!急)|须|如(?!东|皋)|若(?!尔)|从(?!江|化)|到|请|于(?!都|洪|田)"
    r"|其|该|此|并|使|让|把|经(?!开|济|信|发|贸|合|外)|含(?!山)|详|见|限|附|注|指(?!挥)|即(?!墨)|一家|一个|两[家个]|每|好|会同|协调|组织(?!部|人事))"
    r"|不再|会同|下同|以下|以上|其中|详见|附件|包括|抄送|时限|期限|按职责|责任人|应当|负责同志|负责人|之间$|结合实际|集中资源|参与"
    r"|(?:推进|加强|实施|开展|完善|落实|提升|提高|建立|健全|公布|公开|发布|印发|统一)(?!.*(?:中心|办公室|局|委员会|小组|专班|办|处|会议)$)"
)
# endings of classes of bodies: 各区县, 各地, 各县（市、区）, 各镇街
CLASS_END = re.compile(
    r"(?:[市县区旗州盟镇乡街级]|(?<!落)(?<!基)地|地[区方]|各地|园区|开发区|单位|部门|机构|高校|院校|学校|企业|银行|财政|部委|委办局|组织|团体|党委|政府|[）〕〉])$"
)
# names that stand for no one body and for no class of a document's bodies
GENERIC = re.compile(
    r"^(?:各级|各类|有关|相关|所有|优质|地方|基层|公办|民办|普通|高等|职业|中等|重点|示范|专业|第三方|社会|行业|国有|民营|龙头|骨干|中小|大型|其他|符合条件的?"
    r"|有条件的?|我国|我[省市县区]|全[国省市县区])?"
    r"(?:政府|人民政府|党委|部门|单位|机构|企业|学校|高校|院校|学院|大学|医院|公司|集团|银行|组织|团体|社会组织|社会团体|中小学校?|幼儿园|职业院校|金融机构|法院|检察院"
    r"|协会|行业协会|商会|联盟|中心|研究院|科研院所|科研机构|市场主体|社区|街道|乡镇|县区|村委会|居委会|家庭|教师|学生|机关|处|科|团队|专家)+$"
    r"|^(?:多|行业|业务|职能|监管|执法|审批|政务|政府|上级|下级|同级|当地|本级|审批|预算|主管|专业)*(?:主管|监管|职能|审批|政务|负责"
    r"|牵头|政府|执法|上级|同级|多|预算|相关责任)(?:部门|单位|机构)$"
    r"|(?<!各)(?<!行署)地区$|(?:高等|中等|职业|部属|院|种|类)学校$|(?:领导|省内|市内|县内|强市|城市|设区市|地级市)"
)
# schools, companies and institutes under a name of their own
PROPER = re.compile(
    r"^(?!.*(?:义务教育|寄宿制|薄弱|优秀|牵头|成员|辖区|有限公司$|有限责任公司$|内外资|家长|省内|市内))(?!创建|先进|建设|新建|召开|联动|中等|高等|特殊|辖区|基层"
    r"|医联体|内资|外资|综合|一|两|这|每|该|本|我|若干|多|几|所|高水平|各|全|在|对|有|更多|企业|用人|示范|优质|普通|职业|社会|行业|区域|专业|技术|产业|重点|中小"
    r"|农村|城乡|乡镇|公办|民办|地方|国家级|省级|市级|校|院)"
    r"[\u4e00-\u9fffA-Z“”·]{2,30}(?:大学|学院|学校|中学|小学|[一二三四五六七八九十]中|实验室|研究院|研究所|集团|公司|协会|医院|管理局|联席会议|党校|科学院|创新中心)$"
)
# “双随机、一公开” in the name of a joint meeting
QUOTED = re.compile(r"“[^”]{1,12}”")
NO_PLACE = Place(None, None)


@lru_cache(maxsize=16384)
def looks_like_name(words: str) -> bool:
    """Whether the words can be an organisation's name: an organisation's ending or a region, and nothing else in it."""
    if words in lexicon().bodies:
        return True
    bare = OF_A_KIND.sub("各", QUOTED.sub("", _without_note(words)))
    if not 2 <= len(bare) <= 36 or NO_NAME.search(bare):
        return False
    if is_collective(bare):
        return bool(ENDING.search(bare) or CLASS_END.search(bare))
    return bool(ENDING.search(bare) or REGION.match(bare) or ZONE.search(bare) or is_listed(bare))


@lru_cache(maxsize=16384)
def is_listed(words: str) -> bool:
    """Whether a reviewed list holds the words, alone or behind a place word."""
    names = lexicon()
    if words in names.national or words in names.national_only:
        return True
    at = placed(words.removeprefix("中共"), NO_PLACE)
    rest = at.rest or words
    return rest in names.bodies or (rest in names.party and rest != words) or is_bureau(rest) or _is_committee(rest)


def _is_committee(rest: str) -> bool:
    return (
        rest in ("委", "党委", "纪委", "纪委监委", "监委")
        or rest.removeprefix("党").removeprefix("委") in lexicon().party
    )


@lru_cache(maxsize=8192)
def is_bureau(rest: str) -> bool:
    """Whether the words are a reviewed field of work with the ending of a department: 人社局, 财政厅, 卫健委."""
    for ending in ("委员会", "部门", "局", "厅", "委"):
        if rest.endswith(ending) and rest.removesuffix(ending) in lexicon().bureaus:
            return True
    return False


@lru_cache(maxsize=16384)
def is_certain(words: str) -> bool:
    """Whether the words are an organisation's name beyond doubt: listed, a collective, or placed and with an ending."""
    bare = _without_note(words)
    if not looks_like_name(bare):
        return False
    if is_listed(bare) or is_collective(bare) or BY_FUNCTION.search(bare):
        return True
    at = placed(bare, NO_PLACE)
    return (at.level is not Level.NONE and bool(ENDING.search(bare))) or bool(GENERIC_ZONE.match(bare))


def level_word(words: str) -> str:
    """Level word at the head of a name (市 in 市教育局, 市委 in 市委组织部), empty if there is none."""
    at = placed(words, NO_PLACE)
    if at.known or not at.rest:
        return ""
    word = words[: len(words) - len(at.rest) - len(at.tail)]
    if at.rest.startswith("党委"):
        return word + "党委"
    return word + "委" if at.rest.startswith("委") and not at.rest.startswith("委员会") else word


def _without_note(words: str) -> str:
    """The name without a bracketed note behind it: 市委编办（登记中心）."""
    return re.sub(r"(?<=.)[（〔〈][^（）〔〕〈〉]*[）〕〉]$", "", words)
