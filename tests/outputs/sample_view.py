"""Views made up for the tests of the page: an imaginary province with as many documents as asked for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts import Basis, Level, Relation, Role
from kg.view import Detail, EdgeKind, Field, GraphView, NodeKind, Passage, ViewEdge, ViewNode

PLACES = ("国家", "江岭省", "澄州市", "东塘区", "西屏区", "临溪县", "禾山县")
FIELDS = ("教育", "养老服务", "数字经济", "应急体系", "营商环境", "基层医疗", "现代物流", "生态环境")
BODIES = (
    "教育局",
    "财政局",
    "发展改革委",
    "人力资源社会保障局",
    "自然资源局",
    "住房城乡建设局",
    "卫生健康委",
    "民政局",
    "公安局",
)
DEEDS = (
    "推进学前教育普及普惠安全优质发展",
    "完善经费投入保障机制",
    "加快数字化转型",
    "优化审批流程",
    "建设高素质专业化队伍",
    "强化要素保障",
)
LEVELS = {"国家": Level.NATIONAL, "江岭省": Level.PROVINCIAL, "澄州市": Level.MUNICIPAL}


def iri(*parts: object) -> str:
    """IRI of a made-up thing."""
    return "https://example.org/" + "/".join(map(str, parts))


def sample_view(documents: int, *, tasks: int = 36) -> GraphView:
    """A view with so many documents, each with six chapters and so many tasks."""
    nodes: list[ViewNode] = []
    edges: list[ViewEdge] = []
    for number in range(documents):
        nodes.extend(_document_nodes(number, tasks))
        edges.extend(_document_edges(number, tasks))
    owners = sorted({edge.source for edge in edges if edge.kind is EdgeKind.OWNS})
    nodes.extend(ViewNode(owner, NodeKind.ORGANISATION, owner.rsplit("/", 1)[1]) for owner in owners)
    if documents:
        nodes.append(ViewNode(iri("paper"), NodeKind.CITED, "中国教育现代化2035", level=Level.NATIONAL))
    return GraphView(tuple(nodes), tuple(edges))


def _place(number: int) -> str:
    return PLACES[min(number % 10, len(PLACES) - 1)]


def _document_nodes(number: int, tasks: int) -> Iterator[ViewNode]:
    place, field = _place(number), FIELDS[number % len(FIELDS)]
    document = iri("d", number)
    details = (Detail(Field.TYPE, "plan"), Detail(Field.NUMBER, f"澄府发〔20{10 + number}〕6号"))
    yield ViewNode(
        document,
        NodeKind.DOCUMENT,
        f"{place}人民政府关于印发{place}{field}发展“十四五”规划的通知",
        note="2022-03-18",
        level=LEVELS.get(place, Level.COUNTY),
        details=details,
    )
    for place_in_text in range(6):
        label = f"{'一二三四五六'[place_in_text]}、{DEEDS[place_in_text]}"
        section = iri("s", number, place_in_text)
        yield ViewNode(section, NodeKind.SECTION, label, document, document, place_in_text * 1000)
    for task in range(tasks):
        chapter = iri("s", number, task % 6)
        passage = Passage("三是", f"{DEEDS[task % 6]}第{task}项", "，到2025年取得明显成效。")
        yield ViewNode(
            iri("t", number, task),
            NodeKind.TASK,
            f"{DEEDS[task % 6]}（第{task + 1}项）",
            document,
            chapter,
            (task % 6) * 1000 + task + 1,
            "2025年底前" if task % 3 else "",
            details=(Detail(Field.DUE, "2025年底前"),),
            passages=(passage,),
        )
        for kind, label in ((NodeKind.TARGET, "普惠性幼儿园覆盖率"), (NodeKind.PROJECT, "第七中学扩建项目")):
            name = iri(kind, number, task)
            yield ViewNode(
                name, kind, f"{label}{task}", document, chapter, (task % 6) * 1000 + 500 + task, "≥90% · 2025年"
            )


def _document_edges(number: int, tasks: int) -> Iterator[ViewEdge]:
    place, document = _place(number), iri("d", number)
    yield ViewEdge(document, iri("paper"), EdgeKind.CITES, relation=Relation.IMPLEMENTS)
    if number:
        yield ViewEdge(document, iri("d", number // 3), EdgeKind.CITES, relation=Relation.BASED_ON)
    for task in range(tasks):
        roles = ((Role.LEAD, Basis.MARK), (Role.RESPONSIBLE, Basis.MARK), (Role.SUPPORT, Basis.INHERITED))
        for shift, (role, basis) in enumerate(roles[: task % 4]):
            owner = iri("o", place + BODIES[(task * task + shift) % len(BODIES)])
            passage = Passage("", "（牵头单位：市教育局；责任单位：市财政局）", "")
            yield ViewEdge(owner, iri("t", number, task), EdgeKind.OWNS, role, basis, passages=(passage,))
