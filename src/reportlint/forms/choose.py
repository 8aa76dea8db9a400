"""Which form a page was written to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from reportlint.model.form import Form


def choose(forms: Iterable[Form], year: int | None, labels: Callable[[], Collection[str]]) -> Form:
    """The form for a report year; of several or none in force, the one most of whose labels are on the page.

    Of several kinds of report (forms of one kind have one name) the labels choose first. `labels` gives the
    folded texts of the page's table cells; asked only where the year does not settle it. Raises ValueError
    where there are no forms.
    """
    candidates = list(forms)
    if len({form.name.pattern for form in candidates}) > 1:
        kind = _most_alike(candidates, frozenset(labels())).name.pattern
        candidates = [form for form in candidates if form.name.pattern == kind]
    in_force = [
        form
        for form in candidates
        if year is not None and form.first_year <= year <= (form.last_year or year)
    ]
    if len(in_force) == 1:
        return in_force[0]
    return _most_alike(in_force or candidates, frozenset(labels()))


def _most_alike(forms: Iterable[Form], present: frozenset[str]) -> Form:
    return max(forms, key=lambda form: (len(own_labels(form) & present), form.first_year))


def own_labels(form: Form) -> frozenset[str]:
    """Every folded row and column label of a form's tables."""
    return frozenset(
        label
        for table in form.tables
        for block in table.blocks
        for line in (*block.rows, *block.columns)
        for label in line.labels
        if label
    )
