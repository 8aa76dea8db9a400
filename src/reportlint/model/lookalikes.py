"""Characters that look like a hanzi and are none: radicals and compatibility ideographs.

Printing from a browser, and some fonts in PDF files, put ⼀ (U+2F00) for 一 or ⻚ (U+2EDA) for 页. Nobody sees
the difference, and no search finds the word.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

# Unicode's own table (EquivalentUnifiedIdeograph.txt) for U+2E80–2EFF; the other blocks are folded by NFKC.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿"
    "⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_HANZI = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹"
    "虎衤覀西见角讠贝车辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_BLOCKS = ((0x2F00, 0x2FD6), (0xF900, 0xFADA))


def _folded(codes: Iterable[int]) -> dict[int, int]:
    plain = ((code, normalize("NFKC", chr(code))) for code in codes)
    return {code: ord(hanzi) for code, hanzi in plain if hanzi != chr(code)}


LOOKALIKES = {ord(one): ord(other) for one, other in zip(_RADICALS, _HANZI, strict=True)} | _folded(
    code for start, end in _BLOCKS for code in range(start, end)
)
"""The hanzi that each looks like, by code point."""
