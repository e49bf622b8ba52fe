"""When a cited paper was issued: a date beside the title, else the year of its number."""

from __future__ import annotations

import re

_DAY = r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?"
# 2023年5月10日，江岭省人民政府办公厅印发了《…》: the date, the issuer and the verb right before the title
_BEFORE = re.compile(_DAY + r"[，,]?[\u4e00-\u9fff、 ]{0,40}?(?:印发|发布|出台|颁布|公布|下发)(?:的|了)?[“‘]?$")
# （2023年5月10日江岭省人民政府令第8号公布）, （2021年修订）, （2018年版）: in the bracket behind it
_BEHIND = re.compile(_DAY + r"(?![\-—至])(?=[^\d]*(?:公布|发布|印发|通过|修[订正改]|版|实施|施行|$))")
# 江府办发〔2023〕5号, GB/T 36073-2018
_NUMBER_YEAR = re.compile(r"[〔\[（【(](?P<year>(?:19|20)\d{2})[〕\]）】)]|-(?P<standard>(?:19|20)\d{2})$")


def cited_date(front: str, bracket: str, number: str | None) -> str | None:
    """Date of issue of a cited paper, as YYYY-MM-DD, YYYY-MM or YYYY; None where the text does not tell.

    Args:
        front: the clause in front of the title.
        bracket: what stands in the bracket behind the title.
        number: its 发文字号 or standard number.
    """
    for found in (_BEFORE.search(front), _BEHIND.search(bracket)):
        if found is not None:
            parts = [found["year"], found["month"], found["day"]]
            return "-".join(part.zfill(2) for part in parts if part)
    year = _NUMBER_YEAR.search(number) if number else None
    return (year["year"] or year["standard"]) if year else None
