"""The figures of 2017 as they are published: in the tables, the downloads and the chart."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.quantities import quantities
from scripts.model.edition import Edition
from scripts.model.rows import Figure
from scripts.model.text import Lang, Text
from scripts.render.charts import amount, bars, by_subject, falls, stops
from scripts.render.site import environment
from scripts.render.words import Words
from scripts.translate.english import english as english_numbers
from tests.support.cases import rows
from tests.support.numbers import chinese_forms, english_forms
from tests.support.seeds import real
from tests.support.site import Site

# What the communiqué says, apart from the seeds: indicator, 2017 estimate, 2018 target.
RATES = {
    "industry-value-added": (("about", "6.5"), ("about", "6")),
    "energy-intensity": (("about", "-4"), ("none", "-4")),
    "software-revenue": (("none", "14"), ("about", "13")),
    "telecom-volume": (("none", "69"), ("about", "50")),
    "internet-revenue": (("none", "40"), ("about", "30")),
    "water-intensity": (None, ("none", "-4.5")),
}


def test_the_headline_rates_are_right() -> None:
    found = {
        (figure.key, figure.kind): (figure.qualifier, str(figure.value))
        for figure in real().layers.figures
        if figure.subject == "rates"
    }
    expected = {
        (key, kind): value
        for key, pair in RATES.items()
        for kind, value in zip(("estimate", "target"), pair, strict=True)
        if value
    }
    assert found == expected
    assert len(found) == 11


def test_all_92_numeral_expressions_are_accounted_for() -> None:
    layers, document = real().layers, real().document
    markers = sum(len(section.items) for section in document.sections)
    assert (len(layers.figures), len(layers.numerals), markers) == (21, 50, 21)


def test_tables_downloads_and_json_say_the_same(site: Site, edition: Edition) -> None:
    rows = [(f.segment, str(f.value), f.kind, str(f.year)) for f in edition.layers.figures]
    text = (site.folder / "2017/figures.csv").read_text("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    assert [(r["segment"], r["value"], r["kind"], r["year"]) for r in table] == rows
    published = [(f["segment"], f["value"], f["kind"], str(f["year"])) for f in report["figures"]]
    assert published == rows
    for page in ("2017/figures", "en/2017/figures"):
        html = BeautifulSoup(site.html(page), "lxml").select(".sortable tbody tr")
        shown = [(r.select("td")[3].text, str(r.select("data")[0]["value"])) for r in html]
        assert sorted(shown) == sorted((segment, value) for segment, value, _, _ in rows)


def test_every_picture_links_to_the_sentence_of_its_figure(site: Site, edition: Edition) -> None:
    segments = sorted(f.segment for f in edition.layers.figures if f.subject != "cyberspace")
    for page in ("2017/figures", "en/2017/figures"):
        html = BeautifulSoup(site.html(page), "lxml")
        links = [str(a["href"]) for a in html.select(".bars a, .counts li > a")]
        assert sorted(link.split("#")[1] for link in links) == segments


def test_the_pages_have_no_text_of_the_other_language(site: Site) -> None:
    html = BeautifulSoup(site.html("en/2017/figures"), "lxml").select("article")[0].text
    assert not [char for char in html if "\u4e00" <= char <= "\u9fff"]


def spoken(figure: Figure, lang: Lang) -> str:
    """A figure as the pages say it."""
    given = {"view": SimpleNamespace(lang=lang), "s": Words(lang)}
    module: Any = environment().get_template("figures.j2").make_module(given)
    return str(module.spoken(figure))


def test_the_figures_are_said_as_the_language_says_them() -> None:
    said = {f.key + f.kind: (spoken(f, "zh"), spoken(f, "en")) for f in real().layers.figures}
    assert said["energy-intensityestimate"] == ("下降约4%", "down about 4 percent")
    assert said["telecom-volumetarget"] == ("增长约50%", "up about 50 percent")
    assert said["information-consumptionoutcome"] == ("4.5万亿元", "4.5 trillion yuan")
    assert said["fiber-villagestarget"] == ("13万个", "130,000 villages")
    assert said["innovation-centerstarget"] == ("约3家", "about 3 centers")
    assert said["broadband-50moutcome"] == ("超过60%", "more than 60 percent")
    assert said["cyberspace-tiergoal"] == ("全球第一梯队", "the global first tier")


def test_bars_share_one_scale() -> None:
    rows = bars(real().layers.figures)
    sizes = {bar.figure.value: bar.size for row in rows for bar in row}
    assert sizes[Decimal(40)] / sizes[Decimal(69)] == pytest.approx(40 / 69, abs=0.01)
    starts = {bar.start for row in rows for bar in row if bar.figure.value > 0}
    assert len(starts) == 1
    assert all(bar.start < min(starts) for row in rows for bar in row if bar.figure.value < 0)


def test_subjects_and_stops_are_in_order() -> None:
    assert next(subject for subject, _ in by_subject(real().layers.figures)) == "rates"
    assert [(s.year, s.kind) for s in stops(real())] == [
        (2017, "estimate"),
        (2018, "target"),
        (2025, "goal"),
        (2035, "goal"),
        (2050, "goal"),
    ]


COUNTED = ("户", "人次", "元", "美元", "千瓦", "公里", "吨", "个百分点", "微克/立方米")


@given(
    st.one_of(st.integers(2, 9999), st.integers(2, 9999).map(lambda n: n * 10**6)),
    st.sampled_from(COUNTED),
    st.sampled_from(["", "超过", "近", "减少", "增长到"]),
    st.data(),
)
def test_a_card_shows_the_number_of_its_sentence(
    value: int, unit: str, verb: str, data: st.DataObject
) -> None:
    written = data.draw(st.sampled_from(chinese_forms(value)))
    more = data.draw(st.sampled_from(["", "多"])) if written[-1] in "万亿" else ""
    (read,) = quantities(f"共{verb}{written}{more}{unit}。")
    english = f"about {data.draw(st.sampled_from(english_forms(value)))} of them"
    figure = replace(
        real().layers.figures[0],
        quote=Text(f"{verb}{written}{more}{unit}", english),
        value=read.value,
        unit=read.unit,
        subject="economy",
    )
    (shown,) = quantities(f"共{amount(figure, 'zh').removeprefix('−')}。")
    assert (shown.value, shown.unit) == (abs(read.value), read.unit)
    assert falls(figure) == (read.value < 0)
    assert [n.value for n in english_numbers(amount(figure, "en"))] == [abs(read.value)]


@pytest.mark.parametrize(("zh", "en", "subject", "unit", "said"), rows("render/spoken.tsv"))
def test_a_figure_in_words(zh: str, en: str, subject: str, unit: str, said: str) -> None:
    (read,) = quantities(zh)
    figure = replace(
        real().layers.figures[0],
        quote=Text(zh, en),
        value=read.value,
        unit=unit or read.unit,
        qualifier=read.qualifier,
        subject=subject,
    )
    assert f"{spoken(figure, 'zh')} / {spoken(figure, 'en')}" == said
