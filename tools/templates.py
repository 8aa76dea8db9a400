"""Make the Word templates that come with the program: `make templates`.

An office replaces them by files of its own; their variables are in docs/letters.md.
"""

from __future__ import annotations

from pathlib import Path

from word import Column, document, paragraph, sheet, table

HERE = Path(__file__).parents[1] / "src" / "reportlint" / "templates" / "letters"

ORDINALS = "{%p set 编号 = cycler('一', '二', '三', '四', '五') %}"
BLANK_DAY = "'　　　　年　　月　　日'"
CONTACT = (
    paragraph("Closing", "{%p if 联系人 %}"),
    paragraph("Closing", "联系人：{{ 联系人 }}"),
    paragraph("Closing", "{%p endif %}"),
)
SIGNED = (
    paragraph("Closing"),
    paragraph("Sign", "{{ 发文机关 or '（发文机关）' }}"),
    paragraph("Sign", f"{{{{ 成文日期 or {BLANK_DAY} }}}}"),
)


def _problems(name: str, heading: str, lead: str = "") -> tuple[str, ...]:
    """A part of the letter: its problems, a row each; nothing where there are none."""
    return (
        paragraph("Body", f"{{%p if {name} %}}"),
        paragraph("Head1", f"{{{{ 编号.next() }}}}、{heading}（{{{{ {name} | length }}}}项）"),
        *((paragraph("Body", lead),) if lead else ()),
        table(
            f"for 项 in {name}",
            (
                Column("序号", 12, "{{ 项.序号 }}", "CellNumber"),
                # What the problem quotes is not quoted twice.
                Column(
                    "位置",
                    28,
                    "{{ 项.位置 }}{% if 项.原文 and 项.原文 not in 项.描述 %}（“{{ 项.原文 }}”处）{% endif %}",
                ),
                Column("问题", 56, "{{ 项.描述 }}"),
                Column("依据", 24, "{{ 项.依据 }}"),
                Column("整改建议", 36, "{{ 项.整改建议 }}"),
            ),
        ),
        paragraph("Body", "{%p endif %}"),
    )


LETTER = (
    paragraph("Body", ORDINALS),
    paragraph("Title", "{{ 报告种类 }}"),
    paragraph("Title", "整改通知单"),
    paragraph("Number", "{{ 文号 or '〔　　　　〕　　号' }}"),
    paragraph("Normal"),
    paragraph("Normal", "{{ 单位 }}："),
    paragraph(
        "Body",
        "对你单位{% if 报告标题 %}《{{ 报告标题 }}》{% else %}{% if 年度 %}{{ 年度 }}年度{% endif %}{{ 报告种类 }}{% endif %}"
        "（{{ 核查日期 }}取得）进行了核查，现将有关情况通知如下。",
    ),
    paragraph("Body", "{%p if 网址 %}"),
    paragraph("Link", "网址：{{r 链接 }}"),
    paragraph("Body", "{%p endif %}"),
    *_problems("问题", "需要整改的问题"),
    *_problems("疑似问题", "疑似问题", "以下各项仅为疑似。请逐项核对，属实的一并整改，不属实的说明情况。"),
    *_problems("提示", "供参考的提示"),
    paragraph("Body", "{%p if 报送和整改 %}"),
    paragraph("Head1", "{{ 编号.next() }}、报送和整改情况"),
    paragraph("Body", "{{ 报送和整改 }}。"),
    paragraph("Body", "{%p endif %}"),
    paragraph("Head1", "{{ 编号.next() }}、整改要求"),
    paragraph(
        "Closing",
        f"请于{{{{ 整改期限 or {BLANK_DAY} }}}}前完成整改，书面反馈"
        "{{ 发文机关 or '发文机关' }}；对核查结果有不同意见的，一并说明理由。",
    ),
    *CONTACT,
    *SIGNED,
)

REMINDER = (
    paragraph("Title", "关于{{ 年度 }}年度政府信息公开工作年度报告"),
    paragraph("Title", "有关情况的催办函"),
    paragraph("Number", "{{ 文号 or '〔　　　　〕　　号' }}"),
    paragraph("Normal"),
    paragraph("Normal", "{{ 单位 }}："),
    paragraph("Body", "{{ 说明 }}"),
    paragraph("Body", "{%p if 网址 %}"),
    paragraph("Link", "网址：{{r 链接 }}"),
    paragraph("Body", "{%p endif %}"),
    paragraph(
        "Closing",
        f"{{{{ 请求 }}}}请于{{{{ 整改期限 or {BLANK_DAY} }}}}前将有关情况反馈{{{{ 发文机关 or '发文机关' }}}}；"
        "已经办理的，请告知办理情况。",
    ),
    *CONTACT,
    *SIGNED,
)

CIRCULAR = (
    paragraph("Body", ORDINALS),
    paragraph("Title", "关于{{ 年度 }}年度政府信息公开工作年度报告"),
    paragraph("Title", "核查情况的通报"),
    paragraph("Number", "{{ 文号 or '〔　　　　〕　　号' }}"),
    paragraph("Normal"),
    paragraph("Normal", "各有关单位："),
    paragraph(
        "Body",
        "依据《中华人民共和国政府信息公开条例》第四十七条、第四十九条、第五十条和年度报告的规定格式，"
        "对{{ 单位数 }}个单位的{{ 年度 }}年度政府信息公开工作年度报告进行了核查。现将有关情况通报如下。",
    ),
    paragraph("Head1", "{{ 编号.next() }}、核查范围"),
    paragraph(
        "Body",
        "列入核查名单的单位共{{ 单位数 }}个，截至{{ 核查日期 }}，读取并核查报告{{ 已核查 }}份。"
        "逐项核对的内容包括报告的结构、规定的表格、表内和表间勾稽关系、文字与表格是否一致、发布时间等。",
    ),
    paragraph("Head1", "{{ 编号.next() }}、发布情况"),
    paragraph("Body", "{%p for 类 in 发布情况 %}"),
    paragraph(
        "Body",
        "{{ 类.名称 }}的单位{{ 类.数量 }}个{% if 类.名单 %}：{{ 类.名单 }}{% endif %}。",
    ),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Body", "{%p if 各上级 %}"),
    paragraph("Body", "按上级单位分列如下："),
    table(
        "for 行 in 各上级",
        (
            Column("上级单位", 51, "{{ 行.上级单位 }}"),
            Column("单位（个）", 21, "{{ 行.单位数 }}", "CellNumber"),
            Column("已核查（份）", 21, "{{ 行.已核查 }}", "CellNumber"),
            Column("按时（份）", 21, "{{ 行.按时 }}", "CellNumber"),
            Column("有问题（份）", 21, "{{ 行.问题单位数 }}", "CellNumber"),
            Column("问题（项）", 21, "{{ 行.问题数 }}", "CellNumber"),
        ),
    ),
    paragraph("Body", "{%p endif %}"),
    paragraph("Body", "{%p for 项 in 零报告 %}"),
    paragraph(
        "Body",
        "{% if 项.上级单位 %}{{ 项.上级单位 }}所属单位的{% endif %}{{ 项.已核查 }}份报告中，三张表全部为0的有{{ 项.数量 }}份，"
        "是否属实有待核实：{{ 项.名单 }}。",
    ),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Head1", "{{ 编号.next() }}、存在的问题"),
    paragraph("Body", "{%p if not 问题总数 %}"),
    paragraph("Body", "已核查的报告未发现问题。"),
    paragraph("Body", "{%p else %}"),
    paragraph(
        "Body",
        "{{ 已核查 }}份报告中，{{ 问题单位数 }}份有问题，共{{ 问题总数 }}项，其中错误{{ 错误数 }}项、"
        "警告{{ 警告数 }}项、疑似问题{{ 疑似数 }}项。分类情况如下：",
    ),
    table(
        "for 类 in 类别",
        (
            Column("问题类别", 50, "{{ 类.名称 }}"),
            Column("问题（项）", 35, "{{ 类.问题数 }}", "CellNumber"),
            Column("疑似（项）", 35, "{{ 类.疑似数 }}", "CellNumber"),
            Column("涉及单位（个）", 36, "{{ 类.单位数 }}", "CellNumber"),
        ),
    ),
    paragraph("Body", "{%p for 类 in 类别 %}"),
    paragraph("Head2", "（{{ 类.汉字序号 }}）{{ 类.名称 }}"),
    paragraph(
        "Body",
        "主要有：{% for 项 in 类.主要 %}{{ 项.名称 }}（{{ 项.数量 }}项）{{ '、' if not loop.last }}{% endfor %}。",
    ),
    paragraph("Body", "{%p for 例 in 类.例 %}"),
    paragraph("Body", "例{{ 例.序号 }}　{{ 例.单位 }}：{{ 例.描述 }}"),
    paragraph("Body", "{%p if 例.网址 %}"),
    paragraph("Link", "{{r 例.链接 }}"),
    paragraph("Body", "{%p endif %}"),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Body", "{%p endif %}"),
    paragraph("Head1", "{{ 编号.next() }}、有关要求"),
    paragraph(
        "Closing",
        f"{{% if 问题总数 %}}请有关单位对照问题清单逐项核对，于{{{{ 整改期限 or {BLANK_DAY} }}}}前完成整改，"
        "并将整改情况书面反馈{{ 发文机关 or '发文机关' }}；疑似问题经核对不属实的，说明情况。"
        "尚未发布报告的单位，请于同一期限前发布并报送网址。{% else %}尚未发布报告的单位，"
        f"请于{{{{ 整改期限 or {BLANK_DAY} }}}}前发布并报送网址。{{% endif %}}",
    ),
    *CONTACT,
    paragraph("Closing"),
    paragraph("Annex", "附件：{% if 问题总数 %}1.{% endif %}各单位情况表"),
    paragraph("Annex", "{%p if 问题总数 %}"),
    paragraph("Annex", "　　　2.问题清单（摘要）"),
    paragraph("Annex", "{%p endif %}"),
    *SIGNED,
    paragraph("AnnexMark", "附件{% if 问题总数 %}1{% endif %}"),
    paragraph("Title", "各单位情况表"),
    table(
        "for 行 in 各单位",
        (
            Column("序号", 12, "{{ 行.序号 }}", "CellNumber"),
            Column("单位", 48, "{{ 行.单位 }}"),
            Column("核查结果", 22, "{{ 行.核查结果 }}", "CellNumber"),
            Column("发布日期", 24, "{{ 行.发布日期 }}", "CellNumber"),
            Column("发布时间", 18, "{{ 行.发布时间 }}", "CellNumber"),
            Column("错误", 11, "{{ 行.错误 }}", "CellNumber"),
            Column("警告", 11, "{{ 行.警告 }}", "CellNumber"),
            Column("疑似", 11, "{{ 行.疑似 }}", "CellNumber"),
        ),
    ),
    paragraph("Note", "注：本表不含仅供参考的提示和疑点。"),
    paragraph("Body", "{%p if 各单位说明 %}"),
    paragraph("Note", "{{ 各单位说明 }}"),
    paragraph("Body", "{%p endif %}"),
    paragraph("AnnexMark", "{%p if 问题总数 %}"),
    paragraph("AnnexMark", "附件2"),
    paragraph("Title", "问题清单（摘要）"),
    table(
        "for 行 in 问题清单",
        (
            Column("序号", 12, "{{ 行.序号 }}", "CellNumber"),
            Column("单位", 36, "{{ 行.单位 }}"),
            Column("级别", 12, "{{ 行.级别 }}", "CellNumber"),
            Column("位置", 40, "{{ 行.位置 }}"),
            Column("问题", 57, "{{ 行.描述 }}"),
        ),
    ),
    paragraph("Body", "{%p if 问题清单说明 %}"),
    paragraph("Note", "{{ 问题清单说明 }}"),
    paragraph("Body", "{%p endif %}"),
    paragraph("Body", "{%p endif %}"),
)

SELF_CHECK = (
    paragraph("Title", "{{ 词.标题 }}"),
    paragraph("Note", "{{ 词.说明 }}"),
    paragraph("Body", "{%p for 报告 in 各报告 %}"),
    paragraph("Note", ""),
    sheet(
        (
            ((26, "{{ 词.报告 }}", "CellHead"), (130, "{{ 报告.名称 }}", "Cell")),
            ((26, "{{ 词.文件 }}", "CellHead"), (130, "{{ 报告.文件 }}", "Cell")),
            ((26, "{{ 词.结果 }}", "CellHead"), (130, "{{ 报告.结果 }}", "Cell")),
            ((26, "{{ 词.核对 }}", "CellHead"), (130, "{{ 报告.核对 }}", "Cell")),
        )
    ),
    paragraph("Body", "{%p for 句 in 报告.说明 %}"),
    paragraph("Note", "{{ 句 }}"),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Body", "{%p if 报告.问题 %}"),
    paragraph("Note", ""),
    table(
        "for 项 in 报告.问题",
        (
            Column("{{ 词.序号 }}", 12, "{{ 项.序号 }}", "CellNumber"),
            Column("{{ 词.级别 }}", 16, "{{ 项.级别 }}", "CellNumber"),
            Column("{{ 词.位置 }}", 28, "{{ 项.位置 }}"),
            Column("{{ 词.问题 }}", 48, "{{ 项.描述 }}{% if 项.整改建议 %}\n{{ 项.整改建议 }}{% endif %}"),
            Column("{{ 词.依据 }}", 28, "{{ 项.依据 }}"),
            Column("{{ 词.处理 }}", 24, "{{ 项.处理 }}"),
        ),
    ),
    paragraph("Body", "{%p endif %}"),
    paragraph("Body", "{%p endfor %}"),
    paragraph("Body", "{%p for 句 in 结语 %}"),
    paragraph("Note", "{{ 句 }}"),
    paragraph("Body", "{%p endfor %}"),
)

TEMPLATES = {
    "letter.docx": document("整改通知单", LETTER),
    "reminder.docx": document("催办函", REMINDER),
    "circular.docx": document("通报", CIRCULAR),
    "self-check.docx": document("自查表", SELF_CHECK),
}

if __name__ == "__main__":
    HERE.mkdir(parents=True, exist_ok=True)
    for name, data in TEMPLATES.items():
        (HERE / name).write_bytes(data)
