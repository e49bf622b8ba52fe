"""Programmes that are named by what is done: what a place tries out, what is brought into schools or villages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.project_names import CLAUSE, Name, is_generic, name_start
from extractors.project_words import one_of

# 指导地方试点电子处方流转, ，试点海运提单无纸化。: 试点 as the verb of a clause
PILOTED = re.compile(
    r"(?:地方|地区|试验区|试点区|[，。；、\n])试点"
    rf"(?!{one_of('strong', 'soft')}|布设|部署|范围|工作|经验|任务|阶段|期间)"
    r"(?P<name>[^，。；：、\n“”]{6,25})(?=[，。；\n])"
)
# 推动民乐进校园, 开展节能家电下乡
BROUGHT = re.compile(
    r"(?:开展|推进|推动|组织|实施)(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}(?:进(?:校园|社区|企业|乡村|农村|机关|景区)|下乡))(?=[，。；、\n])"
)


def find_campaigns(dark: str) -> Iterator[Name]:
    """Names of both kinds, in order of their kind."""
    for found in PILOTED.finditer(dark):
        yield Name(found.start("name"), found.end("name"), "project.piloted")
    for found in BROUGHT.finditer(dark):
        start = max(found.start("name"), name_start(dark, found.end(), found.end())[0])
        if not (is_generic(dark[start : found.end()]) or CLAUSE.search(dark, start, found.end())):
            yield Name(start, found.end(), "project.campaign")
