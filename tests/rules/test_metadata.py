"""Page tags and what the page says of the report, beyond the cases that stand with the rules."""

from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.finding import Verdict
from reportlint.page import parse
from reportlint.page.source import read_source
from reportlint.rules import catalog
from reportlint.testing import MARKUPS
from reportlint.testing.cases import answers, judged
from reportlint.testing.clean import base_draft

CATALOG = catalog.load(isolated=True)
METADATA = [rule for rule in CATALOG.rules if rule.group == "metadata" and rule.enabled]
BASE = base_draft("annual-2021")


def only(*ids):
    return [CATALOG.by_id[id_] for id_ in ids]


def test_a_page_without_any_tags_has_three_findings():
    assert answers(judged(BASE.edit({"meta": None}), METADATA)) == {
        ("meta-site-missing", "fail meta/SiteName"),
        ("meta-column-missing", "fail meta/ColumnName"),
        ("meta-article-missing", "fail meta/ArticleTitle"),
    }


def test_tags_in_lower_case_are_tags():
    assert answers(judged(BASE, METADATA, "kaipu")) == set()


def test_a_fragment_of_a_page_has_no_tags_to_miss():
    page = MARKUPS["clean"].render(BASE)
    body = page[page.index("<h1>") : page.index("</article>")]
    (loaded,) = load(body.encode(), name="x")
    outcome = Linter(tuple(METADATA), shipped_forms(), date(2026, 1, 1)).lint(loaded)
    assert outcome.findings == ()
    verdicts = {judgement.rule: judgement.verdict for judgement in outcome.judgements}
    assert verdicts["meta-site-missing"] is Verdict.NOT_APPLICABLE


def test_a_document_that_is_no_page_has_no_tags_to_miss():
    data = MARKUPS["clean"].encode(BASE.edit({"meta": None}))
    source = read_source(data, name="x", media_type="application/pdf")
    outcome = Linter(tuple(METADATA), shipped_forms(), date(2026, 1, 1)).lint(parse(source))
    assert outcome.findings == ()


@pytest.mark.parametrize(
    ("title", "fails"),
    [
        ("云溪县发展和改革局 2024年 政府信息公开工作年度报告", False),
        ("云溪县发展和改革局2024年度政府信息公开工作年度报告", False),
        ("云溪县发展和改革局2024年政府信息公开工作年度报告_云溪县人民政府", False),
        ("2024年政府信息公开工作年度报告", False),
        ("发改局：2024年政府信息公开工作年度报告", False),
        ("云溪县发展和改革局2024年政府信息…", False),
        ("关于云溪县发展和改革局2024年政府信息公开工作年度报告的公示", False),
        ("云溪县财政局2024年政府信息公开工作年度报告", True),
        ("云溪县发展和改革局2022年政府信息公开工作年度报告", True),
        ("关于召开全县经济工作会议的通知", True),
    ],
)
def test_the_title_in_the_tag(title, fails):
    outcome = judged(BASE.edit({"meta/ArticleTitle": title}), only("meta-title-mismatch"))
    assert bool(outcome.findings) is fails


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("云溪县发展和改革局", None),
        ("县发改局", None),
        ("发改局办公室", None),
        ("云溪县人民政府", None),
        ("云溪县政府办", None),
        ("云溪县融媒体中心", None),
        ("政务公开办公室", None),
        ("张三", None),
        ("云溪县财政局", "warning"),
        ("云溪县松岗镇", "warning"),
        ("本站", "info"),
    ],
)
def test_the_source(source, verdict):
    outcome = judged(BASE.edit({"meta/ContentSource": source, "source": f"来源：{source}"}), METADATA)
    found = [f.severity.value for f in outcome.findings if f.rule == "meta-source-mismatch"]
    assert found == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("title", "fails"),
    [
        ("{title}", False),
        ("{title}_政府信息公开年报_云溪县人民政府", False),
        ("云溪县人民政府 政府信息公开年报 {title}", False),
        ("县发改局2024年度政府信息公开工作年度报告", False),
        ("信息公开", True),
        ("云溪县发展和改革局2021年政府信息公开工作年度报告", True),
    ],
)
def test_the_pages_title(title, fails):
    outcome = judged(BASE.edit({"html-title": title}), only("html-title-mismatch"))
    assert bool(outcome.findings) is fails


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://www.yunxi.gov.cn/1.html", Verdict.PASS),
        ("https://yunxi.gov.cn:8080/1.html", Verdict.PASS),
        ("https://gov.cn.example.com/1.html", Verdict.FAIL),
        ("https://www.yunxi.com/1.html", Verdict.FAIL),
        ("http://localhost:8000/1.html", Verdict.NOT_APPLICABLE),
        ("http://192.168.0.7/1.html", Verdict.NOT_APPLICABLE),
        ("http://[::1/1.html", Verdict.NOT_APPLICABLE),
    ],
)
def test_the_host(url, verdict):
    outcome = judged(BASE.edit({"url": url}), only("domain-not-gov"))
    assert [judgement.verdict for judgement in outcome.judgements] == [verdict]


def test_an_address_that_only_a_tag_gives_is_for_review():
    draft = BASE.edit({"url": "", "meta/Url": "http://www.yunxi.com/1.html"})
    assert answers(judged(draft, only("domain-not-gov"))) == {("domain-not-gov", "review facts/address")}


@pytest.mark.parametrize(
    ("href", "fails"),
    [
        ("file:///C:/Users/a/报告.pdf", True),
        ("C:\\Users\\a\\报告.pdf", True),
        ("\\\\server\\share\\报告.pdf", True),
        ("http://192.168.1.5/报告.pdf", True),
        ("http://localhost/报告.pdf", True),
        ("javascript:void(0)", True),
        ("#", True),
        ("/files/报告.pdf", False),
        ("http://www.yunxi.gov.cn/报告.pdf", False),
        ("https://10.example.gov.cn/报告.pdf", False),
    ],
)
def test_the_address_of_a_file(href, fails):
    outcome = judged(BASE.edit({"attachments": f"报告.pdf {href}"}), only("dead-link"))
    assert bool(outcome.findings) is fails


@pytest.mark.parametrize(
    ("pubdate", "fails"),
    [
        ("2025-01-20 10:15", False),
        ("2025-01-20", True),
        ("2025/01/20 10:15", True),
        ("2025-01-20 10:15:36", True),
        ("2025-1-20 10:15", True),
        ("2025-01-20 25:15", True),
    ],
)
def test_the_form_of_the_date_tag(pubdate, fails):
    outcome = judged(BASE.edit({"meta/PubDate": pubdate}), only("meta-pubdate-format"))
    assert bool(outcome.findings) is fails


@pytest.mark.parametrize("broken", ["鏀垮簻淇℃伅鍏紑", "æ”¿åºœä¿¡æ¯", "\ufffd", "锟斤拷"])
def test_broken_characters(broken):
    draft = BASE.edit({"sections/overview|价格管理": f"价格{broken}管理"})
    assert answers(judged(draft, only("charset-mojibake"))) == {
        ("charset-mojibake", "fail sections/overview/1/text")
    }


@pytest.mark.parametrize("whole", ["café", "±5%", "价格（×2）", "烫伤"])
def test_rare_characters_are_not_broken(whole):
    draft = BASE.edit({"sections/overview|价格管理": f"价格{whole}管理"})
    assert answers(judged(draft, only("charset-mojibake"))) == set()
