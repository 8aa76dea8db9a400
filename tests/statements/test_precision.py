"""Numbers that are about something else, and numbers that are not the whole."""

import pytest

from .reading import read, says

OTHER_MATTERS = [
    "全年办理12345热线工单300件，办结300件。",
    "收到市长信箱来信12件，答复12件。",
    "（二）依申请公开。规范办理流程。办理人大建议、政协提案12件。",
    "（二）依申请公开。规范办理流程。收到网民留言248条，办结留言230条。",
    "受理群众诉求17250件，答复率达100%。",
    "接待群众咨询372人次，其中现场331人次。",
    "（二）依申请公开。组织培训3次，参训60人次。",
    "根据国办公开办函〔2021〕30号和《条例》（国务院令第711号）编制。",
    "（二）依申请公开。统计期限为2024年1月1日至12月31日，联系电话：0571-5520085。",
    "办理挖掘占用城市道路申请件77件。",
    "受理低保申请30件，办结30件。",
    "申请行政处罚听证3件。",
    "对已办理的104件群众投诉进行了公开。",
    "全年共制发公文96件，其中主动公开文件20件，不予公开46件，依申请公开30件。",
    "发布行政许可信息13条，公示行政处罚259项。",
    "推进“高效办成一件事”，政务服务事项118项。",
    "历年累计受理政府信息公开申请20件。",
    "下一步力争办结政府信息公开申请12件。",
    "2020年收到政府信息公开申请12件。",
    "表3政府信息公开行政复议、行政诉讼情况统计表",
    "附件2：收到和处理政府信息公开申请情况统计表",
    "（二）依申请公开。对2021年至2023年答复的19件申请进行了回头看。",
    "120件做了行政复议决定，27件法院做出判决。",
    "全年主动公开政府信息125条，其中行政复议指引类35条、法律援助类52条、其他38条。",
    "发布信息60条，其中行政诉讼应诉类20条，其他类40条。",
]


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_other_matters_are_left_alone(text: str) -> None:
    assert [said for said in says(text) if not said.startswith("disclosed")] == []


SCOPES = [
    ("通过网上平台收到政府信息公开申请12件。", ["received 12 channel"]),
    ("通过信函、网络收到政府信息公开申请12件。", ["received 12"]),
    ("全市共收到政府信息公开申请658件。", ["received 658 jurisdiction"]),
    ("市政府办公室共收到政府信息公开申请8件，答复8件。", ["received 8 bodies", "processed 8 bodies"]),
    ("加强对各部门的指导，收到政府信息公开申请8件。", ["received 8"]),
    ("2023年收到政府信息公开申请12件。", ["received 12 last-year"]),
    ("去年受理政府信息公开申请12件，今年受理15件。", ["received 12 last-year", "received 15"]),
    ("收到政府信息公开申请12件，较上年增加5件。", ["received 12"]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_scope_and_tense(text: str, expected: list[str]) -> None:
    assert says(text) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("全县共收到政府信息公开申请86件。", "全县"),
        ("县政府办公室共收到政府信息公开申请21件。", "县政府办公室"),
        ("收到政府信息公开申请21件。", ""),
    ],
)
def test_whose_number_it_is(text: str, body: str) -> None:
    (statement,) = read(text).statements
    assert statement.body == body


def test_a_year_is_not_told_without_the_reports_year() -> None:
    assert says("2023年收到政府信息公开申请12件，上年结转2件。", year=None) == ["carried-in 2"]


def test_the_part_of_the_form_gives_the_topic() -> None:
    assert says("全年收到3件。", section="sections/requests") == ["received 3"]
    assert says("全年收到3件。", section="sections/overview") == []


def test_a_heading_gives_the_topic_until_the_next_one() -> None:
    text = "（二）依申请公开情况\n完善机制。\n全年收到3件。\n（三）平台建设\n全年收到5件。"
    assert says(text) == ["received 3"]


def test_a_sentence_broken_over_paragraphs() -> None:
    assert says("全年政府信息公开申请方面，\n收到3件，办结3件。") == ["received 3", "processed 3"]
