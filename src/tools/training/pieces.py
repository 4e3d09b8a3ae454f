"""Words to word pieces and shapes, exactly as src/encode computes them."""
import unicodedata
from collections.abc import Iterator, Sequence

CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103
MOST = 12  # pieces of a word: the first ten and the last two
SHAPES = 12  # 0 stands for no word


class WordPieces:
    """Splits words greedily into the longest pieces that the vocabulary has."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        if word not in self.known:
            numbers = [n for part in parts(plain(word)) for n in self._split(part)] or [UNKNOWN]
            self.known[word] = numbers if len(numbers) <= MOST else numbers[: MOST - 2] + numbers[-2:]
        return self.known[word]

    def _split(self, part: str) -> list[int]:
        numbers, begin = [], 0
        while begin < len(part):
            mark = "##" if begin else ""
            ends = (end for end in range(len(part), begin, -1) if mark + part[begin:end] in self.numbers)
            end = next(ends, None)
            if end is None:
                return [UNKNOWN]
            numbers.append(self.numbers[mark + part[begin:end]])
            begin = end
        return numbers


def plain(word: str) -> str:
    """Small letters, decomposed, without marks, controls and format characters."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def parts(text: str) -> Iterator[str]:
    """Runs of letters and digits; anything else but blanks stands alone."""
    run = ""
    for c in text:
        if c.isalnum():
            run += c
            continue
        if run:
            yield run
        run = ""
        if not c.isspace():
            yield c
    if run:
        yield run


def shape(word: str) -> int:
    """The case of a word and whether it has digits, 1 to 11."""
    letters = sum(c.isalpha() for c in word)
    if any(c.isdigit() for c in word):
        return 2 if letters else 1
    if not letters:
        return 3
    if word.islower():
        return 4
    if word.isupper():
        return 5 if letters == 1 else 7 if "." in word else 6
    if word[0].isupper():
        return 8 if word[1:].islower() else 9
    return 10 if any(c.isupper() for c in word) else 11
