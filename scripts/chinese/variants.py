"""Other ways to write the same characters: pinyin and traditional forms."""

from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

from scripts.chinese.characters import HAN, opencc_table

DIGITS = "ling yi er san si wu liu qi ba jiu".split()


def pinyin(texts: Iterable[str]) -> dict[str, str]:
    """Each syllable, without tones, and the characters that are read so in ``texts``.

    Readings follow the words: 行 is under xing for 行政 and under hang for 行业. For ü
    stands v, and u as well: 略 is typed lve or lue. Digits are read one by one.
    """
    found: dict[str, set[str]] = {read: {str(n)} for n, read in enumerate(DIGITS)}
    for text in texts:
        for run in HAN.findall(text):
            for char, syllable in zip(run, lazy_pinyin(run), strict=True):
                for typed in (syllable, syllable.replace("v", "u")):
                    found.setdefault(typed, set()).add(char)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


def toned(text: str) -> str:
    """How a text is read: a syllable with its tone for each Chinese character."""
    return " ".join(s for run in HAN.findall(text) for s in lazy_pinyin(run, style=Style.TONE))


def traditional(texts: Iterable[str]) -> dict[str, str]:
    """Each other form (traditional, Taiwan, Hong Kong) of the characters in ``texts``.

    From the form to the characters in ``texts`` that it may stand for, by OpenCC's tables.
    """
    occurring = set("".join(texts))
    simplified = opencc_table("TSCharacters.txt")
    for variants in ("TWVariantsRev.txt", "HKVariantsRev.txt"):
        for form, standards in opencc_table(variants).items():
            for standard in standards:
                simplified.setdefault(form, []).extend(simplified.get(standard, [standard]))
    meant = ((form, set(chars) & occurring - {form}) for form, chars in sorted(simplified.items()))
    return {form: "".join(sorted(chars)) for form, chars in meant if chars}
