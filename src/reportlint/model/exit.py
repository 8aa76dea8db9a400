"""What the program ends with."""

from __future__ import annotations

from enum import IntEnum

from reportlint.model.message import Message


class Exit(IntEnum):
    """The exit codes."""

    CONFORMING = 0
    FINDINGS = 1
    MISUSE = 2
    NOT_JUDGED = 3
    NOTHING = 4

    @property
    def say(self) -> Message:
        """What the code means."""
        return _EXITS[self]


_EXITS = {
    Exit.CONFORMING: Message("未发现达到失败级别的问题", "no finding at or above the fail level"),
    Exit.FINDINGS: Message("有达到失败级别的问题", "findings at or above the fail level"),
    Exit.MISUSE: Message("用法或配置有误", "misuse or wrong configuration"),
    Exit.NOT_JUDGED: Message("有未能读取或未能判断的内容", "something could not be read or judged"),
    Exit.NOTHING: Message("没有可核查的文件", "nothing to check"),
}
