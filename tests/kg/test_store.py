"""The graph folder: who may write, what is kept, what an interruption leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.store import (
    create_folder,
    drop_texts,
    find_folder,
    is_graph,
    keep_text,
    open_reader,
    open_writer,
    read_text,
    replace_graph,
    write_atomically,
)

GRAPH, OTHER = NamedNode("https://example.org/g"), NamedNode("https://example.org/h")


def quad(word: str, graph: NamedNode = GRAPH) -> Quad:
    """A statement that differs in its word only."""
    return Quad(NamedNode("https://example.org/s"), NamedNode("https://example.org/p"), Literal(word), graph)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((), ("甲", "乙")),  # a new source
        (("甲", "乙"), ("甲", "丙")),  # a changed one
        (("甲",), ("甲", "乙")),  # one that only grew
        (("甲", "乙"), ("甲",)),  # one that only shrank
        (("甲",), ()),  # one that says nothing any more
        (('引号"\\', "换行\n\t\x07"), ('引号"\\x', "}")),  # signs that SPARQL has a meaning for
    ],
)
def test_replace_graph_leaves_just_the_new(tmp_path: Path, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Replacing makes the new statements the whole content of a graph and touches no other graph."""
    store = open_writer(create_folder(tmp_path / "g"))
    replace_graph(store, OTHER, [quad("别动", OTHER)])
    replace_graph(store, GRAPH, [quad(word) for word in old])
    replace_graph(store, GRAPH, [quad(word) for word in new])
    assert set(store) == {quad("别动", OTHER), *(quad(word) for word in new)}


def test_second_writer_is_refused(tmp_path: Path) -> None:
    """While one process writes, another gets a clear error, and a reader still reads."""
    folder = create_folder(tmp_path / "g")
    store = open_writer(folder)
    replace_graph(store, GRAPH, [quad("甲")])
    store.flush()
    with pytest.raises(GraphError, match="locked"):
        open_writer(folder)
    assert len(open_reader(folder)) == 1


def test_no_graph_is_a_clear_error(tmp_path: Path) -> None:
    """A folder without a graph is named, with what to do."""
    assert not is_graph(tmp_path)
    with pytest.raises(GraphError, match="policykg build"):
        find_folder(tmp_path)


def test_a_users_folder_is_not_taken(tmp_path: Path) -> None:
    """A folder with other things in it, or a file, does not become a graph."""
    (tmp_path / "信.txt").write_text("勿动", encoding="utf-8")
    for place in (tmp_path, tmp_path / "信.txt"):
        with pytest.raises(GraphError):
            create_folder(place)
    assert [path.name for path in tmp_path.iterdir()] == ["信.txt"]


@pytest.mark.parametrize("marker", ['{"layout": 99}', "[]", "不是 JSON"])
def test_other_layout_is_refused(tmp_path: Path, marker: str) -> None:
    """A graph of another layout, or with a damaged marker, is not opened."""
    folder = create_folder(tmp_path / "g")
    folder.marker.write_text(marker, encoding="utf-8")
    with pytest.raises(GraphError, match="重新构建"):
        find_folder(folder.path)


def test_damaged_store_is_a_clear_error(tmp_path: Path) -> None:
    """A store that is no store is reported as such, for writing and for reading."""
    folder = create_folder(tmp_path / "g")
    folder.store.write_text("", encoding="utf-8")
    for opened in (open_writer, open_reader):
        with pytest.raises(GraphError, match="重新构建"):
            opened(folder)


def test_texts_are_kept_as_read(tmp_path: Path) -> None:
    """A text comes back sign for sign; texts that no source needs are dropped."""
    folder = create_folder(tmp_path / "g")
    text = "　全文\r\n第二行\u2028𠮷"
    kept, other = keep_text(folder, text), keep_text(folder, "别的")
    assert read_text(folder, kept) == text
    drop_texts(folder, keep=[kept])
    assert read_text(folder, kept) == text
    with pytest.raises(GraphError, match="原文副本缺失"):
        read_text(folder, other)


def test_write_leaves_no_temporary_file(tmp_path: Path) -> None:
    """Writing replaces the whole file and leaves nothing beside it."""
    target = tmp_path / "a.txt"
    for text in ("一", "二"):
        write_atomically(target, text)
    assert target.read_text("utf-8") == "二"
    assert list(tmp_path.iterdir()) == [target]
