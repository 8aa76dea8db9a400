"""Plugins that fail: each is named with its version, and costs only itself."""

import pytest

from reportlint.plugins import manager

GOOD = """
@hookimpl
def reportlint_rules():
    yield make("good/fine", content)
"""


def failures(plugin):
    return [(crash.plugin, crash.what, crash.error) for crash in plugin.failures]


@pytest.mark.parametrize(
    ("source", "what", "error"),
    [
        ("raise RuntimeError('broken\\nin two lines')", "import", "RuntimeError: broken in two lines"),
        ("import sys; sys.exit(0)", "import", "SystemExit: 0"),
        ("import no_such_module", "import", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("from reportlint import Nonesuch", "import", "ImportError: cannot import name 'Nonesuch'"),
        ("def (", "import", "SyntaxError: invalid syntax"),
        ("class Odd(BaseException): __str__ = None\nraise Odd", "import", "Odd"),
        (
            "reportlint_api = 2",
            "reportlint_api",
            "it needs interface 2, this is 1; a newer reportlint is needed",
        ),
        ("x = 1", "register", "it implements no hook"),
        ("def reportlint_rules(api, more): return ()", "register", "PluginValidationError"),
        (
            "@hookimpl\ndef reportlint_rulez(): return ()",
            "reportlint_rulez",
            "there is no hook “reportlint_rulez”. Did you mean “reportlint_rules”?",
        ),
        ("def reportlint_rule(): return ()", "reportlint_rule", "there is no hook “reportlint_rule”."),
        (
            "@hookimpl(wrapper=True)\ndef reportlint_rules(): return (yield)",
            "reportlint_rules",
            "a hook may not wrap those of other plugins",
        ),
    ],
)
def test_a_plugin_that_cannot_be_used_says_why(load, source, what, error):
    (found,) = failures(load(source))
    assert found[:2] == ("acme 1.2", what)
    assert found[2].startswith(error)


def test_a_misspelt_hook_costs_only_itself(load):
    plugin = load("def reportlint_output(): return ()\ndef reportlint_rules(): return ()")
    assert [crash.what for crash in plugin.failures] == ["reportlint_output"]
    assert list(plugin.hooks) == ["reportlint_rules"]


def test_a_hook_of_a_later_core_may_be_marked_optional(load):
    plugin = load("@hookimpl(optionalhook=True)\ndef reportlint_later(): return ()\n" + GOOD)
    assert not plugin.failures


def test_an_implementation_may_take_the_interface_number(load):
    plugin = load("def reportlint_rules(api):\n    yield api")
    given, crashes = manager.gather([plugin], "reportlint_rules", api=1)
    assert [value for _, value in given] == [1]
    assert not crashes


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("def reportlint_rules():\n    raise ValueError('no')", "ValueError: no"),
        (
            "def reportlint_rules():\n    yield make('acme/first', content)\n    raise SystemExit(0)",
            "SystemExit: 0",
        ),
        ("def reportlint_rules(): return None", "TypeError: 'NoneType' object is not iterable"),
        ("def reportlint_rules():\n    def again(): again()\n    again()", "RecursionError"),
    ],
)
def test_a_hook_that_fails_leaves_the_others_alone(catalog, source, error):
    found = catalog(("acme", source), ("good", GOOD))
    assert "good/fine" in found.by_id
    (crash,) = found.failures
    assert (crash.plugin, crash.what) == ("acme 1.2", "reportlint_rules")
    assert crash.error.startswith(error)


def test_what_a_hook_gave_before_it_failed_is_kept(catalog):
    found = catalog(
        ("acme", "def reportlint_rules():\n    yield make('acme/first', content)\n    raise ValueError")
    )
    assert "acme/first" in found.by_id
    assert len(found.failures) == 1


@pytest.mark.parametrize(
    ("rule", "what", "error"),
    [
        ("make('section-missing', content)", "section-missing", "must begin with the plugin's name: acme/…"),
        ("make('other/rule', content)", "other/rule", "must begin with the plugin's name: acme/…"),
        ("make('acme/Rule', content)", "acme/Rule", "must be lower-case letters, digits and hyphens"),
        ("make(7, content)", "7", "must be lower-case letters, digits and hyphens"),
        ("'acme/rule'", "reportlint_rules", "gave no Rule but str"),
        ("replace(make('acme/rule', content), each='sction')", "acme/rule", "is no kind of thing"),
        ("replace(make('acme/rule', content), group='any')", "acme/rule", "there is no group “any”"),
        ("replace(make('acme/rule', content), severity='bad')", "acme/rule", "there is no severity “bad”"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(catalog, rule, what, error):
    source = f"from dataclasses import replace\ndef reportlint_rules():\n    yield {rule}\n"
    found = catalog(("acme", source))
    (crash,) = found.failures
    assert (crash.plugin, crash.what) == ("acme 1.2", what)
    assert error in crash.error
    assert not [rule for rule in found.rules if rule.plugin == "acme 1.2"]
    assert found.by_id["section-missing"].plugin.startswith("builtin")


def test_the_later_of_two_rules_with_one_id_is_disabled(catalog):
    first = "def reportlint_rules():\n    yield make('acme/rule', content)"
    found = catalog(("acme", first), ("acme", first))
    assert [rule.id for rule in found.rules].count("acme/rule") == 1
    (crash,) = found.failures
    assert (crash.what, crash.error) == ("acme/rule", "id “acme/rule” is taken by acme 1.2")


def test_isolated_loads_only_ours(monkeypatch, plugin):
    point = plugin(GOOD, name="good")
    monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
    assert [point.name for point in manager.installed()] == ["builtin", "good"]
    assert [point.name for point in manager.installed(isolated=True)] == ["builtin"]
