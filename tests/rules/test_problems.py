"""What the part on problems says, and the document numbers a report cites."""

import pytest

from reportlint.rules import catalog
from reportlint.testing.cases import judged
from reportlint.testing.clean import base_draft

RULES = catalog.load(isolated=True).rules
PROBLEMS = [rule for rule in RULES if rule.id.startswith("problems-") and rule.each == "section.problems"]
CITED = [rule for rule in RULES if rule.id == "citation-number-wrong"]


def told(text):
    draft = base_draft("annual-2021").edit({"sections/problems": text})
    return {
        f"{found.rule} {found.verdict.value} {found.message_id}" for found in judged(draft, PROBLEMS).findings
    }


@pytest.mark.parametrize(
    "text",
    [
        "企业普遍反映查找不便，移动端适配滞后。我们逐项研究，在首页增加入口，并于三季度上线移动版。",
        "（一）存在问题\n1.归集慢，平均晚5天。\n2.全年只有2篇图解。\n（二）改进情况\n1.对接系统。\n2.每份文件配图解。",
        "主要问题是解读不够通俗。针对这个问题，邀请5名群众代表试读，据此修改了3份解读稿。",
        "历史文件没有电子版，群众到馆查阅多有不便。已委托扫描1200份，下年度完成其余部分。",
        "上年提出的问题已全部整改到位。今年的不足是答复文书送达偏慢，有2件超过法定期限，已明确专人跟踪送达。",
        "一是采砂审批结果公开平均晚了5天。已把发布环节前移。\n二是有3次公告晚于停水时间。现已建立短信群发。",
        "短板两处：公告字小，人手少。2025年定专人，按旬查，慢的通报。",
        "公告贴上墙没几天就褪色，村民看着费劲。明年换铝板，字号放大一倍。",
        "最常见的是答复卡在最后三天：46件在到期前三天内发出。2025年起，第10个工作日没有初稿的亮黄灯。",
        "经办人换了三茬，交接时总有几份材料对不上。拟固定两人互为AB岗。",
        "解读之笔尚拙，更新之步偶迟。当以勤补拙，立一本更新台账。",
        "上级抽查扣了3分，都扣在目录上。村里老人认字不多。要让干部上门念。",
        "一方面解读形式偏少，另一方面信息员更换11人。对此，一方面引入图表解读，另一方面实行备案管理。",
    ],
)
def test_problems_told_by_facts(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公开及时，答复到位，平台运行平稳，群众满意。", {"problems-praise review fault"}),
        ("2024年，我局将把公开列入考核，完善制度。", {"problems-without-measures fail problems"}),
        ("成效明显，得到好评。2025年扩大范围，增加频次。", {"problems-praise review fault"}),
        ("我局2024年政府信息公开工作不存在问题，今后将继续努力做好各项工作。", {"problems-empty fail none"}),
        ("本年度无新增问题。上年度问题已全部整改完毕，下一步继续加强培训。", {"problems-empty fail none"}),
        ("未发现新的主要问题，将进一步提高工作质量和水平。", {"problems-empty fail none"}),
        ("暂无。", {"problems-empty fail fault"}),
        (
            "一是公开不及时；二是解读形式单一；三是人员业务能力不强。下一步，我局将继续努力，做好各项工作。",
            {"problems-generic fail fault", "problems-without-measures review vague"},
        ),
        (
            "存在的问题：公开内容不够全面，更新不及时，人员业务水平有待提高。改进措施：组织学习条例，每月检查栏目。",
            {"problems-generic fail fault"},
        ),
        ("下一步，加强与审批系统的对接，办结信息自动推送。", {"problems-without-measures fail problems"}),
        ("一是3份文件未配图解；二是平均晚5天上网。", {"problems-without-measures fail measures"}),
        (
            "存在的问题：\n（1）3份文件未配图解。\n（2）平均晚5天上网。\n（3）2个栏目空白。\n改进措施：\n（1）配图解。\n（2）与系统对接。",
            {"problems-measures-count fail fault"},
        ),
    ],
)
def test_problems_that_fall_short(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        ("国办公开办函〔2021〕30号", None),
        ("国办公开办函[2021]30号", None),
        ("国办公开办函（2021）30号", None),
        ("国办公开办函〔2019〕60号", None),
        ("国办公开办函〔2019〕61号", None),
        ("国办函〔2020〕109号", None),
        ("国办发〔2022〕8号", None),
        ("云政办公开函〔2025〕1号", None),
        ("国务院令第711号", None),
        (
            "国办公开办函〔2012〕30号",
            "文号“国办公开办函〔2012〕30号”疑似有误，应为“国办公开办函〔2021〕30号”",
        ),
        ("国办公开办函〔2021〕3号", "文号“国办公开办函〔2021〕3号”疑似有误，应为“国办公开办函〔2021〕30号”"),
        (
            "国办公开办函〔2020〕60号",
            "文号“国办公开办函〔2020〕60号”疑似有误，应为“国办公开办函〔2019〕60号”",
        ),
        (
            "国办政务公开办函〔2021〕30号",
            "文号“国办政务公开办函〔2021〕30号”疑似有误，应为“国办公开办函〔2021〕30号”",
        ),
        ("国办公开办函2021〕30号", "文号“国办公开办函2021〕30号”缺一个括号"),
        ("国办公开办函〔202130号", "文号“国办公开办函〔202130号”缺一个括号"),
        ("国办公开办函202130号", "文号“国办公开办函202130号”疑似有误，应为“国办公开办函〔2021〕30号”"),
        ("国办函〔2021〕109号", "文号“国办函〔2021〕109号”疑似有误，应为“国办函〔2020〕109号”"),
        ("云政办发〔20248号", "文号“云政办发〔20248号”缺一个括号"),
        ("国务院令第771号", "文号“国务院令第771号”疑似有误，应为“国务院令第711号”"),
    ],
)
def test_document_numbers(cited, message):
    text = (
        f"根据《中华人民共和国政府信息公开条例》（{cited}）要求编制。统计期限为2024年1月1日至2024年12月31日。"
    )
    draft = base_draft("annual-2021").edit({"preface": text})
    assert [found.message.zh for found in judged(draft, CITED).findings] == ([message] if message else [])
