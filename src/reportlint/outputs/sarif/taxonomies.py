"""The clauses rules rest on, as taxonomies: one a document, such as 条例 or 国办公开办函〔2021〕30号."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile

from reportlint.model.form import Clause
from reportlint.model.message import Language
from reportlint.outputs.sarif import shapes
from reportlint.rules.rule import Rule


class Taxonomies:
    """The documents that the clauses of some rules come from, each with all its clauses that are known."""

    def __init__(self, rules: Iterable[Rule], clauses: Mapping[str, Clause]) -> None:
        sources = {clauses[rule.clause].source for rule in rules if rule.clause in clauses}
        self._clauses = [clause for clause in clauses.values() if clause.source in sources]
        self._sources = list(dict.fromkeys(clause.source for clause in self._clauses))

    @property
    def references(self) -> list[shapes.Reference]:
        """One reference each."""
        return [shapes.Reference(name=source, index=n) for n, source in enumerate(self._sources)]

    def reference(self, clause: str) -> shapes.Reference | None:
        """The taxonomy a clause is in."""
        for one in self._clauses:
            if one.id == clause:
                return self.references[self._sources.index(one.source)]
        return None

    def taxa(self, clause: str) -> list[shapes.DescriptorReference]:
        """What a result says about its clause."""
        taxonomy = self.reference(clause)
        return [shapes.DescriptorReference(id=clause, toolComponent=taxonomy)] if taxonomy else []

    def components(self, language: Language) -> list[shapes.Component]:
        """The taxonomies themselves."""
        return [self._component(source, language) for source in self._sources]

    def _component(self, source: str, language: Language) -> shapes.Component:
        clauses = [clause for clause in self._clauses if clause.source == source]
        return shapes.Component(
            name=source,
            language={"zh": "zh-CN", "en": "en-US"}[language],
            isComprehensive=False,
            shortDescription=shapes.Message(text=_title(clauses, language)),
            taxa=[
                shapes.Descriptor(
                    id=clause.id,
                    name=clause.title.in_(language),
                    shortDescription=shapes.Message(text=clause.title.in_(language)),
                    fullDescription=shapes.Message(
                        text=clause.text.in_(language) or clause.title.in_(language)
                    ),
                    properties={
                        "force": clause.force.value,
                        "status": clause.status.value,
                        "paraphrase": clause.paraphrase,
                    },
                )
                for clause in clauses
            ],
        )


def _title(clauses: list[Clause], language: Language) -> str:
    """The document's name: what the citations of its clauses begin with."""
    titles = [clause.title.in_(language) for clause in clauses]
    alike = takewhile(lambda characters: len(set(characters)) == 1, zip(*titles, strict=False))
    shared = "".join(characters[0] for characters in alike)
    return shared.rstrip("第（(：:,， ") or clauses[0].source
