"""Slips of the pen, beyond the cases that stand with the rules."""

import tomllib
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlint_builtin._near_misses import near_misses
from reportlint_builtin.wording._repeats import LONGEST, SHORTEST, halves, repeats

from reportlint import Certainty, Verdict
from reportlint.engine import Linter
from reportlint.forms import load_forms, shipped_forms
from reportlint.forms.lexicons import load_lexicons
from reportlint.model.lexicon import Lexicon, LexiconEntry
from reportlint.page import parse
from reportlint.page.source import read_source
from reportlint.rules import catalog
from reportlint.testing import MARKUPS
from reportlint.testing.cases import answers, judged
from reportlint.testing.clean import base_draft

CATALOG = catalog.load(isolated=True)
WORDING = [rule for rule in CATALOG.rules if rule.group == "wording" and rule.enabled]
BASE = base_draft("annual-2021")
LEXICONS = shipped_forms()[0].lexicons


def said(text, *ids):
    """What the wording rules say of a sentence put into part one."""
    rules = [CATALOG.by_id[id_] for id_ in ids] or WORDING
    draft = BASE.edit({"sections/overview|落实先审后发要求。": f"落实先审后发要求。{text}"})
    return {rule for rule, _ in answers(judged(draft, rules))}


@pytest.mark.parametrize(
    "text",
    [
        "年末收到来信，期末办结，自己经过反复核对，以达到规范的目的。",
        "行政信息公开、依申请公开、台风登陆后的救灾信息及时发布，报名截止日期为3月5日。",
        "引进一部电梯，进一部门，更近一步，南极推进器，重申申请条件，逐条列出。",
        "群众领到补贴，公示栏和宣传栏每月更新，考核合格，目的的实现，教育局局长带队。",
        "发布署名文章，公布署名作者，全部暑期活动，学习进平台、学习近乎完成，带领到小组，行政附加费，公示拦标价。",
        "台风登陆前在官方网站发布预警，完成后擅自改动，个别事项办完擅自公开的予以纠正。",
        "人民政府政府信息公开工作、领导小组小组长、常务委员会委员会议、服务中心中心组、局党组党组书记。",
        "一项一项落实，研究研究，种种问题层层把关，人人参与，常常检查，落实落细，一一整改，清清楚楚。",
        "事前事中事后监管，谁公开谁审查、谁发布谁负责，应公开尽公开，两上两下、两审两公开。",
        "公开网址为www.yunxi.gov.cn，电话0999-1234567，比例为12.5%，时间为9:00-17:00。",
        "属于国家秘密、商业秘密的不予公开；第（一）项、第（二）项；1）登记；2）审核。",
        "《国务院办公厅关于印发〈办法〉的通知》（国办发〔2024〕1号）、转发《〈意见〉的通知》的通知。",
        "一是登记；二是审核；三是发布。一方面加强培训，另一方面统一是非标准，其中之一是培训。",
        "张××、李某某的申请；XXL号展板；5G+项目；（2024）云9901行初12号。",
        "《政府信息公开条例》《条例》《中华人民共和国政府信息公开条例》《云溪县政府信息公开规定》。",
        "人群从业情况、申请按其公开属性分类、重申清正廉洁、税收理论学习、组建全县专班、习惯彻底转变、率领城管队员。",
        "提及及时性、指导导向、应答答复、法规规范、更新新闻、抽检检查、推进进度、督促检查查处、公开制度度量。",
        "能给多少给多少，按装修标准公示，药品不良反应情况及时公布，信息公开公开栏、信息公开公开透明。",
    ],
)
def test_what_only_looks_wrong(text):
    assert said(text) == set()


@pytest.mark.parametrize("name", ["typos", "severe-typos", "law-names"])
def test_every_wrong_word_is_found_and_what_is_right_is_not(name):
    lexicon = LEXICONS[name]
    for entry in lexicon.entries:
        assert entry.right and entry.right != entry.term, entry
        if not entry.pattern:
            assert [hit.right for hit in lexicon.find(f"，{entry.term}。")][:1] == [entry.right], entry
            assert not [hit.text for hit in lexicon.find(f"，{entry.right}。")], entry
    everything = "；".join(entry.right.replace("\\1", "收到") for entry in lexicon.entries)
    assert [hit.text for hit in lexicon.find(everything)] == []


def test_no_wrong_word_stands_in_the_forms_or_the_clean_reports():
    texts = [
        file.read_text("utf-8") for file in (files("reportlint_rules") / "forms").iterdir() if file.is_file()
    ]
    for name in ("typos", "severe-typos"):
        assert [hit.text for text in texts for hit in LEXICONS[name].find(text) if not hit.entry.more] == []
    for name in ("terms", "terms-severe"):
        assert [hit for text in texts for hit in missed(text, name)] == []


def missed(text, name="terms"):
    return [
        (hit.text, hit.right) for hit in near_misses(text, LEXICONS[name], LEXICONS["similar-characters"])
    ]


def one_step_from(term):
    """Two characters exchanged, or one taken for a like one."""
    for at, (one, other) in enumerate(pairwise(term)):
        if one != other:
            yield term[:at] + other + one + term[at + 2 :]
    for at, character in enumerate(term):
        for group in LEXICONS["similar-characters"].entries:
            if character in group.term:
                yield from (term[:at] + other + term[at + 1 :] for other in group.term if other != character)


@pytest.mark.parametrize("name", ["terms", "terms-severe"])
def test_what_misses_a_term_by_one_step_is_found_and_what_is_right_is_not(name):
    entries = LEXICONS[name].entries
    for entry in entries:
        assert missed(f"，{entry.term}，", name) == []
        assert all(missed(f"，{word}，", name) == [] for word in entry.unless), entry
        for miss in one_step_from(entry.term):
            if miss not in entry.unless and not any(miss in other.term for other in entries):
                assert missed(f"，{miss}，", name)[:1] == [(miss, entry.term)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("均按其办结。", "按其办结"),
        ("回应群从关切。", "群从"),
        ("收理申请2件。", "收理"),
        ("建全制度。", "建全"),
        ("贵任到人。", "贵任"),
        ("公开申清2件。", "申清"),
        ("社会公从参与。", "公从"),
    ],
)
def test_a_like_character_in_a_word_of_two(text, found):
    assert found.startswith(tuple(hit.text for hit in LEXICONS["typos"].find(text)))
    assert said(text) == {"typo"}


def test_half_of_a_word_stands_twice_unless_two_words_meet():
    lexicon = LEXICONS["half-twice"]
    for entry in lexicon.entries:
        first, last = entry.term
        for twice, beside in ((first + entry.term, "before"), (entry.term + last, "after")):
            met = entry.more.get(beside)
            told = [] if met is None else [(1, 4)]
            assert list(halves(f"，{twice}，", lexicon)) == told, twice
            assert list(halves(twice, lexicon)) == [(start - 1, end - 1) for start, end in told]
            for character in met or "":
                text = f"，{character}{twice}，" if beside == "before" else f"，{twice}{character}，"
                assert list(halves(text, lexicon)) == [], text
        assert list(halves(2 * first + 2 * last, lexicon)) == []


@pytest.mark.parametrize(
    "text",
    [
        "执行规范性文件、现行规范性文件",
        "行政信息公开、财政信息公开、政府信息开放",
        "主动公开开展情况、政务公开公示栏",
        "扎扎实实推进、认认真真贯彻",
        "告知限期整改的法定限期",
        "日常化态势",
        "服务业培训、操作工作动态",
        "给予不公开答复、给予不予公开答复",
        "依法无提供义务",
    ],
)
def test_words_that_meet_miss_no_term(text):
    assert missed(text) == missed(text, "terms-severe") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("依申申请公开", "依申请公开"),
        ("政府息公开", "政府信息公开"),
        ("行政规犯性文件", "行政规范性文件"),
        ("中华人民和国", "中华人民共和国"),
    ],
)
def test_a_character_doubled_or_lost_is_told_once(text, told):
    assert missed(text) + missed(text, "terms-severe") == [(text, told)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("全年末收到举报。", "typo"),
        ("行政讼诉2件。", "typo"),
        ("结传下年0件，办节3件。", "typo"),
        ("保障知情全、表达权。", "typo"),
        ("急时回应关切。", "typo"),
        ("规范规范信息制作。", "repeated-word"),
        ("政府信息公开公开工作有序开展。", "repeated-word"),
        ("在大厅按装查询设备。", "typo"),
        ("群众通过热线反应问题3件。", "typo"),
        ("层层压实责任，层层压实责任。", "paragraph-repeated"),
        ("联系电话：****。", "placeholder"),
        ("己办结3件。", "typo"),
        ("布署重点工作。", "typo"),
        ("登陆县政府网站查询。", "typo"),
        ("公开时效等方便，还需加强。", "typo"),
        ("进一部完善制度。", "typo"),
        ("县人民攻府高度重视。", "severe-typo"),
        ("学习习近平新时代特色社会主义思想。", "severe-typo"),
        ("可以通过可以通过网站查询。", "repeated-word"),
        ("满意率满意率为98%。", "repeated-word"),
        ("落实《中华人民共和国政务信息公开条例》。", "law-name-wrong"),
        ("落实《政府信息公开工作条例》。", "law-name-wrong"),
        ("参加XX县培训。", "placeholder"),
        ("全年公开信息××条。", "placeholder"),
        ("一是登记；二是审核；四是发布。", "numbering-gap"),
        ("依法办理,按时答复。", "punctuation"),
        ("依法办理，，按时答复。", "punctuation"),
        ("落实（三级审核制度。", "brackets-unmatched"),
        ("落实《办法的规定。", "document-title-broken"),
        ("落实云政发〔2024〕3号（机密）文件。", "internal-document-cited"),
    ],
)
def test_what_is_wrong(text, rule):
    assert said(text) == {rule}


def test_the_same_slip_twice_is_one_finding_with_both_places():
    draft = BASE.edit({"sections/overview|落实先审后发要求。": "布署公开工作，布署培训工作。"})
    (finding,) = judged(draft, [CATALOG.by_id["typo"]]).findings
    assert finding.location.where.quote == "布署"
    assert [location.where.quote for location in finding.related] == ["布署"]


def test_a_slip_torn_into_elements_is_found_and_placed():
    draft = BASE.edit({"sections/overview|落实先审后发要求。": "布署公开工作。"})
    (finding,) = judged(draft, [CATALOG.by_id["typo"]], "word-letters").findings
    assert finding.location.where.line is not None
    assert finding.location.where.quote.startswith("布")


def test_text_that_may_be_torn_is_for_review_or_not_judged():
    """A PDF breaks lines where it likes."""
    draft = BASE.edit(
        {"sections/overview|落实先审后发要求。": "布署公开工作（见附件，可以通过可以通过网站查询"}
    )
    page = parse(read_source(MARKUPS["clean"].encode(draft), name="x"), certainty=Certainty.GUESS)
    outcome = Linter(tuple(WORDING), shipped_forms(), date(2026, 1, 1)).lint(page)
    assert {(finding.rule, finding.verdict) for finding in outcome.findings} == {
        ("typo", Verdict.REVIEW),
        ("repeated-word", Verdict.REVIEW),
    }


words = st.text(alphabet="政府信息公开", min_size=0, max_size=40)


@given(words)
def test_repeats_are_those_that_a_slow_search_finds(text):
    expected = {
        (at, at + 2 * length)
        for length in range(SHORTEST, LONGEST + 1)
        for at in range(len(text) - 2 * length + 1)
        if text[at : at + length] == text[at + length : at + 2 * length]
        and len(set(text[at : at + length])) > 1
    }
    found = [(repeat.start, repeat.end) for repeat in repeats(text)]
    assert set(found) <= expected
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    # Whatever is not told overlaps something that is.
    assert all(any(a < end and start < b for a, b in found) for start, end in expected)


@given(words, st.sampled_from(["\U0001f600", "𠮷", "\ud800"]))
def test_characters_beyond_the_first_plane_shift_nothing(text, rare):
    shifted = [(repeat.start - 1, repeat.word) for repeat in repeats(rare + text)]
    assert shifted == [(repeat.start, repeat.word) for repeat in repeats(text)]


def test_a_folder_adds_to_a_list_and_takes_from_it(tmp_path):
    (tmp_path / "typos.toml").write_text('drop = ["反溃"]\n[right]\n"云席县" = "云溪县"\n', encoding="utf-8")
    lexicon = load_lexicons([files("reportlint_rules") / "lexicons", tmp_path])["typos"]
    assert [hit.right for hit in lexicon.find("云席县反溃一如继往")] == ["云溪县", "一如既往"]


def test_a_forms_lexicons_come_from_the_folders(tmp_path):
    (tmp_path / "mine.toml").write_text('words = ["云溪"]\n', encoding="utf-8")
    forms = load_forms([files("reportlint_rules") / "forms"], [tmp_path, tmp_path / "none"])
    assert all("云溪" in form.lexicons["mine"] for form in forms)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wrds = []", "wrds"),
        ('[[entry]]\npattern = "("', "regular expression"),
        ('[[entry]]\nright = "x"', "neither term nor pattern"),
        ("words = [", "bad.toml"),
    ],
)
def test_a_bad_list_is_named_with_its_fault(tmp_path, text, told):
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load_lexicons([tmp_path])


def test_longer_words_are_exceptions():
    lexicon = Lexicon("x", (LexiconEntry("的的", right="的", unless=("目的的", "的的确")),))
    assert [hit.start for hit in lexicon.find("目的的实现，的的确确，好的的")] == [12]


def test_meetings_are_in_order():
    file = files("reportlint_rules") / "lexicons" / "meetings.toml"
    entries = tomllib.loads(file.read_text("utf-8"))["entry"]
    held = [(entry["congress"], entry["held"]) for entry in entries]
    assert held == sorted(held)
