"""`reportlint check`: inputs, outputs, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from reportlint import cli
from reportlint.checking.session import Session
from reportlint.model.finding import Outcome

from .conftest import Run, page

PLACE = "requests/granted/total"


def places(text: str) -> list[tuple[str, list[str]]]:
    """Names of inputs, each with the keys of its findings."""
    return [
        (outcome["input"]["name"], [finding["place"]["key"] for finding in outcome["findings"]])
        for outcome in json.loads(text)["outcomes"]
    ]


def test_a_clean_page(run: Run, clean: Path) -> None:
    ended = run("check", "clean.html")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("✓ ")
    assert ended.out.splitlines()[-1].startswith("✓ 未发现问题；已核 ")


def test_a_faulty_page(run: Run, faulty: Path) -> None:
    ended = run("check", "faulty.html")
    assert (ended.code, ended.err) == (1, "")
    assert "表三 · 予以公开 · 总计" in ended.out
    assert ended.out.splitlines()[-1].startswith("✗ 有达到失败级别的问题；1 项错误；已核 ")


def test_a_faulty_page_in_english(run: Run, faulty: Path) -> None:
    ended = run("check", "faulty.html", "--lang", "en")
    assert ended.out.splitlines()[-1].startswith("✗ findings at or above the fail level; 1 error; ")


def test_the_exit_code_is_the_same_for_every_format(run: Run, faulty: Path, clean: Path) -> None:
    for name in ("table", "sarif", "json", "csv", "github", "gitlab", "markdown", "rdjson", "short", "junit"):
        assert run("check", "faulty.html", "-o", name).code == 1
        assert run("check", "clean.html", "-o", name).code == 0
        assert run("check", "faulty.html", "-o", name, "--fail-on", "never").code == 0


def test_stdout_holds_the_document_and_nothing_else(run: Run, faulty: Path) -> None:
    ended = run("check", "faulty.html", "-o", "json")
    assert places(ended.out) == [("faulty.html", [PLACE])]
    assert ended.err.startswith("✗ 有达到失败级别的问题；1 项错误；")


def test_several_documents_at_once(run: Run, faulty: Path, tmp_path: Path) -> None:
    ended = run("check", "faulty.html", "-o", "table", "-o", "json=out/a.json", "-o", "sarif=out/a.sarif")
    assert ended.out.startswith("✗ ")
    assert ended.err == "reportlint: 已写 out/a.json\nreportlint: 已写 out/a.sarif\n"
    assert run("check", "faulty.html", "-o", "table", "-o", "json=out/a.json", "-q").err == ""
    assert places((tmp_path / "out/a.json").read_text(encoding="utf-8")) == [("faulty.html", [PLACE])]
    results = json.loads((tmp_path / "out/a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [one["kind"] for one in results if one["kind"] in ("fail", "review")] == ["fail"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a.json", "a.sarif"]


def test_a_folder_is_searched_for_reports(run: Run, tmp_path: Path) -> None:
    for name in ("b/2.HTML", "b/1.htm", "a.shtml", ".hidden/x.html", "b/~$lock.docx"):
        page(tmp_path / "reports" / name, {})
    (tmp_path / "reports" / "notes.md").write_text("# 无", encoding="utf-8")
    ended = run("check", "reports", "-o", "json")
    assert [name for name, _ in places(ended.out)] == [
        "reports/a.shtml",
        "reports/b/1.htm",
        "reports/b/2.HTML",
    ]
    assert ended.code == 0


def test_patterns_and_repeated_inputs(run: Run, tmp_path: Path) -> None:
    for name in ("x/1.html", "x/y/2.html"):
        page(tmp_path / name, {})
    assert [name for name, _ in places(run("check", "x/**/*.html", "x/1.html", "-o", "json").out)] == [
        "x/1.html",
        "x/y/2.html",
    ]
    page(tmp_path / "[1].html", {})
    assert [name for name, _ in places(run("check", "[1].html", "-o", "json").out)] == ["[1].html"]


def test_a_page_on_stdin(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(faulty.read_bytes())))
    ended = run("check", "-", "-o", "json")
    assert ended.code == 1
    assert places(ended.out) == [("stdin", [PLACE])]


def test_one_bad_file_does_not_stop_the_others(run: Run, clean: Path, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ended = run("check", "none.html", "empty.html", "picture.html", "faulty.html", "clean.html", "-o", "json")
    document = json.loads(ended.out)
    assert ended.code == document["exit_code"] == 3
    assert [(one["input"]["name"], one["standing"]) for one in document["outcomes"]] == [
        ("none.html", "not-judged"),
        ("empty.html", "not-judged"),
        ("picture.html", "not-judged"),
        ("faulty.html", "faulty"),
        ("clean.html", "clean"),
    ]
    assert [one["problem"] and one["problem"]["code"] for one in document["outcomes"]][:3] == [
        "not-found",
        "empty-file",
        "image-named-html",
    ]


def test_a_page_that_is_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text("<html><body><p>欢迎访问</p></body></html>", encoding="utf-8")
    ended = run("check", "other.html")
    assert ended.code == 3
    assert ended.out.startswith("? other.html —— 未能核查：")


def test_nothing_to_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("check", "empty")
    assert (ended.code, ended.out) == (4, "? 没有可核查的文件；已核 0 项\n")
    assert json.loads(run("check", "empty", "-o", "json").out)["outcomes"] == []


def test_a_folder_that_may_not_be_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    real = os.scandir

    def refused(path: str) -> object:
        if Path(path) == Path("locked"):
            raise PermissionError(13, "Permission denied", "locked")
        return real(path)

    monkeypatch.setattr(os, "scandir", refused)
    ended = run("check", "locked", "-o", "json")
    assert ended.code == 3
    assert [name for name, _ in places(ended.out)] == ["locked"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "table", "-o", "json"), "标准输出只能写一份结果；请用“格式=文件”写到别的文件。"),
        (("-o", "sarfi"), "没有名为“sarfi”的输出格式。是否为“sarif”？"),
        (("--form", "annual-2012"), "没有名为“annual-2012”的格式。是否为“annual-2021”？"),
        (("--fail-on", "fatal"), "“--fail-on”应为 error / warning / info / never 之一，现为“fatal”。"),
        (("--as-of", "tomorrow"), "“--as-of”应为日期，如 2026-01-31，现为“tomorrow”。"),
        (("--jobs", "none"), "“--jobs”应为不小于 1 的整数，现为“none”。"),
        (("--lang", "fr"), "“--lang”应为 zh / en 之一，现为“fr”。"),
        (("--select", "arithmetics"), "没有名为“arithmetics”的规则或分组。是否为“arithmetic”？"),
        (
            ("--select", "carried-in-mismatch"),
            "选中的规则都是几份报告之间的比较，只用于批量核查（reportlint batch）。",
        ),
        (("--selct", "x"), "没有“--selct”这个选项。是否为“--select”？"),
        (("--config", "none.toml"), "读不了配置文件 none.toml：没有这个文件或目录"),
        (("--baseline", "none.sarif"), "读不了基线 none.sarif：没有这个文件或目录"),
    ],
)
def test_misuse_is_one_sentence_and_exit_2(run: Run, clean: Path, words: tuple[str, ...], said: str) -> None:
    assert run("check", "clean.html", *words) == (2, "", f"reportlint: {said}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check",), "缺少“路径”；用 --help 查看用法。"),
        (("diff", "runs"), "缺少“本次”；用 --help 查看用法。"),
        (("verify", "runs", "more"), "多了“more”；用 --help 查看用法。"),
        (("verify", "runs", "more", "again"), "多了“more again”；用 --help 查看用法。"),
        (("check", "clean.html", "--form"), "选项“--form”后面缺少内容；用 --help 查看用法。"),
        (("check", "--isolated=1", "clean.html"), "选项“--isolated”后面不能写内容；用 --help 查看用法。"),
    ],
)
def test_what_is_missing_or_too_much_is_told_in_chinese(run: Run, words: tuple[str, ...], said: str) -> None:
    assert run(*words) == (2, "", f"reportlint: {said}\n")


@pytest.mark.parametrize(
    ("file", "said"),
    [("none.toml", "没有这个文件或目录"), (".", "这是目录，不是文件"), ("n" * 999, "文件名过长")],
)
def test_the_systems_refusals_are_told_in_chinese(run: Run, clean: Path, file: str, said: str) -> None:
    assert run("check", "clean.html", "--config", file).err == f"reportlint: 读不了配置文件 {file}：{said}\n"


def test_misuse_in_english(run: Run, clean: Path) -> None:
    ended = run("check", "clean.html", "--lang=en", "-o", "sarfi")
    assert ended.err == "reportlint: There is no format “sarfi”. Did you mean “sarif”?\n"


def test_a_document_that_can_not_be_written(run: Run, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("check", "clean.html", "-o", "json=file/a.json")
    assert ended.code == 2
    assert ended.err.startswith("reportlint: 写不了文件 file/a.json：已有同名的文件。")


@pytest.mark.parametrize("file", ["clean.html", "./x/../clean.html", "link.html"])
def test_no_document_over_an_input(run: Run, clean: Path, tmp_path: Path, file: str) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "link.html").symlink_to(clean)
    before = clean.read_bytes()
    ended = run("check", "clean.html", "-o", f"json={file}")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "reportlint: “clean.html”是要核查的文件，不能把结果写在上面；请把结果写到别的文件。\n"
    assert clean.read_bytes() == before
    assert run("extract", "clean.html", "-o", f"csv={file}").code == 2
    assert clean.read_bytes() == before


def test_no_two_documents_in_one_file(run: Run, clean: Path, tmp_path: Path) -> None:
    for other in ("a.json", "./a.json", str(tmp_path / "b" / ".." / "a.json")):
        ended = run("check", "clean.html", "-o", "json=a.json", "-o", f"sarif={other}")
        assert (ended.code, ended.out) == (2, "")
        assert "只能写一份结果" in ended.err
    assert not (tmp_path / "a.json").exists()


def test_no_document_of_bytes_on_a_terminal(run: Run, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True)
    ended = run("check", "clean.html", "-o", "docx")
    assert (ended.code, ended.out) == (2, "")
    assert "请写明文件：-o docx=文件" in ended.err


def test_a_file_in_two_spellings_is_judged_once(run: Run, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "link.html").symlink_to(clean)
    ended = run("check", "clean.html", "./clean.html", str(clean), "link.html", "-o", "json")
    assert [name for name, _ in places(ended.out)] == ["clean.html"]


def test_half_a_document_is_never_on_stdout(
    run: Run, clean: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Session.judge

    def interrupted(session: Session, item: str) -> list[Outcome]:
        if item == "faulty.html":
            raise KeyboardInterrupt
        return judge(session, item)

    monkeypatch.setattr(Session, "judge", interrupted)
    for name in ("json", "sarif", "csv", "junit", "github"):
        ended = run("check", "clean.html", "faulty.html", "-o", name)
        assert (ended.code, ended.out) == (130, "")


def test_a_baseline_silences_what_is_known(run: Run, faulty: Path, tmp_path: Path) -> None:
    assert run("check", "faulty.html", "-o", "sarif=last.sarif").code == 1
    ended = run("check", "faulty.html", "--baseline", "last.sarif")
    assert ended.code == 0
    assert "1 项基线中已有" in ended.out.splitlines()[0]
    page(faulty, {})
    ended = run("check", "faulty.html", "--baseline", "last.sarif")
    assert (ended.code, "基线中的 1 项问题已不存在" in ended.out) == (0, True)


WAIVER = """
[[waivers]]
rule = "requests-row-total"
path = "faulty.html"
reason = "更正稿已报送"
expires = 2026-02-01
"""


def test_waivers_of_the_configuration(run: Run, faulty: Path, clean: Path, tmp_path: Path) -> None:
    code = run("check", "faulty.html", "-o", "json")
    rule = json.loads(code.out)["outcomes"][0]["findings"][0]["rule"]
    (tmp_path / "reportlint.toml").write_text(WAIVER.replace("requests-row-total", rule), encoding="utf-8")
    ended = run("check", "faulty.html")
    assert ended.code == 0
    assert "已豁免（至 2026-02-01）：更正稿已报送" in ended.out
    assert run("check", "faulty.html", "--no-waivers").code == 1
    late = run("check", "faulty.html", "--select", "arithmetic", "--as-of", "2026-02-02")
    assert late.code == 1
    assert "配置 reportlint.toml [[waivers]] #1：豁免已于 2026-02-01 到期，不再适用" in late.out
    page(faulty, {})
    assert "豁免没有用到，可以删除" in run("check", "faulty.html").out


def test_the_configuration_sets_severities(run: Run, faulty: Path, tmp_path: Path) -> None:
    rule = json.loads(run("check", "faulty.html", "-o", "json").out)["outcomes"][0]["findings"][0]["rule"]
    (tmp_path / "reportlint.toml").write_text(f'[rules.{rule}]\nseverity = "info"\n', encoding="utf-8")
    ended = run("check", "faulty.html", "-o", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["outcomes"][0]["findings"][0]["severity"] == "info"


def test_a_configuration_with_an_unknown_rule(run: Run, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "reportlint.toml").write_text(
        '[rules.requests-row-totl]\nseverity = "info"\n', encoding="utf-8"
    )
    assert run("check", "clean.html") == (
        2,
        "",
        "reportlint: reportlint.toml：没有名为“requests-row-totl”的规则或分组。是否为“requests-row-total”？\n",
    )


def test_an_interruption_is_told_in_a_sentence(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(session: Session, item: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "judge", interrupted)
    said = "reportlint: 已中断：没有写完的结果没有保留，再次运行同一命令即重新开始\n"
    assert run("check", "clean.html", "-o", "json=a.json") == (130, "", said)
    assert [file.name for file in tmp_path.iterdir()] == ["clean.html"]


def test_a_fault_of_the_program_is_a_sentence(run: Run, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(session: Session, **_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(Session, "run", broken)
    ended = run("check", "clean.html")
    assert ended.code == 3
    assert ended.err == (
        "reportlint: 程序出错：ZeroDivisionError: division by zero。"
        "设置环境变量 REPORTLINT_TRACEBACK=1 可查看详情。\n"
    )


def test_the_same_in_several_processes(run: Run, tmp_path: Path) -> None:
    for n in range(30):
        page(tmp_path / f"many/{n:02}.html", {"requests/granted/total": "+1"} if n % 7 == 0 else {})
    one = run("check", "many", "--jobs", "1", "-o", "sarif")
    assert run("check", "many", "--jobs", "3", "-o", "sarif") == one
    assert run("check", "many", "-o", "sarif") == one
    assert one.code == 1


def command() -> list[str]:
    return [sys.executable, "-m", "reportlint"]


def test_documents_are_utf_8_whatever_the_locale(clean: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    words = ["check", str(clean), "--isolated", "--select", "arithmetic"]
    made = subprocess.run([*command(), *words, "-o", "csv"], env=environment, capture_output=True, check=True)
    (row,) = csv.DictReader(io.StringIO(made.stdout.decode("utf-8").removeprefix("\ufeff")))
    assert row["核查结果"] == "未发现问题"
    shown = subprocess.run([*command(), *words], env=environment, capture_output=True, check=True)
    assert shown.stdout.decode("gbk").startswith("√ ")


def test_a_folder_given_as_a_path_with_a_dot(run: Run, clean: Path, tmp_path: Path) -> None:
    shutil.copy(clean, tmp_path / "b.html")
    assert [name for name, _ in places(run("check", ".", "-o", "json").out)] == ["./b.html", "./clean.html"]


def test_nothing_but_a_command_shows_the_help(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in cli.COMMANDS)
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reportlint ")
    assert cli.main(["chek"]) == 2
    assert capsys.readouterr().err == "reportlint: 没有“chek”这个命令。是否为“check”？\n"


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_list_of_commands_says_what_their_help_says(name: str) -> None:
    command = import_module(f"reportlint.commands.{name.replace('-', '_')}").command
    assert command.__doc__.splitlines()[0] == cli.COMMANDS[name]


def test_the_kind_of_body_may_be_told(run: Run, tmp_path: Path) -> None:
    page(tmp_path / "late.html", {"published": "2025-02-18"})
    words = ("check", "late.html", "--select", "published-late", "-o", "json")
    assert run(*words).code == 1
    assert run(*words, "--body", "county").code == 0
    told = run(*words, "--body", "countyy")
    assert (told.code, told.err.count("\n")) == (2, 1)
