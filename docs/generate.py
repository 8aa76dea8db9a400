"""Print `docs/rules`, `docs/reference`, `docs/requirements.md`, the samples in both READMEs, or check them.

python docs/generate.py [--check]
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import reference

from reportlint.forms import shipped_forms
from reportlint.model.form import Clause, ClauseStatus
from reportlint.outputs.rule_pages import rule_pages
from reportlint.rules import catalog
from reportlint.rules.rule import Rule

DOCS = Path(__file__).parent
READMES = (DOCS.parent / "README.md", DOCS.parent / "README.zh-CN.md")
SAMPLE = re.compile(r"(?<=^```text\n)\$ reportlint (.*?)\n.*?(?=^```$)", re.M | re.S)
STATUS = {
    ClauseStatus.VERIFIED: "已核实 verified",
    ClauseStatus.OBSERVED: "惯例 observed",
    ClauseStatus.RECALLED: "未核实 not verified",
    ClauseStatus.INFERRED: "推断 inferred",
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` name those that are not current and give 1."""
    pages = dict(_pages())
    folders = (DOCS / "rules", reference.FOLDER)
    present = {DOCS / "requirements.md", *(file for folder in folders for file in folder.glob("*.md"))}
    stale = [
        file
        for file in {*pages, *present}
        if file not in pages or not file.exists() or file.read_text(encoding="utf-8") != pages[file]
    ]
    if "--check" in arguments:
        for file in sorted(stale):
            print(f"not current: {file.relative_to(DOCS.parent)}; run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for folder in folders:
        folder.mkdir(exist_ok=True)
    for file in stale:
        if file in pages:
            file.write_text(pages[file], encoding="utf-8")
        else:
            file.unlink()
    return 0


def _pages() -> Iterator[tuple[Path, str]]:
    rules = catalog.load(isolated=True).rules
    clauses: dict[str, Clause] = {}
    for form in shipped_forms():
        clauses |= form.clauses
    for name, text in rule_pages(rules, clauses):
        yield DOCS / "rules" / name, text
    yield DOCS / "requirements.md", _requirements(rules, clauses)
    yield from reference.pages()
    for file in READMES:
        yield file, SAMPLE.sub(_sample, file.read_text(encoding="utf-8"))


def _sample(found: re.Match[str]) -> str:
    """The command of a sample and what it prints at a terminal of 80 columns."""
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", *shlex.split(found[1]), "--isolated"],
        cwd=DOCS.parent,
        env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return f"$ reportlint {found[1]}\n\n{done.stdout}"


def _requirements(rules: Sequence[Rule], clauses: Mapping[str, Clause]) -> str:
    table = tomllib.loads((files("reportlint_rules") / "requirements.toml").read_text(encoding="utf-8"))
    by_clause: dict[str, list[Rule]] = {}
    for rule in rules:
        by_clause.setdefault(rule.clause, []).append(rule)
    lines = [
        "# 条款与规则 · Clauses and rules",
        "",
        "## 条款 → 规则 · Clause → rule",
        "",
        "| 条款 · Clause | 依据的可靠程度 · Status | 规则 · Rules |",
        "|---|---|---|",
    ]
    for clause in clauses.values():
        own = ", ".join(f"[`{rule.id}`](rules/{rule.id}.md)" for rule in by_clause.get(clause.id, ()))
        reason = (
            f"没有规则：{clause.unchecked.zh} · No rule: {clause.unchecked.en}" if clause.unchecked else "—"
        )
        lines.append(f"| {clause.title.zh} (`{clause.id}`) | {STATUS[clause.status]} | {own or reason} |")
    lines += ["", "## 规则 → 条款 · Rule → clause", "", "| 规则 · Rule | 条款 · Clause |", "|---|---|"]
    lines += [f"| [`{rule.id}`](rules/{rule.id}.md) | {clauses[rule.clause].title.zh} |" for rule in rules]
    lines += [
        "",
        "## 没有单独规则的要求 · Requirements without a rule of their own",
        "",
        "| 要求 · Requirement | 原因 · Why |",
        "|---|---|",
    ]
    lines += [f"| `{entry['id']}` | {_reason(entry)} |" for entry in table["requirement"]]
    return "\n".join(lines) + "\n"


def _reason(entry: Mapping[str, Any]) -> str:
    if "merged_into" in entry:
        return f"并入 merged into [`{entry['merged_into']}`](rules/{entry['merged_into']}.md)"
    reason = entry["unjudged"]
    return f"{reason['zh']} · {reason['en']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
