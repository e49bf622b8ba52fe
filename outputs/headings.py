"""Words for people in place of codes: headings of columns, roles, grounds, kinds of facts."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from kg.facts import Basis, Level, Role, SectionFunction
from outputs.tables import Column

ROLES: Final = MappingProxyType(
    {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.SUPPORT: "配合", Role.DIRECTED: "督促"}
)
"""The parts that an organisation plays."""

BASES: Final = MappingProxyType(
    {
        Basis.MARK: "明示·标注",
        Basis.SENTENCE: "明示·语句",
        Basis.LIST: "明示·清单",
        Basis.INHERITED: "推断·上级标题",
        Basis.ISSUER: "推断·发文机关",
    }
)
"""How a responsibility is known."""

FUNCTIONS: Final = MappingProxyType(
    {
        SectionFunction.BACKGROUND: "背景",
        SectionFunction.ACHIEVEMENT: "成效",
        SectionFunction.PRINCIPLE: "原则",
        SectionFunction.GOAL: "目标",
        SectionFunction.MEASURE: "举措",
        SectionFunction.SAFEGUARD: "保障",
        SectionFunction.ANNEX: "附件",
    }
)
"""What a section does in its document."""

LEVELS: Final = MappingProxyType(
    {
        Level.NATIONAL: "国家级",
        Level.PROVINCIAL: "省级",
        Level.MUNICIPAL: "市级",
        Level.COUNTY: "县级",
        Level.TOWNSHIP: "乡级",
        Level.SCHOOL: "学校",
        Level.UNKNOWN: "",
        Level.NONE: "",
    }
)
"""Administrative levels."""

KINDS: Final = MappingProxyType(
    {
        "documents": "文件",
        "sections": "章节",
        "references": "引用",
        "targets": "指标值",
        "goals": "目标",
        "projects": "项目",
        "tasks": "任务",
        "organizations": "单位",
        "responsibilities": "责任",
    }
)
"""Kinds of facts in the fact format."""

_HEADINGS: Final = MappingProxyType(
    {
        "advice": "建议",
        "area": "建筑面积",
        "attribute": "属性",
        "answers": "回答",
        "amount": "金额",
        "answer": "结果",
        "as_written": "原文称谓",
        "basis": "认定",
        "chapter": "章节",
        "code": "类别",
        "collective": "集合称谓",
        "count": "数量",
        "date": "日期",
        "department": "部门",
        "document": "文件",
        "documents": "文件数",
        "due": "时限",
        "due_date": "截止日期",
        "end": "止",
        "focus": "对象",
        "found": "情况",
        "function": "作用",
        "indicator": "指标",
        "investment": "投资",
        "issued": "发布日期",
        "kind": "类型",
        "led": "牵头任务数",
        "leads": "牵头",
        "level": "层级",
        "message": "说明",
        "name": "名称",
        "number": "文号",
        "object": "宾语",
        "op": "关系",
        "operator": "关系",
        "original": "原件位置",
        "organisation": "单位",
        "owners": "责任单位",
        "organisation_iri": "单位标识",
        "paper": "所引文件",
        "parameters": "参数",
        "place": "地区",
        "plain": "折算值",
        "plan": "规划",
        "plans": "规划数",
        "predicate": "谓语",
        "problems": "待定问题",
        "project": "项目",
        "quote": "原文",
        "read": "已读入",
        "reason": "原因",
        "relation": "关系",
        "responsible": "负责",
        "role": "角色",
        "rule": "规则",
        "section": "章节",
        "sentence": "依据原句",
        "severity": "程度",
        "source": "来源",
        "start": "起",
        "stated": "明示",
        "status": "状态",
        "subject": "主语",
        "supports": "配合",
        "task": "任务",
        "task_iri": "任务标识",
        "tasks": "任务数",
        "title": "标题",
        "unit": "计量单位",
        "value": "数值",
        "year": "年份",
        "candidates": "候选",
        "depth": "层",
        "direction": "方向",
        "given": "所问名称",
        "iri": "标识",
        "issuers": "发文机关",
        "repeated": "见上",
        "step": "关系",
        "type": "单位类型",
        "names": "名称",
        "direct": "直接",
        "how": "见于何处",
        "promised": "承诺日期",
        "promised_in": "承诺于",
        "seen": "出台日期",
        "seen_in": "出台见于",
        "yuan": "折合元",
    }
)


def heading(name: str) -> str:
    """The Chinese heading of a column, or its name where there is none."""
    return _HEADINGS.get(name) or KINDS.get(name) or name


def columns(*names: str) -> tuple[Column, ...]:
    """Columns with their headings."""
    return tuple(Column(name, heading(name)) for name in names)
