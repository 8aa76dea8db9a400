"""进度表.xlsx, and its page: who has published and who has not, a row for each row of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reportlint.handover.letterhead import fetched_day
from reportlint.handover.links import file_link, web_link
from reportlint.handover.publication import PublicationRow
from reportlint.handover.publication_page import PublicationPage
from reportlint.handover.wording import kind_of
from reportlint.handover.workbook import Book, SheetColumn, Value
from reportlint.model.message import Language, Message
from reportlint.outputs.format import Run
from reportlint.outputs.sentences import joined
from reportlint.runs.handling import handled
from reportlint.support.atomic import whole

COLUMNS: Final = (
    SheetColumn("agency", Message("单位", "body"), 16),
    SheetColumn("kind", Message("单位类型", "kind"), 7),
    SheetColumn("superior", Message("上级单位", "superior"), 12),
    SheetColumn("state", Message("进度", "progress"), 8),
    SheetColumn("due", Message("公布期限", "due"), 10),
    SheetColumn("days", Message("剩余天数", "days left"), 6),
    SheetColumn("published", Message("发布日期", "published"), 10),
    SheetColumn("in-time", Message("是否按时", "in time"), 9),
    SheetColumn("doubt", Message("发布日期待核", "day for review"), 26),
    SheetColumn("seen", Message("首次见到", "first seen"), 10),
    SheetColumn("changes", Message("发布后的改动", "changes since"), 20),
    SheetColumn("first", Message("首次快照", "first kept page"), 6),
    SheetColumn("now", Message("现在快照", "kept page now"), 6),
    SheetColumn("errors", Message("错误数", "errors"), 5),
    SheetColumn("mended", Message("整改", "mended"), 7),
    SheetColumn("handling", Message("报送和整改", "handling"), 13),
    SheetColumn("address", Message("网址", "address"), 10),
    SheetColumn("reason", Message("说明", "note"), 24),
)
_MENDED: Final = Message("已整改", "mended")


def write_publications(
    rows: Iterable[PublicationRow], run: Run, folder: Path, book: Path, page: Path
) -> None:
    """Write workbook and page. `folder` is the run's, which evidence is relative to. Raises UsageError."""
    shown = PublicationPage(run)
    with whole(book) as stream:
        written = Book(stream, run.language, run.as_of)
        sheet = written.sheet(Message("进度表", "progress"), COLUMNS)
        for row in rows:
            sheet.row(list(_values(row, run.language, folder, book.parent)))
            shown.add(row)
        written.close()
    shown.write(page)


def _values(row: PublicationRow, language: Language, folder: Path, beside: Path) -> Iterator[Value]:
    result, agency = row.result, row.result.agency
    first, *changed = row.versions or [None]
    yield agency.name
    yield kind_of(agency.kind).in_(language)
    yield agency.superior
    yield row.state.say.in_(language)
    yield row.due
    yield row.days
    yield result.published
    yield row.time.in_(language)
    yield row.doubt.in_(language)
    yield fetched_day(first.load.at, row.today) if first else None
    yield "、".join(row.changes)
    yield _kept(first.load.file, folder, beside, language) if first and changed else ""
    yield _kept(changed[-1].load.file, folder, beside, language) if changed and changed[-1] else ""
    yield row.errors
    yield _MENDED.in_(language) if row.mended else ""
    yield joined(handled(result), "\n", "\n").in_(language)
    yield web_link(agency.address)
    yield result.reason.in_(language) if result.reason else ""


def _kept(path: str, folder: Path, beside: Path, language: Language) -> Value:
    return file_link(path, folder, beside, Message("快照", "kept page").in_(language))
