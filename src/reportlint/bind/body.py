"""What kind of body reports."""

from __future__ import annotations

import re

from reportlint.model.report import Body, BodyKind

_KINDS: tuple[tuple[re.Pattern[str], BodyKind, bool], ...] = (
    (re.compile(r"(?:镇|乡|苏木)(?:人民)?(?:政府)?(?:办公室)?$"), BodyKind.TOWNSHIP, True),
    (re.compile(r"街道(?:办事处|办)?$"), BodyKind.SUBDISTRICT, True),
    (re.compile(r"管理?委员?会$|开发区|园区$|新区$"), BodyKind.ZONE, True),
    (re.compile(r"气象局|税务局|海关$|邮政管理局|烟草|消防救援"), BodyKind.VERTICAL, True),
    (re.compile(r"(?:省|自治区)(?:人民政府)?$"), BodyKind.PROVINCE, True),
    (re.compile(r"(?:县|区|旗)(?:人民政府)?$"), BodyKind.COUNTY, True),
    (re.compile(r"市人民政府$|州人民政府$|盟行政公署$"), BodyKind.CITY, False),
    (re.compile(r"市$|州$"), BodyKind.CITY, False),
    (re.compile(r"[局委办厅院室会社队站所处部]$|中心$"), BodyKind.DEPARTMENT, True),
)


def read_body(name: str) -> Body:
    """The kind of body that a name speaks of; UNKNOWN and uncertain where it says nothing."""
    for pattern, kind, certain in _KINDS:
        if pattern.search(name):
            return Body(name, kind, certain)
    return Body(name, BodyKind.UNKNOWN, False)
