"""Hostile plugins, installed, and the real command.

Each is named with its version in every document, costs only itself, and the command does not end in 0.
"""

import json

import pytest

from .installing import check, findings, reportlint

RULES = "def reportlint_rules():\n    yield make('acme/rule', judge)\n"

HOSTILE = {
    "raises on import": ("raise RuntimeError('boom')", "RuntimeError: boom"),
    "ends the process on import": ("raise SystemExit(0)", "SystemExit: 0"),
    "raises in a hook": ("def reportlint_rules(): raise KeyError('boom')", "KeyError: 'boom'"),
    "misspells a hook": ("def reportlint_rulez(): return ()", "there is no hook “reportlint_rulez”"),
    "steals an id": (
        "def reportlint_rules():\n    yield make('section-missing', content)",
        "“section-missing” must begin with the plugin's name: acme/…",
    ),
    "needs a newer core": ("reportlint_api = 99", "it needs interface 99"),
    "gives no rule": ("def reportlint_rules():\n    yield object()", "gave no Rule but object"),
    "raises in a rule": ("def judge(report): raise ValueError('boom')\n" + RULES, "ValueError: boom"),
    "ends the process in a rule": ("def judge(report): raise SystemExit(0)\n" + RULES, "SystemExit: 0"),
    "makes up an interruption": (
        "def judge(report): raise KeyboardInterrupt\n" + RULES,
        "KeyboardInterrupt",
    ),
    "yields what is no note": (
        "def judge(report): yield 'wrong'\n" + RULES,
        "TypeError: a rule yields Fail, Review or Open, not str",
    ),
    "yields a message that is not there": (
        "def judge(report): yield Fail(report, 'no')\n" + RULES,
        "KeyError: 'no'",
    ),
    "names no thing": (
        "def judge(report): yield Fail('text')\n" + RULES,
        "TypeError: a note names things of the report, not str",
    ),
    "names nothing beside": (
        "def judge(report): yield Fail(report).beside(None)\n" + RULES,
        "TypeError: a note names things of the report, not NoneType",
    ),
    "weighs in words": (
        "def judge(report): yield Fail(report).weighing('error')\n" + RULES,
        "TypeError: a note weighs as a Severity, not as 'error'",
    ),
    "points at no place": (
        "from dataclasses import replace\n"
        "def judge(report): yield Fail(replace(report.title, at=report.title.at._replace(node=10**9)))\n"
        + RULES,
        "Error: ",
    ),
    "says what can't be printed": (
        "class Odd:\n"
        "    told = False\n"
        "    def __str__(self):\n"
        "        if Odd.told: raise ValueError('boom')\n"
        "        Odd.told = True\n"
        "        return 'odd'\n"
        "def judge(report): yield Fail(report, x=Odd())\n"
        "from dataclasses import replace\n"
        "def reportlint_rules():\n"
        "    yield replace(make('acme/rule', judge), messages={'fault': say('{x}')})\n",
        "ValueError: boom",
    ),
    "has a title that is no text": (
        "from dataclasses import replace\n"
        "def reportlint_rules():\n"
        "    yield replace(make('acme/rule', content), title='title')\n",
        "title must be a Message",
    ),
    "has a message that is no text": (
        "from dataclasses import replace\n"
        "def reportlint_rules():\n"
        "    yield replace(make('acme/rule', content), messages={'fault': 'fault'})\n",
        "messages['fault'] must be a Message",
    ),
    "wants an argument that is not there": (
        "def judge(report):\n    yield Fail(report)\n"
        "from dataclasses import replace\n"
        "def reportlint_rules():\n"
        "    yield replace(make('acme/rule', judge), messages={'fault': say('{x}')})\n",
        "KeyError: 'x'",
    ),
    "changes the report": (
        "def judge(report):\n    report.year = 1\n    yield\n" + RULES,
        "FrozenInstanceError: cannot assign to field 'year'",
    ),
    "has a faulty rule file": (
        """
        from pathlib import Path
        def reportlint_data():
            folder = Path(__file__).parent / "data"
            (folder / "checks").mkdir(parents=True, exist_ok=True)
            (folder / "checks" / "a.toml").write_text('[[rule]]\\nkind = "presnt"\\n')
            yield folder
        """,
        "there is no kind “presnt”. Did you mean “present”?",
    ),
    "has a faulty form": (
        """
        from pathlib import Path
        def reportlint_data():
            folder = Path(__file__).parent / "data"
            (folder / "forms").mkdir(parents=True, exist_ok=True)
            (folder / "forms" / "a.toml").write_text('id = "acme-2030"\\n')
            yield folder
        """,
        "acme-2030",
    ),
    "has a form with a wrong key": (
        """
        from pathlib import Path
        def reportlint_data():
            folder = Path(__file__).parent / "data"
            (folder / "forms").mkdir(parents=True, exist_ok=True)
            (folder / "forms" / "a.toml").write_text(
                'id = "acme-2030"\\nextends = "annual-2021"\\n'
                '[[section]]\\nkey = "sections/other"\\nhedding = "x"\\n'
            )
            yield folder
        """,
        "a.toml: section: sections/other: unknown key “hedding”. Did you mean “heading”?",
    ),
    "gives a folder that is none": ("def reportlint_data():\n    yield 7", "TypeError"),
    "has a loader that fails": (
        """
        from reportlint import Loader
        def matches(data, name): raise OSError("boom")
        def reportlint_loaders():
            yield Loader("acme/any", say("t"), (".x",), matches, lambda *arguments: [])
        """,
        "OSError: boom",
    ),
    "has an output of another's name": (
        """
        from reportlint import Format
        def reportlint_outputs():
            yield Format("sarif", say("t"), lambda run, stream: None)
        """,
        "“sarif” must begin with the plugin's name: acme/…",
    ),
    "has a kind of rule without options": (
        """
        from reportlint import Kind
        def reportlint_kinds(): yield Kind("acme/kind", content, dict)
        """,
        "options of acme/kind must be a dataclass",
    ),
    "has a kind of rule that fails": (
        """
        from dataclasses import dataclass
        from pathlib import Path
        from reportlint import Kind
        @dataclass(frozen=True)
        class Options: pass
        def judge(thing, report, options): raise ValueError("boom")
        def reportlint_kinds(): yield Kind("acme/kind", judge, Options)
        def reportlint_data():
            folder = Path(__file__).parent / "data"
            (folder / "checks").mkdir(parents=True, exist_ok=True)
            (folder / "checks" / "a.toml").write_text(
                '[[rule]]\\nid = "acme/rule"\\nkind = "acme/kind"\\neach = "report"\\ngroup = "structure"\\n'
                'severity = "error"\\ntitle = "t"\\nmessage = "m"\\nfix = "f"\\n'
            )
            yield folder
        """,
        "ValueError: boom",
    ),
}


@pytest.mark.parametrize(("source", "error"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_plugin_is_named_everywhere_and_costs_only_itself(install, alone, source, error):
    folder = install(source)
    code, documents, _ = check(folder)
    assert code == 3
    for name, text in documents.items():
        plain = text.replace("&apos;", "'").replace("&#x27;", "'").replace('\\"', '"')
        assert "acme 6.6" in plain, name
        assert error in " ".join(plain.split()), name
    assert findings(json.loads(documents["json"])) == alone


def test_without_plugins_of_others_nothing_of_it_is_left(install):
    folder = install("raise RuntimeError('boom')")
    code, documents, _ = check(folder, "--isolated")
    assert code in (0, 1)
    assert not any("acme" in text for text in documents.values())


def test_a_plugin_that_works_beside_one_that_fails_is_heard(install):
    folder = install("def reportlint_rules():\n    yield make('acme/rule', lambda report: [Fail(report)])")
    (folder / "bad_rules.py").write_text("raise RuntimeError('boom')")
    info = folder / "reportlint_acme-6.6.dist-info"
    (info / "entry_points.txt").write_text("[reportlint]\nbad = bad_rules\nacme = acme_rules\n")
    code, documents, _ = check(folder)
    assert code == 3
    assert "acme/rule" in findings(json.loads(documents["json"]))


def test_an_output_that_fails_leaves_no_document_and_is_named_in_the_others(install):
    folder = install(
        """
        from reportlint import Format
        class Writer:
            def __init__(self, run, stream): self.stream = stream
            def add(self, outcome): self.stream.write("half")
            def close(self, closing): raise ValueError("boom")
        def reportlint_outputs():
            yield Format("acme/half", say("t"), Writer)
        """
    )
    code, documents, _ = check(folder, "-o", f"acme/half={folder / 'half.txt'}")
    assert code == 3
    assert not (folder / "half.txt").exists()
    assert all("ValueError: boom" in text for text in documents.values())


def test_each_call_can_be_shown(install):
    folder = install(
        "def reportlint_rules(api):\n    yield make('acme/rule', content)\n    raise ValueError('boom')"
    )
    done = reportlint(folder, "plugins", "--trace")
    acme = [line for line in done.stderr.splitlines() if line.startswith("acme")]
    assert acme == [
        "acme 6.6: import acme_rules",
        "acme 6.6: reportlint_rules(api=1)",
        "acme 6.6: reportlint_rules gave 1, then ValueError: boom",
    ]


def test_the_plugins_command_tells_what_works_and_what_does_not(install):
    folder = install("def reportlint_output(): return ()\ndef reportlint_rules(): return ()")
    done = reportlint(folder, "plugins", "--format", "json", "--lang", "en")
    assert done.returncode == 3
    (acme,) = [plugin for plugin in json.loads(done.stdout) if plugin["name"] == "acme"]
    assert (acme["version"], acme["hooks"]) == ("6.6", "rules")
    assert acme["state"].startswith("reportlint_output: there is no hook “reportlint_output”.")
