"""Whether a report is the body's of a row: the same, another one, or to be looked at."""

from __future__ import annotations

import pytest

from reportlint.agencies.identity import SameBody, same_body

COUNTY = "云溪县人民政府"


@pytest.mark.parametrize(
    ("listed", "reported"),
    [
        ("云溪县统计局", "云溪县统计局"),
        ("统计局", "云溪县统计局"),
        ("云溪县统计局", "统计局"),
        ("云江市云溪县统计局", "云溪县统计局"),
        ("云溪县人民政府", "云溪县人民政府办公室"),
        ("云溪县政府办", "云溪县人民政府"),
        ("县政府办公室", "云溪县人民政府办公室"),
        ("发改局", "云溪县发展和改革局"),
        ("云溪县住建局", "云溪县住房和城乡建设局"),
        ("市场监管局", "云溪县市场监督管理局"),
        ("云溪县城管局", "云溪县城市管理局"),
        ("云溪县人社局", "云溪县人力资源和社会保障局"),
        ("云溪县卫健委", "云溪县卫生健康委员会"),
        ("青石镇", "云溪县青石镇人民政府"),
        ("城关街道", "云溪县城关街道办事处"),
        ("云溪经济开发区管委会", "云溪经济开发区管理委员会"),
        ("云溪县 统计局（调查队）", "云溪县统计局"),
    ],
)
def test_names_of_one_body(listed: str, reported: str) -> None:
    assert same_body(listed, reported, superior=COUNTY) is SameBody.YES
    assert same_body(reported, listed, superior=COUNTY) is SameBody.YES


@pytest.mark.parametrize(
    ("listed", "reported"),
    [
        ("云溪县统计局", "云溪县财政局"),
        ("云溪县统计局", "云溪县人民政府"),
        ("云溪县统计局", "青岚县统计局"),
        ("云溪县人民政府", "青岚县人民政府"),
        ("青石镇", "云溪县白水镇人民政府"),
        ("教育局", "云溪县民政局"),
        ("云溪县水利局", "云溪县司法局"),
        ("云州市教育局", "云州县教育局"),
    ],
)
def test_names_of_two_bodies(listed: str, reported: str) -> None:
    assert same_body(listed, reported, superior=COUNTY) is SameBody.NO
    assert same_body(reported, listed, superior=COUNTY) is SameBody.NO


@pytest.mark.parametrize(
    ("listed", "reported"),
    [
        ("云溪县教育局", ""),
        ("云溪县教育局", "云溪县教育和体育局"),
        ("云溪县规划局", "云溪县自然资源和规划局"),
        ("高新区管委会", "云江高新技术产业开发区管理委员会"),
    ],
)
def test_what_may_be_one_body_under_another_name(listed: str, reported: str) -> None:
    assert same_body(listed, reported, superior=COUNTY) in (SameBody.PERHAPS, SameBody.YES)
    assert same_body(listed, reported, superior=COUNTY) is not SameBody.NO


def test_a_further_name_in_the_list_settles_it() -> None:
    assert same_body("云溪县教育局", "云溪县教体局", superior=COUNTY, aliases=("教体局",)) is SameBody.YES
