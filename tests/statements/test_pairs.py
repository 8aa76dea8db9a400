"""What was settled is not more than what came in, unless some of it is older."""

import pytest

from .reading import listed, read

EXCEEDING = [
    ("受理12345热线转办工单827件，办结832件，按时办结率100%。", ("827件", "832", "open")),
    ("收到意见38条，采纳45条。", ("38条", "45", "open")),
    ("自查发现问题12个，已整改15个。", ("12个", "15", "open")),
    ("发放问卷300份，收回320份。", ("300份", "320", "open")),
    ("承办建议提案36件，办结38件。", ("36件", "38", "open")),
    ("排查隐患6处，已全部整改到位7处。", ("6处", "7", "open")),
    ("收到留言82条，回复率100%，回复92条。", ("82条", "92", "open")),
    ("发出问卷300份，收回有效问卷320份。", ("300份", "320", "open")),
    ("16个村（社区）中有19个未按季更新。", ("16个", "19", "open")),
]
TRUE = [
    "受理热线工单827件，办结832件（含上年结转5件）。",
    "上年结转工单5件，受理827件，办结832件。",
    "发现问题12个，整改措施15条。",
    "16个村（社区）中有9个未按季更新。",
    "16个村（社区）中有公开栏19个。",
    "16个村中有19个查阅点，更新及时。",
    "发现问题12个，整改措施15个。",
    "发现问题12个，整改12个。",
    "收到意见38条，举办活动45条。",
    "发放问卷300份，收回问卷298份。",
    "印发文件30份，收到来文45份。",
    "接到投诉12件，同比减少15件。",
    "查出错别字12处，更正15处表述。",
    "受理咨询12件，接待来访30件。",
    "收到留言36条，回复率100%，公开选登45条。",
    "（二）依申请公开。收到政府信息公开申请12件，办结13件。",
]


@pytest.mark.parametrize(("text", "pair"), EXCEEDING)
def test_more_was_settled_than_came_in(text: str, pair: tuple[str, str, str]) -> None:
    assert listed(text) == [pair]


@pytest.mark.parametrize("text", TRUE)
def test_another_thing_or_an_older_one(text: str) -> None:
    assert "pair" not in {one.cue for one in read(text).breakdowns}
