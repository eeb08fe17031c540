"""Reports of two incidents of one kind kept apart: ECB+, the topics of 26 to 35 that are on attacks, disasters and accidents.

Each topic is two incidents alike: its files *ecb.xml tell of the one, *ecbplus.xml of the other. One ledger is built from all documents
of these topics, and reports are grouped by `main_incident` (a report without one stands alone); B-cubed over the documents. ECB+ gives
neither outlet nor date of publication. Topics: 30 cut undersea cables (a kind of accident that the program does not record), 32 two double
murders, 33 trials for two shootings; the others of 26 to 35 are on deaths in old age and in prison, products, sport, films and offices.
train/pair.py learns from those of 1 to 25, read by the same function; their row is there to find causes by, and says
how much is owed to having read them."""
import glob
import os
import re

from measure import Row, b_cubed
from scorers import ecbplus

CORPORA = ['ecbplus/1', 'ecbplus/26', 'ecbplus/35']
TOPICS = 30, 32, 33
TOPICS_TO_READ = 3, 8, 12, 13, 14, 16, 18, 19, 20, 21, 22, 23, 24


def plain_text(markup):
    """The sentences, a line each, without the address that opens the files of ECB+."""
    text, _, _ = ecbplus.read_document(markup)
    lines = text.split('\n')
    return '\n'.join(lines[1:] if re.match(r'\s*https?\s*:', lines[0]) else lines)


def read(folder, topics=TOPICS):
    """([report], {report: incident})"""
    reports, gold = [], {}
    for topic in topics:
        for path in sorted(glob.glob(os.path.join(folder, 'ecbplus', str(topic), '*.xml'))):
            identity = os.path.basename(path)[:-4]
            with open(path, encoding='utf-8') as file:
                reports.append({'id': identity, 'text': plain_text(file.read())})
            gold[identity] = str(topic) + (' second' if identity.endswith('plus') else ' first')
    return reports, gold


def compare(export, gold):
    main = {report['id']: report.get('main_incident') for report in export['reports']}
    return b_cubed({identity: main.get(identity) or 'none-' + identity for identity in gold}, gold)


def score(folder, program, errors=None):
    for corpus, topics in (('ECB+ 26-35', TOPICS), ('ECB+ 1-25, read', TOPICS_TO_READ)):
        reports, gold = read(folder, topics)
        export = program.build(reports)
        if errors is not None:
            main = {report['id']: report.get('main_incident') for report in export['reports']}
            errors.extend((identity, gold[identity], main.get(identity)) for identity in gold)
        note = 'topics ' + ' '.join(map(str, topics)) if corpus.endswith('35') else f'{len(topics)} topics'
        yield Row.of_f('reports of two alike incidents, B-cubed', corpus, compare(export, gold), note=note)
