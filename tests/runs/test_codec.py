"""What is packed comes out as it went in; a dictionary stays what it is for as long as runs are kept with it."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine import stored
from reportlint.model.finding import Judgement, Verdict
from reportlint.runs import codec
from reportlint.runs.tables import VERSION
from reportlint.similarity import Signature
from tests.outputs.samples import CLEAN, FAULTY

PACKINGS = (stored.PACKING, codec.PACKING)
KEYS = st.lists(st.sampled_from(("report", "requests/granted", "sections/overview/1")), max_size=3).map(tuple)
JUDGEMENTS = st.lists(
    st.builds(Judgement, st.sampled_from(("one", "other")), st.sampled_from(Verdict), KEYS), max_size=6
)


@pytest.mark.parametrize("packing", PACKINGS)
def test_what_is_packed_comes_out_as_it_was(packing):
    for text in (b"", b"\0", packing.dictionary * 2, "年报".encode() * 30_000):
        assert packing.unpack(packing.pack(text)) == text


@settings(max_examples=30)
@given(JUDGEMENTS, JUDGEMENTS)
def test_outcomes_come_out_as_they_were(judged, others):
    outcomes = [replace(FAULTY, judgements=tuple(judged)), replace(CLEAN, judgements=tuple(others))]
    assert codec.outcomes_of(codec.packed_outcomes(outcomes)) == outcomes


def test_most_of_what_every_outcome_says_is_not_kept_again():
    told = tuple(
        Judgement(rule, Verdict.PASS, tuple(f"requests/{row}/natural" for row in range(50)))
        for rule in "abcdef"
    )
    once = len(codec.packed_outcomes([replace(CLEAN, judgements=told[:1])]))
    assert len(codec.packed_outcomes([replace(CLEAN, judgements=told)])) < once + 100


@pytest.mark.parametrize("words", [b"", bytes(range(256)) * 2])
@pytest.mark.parametrize("figures", [b"", b"12345678"])
def test_a_signature_comes_out_as_it_was(words, figures):
    signature = Signature(words, figures)
    assert codec.signature_of(codec.packed_signature(signature)) == signature


def test_another_dictionary_needs_another_version_of_the_tables():
    # A run that was packed with another one would be opened, and could not be read.
    known = tuple(sha256(packing.dictionary).hexdigest()[:16] for packing in PACKINGS)
    assert (VERSION, *known) == (6, "e5ae0502a0a4cd8d", "d3ebb64a6fb7c496")
