"""Arbitrary texts for the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

# What the parser looks for, so that arbitrary texts come close to its rules.
GENRE = (
    "一是 二是 三是 十是 十一是 是 一 。 ； ; ： : ， , ！ ? “ ” ‘ ’ （ ） ( ) 《 》 会议 部署 "
    "一要 二要 第一， 第二， 首先 其次， 最后， 一、 二、 （一） (二) 1. 2． 1、 ① ② (1) （2） "
    "其一， 其二， 会议强调， 2017年 到2025年 增长 由 到 3.2万个 5% — 来源： （完） 會議 "
    "\u3000 \n \r\n \ufeff \u00a0".split(" ")
)
# What Markdown and its extensions look for.
MARKUP = (
    "* _ ** __ ` ``` ~~ ^ == $ # ## > - + 1. | || \\ \\| < > <b> </b> <!-- --> & &amp; &#42; "
    "{ } {#x} {:.y} [ ] ( ) [a](b) ![a](b) [^1] [TOC] <a@b.cd> http://a.cn :::  ??? !!! "
    "*[A]: 'b' \"c\" : ~ … klzzwxh:0 wzxhzdk:0 中文 English".split(" ")
)
# What would be code, or would end an attribute, a script, a comment or the front matter, had it
# not been escaped; and characters that change their neighbours.
CODE = (
    "<script>hacked=1</script> </script> </title> <!-- --> ]]> <img/src=x/onerror=hacked=1> "
    "</span> </p> <b id='x'> \" ' onclick=hacked=1 javascript:hacked=1 [x](javascript:hacked=1) "
    "{{ {{s}} }} {% {%raw%} %} {# #} ${x} --- ... : # !!python/none &x *x %YAML \\u003c \\n \\ "
    "&lt; &amp;lt; &#60; \u200b \u200d \u202e \u2066 \u2069 \u0301 \ufe0f \ue000 \ufffe"
).split(" ")

characters = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
line = st.text(characters)
communique = st.lists(st.sampled_from(GENRE) | st.text(max_size=3)).map("".join)
markup = st.lists(st.sampled_from(MARKUP) | st.text(characters, max_size=3)).map("".join)
code = st.lists(st.sampled_from(CODE) | st.text(characters, max_size=3)).map("".join)
printable = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "))
