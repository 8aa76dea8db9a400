"""RTF: automatic numbers are read as their writer showed them."""

import pytest

from reportlint.loaders.rtf_numbers import with_shown_numbers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # LibreOffice: the format of the list has lost its mark.
        (
            rb"{\listtext\pard\plain  \u19968\'3f\u12289\'3f\tab}\ilvl0\ls1 \li0{\u24635?}",
            rb"{\plain  \u19968\'3f\u12289\'3f}\ilvl0 \li0{\u24635?}",
        ),
        # Word: the list is that of the style.
        (
            rb"{\s1\ls2\sbasedon0 heading 1;}{\listtext\pard\plain \dbch\f13 {\'d2\'bb}\'a1\'a2\tab}\pard\qj\ls2 A",
            rb"{\s1\sbasedon0 heading 1;}{\plain \dbch\f13 {\'d2\'bb}\'a1\'a2}\pard\qj A",
        ),
        # Older programs.
        (
            rb"{\pntext\f0 1.\tab}{\*\pn\pnlvlbody\pndec{\pntxta .}}\fi-360 A\par{\pntext\f0 2.\tab}B",
            rb"{\f0 1.}\fi-360 A\par{\f0 2.}B",
        ),
    ],
)
def test_numbers_are_those_that_are_shown(written: bytes, read: bytes) -> None:
    assert with_shown_numbers(written) == read


@pytest.mark.parametrize(
    "written",
    [
        rb"{\rtf1 \pard\ls1\ilvl0 A\par}",
        rb"{\rtf1{\listtable{\list\listtemplateid1}}\lsdlockeddef0 A\\ls1 B}",
        rb"{\listtext unclosed \ls1",
        b"",
    ],
)
def test_a_document_that_shows_no_numbers_stays_as_it_is(written: bytes) -> None:
    assert with_shown_numbers(written) == written
