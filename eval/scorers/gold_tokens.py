"""Tags, lemmas and tree on gold tokens, the measure of the literature: UD English EWT and GUM dev, as written and in one case.

`rashomon-train --evaluate` (train/) lays the gold tokens out and counts; it must lie beside the program (`make train` builds it). A
relation counts without what follows its colon; lemmas without regard to case."""
import os
import re
import subprocess

from measure import Row

CORPORA = ['ud/ewt-dev.conllu', 'ud/gum-dev.conllu', 'names/wnut17-dev.conll', 'names/conllpp-dev.conll']
LINE = re.compile(r'^((?:EWT|GUM) dev\S*.*?)\s+(UPOS .*)$')


def rows_of(output):
    """Lines that the trainer prints -> (corpus, {measure: share})."""
    for line in output.split('\n'):
        match = LINE.match(line)
        if match:
            words = match.group(2).split()
            yield match.group(1), {name: float(value) / 100 for name, value in zip(words[::2], words[1::2])}


def score(folder, program, errors=None):
    beside = os.path.dirname(os.path.abspath(program.path))
    trainer, world, language = (os.path.join(beside, name) for name in ('rashomon-train', 'world.rsm', 'language.rsm'))
    if not all(map(os.path.exists, (trainer, world, language))):
        return
    result = subprocess.run([trainer, '--evaluate', world, folder, language], stdout=subprocess.PIPE, check=True)
    for corpus, figures in rows_of(result.stdout.decode('utf-8')):
        best = 'spaCy-trf UPOS 0.969, LAS 0.894' if corpus == 'EWT dev' else ''
        yield Row('tags and tree', corpus, figures, best, 'on gold tokens')
