"""Parts of a report that cases are made of."""

ASPECTS = """（三）政府信息管理。修订信息发布审核办法，落实先审后发要求。
（四）政府信息公开平台建设。做好县政府网站专栏的日常维护。
（五）监督保障。将公开工作纳入股室年度考核，组织集中学习。"""

REQUESTS = "全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。"


def overview(
    disclosed: str = "及时公布审批目录、价格监测和重大项目进展。", requests: str = REQUESTS
) -> dict[str, str]:
    """A part one with all five aspects and these sentences on disclosure and on requests."""
    return {
        "sections/overview": f"2024年，我局推进政府信息公开。\n（一）主动公开。{disclosed}\n（二）依申请公开。{requests}\n{ASPECTS}"
    }
