"""The pages as people use them, in a real headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import WATCH, low_contrast
from playwright.sync_api import Locator, Page, expect

from reportlint.decisions.ledger import Ledger
from reportlint.serve.served_runs import run_id
from reportlint.serve.server import Serving

from .conftest import FAULT, report

BAD = "top.ran=1;document.title='taken';fetch('/invitation',{method:'POST'});new Image().src='http://evil.example/'"
HOSTILE = (
    f"<script>{BAD}</script><img src=x onerror=\"{BAD}\"><form action='/invitation' method=post><button>字</button></form>"
    "<iframe src='/'></iframe><base href='http://evil.example/'><meta http-equiv=refresh content='0;url=/'>"
    "<style>body{display:none}</style><a href='/trays/x' target=_top>字</a>"
)


class Visit:
    """A page of the server, and all that it tried."""

    def __init__(self, page: Page, server: Serving) -> None:
        self.page = page
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.add_init_script(WATCH)
        page.goto(server.address())

    def hand_in(self, *files: tuple[str, bytes]) -> None:
        self.page.set_input_files(
            "#files", [{"name": name, "mimeType": "", "buffer": content} for name, content in files]
        )


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility()
            && getComputedStyle(one).position !== 'absolute')
        .map((one) => one.outerHTML.slice(0, 60))""")
    return found


def too_small(page: Page) -> list[str]:
    """What a finger does not hit, sentences aside."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll('button, .primary, .acts a, .all a, nav a')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
        .map((one) => one.outerHTML.slice(0, 60))""")
    )
    return found


@pytest.fixture
def visit(_chromium: Any, server: Serving) -> Iterator[Visit]:
    """A visit by somebody who was never there."""
    page = _chromium.new_page(viewport={"width": 1366, "height": 768})
    yield Visit(page, server)
    page.context.close()


@pytest.fixture(scope="module")
def tray(_chromium: Any, server: Serving) -> str:
    """The address of a tray with three files, which no test changes."""
    page = _chromium.new_page()
    hostile = HOSTILE.encode() + report({**FAULT, "organ": "丙局"})
    Visit(page, server).hand_in(("甲.html", report()), ("乙.html", report({})), ("丙.html", hostile))
    expect(page.locator("#state")).to_have_text("1 份未发现问题2 份有问题")
    address: str = page.url
    page.context.close()
    return address


@pytest.fixture
def ledger(run_folder: Path) -> Iterator[Ledger]:
    """That of the run: nothing has been decided."""
    found = Ledger(run_folder)
    found.file.unlink(missing_ok=True)
    yield found
    found.file.unlink(missing_ok=True)


@pytest.mark.parametrize("width", [390, 1366])
def test_the_first_page_fits_and_can_be_read(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    assert visit.page.locator("h1").count() == 1
    assert too_wide(visit.page) == too_small(visit.page) == []


def test_files_are_handed_in_and_told(visit: Visit, tray: str) -> None:
    page = visit.page
    page.goto(tray)
    assert "/trays/" in page.url
    expect(page.locator(".item")).to_have_count(3)
    names = page.locator(".what .file").all_inner_texts()
    assert sorted(names) == ["丙.html", "乙.html", "甲.html"]
    assert low_contrast(page) == []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == too_small(page) == []


def test_a_report_shows_its_faults_in_place(visit: Visit, tray: str) -> None:
    page = visit.page
    page.goto(tray)
    page.locator(".item", has_text="甲.html").locator(".name").click()
    view = page.frame_locator("#view")
    view.locator(".finding .open").click()
    expect(view.locator("[data-lit=fault]")).to_have_text("7✗1")
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == too_small(page) == []


def test_the_mended_file_shows_what_is_fixed(visit: Visit) -> None:
    page = visit.page
    visit.hand_in(("甲.html", report()))
    expect(page.locator("#state")).to_have_text("1 份有问题")
    page.locator(".item .name").click()
    page.wait_for_url("**/items/*")
    visit.hand_in(("甲-改.html", report({})))
    expect(page.locator("#recheck-title")).to_contain_text("已整改 1")
    with page.expect_download() as coming:
        page.click(".downloads >> text=自查表")
    assert coming.value.suggested_filename.endswith("自查表.docx")
    page.click("text=全部文件")
    expect(page.locator(".item.replaced")).to_contain_text("甲.html")


def test_a_hostile_page_stays_inert_and_shut_off(visit: Visit, server: Serving, tray: str) -> None:
    page = visit.page
    page.goto(tray)
    page.locator(".item", has_text="丙.html").locator(".name").click()
    view = page.frame_locator("#view")
    view.locator(".finding .open").click()
    frame = page.frames[1]
    assert frame.evaluate("self.origin") == "null"
    assert (
        frame.evaluate(
            "[...document.querySelectorAll('script[src], iframe, form[action], base, meta[http-equiv=refresh]')].length"
        )
        == 0
    )
    # Even what should run in it reaches nothing.
    reached = """async () => {
        const tried = [() => fetch('/'), () => document.cookie, () => top.document, () => localStorage];
        return Promise.all(tried.map(async (one) => { try { return String(await one()); } catch { return 'refused'; } }));
    }"""
    assert frame.evaluate(reached) == ["refused"] * 4
    assert page.evaluate("window.ran") is None
    assert page.title().startswith("丙局")
    # Nothing was asked of anybody else.
    ours = f"http://127.0.0.1:{server.port}/"
    assert [url for url in visit.requests if not url.startswith((ours, "blob:"))] == []
    assert [text for text in visit.messages if "evil" in text or "Error" in text] == []


def test_another_browser_is_let_in_with_a_new_address(visit: Visit, _chromium: Any, server: Serving) -> None:
    visit.page.goto(f"http://127.0.0.1:{server.port}/")
    visit.page.click("text=再开一个浏览器")
    address = visit.page.input_value("#address")
    other = _chromium.new_context()
    page = other.new_page()
    assert page.goto(f"http://127.0.0.1:{server.port}/").status == 403
    page.goto(address)
    expect(page.locator("h1")).to_have_text("核查报告")
    other.close()


def test_a_list_is_looked_at_before_a_run_is_begun(visit: Visit, server: Serving) -> None:
    page = visit.page
    page.goto(f"http://127.0.0.1:{server.port}/runs/new")
    content = "单位,网址,年度\n云溪县统计局,https://a.example/1,\n云溪县财政局,甲,20\n"
    visit.hand_in(("名单.csv", content.encode()))
    expect(page.locator(".listed tbody tr.wrong")).to_have_count(1)
    expect(page.locator("#begin")).to_be_enabled()
    page.fill("[name=year]", "2024")
    page.locator("[name=year]").blur()
    expect(page.locator(".listed tbody tr:not(.wrong)")).to_contain_text("2024")
    assert low_contrast(page) == []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == too_small(page) == []


def test_two_people_review_one_run(
    visit: Visit, _chromium: Any, server: Serving, run_folder: Path, ledger: Ledger
) -> None:
    base = f"http://127.0.0.1:{server.port}/runs/{run_id(run_folder)}"
    mine = visit.page
    mine.goto(base)
    mine.click("text=接着审")
    mine.wait_for_selector(".card[aria-current]")
    mine.fill("#person", "王某")
    # Keys are text in a field, and acts elsewhere.
    mine.keyboard.type("12")
    assert mine.input_value("#person") == "王某12"
    mine.fill("#person", "王某")
    mine.keyboard.press("Tab")
    other = Visit(_chromium.new_page(), server).page
    other.goto(f"{base}/reports/2")
    other.fill("#person", "李某")
    for width in (390, 1366):
        mine.set_viewport_size({"width": width, "height": 800})
        assert too_wide(mine) == too_small(mine) == []
    lit = mine.frame_locator("#view").locator("[data-lit=fault]")
    first = mine.locator(".card").nth(0)
    assert low_contrast(mine) == []
    expect(lit).to_have_count(1)
    shown = lit.inner_text()
    first.focus()
    mine.keyboard.press("2")
    mine.keyboard.press("4")
    mine.keyboard.type("县政府批复")
    mine.click("#grounds .primary")
    expect(first.locator(".ruling")).to_have_text("不属实")
    # On to the next one, and the page with it.
    expect(mine.locator(".card").nth(1)).to_be_focused()
    expect(lit).not_to_have_text(shown)
    # The other one sees it without asking.
    expect(other.locator(".card").nth(0)).to_contain_text("另有依据：县政府批复 · 王某")
    other.locator(".card").nth(1).focus()
    other.keyboard.press("1")
    expect(other.locator("#said")).to_have_text("本份已审完。")
    expect(mine.locator(".card").nth(1)).to_contain_text("李某")
    mine.keyboard.press("u")
    expect(first.locator(".ruling")).to_have_text("待审")
    first.locator("summary").click()
    assert first.locator(".history li").count() == 2
    assert [entry.person for entry in ledger.entries()] == ["王某", "李某", "王某"]
    # A mark on the page leads to its finding.
    mine.frame_locator("#view").locator(".ref").nth(1).click()
    expect(mine.locator(".card").nth(1)).to_have_attribute("aria-current", "true")
    mine.keyboard.press("]")
    mine.wait_for_url("**/reports/3")
    other.context.close()


@pytest.fixture
def both(
    visit: Visit, _chromium: Any, server: Serving, run_folder: Path, ledger: Ledger
) -> Iterator[tuple[Page, Page]]:
    """王某 and 李某, each at one and the same report, about which nothing was decided."""
    pages = visit.page, Visit(_chromium.new_page(), server).page
    for page, name in zip(pages, ("王某", "李某"), strict=True):
        page.goto(f"http://127.0.0.1:{server.port}/runs/{run_id(run_folder)}/reports/3")
        page.fill("#person", name)
        page.locator(".card").first.focus()
    yield pages
    pages[1].context.close()


def misread(page: Page, note: str) -> None:
    """Hold the finding at hand for misread."""
    page.locator(".card").first.focus()
    page.keyboard.press("2")
    page.keyboard.press("1")
    page.keyboard.type(note)
    page.click("#grounds .primary")


def ruling_of(page: Page) -> Locator:
    """What is decided about the first finding."""
    return page.locator(".card .ruling").first


def test_what_was_decided_outlasts_page_and_server(both: tuple[Page, Page], ledger: Ledger) -> None:
    page, decisions = both[0], "**/decisions"
    at, unsent, ruling = page.url, page.locator("#unsent"), ruling_of(page)
    expect(unsent).to_be_hidden()
    # It is written, but the answer is lost; then the server is gone, then another one is there.
    lost: list[str] = []
    page.route(decisions, lambda route: (lost.append(route.request.post_data), route.abort()))
    misread(page, "合并单元格")
    expect(unsent).to_contain_text("1 次判定还没有记下：留在这个浏览器里，服务恢复后自动再送")
    expect(ruling).to_have_text("待送：不属实")
    written = at.replace("/reports/3", "/decisions")
    assert page.request.post(written, data=lost[0], headers={"Sec-Fetch-Site": "same-origin"}).ok
    page.unroute(decisions)
    page.route(decisions, lambda route: route.abort())
    page.locator(".card").first.focus()
    page.keyboard.press("4")
    expect(ruling).to_have_text("待送：已整改")
    page.keyboard.press("u")
    expect(ruling).to_have_text("待送：不属实")
    page.locator(".card").first.focus()
    page.keyboard.press("1")
    expect(unsent.locator("li")).to_have_count(2)
    assert low_contrast(page) == []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == too_small(page) == []
    page.unroute(decisions)
    page.route(decisions, lambda route: route.fulfill(status=403, body="<!DOCTYPE html>"))
    expect(unsent).to_contain_text("服务重新启动过")
    page.goto("about:blank")
    page.unroute(decisions)
    # Any page of the run sends them, each once, in their order.
    page.goto(at.partition("/reports")[0])
    expect(unsent).to_be_hidden()
    assert [(one.person, one.ruling.decision) for one in ledger.entries()] == [
        ("王某", "untrue"),
        ("王某", "true"),
    ]


def test_what_others_decide_meanwhile_is_shown_and_nothing_is_lost(both: tuple[Page, Page]) -> None:
    mine, other = both
    # While one's own waits to be sent.
    mine.route("**/decisions", lambda route: route.abort())
    mine.keyboard.press("4")
    expect(ruling_of(mine)).to_have_text("待送：已整改")
    other.keyboard.press("1")
    expect(ruling_of(other)).to_have_text("属实")
    mine.unroute("**/decisions")
    expect(mine.locator("#unsent")).to_contain_text("李某刚刚判为“属实”，请看过再判。")
    mine.click("#unsent >> text=再送")
    expect(ruling_of(other)).to_have_text("已整改")
    # While one is still typing.
    trouble, note = mine.locator("#grounds-trouble"), mine.locator("#grounds [name=note]")
    mine.locator(".card").first.focus()
    mine.keyboard.press("2")
    mine.keyboard.press("1")
    mine.keyboard.type("合并单元格")
    other.locator(".card").first.focus()
    other.keyboard.press("1")
    expect(ruling_of(other)).to_have_text("属实")
    mine.click("#grounds .primary")
    expect(trouble).to_contain_text("李某刚刚判为“属实”，请看过再判。按“确定”则改为您的判定")
    expect(note).to_have_value("合并单元格")
    mine.click("#grounds .primary")
    expect(ruling_of(mine)).to_have_text("不属实")
    expect(other.locator(".card").first).to_contain_text("读错了：合并单元格 · 王某")
    mine.goto(f"{mine.url.partition('/reports')[0]}/history")
    expect(mine.locator("#history > li")).to_have_count(4)
    assert low_contrast(mine) == []
    for width in (390, 1366):
        mine.set_viewport_size({"width": width, "height": 800})
        assert too_wide(mine) == too_small(mine) == []
    mine.locator("[data-undo]").first.click()
    expect(ruling_of(other)).to_have_text("属实")
    expect(mine.locator("#history > .replaced")).to_have_count(1)
    assert low_contrast(mine) == []


def test_the_progress_of_publication_is_shown_as_it_was_written(
    visit: Visit, server: Serving, run_folder: Path
) -> None:
    page = visit.page
    page.goto(f"http://127.0.0.1:{server.port}/runs/{run_id(run_folder)}/progress")
    table = page.frame_locator("iframe").locator("table").first
    expect(table).to_have_css("border-collapse", "collapse")
    assert visit.messages == []


def test_letters_are_written_and_noted_as_sent(visit: Visit, server: Serving, run_folder: Path) -> None:
    Ledger(run_folder).file.unlink(missing_ok=True)
    page, base = visit.page, f"http://127.0.0.1:{server.port}/runs/{run_id(run_folder)}"
    page.goto(base)
    page.click("text=发函和通报")
    expect(page.locator("#chosen")).to_have_text("已选 3 家")
    page.click("#none")
    page.check("text=云溪县财政局")
    expect(page.locator("#chosen")).to_have_text("已选 1 家")
    page.click("#all")
    page.fill("[name=office]", "云溪县政务公开办公室")
    page.fill("[name=number]", "云政公开〔2026〕7号")

    def fits() -> None:
        page.wait_for_load_state()
        assert low_contrast(page) == []
        for width in (390, 1366):
            page.set_viewport_size({"width": width, "height": 800})
            assert too_wide(page) == too_small(page) == []

    fits()
    page.click("#letters .primary")
    expect(page.locator("h1")).to_have_text("已生成整改通知单 3 份")
    fits()
    with page.expect_download() as coming:
        page.click("text=合并打印")
    assert coming.value.suggested_filename == "整改通知单（合并打印）.docx"
    page.fill("[name=person]", "王某")
    page.click("text=登记为已发函")
    expect(page.locator(".letters-to .letter").nth(2)).to_contain_text(
        "已发函 整改通知单 云政公开〔2026〕9号（王某）"
    )
    # What is typed once is there the next time, and the numbers go on.
    expect(page.locator("[name=office]")).to_have_value("云溪县政务公开办公室")
    expect(page.locator("[name=number]")).to_have_value("云政公开〔2026〕10号")
    expect(page.locator("#chosen")).to_have_text("已选 0 家")
    fits()
    page.goto(f"{base}/reports/3")
    expect(page.locator(".letters")).to_contain_text("未改正 1")
    Ledger(run_folder).file.unlink()
