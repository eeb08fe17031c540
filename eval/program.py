"""Runs the program on reports given as dicts, through its own formats."""
import json
import os
import shutil
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class ProgramError(Exception):
    pass


def corpora_folder():
    return os.environ.get('RASHOMON_CORPORA') or os.path.join(ROOT, '..', 'shared', 'corpora')


class Program:
    def __init__(self, path=None):
        self.path = path or os.environ.get('RASHOMON_PROGRAM') or os.path.join(ROOT, 'build', 'rashomon')
        if not os.path.exists(self.path):
            raise ProgramError(f'{self.path}: no such program; make builds it')

    def output(self, *arguments):
        """Standard output of a run that ends with status 0 or 1."""
        result = subprocess.run([self.path, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if result.returncode not in (0, 1):
            words = result.stderr.decode('utf-8', 'replace').strip()[-300:]
            raise ProgramError(f'{arguments[0]} ended with status {result.returncode}: {words}')
        return result.stdout

    def annotate(self, reports, *flags):
        """{id: annotation}. A report with `text` alone keeps its offsets: the stored text is the body."""
        with tempfile.TemporaryDirectory() as folder:
            path = write_lines(folder, reports)
            output = self.output('annotate', *flags, path)
        annotations = {}
        for line in output.split(b'\n'):  # not splitlines: U+2028 may stand inside a text
            if line.strip():
                annotation = json.loads(line)
                identity = (annotation.get('report') or {}).get('id')
                if identity is not None:
                    annotations[identity] = annotation
        return annotations

    def build(self, reports):
        """The JSON export of one ledger built from all reports."""
        folder = tempfile.mkdtemp()
        try:
            ledger = os.path.join(folder, 'case.db')
            self.output('build', '-o', ledger, write_lines(folder, reports))
            export = json.loads(self.output('export', ledger, '--as', 'json'))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        for key in ('reports', 'incidents', 'statements'):
            export[key] = export.get(key) or []
        return export


def write_lines(folder, reports):
    path = os.path.join(folder, 'reports.jsonl')
    with open(path, 'w', encoding='utf-8') as file:
        for report in reports:
            file.write(json.dumps(report, ensure_ascii=False) + '\n')
    return path


def read_lines(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def items(annotation, key):
    """A list of an annotation; empty where the annotation, the key or the list is missing."""
    return (annotation or {}).get(key) or []
