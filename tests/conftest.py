"""What all tests share, and the defect matrix, printed after them."""

import os
import signal
import tomllib
from collections import defaultdict

import pytest
from browsing import _chromium, displayed  # noqa: F401
from hypothesis import settings
from rich.console import Console
from rich.table import Table

# No test says how long something may take: machines differ. Everybody tries the same examples, so that a run
# that fails does so again; `make explore` tries others.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("other", deadline=None, print_blob=True)
settings.load_profile("same")


def pytest_configure():
    """Whatever started the tests: no setting of Python has a say in them, and what they start can be ended."""
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # A signal that is ignored is ignored by all that is started; one that is handled is not.
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture(scope="session")
def as_installed():
    """`as_installed(project, site)`: puts a plugin's project into a folder as pip would."""
    return _install


def _install(project, site):
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{table['name'].replace('-', '_')}-{table['version']}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    metadata = f"Metadata-Version: 2.1\nName: {table['name']}\nVersion: {table['version']}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    points = table["entry-points"]["reportlint"].items()
    lines = ["[reportlint]", *(f"{name} = {module}" for name, module in points), ""]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def pytest_terminal_summary(terminalreporter):
    reports = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    found = [value for report in reports for name, value in report.user_properties if name == "defect"]
    if not found:
        return
    tally = defaultdict(lambda: [0, 0])
    for rule, markup, right in found:
        tally[rule, markup][0] += right
        tally[rule, markup][1] += 1
    markups = list(dict.fromkeys(markup for _, markup, _ in found))
    table = Table("defect matrix", *markups)
    for rule in sorted({rule for rule, _, _ in found}):
        table.add_row(rule, *(_cell(*tally[rule, markup]) for markup in markups))
    console = Console(width=100)
    with console.capture() as capture:
        console.print(table)
    terminalreporter.write_line(capture.get())


def _cell(right, planted):
    return f"{right} of {planted}" + ("" if right == planted else "  ✗") if planted else "–"
