"""`reportlint schema`: JSON Schemas, with which editors complete and check the files a user writes."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from reportlint.checking.session import catalog_of
from reportlint.commands import completion, options
from reportlint.config.config import Config
from reportlint.schema import config_schema, forms_schema, rules_schema

_FILES = ("rules", "forms", "config")
What = Annotated[
    str,
    typer.Argument(
        metavar="|".join(_FILES),
        help="哪一种文件的。 Of which files.",
        autocompletion=completion.words(*_FILES),
    ),
]


@options.settings("lang", "isolated", file=False)
def command(what: What, *, config: Config) -> None:
    """输出 JSON Schema，供编辑器补全和检查。 Print a JSON Schema for editors."""
    options.choice("schema", what, _FILES)
    language = config.language
    catalog = catalog_of(config)
    if what == "rules":
        schema = rules_schema(catalog.kinds, language)
    elif what == "forms":
        schema = forms_schema(language)
    else:
        schema = config_schema(catalog.rules, language)
    sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
