"""Which form a page was written to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportlint.model.form import Form


def choose(forms: Iterable[Form], year: int | None, labels: Collection[str]) -> Form | None:
    """The form for a report year; without a year, the one most of whose labels stand on the page.

    `labels` are the folded texts of the page's table cells. A year that no form covers gets the form whose
    labels fit best, as does a page without a year; None where there are no forms.
    """
    candidates = list(forms)
    in_force = [
        form
        for form in candidates
        if year is not None and form.first_year <= year <= (form.last_year or year)
    ]
    present = frozenset(labels)
    return max(
        in_force or candidates,
        key=lambda form: (len(own_labels(form) & present), form.first_year),
        default=None,
    )


def own_labels(form: Form) -> frozenset[str]:
    """Every folded row and column label of a form's tables."""
    return frozenset(
        label
        for table in form.tables
        for block in table.blocks
        for line in (*block.rows, *block.columns)
        for label in line.labels
    )
