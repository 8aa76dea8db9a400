"""Copies are found among many, without comparing every two."""

import subprocess
import sys
from hashlib import blake2b
from random import Random

from reportlint.similarity import Signature, candidates, likeness_of, signature
from reportlint.similarity.candidates import MOST, SAME_FIGURES
from tests.similarity.reports import report_of
from tests.similarity.texts import copy, report, written

FIGURES = {
    "requests/received/natural": 37,
    "requests/received/commercial": 4,
    "requests/received/total": 41,
    "disclosure/licences/decisions": 518,
    "disclosure/penalties/decisions": 73,
}


def signed(name: str, text: str = "", **more: object) -> tuple[str, Signature]:
    made = report_of(name, text, **more)
    return made.id, signature(made)


def some_texts(count: int) -> list[tuple[str, Signature]]:
    return [signed(f"第{n}局", written(report(Random(n)))) for n in range(count)]


def test_a_sketch_is_the_same_in_every_version():
    """Those of a run that was made before are compared with those of today."""
    _, made = signed("甲局", "".join(chr(0x4E00 + n * 37 % 5_000) for n in range(300)))
    assert blake2b(made.words, digest_size=8).hexdigest() == "46e72b752dcea934"


def test_copies_are_found():
    missed = 0
    signatures = some_texts(400)
    for n in range(300):
        rng = Random(1_000 + n)
        original = report(rng)
        text = written(original)
        target = rng.uniform(0.85, 0.99)
        copied = copy(
            original, rng, lambda edited, text=text, target=target: likeness_of(text, edited) >= target
        )
        signatures += [signed(f"原件{n:03}", text), signed(f"抄件{n:03}", copied)]
    found = dict(candidates(signatures))
    for n in range(300):
        missed += f"抄件{n:03}/2024" not in found[f"原件{n:03}/2024"]
        missed += f"原件{n:03}/2024" not in found[f"抄件{n:03}/2024"]
    assert missed <= 0.02 * 600


def test_texts_of_their_own_are_no_candidates():
    assert all(not others for _, others in candidates(some_texts(200)))


def test_the_order_of_input_does_not_matter():
    signatures = some_texts(60)
    original = report(Random(5))
    signatures += [signed(f"抄件{n:02}", copy(original, Random(n), mostly(original))) for n in range(40)]
    expected = list(candidates(signatures))
    assert [id_ for id_, _ in expected] == sorted(id_ for id_, _ in signatures)
    for seed in range(3):
        Random(seed).shuffle(signatures)
        assert list(candidates(iter(signatures))) == expected


def test_of_many_from_one_template_a_few_are_named_the_most_alike_first():
    template = report(Random(5))
    signatures = [signed(f"镇{n:03}", copy(template, Random(n), mostly(template))) for n in range(500)]
    copied = copy(template, Random(900), mostly(template))
    signatures += [signed("抄袭局", copied), signed("原作局", copied)]
    found = dict(candidates(signatures))
    assert all(len(others) == MOST for others in found.values())
    assert found["抄袭局/2024"][0] == "原作局/2024"


def mostly(template):
    text = written(template)
    return lambda edited: likeness_of(text, edited) >= 0.9


def test_the_same_figures_make_candidates_and_nothing_but_zeros_does_not():
    zero = dict.fromkeys(FIGURES, 0)
    signatures = [
        signed("甲局", figures=FIGURES),
        signed("乙局", figures=FIGURES | {"disputes/review/total": 3}),
        signed("丙局", figures=FIGURES | {"requests/received/total": 42}),
        signed("丁局", figures=zero),
        signed("戊局", figures=zero),
        signed("己局", figures=zero | {"requests/received/natural": 1, "requests/received/total": 1}),
        signed("庚局", figures=zero | {"requests/received/natural": 1, "requests/received/total": 1}),
    ]
    assert {id_: others for id_, others in candidates(signatures) if others} == {
        "甲局/2024": ["乙局/2024"],
        "乙局/2024": ["甲局/2024"],
    }


def test_of_many_with_the_same_figures_a_few_are_named():
    found = dict(candidates(signed(f"局{n}", figures=FIGURES) for n in range(9)))
    assert found["局7/2024"] == ["局8/2024", "局0/2024", "局1/2024"]
    assert {len(others) for others in found.values()} == {SAME_FIGURES}


def test_nothing_to_compare():
    assert list(candidates([])) == []
    assert list(candidates([signed("甲局")])) == [("甲局/2024", [])]


def test_a_signature_is_the_same_in_every_process():
    script = (
        "from tests.similarity.test_candidates import *\n"
        "print(signed('甲局', written(report(Random(3))), figures=FIGURES)[1])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {str(signed("甲局", written(report(Random(3))), figures=FIGURES)[1])}
