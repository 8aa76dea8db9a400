import io
from dataclasses import replace

import pytest

from reportlint.outputs import FORMATS

from .samples import RUN
from .writing import closing


@pytest.fixture
def shown(tmp_path):
    """`shown(*outcomes, **run)`: the file that shows them."""

    def write(*outcomes, **changes):
        run = replace(RUN, **changes)
        stream = io.StringIO()
        writer = FORMATS["html"].writer(run, stream)
        for one in outcomes:
            writer.add(one)
        writer.close(closing(run, outcomes))
        file = tmp_path / "报告.html"
        file.write_text(stream.getvalue(), encoding="utf-8")
        return file

    return write
