"""`reportlint url` from the outside: findings, evidence, exit codes, and the same findings offline."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.cli import main
from reportlint.fetch.archive import WARC, Evidence
from reportlint.fetch.warc_reader import pages
from reportlint.model.errors import UsageError
from reportlint.page import Page
from reportlint.support.file_names import file_name
from reportlint.testing import clean_draft
from tests.loaders.ofd_writing import ofd_of
from tests.loaders.pdf_writing import paper_of
from tests.loaders.word_writing import written as document

from .site import answer, redirect

ALWAYS = ["--isolated", "--select", "arithmetic,structure", "--as-of", "2026-03-01"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run():
    """Runs the command line: (exit code, the JSON document)."""

    def run(*words):
        code, document = written(*words)
        return code, json.loads(document)

    return run


def written(*words):
    code = main([*map(str, words), *ALWAYS, "-o", "json=result.json"])
    return code, Path("result.json").read_bytes()


def problems(document):
    return [outcome["problem"] and outcome["problem"]["code"] for outcome in document["outcomes"]]


def test_a_good_report_passes_and_a_faulty_one_fails(site, run, report, faulty):
    site["/good"], site["/bad"] = answer(report), answer(faulty)
    assert run("url", site.url("/good"))[0] == 0
    code, document = run("url", site.url("/bad"))
    assert code == 1
    assert document["outcomes"][0]["input"]["url"] == site.url("/bad")
    assert document["outcomes"][0]["findings"]


def test_what_cannot_be_reached_is_no_fault_of_the_report(site, run, report):
    site["/good"] = answer(report)
    code, document = run("url", site.url("/good"), site.url("/gone"), "www.yunxi.example")
    assert code == 3
    assert problems(document) == [None, "not-found", "address-invalid"]
    assert [outcome["findings"] for outcome in document["outcomes"][1:]] == [[], []]
    gone = document["outcomes"][1]["problem"]
    assert gone["side"] == "site"
    assert gone["message"]["zh"] and gone["advice"]["en"]


def test_options_reach_the_client(site, run, report):
    site["/robots.txt"] = answer("User-agent: *\nDisallow: /")
    site["/"] = answer(report)
    assert problems(run("url", site.url())[1]) == ["robots-disallowed"]
    options = ["--ignore-robots", "--header", "X-Key: k", "--contact", "office@example.org", "--timeout", "9"]
    code, document = run("url", site.url(), *options)
    assert code == 0
    assert "robots-ignored" in [notice["code"] for notice in document["outcomes"][0]["notices"]]
    assert site.requests[-1].headers["x-key"] == "k"
    assert "office@example.org" in site.requests[-1].headers["user-agent"]
    assert problems(run("url", site.url(), "--public-only")[1]) == ["address-refused"]
    assert problems(run("url", site.url(), "--ignore-robots", "--max-size", "0.001")[1]) == ["too-large"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--header", "no colon"],
        ["--header", "X: a\r\nY: b"],
        ["--contact", "办公室"],
        ["--timeout", "soon"],
        ["--timeout", "0"],
        ["--max-size", "-1"],
        ["--browser", "--public-only"],
    ],
)
def test_misuse(site, wrong, capsys):
    assert main(["url", site.url(), *wrong]) == 2
    assert capsys.readouterr().err.startswith("reportlint: ")
    assert site.requests == []


def test_without_the_extra_it_says_what_to_install(site, run, monkeypatch):
    needing_it = ("reportlint.fetch.", "reportlint.checking.live")
    for name in [name for name in sys.modules if name.startswith(needing_it)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    code, document = run("url", site.url())
    assert (code, problems(document)) == (3, ["extra-missing"])
    assert "pip install 'reportlint[web]'" in document["outcomes"][0]["problem"]["advice"]["zh"]


def test_no_other_command_imports_the_client():
    code = (
        "import sys; from reportlint.cli import main; main(['check', '-', '--isolated']);"
        "print('httpx2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"<p>", capture_output=True, check=True)
    assert done.stdout.split()[-1] == b"False"


# Evidence


@pytest.fixture
def misbehaving(site, report, faulty):
    """A site on which pages come in every way they can come, and fail in every way they can fail."""
    site["/bad"] = answer(faulty.encode("gb18030"), media_type="text/html; charset=gb2312")
    site["/packed"] = answer(gzip.compress(faulty.encode()), headers={"Content-Encoding": "gzip"})
    site["/moved"] = redirect("/旧/../bad?来自=moved".encode().decode("latin-1"))
    site["/bad?%E6%9D%A5%E8%87%AA=moved"] = site.routes["/bad"]
    site["/jump"] = answer("<script>location.href='/bad'</script>")
    site["/frame"] = answer("<html><body>年报<iframe src=/bad></iframe></body></html>")
    site["/files"] = answer(
        "<html><title>云溪县2024年政府信息公开工作年度报告</title><a href='/f.pdf'>年度报告</a>"
    )
    site["/f.pdf"] = answer(b"%PDF-1.4 nothing", media_type="application/pdf")
    site["/521"] = answer("<script>document.cookie='x'</script>", "521 ")
    site["/soft"] = answer("<html><body>您访问的页面不存在</body></html>")
    site["/empty"] = answer("")
    site["/bomb"] = answer(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    site["/odd"] = answer(report, headers={"X-Odd": "\xe9\xff", "Set-Cookie": "a=1"})
    paths = "/bad /packed /moved /jump /frame /files /521 /soft /empty /bomb /odd /gone".split()
    return [site.url(path) for path in paths]


def test_the_same_findings_offline_byte_for_byte(misbehaving, here):
    code, live = written("url", *misbehaving, "--save", "留存/2025", "--max-size", "1")
    outcomes = json.loads(live)["outcomes"]
    assert len([o for o in outcomes if o["findings"]]) >= 5
    assert {o["problem"]["code"] for o in outcomes if o["problem"]} >= {
        *("protected soft-not-found page-empty expands-too-far not-found attachment-only".split())
    }
    for path in (f"留存/2025/{WARC}", here / "留存" / "2025" / WARC):
        assert written("check", path) == (code, live)


@pytest.mark.parametrize(
    ("kind", "written_as"), [("docx", document), ("ofd", lambda draft: ofd_of(paper_of(draft)))]
)
def test_an_attachment_is_judged_alike_by_every_command(site, here, kind, written_as):
    draft = clean_draft()
    title = draft["title"]
    site[f"/report.{kind}"] = answer(written_as(draft), media_type="application/octet-stream")
    site["/page"] = answer(
        f"<html><title>{title}</title><body><h1>{title}</h1><a href='/report.{kind}'>{title}.{kind}</a></body></html>"
    )
    code, live = written("url", site.url("/page"), "--save", "留存")
    (outcome,) = json.loads(live)["outcomes"]
    assert (code, outcome["problem"]) == (1, None)
    assert [found["rule"] for found in outcome["findings"]] == ["body-missing"]
    assert outcome["tally"]["fail"] == 1
    assert written("check", f"留存/{WARC}") == (code, live)
    Path("名单.csv").write_text(f"单位,网址\n{draft['organ']},{site.url('/page')}\n", encoding="utf-8")
    code, batch = written("batch", "名单.csv", "--run", "结果")
    (row,) = json.loads(batch)["outcomes"]
    assert code == 1
    assert [row[part] for part in ("problem", "tally", "title")] == [
        outcome[part] for part in ("problem", "tally", "title")
    ]
    assert [found["fingerprint"] for found in row["findings"]] == [
        found["fingerprint"] for found in outcome["findings"]
    ]


def test_sarif_points_at_the_kept_page_and_names_the_live_address(site, faulty, here):
    site["/bad"] = answer(faulty.encode("gb18030"), media_type="text/html; charset=gbk")
    assert main(["url", site.url("/bad"), "--save", "留存", *ALWAYS, "-o", "sarif=a.sarif"]) == 1
    log = json.loads(Path("a.sarif").read_text(encoding="utf-8"))
    (run,) = log["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert uri.isascii() and "://" not in uri
    kept = Path(unquote(uri)).read_bytes().decode("utf-8")
    region = place["region"]
    start = region["charOffset"]
    assert kept[start : start + region["charLength"]].startswith("<td")
    result = run["results"][0]
    assert result["webRequest"] == {"method": "GET", "target": site.url("/bad")}
    assert f"<{site.url('/bad')}>" in result["message"]["markdown"]
    assert run["artifacts"][0]["properties"]["sourceUrl"] == site.url("/bad")


def test_the_kept_page_is_the_decoded_page_with_its_line_ends(site, report, here):
    page = "\ufeff" + report.replace("\n", "\r\n")
    site["/a"] = answer(page.encode("utf-8"))
    main(["url", site.url("/a"), "--save", "kept", *ALWAYS])
    (kept,) = Path("kept").glob("*.html")
    assert kept.name.startswith("127.0.0.1-")
    assert kept.read_bytes() == page[1:].encode("utf-8")


def test_credentials_and_cookies_are_not_kept(site, report):
    site["/"] = answer(report)
    address = site.url().replace("//", "//clerk:hush@")
    main(["url", address, "--save", "kept", "--header", "Cookie: s=hush", *ALWAYS, "-o", "json=a.json"])
    assert site.requests[-1].headers["cookie"] == "s=hush"
    for file in [Path("a.json"), *Path("kept").iterdir()]:
        data = file.read_bytes()
        data = gzip.decompress(data) if file.name.endswith(".gz") else data
        assert b"hush" not in data


def test_other_tools_read_the_record(site, report):
    from warcio.archiveiterator import ArchiveIterator

    site["/a"] = answer(gzip.compress(report.encode()), headers={"Content-Encoding": "gzip"})
    main(["url", site.url("/a"), "--save", "kept", *ALWAYS])
    data = Path("kept", WARC).read_bytes()
    records = [
        (record.rec_type, record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]
    assert [kind for kind, _ in records] == "warcinfo response request metadata".split()
    assert records[1][1] == report.encode()


def test_the_record_of_other_tools_is_read(site, run, faulty):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with Path("other.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record("x", {"software": "another/1"}))
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "http://yunxi.example/a", "response", payload=io.BytesIO(faulty.encode()), http_headers=headers
        )
        writer.write_record(record)
    code, document = run("check", "other.warc.gz")
    assert code == 1
    assert document["outcomes"][0]["input"]["url"] == "http://yunxi.example/a"
    with pytest.raises(UsageError):
        Path("other").mkdir()
        Path("other.warc.gz").rename(f"other/{WARC}")
        Evidence(Path("other"))


def test_a_record_that_was_cut_anywhere_gives_complete_pages_only(site, run, report, faulty):
    site["/1"], site["/2"] = answer(report), answer(faulty)
    main(["url", site.url("/1"), "--save", "kept", *ALWAYS])
    first = Path("kept", WARC).stat().st_size
    main(["url", site.url("/2"), "--save", "kept", *ALWAYS])
    whole = Path("kept", WARC).read_bytes()
    assert len(run("check", f"kept/{WARC}")[1]["outcomes"]) == 2
    for size in [
        0,
        1,
        30,
        first // 2,
        first - 1,
        first,
        first + 1,
        (first + len(whole)) // 2,
        len(whole) - 1,
    ]:
        Path("kept", WARC).write_bytes(whole[:size])
        code, document = run("check", f"kept/{WARC}")
        names = [outcome["input"]["name"] for outcome in document["outcomes"]]
        if size >= first:
            assert (code, names) == (0, [site.url("/1")])
        else:
            assert code == 3
            assert problems(document)[0] in ("record-empty", "empty-file", "binary-not-report")
        Evidence(Path("kept"))
        assert Path("kept", WARC).stat().st_size == (first if size >= first else 0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_record_gives_what_was_kept_or_nothing(data, kept):
    """A byte changed anywhere never gives a page that was not fetched."""
    at = data.draw(st.integers(0, len(kept) - 1))
    damaged = kept[:at] + bytes([data.draw(st.integers(0, 255))]) + kept[at + 1 :]
    whole = {page.source.sha256 for page in pages(kept, "a", None, None)}
    for page in pages(damaged, "a", None, None):
        assert not isinstance(page, Page) or page.source.sha256 in whole


@pytest.fixture
def kept(site, report, faulty):
    site["/1"], site["/2"] = answer(report), answer(faulty)
    main(["url", site.url("/1"), site.url("/2"), "--save", "kept", *ALWAYS])
    return Path("kept", WARC).read_bytes()


def test_killed_while_fetching_it_leaves_nothing_that_is_taken_for_a_page(site, run, report, here):
    site["/1"] = answer(report)

    def slow(request, send):
        data = report.encode()
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(data))
        send(data[: len(data) // 2])
        time.sleep(30)

    site["/2"] = slow
    command = [
        sys.executable,
        "-m",
        "reportlint",
        "url",
        site.url("/1"),
        site.url("/2"),
        "--save",
        "kept",
    ]
    process = subprocess.Popen([*command, *ALWAYS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while "/2" not in site.paths and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert [o["input"]["name"] for o in run("check", f"kept/{WARC}")[1]["outcomes"]] == [site.url("/1")]
    assert len(run("check", "kept")[1]["outcomes"]) == 1
    main(["url", site.url("/1"), "--save", "kept", *ALWAYS])
    assert len(run("check", f"kept/{WARC}")[1]["outcomes"]) == 2


def test_killed_while_writing_it_leaves_nothing_under_the_files_name(here, monkeypatch):
    from reportlint.support import atomic

    atomic.write_whole(here / "a.html", b"old")

    def killed(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        atomic.write_whole(here / "a.html", b"new and longer")
    assert (here / "a.html").read_bytes() == b"old"


def test_two_processes_may_keep_pages_in_one_folder(site, run, report, faulty):
    site["/1"], site["/2"] = answer(report), answer(faulty)
    command = [sys.executable, "-m", "reportlint", "url", "--save", "kept", *ALWAYS]
    running = [
        subprocess.Popen([*command, site.url(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for path in ("/1", "/2")
    ]
    assert sorted(process.wait() for process in running) == [0, 1]
    names = [o["input"]["name"] for o in run("check", f"kept/{WARC}")[1]["outcomes"]]
    assert sorted(names) == [site.url("/1"), site.url("/2")]


def test_a_folder_that_cannot_be_used_is_misuse(site, capsys):
    Path("file").write_text("x")
    assert main(["url", site.url(), "--save", "file/kept"]) == 2
    assert "file/kept" in capsys.readouterr().err
    assert site.requests == []


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("云溪县教育局", "云溪县教育局"),
        ("a/b\\c:d*e?", "a_b_c_d_e"),
        ("../..", "page"),
        ("::1", "1"),
        ("局" * 200, "局" * 50),
        ("\x00", "page"),
    ],
)
def test_names_of_files(label, name):
    assert file_name(label) == name
