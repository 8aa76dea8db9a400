"""The number under which a sentence stands counts nothing."""

import pytest

from .reading import read, related, says

APPLICATIONS = "sections/requests"
SAID = [
    ("2.办结10件。", ["processed 10"]),
    ("２．办结10件。", ["processed 10"]),
    ("2、办结10件。", ["processed 10"]),
    ("（2）办结10件。", ["processed 10"]),
    ("②办结10件。", ["processed 10"]),
    ("2 办结10件。", ["processed 10"]),
    ("2.1 办结10件。", ["processed 10"]),
    ("二是办结10件。", ["processed 10"]),
    ("第二，办结10件。", ["processed 10"]),
    ("3.10件已答复。", ["processed 10"]),
    ("３.10件已答复。", ["processed 10"]),
    ("3、10件已答复。", ["processed 10"]),
    ("4.2024年办结10件。", ["processed 10"]),
    (
        "收到政府信息公开申请12件；2.办结10件；3.2件结转下年度。",
        ["received 12", "processed 10", "carried-out 2"],
    ),
    ("具体如下：1.收到申请12件。2.办结10件。", ["received 12", "processed 10"]),
    ("3、4月收到申请2件。", ["received 2 period"]),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_only_what_counts_is_a_number(text: str, said: list[str]) -> None:
    assert says(text, section=APPLICATIONS) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.5万条信息主动公开后有反馈，主动公开35000条。", 35000),
        ("2024年主动公开12条。", 12),
        ("主动公开1.2万条。", 12000),
    ],
)
def test_a_decimal_and_a_year_are_no_ordinals(text: str, value: int) -> None:
    assert [said.value for said in read(text).statements][-1] == value


def test_an_ordinal_is_neither_a_whole_nor_what_has_changed() -> None:
    assert [
        int(one.whole.value) for one in read("2.在办结的151件中，予以公开100件、部分公开51件。").breakdowns
    ] == [151]
    assert [one[3:] for one in related("3.上年主动公开4536条，同比增长19.6%。")] == [(None, 4536)]
