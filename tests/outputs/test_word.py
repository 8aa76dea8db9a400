"""Templates: an office's own can be used, can be wrong, and can do no harm."""

from __future__ import annotations

import importlib
import io
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from reportlint.model.errors import UsageError
from reportlint.outputs.word import shipped_template, template
from reportlint.support import limits

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tools(monkeypatch):
    """The modules that make the templates."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    yield importlib.import_module
    for name in ("word", "templates"):
        sys.modules.pop(name, None)


@pytest.fixture
def own(tools, tmp_path):
    """`own(*lines)`: a template with these paragraphs, in a file."""
    word = tools("word")

    def made(*lines):
        file = tmp_path / "本单位.docx"
        file.write_bytes(word.document("", [word.paragraph("Body", line) for line in lines]))
        return file

    return made


def lines(data):
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def refused(file, **values):
    with pytest.raises(UsageError) as caught:
        template("letter.docx", file).filled(values)
    return caught.value.say


def test_an_own_template_is_filled(own):
    file = own("{{ 单位 }}：", "{%p for 项 in 问题 %}", "{{ 项.序号 }}. {{ 项.描述 }}", "{%p endfor %}")
    problems = [{"序号": 1, "描述": "甲 < 乙 & “丙”"}, {"序号": 2, "描述": "{{ 单位 }}"}]
    form = template("letter.docx", file)
    assert lines(form.filled({"单位": "云溪县统计局", "问题": problems})) == [
        "云溪县统计局：",
        "1. 甲 < 乙 & “丙”",
        "2. {{ 单位 }}",
    ]
    assert lines(form.filled({"单位": "云溪县财政局", "问题": []})) == ["云溪县财政局："]


def test_what_xml_cannot_hold_is_left_out(own):
    file = own("{{ 单位 }}")
    filled = template("letter.docx", file).filled({"单位": "a\x00b\x1fc\nd\ud800e\u202ef\ufffeg\x85h　i"})
    assert lines(filled) == ["ab c defg h　i"]


def test_a_link_leads_to_the_web_only(own):
    form = template("letter.docx", own("见{{r 链接 }}。"))
    filled = form.filled({"链接": form.link("https://a.example/a?b=1&c=<2>")})
    assert lines(filled) == ["见https://a.example/a?b=1&c=<2>。"]
    assert targets(filled) == ["https://a.example/a?b=1&c=<2>"]
    for address in ("javascript:alert(1)", "reports/a.html", "file:///etc/passwd"):
        filled = form.filled({"链接": form.link(address)})
        assert lines(filled) == [f"见{address}。"]
        assert targets(filled) == []


def targets(data):
    rels = Document(io.BytesIO(data)).part.rels.values()
    return [rel.target_ref for rel in rels if rel.is_external]


def test_a_package_bears_no_time(own):
    filled = template("letter.docx", own("{{ 单位 }}")).filled({"单位": "甲"})
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_unknown_variable_is_named_with_its_nearest(own):
    file = own("{{ 单位名 }}")
    assert refused(file, 单位="甲", 文号="") == (
        f"Word 模板 {file} 不能用：没有变量“单位名”。是否为“单位”？",
        f"The Word template {file} can't be used: there is no variable “单位名”. Did you mean “单位”?",
    )


def test_an_unknown_variable_of_a_problem_is_named(own):
    file = own("{%p for 项 in 问题 %}", "{{ 项.依椐 }}", "{%p endfor %}")
    said = refused(file, 问题=[{"位置": "", "依据": ""}]).zh
    assert said.endswith("没有变量“依椐”。可用的有：位置、依据。")


def test_a_tag_that_is_not_closed_is_shown(own):
    file = own("各有关单位：", "{%p for 项 in 问题 %}", "{{ 项 }}")
    said = refused(file, 问题=[]).zh
    assert said.startswith(f"Word 模板 {file} 不能用：“")
    assert "附近的写法有误：" in said


def test_a_wrong_tag_is_shown_with_its_paragraph(own):
    file = own("各有关单位：", "请于{{ 期限 | 日期 }}前整改", "附件")
    assert "“请于{{ 期限 | 日期 }}前整改”附近的写法有误" in refused(file, 期限="").zh


def test_a_loop_into_a_table_is_explained(tools, tmp_path):
    word = tools("word")
    row = ((50, "{{ 项 }}{% endfor %}", "Cell"),)
    file = tmp_path / "模板.docx"
    file.write_bytes(word.document("", [word.paragraph("Body", "{% for 项 in 问题 %}"), word.sheet((row,))]))
    assert lines(template("letter.docx", file).filled({"问题": ["甲"]})) == [""]
    assert "有标签在表格外开始、在表格内结束" in refused(file, 问题=["甲", "乙"]).zh


@pytest.mark.parametrize(
    "tag",
    ["{{ '字' * 10**10 }}", "{{ [1] * 9999999999 }}", "{{ 9 ** (9 ** 9) }}", "{{ '%9999999999d' % 1 }}"],
)
def test_no_single_step_of_a_template_uses_up_the_memory(own, tag):
    assert "is for numbers" in refused(own(tag), 单位="甲").en


def test_a_template_that_goes_on_for_ever_is_ended(own, monkeypatch):
    monkeypatch.setattr(limits, "PAGE_SECONDS", 0.2)
    file = own("{% for 甲 in range(90000) %}{% for 乙 in range(90000) %}{% endfor %}{% endfor %}")
    assert refused(file).zh == f"Word 模板 {file} 不能用：填写一份超过了时间或内存的限额"


def test_a_template_computes_with_numbers(own):
    assert lines(template("letter.docx", own("{{ 3 * 4 + 7 % 4 }}")).filled({})) == ["15"]


@pytest.mark.parametrize(
    "tag", ["{{ 单位.__class__.__mro__ }}", "{{ 单位 / 0 }}", "{{ [].append(1) }}", "{{ cycler.__init__ }}"]
)
def test_a_template_can_do_nothing_but_read(own, tag):
    assert "不能用：" in refused(own(tag), 单位="甲").zh


def test_what_is_no_word_file_is_refused(tmp_path):
    file = tmp_path / "模板.docx"
    assert refused(file).zh.startswith(f"读不了 Word 模板 {file}：")
    file.write_text("文字")
    assert refused(file).zh == f"Word 模板 {file} 不能用：不是 Word 文档（.docx）"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "文字")
    assert refused(file).zh == f"Word 模板 {file} 不能用：不是 Word 文档（.docx）"


@pytest.mark.parametrize("damage", [lambda xml: xml[:-20], lambda xml: b"", lambda xml: b"<a/>"])
def test_a_damaged_word_file_is_refused(own, damage):
    file = own("{{ 单位 }}")
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = damage(parts["word/document.xml"])
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert refused(file, 单位="甲").zh.startswith(f"Word 模板 {file} 不能用：")


def test_the_shipped_templates_are_what_tools_make(tools):
    made = tools("templates").TEMPLATES
    assert {name: shipped_template(name) for name in made} == made


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.delitem(sys.modules, "reportlint.outputs.word")
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(UsageError) as caught:
        importlib.import_module("reportlint.outputs.word")
    assert caught.value.say.zh == "输出 Word 文件需要安装附加组件：pip install 'reportlint[office]'"
