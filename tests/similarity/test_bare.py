"""What is left of a text before two are compared."""

import pytest

from reportlint import squeeze
from reportlint.similarity import bare, names_of, places_in
from tests.similarity.reports import report_of

OWN = "及时公布审批目录和价格监测"
OWN_BARE = "及时公布审批目录和价格监测"


@pytest.mark.parametrize(
    "said",
    [
        "根据《中华人民共和国政府信息公开条例》要求，编制本报告。",
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
        "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
        "本年度未收取信息处理费。",
        "2024年未收到政府信息公开申请，无结转下年度办理的申请。",
        "我局没有被申请行政复议、提起行政诉讼的情况。",
        "全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。",
        "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。",
        "云溪县水利局2024年未收到申请，也未发生因信息公开引发的行政复议。",
        "现将2024年度政府信息公开工作情况报告如下。",
        "在县委、县政府的正确领导下，贯彻落实《中华人民共和国政府信息公开条例》要求。",
        "坚持以公开为常态、不公开为例外，切实保障群众的知情权、参与权和监督权。",
        "（一）主动公开。",
        "（一）政府信息主动公开情况。",
        "二、依申请公开情况：",
        "3.政府信息公开平台建设。",
    ],
)
def test_what_every_report_says_is_left_out(said):
    assert bare(squeeze(f"{said}{OWN}。")) == OWN_BARE
    assert bare(squeeze(f"{OWN}。\n{said}")) == OWN_BARE


@pytest.mark.parametrize(
    "said", ["完成网站无障碍改造", "无障碍浏览功能上线", "承办人员未按时轮岗", "公开审批流程"]
)
def test_what_a_body_says_of_itself_stays(said):
    assert bare(squeeze(f"{said}。")) == said


def test_names_numbers_years_and_dates_are_left_out():
    text = squeeze("2024年3月，我局走访云溪县37家企业，云溪县水利局梳理高频问题二十三个。")
    assert bare(text, {"云溪县", "云溪县水利局"}) == "走访企业梳理高频问题"


def test_what_is_left_out_does_not_join_words_into_a_name():
    assert bare("安云溪县平", {"云溪县", "安平"}) == "安平"


def test_the_same_text_by_two_bodies_is_the_same_bare_text():
    text = "{0}围绕{1}供水改造推进公开，{2}村民代表试读说明，{0}网站开设专题。"
    one, other = (
        report_of("安平市云溪县水利局", superior="云溪县人民政府"),
        report_of("安平市松川县交通运输局"),
    )
    assert bare(text.format("云溪县", "云溪县", "我局"), names_of(one)) == bare(
        text.format("松川县", "松川", "本局"), names_of(other)
    )


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("安平市云溪县石桥镇人民政府", "安平市 云溪县 石桥镇"),
        ("水利局", ""),
        ("云溪县住房和城乡建设局", "云溪县"),
        ("云溪县城市管理局", "云溪县"),
        ("安城市城市管理局", "安城市"),
        ("安州市云乡县财政局", "安州市 云乡县"),
        ("安州市市场监督管理局", "安州市"),
        ("安平市溪州区石桥镇人民政府", "安平市 溪州区 石桥镇"),
        ("安平市市中区财政局", "安平市 市中区"),
        ("安平市镇溪区财政局", "安平市 镇溪区"),
        ("国家税务总局云溪县税务局", "云溪县"),
        ("安平经济技术开发区管理委员会", ""),
        ("安平市云溪新区管理委员会", "安平市 云溪新区"),
    ],
)
def test_places_of_a_name(name, places):
    assert places_in(name) == tuple(places.split())


def test_names_of_a_body():
    found = names_of(report_of("云溪县水利局", superior="安平市水利局"))
    assert found == {"云溪县水利局", "云溪县", "云溪", "水利局", "水利", "安平市水利局", "安平市", "安平"}
