"""What is decided in 问题清单.xlsx stands in the ledger, and what the ledger holds stands in the list."""

from __future__ import annotations

import shutil
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import page
from openpyxl import load_workbook

from reportlint.checking.session import prepared
from reportlint.cli import main
from reportlint.config.config import Config
from reportlint.decisions.decision import Decision, FindingKey, Ruling, UntrueReason, key_of
from reportlint.decisions.ledger import Ledger, Seen
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.decisions.register import LetterRegister, NumberTaken, by_agency, standing
from reportlint.handover.view import shown
from reportlint.runs.folder import open_run

WRONG = {"organ": "云溪县统计局", "requests/granted/total": "+1"}
MISREAD = Ruling(Decision.UNTRUE, UntrueReason.MISREAD.value, "合并单元格")
OPTIONS = ("--select", "arithmetic", "--isolated", "--as-of", "2025-02-10")
AGENCY = "云溪县统计局/2024"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run over one report with one fault, in the folder `run`."""
    folder = tmp_path_factory.mktemp("office")
    page(folder / "a.html", WRONG)
    (folder / "list.csv").write_text("单位,网址,年度\n云溪县统计局,a.html,2024", encoding="utf-8")
    with chdir(folder):
        main(["batch", "list.csv", "--run", "run", *OPTIONS])
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the run of one's own."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("run")


def tell(run: Path) -> tuple[FindingKey, ...]:
    """The findings of the body's report."""
    folder = open_run(run)
    result = folder.result(AGENCY)
    assert result is not None and result.outcome is not None
    folder.store.close()
    return tuple(key_of(AGENCY, finding) for finding in result.outcome.findings)


def decide(run: Path, ruling: Ruling) -> None:
    ledger, (key,) = Ledger(run), tell(run)
    assert isinstance(ledger.decide("甲", [(Seen(key, ledger.last()), ruling)]), str)


def hand_over(run: Path) -> None:
    assert main(["hand-over", str(run), "--isolated", "--only", "problems,letters"]) == 0


def row(run: Path) -> dict[str, Any]:
    sheet = load_workbook(run / "outputs/问题清单.xlsx").worksheets[0]
    titles = [cell.value for cell in sheet[2]]
    return dict(zip(titles, [cell.value for cell in sheet[3]], strict=True))


def put(run: Path, **texts: Any) -> None:
    file = run / "outputs/问题清单.xlsx"
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for title, text in texts.items():
        sheet.cell(3, next(cell.column for cell in sheet[2] if cell.value == title)).value = text
    book.save(file)


def letters(run: Path) -> list[str]:
    return [file.name for file in (run / "outputs").glob("整改通知单/*.docx")]


def test_the_list_and_the_letters_follow_the_ledger(run: Path) -> None:
    decide(run, MISREAD)
    hand_over(run)
    told = row(run)
    assert (told["审核"], told["审核意见"]) == ("不属实", "读错了：合并单元格")
    assert told["不计原因"] == "经审核不属实：读错了：合并单元格"
    assert letters(run) == []
    decide(run, Ruling(Decision.MENDED))
    hand_over(run)
    told = row(run)
    assert (told["审核"], told["审核意见"], told["整改情况"], told["不计原因"]) == (
        None,
        None,
        "已整改",
        None,
    )
    # Nothing is left to be asked for.
    assert letters(run) == []


def test_the_ledger_follows_the_list(run: Path) -> None:
    put(run, 审核="不属实", 审核意见="另有依据：县政府批复")
    hand_over(run)
    (entry,) = Ledger(run).entries()
    assert entry.person == "问题清单.xlsx"
    assert entry.ruling == Ruling(Decision.UNTRUE, UntrueReason.GROUNDED.value, "县政府批复")
    # Nothing more is said, however often it goes to and fro.
    hand_over(run)
    put(run, 审核意见="另有依据：县政府批复 ")
    hand_over(run)
    assert len(Ledger(run).entries()) == 1
    put(run, 审核=None, 审核意见=None, 豁免理由="已另行核准", 豁免到期="2025年12月31日")
    hand_over(run)
    assert Ledger(run).entries()[-1].ruling == Ruling(Decision.WAIVED, "已另行核准", "", date(2025, 12, 31))
    assert row(run)["豁免到期"] == "2025-12-31"


def test_where_both_changed_the_ledger_holds_and_the_lists_word_is_kept(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(run, Ruling(Decision.TRUE))
    hand_over(run)
    decide(run, MISREAD)
    put(run, 审核="属实", 审核意见="已电话核实")
    hand_over(run)
    told = row(run)
    assert (told["审核"], told["审核意见"]) == ("不属实", "读错了：合并单元格")
    assert told["此前填写"] == "审核：属实\n审核意见：已电话核实"
    assert "以后者为准" in capsys.readouterr().err
    assert [entry.person for entry in Ledger(run).entries()] == ["甲", "甲"]


def test_a_new_run_takes_the_ledger_over_but_not_for_another_number(run: Path) -> None:
    decide(run, MISREAD)
    page(Path("a.html"), {**WRONG, "requests/granted/total": "+2"})
    main(["batch", "list.csv", "--run", "later", "--against", "run", *OPTIONS])
    told = row(Path("later"))
    assert (told["审核"], told["不计原因"]) == (None, None)
    assert told["审核意见"] == "须再看：原判不属实 读错了：合并单元格"


def noted(run: Path) -> list[tuple[str, str, date | None, date | None, int]]:
    """The letters that were sent: by whom noted, number, day, deadline, how many findings."""
    letters = standing(LetterRegister(run).entries())
    return [(one.person, one.number, one.day, one.deadline, len(one.told)) for one in letters]


def test_a_letter_noted_in_the_list_stands_in_the_register(run: Path) -> None:
    put(run, 发函文号="云政公开〔2025〕3号", 发函日期="2025年2月12日", 整改期限="2025.3.5")
    for _ in range(2):
        hand_over(run)
        assert noted(run) == [
            ("问题清单.xlsx", "云政公开〔2025〕3号", date(2025, 2, 12), date(2025, 3, 5), 1)
        ]
    assert [row(run)[title] for title in ("发函文号", "发函日期", "整改期限")] == [
        "云政公开〔2025〕3号",
        "2025-02-12",
        "2025-03-05",
    ]
    # The batch writes the list, too.
    main(["batch", "list.csv", "--run", "run", *OPTIONS])
    assert row(run)["发函文号"] == "云政公开〔2025〕3号"
    # More time is given: the same letter, with another day.
    put(run, 整改期限="2025-03-20")
    hand_over(run)
    assert by_agency(LetterRegister(run).entries())[AGENCY][0].deadline == date(2025, 3, 20)
    # Who takes the number out does not take the letter back.
    put(run, 发函文号=None, 发函日期=None)
    hand_over(run)
    assert row(run)["发函文号"] == "云政公开〔2025〕3号"


def test_a_letter_noted_elsewhere_stands_in_the_list_until_it_is_taken_back(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register, (key,) = LetterRegister(run), tell(run)
    first = SentLetter(AGENCY, LetterKind.NOTICE, "3号", date(2025, 2, 12), date(2025, 3, 5), (key,))
    batch = register.note("王某", [first])
    hand_over(run)
    assert (row(run)["发函文号"], row(run)["整改期限"]) == ("3号", "2025-03-05")
    assert isinstance(register.note("李某", [first]), NumberTaken)
    # A second one, while the clerk writes into the list.
    register.note("李某", [replace(first, number="4号")])
    put(run, 发函文号="5号")
    hand_over(run)
    assert "发函情况与网页上后来登记的不同" in capsys.readouterr().err
    assert (row(run)["发函文号"], row(run)["此前填写"]) == (
        "4号",
        "发函文号：5号\n发函日期：2025-02-12\n整改期限：2025-03-05",
    )
    for one in (batch, register.entries()[1].batch):
        assert isinstance(one, str) and register.take_back("赵某", one)
    assert register.take_back("赵某", str(batch)) is None
    hand_over(run)
    assert (row(run)["发函文号"], row(run)["整改期限"]) == (None, None)
    assert noted(run) == []


def test_what_a_letter_asked_for_is_overdue_until_it_is_mended(run: Path) -> None:
    (key,) = tell(run)
    place = (AGENCY, key.fingerprint)
    letter = SentLetter(AGENCY, LetterKind.NOTICE, deadline=date(2025, 2, 9), told=(key,))
    LetterRegister(run).note("王某", [letter])
    session = prepared(Config(isolated=True, as_of=date(2025, 2, 10)))

    def overdue(as_of: date) -> frozenset[tuple[str, str]]:
        folder = open_run(run)
        try:
            return shown(folder, replace(session, as_of=as_of)).overdue
        finally:
            folder.store.close()

    assert [overdue(date(2025, 2, day)) for day in (9, 10)] == [frozenset(), {place}]
    decide(run, Ruling(Decision.MENDED))
    assert overdue(date(2025, 2, 10)) == frozenset()


def test_what_was_told_and_is_mended_keeps_its_letter(run: Path) -> None:
    LetterRegister(run).note("王某", [SentLetter(AGENCY, LetterKind.NOTICE, "3号", told=tell(run))])
    hand_over(run)
    page(Path("a.html"), {"organ": "云溪县统计局"})
    main(["batch", "list.csv", "--run", "run", *OPTIONS])
    rest = load_workbook(run / "outputs/问题清单.xlsx")["另有记录"]
    titles = [cell.value for cell in rest[2]]
    assert [cell.value for cell in rest[3]][titles.index("发函文号")] == "3号"
