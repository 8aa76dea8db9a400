"""What is made of the pages that sites answer with."""

import html
import json
import re

import pytest

from reportlint.fetch.client import Client
from reportlint.fetch.fetch import FetchSettings
from reportlint.fetch.navigation import visit
from reportlint.fetch.pages import pages
from reportlint.page import Page
from reportlint.testing import MARKUPS, clean_draft

from .site import answer, in_turn, redirect


@pytest.fixture
def look(site, session):
    """Visits an address: (the failure's or page kind's code, codes of the notices, the visit)."""

    def kind_of(page):
        return session.linter.read(page).page.kind

    def look(path="/", **settings):
        with Client(FetchSettings(**{"pause": 0, "ignore_robots": True} | settings)) as client:
            visited = visit(client, site.url(path) if path.startswith("/") else path, kind_of)
        first = visited.parts[0]
        if first.failure:
            result = first.failure.code
        else:
            (page,) = pages(first, None)
            result = kind_of(page).value if isinstance(page, Page) else page.problem.code
        return result, [note.code for note in first.notices if note.code != "robots-ignored"], visited

    return look


def test_a_report_is_a_report(site, look, report):
    site["/"] = answer(report)
    assert look()[:2] == ("report", [])


@pytest.mark.parametrize("markup", ["gb2312", "kaipu", "one-line", "word"])
def test_reports_come_in_any_encoding_and_markup(site, look, markup):
    chosen = MARKUPS[markup]
    site["/"] = answer(chosen.render(clean_draft()).encode(chosen.encoding), media_type="text/html")
    assert look()[0] == "report"


def test_what_the_server_says_of_the_encoding_is_recorded_and_not_believed(site, look, report):
    site["/"] = answer(report.encode("gb18030"), media_type="text/html; charset=iso-8859-1")
    result, _, visited = look()
    (page,) = pages(visited.parts[0], None)
    assert result == "report"
    assert (page.source.encoding, page.source.declared) == ("gb18030", "iso-8859-1")
    assert "encoding-differs" in [notice.code for notice in page.notices]


# Redirects


@pytest.mark.parametrize(
    "stub",
    [
        '<meta http-equiv="refresh" content="0;url=/report.html">',
        "<META HTTP-EQUIV='Refresh' CONTENT='3; URL=\"report.html\"'>",
        '<script>location.href="/report.html";</script>',
        "<script>\nwindow.location = './report.html'\n</script>",
        '<script>self.location.replace("report.html")</script>',
        "<script>setTimeout(\"top.location.href='/report.html'\", 500)</script>",
        "<body onload=\"location.href='/report.html'\">",
        '<script>function go(){window.location.href="/report.html"}; window.onload=go</script>',
        '<base href="/sub/"><meta http-equiv="refresh" content="0;url=../report.html">',
    ],
)
def test_a_page_that_only_sends_its_reader_on_is_followed(site, look, report, stub):
    site["/"] = answer(f"<html><head>{stub}</head><body>正在跳转</body></html>")
    site["/report.html"] = answer(report)
    assert look()[:2] == ("report", ["redirected-by-page"])


@pytest.mark.parametrize(
    "stub",
    [
        '<noscript><meta http-equiv="refresh" content="0;url=/report.html"></noscript>',
        '<meta http-equiv="refresh" content="300">',
        '<script>location.href="/" + page;</script>',
        '<script>if(/mobile/.test(navigator.userAgent)) location.href="/report.html";</script>',
        '<script>function back(){location.href="/report.html"}</script>',
        '<script>// location.href="/report.html"\n</script>',
        '<!-- <meta http-equiv="refresh" content="0;url=/report.html"> -->',
        '<script>location.href="/report.html"; location.href="/other.html";</script>',
        '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    ],
)
def test_what_is_no_constant_redirect_is_not_followed(site, look, report, stub):
    site["/"] = answer(f"<html><head>{stub}</head><body>欢迎</body></html>")
    site["/report.html"] = answer(report)
    look()
    assert site.paths == ["/"]


def test_a_report_that_reloads_itself_is_read_where_it_stands(site, look, report):
    site["/"] = answer(report.replace("<head>", '<head><meta http-equiv="refresh" content="60;url=/next">'))
    assert look()[:2] == ("report", [])
    assert site.paths == ["/"]


def test_page_redirects_stay_on_the_site_and_end(site, look):
    site["/"] = answer(
        f'<meta http-equiv="refresh" content="0;url=http://localhost:{site.port}/report.html">'
    )
    assert look()[0] == "redirect-elsewhere"
    assert site.paths == ["/"]
    for n in range(9):
        site[f"/{n}"] = answer(f"<script>location.href='/{n + 1}'</script>")
    assert look("/0")[0] == "redirect-loop"
    assert site.paths[1:] == ["/0", "/1", "/2", "/3"]


def test_a_redirect_to_another_site_is_followed_and_told(site, look, report):
    site["/"] = redirect(f"http://localhost:{site.port}/report.html")
    site["/report.html"] = answer(report)
    assert look()[:2] == ("report", ["redirected-elsewhere"])


def test_a_redirect_to_the_front_page_is_no_page(site, look):
    site["/art/2025/1/20/art_1.html"] = redirect("/index.html")
    site["/index.html"] = answer(
        "<title>青岚市云溪县人民政府</title>" + "<p>要闻动态，今天天气晴。</p>" * 200
    )
    assert look("/art/2025/1/20/art_1.html")[0] == "sent-to-front-page"


# Frames


def framed(src):
    return (
        "<html><head><title>年报</title></head>"
        f"<body><div>首页</div><iframe src='{src}'></iframe></body></html>"
    )


def test_a_report_in_a_frame_is_read_with_the_page_around_it(site, look, report):
    site["/zwgk/a.html"] = answer(framed("../inner/b.html"))
    site["/inner/b.html"] = answer(report.encode("gb18030"), media_type="text/html; charset=gbk")
    result, notices, visited = look("/zwgk/a.html")
    assert (result, notices) == ("report", ["frame-read"])
    text = visited.parts[0].data.decode("utf-8")
    assert text.index("首页") < text.index("总体情况") < text.index("</body>")
    assert site.requests[-1].headers["referer"] == site.url("/zwgk/a.html")
    (page,) = pages(visited.parts[0], None)
    assert page.source.notices == ()


def test_frames_are_followed_two_deep_and_no_deeper(site, look, report):
    for n in range(3):
        site[f"/{n}"] = answer(framed(f"/{n + 1}"))
    site["/2"] = answer(report)
    assert look("/0")[:2] == ("report", ["frame-read", "frame-read"])
    site["/2"], site["/3"] = answer(framed("/3")), answer(report)
    site.requests.clear()
    assert look("/0")[0] != "report"
    assert site.paths == ["/0", "/1", "/2"]


def test_a_frameset_is_read(site, look, report):
    site["/"] = answer(
        '<html><frameset cols="20%,80%"><frame src="/menu"><frame src="/main"></frameset></html>'
    )
    site["/menu"] = answer("<a href='/x'>首页</a>")
    site["/main"] = answer(report)
    assert look()[0] == "report"


def test_frames_that_cannot_be_seen_or_belong_to_others_are_left_alone(site, look):
    site["/"] = answer(
        "<html><body><!-- <iframe src='/a'></iframe> --><iframe src='/b' style='display: none'></iframe>"
        f"<iframe src='/c' width=0 height=0></iframe><iframe src='http://localhost:{site.port}/d'></iframe></body></html>"
    )
    assert look()[0] == "frame-elsewhere"
    assert site.paths == ["/"]


def test_a_frame_that_fails_is_told_with_its_reason(site, look):
    site["/"] = answer(framed("/gone"))
    result, _, visited = look()
    assert result == "frame-failed"
    assert "404" in visited.parts[0].failure.problem.message.zh


def test_a_report_with_frames_beside_it_needs_no_frame(site, look, report):
    site["/"] = answer(report.replace("<body>", "<body><iframe src='/counter'></iframe>"))
    assert look()[:2] == ("report", [])
    assert site.paths == ["/"]


# Documents


PDF = b"%PDF-1.4 made of nothing"


def linked(*names):
    links = "".join(f'<p><a href="{name}">{name.rpartition("/")[2]}</a></p>' for name in names)
    title = "云溪县教育局2024年政府信息公开工作年度报告"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{links}</body></html>"


def test_a_page_with_an_attachment_only_is_two_things(site, look):
    site["/zwgk/a.html"] = answer(linked("files/2024年度报告.pdf"))
    site["/zwgk/files/2024%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf"] = answer(
        PDF, media_type="application/pdf"
    )
    result, notices, visited = look("/zwgk/a.html")
    assert (result, notices) == ("attachment-only", ["attachment-read"])
    document = visited.parts[1]
    assert document.data == PDF
    assert document.name == site.url("/zwgk/files/2024%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf")
    assert site.requests[-1].headers["referer"] == site.url("/zwgk/a.html")


def test_of_one_report_in_several_forms_the_best_is_taken(site, look):
    site["/"] = answer(linked("/年度报告.ofd", "/年度报告.pdf", "/年度报告.docx", "/申请表.doc"))
    visited = look()[2]
    assert [part.name.rpartition(".")[2] for part in visited.parts[1:]] == ["docx"]


def test_a_page_full_of_reports_is_not_fetched_empty(site, look):
    site["/"] = answer(linked(*(f"/{year}年度报告.pdf" for year in range(2018, 2026))))
    assert len(look()[2].parts) == 1
    assert len(site.paths) == 1


@pytest.mark.parametrize(
    "viewer",
    [
        '<iframe src="/pdfjs/web/viewer.html?file=/files/report.pdf"></iframe>',
        '<embed src="/files/report.pdf" type="application/pdf">',
        '<object data="/files/report.pdf"></object>',
        '<iframe src="/files/report.pdf"></iframe>',
    ],
)
def test_a_document_in_a_viewer_is_fetched(site, look, viewer):
    site["/"] = answer(f"<html><body><h1>年度报告</h1>{viewer}</body></html>")
    site["/files/report.pdf"] = answer(PDF, media_type="application/pdf")
    assert [part.data for part in look()[2].parts[1:]] == [PDF]


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (answer("没有", "404 Not Found"), "404"),
        (answer("<html><body>禁止盗链</body></html>", "403 Forbidden"), "403"),
        (answer("<html><body>请登录</body></html>"), "网页"),
        (answer(PDF, length=999), "没有传完"),
    ],
)
def test_an_attachment_that_cannot_be_had_is_told(site, look, route, reason):
    site["/"] = answer(linked("/年度报告.pdf"))
    site["/%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf"] = route
    document = look()[2].parts[1]
    assert document.failure.code == "attachment-failed"
    assert reason in document.failure.problem.message.zh


def test_an_address_may_be_a_document_itself(site, look):
    site["/download"] = answer(PDF, media_type="application/octet-stream")
    visited = look("/download")[2]
    assert [(part.data, part.failure) for part in visited.parts] == [(PDF, None)]


# Scripts


def test_text_in_a_script_is_named(site, look, report):
    body = re.search(r"<body>(.*)</body>", report, re.S)[1]
    data = json.dumps({"title": "年度报告", "content": html.unescape(body)}, ensure_ascii=False)
    site["/"] = answer(f"<html><body><div id='app'></div><script>var page = {data};</script></body></html>")
    assert look()[0] == "text-by-script"


@pytest.mark.parametrize(
    "page",
    [
        "<div id=app></div><script src=/js/app.js></script>",
        "<div id='content'>加载中</div><script>$.ajax({url: '/api/article?id=3'})</script>",
        "<noscript>We're sorry, please enable JavaScript to continue.</noscript>",
        "<div id=c></div><script>fetch('/api/3').then(show)</script>",
    ],
)
def test_text_that_a_script_fetches_is_named(site, look, page):
    site["/"] = answer(f"<html><body>{page}</body></html>")
    assert look()[0] == "text-by-script"


@pytest.mark.parametrize("body", ["", "   \r\n ", "<html></html>", "<html><body>&nbsp;</body></html>"])
def test_an_empty_page_is_called_empty(site, look, body):
    site["/"] = answer(body)
    assert look()[0] == "page-empty"


# Errors and refusals


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("404 Not Found", "not-found"),
        ("410 Gone", "not-found"),
        ("401 Unauthorized", "login-required"),
        ("403 Forbidden", "forbidden"),
        ("405 Not Allowed", "forbidden"),
        ("412 Precondition Failed", "protected"),
        ("521 ", "protected"),
        ("429 Too Many Requests", "too-many-requests"),
        ("500 Internal Server Error", "site-error"),
        ("502 Bad Gateway", "site-unavailable"),
        ("503 Service Unavailable", "site-unavailable"),
        ("204 No Content", "status-unexpected"),
        ("302 Found", "status-unexpected"),
        ("400 Bad Request", "status-unexpected"),
    ],
)
def test_statuses(site, look, status, code):
    site["/"] = answer("<html><body>……</body></html>", status)
    assert look()[0] == code


def test_a_report_is_read_whatever_the_status(site, look, report):
    site["/"] = answer(report, "404 Not Found")
    assert look()[:2] == ("report", ["status-odd"])


CHALLENGE = (
    '<html><body><script>document.cookie="a=1";location.href=location.pathname+location.search</script>'
    "</body></html>"
)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        (("<script>document.cookie=('__jsl_clearance=1');location.href='/'</script>", "521 ", {}), "加速乐"),
        ((CHALLENGE, "521 ", {}), "521"),
        (
            (
                "<html><head><meta id=x content='qq'><script>$_ts=window['$_ts']</script></head></html>",
                "412 ",
                {},
            ),
            "412",
        ),
        (
            ("<html><script>$_ts=window['$_ts'];$_ts.nsd=3</script><body></body></html>", "202 Accepted", {}),
            "动态防护",
        ),
        (("<html><title>Just a moment...</title><body></body></html>", "503 x", {}), "Cloudflare"),
        (("<html><body>hold on</body></html>", "403 x", {"cf-mitigated": "challenge"}), "Cloudflare"),
        (("<html><script>var arg1='1';setCookie('acw_sc__v2',x)</script></html>", "200 OK", {}), "阿里云"),
        ((CHALLENGE, "200 OK", {}), "脚本验证"),
        (
            ("<html><title>访问拦截</title><body>您的请求存在威胁，已被拦截</body></html>", "200 OK", {}),
            "拦截",
        ),
        (("<html><body>请完成安全验证后继续访问</body></html>", "200 OK", {}), "人机验证"),
        (("<html><body><h3>您的访问过于频繁</h3></body></html>", "403 x", {}), "访问拦截"),
    ],
)
def test_protections_are_named(site, look, sent, name):
    page, status, headers = sent
    site["/"] = answer(page, status, headers=headers)
    result, _, visited = look()
    assert result == "protected"
    problem = visited.parts[0].failure.problem
    assert name in problem.message.zh
    assert problem.side == "protection"
    assert "--browser" in problem.advice.zh


def test_cloudflares_521_is_a_site_that_is_down(site, look):
    site["/"] = answer("<html>Web server is down</html>", "521 ", headers={"Server": "cloudflare"})
    assert look()[0] == "site-unavailable"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("出错啦", "您访问的页面不存在或已被删除！"),
        ("404", "返回首页"),
        ("提示信息", "对不起，您要查看的信息已被删除"),
        ("青岚市人民政府", "抱歉，没有找到您要的网页"),
        ("", "该文章已下线"),
        ("Error", "The page was not found on this server"),
        ("404 - 找不到文件或目录", "您要查找的资源可能已被删除，已更改名称或者暂时不可用。"),
    ],
)
def test_a_page_that_says_it_is_not_there_is_not_there(site, look, title, text):
    redirecting = "<script>setTimeout(\"location.href='/'\",3000)</script>"
    site["/a.html"] = answer(
        f"<html><head><title>{title}</title>{redirecting}</head><body><p>{text}</p></body></html>"
    )
    assert look("/a.html")[0] == "soft-not-found"


def test_a_report_about_information_that_does_not_exist_is_a_report(site, look, report):
    site["/"] = answer(
        report.replace("</p>", "本机关不掌握相关政府信息、信息不存在的，已告知；页面不存在。</p>", 1)
    )
    assert look()[0] == "report"


@pytest.mark.parametrize(
    "text", ["网站升级维护中，请稍后访问", "系统维护期间暂停服务，敬请谅解", "服务器繁忙"]
)
def test_a_site_under_maintenance_is_not_available(site, look, text):
    site["/"] = answer(f"<html><body>{text}</body></html>")
    assert look()[0] == "site-unavailable"


def test_a_login_page_is_a_login_page(site, look):
    site["/"] = answer(
        "<html><head><title>统一身份认证平台</title></head><body><form>用户名<input name=u>密码"
        "<input type='password' name=p></form></body></html>"
    )
    assert look()[0] == "login-required"


def test_a_page_about_a_report_is_not_judged_by_what_its_portal_says(site, look):
    portal = "<form>登录<input type='password'></form><p>本站由创宇盾防护，系统升级维护中。</p>"
    page = linked("/年度报告.pdf").replace("</body>", f"{portal}</body>")
    site["/"], site["/%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf"] = answer(page), answer(PDF)
    assert look()[0] == "attachment-only"


def test_a_long_page_with_the_status_of_a_protection_is_protected(site, look):
    site["/"] = answer("<html><body>" + "<p>动态防护说明。</p>" * 200 + "</body></html>", "521 ")
    assert look()[0] == "protected"


def test_pages_that_are_something_else_are_left_to_the_linter(site, look):
    site["/"] = answer(
        "<html><title>通知公告</title><body>"
        + "<p>关于召开全县工作会议的通知，请准时参加。</p>" * 40
        + "</body></html>"
    )
    assert look()[0] == "not-a-report"


def test_a_busy_site_that_answers_at_last_is_read(site, look, report):
    site["/"] = in_turn(answer("忙", "503 Busy"), answer(report))
    assert look()[:2] == ("report", ["retried"])
