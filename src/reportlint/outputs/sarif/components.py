"""The tool: the driver with the shipped rules, an extension for every other plugin, and the translation."""

from __future__ import annotations

from reportlint.model.message import Language, Message
from reportlint.outputs.format import Extension, Run
from reportlint.outputs.sarif import invocation, shapes
from reportlint.outputs.sarif.descriptors import described, spoken
from reportlint.outputs.sarif.taxonomies import Taxonomies
from reportlint.rules.rule import Rule

TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
_DRIVER = "reportlint"
_ABOUT = Message(
    "核查政府信息公开工作年度报告：对照条例、规定格式、勾稽关系和报告自身的表述。",
    "Checks Chinese information disclosure annual reports against law, form, arithmetic and their own words.",
)


class Rules:
    """Which component lists a rule, and where: shipped rules in the driver, others in their plugin's."""

    def __init__(self, run: Run) -> None:
        self._run = run
        titles = {extension.title for extension in run.extensions}
        self._driver = [rule for rule in run.rules if rule.plugin not in titles or not _strange(rule)]
        self._places: dict[str, shapes.DescriptorReference] = {
            rule.id: shapes.DescriptorReference(id=rule.id, index=n) for n, rule in enumerate(self._driver)
        }
        for index, extension in enumerate(run.extensions):
            for n, rule in enumerate(self._of(extension)):
                component = shapes.Reference(name=extension.name, index=index)
                self._places[rule.id] = shapes.DescriptorReference(
                    id=rule.id, index=n, toolComponent=component
                )

    def reference(self, rule: str) -> shapes.DescriptorReference:
        """How a result names its rule."""
        return self._places.get(rule, shapes.DescriptorReference(id=rule))

    def driver(self, taxonomies: Taxonomies) -> shapes.Component:
        """The driver, with all its rules that were on."""
        run = self._run
        home = shapes.Component(informationUri=run.docs_url) if run.docs_url else shapes.Component()
        return shapes.Component(
            name=_DRIVER,
            **home,
            version=run.version,
            semanticVersion=run.version,
            language=TAGS[run.language],
            isComprehensive=True,
            shortDescription=shapes.Message(text=_ABOUT.in_(run.language)),
            supportedTaxonomies=taxonomies.references,
            notifications=invocation.descriptors(run.language),
            rules=[
                described(rule, run.clauses, taxonomies.reference(rule.clause), run.language, run.docs_url)
                for rule in self._driver
            ],
        )

    def extensions(self, taxonomies: Taxonomies) -> list[shapes.Component]:
        """One component a plugin, with its version and its rules that were on."""
        run = self._run
        return [
            shapes.tidy(
                shapes.Component(
                    name=one.name,
                    version=one.version,
                    rules=[
                        described(
                            rule, run.clauses, taxonomies.reference(rule.clause), run.language, run.docs_url
                        )
                        for rule in self._of(one)
                    ],
                )
            )
            for one in run.extensions
        ]

    def translations(self) -> list[shapes.Component]:
        """The driver's texts in the other language."""
        language = _OTHER[self._run.language]
        return [
            shapes.Component(
                name=f"{_DRIVER}-{TAGS[language]}",
                language=TAGS[language],
                isComprehensive=True,
                contents=["localizedData"],
                associatedComponent=shapes.Reference(name=_DRIVER),
                shortDescription=shapes.Message(text=_ABOUT.in_(language)),
                notifications=invocation.descriptors(language),
                rules=[spoken(rule, self._run.clauses, language) for rule in self._driver],
            )
        ]

    def _of(self, extension: Extension) -> list[Rule]:
        return [rule for rule in self._run.rules if _strange(rule) and rule.plugin == extension.title]


def _strange(rule: Rule) -> bool:
    """Whether it came with another plugin: only then its id has a prefix."""
    return "/" in rule.id
