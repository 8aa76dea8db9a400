"""Nothing of a checked page runs, loads or passes for ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportlint.model.message import Message
from reportlint.outputs.html import inert
from reportlint.testing import MARKUPS, clean_draft

from .samples import FAULTY, WRONG_TOTAL, outcome
from .showing import checked, lit, views

BAD = "top.ran=1;alert(1);new Image().src='http://evil.example/'"
REPORT = MARKUPS["clean"].render(clean_draft().edit({"disputes/review/total": "3"}))
HOSTILE = {
    "script": f"<script>{BAD}</script><SCRIPT SRC=http://evil.example/x.js></SCRIPT>",
    "script in a cell": f"<table><tr><td><script>{BAD}</script>9</td></tr></table>",
    "half a script": f"<scr<script>ipt>{BAD}</scr</script>ipt>",
    "handlers": f'<p onclick="{BAD}" onmouseover="{BAD}" style="x" onfocus={BAD!r} tabindex=0 autofocus>字</p>'
    f'<body onload="{BAD}"><img src=x onerror="{BAD}"><details open ontoggle="{BAD}"><summary>字</summary></details>'
    f'<marquee onstart="{BAD}">字</marquee><video><source onerror="{BAD}"></video><audio src onerror="{BAD}">',
    "addresses": f'<a href="javascript:{BAD}">字</a><a href=" &#106;ava\tscript:{BAD}">字</a>'
    f'<a href="data:text/html,<script>{BAD}</script>">字</a><area href="javascript:{BAD}">'
    '<a ping="http://evil.example/" href="http://evil.example/">字</a>',
    "svg": f'<svg onload="{BAD}"><script>{BAD}</script><a xlink:href="javascript:{BAD}"><text>字</text></a>'
    f'<animate onbegin="{BAD}" attributeName=x dur=1s><use href="http://evil.example/a.svg#b"/></svg>',
    "math": f'<math><maction actiontype="statusline#http://evil.example" xlink:href="javascript:{BAD}">字</maction>'
    f'<mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={BAD}&gt;"></math>',
    "styles": '<style>@import "http://evil.example/a.css"; * { background: url(http://evil.example/a.png) }</style>'
    '<p style="background:url(http://evil.example/b.png);width:expression(alert(1));behavior:url(x)">字</p>'
    '<link rel=stylesheet href="http://evil.example/c.css"><font style="font-family:x;src:url(http://evil.example/f)">字</font>',
    "sending on": f'<meta http-equiv=refresh content="0;url=http://evil.example/">'
    f'<meta http-equiv="refresh" content="0;url=javascript:{BAD}"><base href="http://evil.example/">',
    "frames": f'<iframe srcdoc="<script>{BAD}</script>"></iframe><iframe src="javascript:{BAD}"></iframe>'
    '<iframe src="http://evil.example/"></iframe><object data="http://evil.example/x.swf"></object>'
    '<embed src="http://evil.example/x"><applet code=x></applet><frameset><frame src="http://evil.example/"></frameset>',
    "images": '<img src="http://evil.example/a.png" srcset="http://evil.example/b.png 2x" alt="章">'
    '<picture><source srcset="http://evil.example/c.png"><img src="//evil.example/d.png"></picture>'
    '<input type=image src="http://evil.example/e.png"><table background="http://evil.example/f.png"><tr><td>9</table>'
    '<video poster="http://evil.example/g.png"></video>',
    "forms": f'<form action="http://evil.example/"><input name=a autofocus onfocus="{BAD}">'
    f'<button formaction="javascript:{BAD}">'
    f"字</button></form><isindex action=javascript:{BAD}><select><option>字</select>"
    f"<textarea autofocus onfocus='{BAD}'></textarea>",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={BAD}>">字</noscript>',
    "template": f"<template><img src=x onerror={BAD}><script>{BAD}</script></template>",
    "raw text": f"<xmp><img title='</xmp><img src=x onerror={BAD}>'></xmp>"
    f"<noembed><img alt='</noembed><img src=x onerror={BAD}>'>"
    f"</noembed><title><img alt='</title><img src=x onerror={BAD}>'></title>"
    f"<textarea><img alt='</textarea><img src=x onerror={BAD}>'></textarea>",
    "nested namespaces": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={BAD}>"
    f'<svg></p><style><a id="</style><img src=1 onerror={BAD}>"></svg>',
    "comments": f"<!--><img src=x onerror={BAD}>--><!--[if IE]><script>{BAD}</script><![endif]-->"
    f"<![CDATA[<script>{BAD}</script>]]>"
    f"<?xml-stylesheet href='http://evil.example/a.xsl'?>",
    "text that looks like ours": "&lt;/script&gt;&lt;script&gt;top.ran=1&lt;/script&gt;</script></div></section></main>"
    "<script type=text/plain data-row='[]'>x</script>",
    "odd tags": f"<a/onclick={BAD}><o:p onclick='{BAD}'>字</o:p><x onclick={BAD} tabindex=1 autofocus onfocus={BAD}>字</x>"
    f"<img/src='x'/onerror={BAD}><p<script>{BAD}</p>",
    "characters": f"<scri\ufeffpt>{BAD}</script>\u2028\u0000<img src=x\u0000 onerror={BAD}>\ufdd0\uffff",
}


OURS = set(
    "data-at data-kind align colspan rowspan span start class type data-finding aria-label title data-lit data-role "
    "open".split()
)


def attributes(page):
    """The names of all attributes within the page as published."""
    names = "[...document.querySelectorAll('.paper *')].flatMap(one => one.getAttributeNames())"
    return set(page.evaluate(names))


TOUCH = """() => {
    for (const one of document.querySelectorAll('.paper *')) {
        for (const name of ['click', 'mouseover', 'focus']) {
            const kind = name === 'focus' ? FocusEvent : MouseEvent;
            one.dispatchEvent(new kind(name, { bubbles: name !== 'focus', cancelable: true, composed: true }));
        }
    }
}"""
"""Does what a reader may do, to all of the page as published."""


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_does_anything(displayed, shown, name):
    text = REPORT.replace("<body>", f"<body>{HOSTILE[name]}", 1).replace("</body>", HOSTILE[name] + "</body>")
    for one in (checked(text), replace(FAULTY, page=HOSTILE[name])):
        page = displayed.open(shown(one))
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
        page.evaluate(TOUCH)
        assert page.evaluate("typeof window.ran") == "undefined"
        assert displayed.tried == []
        assert attributes(page) <= OURS


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_is_harmless_without_the_policy_too(displayed, tmp_path, name):
    """What is put in is clean by itself; the policy is the second lock."""
    text = REPORT.replace("</body>", HOSTILE[name] + "</body>")
    clean = inert.inert(text, [], "zh")
    file = tmp_path / "bare.html"
    file.write_text(
        f"<!DOCTYPE html><p id=wait hidden></p><div id=a></div><div>{clean.article}{clean.around}</div>"
        "<script>a.innerHTML = document.querySelectorAll('div')[1].innerHTML</script>",
        encoding="utf-8",
    )
    page = displayed.open(file)
    assert "总体情况" in page.locator("#a").text_content()
    assert page.evaluate("typeof window.ran") == "undefined"
    assert displayed.tried == []


def test_a_page_can_not_pass_off_its_own_marks(displayed, shown):
    forged = (
        '<p class="finding fault" data-at="0 1 4" data-lit="fault" data-place=0 id=view>伪</p><mark data-at=4>伪</mark>'
        '<button class="ref" data-finding="1">伪</button><details><summary class=open>伪</summary></details>'
    )
    page = displayed.open(shown(checked(REPORT.replace("<body>", f"<body>{forged}", 1))))
    assert page.locator("#view").count() == 1
    page.click(".finding .open")
    assert [text for text, _, _ in lit(page)] == ["1", "0", "0", "1", "3"]
    assert page.locator(".paper .ref").count() == 1
    assert page.locator(".paper .finding, .paper .open, .paper details").count() == 0


def test_names_and_quotations_are_text(displayed, shown):
    markup = f'</script></style></td><img src=x onerror="{BAD}"><script>{BAD}</script>'
    said = Message(markup, markup)
    location = replace(
        WRONG_TOTAL.location, label=said, where=WRONG_TOTAL.location.where._replace(quote=markup)
    )
    one = replace(
        WRONG_TOTAL, location=location, message=said, fix=said, related=(replace(location, role=said),)
    )
    bad = outcome(name=markup, body=markup, title=markup, findings=(one,), page="<td>1")
    page = displayed.open(shown(bad, replace(bad, year=None)))
    assert page.locator("#reports tbody a").first.text_content() == f"{markup} · 2025 年度"
    page.click("#reports tbody a >> nth=1")
    page.wait_for_selector("#view:not([hidden]) h2")
    page.click(".finding .open")
    assert page.locator(".report h2").text_content() == markup
    assert page.locator(".message").text_content() == markup
    assert page.evaluate("typeof window.ran") == "undefined"
    assert displayed.tried == []


def test_characters_that_no_document_may_hold_are_left_out(shown):
    bad = outcome(body="云溪\x00县\x0b\ud800\uffff局", page="<p>正文")
    (view,) = views(shown(bad))
    assert "云溪县局" in view
    assert "<p>正文</p>" in view


def test_only_our_script_may_run(displayed, shown):
    page = displayed.open(shown(FAULTY))
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = 1';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src="http://evil.example/">');
        document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="window.ran = 1">x</p>');
    }""")
    page.click("p[onclick]")
    assert page.evaluate("typeof window.ran") == "undefined"
    assert {
        "CSP script-src-elem",
        "CSP img-src",
        "CSP style-src-attr",
        "CSP script-src-attr",
    } <= set(displayed.messages)
