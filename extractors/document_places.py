"""For which place a document speaks: the first place that its title or its issuers name."""

from __future__ import annotations

import re

from kg.organisation_places import province_of
from kg.zones import zone_at

# words of organs: what holds them is no name of a district (澄州市|委办公室澄州市人民政府…)
ORGAN_SIGNS = re.compile(r"[委办局府厅室会院]")
# a line that is a place and nothing else at the head of a name: 澄州市, 江岭省, 宁夏回族自治区
PLACE = re.compile(
    r"^(?:中共)?(?P<place>[\u4e00-\u9fff]{2,8}?(?<![强大各全本我])(?:省|自治区|自治州|地区|盟|市|县|旗|区))(?!域|块|间|场|内)"
)
NATIONAL = re.compile(
    r"^(?:国务院|中共中央|国家|全国|中央|教育部|财政部|[\u4e00-\u9fff]{2,12}部(?:关于|等|办公厅)"
    r"|(?:税务|海关|金融监管|市场监管|广电|体育)总局|海关总署|中国(?:人民银行|证监会|银保监会|残联|科协))"
)
# what stands before the subject of a title: …关于印发《 / …关于加快
SUBJECT = re.compile(r"^.*?(?:关于(?:印发|转发|公布)?|印发)[《〈]?(?:推进|加快|支持)?")
# what makes a zone the author and not the subject of a paper: 澄州经济技术开发区管理委员会…
OWN_BODY = re.compile(r"(?:开发建设)?(?:管理委员会|管委会|党工委|工委|工作委员会)")

# what shows that a district behind a city is the author: 澄州市东塘区教育局
DISTRICT_BODY = re.compile(r"(?:人民)?政府|[\u4e00-\u9fff]{2,8}?(?:局|委员会|委|办公室)(?:关于|印发|转发|$| )")


def place_of(title: str, issuers: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Jurisdiction and province of a document, as far as they can be told.

    Args:
        title: its title.
        issuers: the bodies that sign it, as written.
    """
    dated = re.sub(r"^(?:20\d\d年(?:度)?)?", "", title)
    inner = SUBJECT.sub("", dated)
    author = () if dated.startswith(("关于", "印发", "转发")) else (dated,)
    for name in (*author, *issuers, inner):
        found = _named(name)
        if found is not None:
            return found
    return None, None


def _named(name: str) -> tuple[str | None, str | None] | None:
    """Place and province at the head of a name."""
    if NATIONAL.match(name):
        return "全国", None
    zone = zone_at(name.removeprefix("中共"))
    match = PLACE.match(name)
    if zone is not None:
        behind = name.removeprefix("中共").partition(zone.name)[2]
        if OWN_BODY.match(behind) or (match is None and zone.province):
            return zone.name, zone.province
    if match is None or match["place"] in ("自治区", "自治州"):
        return None
    place = match["place"]
    deeper = PLACE.match(name[match.end() :])
    if deeper and len(deeper["place"]) > 2 and not ORGAN_SIGNS.search(deeper["place"]):
        if place.endswith(("省", "自治区")):
            return deeper["place"], place
        if DISTRICT_BODY.match(name[match.end() + deeper.end() :]):
            return deeper["place"], province_of(place)
    known = province_of(place) or (place if place.endswith(("省", "自治区")) else None)
    return place, known or (zone.province if zone else None)
