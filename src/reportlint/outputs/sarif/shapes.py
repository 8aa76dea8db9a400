"""The parts of a SARIF 2.1.0 log that are written here, as types. Names are the standard's.

A member that may be None is left out by `tidy` where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar, cast

Properties = Mapping[str, Any]


class Message(TypedDict, total=False):
    """§3.11."""

    text: str
    markdown: str
    id: str
    arguments: list[str]


class Reference(TypedDict, total=False):
    """A toolComponentReference, §3.54."""

    name: str
    index: int


class Descriptor(TypedDict, total=False):
    """A reportingDescriptor, §3.49: a rule, a clause or a kind of notification."""

    id: str
    name: str
    shortDescription: Message
    fullDescription: Message
    help: Message
    helpUri: str | None
    messageStrings: dict[str, Message]
    defaultConfiguration: dict[str, Any]
    relationships: list[dict[str, Any]]
    properties: Properties


class DescriptorReference(TypedDict, total=False):
    """§3.52."""

    id: str
    index: int
    toolComponent: Reference


class Component(TypedDict, total=False):
    """A toolComponent, §3.19."""

    name: str
    organization: str
    informationUri: str
    version: str
    semanticVersion: str
    language: str
    isComprehensive: bool
    shortDescription: Message
    contents: list[str]
    associatedComponent: Reference
    supportedTaxonomies: list[Reference]
    rules: list[Descriptor]
    taxa: list[Descriptor]
    notifications: list[Descriptor]


class ArtifactLocation(TypedDict, total=False):
    """§3.4."""

    uri: str
    index: int


class PhysicalLocation(TypedDict, total=False):
    """§3.29."""

    artifactLocation: ArtifactLocation
    region: Region


class Region(TypedDict, total=False):
    """§3.30."""

    startLine: int
    startColumn: int | None
    endLine: int | None
    endColumn: int | None
    charOffset: int | None
    charLength: int | None
    snippet: Message


class LogicalLocation(TypedDict, total=False):
    """§3.33."""

    name: str
    fullyQualifiedName: str
    decoratedName: str
    kind: str


class Location(TypedDict, total=False):
    """§3.28."""

    id: int | None
    physicalLocation: PhysicalLocation
    logicalLocations: list[LogicalLocation]
    message: Message
    properties: Properties


class Result(TypedDict, total=False):
    """§3.27."""

    ruleId: str
    ruleIndex: int | None
    rule: DescriptorReference
    kind: str
    level: str
    message: Message
    locations: list[Location]
    relatedLocations: list[Location]
    partialFingerprints: dict[str, str]
    baselineState: str | None
    suppressions: list[dict[str, Any]]
    taxa: list[DescriptorReference]
    hostedViewerUri: str | None
    webRequest: dict[str, str] | None
    properties: Properties


class Artifact(TypedDict, total=False):
    """§3.24."""

    location: ArtifactLocation
    roles: list[str]
    mimeType: str
    encoding: str
    length: int
    hashes: dict[str, str]
    properties: Properties


class Notification(TypedDict, total=False):
    """§3.58."""

    descriptor: DescriptorReference
    associatedRule: DescriptorReference
    level: str
    message: Message
    locations: list[Location]
    properties: Properties


Node = TypeVar("Node")


def tidy(node: Node) -> Node:
    """The node without members that say nothing: None, empty texts, lists and tables."""
    members = cast("dict[str, Any]", node)
    return cast("Node", {key: value for key, value in members.items() if value not in (None, "", [], {})})
