"""The troubles that are planted, and what a run must say of each."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from reportlint.testing import MARKUPS
from tests.fetch.site import Request, Send, answer, in_turn, redirect
from tests.loaders.word_writing import written

from .plot import LAST, THIS, Expected, Plant, Plot, findings

ENDED = threading.Event()
"""Set when the tests are over: lets those go who wait for an answer that never comes."""


@dataclass(frozen=True)
class Trouble:
    """A trouble by name."""

    name: str
    plant: Plant
    expected: Expected
    alone: bool = False
    """Whether it has a host of its own: others would have to wait, or be troubled too."""


TROUBLES: list[Trouble] = []


def trouble(
    status: str = "checked", problem: str = "", *pairs: str, alone: bool = False
) -> Callable[[Plant], Plant]:
    """Plants what the function does to a row."""

    def noted(plant: Plant) -> Plant:
        name = plant.__name__.replace("_", "-")
        TROUBLES.append(Trouble(name, plant, Expected(status, problem, findings(*pairs)), alone))
        return plant

    return noted


# What sites do


@trouble("not-found", "not-found")
def gone(plot: Plot) -> None:
    plot.answer = answer("没有这个网页", "404 Not Found")


@trouble("not-found", "not-found")
def withdrawn(plot: Plot) -> None:
    plot.answer = answer("已撤下", "410 Gone")


@trouble("not-found", "soft-not-found")
def gone_but_200(plot: Plot) -> None:
    plot.answer = answer("<html><title>提示</title><body>您访问的页面不存在或已被删除</body></html>")


@trouble("not-found", "sent-to-front-page")
def sent_to_front_page(plot: Plot) -> None:
    plot.answer = redirect("/")
    plot.more["/"] = answer("<html><title>政府门户网站</title><body>" + "<p>要闻：今天召开会议。</p>" * 60)


@trouble("unreachable", "site-error")
def server_error(plot: Plot) -> None:
    plot.answer = answer("内部错误", "500 Internal Server Error")


@trouble("unreachable", "connection-refused", alone=True)
def connection_refused(plot: Plot) -> None:
    plot.address = f"http://{plot.host}:9/report.html"


@trouble("unreachable", "connection-lost", alone=True)
def no_answer_at_all(plot: Plot) -> None:
    plot.answer = lambda request, send: None


@trouble("unreachable", "body-cut", alone=True)
def reset_within_the_page(plot: Plot) -> None:
    whole = plot.content
    plot.answer = answer(whole[: len(whole) // 2], length=len(whole))


@trouble("unreachable", "total-timeout", alone=True)
def never_answers(plot: Plot) -> None:
    plot.answer = lambda request, send: ENDED.wait(60) and None


@trouble("unreachable", "redirect-loop")
def redirect_loop(plot: Plot) -> None:
    plot.answer = redirect(plot.path)


@trouble("unreachable", "protected")
def protected_412(plot: Plot) -> None:
    plot.answer = answer("<script>$_ts=window['$_ts'];</script>", "412 Precondition Failed")


@trouble("unreachable", "protected")
def protected_521(plot: Plot) -> None:
    plot.answer = answer("<script>document.cookie='__jsl_clearance_s=1'</script>", "521 ")


@trouble("unreachable", "forbidden")
def forbidden(plot: Plot) -> None:
    plot.answer = answer("禁止访问", "403 Forbidden")


@trouble("unreachable", "robots-disallowed", alone=True)
def robots_disallow(plot: Plot) -> None:
    plot.more["/robots.txt"] = answer("User-agent: *\nDisallow: /xxgk/\n", media_type="text/plain")


@trouble("unreachable", "content-encoding-broken")
def not_packed_as_declared(plot: Plot) -> None:
    plot.answer = answer(plot.content, headers={"Content-Encoding": "gzip"})


@trouble("unreachable", "body-cut", alone=True)
def packed_and_cut_off(plot: Plot) -> None:
    torn = gzip.compress(plot.content)[:400]
    plot.answer = answer(torn, headers={"Content-Encoding": "gzip"})


@trouble()
def packed(plot: Plot) -> None:
    plot.answer = answer(gzip.compress(plot.content), headers={"Content-Encoding": "gzip"})


@trouble()
def wrong_charset_label(plot: Plot) -> None:
    plot.markup = "gb2312"
    plot.answer = answer(plot.content, media_type="text/html; charset=utf-8")


@trouble()
def moved(plot: Plot) -> None:
    plot.more["/xxgk/moved.html"] = answer(plot.content)
    plot.answer = redirect("/xxgk/moved.html", 301)


@trouble()
def sends_on_by_script(plot: Plot) -> None:
    plot.more["/xxgk/sent.html"] = answer(plot.content)
    plot.answer = answer("<script>location.href='/xxgk/sent.html'</script>")


@trouble()
def in_a_frame(plot: Plot) -> None:
    plot.more["/xxgk/frame.html"] = answer(plot.content)
    plot.answer = answer("<html><body><iframe src='/xxgk/frame.html'></iframe></body></html>")


@trouble()
def slow_host(plot: Plot) -> None:
    whole = plot.content

    def route(request: Request, send: Send) -> None:
        ENDED.wait(0.4)
        answer(whole)(request, send)

    plot.answer = route


@trouble(alone=True)
def works_in_the_second_round(plot: Plot) -> None:
    down = answer("忙", "503 Service Unavailable")
    plot.answer = in_turn(down, down, down, answer(plot.content))


# What stands at the address in place of the report


@trouble("unreadable", "page-empty")
def empty_page(plot: Plot) -> None:
    plot.answer = answer("")


@trouble("no-report", "list-page")
def list_page(plot: Plot) -> None:
    links = "".join(
        f"<li><a href='/{year}.html'>{plot.body.name}{year}年政府信息公开工作年度报告</a></li>"
        for year in range(2019, 2026)
    )
    plot.answer = answer(f"<html><title>政府信息公开年报</title><body><ul>{links}</ul></body></html>")


@trouble("no-report", "illustration")
def illustration(plot: Plot) -> None:
    title = f"一图读懂{plot.drafts[THIS]['title']}"
    plot.answer = answer(
        f"<html><title>{title}</title><body><h1>{title}</h1><p><img src='1.jpg'></body></html>"
    )


@trouble("no-report", "picture-only", "body-missing page")
def picture_only(plot: Plot) -> None:
    title = plot.drafts[THIS]["title"]
    pictures = "<p><img src='1.jpg'><p><img src='2.jpg'>"
    plot.answer = answer(f"<html><title>{title}</title><body><h1>{title}</h1>{pictures}</body></html>")


@trouble("checked", "", "body-missing page")
def attachment_only(plot: Plot) -> None:
    title = plot.drafts[THIS]["title"]
    plot.more["/xxgk/report.docx"] = answer(
        written(plot.drafts[THIS]),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    plot.answer = answer(
        f"<html><title>{title}</title><body><h1>{title}</h1><a href='/xxgk/report.docx'>{title}.docx</a></body></html>"
    )


@trouble("unreadable", "text-by-script")
def loaded_by_script(plot: Plot) -> None:
    plot.answer = answer(
        "<html><body><div id='app'></div><script>fetch('/api/article')</script></body></html>"
    )


@trouble("unreadable", "text-by-script")
def written_in_script(plot: Plot) -> None:
    data = escape(MARKUPS["clean"].render(plot.drafts[THIS]), quote=True)
    plot.answer = answer(f"<html><body><script>var html='{data}'</script></body></html>".replace("\n", ""))


@trouble("other-year")
def last_years_report(plot: Plot) -> None:
    plot.answer = answer(MARKUPS["clean"].encode(plot.drafts[LAST]))
    plot.last_address = ""


@trouble("checked", "", "section-missing sections/problems", "section-missing sections/other")
def cut_off_page(plot: Plot) -> None:
    plot.answer = answer(plot.content.partition("五、".encode())[0])


# What the list has


@trouble("no-address")
def address_missing(plot: Plot) -> None:
    plot.address = ""


@trouble("row-wrong")
def kind_unknown(plot: Plot) -> None:
    plot.kind = "大厦"


@trouble("row-wrong")
def year_unknown(plot: Plot) -> None:
    plot.year = "去年"


@trouble("row-wrong")
def two_addresses_in_a_cell(plot: Plot) -> None:
    plot.address = "https://www.yunxi.example/1 https://www.yunxi.example/2"


# What reports say


@trouble("checked", "", "requests-suspect-cell requests/granted/natural")
def wrong_cell(plot: Plot) -> None:
    plot.edit(requests__granted__natural="+1")


@trouble("checked", "", "published-late-department dates/pubdate")
def published_late(plot: Plot) -> None:
    plot.edit(published="2026-02-11")


@trouble("checked", "", "other-matters-empty sections/other", "processing-fee-statement sections/other")
def nothing_on_fees(plot: Plot) -> None:
    plot.edit(sections__other="")


@trouble("checked", "", "table-missing disputes")
def table_missing(plot: Plot) -> None:
    plot.edit(disputes=None)


# What this year's report and last year's say


@trouble("checked", "", "carried-in-mismatch requests/carried-in/total")
def carried_in_otherwise(plot: Plot) -> None:
    plot.refigure(THIS, {"requests/carried-in/natural": 2, "requests/granted/natural": 2})


@trouble("checked", "", "carried-in-column requests/carried-in/natural")
def carried_in_by_others(plot: Plot) -> None:
    plot.refigure(LAST, {"requests/carried-out/natural": 1, "requests/received/natural": 1})
    plot.refigure(
        THIS,
        {
            "requests/carried-in/commercial": 1,
            "requests/granted/commercial": 1,
        },
    )


@trouble("checked", "", "documents-in-force-roll disclosure/normative-documents/in-force")
def documents_do_not_roll(plot: Plot) -> None:
    plot.refigure(THIS, {"disclosure/normative-documents/in-force": 7})


@trouble(
    "checked",
    "",
    "text-repeats-last-year sections/overview",
    "problems-repeat-last-year sections/problems",
    "numbers-repeat-last-year sections/overview/2/text",
)
def words_of_last_year(plot: Plot) -> None:
    for part in ("sections/overview", "sections/problems"):
        text = plot.drafts[THIS][part].replace(str(THIS), str(LAST))
        plot.drafts[LAST] = plot.drafts[LAST].edit({part: text})


@trouble("checked", "", "stale-date sections/overview/1/text")
def last_year_left_in(plot: Plot) -> None:
    text, last = plot.drafts[THIS]["sections/overview"], plot.drafts[LAST]["sections/overview"]
    plot.edit(sections__overview="\n".join([last.splitlines()[0], *text.splitlines()[1:]]))


# What a page needs and gets in the second round only


@trouble("checked", "", "body-missing page", alone=True)
def attachment_in_the_second_round(plot: Plot) -> None:
    attachment_only(plot)
    down = answer("忙", "503 Service Unavailable")
    plot.more["/xxgk/report.docx"] = in_turn(down, down, down, plot.more["/xxgk/report.docx"])


@trouble(alone=True)
def frame_in_the_second_round(plot: Plot) -> None:
    in_a_frame(plot)
    down = answer("忙", "503 Service Unavailable")
    plot.more["/xxgk/frame.html"] = in_turn(down, down, down, plot.more["/xxgk/frame.html"])
