"""Reviews and suits told by the application that they came of, and by the decision that ended them."""

import pytest

from .reading import read, says

HEAD = "（二）依申请公开。"

CAME_OF = [
    ("当年有1件申请引起行政复议，复议机关予以纠正。", ["review 1", "review-corrected 1"]),
    ("因我局1件答复引发行政复议，结果维持。", ["review 1", "review-upheld 1"]),
    ("收到申请9件，其中2件申请引发行政诉讼。", ["received 9", "litigation 2"]),
    ("2件申请引发行政复议3件。", ["review 3"]),
    ("12件申请均未引发行政复议。", []),
    ("对3件申请提起行政复议的申请人进行回访。", ["review 3 part"]),
    ("涉及复议2件（维持原答复1件）。", ["review 2", "review-upheld 1"]),
]


@pytest.mark.parametrize(("text", "expected"), CAME_OF)
def test_disputes_counted_by_what_they_came_of(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


DECIDED = [
    ("行政复议3件，复议决定均维持本关答复。", ["review 3", "review-upheld 3"]),
    (
        "行政复议3件，答复均获维持，无一被纠正或撤销。",
        ["review 3", "review-upheld 3", "review-corrected none"],
    ),
    ("收到复议决定书3份，均已履行。", []),
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_how_all_of_them_ended(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


OWN = ["厅机关印发厅发规范性文件6件。", "全局制发规范性文件6件。", "本关制发规范性文件6件。"]


@pytest.mark.parametrize("text", OWN)
def test_words_for_the_body_itself_leave_a_number_its_own(text: str) -> None:
    said = read("（一）主动公开。" + text).statements
    assert [(one.subject, one.value, one.scope, one.certain) for one in said] == [
        ("documents-made", 6, "whole", True)
    ]
