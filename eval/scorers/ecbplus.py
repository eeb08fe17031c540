"""Mentions of events and which are one: ECB+, topics 26 to 35.

Gold mentions are all ACTION and NEG_ACTION mentions, a span from the first to the last of its tokens. Only sentences with some gold
markable count, since the others were not annotated. Detection: F1 of overlapping spans, paired one to one; ECB+ marks every
action and saying, the program incidents only, so recall is low by design and precision is what to read.
Coreference: B-cubed within each document over the pairs found: gold clusters by the note of CROSS_DOC_COREF or an INTRA_DOC_COREF, a
mention with neither alone; predicted ones by the incident of the report that holds the mention, a mention in none alone."""
import glob
import itertools
import os
import re

from measure import Row, b_cubed, byte_offsets, overlap, pair_spans, precision_recall_f, set_words
from program import items

CORPORA = ['ecbplus/26', 'ecbplus/35']
TOPICS = range(26, 36)


def set_text(tokens):
    """[(id, sentence, word)] -> (text, {id: (start, end)}, {sentence: (start, end)}) in characters; a line to a sentence."""
    text, spans, sentences = '', {}, {}
    for sentence, group in itertools.groupby(tokens, key=lambda token: token[1]):
        group = list(group)
        words, places = set_words([word for _, _, word in group])
        base = len(text)
        spans.update((token[0], (base + start, base + end)) for token, (start, end) in zip(group, places))
        sentences[sentence] = base, base + len(words)
        text += words + '\n'
    return text, spans, sentences


def unescape(word):
    for name, character in (('lt', '<'), ('gt', '>'), ('quot', '"'), ('apos', "'"), ('amp', '&')):
        word = word.replace(f'&{name};', character)
    return word


def read_document(markup):
    """XML -> (text, [(start, end, cluster)], [sentence spans that were annotated]), in bytes."""
    tokens = [(t, int(s), unescape(w)) for t, s, w in
              re.findall(r'<token t_id="(\d+)" sentence="(\d+)"[^>]*>(.*?)</token>', markup)]
    text, spans, sentences = set_text(tokens)
    sentence_of = {identity: sentence for identity, sentence, _ in tokens}
    offsets = byte_offsets(text)
    clusters = {}
    for kind, identity, note, body in re.findall(
            r'<(CROSS_DOC_COREF|INTRA_DOC_COREF) r_id="(\d+)"(?:[^>]*?note="([^"]*)")?[^>]*>(.*?)</\1>', markup, re.S):
        for source in re.findall(r'<source m_id="(\d+)"', body):
            clusters[source] = note if kind == 'CROSS_DOC_COREF' and note else identity
    mentions, annotated = [], set()
    for kind, identity, body in re.findall(r'<([A-Z_]+) m_id="(\d+)"[^>/]*>(.*?)</\1>', markup, re.S):
        anchors = [t for t in re.findall(r'<token_anchor t_id="(\d+)"', body) if t in spans]
        if not anchors:
            continue
        annotated.update(sentence_of[t] for t in anchors)
        if kind.startswith(('ACTION', 'NEG_ACTION')):
            start, end = min(spans[t][0] for t in anchors), max(spans[t][1] for t in anchors)
            mentions.append((offsets[start], offsets[end], clusters.get(identity, 'alone-' + identity)))
    return text, mentions, [tuple(offsets[x] for x in sentences[s]) for s in sorted(annotated)]


def read(folder):
    for topic in TOPICS:
        for path in sorted(glob.glob(os.path.join(folder, 'ecbplus', str(topic), '*.xml'))):
            with open(path, encoding='utf-8') as file:
                yield os.path.basename(path), read_document(file.read())


def compare(documents, annotations):
    """((detection), (coreference)); documents: [(id, (text, mentions, annotated sentences))]."""
    found = predicted_count = gold_count = 0
    predicted_cluster, gold_cluster = {}, {}
    for identity, (_, wanted, annotated) in documents:
        annotation = annotations.get(identity)
        incident_of = {m: i['id'] for i in items(annotation, 'incidents') for m in i['mentions']}
        given = [(m['start'], m['end'], incident_of.get(m['id'], 'alone-' + m['id'])) for m in items(annotation, 'mentions')
                 if any(overlap((m['start'], m['end']), s) for s in annotated)]
        pairs = pair_spans(wanted, given)
        found += len(pairs)
        predicted_count += len(given)
        gold_count += len(wanted)
        for i, k in pairs:
            gold_cluster[identity, i] = identity, wanted[i][2]
            predicted_cluster[identity, i] = identity, given[k][2]
    return precision_recall_f(found, predicted_count, gold_count), b_cubed(predicted_cluster, gold_cluster)


def score(folder, program, errors=None):
    documents = list(read(folder))
    annotations = program.annotate([{'id': identity, 'text': text} for identity, (text, _, _) in documents])
    detection, coreference = compare(documents, annotations)
    yield Row.of_f('event mentions', 'ECB+ 26-35', detection, note='of all actions')
    yield Row.of_f('events of one report, B-cubed', 'ECB+ 26-35', coreference, note='over mentions found')
