"""Random changes of the real seeds end in a clean build or a clean message.

``FUZZ=10000 SEED=7`` in the environment sets how many and which; a failure names the numbers
with which ``explain`` shows one change.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from scripts.pipeline import editions, generate
from scripts.publish.downloads import downloads
from scripts.publish.search_index import search_index
from tests.support.seeds import EDITION, copy
from tests.support.strategies import GENRE, MARKUP

COUNT, SEED = int(os.environ.get("FUZZ", "200")), int(os.environ.get("SEED", "2017"))
SLOW = 10.0  # seconds of this process; a change takes a fiftieth of one
FILES = {
    "2017/source.zh.txt": 14,
    "2017/en.po": 3,
    "2017/report.toml": 2,
    "2017/figures.tsv": 1,
    "2017/milestones.tsv": 1,
    "2017/notes.tsv": 1,
    "2017/numerals.tsv": 1,
    "terms.tsv": 1,
}
ODD = [
    *"\0\a\t\v\x1b\x7f\x85\xa0\u0301\u200b\u200d\u2028\u202e\u3000\ue000\ufeff\ufffd\uffff",
    *"²½Ⅷ٣３〇亿𝟘𠮷👩🏽\U000f0000\U0010ffff\\\"'#%$\r\n",
    *"一是 二是 三是 十九是 99999999999999999999 1e999 -0 0.0000001 {{x}} {%x%} --- msgid".split(),
]
TOKENS = [*GENRE, *MARKUP, *ODD]
BYTES = [
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
    b"\xe4",
    b"\0",
]
MESSAGE = re.compile(r"[\w./ -]+:[1-9]\d*: .+: .+; .+\.")


def mutate(data: bytes, random: Random) -> bytes:
    """One to four changes to characters, to lines or to bytes."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        change = random.choice((characters, characters, characters, lines, lines, raw))
        data = change(data, random)
    return data


def characters(data: bytes, random: Random) -> bytes:
    """Insert, delete, replace, repeat, move or cut off characters."""
    text = data.decode("utf-8", "surrogateescape")
    start = random.randint(0, len(text))
    end = min(len(text), start + random.choice((0, 1, 1, 2, 5, 30, 300)))
    here, there = text[start:end], random.randint(0, len(text))
    changed = random.choice(
        (
            text[:start] + random.choice(TOKENS) + text[start:],
            text[:start] + random.choice(TOKENS) + text[end:],
            text[:start] + text[end:],
            text[:start] + here * random.choice((2, 2, 3, 50)) + text[end:],
            text[:there] + here + text[there:],
            text[:start] + here[::-1] + text[end:],
            text[:start],
        )
    )
    return changed.encode("utf-8", "surrogateescape")


def lines(data: bytes, random: Random) -> bytes:
    """Drop, repeat, swap, join, part or shuffle lines, or change how they end."""
    found = data.split(b"\n")
    one, other = random.randrange(len(found)), random.randrange(len(found))
    match random.randrange(7):
        case 0:
            del found[one]
        case 1:
            found.insert(other, found[one])
        case 2:
            found[one], found[other] = found[other], found[one]
        case 3:
            found[one : one + 2] = [b"".join(found[one : one + 2])]
        case 4:
            found.insert(one, b"")
        case 5:
            random.shuffle(found)
        case _:
            return random.choice((b"\r\n", b"\r", b"\n\n", b"")).join(found)
    return b"\n".join(found)


def raw(data: bytes, random: Random) -> bytes:
    """Insert bytes that are no UTF-8, or change a bit."""
    at = random.randint(0, len(data))
    if random.random() < 0.5 and at < len(data):
        return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]
    return data[:at] + random.choice(BYTES) + data[at:]


def changed(number: int, seed: int) -> tuple[str, bytes]:
    """The file that this change is made to, and what is then in it."""
    random = Random(f"{seed}-{number}")
    (file,) = random.choices(list(FILES), list(FILES.values()))
    return file, mutate((EDITION / "seeds" / file).read_bytes(), random)


def outcome(root: Path, number: int, seed: int) -> str:
    """What the seeds with one change end in: pages, a message, or else why that is wrong."""
    file, data = changed(number, seed)
    path = root / "seeds" / file
    kept = path.read_bytes()
    path.write_bytes(data)
    began = time.process_time()
    try:
        pages, problems = generate(root)
        if pages and number % 10 == 0:  # what MkDocs adds takes longer
            found = editions(root)
            assert pages["zh/2017/source.zh.txt"] == found[-1].document.source.text
            assert downloads(found[-1])
            assert search_index(found, {})
    except Exception:
        return traceback.format_exc()
    finally:
        path.write_bytes(kept)
    if (seconds := time.process_time() - began) > SLOW:
        return f"took {seconds:.0f} seconds"
    if unclear := [str(p) for p in problems if not MESSAGE.fullmatch(str(p))]:
        return f"unclear: {unclear[0]!r}"
    return "pages" if pages else "message" if problems else "nothing"


def run(numbers: range, seed: int) -> list[tuple[int, str]]:
    with tempfile.TemporaryDirectory() as folder:
        root = copy(Path(folder))
        return [(number, outcome(root, number, seed)) for number in numbers]


def explain(number: int, seed: int = SEED) -> None:
    ((_, found),) = run(range(number, number + 1), seed)
    print(changed(number, seed)[0], found)


def test_a_random_change_ends_in_pages_or_in_a_message() -> None:
    parts = [range(n, min(n + 50, COUNT)) for n in range(0, COUNT, 50)]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        found = [pair for part in pool.map(partial(run, seed=SEED), parts) for pair in part]
    wrong = [(number, what) for number, what in found if what not in ("pages", "message")]
    assert wrong == [], f"seed {SEED}"
    kinds = Counter(what for _, what in found)
    assert min(kinds["pages"], kinds["message"]) > COUNT / 100
