"""Random editions of an invented communiqué, with the truth of which sentence is which.

A sentence is known by a number of its own, whatever happens to its words and its place. One
edition does at most one thing to a sentence, so that the truth is never in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

# Common characters of the genre, without those of markers, numbers and closing marks.
CHARACTERS = (
    "产业发展创新制造企业技术网络信息工程建设推动加快实施重点领域能力水平提升安全标准体系服务"
    "平台示范应用融合改革开放市场环境政策支持人才培养国际合作绿色低碳转型升级智能装备材料"
    "软件数据基础研究成果质量品牌中小微营商监管机制区域协调资源保障社会民生文化教育"
)
NUMERALS = "一二三四五六七八九十"


@dataclass
class Sentence:
    """``number`` says which sentence it is; ``text`` has no mark at its end."""

    number: int
    text: str


@dataclass
class Item:
    sentences: list[Sentence]  # the heading first


@dataclass
class Truth:
    """A communiqué of two sections of items, and what the last edition did to its sentences."""

    random: Random
    sections: list[list[Item]] = field(default_factory=list)
    next: int = 1
    touched: set[int] = field(default_factory=set)
    joined: dict[int, int] = field(default_factory=dict)  # the smaller part, the larger part
    removed: set[int] = field(default_factory=set)
    united: dict[int, int] = field(default_factory=dict)  # one of those that have words in common

    def __post_init__(self) -> None:
        self.sections = [[self.item() for _ in range(5)] for _ in range(2)]

    def root(self, number: int) -> int:
        """One for all sentences that were ever parts of one another."""
        while number in self.united:
            number = self.united[number]
        return number

    def unite(self, one: int, other: int) -> None:
        if self.root(one) != self.root(other):
            self.united[self.root(one)] = self.root(other)

    def sentence(self) -> Sentence:
        length = self.random.randint(14, 36)
        self.next += 1
        return Sentence(self.next, "".join(self.random.choices(CHARACTERS, k=length)))

    def item(self) -> Item:
        return Item([self.sentence() for _ in range(self.random.randint(1, 4))])

    def items(self) -> list[Item]:
        return [item for section in self.sections for item in section]

    def sentences(self) -> list[Sentence]:
        return [sentence for item in self.items() for sentence in item.sentences]

    def text(self) -> str:
        lines = ["虚构的产业工作会议召开"]
        for section in self.sections:
            parts = ["会议要求："]
            for numeral, item in zip(NUMERALS, section, strict=False):
                parts.append(f"{numeral}是" + "".join(f"{s.text}。" for s in item.sentences))
            lines.append("".join(parts))
        return "\n".join(lines) + "\n"

    def edit(self, steps: int) -> None:
        """Make a new edition: ``steps`` random changes of different sentences."""
        self.touched, self.joined, self.removed = set(), {}, set()
        for _ in range(steps):
            step = self.random.choice((insert, delete, split, join, move, retype, add, drop, shift))
            step(self)

    def fresh(self, item: Item, position: int) -> bool:
        """Whether nothing was done yet to the sentence; if so, something is now."""
        number = item.sentences[position].number
        if number in self.touched:
            return False
        self.touched.add(number)
        return True

    def pick(self) -> tuple[Item, int]:
        item = self.random.choice(self.items())
        return item, self.random.randrange(len(item.sentences))


def insert(truth: Truth) -> None:
    item, position = truth.pick()
    item.sentences.insert(position + 1, truth.sentence())
    truth.touched.add(item.sentences[position + 1].number)


def delete(truth: Truth) -> None:
    item, position = truth.pick()
    if len(item.sentences) > 1 and truth.fresh(item, position):
        truth.removed.add(item.sentences.pop(position).number)


def split(truth: Truth) -> None:
    """Two sentences of one; the larger part is the old sentence.

    One that was joined is left alone: its parts could well be the sentences of before.
    """
    item, position = truth.pick()
    whole = item.sentences[position]
    if len(whole.text) < 20 or "，" in whole.text or not truth.fresh(item, position):
        return
    cut = int(len(whole.text) * truth.random.choice((0.3, 0.35, 0.65, 0.7)))
    parts = [Sentence(0, whole.text[:cut]), Sentence(0, whole.text[cut:])]
    larger, smaller = sorted(parts, key=lambda part: -len(part.text))
    truth.next += 1
    larger.number, smaller.number = whole.number, truth.next
    truth.unite(smaller.number, larger.number)
    truth.touched.add(smaller.number)
    item.sentences[position : position + 1] = parts


def join(truth: Truth) -> None:
    """One sentence of two; it is the larger of them."""
    item, position = truth.pick()
    if position + 1 == len(item.sentences):
        return
    a, b = item.sentences[position : position + 2]
    if len(a.text) == len(b.text) or {a.number, b.number} & truth.touched:
        return
    larger, smaller = sorted((a, b), key=lambda part: -len(part.text))
    truth.touched |= {a.number, b.number}
    truth.joined[smaller.number] = larger.number
    truth.unite(smaller.number, larger.number)
    item.sentences[position : position + 2] = [Sentence(larger.number, f"{a.text}，{b.text}")]


def move(truth: Truth) -> None:
    item, position = truth.pick()
    if len(item.sentences) > 1 and truth.fresh(item, position):
        moved = item.sentences.pop(position)
        other, place = truth.pick()
        other.sentences.insert(place + 1, moved)


def retype(truth: Truth) -> None:
    """Another character for one in seven of a sentence's."""
    item, position = truth.pick()
    if truth.fresh(item, position):
        chars = list(item.sentences[position].text)
        for place in truth.random.sample(range(len(chars)), 1 + len(chars) // 7):
            chars[place] = truth.random.choice(CHARACTERS)
        item.sentences[position].text = "".join(chars)


def add(truth: Truth) -> None:
    section = truth.random.choice(truth.sections)
    if len(section) < len(NUMERALS):
        item = truth.item()
        truth.touched |= {sentence.number for sentence in item.sentences}
        section.insert(truth.random.randint(0, len(section)), item)


def drop(truth: Truth) -> None:
    section = truth.random.choice(truth.sections)
    item = truth.random.choice(section)
    numbers = {sentence.number for sentence in item.sentences}
    if len(section) > 3 and not numbers & truth.touched:
        section.remove(item)
        truth.touched |= numbers
        truth.removed |= numbers


def shift(truth: Truth) -> None:
    """Another place for an item, perhaps in the other section."""
    section = truth.random.choice(truth.sections)
    other = truth.random.choice(truth.sections)
    if len(section) > 3 and (other is section or len(other) < len(NUMERALS)):
        item = section.pop(truth.random.randrange(len(section)))
        other.insert(truth.random.randint(0, len(other)), item)
