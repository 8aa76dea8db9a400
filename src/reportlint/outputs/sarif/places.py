"""Where results stand: artifacts, physical and logical locations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportlint.model.finding import Location, Origin, Outcome
from reportlint.model.message import Language, Message
from reportlint.model.place import Region
from reportlint.outputs.sarif import shapes
from reportlint.outputs.uri import uri_of

FIRST: Final = shapes.Region(startLine=1)
"""Stands for a file as a whole: some consumers take no result without a region."""


def artifact(outcome: Outcome, index: int) -> shapes.Artifact:
    """The input, as one of the run's artifacts."""
    origin = outcome.origin
    return shapes.tidy(
        shapes.Artifact(
            location=_file(origin, index),
            roles=["analysisTarget"],
            mimeType=origin.media_type,
            encoding=origin.encoding,
            length=origin.size,
            hashes={"sha-256": origin.sha256} if origin.sha256 else {},
            properties=shapes.tidy(
                {
                    "agency": outcome.body,
                    "year": outcome.year,
                    "form": outcome.form,
                    "title": outcome.title,
                    "sourceUrl": origin.url,
                    "declaredEncoding": origin.declared_encoding,
                    "lostCharacters": origin.lost,
                    "verdicts": {verdict.value: n for verdict, n in sorted(outcome.tally.items())},
                }
            ),
        )
    )


def whole(origin: Origin, index: int, keys: Iterable[str] = ()) -> shapes.Location:
    """The input as a whole, and the logical keys of things in it."""
    return shapes.tidy(
        shapes.Location(
            physicalLocation=shapes.PhysicalLocation(artifactLocation=_file(origin, index), region=FIRST),
            logicalLocations=[
                shapes.LogicalLocation(name=key, fullyQualifiedName=key, kind="element") for key in keys
            ],
        )
    )


def located(
    location: Location, origin: Origin, index: int, language: Language, number: int | None = None
) -> shapes.Location:
    """One thing of the report, or of another: its region where there is one, its logical key, its XPath."""
    label = location.label.in_(language)
    names = [shapes.LogicalLocation(name=label, fullyQualifiedName=location.key, kind="element")]
    if xpath := location.where.xpath:
        names.append(shapes.LogicalLocation(fullyQualifiedName=xpath, decoratedName=xpath, kind="element"))
    role = Message(f"（{location.role.zh}）", f" ({location.role.en})").in_(language) if location.role else ""
    return shapes.tidy(
        shapes.Location(
            id=number,
            physicalLocation=shapes.tidy(
                shapes.PhysicalLocation(
                    artifactLocation=_other(location.origin) if location.origin else _file(origin, index),
                    region=_region(location.where),
                )
            ),
            logicalLocations=names,
            message=shapes.Message(text=label + role),
            properties={"spot": location.where.words.in_(language)} if location.where.words else {},
        )
    )


def _file(origin: Origin, index: int) -> shapes.ArtifactLocation:
    return shapes.ArtifactLocation(uri=uri_of(origin), index=index)


def _other(origin: Origin) -> shapes.ArtifactLocation:
    """Another report, by its address alone: it may be no artifact of this run."""
    return shapes.ArtifactLocation(uri=uri_of(origin))


def _region(where: Region) -> shapes.Region:
    """Lines and columns, and the same range in characters; the first line for sources without lines."""
    if where.line is None:
        # The words say where it is.
        return FIRST
    if where.column is None:
        return shapes.Region(startLine=where.line)
    return shapes.tidy(
        shapes.Region(
            startLine=where.line,
            startColumn=where.column,
            endLine=where.end_line,
            endColumn=where.end_column,
            charOffset=where.offset,
            charLength=where.length if where.offset is not None else None,
            snippet=shapes.tidy(shapes.Message(text=where.quote)),
        )
    )
