"""The grammar file → `Grammar`: words into one lexicon, patterns into regexes over word classes.

Notation of a pattern: `{收到} … {申请} {数}`. `{A|B}` is a word of class A or B, `{数}` the number; `?`, `*`
and `+` after a brace mean optional, any number, one or more; `( … | … )?` groups. `…` lets up to `GAP` unknown
characters stand there; else at most `SLACK` may, or `NUMBER_SLACK` right before the number, and wherever any
stand the claim is not certain. A `^` at the beginning lets none stand before its first word. Silent words,
channels and years do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from reportlint.model.grammar import Example, Grammar, Pattern, Subject, WordClass, WordRole
from reportlint.model.message import Message
from reportlint.reading.statements.numerals import NUMERALS
from reportlint.reading.statements.words import expand, prefixes

NUMBER, SLIP_CODE, GAP_CODE, BREAK_CODE = "N", "=", "~", "#"
UNKNOWN_CODES = frozenset((SLIP_CODE, GAP_CODE, BREAK_CODE))
SLACK = 2
NUMBER_SLACK = 1
GAP = 24

_ITEM = re.compile(
    r"\{(?P<classes>[^{}]+)\}(?P<times>[?*+]?)|(?P<first>\^)|(?P<gap>…)|(?P<group>\(|\)[?*]?|\|)|\s+"
)
_FIRST_CODE = 0xE000


def read_grammar(table: Mapping[str, object]) -> Grammar:
    """The parsed grammar file as a grammar; an empty table gives a grammar that finds nothing.

    Raises ValueError with the entry's name where the data is wrong.
    """
    if not table:
        return Grammar()
    data: Mapping[str, Any] = table
    _only(
        data,
        {
            "units",
            "words",
            "subject",
            "said",
            "disclaimers",
            "divisions",
            "remainders",
            "bases",
            "movements",
            "pairs",
            "complements",
            "kinds",
        },
        "grammar",
    )
    classes = {
        name: _class(name, entry, chr(_FIRST_CODE + n))
        for n, (name, entry) in enumerate(data.get("words", {}).items())
    }
    subjects = {entry["key"]: _subject(entry) for entry in data.get("subject", ())}
    units = {unit: kind for kind, some in data.get("units", {}).items() for unit in some}
    patterns = [pattern for entry in data.get("said", ()) for pattern in _patterns(entry, classes, subjects)]
    lexicon = _lexicon(classes.values())
    topical = {word[:2] for some in classes.values() if some.topic for word in some.words}
    return Grammar(
        subjects=subjects,
        classes=classes,
        lexicon=lexicon,
        units=units,
        prefixes=prefixes(lexicon),
        topical=re.compile("|".join(sorted(topical))),
        cue=re.compile(_cue(classes.values(), units)),
        numbers=_by_topic(pattern for pattern in patterns if NUMBER in pattern.regex.pattern),
        nothing=_by_topic(pattern for pattern in patterns if NUMBER not in pattern.regex.pattern),
        bases=tuple((re.compile(words), subject) for subject, words in data.get("bases", {}).items()),
        movements={name: re.compile(f"(?:{words})$") for name, words in data.get("movements", {}).items()},
        kinds=re.compile(data["kinds"]) if data.get("kinds") else None,
        pairs=tuple((re.compile(first), re.compile(then)) for first, then in data.get("pairs", ())),
        complements=tuple(
            (re.compile(some.get("whole", "")), tuple(map(re.compile, some["kinds"])))
            for some in data.get("complements", ())
        ),
        disclaimed=re.compile("|".join(data["disclaimers"])) if data.get("disclaimers") else None,
        framed=re.compile(rf"(?:^|[，；]|信息|申请|文件|案件|事项)(?:{'|'.join(data['divisions'])})[，：]$")
        if data.get("divisions")
        else None,
        left=re.compile(rf"[^，；0-9]{{0,16}}[，；](?:{'|'.join(data['remainders'])})[^，；：0-9]{{0,20}}")
        if data.get("remainders")
        else None,
    )


def _only(entry: Mapping[str, Any], legal: set[str], name: str) -> None:
    for key in entry:
        if key not in legal:
            raise ValueError(f"{name}: unknown key {key!r}; known: {', '.join(sorted(legal))}")


def _class(name: str, entry: Mapping[str, Any], code: str) -> WordClass:
    _only(entry, {"words", "role", "topic", "subject", "after", "within"}, f"words.{name}")
    try:
        words = tuple(chain.from_iterable(map(expand, entry["words"])))
        role = WordRole(entry.get("role", "plain"))
    except (KeyError, ValueError) as error:
        raise ValueError(f"words.{name}: {error}") from None
    return WordClass(
        name,
        words,
        role,
        code,
        entry.get("topic", ""),
        entry.get("subject", ""),
        tuple(entry.get("after", ())),
        tuple(entry.get("within", ())),
    )


def _subject(entry: Mapping[str, Any]) -> Subject:
    name = f"subject {entry.get('key')!r}"
    _only(entry, {"key", "zh", "en", "family", "readings", "per"}, name)
    try:
        title = Message(entry["zh"], entry["en"])
    except KeyError as error:
        raise ValueError(f"{name}: {error} is missing") from None
    readings = tuple(tuple(reading) for reading in entry.get("readings", ()))
    return Subject(entry["key"], title, readings, entry.get("family", ""), entry.get("per", 1))


def _lexicon(classes: Iterable[WordClass]) -> dict[str, WordClass]:
    lexicon: dict[str, WordClass] = {}
    for some in classes:
        own = dict.fromkeys(some.words, some)
        if both := own.keys() & lexicon.keys():
            word = min(both, key=some.words.index)
            raise ValueError(f"words.{some.name}: {word!r} is also in words.{lexicon[word].name}")
        lexicon |= own
    return lexicon


def _patterns(
    entry: Mapping[str, Any], classes: Mapping[str, WordClass], subjects: Mapping[str, Subject]
) -> Iterable[Pattern]:
    subject = entry.get("subject", ())
    names = (subject,) if isinstance(subject, str) else tuple(subject)
    topics = entry.get("topics", ())
    name = f"said {'/'.join(names) or 'each'}"
    _only(
        entry,
        {
            "subject",
            "topics",
            "each",
            "money",
            "unless",
            "units",
            "beside",
            "leads",
            "after",
            "behind",
            "against",
            "all",
            "sure",
            "ways",
        },
        name,
    )
    each = bool(entry.get("each", False))
    for key in names:
        for topic in topics:
            if key.replace("*", topic) not in subjects:
                raise ValueError(f"{name}: no subject {key.replace('*', topic)!r}")
    for way in entry["ways"]:
        _only(way, {"form", "example", "says"}, f"{name}: {way.get('form')}")
        try:
            form, text, says = way["form"], way["example"], way["says"]
            regex = re.compile(_compile(form, classes, each))
        except (KeyError, ValueError, re.error) as error:
            raise ValueError(f"{name}: {way.get('form')}: {error}") from None
        claims = tuple(claim.strip() for claim in says.split(";"))
        yield Pattern(
            form=form,
            regex=regex,
            subjects=names,
            topics=frozenset(topics),
            each=each,
            example=Example(text, claims),
            money=bool(entry.get("money", False)),
            units=frozenset(entry.get("units", ())),
            unless=frozenset(entry.get("unless", ())),
            beside=frozenset(entry.get("beside", ())),
            leads=frozenset(entry.get("leads", ())),
            after=frozenset(entry.get("after", ())),
            behind=frozenset(entry.get("behind", ())),
            against=frozenset(entry.get("against", ())),
            sure=bool(entry.get("sure", False)),
            tail=not form.rstrip().endswith("{数}"),
            of_all=_has(form, classes, {WordRole.ADVERB}),
            counts_all=bool(entry.get("all", False)),
            names_year=_has(form, classes, {WordRole.LAST_YEAR, WordRole.NEXT_YEAR}),
        )


def _has(form: str, classes: Mapping[str, WordClass], roles: set[WordRole]) -> bool:
    names = (name for item in _ITEM.finditer(form) if item["classes"] for name in item["classes"].split("|"))
    return any(name in classes and classes[name].role in roles for name in names)


def _compile(form: str, classes: Mapping[str, WordClass], each: bool) -> str:
    parts: list[str] = []
    at = 0
    bound = False
    while at < len(form):
        item = _ITEM.match(form, at)
        if item is None or (item["first"] and parts):
            raise ValueError(f"not understood from {form[at:]!r} on")
        at = item.end()
        if item["first"]:
            bound = True
        elif item["gap"]:
            parts.append(f"{GAP_CODE}?")
        elif item["group"]:
            parts.append("(?:" if item["group"] == "(" else item["group"])
        elif item["classes"]:
            parts.append(_item(item["classes"], item["times"], classes, each))
    if not parts:
        raise ValueError("empty")
    if bound:
        parts[0] = parts[0].replace(f"{SLIP_CODE}?", "", 1)
    return "".join(parts) if bound else f"[{GAP_CODE}{BREAK_CODE}]?" + "".join(parts)


def _item(names: str, times: str, classes: Mapping[str, WordClass], each: bool) -> str:
    if names == "数":
        return f"{SLIP_CODE}?{NUMBER}"
    codes = []
    for name in names.split("|"):
        if name not in classes:
            raise ValueError(f"no word class {name!r}")
        codes.append(classes[name].code)
    one = f"{SLIP_CODE}?[{''.join(codes)}]"
    if times == "+":
        # Between the members of a coordination anything short may stand: 行政复议案件、提起的行政诉讼; and
        # what is denied of one may be denied of each: 无复议、无诉讼.
        none = "".join(some.code for some in classes.values() if some.role is WordRole.NONE)
        one = f"{one}(?:{GAP_CODE}?[{none}]?{one})*" if none else f"{one}(?:{GAP_CODE}?{one})*"
        return f"(?P<each>{one})" if each else one
    if times == "*":
        return f"(?:{one}{GAP_CODE}?)*"
    return f"(?:{one})?" if times else one


def _by_topic(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, tuple[Pattern, ...]] = {}
    for pattern in patterns:
        for topic in sorted(pattern.topics):
            table[topic] = (*table.get(topic, ()), pattern)
    return table


def _cue(classes: Iterable[WordClass], units: Mapping[str, str]) -> str:
    """A digit that is no year, a numeral with a unit, or the beginning of a word for "none" or "all"."""
    saying = {word[0] for some in classes if some.role is WordRole.NONE for word in some.words}
    all_ = "|".join(sorted({word for some in classes if some.role is WordRole.ADVERB for word in some.words}))
    counted = "".join(sorted({unit[0] for unit in units}))
    return (
        rf"(?<![0-9])(?!20[0-9]{{2}}年)[0-9]|[{NUMERALS}][余多]?[{counted}]|[{''.join(sorted(saying))}]"
        rf"|(?:{all_})[^，。；]{{0,16}}(?:办|复|维持|自然人)"
    )
