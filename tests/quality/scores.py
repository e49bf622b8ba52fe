"""How good extraction is on the gold facts beside the project. `make scores` writes docs/quality.md."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extractors import extract
from kg.facts import FileFacts
from outputs.facts_json import facts_json

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

NAMES = {
    "documents": "文件 documents",
    "sections": "章节 sections",
    "references": "引用 references",
    "targets": "指标值 targets",
    "goals": "目标 goals",
    "projects": "项目 projects",
    "tasks": "任务 tasks",
    "organizations": "机构 organisations",
    "responsibilities": "责任 responsibilities",
    "mark": "　责任标注与表格 marks and tables (F1)",
    "sentence": "　整句分工 sentences (F1)",
    "list": "　部门职责清单 lists (F1)",
}
PAGE = """# 准确程度 / Quality

由 `make scores` 生成：抽取结果与人工标注逐条对照。标注样本为 {gold} 份真实政策文件（教育为主，另有政务、养老、应急、产业等），规则的编写参考过这些文件，
换成别处、别的领域的文件，数字会低一些。准确率是“抽出来的有多少对”，召回率是“该抽的抽出了多少”。

Made by `make scores`: facts compared one by one with those that people marked in {gold} real documents. The rules were developed on them, so documents of other places and fields will do somewhat
worse. Two people who mark the same text agree with F1 .97.

| 事实 | 准确率 P | 召回率 R | F1 |
|---|---|---|---|
{rows}

证据位置与原文逐字相符：{right} / {all}。 Evidence whose words stand exactly where the fact says: {right} of {all}.
"""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one kind of fact; precision and recall are None where only F1 is known."""

    precision: float | None
    recall: float | None
    f1: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by kind of fact and by basis of responsibilities, and how many spans hold their quote, of how many."""

    kinds: Mapping[str, Score]
    right_spans: int
    spans: int


def corpus_facts(corpus: Path) -> dict[str, FileFacts]:
    """Facts of every text of a folder, by file stem."""
    return {path.stem: extract(path.read_bytes(), path.name) for path in sorted(corpus.glob("*.txt"))}


def score(facts: Mapping[str, FileFacts], shared: Path) -> Scores:
    """Compare facts with the gold facts, by the public scorer that lies with them."""
    with tempfile.TemporaryDirectory() as folder:
        found, report = Path(folder) / "facts", Path(folder) / "scores.json"
        found.mkdir()
        for stem, file_facts in facts.items():
            (found / f"{stem}.json").write_text(facts_json(file_facts), encoding="utf-8")
        command = [sys.executable, shared / "score.py", found, shared / "gold", shared / "corpus", "--json", report]
        subprocess.run([*map(str, command)], capture_output=True, check=True)
        result = json.loads(report.read_text(encoding="utf-8"))
    kinds = {kind: Score(row["p"], row["r"], row["f"]) for kind, row in result["total"].items()}
    kinds |= {basis: Score(None, None, f1) for basis, f1 in result["basis"].items()}
    return Scores(kinds, *result["spans"])


def quality_page(scores: Scores, gold: int) -> str:
    """The page of docs/ with the figures."""
    rows = []
    for kind, name in NAMES.items():
        row = scores.kinds[kind]
        cells = ["" if value is None else f"{value:.2f}" for value in (row.precision, row.recall, row.f1)]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return PAGE.format(gold=gold, rows="\n".join(rows), right=scores.right_spans, all=scores.spans)


if __name__ == "__main__":
    if not (SHARED / "gold").is_dir():
        sys.exit("The gold facts are not beside the project; docs/quality.md stays as it is.")
    measured = score(corpus_facts(SHARED / "corpus"), SHARED)
    page = quality_page(measured, len(list((SHARED / "gold").glob("*.json"))))
    (ROOT / "docs" / "quality.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)
