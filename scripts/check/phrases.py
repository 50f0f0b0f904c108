"""The checks of phrases.tsv: each row holds, and no word of either language is left out."""

from functools import partial

from scripts.annotate.phrases import Alignment, alignments, quoted_pieces, says_nothing
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.text import LANGS, Lang


def phrases(edition: Edition) -> Problems:
    """Each row pairs whole words that no other row has, or gives a reason for one side alone."""
    unplaced = {
        row: found.texts for found in alignments(edition).values() for row in found.unplaced
    }
    for row in edition.layers.phrases:
        problem = partial(Problem, edition.layers.path("phrases"), row.line, row.segment)
        quote, texts = row.quote, unplaced.get(row)
        if not row.reason.strip() and any(says_nothing(quote[lang], lang) for lang in LANGS):
            finding = f"pairs “{quote.zh}” with “{quote.en}”, and one of the two says nothing"
            yield problem(finding, "quote the words with those beside them, or write the reason")
        if texts and all(p in texts[lang] for lang in LANGS for p in quoted_pieces(quote[lang])):
            finding = f"“{quote.zh}” or “{quote.en}” is a part of a word or of a number there, "
            finding += "or stands there for other rows only"
            yield problem(finding, "quote more of the words beside it")


def quoted_left(found: Alignment, lang: Lang) -> str:
    """What has no counterpart on one side, each in quotation marks."""
    words = (found.words((span,), lang) for span in found.left[lang])
    return ", ".join(f"“{own}”" for own in words) or "nothing"


def accounted(edition: Edition) -> Problems:
    """In a sentence that has rows, every word that says something has its counterpart.

    Where a row does not hold, that is told first: what it leaves alone is told by it.
    """
    action = "correct the translation, or pair the words in a row, or give a row with the reason "
    action += '(make phrases ID="…" shows the sentence)'
    for id, found in alignments(edition).items():
        if found.rows and not found.unplaced and not found.whole:
            zh, en = (quoted_left(found, lang) for lang in LANGS)
            finding = f"has words without a counterpart: of the Chinese {zh}, of the English {en}"
            path, line = edition.layers.path("phrases"), found.rows[-1].line
            yield Problem(path, line, id, finding, action, warning=True)
