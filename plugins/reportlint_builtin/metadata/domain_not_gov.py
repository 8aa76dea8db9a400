"""domain-not-gov."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from reportlint import Case, Fact, Fail, Message, NotApplicable, Note, Report, Review, rule

_INTERNAL = re.compile(r"localhost|127\.|192\.168\.|10\.|172\.(?:1[6-9]|2\d|3[01])\.|[^.]*$")

_INSTITUTION = re.compile(r"(?:大学|学院|学校|[中小]学|党校|幼儿园|医院|公司|集团)$")
"""Bodies whose sites are no government's: universities have .edu.cn, enterprises any."""


@rule(
    id="domain-not-gov",
    group="metadata",
    severity="warning",
    each="fact.address",
    clause="website-47/domain",
    title=Message("没有发布在 .gov.cn 域名的网站上", "Not published on a site under .gov.cn"),
    message=Message(
        "网页地址的域名为“{host}”，不以 .gov.cn 结尾",
        "the page's host is “{host}”, which does not end in .gov.cn",
    ),
    fix=Message(
        "在本机关或本级政府的政府网站上发布，并核对网页地址。",
        "Publish on the body's or the government's own site.",
    ),
    why=Message(
        "政府网站使用 .gov.cn 域名，公众据此辨认真伪。", "That is how the public knows a government's site."
    ),
    exceptions=Message(
        "内部网络地址，学校、医院、企业的网站不判断；地址只见于页面标签、没有实际访问的，列为待核。",
        "Internal addresses are not judged, nor sites of schools, hospitals and enterprises. For review where only a page tag gives the address.",
    ),
    cases=(
        Case(Message("政府网站域名", "a host under .gov.cn"), {}),
        Case(
            Message("学校的网站", "a school's site"),
            {
                "organ": "云溪职业技术学院",
                "title": "云溪职业技术学院2024年信息公开工作年度报告",
                "url": "http://www.yunxi-vtc.example.edu.cn/xxgk/202501/t20250120_100001.html",
            },
        ),
        Case(
            Message("商业域名", "a commercial host"),
            {"url": "http://www.yunxi-news.example.com/xxgknb/202501/t20250120_100001.html"},
            ("fail facts/address",),
        ),
    ),
)
def domain_not_gov(address: Fact, report: Report) -> Iterator[Note]:
    """Look at the host of the page's address."""
    try:
        host = urlsplit(address.value).hostname or ""
    except ValueError:
        host = ""
    if _INTERNAL.match(host) or _INSTITUTION.search(report.body.name):
        yield NotApplicable(address)
    elif not host.endswith((".gov.cn", ".政务")):
        yield (Review if address.name else Fail)(address, host=host)
