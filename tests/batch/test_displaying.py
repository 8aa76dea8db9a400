"""Rows whose text only a browser shows."""

import re
from dataclasses import replace

import pytest

from reportlint.model.body import BodyKind
from tests.fetch.site import answer

from .district import Body
from .office import Office
from .plot import plotted
from .scene import Scene
from .troubles import TROUBLES

SCRIPTED = next(one for one in TROUBLES if one.name == "loaded-by-script")


@pytest.fixture
def office(tmp_path):
    plots = [
        plotted(Body(name, BodyKind.DEPARTMENT), 300 + n, "127.0.0.15", f"/xxgk/{n}.html")
        for n, name in enumerate(("云溪县水利局", "云溪县教育局"))
    ]
    SCRIPTED.plant(plots[0])
    scene = Scene(plots)
    scene.sites.put(plots[0].host, "/shown", answer(plots[0].content))
    yield Office(scene, tmp_path)
    scene.close()


class Displayed:
    """A browser that shows what stands at another address."""

    def __init__(self, client):
        self._client = client
        self.lists = self

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def fetch(self, address, referer=None, conditions=()):
        shown = self._client.fetch(re.sub(r"/xxgk/.*", "/shown", address))
        return replace(shown, asked=address, rendered=True)


def test_it_is_told_how_many_need_one_and_they_are_read_where_it_is_asked_for(office, monkeypatch):
    done = office.batch()
    assert "1 个网页的正文要由浏览器显示才能读取；加 --browser 用本机浏览器读取，约需 1 分钟" in done.err
    assert office.statuses() == {"云溪县水利局": "unreadable", "云溪县教育局": "checked"}
    monkeypatch.setattr("reportlint.fetch.browser.Browser", Displayed)
    done = office.batch("--browser", "--only", "failed")
    assert "正在用浏览器读取 1 个网页，约需 1 分钟" in done.err
    assert re.search(r"用浏览器读取 1 个网页，读到报告 1 份，用时 \d+ 秒", done.err)
    assert "本次重看 1 行：新读到报告 1 家（云溪县水利局）" in done.err
    assert office.statuses() == {"云溪县水利局": "checked", "云溪县教育局": "checked"}
