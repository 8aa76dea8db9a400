"""A paragraph as the tokens that the grammar knows: words, numbers, percentages, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint.model.amount import DIGITS
from reportlint.model.grammar import Grammar, WordClass, WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.names import OwnNames
from reportlint.reading.statements.numerals import MULTIPLIERS, NUMERALS, arabic, chinese
from reportlint.reading.statements.ordinals import Ordinals
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_SENTENCE = re.compile("[^。！？]+")
_MARKS = frozenset("，；：、（）")
_BRACKETS = {"[": "（", "［": "（", "【": "（", "〔": "（", "]": "）", "］": "）", "】": "）", "〕": "）"}
"""Brackets that say the same as round ones, unless a title or a document's number stands in them."""

# What begins with a digit, most particular first. `noise` are dates, numbers of documents, spans of time.
_DIGITS = re.compile(
    r"(?P<noise>[0-9]{1,2}：[0-9]{2}(?:：[0-9]{2})?(?![0-9])"
    r"|20[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}|20[0-9]{2}[/-][0-9]{1,2}(?![0-9]))"
    r"|(?P<years>20[0-9]{2}年?[-—至到]20[0-9]{2}年?)"
    r"|(?P<year>20[0-9]{2})(?:年度?(?:[底末]前?)?|(?P<bare>(?![0-9.,%‰余多百千万亿])))"
    r"|(?P<whole>1月1日(?:起)?(?:至|到|[-—~～]+)(?:20[0-9]{2}年)?12月31日|1(?:月份?)?(?:至|到|[-—~～]+)12月份?"
    r"|12月(?:31日|底|末))"
    r"|(?P<period>[0-9]{1,2}(?:(?:至|到|、|[-—~～]+)[0-9]{1,2})?月(?:份|底|末|[上中下]旬|[0-9]{1,2}日(?:[0-9]{1,2}时)?)?"
    r"|[0-9]{1,2}日|[1-4]季度)"
    r"|(?P<within>[0-9]+个?(?:工作日|自然日|日|天)(?:以?内)?)"
    r"|(?P<date>[0-9]{3,4}-[0-9]{7,8}|[0-9]+(?:\.[0-9]+)?个?(?:工作日|小时|分钟|月内?|天)"
    r"|[0-9]+(?:号|时|点|层|楼|级|届|室|路|岁|年|周年|周|倍|度)|[0-9]+(?:\.[0-9]+)?(?:个百分点|‰))"
    r"|(?P<percent>[0-9]+(?:\.[0-9]+)?)%"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?P<over>[余多])?(?P<scale>百万|千万|[百千万亿])?(?P<more>[余多])?"
)
_BROKEN = re.compile(r"[0-9]+(?: [0-9]+)+(?![0-9.,%年月日号])|[0-9][0-9OoIl]*[OoIl][0-9OoIl]*(?![A-Za-z0-9])")
"""A number that a space or a letter has come into: 2 04, 31O."""
_AS_DIGITS = str.maketrans({" ": None, "O": "0", "o": "0", "I": "1", "l": "1"})
_HANZI = re.compile(rf"(?P<number>[{NUMERALS}]+)(?P<over>[余多])?(?P<scale>万)?(?P<more>[余多])?")
_NOT_BEFORE_HANZI = frozenset("第每某任何同逐这那唯统首前后数几") | frozenset(NUMERALS)
_NUMBERED = ("表", "图", "附件")
"""What a number right after these words names: 表3."""
_AFTER = re.compile(r"(?P<over>以上|有余|余)|左右|上下")
_ZERO = re.compile("(?<=[为是计达])零(?![0-9一-龥])")
"""Nothing, said as a number without unit: 行政复议为零."""
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十百零]+(?:号|条|款|项|期|届|次|批|名|位|部分)")
_TITLE = re.compile(r"《[^《》]{0,90}》|〔[^〕]{0,12}〕[0-9]*号?|\[20[0-9]{2}\][0-9]*号?")
_BRACKETED = re.compile(r"（(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})）|（20[0-9]{2}）[0-9]+号")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9._:/@?=&-]*")
_LATIN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_BEGINNINGS = _MARKS | _BRACKETS.keys() | frozenset("《第") | frozenset(NUMERALS) | _LATIN_LETTERS
"""Characters at which something other than a word can begin."""
_SUM = 10
"""Yuan that are written in characters as a sum: 六百元, but not 二元结构."""
_LONGEST_UNIT = 3
_NO_UNIT = re.compile("部[门分署委队落位长级件]")
"""Words that begin as a unit does: 31部门."""
_COUNTING_BODIES = ("个", "家")
_BODIES = re.compile(
    "(?:[一-龥]{0,4}(?:部门|单位|区县|县区|[市县]区|镇街|街镇|乡镇|街道|科室|机构|机关|园区|[镇乡旗区县市])(?:政府(?:及其?部门)?)?)(?=共|新|收|受|办|公|合|累|主|[0-9])"
)
"""Bodies that do something, behind how many they are: 7个区县共收到…."""
_NONE: tuple[int, ...] = ()


class Lexer:
    """Reads paragraphs with the words of a grammar; years are told from each other by the report's.

    `names` are those of the body that reports.
    """

    def __init__(self, grammar: Grammar, year: int | None, names: OwnNames) -> None:
        self._lexicon = grammar.lexicon
        self._units = grammar.units
        assert grammar.cue is not None and grammar.topical is not None
        self._prefixes = grammar.prefixes
        self._cue = grammar.cue
        self._topical = grammar.topical
        self.year = year
        roles = {some.role: some for some in reversed(tuple(grammar.classes.values()))}
        self._years = {
            -1: roles.get(WordRole.LAST_YEAR),
            0: roles.get(WordRole.THIS_YEAR),
            1: roles.get(WordRole.NEXT_YEAR),
        }
        self._other_year = WordClass("", (), WordRole.OTHER_YEAR, "")
        self._period = WordClass("", (), WordRole.PERIOD, "")
        self._part = WordClass("", (), WordRole.PART, "")
        self._name = WordClass("", (), WordRole.SILENT, "")
        self._bodies = WordClass("", (), WordRole.BODY, "")
        self._names = names
        self._ordinals = Ordinals(unit for unit, kind in grammar.units.items() if kind in ("count", "other"))

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences of a squeezed paragraph.

        Of a sentence in which nothing can be claimed only the words that name a topic are kept.
        """
        for match in _SENTENCE.finditer(text):
            end = match.end()
            start = self._ordinals.after(text, match.start(), end)
            claims = self._cue.search(text, start, end) is not None
            tokens = self._tokens(text, start, end) if claims else self._topics(text, start, end)
            numbers = claims and any(
                token.number is not None or token.percent is not None for token in tokens
            )
            yield Sentence(start, end, tokens, numbers, claims)

    def _tokens(self, text: str, start: int, end: int) -> list[Token]:
        lexicon, prefixes = self._lexicon.get, self._prefixes.get
        tokens: list[Token] = []
        after = start
        for at in range(start, end):
            if at < after:
                continue
            char = text[at]
            if "0" <= char <= "9":
                token = self._digits(text, at)
                after = token.end
                tokens.append(token)
                continue
            least = self._names.length(text, at)
            for length in prefixes(text[at : at + 2], _NONE):
                word = lexicon(text[at : at + length]) if least < length <= end - at else None
                if word is not None:
                    after = at + length
                    if word.role is not WordRole.OPAQUE:
                        tokens.append(Token(at, after, word))
                    break
            else:
                if least:
                    after = at + least
                    tokens.append(Token(at, after, self._name))
                elif (word := lexicon(char)) is not None:
                    after = at + 1
                    tokens.append(Token(at, after, word))
                elif char in _BEGINNINGS and (other := self._other(text, at, char)):
                    after = other.end
                    tokens.append(other)
                    if other.mark and (piece := self._ordinals.after(text, after, end, other.mark)) > after:
                        tokens.append(Token(after, piece))
                        after = piece
        return tokens

    def _topics(self, text: str, start: int, end: int) -> list[Token]:
        """Only the words at places where one that names a topic can begin."""
        tokens: list[Token] = []
        after = start
        for match in self._topical.finditer(text, start, end):
            at = match.start()
            if at < after:
                continue
            for length in self._prefixes[match[0]]:
                word = self._lexicon.get(text[at : at + length]) if length <= end - at else None
                if word is not None:
                    after = at + length
                    tokens.append(Token(at, after, word))
                    break
        return tokens

    def _other(self, text: str, at: int, char: str) -> Token | None:
        if char in _MARKS:
            bracketed = _BRACKETED.match(text, at) if char == "（" else None
            return Token(at, bracketed.end()) if bracketed else Token(at, at + 1, mark=char)
        if char in NUMERALS:
            return self._hanzi(text, at)
        pattern = _TITLE if char in "《〔[" else _ORDINAL if char == "第" else None
        if pattern is None and char in _LATIN_LETTERS:
            pattern = _LATIN
        match = pattern.match(text, at) if pattern is not None else None
        if match is None and char in _BRACKETS:
            return Token(at, at + 1, mark=_BRACKETS[char])
        return Token(at, match.end()) if match else None

    def _digits(self, text: str, at: int) -> Token:
        if broken := _BROKEN.match(text, at):
            return self._mended(text, broken)
        match = _DIGITS.match(text, at)
        assert match is not None
        if match["years"]:
            return Token(at, match.end(), word=self._other_year)
        if match["year"] and (match["bare"] is None or not self._unit(text, match.end())):
            return self._printed_year(int(match["year"]), at, match.end())
        if sum(map(str.isdecimal, match[0])) > DIGITS:
            return Token(at, match.end())
        if match["period"]:
            return Token(at, match.end(), word=self._period)
        if match["within"]:
            return Token(at, match.end(), word=self._part)
        if match["percent"]:
            rate = match["percent"]
            places = len(rate.partition(".")[2])
            return Token(at, match.end(), percent=Decimal(rate), decimals=places)
        digits = match["number"] or match["year"]
        if not digits:
            return Token(at, match.end())
        token = self._counted(text, match, arabic(digits))
        number = token.number
        if number is not None and not number.unit:
            if text.endswith(_NUMBERED, 0, at):
                return Token(at, token.end)
            if hotline := self._lexicon.get(digits):
                return Token(at, token.end, word=hotline)
            if len(digits) > 7 and "." not in digits:
                return Token(at, token.end)
        if (
            number is not None
            and number.unit in _COUNTING_BODIES
            and (bodies := _BODIES.match(text, token.end))
        ):
            return Token(at, bodies.end(), word=self._bodies)
        return token

    def _mended(self, text: str, broken: re.Match[str]) -> Token:
        """A broken number as what it may have been: what hangs on it is not judged."""
        start, end = broken.span()
        unit = self._unit(text, end)
        value = Decimal(broken[0].translate(_AS_DIGITS))
        end += len(unit)
        number = NumberToken(value, unit, self._units.get(unit, ""), Exactness.ABOUT, start, end)
        return Token(start, end, number=number if unit else None)

    def _hanzi(self, text: str, at: int) -> Token | None:
        if at and text[at - 1] in _NOT_BEFORE_HANZI:
            return None
        match = _HANZI.match(text, at)
        value = chinese(match["number"]) if match else None
        if match is not None and value == 0 and _ZERO.match(text, at):
            return Token(at, at + 1, number=NumberToken(Decimal(0), "", "", Exactness.EXACT, at, at + 1))
        if match is None or value is None:
            return None
        token = self._counted(text, match, Decimal(value))
        if token.number is not None:
            token.number.one = match["number"] == "一"
        counted = token.number is not None and token.number.kind in ("count", "other")
        money = token.number is not None and token.number.kind == "money" and token.number.value >= _SUM
        return token if counted or money else None

    def _counted(self, text: str, match: re.Match[str], value: Decimal) -> Token:
        groups = match.groupdict()
        end = match.end()
        unit = self._unit(text, end)
        end += len(unit)
        exactness = Exactness.OVER if groups["over"] or groups["more"] else Exactness.EXACT
        if rest := _AFTER.match(text, end):
            exactness = Exactness.OVER if rest["over"] else Exactness.ABOUT
            end = rest.end()
        # Its exponent says how exactly it is printed: 2.13亿 to the million.
        scaled = value.scaleb(MULTIPLIERS[groups["scale"] or ""])
        start = match.start()
        kind = self._units.get(unit, "")
        return Token(start, end, number=NumberToken(scaled, unit, kind, exactness, start, end))

    def _unit(self, text: str, at: int) -> str:
        for length in range(_LONGEST_UNIT, 0, -1):
            if (unit := text[at : at + length]) in self._units and not _NO_UNIT.match(text, at):
                return unit
        return ""

    def _printed_year(self, year: int, start: int, end: int) -> Token:
        word = self._years.get(year - self.year) if self.year else None
        return Token(start, end, word=word or self._other_year)
