"""Where an organisation's name places it: the place words at its head, read against the place of its document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.facts import Level
from kg.organisation_lexicon import gazetteer

# words that begin with a level word but do not name a level: 市场监管局, 市政公用集团, 区域医疗中心, 州际公路
NOT_A_LEVEL = re.compile(
    r"市场|市政(?:公用|工程|管理|园林|设施|建设|公司|集团|排水|道路|环卫)|市容|市民(?:中心|服务|热线|之家|卡|大厅)|市值|市长"
    r"|区域|区块|区划|区间|区(?:县|市(?!场))|县(?:级|域|区|市(?!场))|市(?:县|区(?!域)|域|州)|省(?:会|际|域|市(?!场))|州际|省级以上|市级以上"
    r"|盟军|盟友|旗舰|旗帜|旗下|地区(?:性|级|间)|省部|省长|区长|县长|[市县区州][（〔〈(]|[省市县](?:内|外(?!办|事|专|汇|经|资|侨)|领导)|市旗"
)
# level words at the head of a name: 市教育局, 省级有关部门, 市直有关单位, 自治区党委网信办
LEVEL_WORD = re.compile(r"(?P<word>自治区|自治州|自治县|地区|省|市|县|区|州|盟|旗)(?P<tail>本级|级|直属|直|属)?(?=.)")
# "我市", "全省" count as the level word alone: 我市公安机关
OUR = re.compile(r"^(?:我|本|全)(?=[省市县区州])")
# zones that are no county: 高新区, 云湖风景区, 自贸试验区澄州片区, 西江新区
ZONE = re.compile(
    r"(?:开发|高新|经开|新|示范|园|保税|综保|风景|名胜|旅游|度假|合作|试验|管理|实验|经济|产业|片|功能|集聚|空港|港|景|库|临空|自贸|科技|工业|新片|出口加工)区$"
)
# zones named by their sort alone; they need the city: 高新区, 开发区, 经济技术开发区, 空港经济区
GENERIC_ZONE = re.compile(
    r"^(?:(?:国家级|省级)?(?:高新(?:技术产业开发)?|经开|经济(?:技术)?开发|综合保税|综保|保税|出口加工|空港(?:经济)?|临空经济|临港经济|度假|旅游度假|经济|开发)区)"
)
# words ending in 区 that name no district: 各区, 辖区, 社区, 校区
NO_DISTRICT = re.compile(
    r"(?:辖|社|校|院|街|灌|地|丘陵山|旱|牧)区$|(?:强|大|名|全|各|城|级|列|设区)市$|^(?:深|高|半|石|贫困|大)?山区$"
    r"|^.?(?:城|地|全|市|县|牧|林|灾|库|片|园|矿|特|省|小|市辖)区$"
    r"|[和与及、，（）各将由在对等]"
)
# a county or district at the head of a name: 东塘区教育局, 禾山县人民政府, 安水市, 白原旗
DISTRICT = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,7}?(?:自治县|自治旗|区(?!域|块|划)|县(?!域)|旗(?!舰|下)|市(?!场|政|民|容|值|委员|县|区)))(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a document: its own jurisdiction and the province it lies in, as far as known."""

    jurisdiction: str | None
    province: str | None

    @property
    def is_national(self) -> bool:
        """Whether the document speaks for the whole country."""
        return self.jurisdiction in ("全国", "中国", "国家")

    @property
    def level(self) -> Level:
        """Administrative level of the jurisdiction."""
        return Level.NATIONAL if self.is_national else level_of(self.jurisdiction, self.province)


@dataclass(frozen=True, slots=True)
class Placed:
    """A name parted into place and rest.

    `place` is the full place name put before the rest (empty where the name gives none); `known` is False where a
    level word stands in the name that the document's place does not answer.
    """

    place: str
    level: Level
    rest: str
    tail: str = ""
    known: bool = True


def level_of(name: str | None, province: str | None) -> Level:
    """Level of a place by its name; a 市 that is no prefecture of a listed province is a county-level one."""
    if name is None or name == "":
        return Level.NONE
    places = gazetteer()
    if name in places.provinces or name == province or name.endswith(("省", "自治区")):
        return Level.PROVINCIAL
    if name in places.province_of or name.endswith(("自治州", "地区", "盟")):
        return Level.MUNICIPAL
    if name.endswith("市"):
        return Level.COUNTY if province in places.provinces else Level.MUNICIPAL
    return Level.COUNTY if name.endswith(("县", "区", "旗")) else Level.NONE


def province_of(jurisdiction: str | None) -> str | None:
    """Province of a province, prefecture or county by its full name, None if it is not listed or not the only one."""
    if jurisdiction is None:
        return None
    places = gazetteer()
    if jurisdiction in places.provinces:
        return jurisdiction
    return places.province_of.get(jurisdiction) or places.county_province.get(jurisdiction)


# "市民…", "市中区…", "市属…", "省会…": a title that begins so names no owner by its level word
_NOT_AN_OWNER = re.compile(r"市[民中辖]|区县|[省市县区州][、，和与及或/（(]")


def level_word_place(title: str, place: Place) -> Placed | None:
    """The owner that a title names by its level word: 省十四五教育规划 in a paper of 江岭省; None where it names none."""
    text = OUR.sub("", title)
    match = LEVEL_WORD.match(text)
    if match is None or match["tail"] or NOT_A_LEVEL.match(text) or _NOT_AN_OWNER.match(text):
        return None
    full = _answer(match["word"], place)
    return Placed(full, level_of(full, place.province), text[match.end() :]) if full else None


@lru_cache(maxsize=16384)
def placed(name: str, place: Place) -> Placed:
    """Part a name into its place and the rest, reading level words by the place of the document.

    Args:
        name: the name without white space.
        place: where the document comes from.
    """
    spelled = _spelled_out(name, place)
    if spelled is not None:
        return spelled
    name = OUR.sub("", name)
    match = LEVEL_WORD.match(name)
    if match and not (NOT_A_LEVEL.match(name) and name[:2] not in ("市市", "县县", "区区")):
        word, tail = match["word"], match["tail"] or ""
        full = _answer(word, place)
        if full is None:
            return Placed("", _level_of_word(word), name[match.end() :], tail, known=False)
        return Placed(full, level_of(full, place.province), name[match.end() :], tail)
    return _district(name, place)


def _spelled_out(name: str, place: Place) -> Placed | None:
    """The place written in full at the head of the name: 江岭省澄州市教育局, 澄州市教育局."""
    own = tuple(p for p in (place.jurisdiction, place.province) if p and p != "全国")
    if not name.startswith((*own, *_listed_places())):
        return None
    places = gazetteer()
    prefixes = [p for p in (*own, *_listed_places()) if name.startswith(p)]
    head = max(prefixes, key=lambda p: (len(p), p))
    rest = name[len(head) :]
    province = head if level_of(head, place.province) is Level.PROVINCIAL else place.province
    inner = _inner(rest, head, Place(place.jurisdiction, province)) if rest else None
    return inner or Placed(head, level_of(head, place.province or places.province_of.get(head)), rest)


@lru_cache(maxsize=1)
def _listed_places() -> tuple[str, ...]:
    places = gazetteer()
    return tuple(sorted({*places.provinces, *places.province_of}))


def _inner(rest: str, head: str, place: Place) -> Placed | None:
    """A second place behind the first: 澄州市 in 江岭省澄州市, 东塘区 in 澄州市东塘区."""
    deeper = _spelled_out(rest, place)
    if deeper is not None:
        return deeper
    found = _district(rest, Place(head, place.province))
    return found if found.place else None


def _district(name: str, place: Place) -> Placed:
    """A county or district at the head of the name, with its city before it."""
    zone = GENERIC_ZONE.match(name)
    if zone:
        stem = city_stem(place.jurisdiction)
        return Placed(stem + zone[0], Level.COUNTY, name[zone.end() :], known=bool(stem))
    match = DISTRICT.match(name)
    if match is None or NO_DISTRICT.search(match["name"]) or ZONE.search(match["name"]) or len(match["name"]) < 2:
        return Placed("", Level.NONE, name)
    if NOT_A_LEVEL.match(name) or (len(match["name"]) == 2 and match["name"][1] == "市"):
        return Placed("", Level.NONE, name)
    return Placed(_above(match["name"], place) + match["name"], Level.COUNTY, match["rest"])


def _above(district: str, place: Place) -> str:
    """The city that a district or county is named under; county-level cities stand alone."""
    above = place.jurisdiction or ""
    if district.endswith("市") or place.is_national or above == district:
        return ""
    is_city = level_of(above, place.province) is Level.MUNICIPAL or above in gazetteer().municipalities
    return above if is_city else ""


# the peoples in the names of autonomous places: 宁夏|回族|自治区, 大理|白族|自治州
_PEOPLES = "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|羌"
_PLACE_TAIL = re.compile(rf"(?<=..)(?:(?:(?:{_PEOPLES})族?)*自治[区州县旗]|[省市盟]|地区)$")


def short_place(name: str) -> str:
    """A place's name as branches and institutions carry it: 澄州 for 澄州市, 宁夏 for 宁夏回族自治区."""
    return _PLACE_TAIL.sub("", name)


def city_stem(jurisdiction: str | None) -> str:
    """Name of a city without 市: 澄州 for 澄州市; empty for other places."""
    return jurisdiction[:-1] if jurisdiction and jurisdiction.endswith("市") else ""


def _answer(word: str, place: Place) -> str | None:
    """The place that a level word means in a document of `place`, None if that cannot be told."""
    own, province = place.jurisdiction or "", place.province or province_of(place.jurisdiction)
    if place.is_national:
        return None
    if word in ("省", "自治区"):
        return province if province and province.endswith(word) else None
    if word == "区" and own.endswith("自治区"):
        return None
    if word == "市" and own in gazetteer().municipalities:
        return own
    return own if own and own.endswith(word) and own != province else _only_level(word, own)


def _only_level(word: str, own: str) -> str | None:
    return own if word == "州" and own.endswith("自治州") else None


def _level_of_word(word: str) -> Level:
    if word in ("省", "自治区"):
        return Level.PROVINCIAL
    return Level.MUNICIPAL if word in ("市", "州", "自治州", "盟", "地区") else Level.COUNTY
