"""Which form a page was written to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from reportlint.model.form import Form


def choose(forms: Iterable[Form], year: int | None, labels: Callable[[], Collection[str]]) -> Form:
    """The form for a report year; of several or none in force, the one most of whose labels are on the page.

    `labels` gives the folded texts of the page's table cells; asked only where the year does not settle it.
    Raises ValueError where there are no forms.
    """
    candidates = list(forms)
    in_force = [
        form
        for form in candidates
        if year is not None and form.first_year <= year <= (form.last_year or year)
    ]
    if len(in_force) == 1:
        return in_force[0]
    present = frozenset(labels())
    return max(in_force or candidates, key=lambda form: (len(own_labels(form) & present), form.first_year))


def own_labels(form: Form) -> frozenset[str]:
    """Every folded row and column label of a form's tables."""
    return frozenset(
        label
        for table in form.tables
        for block in table.blocks
        for line in (*block.rows, *block.columns)
        for label in line.labels
    )
