#!/usr/bin/env python3
"""Checks codebooks/ and ontology/types.txt against what is known of the codebooks of the field, and docs/codebooks.md against them.

Usage: check_codebooks.py [ROOT]"""
import os
import sys
import unittest

sys.dont_write_bytecode = True
ROOT = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 and not sys.argv[1].startswith('-') else
                       os.environ.get('RASHOMON_SOURCE') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

ACLED = {
    'Battles': ['Armed clash', 'Government regains territory', 'Non-state actor overtakes territory'],
    'Explosions/Remote violence': ['Chemical weapon', 'Air/drone strike', 'Suicide bomb', 'Shelling/artillery/missile attack',
                                   'Remote explosive/landmine/IED', 'Grenade'],
    'Violence against civilians': ['Sexual violence', 'Attack', 'Abduction/forced disappearance'],
    'Protests': ['Peaceful protest', 'Protest with intervention', 'Excessive force against protesters'],
    'Riots': ['Violent demonstration', 'Mob violence'],
    'Strategic developments': ['Agreement', 'Arrests', 'Change to group/activity', 'Disrupted weapons use',
                               'Headquarters or base established', 'Looting/property destruction',
                               'Non-violent transfer of territory', 'Other'],
}
GTD = ['1 Assassination', '2 Armed Assault', '3 Bombing/Explosion', '4 Hijacking', '5 Hostage Taking (Barricade Incident)',
       '6 Hostage Taking (Kidnapping)', '7 Facility/Infrastructure Attack', '8 Unarmed Assault', '9 Unknown']
UCDP = ['1 State-based conflict', '2 Non-state conflict', '3 One-sided violence']


def rows(*path):
    with open(os.path.join(ROOT, *path), encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith('#'):
                yield number, [field.strip() for field in line.split('|')]


def books():
    return sorted(name[:-4] for name in os.listdir(os.path.join(ROOT, 'codebooks')) if name.endswith('.txt'))


def text_of(*path):
    with open(os.path.join(ROOT, *path), encoding='utf-8') as file:
        return file.read()


class Names(unittest.TestCase):
    def column(self, index):
        return {fields[0]: fields[index] for _, fields in rows('ontology', 'types.txt') if fields[index] != '-'}

    def test_each_name_is_one_of_the_codebook_and_all_of_them_stand(self):
        acled = {f'{event} / {sub}' for event, subs in ACLED.items() for sub in subs}
        self.assertEqual(set(self.column(3).values()), acled)
        self.assertEqual(set(self.column(4).values()), set(GTD))

    def test_types_of_violence_are_those_of_ucdp(self):
        told = {name.strip() for names in self.column(9).values() for name in names.split(';')}
        self.assertEqual(told, set(UCDP))

    def test_what_is_no_violence_has_no_type_of_violence(self):
        families = {fields[0]: fields[1] for _, fields in rows('ontology', 'types.txt')}
        for name in self.column(9):
            self.assertNotIn(families[name], ('disaster', 'accident', 'arrest'), name)


class Files(unittest.TestCase):
    def test_each_line_has_its_note(self):
        for book in books():
            for number, fields in rows('codebooks', book + '.txt'):
                self.assertEqual(len(fields), 4, f'{book}.txt:{number}')
                self.assertTrue(fields[3] not in ('', '-'), f'{book}.txt:{number}')

    def test_each_says_what_is_not_known_for_sure(self):
        for book in set(books()) - {'default'}:
            self.assertIn('NOT KNOWN for sure', text_of('codebooks', book + '.txt'), book)
            self.assertIn('KNOWN from', text_of('codebooks', book + '.txt'), book)

    def test_each_says_how_numbers_are_chosen_and_what_is_in_scope(self):
        for book in books():
            lines = [fields for _, fields in rows('codebooks', book + '.txt')]
            self.assertTrue(any(fields[0] == 'counts' for fields in lines), book)
            self.assertTrue(any(fields[:2] == ['incident', 'event'] for fields in lines), book)
            if book != 'default':
                self.assertTrue(any(fields[:2] == ['incident', 'needs'] for fields in lines), book)
                self.assertTrue(any(fields[:2] == ['killed', 'attackers'] for fields in lines), book)

    def test_acled_counts_vague_words_as_published(self):
        numbers = [fields[2] for _, fields in rows('codebooks', 'acled.txt') if fields[1] == 'vague']
        self.assertEqual(numbers, ['tens = 10 ; dozens = 12 ; hundreds = 100'])


class Page(unittest.TestCase):
    page = text_of('docs', 'codebooks.md')

    def test_each_codebook_stands_on_the_page_with_its_rules(self):
        for book in books():
            rules = [fields[1] for _, fields in rows('codebooks', book + '.txt')
                     if fields[0] == 'counts' and fields[1] not in ('low', 'high', 'best', 'vague', 'attackers')]
            self.assertIn(f'| `{book}` | {", ".join(rules)} |', self.page)

    def test_each_word_of_a_file_is_explained_on_the_page_and_at_the_head_of_default(self):
        head = '\n'.join(line for line in text_of('codebooks', 'default.txt').split('\n') if line.startswith('#'))
        for book in books():
            for _, fields in rows('codebooks', book + '.txt'):
                self.assertIn(f'`{fields[1]}`', self.page)
                self.assertIn(fields[1], head)


if __name__ == '__main__':
    unittest.main()
