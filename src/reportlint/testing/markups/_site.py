"""What a site prints around its articles: menus that name parts of the form, links to other reports, a foot."""

from reportlint.testing.render import DraftWriter

_MENU = (
    "网站首页",
    "政务公开",
    "总体情况",
    "主动公开政府信息情况",
    "政府信息公开指南",
    "政府信息公开制度",
    "政府信息公开年报",
    "依申请公开",
    "其他需要报告的事项",
    "办事服务",
    "互动交流",
)


def menu(kind: str) -> str:
    """A menu, some of whose entries are also headings of the form."""
    return "".join(
        [
            f'<ul class="{kind}">',
            *(f'<li><a href="/{kind}/{n}/">{entry}</a></li>' for n, entry in enumerate(_MENU)),
            "</ul>",
        ]
    )


def share() -> str:
    """The share bar."""
    return (
        '<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> '
        '<a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>'
    )


def related(writer: DraftWriter) -> str:
    """Links to the reports of the years before."""
    organ, year = writer.chrome("organ"), int(writer.draft.get("year", "2024"))
    links = "".join(
        f'<li><a href="/nb/{earlier}.html">{organ}{earlier}年政府信息公开工作年度报告</a></li>'
        for earlier in (year - 1, year - 2)
    )
    return f'<div class="related"><h3>相关链接</h3><ul>{links}</ul></div>'


def foot(writer: DraftWriter) -> str:
    """The foot with sponsor and site number."""
    return (
        f'<div class="foot">主办：{writer.chrome("site")}办公室　网站标识码：{writer.chrome("meta/SiteIDCode")}　'
        '<a href="/sitemap/">网站地图</a></div>'
    )
