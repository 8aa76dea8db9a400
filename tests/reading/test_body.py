"""What kind of body a name speaks of, and how sure that is."""

import pytest

from reportlint import Body, BodyKind
from reportlint.forms import shipped_forms
from reportlint.reading.body_kind import kind_of
from reportlint.testing.cases import read
from reportlint.testing.clean import base_draft

FORM = shipped_forms()[0]

SURE = {
    "province": ("岚江省人民政府", "岚江省", "北京市", "上海市人民政府", "内蒙古自治区"),
    "city": ("云岭地区行政公署", "兰溪土家族苗族自治州", "云盟"),
    "county": (
        "云溪县",
        "云溪县人民政府",
        "青岚市东岭区",
        "东岭区人民政府",
        "青岚市云溪市",
        "云溪旗",
        "浦云新区人民政府",
        "兰溪土家族自治州云溪市",
    ),
    "township": (
        "云溪县白石乡人民政府",
        "松岗镇",
        "云溪县松岗镇人民政府办公室",
        "白石民族乡",
        "云溪旗白石苏木",
    ),
    "subdistrict": ("青岚市东岭区梧桐街道办事处", "梧桐街道", "梧桐街道办", "东岭区云台地区办事处"),
    "department": (
        "云溪县发展和改革局",
        "市公安局",
        "区工业和信息化局",
        "云溪县人民政府办公室",
        "岚江省人民政府办公厅",
        "青岚市城市管理委员会",
        "市城管委",
        "青岚市卫生健康委员会",
        "岚江省地方志编纂委员会办公室",
        "云溪县乡镇企业局",
        "景云镇市财政局",
        "青岚经济开发区财政局",
        "青岚市市场监管局",
    ),
    "vertical": (
        "青岚市气象局",
        "国家税务总局青岚市东岭区税务局",
        "青岚海关",
        "国家统计局云溪调查队",
        "云溪县消防救援大队",
        "国家金融监督管理总局云溪监管支局",
        "中国人民银行云溪县支行",
    ),
    "zone": (
        "青岚经济开发区管理委员会",
        "青岚高新区",
        "云台新城管委会",
        "云台山风景区管委会",
        "青岚工业园区",
        "云台特别合作区",
    ),
    "ministry": (
        "自然资源部",
        "教育部",
        "国家税务总局",
        "中国气象局",
        "国家发展改革委",
        "审计署",
        "海关总署",
    ),
}
UNSURE = {
    "青岚市": ("city", ("county",)),
    "青岚市人民政府": ("city", ("county",)),
    "云台新区": ("zone", ("county",)),
    "云溪县档案馆": ("department", ("unknown",)),
    "青岚市公共资源交易中心": ("department", ("unknown",)),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in SURE.items() for name in names])
def test_a_name_that_says_its_kind(kind, name):
    assert kind_of(name, FORM) == Body(name, BodyKind(kind), certain=True)


@pytest.mark.parametrize(("name", "expected"), UNSURE.items())
def test_a_name_that_may_be_of_two_kinds(name, expected):
    kind, perhaps = expected
    assert kind_of(name, FORM) == Body(
        name, BodyKind(kind), certain=False, perhaps=tuple(map(BodyKind, perhaps))
    )


@pytest.mark.parametrize("name", ["", "云溪县第一中学", "年报"])
def test_a_name_that_says_nothing(name):
    assert kind_of(name, FORM) == Body(name, BodyKind.UNKNOWN, certain=False)


def test_whether_a_body_is_among_some_kinds():
    governments = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY)
    assert kind_of("云溪县", FORM).among(governments) is True
    assert kind_of("云溪县水利局", FORM).among(governments) is False
    assert kind_of("青岚市", FORM).among(governments) is True, "a city or a county, either is among them"
    assert kind_of("青岚市", FORM).among([BodyKind.CITY]) is None
    assert kind_of("云溪县第一中学", FORM).among(governments) is None


def test_a_title_without_a_body_takes_the_publisher_but_is_not_sure():
    draft = base_draft("annual-2021/county").edit(
        {
            "title": "2024年政府信息公开工作年度报告",
            "source": "发布机构：云溪县人民政府",
            "meta/ContentSource": None,
        }
    )
    body = read(draft).body
    assert (body.name, body.kind, body.certain) == ("云溪县人民政府", BodyKind.COUNTY, False)


def test_a_title_that_names_a_body_is_believed_before_the_publisher():
    draft = base_draft("annual-2021/department").edit({"source": "发布机构：云溪县人民政府"})
    assert read(draft).body.kind is BodyKind.DEPARTMENT
