"""Tokens, sentences, tags and tree: UD English EWT and GUM, from raw text.

A paragraph or document of the treebank is set as one text, its sentences joined by a space. Tokens and sentences: F1 of
exact spans. UPOS, UAS, LAS: F1 over tokens whose spans are the gold ones; a relation counts without what follows its colon. Words that
share the characters of one token (a multi-word token whose parts are not written in it) share its span.
The measure of the literature (tags and tree on gold tokens) is that of gold_tokens.py."""
import os
import re

from measure import Row, byte_offsets, precision_recall_f
from program import items

CORPORA = ['ud/ewt-dev.conllu', 'ud/gum-dev.conllu']


def read_sentence(block):
    """A sentence of CoNLL-U -> (text, [(start, end, upos, head id, relation)], {id: (start, end)}), in characters of it."""
    text = re.search(r'^# text = (.*)$', block, re.M).group(1)
    rows, spans, position = [], {}, 0
    joint, joint_end, inside = None, 0, 0
    for line in block.split('\n'):
        columns = line.split('\t')
        if line.startswith('#') or '.' in columns[0]:
            continue
        if '-' in columns[0]:
            start = text.index(columns[1], position)
            joint, joint_end, inside = (start, start + len(columns[1])), int(columns[0].split('-')[1]), start
            position = joint[1]
            continue
        number, word = int(columns[0]), columns[1]
        if joint and number <= joint_end:
            if text[inside:joint[1]].startswith(word):
                start, end = inside, inside + len(word)
                inside = end
            else:
                start, end = inside, joint[1]
        else:
            start = text.index(word, position)
            end = position = start + len(word)
        spans[number] = (start, end)
        rows.append((start, end, columns[3], int(columns[6]), columns[7].split(':')[0]))
    return text, rows, spans


def read_paragraph(blocks):
    """Sentences of one paragraph -> (text, {token span: (upos, span of head, relation)}, {sentence span}), in bytes."""
    text, tokens, sentences = '', [], []
    for block in blocks:
        sentence, rows, spans = read_sentence(block)
        base = len(text) + 1 if text else 0
        text = text + ' ' + sentence if text else sentence
        sentences.append((base, len(text)))
        for start, end, upos, head, relation in rows:
            head_span = tuple(base + x for x in spans[head]) if head in spans else 'root'
            tokens.append((base + start, base + end, upos, head_span, relation))
    offsets = byte_offsets(text)
    in_bytes = lambda span: span if span == 'root' else (offsets[span[0]], offsets[span[1]])
    return (text, {in_bytes(t[:2]): (t[2], in_bytes(t[3]), t[4]) for t in tokens}, {in_bytes(s) for s in sentences})


def read(treebank):
    """Text of a CoNLL-U file -> its paragraphs."""
    paragraphs, current = [], []
    for block in treebank.strip().split('\n\n'):
        if current and re.search(r'^# (newdoc|newpar)', block, re.M):
            paragraphs.append(current)
            current = []
        current.append(block)
    paragraphs.append(current)
    return [read_paragraph(blocks) for blocks in paragraphs]


def predicted_tokens(annotation):
    tokens = items(annotation, 'tokens')

    def head(index):
        if index is None or index >= len(tokens):
            return None
        return 'root' if index < 0 else (tokens[index]['start'], tokens[index]['end'])
    return {(t['start'], t['end']): (t.get('upos'), head(t.get('head')), (t.get('deprel') or '').split(':')[0]) for t in tokens}


def compare(paragraphs, annotations):
    """F1 by name; paragraphs as read() gives them, annotations by the number of the paragraph as text."""
    right = dict.fromkeys(('tokens', 'sentences', 'UPOS', 'UAS', 'LAS'), 0)
    token_count = gold_count = sentence_count = gold_sentences = 0
    for number, (_, gold, sentences) in enumerate(paragraphs):
        annotation = annotations.get(str(number))
        given = predicted_tokens(annotation)
        given_sentences = {tuple(s) for s in items(annotation, 'sentences')}
        token_count += len(given)
        gold_count += len(gold)
        sentence_count += len(given_sentences)
        gold_sentences += len(sentences)
        right['sentences'] += len(given_sentences & sentences)
        for span in given.keys() & gold.keys():
            ours, theirs = given[span], gold[span]
            right['tokens'] += 1
            right['UPOS'] += ours[0] == theirs[0]
            right['UAS'] += ours[1] == theirs[1]
            right['LAS'] += ours[1:] == theirs[1:]
    return {name: float(precision_recall_f(count, *((sentence_count, gold_sentences) if name == 'sentences' else (token_count, gold_count)))[2])
            for name, count in right.items()}


def score(folder, program, errors=None):
    for corpus in ('ewt', 'gum'):
        with open(os.path.join(folder, 'ud', corpus + '-dev.conllu'), encoding='utf-8') as file:
            paragraphs = read(file.read())
        annotations = program.annotate([{'id': str(i), 'text': p[0]} for i, p in enumerate(paragraphs)], '--tokens')
        figures = compare(paragraphs, annotations)
        name = corpus.upper() + ' dev'
        yield Row('tokens, sentences (F1)', name, {k: figures[k] for k in ('tokens', 'sentences')}, note='from raw text')
        yield Row('tags and tree (F1)', name, {k: figures[k] for k in ('UPOS', 'UAS', 'LAS')},
                  'spaCy-trf UPOS 0.969, LAS 0.894' if corpus == 'ewt' else '', 'from raw text')
