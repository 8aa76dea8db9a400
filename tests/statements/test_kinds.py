"""Applications by what they are about, or by who took them in, make all of them."""

import pytest

from .reading import listed, read

ALL = "（二）依申请公开。收到政府信息公开申请104件。加上上年结转的6件，办结107件。"
WRONG = [
    (f"{ALL}申请事项涉及征地拆迁52件、规划建设19件、其他事项37件。", ("104件", "52+19+37", "closed")),
    (f"{ALL}申请内容涉及征地拆迁42件、规划建设19件、其他37件。", ("104件", "42+19+37", "closed")),
    (f"{ALL}\n申请事项涉及征地拆迁52件、规划建设19件、其他事项37件。", ("104件", "52+19+37", "closed")),
    (
        "（二）依申请公开。处理申请104件（含上年结转6件）。按受理机关看，旗政府收到35件，旗直部门收到66件。",
        ("104件", "35+66", "closed"),
    ),
    (
        f"{ALL}按受理机关看，旗政府收到15件，旗直部门收到27件，乡镇收到65件，街道收到5件。",
        ("104件", "15+27+65+5", "closed"),
    ),
]
RIGHT = [
    f"{ALL}申请事项涉及征地拆迁52件、规划建设19件、其他事项33件。",
    f"{ALL}申请事项涉及征地拆迁52件、规划建设19件、其他事项39件。",
    f"{ALL}申请事项涉及征地拆迁52件、规划建设19件、其他事项36件。",
    f"{ALL}申请事项涉及征地拆迁52件、规划建设19件。",
    f"{ALL}申请事项主要涉及征地拆迁52件、规划建设19件、其他领域7件。",
    f"{ALL}申请事项涉及征地拆迁52件、规划建设19件、其他事项7件等。",
    f"{ALL}申请事项涉及12个领域、19个乡镇。",
    f"{ALL}申请事项涉及征地拆迁52件（上年40件）、其他事项37件。",
    f"{ALL}按受理机关看，旗政府收到15件，旗直部门收到27件，乡镇收到62件。",
    f"{ALL}按受理机关看，旗政府收到15件，同比增加3件。",
    f"{ALL}\n网上收到9件。申请事项涉及征地拆迁52件、规划建设19件、其他事项37件。",
    "（二）依申请公开。处理申请104件（含上年结转6件）。按受理机关看，旗政府收到35件，旗直部门收到63件。",
    "（二）依申请公开。网上收到申请104件。申请事项涉及征地拆迁52件、其他事项37件。",
]


@pytest.mark.parametrize(("text", "one"), WRONG)
def test_what_they_make_was_not_given(text: str, one: tuple[str, str, str]) -> None:
    assert listed(text)[-1:] == [one]


@pytest.mark.parametrize("text", RIGHT)
def test_what_they_make_was_given_or_is_not_all(text: str) -> None:
    assert "kinds" not in {one.cue for one in read(text).breakdowns}
