"""Learns lemmas from treebanks and WordNet: suffix rules by class of word, and a table of the words that the rules get wrong.

A key is the class (two bytes: UPOS and, for open classes, XPOS) and a form or the end of one; what it maps to is a
lemma, or for a rule one byte (how many bytes to cut) and what to append. The longest suffix that has a rule decides."""
import collections, re

SUFFIX = 6          # characters of the longest rule
EVIDENCE = 3        # words that a rule must have seen
WORDNET = ("index.noun", "index.verb", "noun.exc", "verb.exc", "adj.exc")
OPEN = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET")


def words_of(path):
    """(form, lemma, UPOS, XPOS, whether it is a sentence's first) of every word of a CoNLL-U file."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        column = line.split("\t")
        if column[0].isdigit():
            yield column[1], column[2], column[3], column[4], column[0] == "1"


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
    stem = len(form) - rule[0]
    if stem < 0 or (rule[0] and stem and form[stem] & 0xC0 == 0x80) or stem + len(rule) == 1:
        return form
    return form[:stem] + rule[1:]


# Verbs whose past is their infinitive: WordNet does not list these forms.
UNCHANGED = """beset bet bid broadcast burst cast cost cut forecast hit hurt input let offset output overcast podcast put
quit read recast reset rid set shed shut slit split spread telecast thrust typeset upset webcast""".split()


def best(counter):
    return min(counter, key=lambda x: (-counter[x], x))


def learn(paths, wordnet, upos, xpos):
    """-> table, rules: maps of bytes to bytes. What the treebanks say counts more than WordNet."""
    extra = collections.defaultdict(collections.Counter)
    seen = collections.defaultdict(collections.Counter)
    for path in paths:
        for form, lemma, u, x, first in words_of(path):
            seen[key_of(form, upos.index(u), x, xpos, u, first)][lemma] += 1
    verbs = set(wordnet_lemmas(wordnet / "index.verb"))
    for form, lemma, u, x in inflected(wordnet):
        key = key_of(form, upos.index(u), x, xpos, u, False)
        slip = u == "VERB" and key in seen and lemma in verbs and not verbs & set(seen[key])  # "fled", of no "flead"
        if key not in seen or slip or lemma in extra[key]:
            extra[key][lemma] += 1
            seen[key] = extra[key]
    return compiled(seen)


def wordnet_lemmas(path):
    """Single words in lower case of an index file of WordNet."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        word = line.split(" ", 1)[0]
        if word.isascii() and word.isalpha() and word.islower():
            yield word


def wordnet_exceptions(path):
    """(form, lemma) of irregular words."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        words = line.split()
        if len(words) == 2 and "_" not in line:
            yield words[0], words[1]


def inflected(wordnet):
    """(form, lemma, UPOS, XPOS) of what WordNet lists, inflected by the rules of spelling."""
    for form, lemma in wordnet_exceptions(wordnet / "noun.exc"):
        yield form, lemma, "NOUN", "NNS"
    for form, lemma in wordnet_exceptions(wordnet / "verb.exc"):
        for x in ("VBG",) if form.endswith("ing") else ("VBZ",) if form.endswith("s") else ("VBD", "VBN"):
            yield form, lemma, "VERB", x
    for verb in UNCHANGED:
        yield verb, verb, "VERB", "VBD"
        yield verb, verb, "VERB", "VBN"
    for form, lemma in wordnet_exceptions(wordnet / "adj.exc"):
        yield form, lemma, "ADJ", "JJS" if form.endswith("st") else "JJR"
    for lemma in wordnet_lemmas(wordnet / "index.noun"):
        yield with_s(lemma), lemma, "NOUN", "NNS"
    for lemma in wordnet_lemmas(wordnet / "index.verb"):
        yield with_s(lemma), lemma, "VERB", "VBZ"
        for stem in stems(lemma):
            yield stem + "ing", lemma, "VERB", "VBG"
            past = stem[:-1] + "ied" if re.search("[^aeiou]y$", stem) else stem + "ed"
            yield past, lemma, "VERB", "VBD"
            yield past, lemma, "VERB", "VBN"


def with_s(word):
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh|[^aeiou]o)$", word) else "s")


def stems(verb):
    """What -ing and -ed are added to: without a silent e, with the last consonant doubled where it may be."""
    if re.search("[^aeioy]e$", verb):
        return [verb[:-1]]
    if verb.endswith("e"):
        return [verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]]
    if not re.search("[^aeiou][aeiou][bdfgklmnprtz]$", verb):
        return [verb]
    return [verb + verb[-1]] if len(re.findall("[aeiouy]+", verb)) == 1 else [verb, verb + verb[-1]]


def key_of(form, number, x, xpos, u, first):
    fine = xpos.index(x) if u in OPEN and x in xpos else len(xpos)
    return bytes([65 + number, 33 + fine]), form if keeps_case(form, u, x, first) else lowered(form)


def keeps_case(form, u, x, first):
    """Proper nouns and words that are part of a name; adjectives like "Peruvian" where no sentence begins."""
    return u == "PROPN" or x in ("NNP", "NNPS") or (
        u == "ADJ" and not first and form[0].isupper() and form[1:].islower() and form.isalpha())


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
