"""Whom a demand can address: 各区县要… names bodies that can be told one by one, 各地要… and 各级各类学校要… everybody."""

from __future__ import annotations

import re

from extractors.organisation_forms import level_word
from kg.organisation_kinds import is_collective


def answerable(words: str) -> bool:
    """Whether a demand on these names a body: 各地要… and 各级各类学校要… address everybody."""
    if not is_collective(words):
        return True
    if words.endswith(("学校", "高校", "院校", "企业", "幼儿园", "组织", "机构")) and "以上" not in words:
        return False
    if EVERY_LEVEL.search(words):  # 各级教育行政部门, but not 各级政府
        return words.endswith("部门") and not words.endswith(("各级部门", "各部门", "工作部门", "有关部门", "相关部门"))
    ending = ("政府", "主管部门", "行政部门", "管委会", "（管委会）", "办事处")
    own = level_word(words) or "以上" in words or DISTRICTS.search(words) or EACH_BUREAU.search(words)
    return words.endswith(ending) or words == "政府部门" or bool(own)


# one department of each district: 各市县教育局
EACH_BUREAU = re.compile(
    r"^各[市县区旗].*(?:局|厅|委|院|(?<!有关)(?<!相关)(?<!职能)(?<!责任)(?<!各)(?<!直)(?<!级)部门)$"
)
# the districts of a place, which could be listed one by one: 各县（市）、区, 各区县
DISTRICTS = re.compile(r"^各(?:县（市）、区|市、县（区）|县（市、区）|市（州）|区县|县区|市县|旗县(?:市)?区?)$")
# 各级政府, 地方各级人民政府, 各省级人民政府, 全省各级部门, 各地财政部门
EVERY_LEVEL = re.compile(r"各[省市县]?级|^各级|^各地(?=.{4})")
