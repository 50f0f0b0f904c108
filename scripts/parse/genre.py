"""The words by which a communiqué says what kind of passage begins, ends or follows.

All patterns are for text in the form of ``scripts.chinese.characters.plain``: simplified
characters, half-width punctuation.
"""

from __future__ import annotations

import re

COUNTING = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# What is counted in the sentence before a series: 八个方面, 7项重点任务, 五大行动.
COUNTED = re.compile(
    rf"(?<![十二])(?!(?:十[五六七八九]|二十)大)(?P<count>{COUNTING}|两|\d{{1,2}})"
    r"(?P<what>(?:个|项|大|点|条|件|类)[^,。;:、一二三四五六七八九十\d]{0,8}?"
    r"(?:方面|方向|领域|工作|任务|举措|措施|要求|意见|希望|建议|重点|行动|工程|着力|着力点|"
    r"问题|特点|关系|环节|坚持|统筹|提升|强化|突破)"
    r"|点(?=[:。])|方面)"
)
_MEETING = (
    r"(?:这次|本次|此次)?(?:会议|大会|全会|座谈会|推进会|培训班|与会(?:人员|代表|同志|领导|单位)?)"
)
_SAY = (
    "强调|指出|要求|认为|号召|提出|希望|审议|通过|传达|学习|宣布|宣读|表彰|部署|安排|听取|讨论|"
    "明确|总结|回顾|肯定|分析|研究|还|由|最后|期间|结束|开始|采取|设|以视频|进行|参观"
)
_POST = "部长|书记|主任|厅长|局长|省长|市长|县长|区长|州长|主席|院长|司长|处长|经理|会长|秘书长"
_NO_SPEAKER = (
    "(?!.{0,24}(?:习近平|总书记|中央|国务院|党的|必须|需要|应当|特别|文件|规划|坚持|按照)"
    ".{0,8}(?:强调|指出|要求|表示))"
)
# A sentence that starts so is a new thought: the meeting or another speaker goes on.
NEW_THOUGHT = re.compile(
    rf"(?:最后|同时|此外|另外|随后)?,?(?:{_MEETING}(?!精神)[上中]?,?(?:[^,。;:]{{0,4}})?(?:{_SAY})"
    r"|会(?:上|前|后|议期间|议结束),"
    rf"|{_NO_SPEAKER}(?:[^,。;:]{{0,24}}?(?:{_POST})[\u4e00-\u9fff·]{{0,4}}|[\u4e00-\u9fff·]{{2,4}}|[他她])"
    r"(?:还|最后|同时|在会上)?(?:强调|指出|(?:要求|表示|希望|主持(?:了)?会议|作(?:了)?总结讲话)(?=[,:。])))"
)
# A meeting was held.
HELD = re.compile("召开|举行|举办|开幕|闭幕")
# Who took part: a sentence that ends so.
ATTENDANCE = re.compile(
    r"(?:参加|出席|列席|参与|主持)了?(?:这次|本次|此次|主会场|分会场)*的?"
    r"(?:会议|大会|座谈会|推进会|活动|开幕式|培训|讨论)[。.]?$|(?:参加|出席|列席|参会)[。.]?$"
    r"|^(?:参加|出席|列席)(?:这次|本次|此次)?(?:会议|大会|座谈会)?(?:的|人员|:)"
)
# A line about the text's own making: where it comes from, who edited it, that it is over.
TAIL = re.compile(
    r"[(\[【]?(?:(?:信息|稿件|消息|文章|内容)?来源|责任编辑|编辑|责编|作者|记者|通讯员|供稿|撰稿|"
    r"审核|审校|校对|摄影|初审|复审|终审|监制|发布(?:时间|日期|机构|单位)|字号|浏览次数)"
    r"\s*[:/ ].{0,100}$"
    r"|[(\[【].{1,40}(?:供稿|摄|整理|编辑|报道)[)\]】]$"
    r"|[(\[【](?:完|全文完|记者|文|图|新华社|本报).{0,40}[)\]】][。.]?$"
)
# A news agency's or a broadcaster's words before the first sentence.
DATELINE = re.compile(r".{0,20}?(?:日电|消息|讯|报道)[ :(\u3000]")
# A paragraph whose last sentence matches introduces the series of the paragraphs below it.
LEAD_IN = re.compile(
    rf":$|以下|如下|下列|{COUNTED.pattern}"
    rf"|(?:重点|着力|扎实|切实)(?:抓好|做好|推进).*(?:工作|任务)。?$"
    rf"|^{_MEETING}[^,。;:]{{0,4}}(?:强调|指出|要求|认为|提出|希望|部署|安排|明确|总结|研究)[^。;]*。?$"
)
