"""A rule as Markdown: what is quoted as law was verified, and examples say what they show."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportlint.model.form import ClauseStatus
from reportlint.model.message import Message
from reportlint.outputs.explanation import explain

from .samples import APPROXIMATE, CLAUSES, ROW_TOTAL


def test_a_whole_rule() -> None:
    assert (
        explain(ROW_TOTAL, CLAUSES)
        == """\
# 表三某行的总计不等于各列之和

`requests-row-total` · 勾稽 · 错误 · 自 0.1 版起

表内数字应当自相吻合。

## 报告什么

- {label}的总计印为 {printed}，各列之和为 {sum}。

## 如何整改

核对各列，改正总计或填错的一列。

## 依据

国办公开办函〔2021〕30号所附格式：第三部分表格

> 第一项加第二项之和，等于第三项加第四项之和。

## 示例

- ✗ 总计少一：`requests/granted/total` = `3` → `fail requests/granted/total`
- ✓ 合计相符：`requests/granted/natural` = `0`
"""
    )


def test_words_that_are_no_quotation_are_not_quoted() -> None:
    assert "大意：总体情况对贯彻落实条例情况进行综述。" in explain(APPROXIMATE, CLAUSES)
    assert "In substance: The overview covers the year." in explain(APPROXIMATE, CLAUSES, "en")
    recalled = {"form-2021/table-3": replace(CLAUSES["form-2021/table-3"], status=ClauseStatus.RECALLED)}
    assert "\n> " not in explain(ROW_TOTAL, recalled)


@dataclass(frozen=True)
class Options:
    margin: int = 3
    words: tuple[str, ...] = ()


def test_options_exceptions_and_whether_it_is_on() -> None:
    rule = replace(
        ROW_TOTAL, options=Options(), exceptions=Message("空表不核。", "Not on empty tables."), enabled=False
    )
    text = explain(rule, {}, "en")
    assert "- `margin` = `3`\n" in text
    assert "words" not in text
    assert "## When it does not apply\n\nNot on empty tables.\n" in text
    assert "off unless selected by id" in text
    assert "## Basis" not in text


@dataclass(frozen=True)
class Written:
    pattern: re.Pattern[str] = re.compile(r"\d{4}年")
    words: tuple[str, ...] = ("甲", "乙")


def test_options_are_told_as_they_are_written_in_a_file() -> None:
    text = explain(replace(ROW_TOTAL, options=Written()), CLAUSES)
    assert '- `pattern` = `\\d{4}年`\n- `words` = `["甲", "乙"]`\n' in text
