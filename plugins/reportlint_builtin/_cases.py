"""Parts of a report that cases are made of."""

ASPECTS = """（三）政府信息管理。修订信息发布审核办法，落实先审后发要求。
（四）政府信息公开平台建设。做好县政府网站专栏的日常维护。
（五）监督保障。将公开工作纳入股室年度考核，组织集中学习2次。"""

REQUESTS = "全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。"

WITHOUT_FIGURES = """2024年，我局认真贯彻落实条例，扎实推进政府信息公开各项工作，取得了新的成效，群众满意度不断提高。
（一）主动公开。及时主动公开各类政府信息，不断拓展公开的深度和广度，保障群众的知情权、参与权和监督权。
（二）依申请公开。依法依规办理依申请公开事项，流程规范有序。
（三）政府信息管理。加强信息管理，落实审核制度。
（四）平台建设。加强平台建设，做好日常维护。
（五）监督保障。加强监督保障，落实工作责任。"""
"""A part one with words on every aspect and no number."""


def overview(
    disclosed: str = "及时公布审批目录、价格监测和重大项目进展。", requests: str = REQUESTS, own: str = "我局"
) -> dict[str, str]:
    """A part one with all five aspects, these sentences on disclosure and requests, and the body's name for itself."""
    return {
        "sections/overview": f"2024年，{own}推进政府信息公开。\n（一）主动公开。{disclosed}\n（二）依申请公开。{requests}\n{ASPECTS}"
    }


def disputes_table(number: int) -> str:
    """表四 as HTML with one number in every cell."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    tall = "".join(f'<td rowspan="2">{result}</td>' for result in results)
    low = "".join(f"<td>{result}</td>" for result in results)
    return (
        '<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>'
        f'<tr>{tall}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        f"<tr>{low}{low}</tr><tr>" + f"<td>{number}</td>" * 15 + "</tr></table>"
    )
