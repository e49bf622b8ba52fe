"""Pages of docs/ that are made from the code: commands, saved questions, extractors. `make docs` writes them."""

from __future__ import annotations

import ast
from pathlib import Path

import typer.core
import typer.main

from cli import app
from tests.conftest import run_policykg
from tests.house.source_tree import ROOT, modules

INTRODUCTIONS = {
    "commands.md": """# 命令 / Commands

以下内容由各命令的 `--help` 生成。数据写到标准输出，进度和提示写到标准错误；退出码：0 正常，1 有发现（如校验未通过），2 用法错误，3 部分输入无法读取（其余已完成），130 中断。

Made from `--help` by `make docs`. Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 findings, 2 wrong usage, 3 some
input could not be read (the rest was done), 130 interrupted.
""",
    "questions.md": """# 固定问题 / Saved questions

由 `ontology/queries/*.rq` 的首行注释生成。用法：`policykg query 名称 --param 参数=值`。

Made by `make docs` from the first lines of `ontology/queries/*.rq`. Run one with `policykg query NAME --param key=value`.
""",
    "extractors.md": """# 读取与抽取 / Readers and extractors

由 `extractors/` 各模块的首行说明生成。

Made by `make docs` from the first lines of the modules in `extractors/`.
""",
}


def command_names() -> tuple[str, ...]:
    """Names of the commands, in the order of the help page."""
    command = typer.main.get_command(app)
    return tuple(command.commands) if isinstance(command, typer.core.TyperGroup) else ()


def help_text(*command: str) -> str:
    """What a command says of itself, 100 columns wide."""
    done = run_policykg(*command, "--help")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines()).strip("\n")


def commands_page() -> str:
    """The help of the program and of each command."""
    parts = [INTRODUCTIONS["commands.md"], f"```text\n{help_text()}\n```\n"]
    parts += [f"## policykg {name}\n\n```text\n{help_text(name)}\n```\n" for name in command_names()]
    return "\n".join(parts)


def question_files() -> tuple[Path, ...]:
    """The saved questions, by name."""
    return tuple(sorted((ROOT / "ontology" / "queries").glob("*.rq")))


def questions_page() -> str:
    """Each saved question with what its leading comment lines say."""
    rows = [INTRODUCTIONS["questions.md"]]
    for path in question_files():
        comment: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                break
            comment.append(line.lstrip("# ").rstrip())
        rows.append(f"## {path.stem}\n\n" + "  \n".join(comment) + "\n")
    return "\n".join(rows)


def extractors_page() -> str:
    """Each module of the way in with the first line of its docstring."""
    rows = []
    for source in modules("extractors"):
        first = (ast.get_docstring(source.tree) or "").partition("\n")[0]
        rows.append(f"| `{source.path}` | {first} |")
    return INTRODUCTIONS["extractors.md"] + "\n| module | what it does |\n|---|---|\n" + "\n".join(rows) + "\n"


PAGES = {"commands.md": commands_page, "questions.md": questions_page, "extractors.md": extractors_page}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page(), encoding="utf-8")
