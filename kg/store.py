"""The graph folder on disk: the RDF store, the texts that were read, and the ledger beside them.

    graph.json       marks the folder as a policykg graph and gives its layout version
    store/           the pyoxigraph (RocksDB) store: one named graph per source
    texts/           the texts as they were read, UTF-8, named by the sha256 of the text
    sources.jsonl    the ledger (kg.ledger)
    review.csv       identities for a person to decide (kg.review); only where there are some

A text file is written under a temporary name and renamed, and is never changed afterwards. A source's graph is replaced
in one store transaction, so a reader sees the old graph or the new one, never a half.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import GraphError

LAYOUT = 1
"""Version of the folder's layout."""


@dataclass(frozen=True, slots=True)
class GraphFolder:
    """Where the parts of a graph lie."""

    path: Path

    @property
    def marker(self) -> Path:
        """The file that says: this is a policykg graph."""
        return self.path / "graph.json"

    @property
    def store(self) -> Path:
        """Folder of the RDF store."""
        return self.path / "store"

    @property
    def texts(self) -> Path:
        """Folder of the texts as read."""
        return self.path / "texts"

    @property
    def ledger(self) -> Path:
        """File with one row per source."""
        return self.path / "sources.jsonl"

    @property
    def review(self) -> Path:
        """File with the identities to decide."""
        return self.path / "review.csv"


def is_graph(path: Path) -> bool:
    """Whether a folder holds a policykg graph."""
    return GraphFolder(path).marker.is_file()


def create_folder(path: Path) -> GraphFolder:
    """Make (or find) the graph folder.

    Raises:
        GraphError: the path is a file, a folder with other things in it, or cannot be written.
    """
    folder = GraphFolder(path)
    try:
        if folder.marker.is_file():
            return _checked(folder)
        if path.exists() and not path.is_dir():
            raise GraphError(str(path), "是文件，不是图谱文件夹 / a file, not a folder", "请换一个 --graph 路径")
        if path.is_dir() and any(path.iterdir()):
            raise GraphError(
                str(path), "文件夹非空且不是 policykg 图谱 / not empty and no policykg graph", "请换一个 --graph 路径"
            )
        folder.texts.mkdir(parents=True, exist_ok=True)
        write_atomically(folder.marker, json.dumps({"layout": LAYOUT}) + "\n")
    except OSError as error:
        raise GraphError(
            str(path), f"无法写入图谱文件夹 / cannot write: {error.strerror}", "请检查权限与磁盘"
        ) from error
    return folder


def find_folder(path: Path) -> GraphFolder:
    """The graph folder at a path, for reading.

    Raises:
        GraphError: there is no graph, or one of another layout.
    """
    folder = GraphFolder(path)
    if not folder.marker.is_file():
        raise GraphError(str(path), "没有图谱 / no graph here", f"请先运行 policykg build 文件夹 --graph {path}")
    return _checked(folder)


def _checked(folder: GraphFolder) -> GraphFolder:
    try:
        layout = json.loads(folder.marker.read_text("utf-8")).get("layout")
    except (OSError, ValueError, AttributeError) as error:
        raise GraphError(str(folder.marker), "无法读取 / unreadable", "请删除该图谱后重新构建") from error
    if layout != LAYOUT:
        raise GraphError(
            str(folder.path), f"图谱版式 {layout} 与本程序（{LAYOUT}）不符 / other layout version", "请重新构建图谱"
        )
    return folder


def open_writer(folder: GraphFolder) -> Store:
    """The store for writing; one process at a time. It is closed when the last reference goes.

    Raises:
        GraphError: another process is writing, or the store is damaged.
    """
    try:
        return Store(str(folder.store))
    except OSError as error:
        text = str(error)
        if "lock" in text.lower():
            raise GraphError(
                str(folder.path), "另一个进程正在写入该图谱 / locked by another writer", "请等它结束后再试"
            ) from error
        raise GraphError(str(folder.path), f"图谱已损坏 / damaged store: {text}", "请删除该图谱后重新构建") from error


def open_reader(folder: GraphFolder) -> Store:
    """The store for reading; it shows the state at the moment of opening.

    Raises:
        GraphError: nothing was stored yet, or the store is damaged.
    """
    try:
        return Store.read_only(str(folder.store))
    except OSError as error:
        raise GraphError(
            str(folder.path), f"无法读取图谱 / cannot read the store: {error}", "请重新构建图谱"
        ) from error


def replace_graph(store: Store, graph: NamedNode, quads: Iterable[Quad]) -> None:
    """Make `quads` the whole content of one named graph, in one transaction."""
    new = set(quads)
    old = set(store.quads_for_pattern(None, None, None, graph))
    gone, added = old - new, new - old
    if not new:
        store.remove_graph(graph)
    elif gone:
        store.update(f"DELETE DATA {_block(graph, gone)};\nINSERT DATA {_block(graph, added)}")
    else:
        store.extend(added)


def _block(graph: NamedNode, quads: Iterable[Quad]) -> str:
    """Triples as SPARQL data of one graph; N-Triples terms are SPARQL terms."""
    return f"{{ GRAPH {graph} {{ {' . '.join(str(quad.triple) for quad in quads)} }} }}"


def text_digest(text: str) -> str:
    """Name under which a text is kept: the sha256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep_text(folder: GraphFolder, text: str) -> str:
    """Write a text as read; returns its digest."""
    digest = text_digest(text)
    target = folder.texts / f"{digest}.txt"
    if not target.exists():
        write_atomically(target, text)
    return digest


def read_text(folder: GraphFolder, digest: str) -> str:
    """The text as read.

    Raises:
        GraphError: the text is gone from the folder.
    """
    target = folder.texts / f"{digest}.txt"
    try:
        return target.read_bytes().decode("utf-8", "surrogatepass")
    except OSError as error:
        raise GraphError(str(target), "原文副本缺失 / stored text is missing", "请重新构建图谱") from error


def drop_texts(folder: GraphFolder, *, keep: Iterable[str]) -> None:
    """Delete the texts that no source points to any more."""
    kept = {f"{digest}.txt" for digest in keep}
    for path in sorted(folder.texts.iterdir()):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def write_atomically(target: Path, text: str) -> None:
    """Write UTF-8 under a temporary name in the same folder, then rename."""
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    temporary.write_bytes(text.encode("utf-8", "surrogatepass"))
    temporary.replace(target)
