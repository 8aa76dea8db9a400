"""What the parser of the command line refuses, in our words."""

from __future__ import annotations

import re

from reportlint.commands.help import named
from reportlint.model.errors import nearest
from reportlint.model.message import Message

_SEE_HELP = Message("；用 --help 查看用法。", "; see --help.")


def refusal_of(wrong: Exception) -> Message:
    """The sentence for an error of the parser."""
    english, kind = str(wrong), type(wrong).__name__
    option = getattr(wrong, "option_name", None)
    if option and kind == "NoSuchOption":
        hint = nearest(option, getattr(wrong, "possibilities", None) or ())
        return Message(f"没有“{option}”这个选项。{hint.zh}", f"There is no option “{option}”.{hint.en}")
    if option and "requires" in english:
        return _with_help(f"选项“{option}”后面缺少内容", f"option “{option}” needs a value")
    if option:
        return _with_help(f"选项“{option}”后面不能写内容", f"option “{option}” takes no value")
    if kind == "MissingParameter":
        name = str(getattr(getattr(wrong, "param", None), "metavar", "")).replace("...", "")
        return _with_help(f"缺少“{name}”", f"“{named(name, 'en')}” is missing")
    if extra := re.search(r"extra arguments?(?:\(s\))? \((.*)\)", english):
        return _with_help(f"多了“{extra[1]}”", f"“{extra[1]}” is too much")
    return _with_help("用法有误", english.rstrip("."))


def _with_help(zh: str, en: str) -> Message:
    return Message(zh + _SEE_HELP.zh, en + _SEE_HELP.en)
