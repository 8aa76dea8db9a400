"""What is wrong with a rule file is told with line, rule, key and the legal names."""

import pytest

from reportlint.rules.declared import KINDS, RuleFileFault, read_rules

RULE = """\
[[rule]]
id = "office/plan-mentioned"
group = "wording"
severity = "warning"
kind = "present"
each = "section.overview"
words = ["工作计划"]
title = { zh = "未提及工作计划", en = "The plan is not mentioned" }
message = { zh = "{thing}未提及{sought}", en = "{thing} does not mention {sought}" }
fix = { zh = "补充。", en = "Add it." }
"""


KEYS = (
    "applies, case, clause, document_fix, each, enabled, exceptions, fix, group, id, kind, message, near, of, parts, "
    "pattern, severity, since, title, vocabulary, warn, why, words"
)


def flaws(text: str) -> list[RuleFileFault]:
    return read_rules(text, "office.toml", KINDS)[1]


def told(text: str) -> list[tuple[int, str, str]]:
    return [(flaw.line, flaw.rule, flaw.say.en) for flaw in flaws(text)]


def test_a_rule_in_order_has_no_flaw():
    rules, wrong = read_rules(RULE, "office.toml", KINDS)
    assert not wrong
    assert [rule.id for rule in rules] == ["office/plan-mentioned"]
    assert rules[0].messages["fault"].zh == "{thing}未提及{sought}"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("words =", "wrds =", 7, "unknown key “wrds”. Did you mean “words”?"),
        ('"present"', '"presnt"', 5, "there is no kind “presnt”. Did you mean “present”?"),
        ('"warning"', '"grave"', 4, "severity: there is no “grave”. Known: error, info, warning"),
        ('"section.overview"', '"sction"', 6, "each = “sction” is no kind of thing. Did you mean “section”?"),
        (
            '"section.overview"',
            '"years"',
            6,
            "years compares several reports: such a rule is written in Python",
        ),
        ('"section.overview"', '"report?"', 6, "each = “report?”: report takes no question mark."),
        ("{sought}", "{soght}", 9, "nothing fills {soght} in the message; known: {thing}, {sought}"),
        ('["工作计划"]', '"工作计划"', 7, "words: must be a list in square brackets"),
        ('["工作计划"]', "[1]", 7, "words: must be a string"),
        ('words = ["工作计划"]', "pattern = '('", 7, "pattern: the regular expression can't be read"),
        (', en = "Add it."', "", 10, 'fix: must be a string or { zh = "…", en = "…" }, not empty'),
        ('"office/plan-mentioned"', '"Office/计划"', 2, "must be lower-case letters, digits, hyphens"),
        ("title =", "titel =", 8, "unknown key “titel”. Did you mean “title”?"),
        ("title =", "titel =", 1, "title is missing"),
        ('kind = "present"', "", 1, "kind is missing. Known: absent, before, count, equal, "),
        ("words =", "of = 'txt'\nwords =", 7, "of: there is no “txt”. Did you mean “text”?"),
    ],
)
def test_each_fault_names_line_rule_and_legal_names(old, new, line, message):
    found = told(RULE.replace(old, new))
    assert any(n == line and message in text for n, _, text in found), found
    assert all(rule.lower().startswith("office/") for _, rule, _ in found)


def test_the_line_is_that_of_the_right_rule_and_case():
    second = RULE.replace("plan-mentioned", "other")
    cases = """
[[rule.case]]
name = "good"

[[rule.case]]
nme = "bad"
expect = ["fail sections/overview"]
"""
    assert told(RULE + second.replace("words", "wods")) == [
        (17, "office/other", f"unknown key “wods”. Did you mean “words”? Known: {KEYS}")
    ]
    assert (16, "unknown key “nme”. Did you mean “name”? Known: base, edit, expect, name, remove") in [
        (line, text) for line, _, text in told(RULE + cases)
    ]


def test_text_in_a_long_string_is_no_key():
    text = RULE.replace("title = {", 'why = """\nwords =\n"""\nwrong = 1\ntitle = {')
    assert [line for line, _, _ in told(text)] == [11]


def test_a_flawed_rule_does_not_cost_the_others():
    rules, wrong = read_rules(RULE.replace("words", "wods") + RULE.replace("plan", "act"), "f.toml", KINDS)
    assert [rule.id for rule in rules] == ["office/act-mentioned"]
    assert len(wrong) == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[rule]\n", 1, "not TOML"),
        ("\n\nid ＝ 1\n", 3, "not TOML"),
        ("", 1, "the file has no [[rule]]"),
        ("[rule]\nid = 'x'\n", 1, "the file has no [[rule]]"),
        ("id = 'x'\n", 1, "“id” stands in no rule; a rule begins with [[rule]]"),
    ],
)
def test_a_file_that_holds_no_rule_is_told(text, line, message):
    (flaw,) = flaws(text)
    assert flaw.line == line
    assert message in flaw.say.en
    assert flaw.where == f"office.toml:{line}"


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("kind = 'count'\neach = 'section'", "min or max is missing"),
        (
            "kind = 'before'\neach = 'date.pubdate'\nlatest = '31.1.'",
            "“31.1.” is no day like 01-31 or 2026-01-31",
        ),
        ("kind = 'before'\neach = 'section'\nlatest = '01-31'", "before can't judge section, but: date"),
        ("kind = 'sum'\neach = 'report'\ntotal = 'a/b/c'", "total and parts go together"),
    ],
)
def test_options_that_do_not_go_together_are_told(kind, message):
    text = RULE.replace('kind = "present"\neach = "section.overview"\nwords = ["工作计划"]', kind)
    assert message in " ".join(flaw.say.en for flaw in flaws(text.replace("{sought}", "")))
