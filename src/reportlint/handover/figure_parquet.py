"""Figures as Parquet: a row a figure, with typed columns, for pandas, DuckDB, Spark and the like."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import IO, Final

from reportlint.handover.figures import COLUMNS, FigureRow, Tidy
from reportlint.model.errors import without_extra
from reportlint.model.form import Form
from reportlint.model.message import Language, Message
from reportlint.model.report import Report

_GROUP: Final = 65_536
"""Rows that are kept until they are written."""
_DIGITS: Final = 38
_DECIMALS: Final = 10


class ParquetFigures:
    """Writes row groups of a bounded size."""

    def __init__(self, stream: IO[bytes], forms: Sequence[Form], language: Language) -> None:
        try:
            import pyarrow  # type: ignore[import-untyped]
            from pyarrow import parquet
        except ImportError:
            raise without_extra(Message("写 Parquet 文件", "Writing Parquet"), "data") from None
        kinds = dict.fromkeys(FigureRow._fields, pyarrow.string())
        kinds |= {"year": pyarrow.int16(), "number": pyarrow.decimal128(_DIGITS, _DECIMALS)}
        names = [column.in_(language) for column in COLUMNS]
        self._batch_of = pyarrow.RecordBatch.from_arrays
        self._array = pyarrow.array
        self._schema = pyarrow.schema(list(zip(names, kinds.values(), strict=True)))
        self._writer = parquet.ParquetWriter(stream, self._schema)
        self._tidy = Tidy(forms, language)
        self._rows: list[FigureRow] = []

    def add(self, report: Report) -> None:
        """Write the figures of one report."""
        self._rows += (row._replace(number=_fitting(row.number)) for row in self._tidy.rows(report))
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Write the rows that are left and the end of the document."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            columns = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            arrays = [self._array(values, field.type) for values, field in columns]
            self._writer.write_batch(self._batch_of(arrays, schema=self._schema))
            self._rows.clear()


@lru_cache(4096)
def _fitting(number: Decimal | None) -> Decimal | None:
    """The number, where a column takes it as it is; of others only the text is kept."""
    if number is None or not number.is_finite():
        return None
    _, digits, exponent = number.normalize().as_tuple()
    decimals = -int(exponent)
    return number if decimals <= _DECIMALS and len(digits) - decimals <= _DIGITS - _DECIMALS else None
