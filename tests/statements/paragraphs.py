"""Paragraphs put together from the pieces that reports are written in, their numbers all right."""

from dataclasses import dataclass

from hypothesis import strategies as st

THINGS = (
    ("公开信息", "条", ("政务动态", "公示公告", "政策文件", "重点领域", "民生信息")),
    ("推送推文", "篇", ("工作动态", "科普知识", "便民提示", "通知公告")),
    ("办理热线工单", "件", ("咨询类", "投诉类", "求助类", "建议类")),
    ("组织各类培训", "场次", ("机关业务", "基层站所", "新进人员")),
)
NUMBERS = st.integers(3, 900)
AGAINST = st.sampled_from(("较上年", "比上年", "同比", "与上年相比", "较2023年"))


@dataclass(frozen=True)
class Listed:
    """A list that claims to hold everything: the number of its first part, and what stands before and behind it."""

    before: str
    first: int
    behind: str

    def __str__(self):
        return f"{self.before}{self.first}{self.behind}"

    def wrong(self):
        """The same with one too many there."""
        return f"{self.before}{self.first + 1}{self.behind}"


def change(draw, now, was, unit):
    """How this year's number is compared with last year's."""
    if now == was:
        return draw(st.sampled_from(("与上年持平", "同上年持平")))
    against, gap = draw(AGAINST), abs(now - was)
    more, up = ("增加", "增长") if now > was else ("减少", "下降")
    rate = f"{gap / was * 100:.1f}%"
    ways = (
        f"{against}{up}{rate}",
        f"{against}{more}{gap}{unit}",
        f"{against}{more}{gap}{unit}，{up}{rate}",
        f"{against}（{was}{unit}）{more}{gap}{unit}",
        f"{against}{more}{gap}{unit}（{up}{rate}）",
        f"上年为{was}{unit}，{against}{up}{rate}",
    )
    return draw(st.sampled_from(ways))


def _some(draw, names, fewest):
    """The first of the names with this year's and last year's numbers."""
    count = draw(st.integers(fewest, len(names)))
    return [(name, draw(NUMBERS), draw(NUMBERS)) for name in names[:count]]


@st.composite
def lists(draw):
    """A total, perhaps with its change, and all its parts, with their shares or changes, or with neither."""
    said, unit, names = draw(st.sampled_from(THINGS))
    some = _some(draw, names, 2)
    total = sum(now for _, now, _ in some)
    since = change(draw, total, sum(was for _, _, was in some), unit)
    head = f"全年{said}{draw(st.sampled_from(('', '共', '共计')))}{total}{unit}"
    head += draw(st.sampled_from(("", f"（{since}）", f"，{since}")))
    told = draw(st.sampled_from(("shares", "changes", "nothing")))
    tails = {
        "shares": lambda now, was: f"，占{now / total * 100:.1f}%",
        "changes": lambda now, was: f"，{change(draw, now, was, unit)}",
        "nothing": lambda now, was: "",
    }
    cue = "：" if told == "changes" else draw(st.sampled_from(("，包括", "：", "，分别为")))
    mark = draw(st.sampled_from("、，" if told == "nothing" else "，；"))
    (name, first, _), *_ = some
    parts = [f"{name}{now}{unit}{tails[told](now, was)}" for name, now, was in some]
    behind = f"{mark.join(parts)}。".removeprefix(f"{name}{first}")
    return Listed(f"{head}{cue}{name}", first, behind)


@st.composite
def series(draw):
    """Several numbers, each with its change."""
    _, unit, names = draw(st.sampled_from(THINGS))
    told = [
        f"{name}{now}{unit}，{change(draw, now, was, unit)}" for name, now, was in _some(draw, names[:3], 2)
    ]
    return f"{draw(st.sampled_from('，；')).join(told)}。"


@st.composite
def settled(draw):
    """What came in, what was settled of it, and what follows from that."""
    came, left = draw(st.integers(20, 900)), draw(st.integers(1, 15))
    done = came - left
    ways = (
        f"办结{done}件，办结率{done / came * 100:.1f}%",
        f"已办结{done}件，{left}件正在办理",
        f"按期办结{done}件，其余{left}件按程序延期",
    )
    average = draw(st.sampled_from(("", f"，平均每月{came / 12:.1f}件")))
    return f"全年受理群众工单{came}件，{draw(st.sampled_from(ways))}{average}。"
