"""Plugins that end the process, or leave it changed: no exit code that was not earned, and whose fault it was."""

from __future__ import annotations

import json
import os
import signal

import pytest

from .installing import AS_OF, begun, check, crashes, findings, put_page, reportlint

RULES = "def reportlint_rules():\n    yield make('acme/rule', judge)\n"
NOT_ENDED = "reportlint: The run did not come to its end: its process ended {how}, in acme 6.6: {what}. "

ENDS = {
    "on import": ("import os; os._exit(0)", "with 0", "import"),
    "on import, without a word": ("import os; os.close(2); os._exit(1)", "with 1", "import"),
    "in a hook": ("import os\ndef reportlint_rules(): os._exit(0)", "with 0", "reportlint_rules"),
    "in a rule": ("import os\ndef judge(report): os._exit(0)\n" + RULES, "with 0", "acme/rule"),
    "by a crash of the interpreter": (
        "import os\ndef judge(report): os.abort()\n" + RULES,
        "by SIGABRT",
        "acme/rule",
    ),
    "by a signal to itself": (
        "import os, signal\ndef judge(report): os.kill(os.getpid(), signal.SIGTERM)\n" + RULES,
        "by SIGTERM",
        "acme/rule",
    ),
    "by a signal that can't be caught": (
        "import os, signal\ndef judge(report): os.kill(os.getpid(), signal.SIGKILL)\n" + RULES,
        "by SIGKILL",
        "acme/rule",
    ),
}


@pytest.mark.parametrize(("source", "how", "what"), ENDS.values(), ids=list(ENDS))
def test_a_run_that_a_plugin_ends_does_not_count(install, source, how, what):
    folder = install(source)
    put_page(folder)
    done = reportlint(folder, "check", "page.html", "--lang", "en", "-o", "json")
    assert done.returncode == 3
    assert (done.stdout, done.stderr.splitlines()[-1]) == (
        "",
        NOT_ENDED.format(how=how, what=what) + "Its results don't count.",
    )


def test_what_a_plugin_does_when_all_is_over_changes_nothing(install, alone):
    folder = install(
        """
        import atexit, os, threading
        atexit.register(os._exit, 7)
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        def reportlint_rules():
            yield make('acme/rule', content)
        """
    )
    code, documents, err = check(folder)
    assert (code, "acme 6.6" in err) == (0, False)
    assert findings(json.loads(documents["json"])) == alone


CHANGES = {
    "the working folder": ("os.chdir('/')", "changed the working folder"),
    "the process, by a copy that goes on": ("os.fork()", "made a copy of the process (fork)"),
    "stdout, by its number": ("os.close(1)", "closed or replaced the standard output"),
    "stdout, by another file": (
        "os.dup2(os.open(os.devnull, os.O_RDWR), 1)",
        "closed or replaced the standard output",
    ),
    "a thread": (
        "threading.Thread(target=threading.Event().wait, name='t').start()",
        "left the thread t running",
    ),
    "each call that follows": ("sys.settrace(lambda *_: 1 / 0)", "ZeroDivisionError: division by zero"),
}
PLACES = {
    "import": "{change}\ndef reportlint_rules(): return ()",
    "reportlint_rules": "def reportlint_rules():\n    {change}\n    return ()",
    "acme/rule": "def judge(report):\n    {change}\n    return ()\n" + RULES,
}


# Each change in a rule, and each elsewhere in one place.
WHERE = {
    "the working folder": ("acme/rule", "import"),
    "the process, by a copy that goes on": ("acme/rule", "reportlint_rules"),
    "stdout, by its number": ("acme/rule", "import"),
    "stdout, by another file": ("acme/rule",),
    "a thread": ("acme/rule", "reportlint_rules"),
    "each call that follows": ("acme/rule",),
}


@pytest.mark.parametrize(
    ("change", "told", "what"),
    [
        pytest.param(*CHANGES[name], what, id=f"{name}-{what}")
        for name, places in WHERE.items()
        for what in places
    ],
)
def test_what_a_plugin_changes_is_put_back_and_laid_at_its_door(install, alone, what, change, told):
    folder = install("import os, sys, threading\n" + PLACES[what].format(change=change))
    put_page(folder)
    done = reportlint(folder, "check", "page.html", "--lang", "en", *AS_OF, "-o", "json")
    document = json.loads(done.stdout)
    assert crashes(document) == [("acme 6.6", what, told)]
    assert (done.returncode, findings(document)) == (3, alone)
    assert "Traceback" not in done.stderr


def test_what_a_plugin_prints_is_no_part_of_a_document(install, alone):
    folder = install(
        "import sys\nprint('import')\ndef judge(report):\n    print('rule')\n    sys.stdout.buffer.write(b'bytes')\n"
        "    sys.stdout.close()\n    sys.__stdout__.close()\n    return ()\n" + RULES
    )
    put_page(folder)
    done = reportlint(folder, "check", "page.html", *AS_OF, "-o", "json")
    assert findings(json.loads(done.stdout)) == alone
    assert {"import", "rule"} <= set(done.stderr.split())


def test_a_format_that_closes_its_stream_closes_no_other(install):
    folder = install(
        """
        from reportlint import Format
        class Writer:
            def __init__(self, run, stream): self.stream = stream
            def add(self, outcome): pass
            def close(self, closing): self.stream.close()
        def reportlint_outputs(): yield Format('acme/list', say('t'), Writer)
        """
    )
    code, documents, _ = check(folder, "-o", "acme/list")
    assert (code, crashes(json.loads(documents["json"]))) == (0, [])


def test_without_plugins_of_others_no_other_process_is_begun(install, tmp_path):
    folder = install("import os; os._exit(0)")
    put_page(folder)
    done = reportlint(folder, "check", "page.html", "--isolated", *AS_OF)
    assert done.returncode == 0
    assert reportlint(folder, "new-rule", "office/plan", "--into", "own").returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_who_is_told_to_end_tells_the_process_that_is_attended(install, number, code):
    folder = install(
        "import sys, time\ndef judge(report):\n    print('at work', flush=True)\n    time.sleep(3600)\n"
        + RULES
    )
    put_page(folder)
    process = begun(folder, "check", "page.html", "--select", "acme", "--lang", "en")
    assert process.stderr.readline() == "at work\n"
    process.send_signal(number)
    out, err = process.communicate()
    assert (process.returncode, out) == (code, "")
    by = "" if number == signal.SIGINT else f" ({number.name})"
    assert err == (
        f"reportlint: interrupted{by}: no document that was not complete was kept; the same command begins anew\n"
    )


def test_a_plugin_that_ends_a_helping_process_is_named(install):
    folder = install("import os\ndef judge(report): os._exit(0)\n" + RULES)
    put_page(folder)
    (folder / "other.html").write_bytes((folder / "page.html").read_bytes())
    done = reportlint(folder, "check", "page.html", "other.html", "--jobs", "2", "--lang", "en", "-o", "json")
    assert done.returncode == 3
    problems = [one["problem"]["message"]["en"] for one in json.loads(done.stdout)["outcomes"]]
    assert [problem.endswith("the process died in acme 6.6: acme/rule") for problem in problems] == [
        True,
        True,
    ], problems


def test_a_format_of_bytes_that_closes_its_stream_costs_only_itself(install):
    folder = install(
        """
        from reportlint import Format
        class Writer:
            def __init__(self, run, stream): self.stream = stream
            def add(self, outcome): pass
            def close(self, closing): self.stream.close()
        def reportlint_outputs(): yield Format('acme/book', say('t'), Writer, binary=True)
        """
    )
    code, _, err = check(folder, "-o", f"acme/book={folder / 'book'}")
    assert (code, (folder / "book").exists()) == (3, False)
    assert "acme/book of acme 6.6 failed" in err
