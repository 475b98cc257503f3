"""Narrative becomes plain words: never markup, never anything that could run, never slow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather.fhir.values.narrative import plain_text
from second_opinion.journey.gather.fhir.values.rtf import rtf_text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<div>Gout since 2014</div>", "Gout since 2014"),
        ("<div><p>one</p><p>two<br/>three</p></div>", "one\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("<table><tr><th>Test</th><th>Value</th></tr><tr><td>Hb</td><td>13</td></tr></table>", "Test | Value\nHb | 13"),
        ("<tr><td>a</td><td></td></tr>", "a"),
        ("K &lt; 5 &amp; Na &gt; 130 &#8212; fine&nbsp;now", "K < 5 & Na > 130 — fine now"),
        ("pH < 7 and K > 5", "pH < 7 and K > 5"),
        ('<p title="a > b">words</p>', "words"),
        ("<p>a<script>alert(1)</script>b<style>p{}</style>c</p>", "abc"),
        ("<script>never closed", ""),
        ("a<!-- <b>no</b> -->b<!-- never closed", "ab"),
        ("<svg><text>x</text></svg>seen", "seen"),
        ("<?xml version='1.0'?><!DOCTYPE html><p>ok</p>", "ok"),
        ("<xhtml:p>ok</xhtml:p>", "ok"),
        ("a\x00b\x1bc", "abc"),
        ("one\n   two", "one two"),
    ],
)
def test_narrative_is_redrawn_as_plain_words(markup: str, words: str) -> None:
    assert plain_text(markup) == words


@given(st.text(alphabet="<>/!-\"'ab &;scriptdvl\n\\", max_size=300))
def test_no_markup_stops_it(markup: str) -> None:
    assert plain_text(markup).isprintable() or "\n" in plain_text(markup)


@pytest.mark.parametrize("part", ['<a "', "<!--", "<p><", "&amp", "<script>", "</script", "<" * 10, '<a b=">'])
def test_a_long_hostile_narrative_is_read_in_one_go(part: str) -> None:
    assert len(plain_text(part * 100_000)) <= len(part) * 100_000


def test_rtf_gives_its_words_and_characters() -> None:
    data = rb"{\rtf1\ansi{\*\generator x}{\fonttbl{\f0 Arial;}}Caf\'e9 \u8212?ok\par{\b bold} \{x\}\tab end}"
    assert rtf_text(data) == "Café —ok\nbold {x}\tend"


@given(st.binary(max_size=200))
def test_no_rtf_stops_it(data: bytes) -> None:
    assert isinstance(rtf_text(rb"{\rtf1 " + data), str)
