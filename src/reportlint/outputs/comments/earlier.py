"""Comments that an earlier check wrote into the same document: they give way, unless somebody answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlint.loaders.docx_parts.package import DocxPackage, local, value
from reportlint.model.text import Element
from reportlint.outputs.comments.comment import AUTHOR

_ABOUT: Final = ("commentsExtended", "commentsIds", "commentsExtensible")
"""Parts in which Word keeps more about comments: by paragraph, in the last by the id that the second gives."""
_MARKS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")


def without_earlier(package: DocxPackage, comments: Element) -> dict[str, Element]:
    """Takes them out of the document's text and of its comments; gives the other parts that change, by name."""
    about = dict(_about(package))
    answered = {value(one, "paraIdParent") for part in about.values() for one in part}
    old = [
        one for one in comments if value(one, "author") == AUTHOR and not answered.intersection(_ids_in(one))
    ]
    ids = {id_ for one in old if (id_ := value(one, "id"))}
    gone = {id_ for one in old for id_ in _ids_in(one)}
    for one in old:
        comments.remove(one)
    for mark in [one for one in package.main.iter() if local(one) in _MARKS and value(one, "id") in ids]:
        run = mark.getparent()
        run.remove(mark)
        if local(run) == "r" and all(local(one) == "rPr" for one in run):
            run.getparent().remove(run)
    changed = {}
    for name, part in about.items():
        entries = [one for one in part if gone.intersection((value(one, "paraId"), value(one, "durableId")))]
        for one in entries:
            gone |= {id_ for id_ in (value(one, "durableId"),) if id_}
            part.remove(one)
        if entries:
            changed[name] = part
    return changed


def _about(package: DocxPackage) -> Iterator[tuple[str, Element]]:
    for kind in _ABOUT:
        name = package.related(kind)
        part = package.tree(name) if name else None
        if name and part is not None:
            yield name, part


def _ids_in(comment: Element) -> set[str]:
    """Those of its paragraphs, by which other parts speak of it."""
    return {id_ for one in comment if (id_ := value(one, "paraId"))}
