"""Pages as a real headless Chromium displays them."""

import json
import re
import shutil
import time
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.testing import MARKUPS, clean_draft

from .site import answer, redirect

ALWAYS = ["--isolated", "--select", "arithmetic,structure", "--as-of", "2026-03-01", "--browser"]

needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="没有安装 Chromium，跳过浏览器测试。 Chromium is not installed.",
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*words):
        code = main([*map(str, words), *ALWAYS, "-o", "json=live.json"])
        return code, json.loads(Path("live.json").read_text(encoding="utf-8"))

    return run


@pytest.fixture
def quick(monkeypatch):
    """Does not wait long for reports that never appear."""
    monkeypatch.setattr("reportlint.fetch.browser._WAIT", 0.5)


def codes(outcome):
    return [notice["code"] for notice in outcome["notices"]]


def scripted(report, script):
    body = re.search(r"<body>(.*)</body>", report, re.S)[1]
    page = "<html><head><meta charset='gb2312'><title>年报</title></head><body><div id='app'></div>"
    return f"{page}<script>const text = {json.dumps(body)}; {script}</script></body></html>"


@needs_chromium
def test_a_report_that_a_script_displays_later_is_waited_for(site, run, faulty):
    site["/"] = answer(
        scripted(faulty, "fetch('/api').then(() => { document.getElementById('app').innerHTML = text; })")
    )

    def late(request, send):
        time.sleep(0.7)
        answer("{}", media_type="application/json")(request, send)

    site["/api"] = late
    code, document = run("url", site.url(), "--save", "kept")
    (outcome,) = document["outcomes"]
    assert code == 1
    assert outcome["findings"]
    assert codes(outcome) == ["rendered"]
    (kept,) = Path("kept").glob("*.html")
    assert "总体情况" in re.search(r"<div id=\"app\">(.*)</div><script>", kept.read_text("utf-8"), re.S)[1]
    assert kept.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
    assert main(["check", "kept/pages.warc.gz", *ALWAYS[:-1], "-o", "json=offline.json"]) == 1
    assert Path("offline.json").read_bytes() == Path("live.json").read_bytes()


@needs_chromium
def test_the_picture_has_the_faulty_cell_outlined(site, run, report, faulty):
    site["/good"], site["/bad"] = answer(report), answer(faulty)
    run("url", site.url("/good"), site.url("/bad"), "--save", "kept")
    none, some = sorted(map(outlined_pixels, Path("kept").glob("*.png")))
    assert none == 0
    assert some > 100


def outlined_pixels(file):
    """How many pixels have the colour of the outline, counted by the browser itself."""
    import base64

    from playwright.sync_api import sync_playwright

    data = base64.b64encode(file.read_bytes()).decode()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = chromium.new_page()
        page.set_content(f"<img src='data:image/png;base64,{data}'>")
        count = page.evaluate("""async () => {
            const image = document.querySelector('img'); await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
            const data = context.getImageData(0, 0, image.width, image.height).data;
            let count = 0;
            for (let i = 0; i < data.length; i += 4)
                if (data[i] === 0xd0 && data[i + 1] === 0x02 && data[i + 2] === 0x1b) count++;
            return count;
        }""")
        chromium.close()
    return count


@needs_chromium
def test_a_challenge_that_lets_browsers_through_lets_this_one_through(site, run, report):
    def door(request, send):
        if "pass=1" in request.headers.get("cookie", ""):
            answer(report)(request, send)
        else:
            script = "<script>document.cookie='pass=1';location.reload()</script>"
            answer(f"<html><body>{script}</body></html>", "521 ")(request, send)

    site["/"] = door
    code, document = run("url", site.url(), "--ignore-robots")
    assert (code, codes(document["outcomes"][0])) == (0, ["robots-ignored", "rendered"])
    agent = site.requests[0].headers["user-agent"]
    assert agent.startswith("Mozilla/") and "reportlint/" in agent


@needs_chromium
def test_a_challenge_that_does_not_is_named(site, run, quick):
    site["/"] = answer("<html><body>请完成人机验证</body></html>", "412 ")
    code, document = run("url", site.url())
    assert code == 3
    assert document["outcomes"][0]["problem"]["code"] == "protected"
    assert "report-not-displayed" in codes(document["outcomes"][0])


@needs_chromium
def test_frames_redirects_documents_and_encodings(site, run):
    gb = MARKUPS["gb2312"].render(clean_draft()).encode("gb18030")
    site["/frame"] = answer("<html><body>年报<iframe src=/bad width=900></iframe></body></html>")
    site["/bad"] = answer(gb, media_type="text/html; charset=gb2312")
    site["/moved"] = redirect("/bad")
    site["/a.pdf"] = answer(b"%PDF-1.4 nothing", media_type="application/pdf")
    code, document = run("url", *map(site.url, ("/frame", "/moved", "/a.pdf", "/gone")), "--save", "kept")
    frame, moved, pdf, gone = document["outcomes"]
    assert code == 3
    assert (frame["problem"], moved["problem"]) == (None, None)
    assert codes(frame) == ["rendered", "frame-read"]
    assert codes(moved) == ["rendered", "redirected"]
    assert pdf["problem"]["code"] == "pdf-broken"
    assert gone["problem"]["code"] == "not-found"


@needs_chromium
def test_robots_txt_and_unreachable_hosts(site, run):
    site["/robots.txt"] = answer("User-agent: *\nDisallow: /private")
    code, document = run("url", site.url("/private"), "http://127.0.0.1:1/")
    assert code == 3
    assert [outcome["problem"]["code"] for outcome in document["outcomes"]] == [
        "robots-disallowed",
        "connection-refused",
    ]
    assert site.paths == []


def test_a_driver_that_does_not_start_is_told(site, run, monkeypatch):
    def start(self):
        raise Exception("Connection closed while reading from the driver")

    monkeypatch.setattr("playwright.sync_api._context_manager.PlaywrightContextManager.start", start)
    code, document = run("url", site.url(), "--ignore-robots")
    assert code == 3
    problem = document["outcomes"][0]["problem"]
    assert problem["code"] == "browser-failed"
    assert "Connection closed while reading from the driver" in problem["message"]["zh"]


def test_no_browser_is_told(site, run, monkeypatch):
    monkeypatch.setenv("REPORTLINT_BROWSER", "/nowhere/chromium")
    code, document = run("url", site.url(), "--ignore-robots")
    assert code == 3
    assert document["outcomes"][0]["problem"]["code"] == "browser-missing"
    assert "REPORTLINT_BROWSER" in document["outcomes"][0]["problem"]["advice"]["zh"]
