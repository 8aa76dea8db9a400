"""Faults that have nothing to do with each other are told each, however many there are."""

import pytest

from reportlint.rules import catalog
from reportlint.testing.cases import judged
from reportlint.testing.clean import base_draft

RULES = catalog.load(isolated=True).rules


@pytest.mark.parametrize(
    ("base", "edit", "rules"),
    [
        (
            "annual-2021/department-zero",
            {
                "sections/overview|未收到政府信息公开申请": "规范办理政府信息公开申请",
                "sections/problems": "无。",
                "sections/other/heading": "七、其他需要报告的事项",
            },
            {"problems-empty", "section-number-wrong", "zero-consistent"},
        ),
        (
            "annual-2021",
            {"sections/problems": "无。", "sections/problems/heading": "六、存在的主要问题及改进情况"},
            {"problems-empty", "section-number-wrong"},
        ),
        (
            "annual-2021",
            {"published": "2025-03-01", "visible-date": "发布时间：2025-03-11"},
            {"meta-pubdate-visible", "published-late-department"},
        ),
        (
            "annual-2021",
            {"title": "2024年云溪县发展和改革局2024年政府信息公开工作报告"},
            {"title-name-wrong", "title-year-duplicated"},
        ),
    ],
)
def test_one_fault_does_not_hide_another(base, edit, rules):
    draft = base_draft(base)
    found = {finding.rule for finding in judged(draft.edit(edit), RULES).findings}
    assert rules <= found
