"""The schemas that editors use agree with the readers."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportlint.cli import main
from reportlint.config.config import SETTINGS
from reportlint.forms.file import faults
from reportlint.rules import catalog
from reportlint.rules.declared import KINDS, read_rules
from reportlint.schema import config_schema, forms_schema, rules_schema

ROOT = Path(__file__).parents[2]
CATALOG = catalog.load(isolated=True)
RULES = jsonschema.Draft7Validator(rules_schema(KINDS))
FORMS = jsonschema.Draft7Validator(forms_schema())
CONFIG = jsonschema.Draft7Validator(config_schema(CATALOG.rules))

RULE = """
[[rule]]
id = "office/rule"
kind = "count"
each = "report"
group = "wording"
severity = "error"
title = "t"
message = { zh = "甲", en = "a" }
fix = "f"
max = 3
of = "characters"
applies = { from_year = 2021, bodies = ["county"] }

[[rule.case]]
name = "n"
edit = { "sections/other" = "无。" }
expect = ["fail report"]
"""


def plain(value: Any) -> Any:
    """TOML values as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def accepted(text: str) -> bool:
    """What schema and reader both say of a rule file."""
    by_schema = RULES.is_valid(plain(tomllib.loads(text)))
    by_reader = not read_rules(text, "rules.toml", KINDS)[1]
    assert by_schema is by_reader, text
    return by_schema


def test_the_schemas_are_schemas():
    for schema in (RULES.schema, FORMS.schema, CONFIG.schema):
        jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "rules" / "checks").rglob("*.toml")), ids=lambda file: file.stem
)
def test_shipped_rules_fit(file):
    assert accepted(file.read_text(encoding="utf-8"))


def test_a_rule_fits():
    assert accepted(RULE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("max = 3", "maximum = 3"),
        ('kind = "count"', 'kind = "counts"'),
        ('severity = "error"', 'severity = "grave"'),
        ("max = 3", 'max = "3"'),
        ('of = "characters"', 'of = "letters"'),
        ("from_year = 2021", 'from_year = "2021"'),
        ('["county"]', '["kingdom"]'),
        ('name = "n"', 'nme = "n"'),
        ('expect = ["fail report"]', 'expect = "fail report"'),
        ('title = "t"\n', ""),
        ('{ zh = "甲", en = "a" }', '{ zh = "甲" }'),
        ("office/rule", "Office/rule"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(old, new):
    assert not accepted(RULE.replace(old, new))


def test_every_option_is_explained():
    rule = RULES.schema["properties"]["rule"]["items"]
    assert all(one["description"] for one in rule["properties"].values())
    for kind in rule["allOf"]:
        own = {key: one for key, one in kind["then"]["properties"].items() if one is not True}
        assert all(one.get("description") for one in own.values()), kind["then"]["title"]


def errors(text: str) -> list[tuple[str, str]]:
    """Where the schema finds what, down to the lowest of errors within errors."""
    found = list(RULES.iter_errors(plain(tomllib.loads(text))))
    assert not any(error.context for error in found)
    return sorted((error.json_path, error.validator) for error in found)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("max = 3", "maximum = 3", [("$.rule[0]", "additionalProperties")]),
        ('kind = "count"', 'kind = "cuont"', [("$.rule[0].kind", "enum")]),
        ('severity = "error"', 'severity = "grave"', [("$.rule[0].severity", "enum")]),
        ('of = "characters"', 'of = "letters"', [("$.rule[0].of", "enum")]),
        ('{ zh = "甲", en = "a" }', '{ zh = "甲", ne = "a" }', [
            ("$.rule[0].message", "additionalProperties"), ("$.rule[0].message", "required"),
        ]),
        ('name = "n"', "name = 1", [("$.rule[0].case[0].name", "type")]),
        ('kind = "count"\n', "", [("$.rule[0]", "required")]),
    ],
)  # fmt: skip
def test_a_slip_is_one_error_where_it_is(old, new, found):
    assert errors(RULE.replace(old, new)) == found


FORM_FILES = [
    file
    for file in sorted((ROOT / "rules" / "forms").glob("*.toml"))
    if "\nid = " in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("file", FORM_FILES, ids=lambda file: file.stem)
def test_shipped_forms_fit(file):
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [error.message for error in FORMS.iter_errors(plain(table))] == []
    assert faults(table) == []


@pytest.mark.parametrize(
    "change",
    [
        'ttle = "x"',
        'first_year = "2021"',
        '[[section]]\nkey = "sections/other"\nhedding = "x"',
        '[[table]]\nkey = "requests"\n[[table.block]]\nkey = "requests"\nrows = [{ key = "a", lable = "b" }]',
        '[[clause]]\nid = "x/1"\nforce = "perhaps"',
        '[[equation]]\nfamily = "x"\neach = "diagonal"',
    ],
)
def test_a_form_with_a_fault_is_refused_by_both(change):
    table = tomllib.loads(f'id = "x"\nextends = "annual-2021"\n{change}')
    assert not FORMS.is_valid(plain(table))
    assert faults(table)


def test_the_configuration_has_the_keys_that_are_read():
    assert set(CONFIG.schema["properties"]) == {
        *SETTINGS,
        "rules",
        "waivers",
        "limits",
        "deadlines",
        "submissions",
    }


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('select = ["structure"]\nfail-on = "warning"\nas-of = 2026-01-31', True),
        ('select = "structure"', True),
        ('[rules.section-missing]\nseverity = "info"', True),
        ('[rules.table-missing]\nwords = ["无"]', True),
        ('[rules.section-missing]\nseverty = "info"', False),
        ("[limits]\npage-seconds = 90", True),
        ("[limits]\npage-second = 90", False),
        ('[deadlines]\n"部门" = "01-28"', True),
        ("[deadlines]\ndepartment = 28", False),
        ('[rules.no-such-rule]\nseverity = "info"', False),
        ('fail-on = "never ever"', False),
        ("faill-on = 1", False),
        ('[[waivers]]\nrule = "section-missing"\nreason = "r"\nexpires = 2026-12-31', True),
        ('[[waivers]]\nreason = "r"\nexpires = 2026-12-31', False),
        ('[[waivers]]\nrule = "section-missing"\nexpires = 2026-12-31', False),
    ],
)
def test_the_configuration_is_checked(text, right):
    assert CONFIG.is_valid(plain(tomllib.loads(text))) is right


@pytest.mark.parametrize("what", ["rules", "forms", "config"])
def test_the_command_prints_them(what, capsys):
    assert main(["schema", what, "--isolated"]) == 0
    jsonschema.Draft7Validator.check_schema(json.loads(capsys.readouterr().out))
