"""Where the report is on the page: headings in odd forms, menus, contents, the site's foot, the signature."""

import pytest

from reportlint.testing.render import DraftWriter

from .reading import DRAFT, HEADINGS, article, page, read

ORDINALS = "一二三四五六"
NAMES = [title.split("、", 1)[1] for title in HEADINGS.values()]
MENU = "".join(f"<li>{name}</li>" for name in NAMES)
CONTENTS = "".join(f"<p>{title}</p>" for title in HEADINGS.values())


def with_headings(style):
    """The page with its six headings written otherwise: `style` of number and name."""
    edit = {
        f"{key}/heading": style(n, name) for n, (key, name) in enumerate(zip(HEADINGS, NAMES, strict=True), 1)
    }
    return page(edit)


@pytest.mark.parametrize(
    "style",
    [
        pytest.param(style, id=style(1, "总体情况"))
        for style in (
            lambda n, name: f"|{ORDINALS[n - 1]}、{name}",
            lambda n, name: f"l{ORDINALS[n - 1]}、{name}",
            lambda n, name: f"◆ {ORDINALS[n - 1]}、{name} ◆",
            lambda n, name: f"【{ORDINALS[n - 1]}、{name}】",
            lambda n, name: f"{'壹贰叁肆伍陆'[n - 1]}、{name}",
            lambda n, name: f"{ORDINALS[n - 1]}. {name}",
            lambda n, name: f"{ORDINALS[n - 1]}　{name}",
            lambda n, name: f"{n}、{name}",
            lambda n, name: f"{n}．{name}",
            lambda n, name: f"{chr(ord('Ⅰ') + n - 1)}、{name}",
            lambda n, name: f"{chr(ord('①') + n - 1)}{name}",
            lambda n, name: f"（{ORDINALS[n - 1]}）{name}",
            lambda n, name: f"第{ORDINALS[n - 1]}部分　{name}",
            lambda n, name: f"第{ORDINALS[n - 1]}章 {name}",
            lambda n, name: name,
            lambda n, name: f"{ORDINALS[n - 1]}、{name}：",
            lambda n, name: f"{ORDINALS[n - 1]}、{name}（以下数据截至年底）",
        )
    ],
)
def test_headings_are_known_however_they_are_numbered(style):
    report = read(with_headings(style))
    assert list(report.sections) == list(HEADINGS)
    assert [section.text for section in report.sections.values()] == [
        section.text for section in read(page()).sections.values()
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "<h2>四、政府信息公开行政复议、<br>行政诉讼情况</h2>",
        "<h2>四、<br/>政府信息公开行政复议、行政诉讼情况</h2>",
        "<p>四、政府信息公开</p><p>行政复议、行政诉讼情况</p>",
    ],
)
def test_a_heading_over_two_lines(broken):
    report = read(page().replace("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", broken))
    assert report.sections["sections/disputes"].heading.text == HEADINGS["sections/disputes"]
    assert list(report.sections) == list(HEADINGS)


def test_a_heading_that_only_a_space_parts_from_its_text():
    heading = HEADINGS["sections/problems"]
    report = read(page().replace(f"<h2>{heading}</h2>\n<p>", f"<p>{heading}　"))
    section = report.sections["sections/problems"]
    assert section.heading.run_in
    assert section.paragraphs[0].squeezed == DRAFT["sections/problems"].splitlines()[0]


@pytest.mark.parametrize("space", ["　", "&nbsp;&nbsp;", " "])
@pytest.mark.parametrize(
    "text", ["无。", "无", "（一）收费情况。全年未收取信息处理费。", "本年度未收取信息处理费。"]
)
def test_a_heading_that_only_a_space_parts_from_a_short_text(space, text):
    heading = HEADINGS["sections/other"]
    plain = DraftWriter(DRAFT.edit({"sections/other": text})).page()
    html = plain.replace(f"<h2>{heading}</h2>\n<p>{text}</p>", f"<p><b>{heading}</b>{space}{text}</p>")
    assert html != plain
    section = read(html).sections["sections/other"]
    assert section.heading.run_in and section.heading.text == heading
    assert [paragraph.squeezed for paragraph in section.paragraphs] == [text]


def test_a_heading_without_a_number_that_a_space_parts_from_a_sentence():
    html = page()
    for heading in HEADINGS.values():
        title = heading.partition("、")[2]
        html = html.replace(f"<h2>{heading}</h2>\n<p>", f"<p><b>{title}</b>　").replace(heading, title)
    report = read(html)
    assert list(report.sections) == list(HEADINGS)
    section = report.sections["sections/problems"]
    assert section.heading.run_in and section.heading.text == "存在的主要问题及改进情况"
    assert section.paragraphs[0].squeezed == DRAFT["sections/problems"].splitlines()[0]


@pytest.mark.parametrize("page_number", ["5", "……5", "第5页"])
def test_an_entry_of_a_list_of_headings_has_no_text(page_number):
    contents = "".join(f"<p>{title} {page_number}</p>" for title in HEADINGS.values())
    report = read(page().replace("<article>", f"{contents}<article>", 1))
    assert not any(section.heading.run_in for section in report.sections.values())
    assert list(report.sections) == list(HEADINGS)


def test_pinyin_above_the_characters_is_not_read():
    ruby = "<ruby>政<rp>(</rp><rt>zhèng</rt><rp>)</rp></ruby>府信息"
    plain, shown = read(page()), read(page().replace("政府信息", ruby))
    assert [heading.text for heading in shown.headings] == [heading.text for heading in plain.headings]
    assert shown.prose.text == plain.prose.text


def test_a_part_under_another_name_is_known_by_its_number_and_place():
    report = read(page({"sections/problems/heading": "五、乡镇信息公开的建议和下一步工作思考"}))
    section = report.sections["sections/problems"]
    assert section.renamed
    assert not report.missing
    assert not any(other.renamed for key, other in report.sections.items() if key != "sections/problems")


def test_a_numbered_line_is_no_part_where_its_table_is_not_behind_it():
    report = read(
        page(
            {
                "sections/overview": f"{DRAFT['sections/overview']}\n二、强化平台建设\n办好网站。",
                "sections/disclosure": None,
            }
        )
    )
    assert "sections/disclosure" in {missing.key for missing in report.missing}


@pytest.mark.parametrize("before", [f"<ul>{MENU}</ul>", CONTENTS, f"<ul>{MENU}</ul>{CONTENTS}"])
def test_menus_and_contents_are_no_headings(before):
    plain = read(page())
    for html in (
        page().replace("<article>", f"{before}<article>"),
        page().replace("</article>", f"</article>{before}"),
        page().replace('<div class="content">', f'{before}<div class="content">'),
        page().replace('<div class="content">', f'<div class="content">{before}'),
    ):
        report = read(html)
        assert [heading.text for heading in report.headings] == list(HEADINGS.values())
        assert [section.text for section in report.sections.values()] == [
            section.text for section in plain.sections.values()
        ]
        assert report.title.text == plain.title.text


@pytest.mark.parametrize("key", list(HEADINGS))
def test_a_missing_part_is_not_found_in_a_menu(key):
    for html in (
        page({key: None}).replace("<article>", f"<ul>{MENU}</ul><article>"),
        page({key: None}).replace("</article>", f"</article><ul>{MENU}</ul><p>云溪县人民政府办公室维护</p>"),
    ):
        assert key in {missing.key for missing in read(html).missing}


FOOT = (
    "<p>附件：报告.docx</p><p>责任编辑：某某</p><p>【打印】 【关闭】</p><p>上一篇：关于某项工作的通知</p>"
    "<p>主办单位：云溪县人民政府办公室</p><p>版权所有 云溪县人民政府　某ICP备00000000号</p>"
)


@pytest.mark.parametrize("where", ["inside", "flat"])
def test_the_foot_of_the_page_is_not_the_reports(where):
    html = page()
    if where == "inside":
        html = html.replace("</div>\n</article>", f"{FOOT}</div>\n</article>")
    else:
        for tag in ("<article>", "</article>", '<div class="content">', "</div>"):
            html = html.replace(tag, "")
        html = html.replace("</body>", f"{FOOT}</body>")
    report = read(html)
    assert report.sections["sections/other"].text == DRAFT["sections/other"]
    assert [line.squeezed for line in report.signature] == DRAFT["signature"].splitlines()
    assert "责任编辑：某某" in {text.squeezed for text in report.outside}


@pytest.mark.parametrize(
    "signature",
    [
        "云溪县发展和改革局\n2025年1月20日",
        "云溪县发展和改革局\n二〇二五年一月二十日",
        "云溪县发展和改革局 2025年1月20日",
        "2025年1月20日",
    ],
)
def test_the_signature_is_kept_apart(signature):
    report = read(page({"signature": signature}))
    assert report.sections["sections/other"].text == DRAFT["sections/other"]
    assert [line.squeezed for line in report.signature] == [
        line.replace(" ", "") for line in signature.splitlines()
    ]


SIGNED = "<p>云溪县教育局</p><p>2025年1月2日</p>"


def _signed(behind: str) -> tuple[list[str], list[str], list[str]]:
    """Who signs and when on a page whose last part is followed by some HTML, and the signature's lines."""
    html = page({"signature": None}).replace("</div>\n</article>", f"{behind}</div>\n</article>")
    report = read(html)
    assert report.sections["sections/other"].text == DRAFT["sections/other"]
    return (
        [fact.value for fact in report.facts if fact.key == "facts/signatory"],
        [day.printed for day in report.dates if day.key == "dates/signature"],
        [line.squeezed for line in report.signature],
    )


@pytest.mark.parametrize(
    "before",
    [
        "<h2>七、其他需要说明的事项</h2><p>本报告由办公室负责解释。</p>",
        "<h2>七、其他</h2><p>无。</p><h2>八、联系方式</h2><p>电话见网站。</p>",
        "<p>附件：1.云溪县统计表.xls</p>",
        "<h2>附件</h2><p>统计表</p>",
        '<p>附件：<a href="1.xls">统计表</a></p><p><a href="2.xls">2.说明.doc</a></p>',
    ],
)
@pytest.mark.parametrize("behind", ["", "<p>责任编辑：某某</p><p>云溪县人民政府</p><p>2026年3月1日</p>"])
def test_the_signature_stands_below_further_parts_and_annexes(before, behind):
    lines = ["云溪县教育局", "2025年1月2日"]
    assert _signed(before + SIGNED + behind) == (lines[:1], lines[1:], lines)


@pytest.mark.parametrize(
    "behind",
    [
        "<p>附件：报告.docx</p><p>责任编辑：某某</p>" + SIGNED,
        "<p>附件：报告.docx</p><p>2025年1月2日</p>",
        "<p>附件：报告.docx</p><p>云溪县教育局</p>",
        f'<p><a href="1.html">上一篇：某项工作的通知</a></p>{SIGNED}',
    ],
)
def test_the_sites_lines_below_annexes_are_no_signature(behind):
    assert _signed(behind) == ([], [], [])


def test_a_last_sentence_without_its_mark_is_no_signature():
    report = read(page({"sections/other": "无其他需要报告的事项", "signature": "2025年1月20日"}))
    assert report.sections["sections/other"].text == "无其他需要报告的事项"
    assert [line.squeezed for line in report.signature] == ["2025年1月20日"]


def test_lines_broken_for_their_width_are_one_paragraph():
    lines = DRAFT["sections/overview"].splitlines()
    html = page()
    for line in lines:
        html = html.replace(f"<p>{line}</p>", f"<p>{line[:20]}<br>{line[20:40]}<br>{line[40:]}</p>")
    assert [p.squeezed for p in read(html).sections["sections/overview"].paragraphs] == lines


class TwoTimes(DraftWriter):
    def body(self):
        return super().body() + f"<article>{self.article()}</article>"


def test_the_same_report_twice_is_read_once():
    report = read(TwoTimes(DRAFT).page())
    assert not report.extra_tables
    assert [notice.code for notice in report.notices] == ["copies"]
    assert [section.text for section in report.sections.values()] == [
        section.text for section in read(page()).sections.values()
    ]


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "云溪县发展和改革局2023年政府信息公开工作年度报告"},
        {"title": "云溪县水利局2024年政府信息公开工作年度报告", "sections/other": "无。"},
    ],
)
def test_different_reports_on_one_page_are_told(edit):
    html = page().replace("</article>", f"</article><article>{article(page(edit))}</article>")
    report = read(html)
    assert report.page.kind == "several-reports"
    assert not report.notices


@pytest.mark.parametrize(
    "hide",
    [
        lambda html: html.replace("<body>", '<body style="display:none">'),
        lambda html: html.replace('<div class="content">', '<div class="content" style="DISPLAY: none">'),
        lambda html: html.replace("<h2>五、", "<div hidden><h2>五、").replace(
            "</div>\n</article>", "</div></div></article>"
        ),
    ],
)
def test_text_that_a_script_shows_is_read_with_a_notice(hide):
    report = read(hide(page()))
    assert report.page.kind == "report"
    assert not report.missing
    assert "hidden" in report.traits
    assert [notice.code for notice in report.notices] == ["hidden"]


def test_a_hidden_copy_is_not_read():
    html = page().replace("</article>", f'</article><div style="display:none">{article(page())}</div>')
    report = read(html)
    assert not report.notices
    assert not report.extra_tables


@pytest.mark.parametrize(
    "escape", [lambda text: text, lambda text: "".join(f"\\u{ord(c):04x}" for c in text)]
)
def test_a_report_in_a_script_is_told(escape):
    text = article(page()).replace('"', "'").replace("\n", " ")
    html = f'<html><body><h1>云溪县发展和改革局</h1><script>document.write("{escape(text)}")</script></body>'
    assert read(html).page.kind == "dynamic-page"


def test_a_part_without_a_number_that_comes_again_with_its_table_is_told():
    plain = with_headings(lambda n, name: name)
    start = plain.index("<h2>主动公开政府信息情况</h2>")
    part = plain[start : plain.index("</table>", start) + len("</table>")]
    report = read(plain.replace(part, part * 2))
    assert [heading.text for heading in report.repeated] == ["主动公开政府信息情况"]
    assert read(plain.replace(part, "<h2>主动公开政府信息情况</h2>" + part)).repeated == ()
