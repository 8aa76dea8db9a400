"""Invented texts of the length and habit of a report, and edits such as a copier makes."""

from collections.abc import Callable, Sequence
from random import Random

SYLLABLES = (
    "建设管理服务公开信息项目企业群众审批监督平台专栏更新培训考核会议政策解读"
    "水利交通教育医疗乡村产业安全环境资源能源价格市场改革发展文化旅游民生保障"
)
RARE = [chr(code) for code in range(0x4E10, 0x5200)]
RNG = Random(7)
VOCABULARY = [
    "".join(RNG.choice(SYLLABLES if RNG.random() < 0.7 else RARE) for _ in range(RNG.choice((2, 2, 3, 4))))
    for _ in range(1_500)
]


def word(rng: Random) -> str:
    """Some words come often, most seldom."""
    return VOCABULARY[int(rng.random() ** 3 * len(VOCABULARY))]


def sentence(rng: Random) -> list[str]:
    return [word(rng) for _ in range(rng.randint(6, 16))]


def report(rng: Random) -> list[list[str]]:
    """Sentences of words."""
    return [sentence(rng) for _ in range(rng.randint(12, 40))]


def written(text: Sequence[Sequence[str]]) -> str:
    return "".join("".join(words) for words in text)


def replace_word(text: list[list[str]], rng: Random) -> None:
    words = rng.choice(text)
    words[rng.randrange(len(words))] = word(rng)


def add_word(text: list[list[str]], rng: Random) -> None:
    words = rng.choice(text)
    words.insert(rng.randrange(len(words)), word(rng))


def drop_word(text: list[list[str]], rng: Random) -> None:
    words = rng.choice(text)
    if len(words) > 1:
        words.pop(rng.randrange(len(words)))


def add_sentence(text: list[list[str]], rng: Random) -> None:
    text.insert(rng.randrange(len(text)), sentence(rng))


def drop_sentence(text: list[list[str]], rng: Random) -> None:
    if len(text) > 1:
        text.pop(rng.randrange(len(text)))


EDITS: tuple[Callable[[list[list[str]], Random], None], ...] = (
    replace_word,
    add_word,
    drop_word,
    add_sentence,
    drop_sentence,
)


def copy(text: Sequence[Sequence[str]], rng: Random, enough: Callable[[str], bool]) -> str:
    """The text after edits of a few kinds, stopped before the first that goes too far."""
    edited = [list(words) for words in text]
    kinds = rng.sample(EDITS, rng.randint(1, len(EDITS)))
    best = written(edited)
    while True:
        rng.choice(kinds)(edited, rng)
        if not enough(written(edited)):
            return best
        best = written(edited)
