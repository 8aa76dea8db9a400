"""`reportlint hand-over`: what an office gives out from a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportlint.checking.session import prepared
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.config.keys import words
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message
from reportlint.support.console import notify

Folder = Annotated[str, typer.Argument(metavar="目录", help="batch 的结果目录。 Folder of a run.")]
Into = Annotated[
    str | None,
    typer.Option("--into", metavar="目录", help="写到哪里，默认为结果目录的 outputs。 Where to write."),
]
Parts = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="内容",
        help="只写这些：index,letters,reminders,circular,scores,overview,problems,beside,sums,trends。 Write these only.",
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="目录",
        help="以前的结果目录，可多次给出，用于趋势。 Earlier runs, repeatable, for trends.",
    ),
]
Office = Annotated[str, typer.Option("--office", metavar="名称", help="发文机关。 The office that writes.")]
Number = Annotated[
    str,
    typer.Option(
        "--number",
        metavar="文号",
        help="第一件的文号，其余依次编号。 Number of the first document; the others count on.",
    ),
]
Day = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="成文日期，如 2026-03-05。 Day of the letters.")
]
Deadline = Annotated[
    str | None,
    typer.Option("--deadline", metavar="日期", help="整改期限。 Day by which faults are to be mended."),
]
Contact = Annotated[str, typer.Option("--contact", metavar="联系方式", help="联系人及电话。 Whom to ask.")]
LetterTemplate = Annotated[
    str | None,
    typer.Option(
        "--letter-template", metavar="文件", help="本单位的通知单模板。 Own template of the letters."
    ),
]
ReminderTemplate = Annotated[
    str | None,
    typer.Option(
        "--reminder-template", metavar="文件", help="本单位的催办函模板。 Own template of the reminders."
    ),
]
CircularTemplate = Annotated[
    str | None,
    typer.Option(
        "--circular-template", metavar="文件", help="本单位的通报模板。 Own template of the circular."
    ),
]
WeightsFile = Annotated[
    str | None,
    typer.Option("--weights", metavar="文件", help="本单位的评分标准（TOML）。 Own weights of the scores."),
]
Infos = Annotated[bool, typer.Option("--infos", help="通知单也列提示。 Letters tell remarks, too.")]


@options.settings("lang", "rule-folders", "isolated", "no-waivers")
def command(
    folder: Folder,
    *,
    into: Into = None,
    only: Parts = None,
    against: Against = None,
    office: Office = "",
    number: Number = "",
    date_: Day = None,
    deadline: Deadline = None,
    contact: Contact = "",
    letter_template: LetterTemplate = None,
    reminder_template: ReminderTemplate = None,
    circular_template: CircularTemplate = None,
    weights: WeightsFile = None,
    infos: Infos = False,
    config: Config,
) -> None:
    """由批量核查的结果生成交付的文件。 Make what is handed over from a run.

    index.html（可离线打开的总览）、整改通知单/、催办函/、通报.docx、考核得分.xlsx、总表.xlsx、问题清单.xlsx；
    另加：--only beside 写 对照/，每家单位本年与上年逐项对照；--only sums 写 数字汇总.xlsx，各级合计与上级报告并列；
    --against 以前的结果目录，写 趋势.xlsx、趋势.html。

    退出码：0 已写好；2 用法有误。 Exit: 0 written, 2 misuse.
    """
    try:
        from reportlint.handover import parts
        from reportlint.handover.letterhead import Letterhead
        from reportlint.runs.folder import open_run
        from reportlint.runs.verification import evidence_faults
    except ImportError:
        raise without_extra(Message("生成交付文件", "Handing over"), "batch") from None
    wanted = [options.choice("only", word, parts.PARTS) for word in words(only)]
    settings = parts.HandoverSettings(
        letterhead=Letterhead(
            office, number, options.day("date", date_), options.day("deadline", deadline), contact
        ),
        letter=_path(letter_template),
        reminder=_path(reminder_template),
        circular=_path(circular_template),
        weights=_path(weights),
        infos=infos,
        against=tuple(open_run(Path(one)) for one in against or ()),
    )
    if parts.TRENDS in wanted and not against:
        raise UsageError(
            Message(
                "趋势要有以前的结果：--against 目录，可多次给出。",
                "Trends need earlier runs: --against FOLDER, repeatable.",
            )
        )
    run = open_run(Path(folder))
    usual = (*parts.USUAL, parts.TRENDS) if against else parts.USUAL
    done = parts.written(run, prepared(config), _path(into) or run.outputs, settings, wanted or usual)
    for say in (*done, *(fault.say for fault in evidence_faults(run))):
        notify(say.in_(config.language))


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
