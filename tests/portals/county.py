"""The pages that a county's bodies publish: short reports, and what stands beside them in every column."""

from __future__ import annotations

import json
from collections.abc import Sequence

SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
COUNTY = "云溪县人民政府"
BODIES = ("云溪县财政局", "云溪县统计局", "云溪县新闻出版局", "云溪县石桥镇人民政府", "云溪县河东街道办事处")
EVERY = (COUNTY, *BODIES)


def title(body: str, year: int) -> str:
    """The usual title of a report."""
    return f"{body}{year}年政府信息公开工作年度报告"


def report(
    body: str, year: int = 2025, *, called: str | None = None, period: int | None = None, more: str = ""
) -> str:
    """A report; `period` is another year than that of the title, `more` a sentence of its own."""
    of = period or year
    own = called or title(body, year)
    text = (
        f"本报告由{body}编制，统计期限为{of}年1月1日至{of}年12月31日。{more}",
        f"{body}全年主动公开信息{len(body) + of % 7}条。",
        "本年度没有收到政府信息公开申请。",
        "没有因政府信息公开被申请行政复议或者提起行政诉讼。",
        "存在的问题是公开内容不够丰富，下一步增加解读的形式。",
        "没有其他需要报告的事项。",
    )
    parts = "".join(f"<h2>{head}</h2><p>{said}</p>" for head, said in zip(SECTIONS, text, strict=True))
    return page(f"<h1>{own}</h1><p>发布时间：{year + 1}-01-15　来源：{body}</p>{parts}", own)


def page(body: str, name: str = "云溪县人民政府门户网站") -> str:
    """A page of the portal: with its menu and the links at its foot."""
    menu = "".join(
        f'<a href="/menu/{n}">{text}</a>' for n, text in enumerate(("网站首页", "走进云溪", "办事服务"))
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{name}</title></head><body><nav>{menu}</nav>{body}"
        "<div><h3>友情链接</h3><a href='http://127.0.0.99:9/nb/'>青山县政府信息公开年报</a>"
        "<a href='/friends/nb.html'>白水县2025年政府信息公开工作年度报告</a></div></body></html>"
    )


def column(entries: str, name: str = "政府信息公开年报") -> str:
    """A page of a column."""
    return page(
        f"<div class=crumbs>首页 &gt; 政府信息公开 &gt; {name}</div><h2>{name}</h2>{entries}",
        f"{name}-云溪县",
    )


def entry(url: str, text: str, day: str = "2026-01-15") -> str:
    """One entry of a list."""
    return f"<li><a href='{url}'>{text}</a><span>{day}</span></li>"


def turned_by_script(rows: Sequence[tuple[str, str]]) -> str:
    """A list of which a script shows one entry at a time: address and text."""
    return f"""<ul id=list></ul><a href='javascript:;' id=next onclick='turn()'>下一页</a><script>
        const rows = {json.dumps(rows)};
        let at = -1;
        function turn() {{
            const link = document.createElement('a');
            [link.href, link.textContent] = rows[++at];
            document.getElementById('list').replaceChildren(link);
            if (at === rows.length - 1) document.getElementById('next').className = 'disabled';
        }}
        turn();</script>"""


def decoys() -> str:
    """What stands between the reports, none of it a report."""
    return "".join(
        entry(f"/decoy/{n}.html", text)
        for n, text in enumerate(
            (
                "图解：云溪县财政局2025年政府信息公开工作年度报告",
                "《云溪县人民政府2025年政府信息公开工作年度报告》解读",
                "关于做好2025年政府信息公开工作年度报告编制发布工作的通知",
                "云溪县统计局2025年工作总结",
                "云溪县人民政府2025年政府网站工作年度报表",
                "云溪县2025年法治政府建设年度报告",
                "云溪县财政局2025年部门预算",
            )
        )
    )


def decoy_pages() -> dict[str, str]:
    """The pages of those that look like reports when they are opened."""
    return {
        f"/decoy/{n}.html": report(COUNTY, called=called)
        for n, called in (
            (0, "图解：云溪县财政局2025年政府信息公开工作年度报告"),
            (1, "《云溪县人民政府2025年政府信息公开工作年度报告》解读"),
            (2, "关于做好2025年政府信息公开工作年度报告编制发布工作的通知"),
        )
    }
