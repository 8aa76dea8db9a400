"""A share whose numbers are called by name and stand in the sentences before."""

import pytest

from .reading import related

SITE = (
    "全年公开675条，其中政府网站409条、公众号266条。"
    "其中，政府网站发布的409条信息按内容分，财政类197条、公告类62条、机构类150条。"
)
NAMED = [
    (f"{SITE}公告类信息占政府网站公开总量的10.4%。", (62, 409)),
    (f"{SITE}财政类信息约占政府网站发布信息总量的48.2%。", (197, 409)),
    ("网站公开100条、公告类20条。公告类信息占网站公开总量的15%。", (20, 100)),
    ("网站公开100条、公告类20条。\n公告类信息占网站公开总量的15%。", (20, 100)),
]
NOT_TOLD = [
    "网站公开100条。公告类信息占网站公开总量的15%。",
    "网站公开100条、公告类20条。公告类信息占全市公开总量的15%。",
    "网站公开100条、公告类20次。公告类信息占网站公开总量的15%。",
    "网站公开政策类30条，公众号政策类20条，网站共100条。政策类信息占网站公开总量的40%。",
    "政府网站公开409条，上年政府网站公开300条，公告类62条。公告类信息占政府网站公开总量的20%。",
    "网站公开100条、公告类20条。转载的公告类信息占网站公开总量的15%。",
    "网站公开100条、公告类20条。公告类信息占比15%。",
    "网站公开100条、公告类20条。\n公众号公告类9条。公告类信息占公众号公开总量的15%。",
    "网站公开100条，比上年增加20条。公告类信息占网站公开总量的15%。",
    "网站公开100条、公告类20条。公告类信息占网站浏览总量的15%。",
]


@pytest.mark.parametrize(("text", "pair"), NAMED)
def test_both_numbers_are_found_by_name(text: str, pair: tuple[int, int]) -> None:
    assert related(text)[-1][0] == "rate"
    assert related(text)[-1][3:] == pair


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_number_of_another_name(text: str) -> None:
    assert "rate" not in {one[0] for one in related(text)}
