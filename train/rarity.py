#!/usr/bin/env python3
"""Makes models/rarity.tsv: how rare each word is among news reports, for bringing reports together.

Usage: rarity.py [CORPORA]      (default: RASHOMON_CORPORA, else ../shared/corpora)

The share of documents that hold a word is taken in three collections marked for training (general English: UD EWT and
GUM; reports of political violence: MUC-4; reports of shootings: GVA) and averaged, so that "police" weighs little
and a surname much. Only words and counts are kept, no text. Run by hand, never at build.
"""
import collections
import json
import math
import os
import re
import sys

LEAST_DOCUMENTS = 4
WORD = re.compile(r"[^\W_]+", re.UNICODE)


def words_of(text):
    return set(WORD.findall(text.lower()))


def conllu_documents(path):
    document = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc") and document:
            yield " ".join(document)
            document = []
        elif line.startswith("# text ="):
            document.append(line[8:])
    if document:
        yield " ".join(document)


def collections_of(root):
    yield [d for name in ("ewt-train", "gum-train") for d in conllu_documents(f"{root}/ud/{name}.conllu")]
    yield [json.loads(line)["doctext"] if "doctext" in line else json.loads(line)["text"]
           for line in open(f"{root}/muc4/train.jsonl", encoding="utf-8")]
    yield [json.loads(line)["text"] for line in open(f"{root}/gva/train.reports.jsonl", encoding="utf-8")]


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("RASHOMON_CORPORA", "../shared/corpora")
    total, share = collections.Counter(), collections.defaultdict(float)
    for documents in collections_of(root):
        counts = collections.Counter(w for d in documents for w in words_of(d))
        total.update(counts)
        for word, count in counts.items():
            share[word] += count / len(documents) / 3
    rows = sorted((w, round(-16 * math.log2(s))) for w, s in share.items()
                  if total[w] >= LEAST_DOCUMENTS and len(w) < 30 and not w.isdigit())
    out = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "models", "rarity.tsv")
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write("# How rare words are among reports: word, and -log2 of the share of documents that hold it, in sixteenths.\n"
                   "# Made by train/rarity.py from counts over texts marked for training; a word that is not here is rarer than all.\n")
        for word, weight in rows:
            file.write(f"{word}\t{weight}\n")
    print(len(rows), "words", file=sys.stderr)


if __name__ == "__main__":
    main()
