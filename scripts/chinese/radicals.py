"""Radicals that stand in texts copied from some PDFs in place of the character: 部⻓ for 部长.

Unicode decomposes the Kangxi radicals and the compatibility ideographs, but not these; the
pairs are those of its EquivalentUnifiedIdeograph that are characters in their own right.
"""

import unicodedata

RADICALS = (
    "⺁⺄⺊⺌⺎⺒⺓⺜⺝⺠⺧⺬⺮⺶⺻⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻲"
)
CHARACTERS = (
    "厂乙卜小兀巳幺日月民牛示竹羊聿肉臼虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟"
)


def unify(text: str) -> str:
    """The text with the character for each look-alike, whichever block it is from.

    ⼯业和信息化部⻓ gives 工业和信息化部长.
    """
    return unicodedata.normalize("NFKC", text).translate(str.maketrans(RADICALS, CHARACTERS))
