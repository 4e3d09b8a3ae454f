"""Learns lemmas from treebanks: suffix rules by class of word, and a table of the words that the rules get wrong.

A key is the class (two bytes: UPOS and, for open classes, XPOS) and a form or the end of one; what it maps to is a
lemma, or for a rule one byte (how many bytes to cut) and what to append. The longest suffix that has a rule decides."""
import collections

SUFFIX = 6          # characters of the longest rule
EVIDENCE = 3        # words that a rule must have seen
OPEN = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET")


def words_of(path):
    """(form, lemma, UPOS, XPOS) of every word of a CoNLL-U file."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        column = line.split("\t")
        if column[0].isdigit():
            yield column[1], column[2], column[3], column[4]


def lowered(form):
    """Simple case mapping, one character to one, as the C side has it."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in form)


def script(form, lemma):
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return bytes([min(len(form[same:].encode()), 255)]) + lemma[same:].encode()


def applied(rule, form):
    form = form.encode()
    return form[:len(form) - rule[0]] + rule[1:] if rule[0] <= len(form) else form


def best(counter):
    return min(counter, key=lambda x: (-counter[x], x))


def learn(paths, upos, xpos):
    """-> table, rules: maps of bytes to bytes."""
    seen = collections.defaultdict(collections.Counter)
    for path in paths:
        for form, lemma, u, x in words_of(path):
            fine = xpos.index(x) if u in OPEN and x in xpos else len(xpos)
            kind = bytes([65 + upos.index(u), 33 + fine])
            seen[kind, form if u == "PROPN" else lowered(form)][lemma] += 1
    return compiled(seen)


def compiled(seen):
    votes = collections.defaultdict(collections.Counter)
    for (kind, form), lemma in seen.items():
        rule = script(form, best(lemma))
        for n in range(min(SUFFIX, len(form)) + 1):
            votes[kind + form[len(form) - n:].encode()][rule] += 1
    rules = {}
    for key in sorted(votes, key=lambda k: (len(k[2:].decode()), k)):
        short = key[:2] + key[2:].decode()[1:].encode()
        if len(key) == 2 or sum(votes[key].values()) >= EVIDENCE:
            if len(key) == 2 or ruled(rules, short) != best(votes[key]):
                rules[key] = best(votes[key])
    words = {}
    for (kind, form), lemma in seen.items():
        if applied(ruled(rules, kind + form.encode()), form) != best(lemma).encode():
            words[kind + form.encode()] = best(lemma).encode()
    return words, rules


def ruled(rules, key):
    """The rule of the longest suffix."""
    kind, form = key[:2], key[2:].decode()
    for n in range(min(SUFFIX, len(form)), -1, -1):
        rule = rules.get(kind + form[len(form) - n:].encode())
        if rule is not None:
            return rule
    return b"\0"
