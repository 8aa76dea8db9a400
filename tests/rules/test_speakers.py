"""Who speaks in a report, as against the body of its title."""

import pytest

from reportlint.rules import catalog
from reportlint.testing.cases import judged, judged_bytes
from reportlint.testing.clean import base_draft
from reportlint.testing.render import DraftWriter

RULES = [rule for rule in catalog.load(isolated=True).rules if rule.id == "title-organ-mismatch"]
SELF = [rule for rule in catalog.load(isolated=True).rules if rule.id == "self-name-mixed"]
PERIOD = "所列数据的统计期限为2024年1月1日至2024年12月31日。"


def of(organ, **sections):
    """A report of a body, with other words in the preface, the overview or part six."""
    draft = base_draft("annual-2021")
    edits = {
        "organ": organ,
        "signature": f"{organ}\n2025年1月20日",
        "preface": f"根据《条例》编制本报告。{PERIOD}",
        "sections/overview|2024年，我局": "2024年，本单位",
    }
    if "overview" in sections:
        edits["sections/overview|2024年，我局认真贯彻落实《条例》，"] = sections["overview"]
        del edits["sections/overview|2024年，我局"]
    if "preface" in sections:
        edits["preface"] = f"{sections['preface']}{PERIOD}"
    if "other" in sections:
        edits["sections/other"] = sections["other"]
    return draft.edit(edits)


def told(draft, rules=RULES):
    return [(finding.verdict.value, finding.message.zh) for finding in judged(draft, rules).findings]


@pytest.mark.parametrize(
    ("organ", "preface"),
    [
        ("云溪县柳溪镇人民政府", "现公布柳溪镇2024年政府信息公开工作年度报告。"),
        ("云溪县水务局", "编制单位：县水务局；编制依据：《条例》。"),
        ("云溪县水务局", "现公布县水务局2024年政府信息公开工作年度报告。"),
        ("云溪区水务局", "现公布区政府水务局2024年政府信息公开工作年度报告。"),
        ("安平市公安局临湖分局", "临湖公安分局根据《条例》编制2024年度报告。"),
        ("安平市公安局临湖分局", "现公布安平市公安局2024年政府信息公开工作年度报告。"),
        ("云溪县卫生健康局", "县卫健委根据《条例》编制2024年度报告。"),
        ("云溪县人社局", "县人力社保局根据《条例》编制2024年度报告。"),
        ("云溪县文化广电和旅游局", "如有疑问，请与县文旅局联系（电话：0731-5550123）。"),
        ("云溪县水务局", "如有疑问，请与云溪县人民政府办公室联系。"),
        ("云溪县人民政府", "本报告由云溪县数据局根据《条例》编制。"),
        ("云溪县人民政府", "如有疑问，请与云溪县政务公开领导小组办公室联系。"),
        ("云溪县松岗镇人民政府", "本报告由松岗镇人民政府编制。电子版可从云溪县人民政府网站下载。"),
        ("云溪县湖滨街道办事处", "现公布云溪县人民政府湖滨街道办事处2024年政府信息公开工作年度报告。"),
        ("云溪县综合执法局（云溪县城市管理局）", "现公布云溪县城市管理局2024年政府信息公开工作年度报告。"),
        ("云溪县综合执法局（云溪县城市管理局）", "云溪县综合执法局（以下简称“我局”）编制2024年度报告。"),
        ("湖山风景名胜区管理委员会", "安平市数据局根据《条例》编制2024年度报告。"),
        (
            "云溪县水务局",
            "根据《安平市人民政府办公室关于做好2024年政府信息公开工作年度报告编制工作的通知》编制。",
        ),
    ],
)
def test_names_that_are_the_bodys_own(organ, preface):
    assert told(of(organ, preface=preface)) == []


@pytest.mark.parametrize(
    ("organ", "preface", "verdict", "message"),
    [
        (
            "云溪县水务局",
            "根据《条例》，云溪县交通运输局编制2024年政府信息公开工作年度报告。",
            "fail",
            "正文称报告由“云溪县交通运输局”编制，标题中的机关为“云溪县水务局”，疑似套用其他单位的文字",
        ),
        (
            "云溪县水务局",
            "现公布松川县水务局2024年政府信息公开工作年度报告。",
            "fail",
            "正文称这是“松川县水务局”的报告，标题中的机关为“云溪县水务局”，疑似套用其他单位的文字",
        ),
        (
            "云溪县工业和信息化局",
            "云溪县经济信息局根据《条例》编制2024年度报告。",
            "review",
            "正文称报告由“云溪县经济信息局”编制，标题中的机关为“云溪县工业和信息化局”，疑似套用其他单位的文字",
        ),
        (
            "云溪县松岗镇人民政府",
            "本报告由石桥镇人民政府按照《条例》要求编制。",
            "fail",
            "正文称报告由“石桥镇人民政府”编制，标题中的机关为“云溪县松岗镇人民政府”，疑似套用其他单位的文字",
        ),
        (
            "云溪县松岗镇人民政府",
            "本报告由石桥镇人民政府依据《条例》编制。",
            "fail",
            "正文称报告由“石桥镇人民政府”编制，标题中的机关为“云溪县松岗镇人民政府”，疑似套用其他单位的文字",
        ),
        (
            "云溪县人民政府办公室",
            "现公布松川县人民政府办公室2024年政府信息公开工作年度报告。",
            "fail",
            "正文称这是“松川县人民政府办公室”的报告，标题中的机关为“云溪县人民政府办公室”，疑似套用其他单位的文字",
        ),
        (
            "云溪县综合执法局（云溪县城市管理局）",
            "现公布松川县综合执法局（松川县城市管理局）2024年政府信息公开工作年度报告。",
            "fail",
            "正文称这是“松川县综合执法局（松川县城市管理局）”的报告，标题中的机关为“云溪县综合执法局（云溪县城市管理局）”，疑似套用其他单位的文字",
        ),
        (
            "云溪县人民政府",
            "根据《条例》，松川县水务局编制2024年政府信息公开工作年度报告。",
            "fail",
            "正文称报告由“松川县水务局”编制，标题中的机关为“云溪县人民政府”，疑似套用其他单位的文字",
        ),
        (
            "湖山风景名胜区管理委员会",
            "根据《条例》，石岭风景名胜区管理委员会编制2024年政府信息公开工作年度报告。",
            "review",
            "正文称报告由“石岭风景名胜区管理委员会”编制，标题中的机关为“湖山风景名胜区管理委员会”，疑似套用其他单位的文字",
        ),
        (
            "云溪县水务局",
            "本报告电子版可从松川县人民政府网站下载。",
            "fail",
            "“从松川县人民政府网站”中的松川县不是标题中的机关“云溪县水务局”所在地，疑似套用外地的文字",
        ),
    ],
)
def test_another_body_or_place(organ, preface, verdict, message):
    assert told(of(organ, preface=preface)) == [(verdict, message)]


@pytest.mark.parametrize(
    ("named", "severity"),
    [("云溪县自然资源和划局", "warning"), ("云溪自然资源和规划局", "info")],
)
def test_a_character_lost_in_the_preface_weighs_more_than_a_short_place(named, severity):
    organ = "云溪县自然资源和规划局"
    draft = of(organ, preface=f"{named}根据《条例》编制2024年度报告。")
    (finding,) = judged(draft, RULES).findings
    assert (finding.verdict.value, finding.severity.value) == ("review", severity)
    assert finding.message.zh.startswith(f"正文中的机关写作“{named}”，标题为“{organ}”，疑似缺“")


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("松川县民政局严格落实保密审查制度，全年未发生失泄密事件。", "松川县民政局"),
        ("云溪县民政局持续推进政务公开。", "云溪县民政局"),
        ("县民政局持续推进政务公开。", None),
        ("安平市水务局高度重视政务公开工作。", None),
        ("松川县水务局高度重视政务公开工作。", "松川县水务局"),
        ("云溪县民政局持续推进养老服务。", None),
        ("云溪县数据局定期通报政务公开情况，我局均按时整改。", None),
        ("云溪县司法局严格按照要求对各单位公开内容进行审核。", None),
        ("成立了以局党组书记为组长的政务公开领导小组。", None),
    ],
)
def test_a_bureau_seldom_tells_what_one_for_other_work_does_for_disclosure(sentence, told_of):
    draft = of("云溪县水务局", other=f"本年度未收取信息处理费。{sentence}")
    assert [(verdict, f"“{told_of}”的名义" in text) for verdict, text in told(draft)] == (
        [("review", True)] if told_of else []
    )


def test_figures_given_in_another_bodys_name_are_for_review():
    draft = of("云溪县水务局", other="2024年，云溪县财政局未收取信息处理费。")
    assert told(draft) == [
        (
            "review",
            "正文以“云溪县财政局”的名义叙述工作，标题中的机关为“云溪县水务局”，疑似套用其他单位的文字",
        )
    ]


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("石桥镇人民政府通过县政府网站主动公开各类信息31条。", ["review"]),
        ("石桥镇依托政务新媒体主动公开信息12条。", ["review"]),
        ("石桥镇人民政府制定《信息发布登记办法》。", ["review"]),
        ("松岗镇人民政府通过县政府网站主动公开各类信息31条。", []),
        ("县政府通过门户网站公开各镇信息31条。", []),
        ("县政务公开办制定《信息发布登记办法》。", []),
    ],
)
def test_how_a_body_disclosed_does_not_hide_whose_figures_they_are(sentence, verdicts):
    draft = of("云溪县松岗镇人民政府", other=f"本年度未收取信息处理费。{sentence}")
    assert [verdict for verdict, _ in told(draft)] == verdicts


@pytest.mark.parametrize(
    ("organ", "name", "verdict"),
    [
        ("云溪县水务局", "我镇", "fail"),
        ("云溪县水务局", "本街道", "fail"),
        ("云溪县水务局", "我委", "review"),
        ("云溪县卫生健康委员会", "我局", None),
        ("云溪县水务局", "我县", None),
        ("云溪县水务局", "我市", None),
        ("云溪县松岗镇人民政府", "我局", "fail"),
        ("云溪县松岗镇人民政府", "我乡", "fail"),
        ("云溪县松岗镇人民政府", "我县", None),
        ("云溪县人民政府", "我镇", "fail"),
        ("云溪县人民政府", "我市", "review"),
        ("云溪区人民政府", "我市", None),
        ("云溪县人民政府办公室", "我县", None),
        ("云溪县湖滨街道办事处", "我街道", None),
    ],
)
def test_what_a_body_calls_itself(organ, name, verdict):
    draft = of(organ, overview=f"2024年，{name}推进公开。")
    message = f"自称“{name}”，标题中的机关为“{organ}”，疑似套用了其他单位的文字"
    assert told(draft, SELF) == ([(verdict, message)] if verdict else [])


@pytest.mark.parametrize("word", ["基本局面", "根本区别", "本乡本土", "日本市场", "自我局限", "本镇街"])
def test_words_that_only_look_like_a_self_name(word):
    assert told(of("云溪县财政所", overview=f"2024年，把握{word}。"), SELF) == []


@pytest.mark.parametrize("time", ["今年街道", "全年街道", "年内街道", "一年来街道", "报告期内街道"])
def test_a_kind_of_body_is_none_and_words_of_time_are_no_name(time):
    draft = of("云溪县松岗街道办事处", overview=f"{time}收到政府信息公开申请10件。")
    assert told(draft) == []


def test_a_name_behind_words_of_time_is_told_without_them():
    draft = of("云溪县松岗街道办事处", overview="今年石桥街道办事处认真落实《条例》，")
    assert [text[:15] for _, text in told(draft)] == ["正文以“石桥街道办事处”的名义"]


@pytest.mark.parametrize("name", ["市局党委", "市公安局党委", "局机关党委", "市局党组"])
def test_its_party_committee_is_the_body_itself(name):
    assert told(of("安平市公安局", overview=f"{name}将政务公开列入绩效考核，")) == []


@pytest.mark.parametrize(
    ("opening", "verdicts"),
    [
        ("2024年，松川县林业局认真贯彻落实上级部署。", ["review"]),
        ("2024年，松川县认真贯彻落实上级部署。", ["review"]),
        ("2024年，云溪县林业局认真贯彻落实上级部署。", []),
    ],
)
def test_a_countys_report_opens_with_no_bureau_of_another_county(opening, verdicts):
    assert [verdict for verdict, _ in told(of("云溪县人民政府", overview=opening))] == verdicts


@pytest.mark.parametrize(
    ("organ", "sentence", "verdicts"),
    [
        ("安平市水务局", "依托松川县人民政府门户网站公布取水许可。", ["review"]),
        ("安平市人民政府", "依托松川县人民政府门户网站公布取水许可。", ["review"]),
        ("安平市水务局松川分局", "依托松川县人民政府门户网站公布取水许可。", []),
        ("安平市水务局", "通过松川县人民政府网站公布取水许可。", []),
        ("安平市水务局", "依托安平市人民政府门户网站公布取水许可。", []),
    ],
)
def test_a_body_of_a_city_relies_on_no_countys_site(organ, sentence, verdicts):
    page = DraftWriter(of(organ, overview=f"2024年，本单位推进公开。{sentence}")).page()
    outcome = judged_bytes(page.replace("云溪县", "安平市").encode(), RULES)
    assert [finding.verdict.value for finding in outcome.findings] == verdicts
