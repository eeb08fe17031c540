#!/usr/bin/env python3
"""Tests the scorers' own logic (eval/) on small invented data: no program and no corpus is needed.

Usage: check_eval.py [ROOT]"""
import os
import sys
import unittest

sys.dont_write_bytecode = True
ROOT = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 and not sys.argv[1].startswith('-') else
                       os.environ.get('RASHOMON_SOURCE') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
sys.path.insert(0, os.path.join(ROOT, 'eval'))

import measure
import sample
from scorers import clusters, confidence, ecbplus, ecbplus_documents, gold_tokens, gva, gvdb, independence, muc4, names, places, polnear, statements, syntax, timex


class Measures(unittest.TestCase):
    def test_nothing_predicted_and_nothing_wanted_scores_nothing(self):
        self.assertEqual(measure.precision_recall_f(0, 0, 0), (0, 0, 0))

    def test_f_is_the_harmonic_mean(self):
        self.assertEqual(measure.precision_recall_f(1, 2, 4), (0.5, 0.25, 1 / 3))

    def test_spans_are_paired_one_to_one_the_nearest_first(self):
        self.assertEqual(measure.pair_spans([(0, 10), (10, 20)], [(0, 20), (10, 19)]), [(1, 1), (0, 0)])

    def test_spans_that_only_touch_do_not_overlap(self):
        self.assertEqual(measure.pair_spans([(0, 5)], [(5, 9)]), [])

    def test_b_cubed_of_one_cluster_against_singletons(self):
        gold = {'a': 1, 'b': 2, 'c': 3, 'd': 4}
        precision, recall, _ = measure.b_cubed(dict.fromkeys(gold, 'x'), gold)
        self.assertEqual((precision, recall), (0.25, 1))

    def test_offsets_are_in_bytes(self):
        self.assertEqual(measure.byte_offsets('aé€'), [0, 1, 3, 6])

    def test_a_degree_of_latitude_is_111_kilometres(self):
        self.assertAlmostEqual(measure.kilometres(0, 0, 1, 0), 111.2, 1)

    def test_words_are_set_as_print_sets_them(self):
        text, spans = measure.set_words(['A', '30-year', '-', 'old', 'said', '"', 'no', '"', '(', 'twice', ')', '.'])
        self.assertEqual(text, 'A 30-year-old said "no" (twice).')
        self.assertEqual([text[s:e] for s, e in spans][:4], ['A', '30-year', '-', 'old'])


class TimeExpressions(unittest.TestCase):
    MARKUP = ('<TimeML><DCT><TIMEX3 tid="t0" value="2001-02-03">x</TIMEX3></DCT><TEXT>Café shut on <TIMEX3 tid="t1" type="DATE" '
              'value="2001-02-01">Thursday</TIMEX3> &amp; <EVENT>stayed</EVENT> so.</TEXT></TimeML>')

    def test_text_date_and_spans_are_read(self):
        report, gold = timex.read_document(self.MARKUP, 'x')
        self.assertEqual(report, {'id': 'x', 'text': 'Café shut on Thursday & stayed so.', 'published': '2001-02-03'})
        self.assertEqual(gold, [(14, 22, '2001-02-01')])

    def test_a_wrong_value_counts_for_the_span_alone(self):
        given = {'x': {'times': [{'start': 12, 'end': 22, 'value': '2001-02-08'}]}}
        spans, values = timex.compare({'x': [(14, 22, '2001-02-01')]}, given)
        self.assertEqual((spans, values), ((1, 1, 1), (0, 0, 0)))

    def test_a_report_without_annotation_counts_as_missed(self):
        self.assertEqual(timex.compare({'x': [(0, 1, 'a')]}, {})[0], (0, 0, 0))


class Places(unittest.TestCase):
    HERE = (0, 5, 10.0, 20.0, '7', None)

    def test_identity_nearness_and_name_of_a_country(self):
        for place, wanted in (({'geonameid': 7, 'lat': 0, 'lon': 0}, True), ({'lat': 10.5, 'lon': 20.5}, True), ({'lat': 13, 'lon': 20}, False),
                              ({'lat': None, 'lon': None}, False)):
            self.assertEqual(places.right(self.HERE, place), wanted)
        country = (0, 5, 10.0, 20.0, None, 'republic of arland')
        self.assertTrue(places.right(country, {'name': 'Arland', 'kind': 'country', 'lat': 0, 'lon': 0}))
        self.assertFalse(places.right(country, {'name': 'Arland', 'kind': 'city', 'lat': 0, 'lon': 0}))

    def test_toponyms_without_coordinates_are_neither_right_nor_wrong(self):
        gold = {'x': [self.HERE, (6, 9, None, None, None, None)]}
        given = {'x': {'places': [{'start': 0, 'end': 5, 'geonameid': 7}, {'start': 6, 'end': 9, 'lat': 1, 'lon': 1}]}}
        self.assertEqual(places.compare(gold, given), ((1, 1, 1), 1, (1, 1, 1)))

    def test_articles_are_read(self):
        markup = ('<article><domain> a.example </domain><dltime>2009-05-01 10:00</dltime><text>Osk &amp; Tessaly</text><toponyms><toponym><start>6'
                  '</start><end>13</end><gaztag geonameid="9"><name>Tessaly</name><fcode>PPL</fcode><lat>1.5</lat><lon>2.5</lon></gaztag></toponym>'
                  '</toponyms></article>')
        report, gold = places.read_article(markup, '0')
        self.assertEqual(report, {'id': '0', 'text': 'Osk & Tessaly', 'outlet': 'a.example', 'published': '2009-05-01'})
        self.assertEqual([tuple(t) for t in gold], [(6, 13, 1.5, 2.5, '9', None)])


class Names(unittest.TestCase):
    LINES = ['-DOCSTART- O', '', 'HEADLINE O', '', 'Ana B-PER', 'Berk I-PER', 'of O', 'Osk B-LOC', "'s O", 'Blues B-MISC', '. O', '']

    def test_documents_are_set_as_running_text(self):
        (text, gold), = names.read(self.LINES)
        self.assertEqual(text, "HEADLINE\nAna Berk of Osk's Blues.")
        self.assertEqual(gold, {(9, 17, 'PER'), (21, 24, 'LOC')})

    def test_places_of_all_kinds_are_one_type_and_peoples_are_ignored(self):
        given = {'0': {'names': [{'start': 0, 'end': 3, 'type': 'FAC'}, {'start': 4, 'end': 6, 'type': 'NORP'}]}}
        self.assertEqual(names.compare({'0': {(0, 3, 'LOC')}}, given), (1, 1, 1))


class Syntax(unittest.TestCase):
    BLOCK = ('# text = Don\'t go.\n1-2\tDon\'t\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_\n2\tn\'t\tnot\tPART\t_\t_\t3\tadvmod:x\t_\t_\n'
             '3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_')

    def test_words_of_a_joined_token_have_their_own_spans(self):
        (text, tokens, sentences), = syntax.read(self.BLOCK)
        self.assertEqual((text, sentences), ("Don't go.", {(0, 9)}))
        self.assertEqual(tokens[2, 5], ('PART', (6, 8), 'advmod'))
        self.assertEqual(tokens[6, 8], ('VERB', 'root', 'root'))

    def test_tags_count_where_spans_agree(self):
        paragraphs = syntax.read(self.BLOCK)
        given = {'0': {'sentences': [[0, 9]], 'tokens': [{'start': 0, 'end': 5, 'upos': 'AUX', 'head': 1, 'deprel': 'aux'},
                 {'start': 6, 'end': 8, 'upos': 'VERB', 'head': -1, 'deprel': 'root'}, {'start': 8, 'end': 9, 'upos': 'X', 'head': 1, 'deprel': 'punct'}]}}
        figures = syntax.compare(paragraphs, given)
        self.assertEqual(figures['sentences'], 1)
        self.assertAlmostEqual(figures['tokens'], 4 / 7)
        self.assertAlmostEqual(figures['UPOS'], 2 / 7)
        self.assertAlmostEqual(figures['LAS'], 4 / 7)


class GoldTokens(unittest.TestCase):
    def test_figures_of_the_treebanks_are_taken_and_those_of_names_are_not(self):
        lines = 'EWT dev, lower case      UPOS 50.00  lemma 25.00  UAS 12.50  LAS  1.00\nCoNLL++ dev              names P 1.0  R 1.0  F1 1.0\n'
        self.assertEqual(list(gold_tokens.rows_of(lines)),
                         [('EWT dev, lower case', {'UPOS': 0.5, 'lemma': 0.25, 'UAS': 0.125, 'LAS': 0.01})])


class Attribution(unittest.TestCase):
    def test_pieces_of_a_span_count_each(self):
        lines = ['T1\tSource 0 3;5 7\tthe gov', 'T2\tContent 8 12\tit is', 'T3\tCue 3 4\tx', 'R1\tAttribution T1 T2']
        self.assertEqual(polnear.read_annotations(lines, 'x' * 12), ([(0, 3), (5, 7)], [(8, 12)]))

    def test_content_is_counted_by_what_it_covers(self):
        given = {'x': {'attributions': [{'sources': [{'start': 0, 'end': 2}], 'content': [[6, 10]]}]}}
        sources, content = polnear.compare({'x': ([(0, 3)], [(8, 12)])}, given)
        self.assertEqual((sources, content), ((1, 1, 1), (0.5, 0.5, 0.5)))


class Templates(unittest.TestCase):
    def template(self, kind='bombing', **roles):
        return {'incident_type': kind, **{role: [[name] for name in roles.get(role, [])] for role in muc4.ROLES}}

    def test_types_have_their_counterparts(self):
        for kind, wanted in (('suicide bombing', 'bombing'), ('air strike', 'attack'), ('hostage taking', 'kidnapping'), ('road accident', None),
                             ('flood', None), ('stabbing', 'attack')):
            self.assertEqual(muc4.kind_of({'type': kind}), wanted, kind)

    def test_names_lose_case_marks_and_articles(self):
        self.assertEqual(muc4.normal('The "Northern  Front" of a town'), 'northern front of town')

    def test_a_named_body_is_an_organisation_and_others_are_people(self):
        entity = {'type': 'GROUP', 'spans': [[0, 3]]}
        self.assertEqual(muc4.slot_of('perpetrator', entity, [(0, 3)]), 'PerpOrg')
        self.assertEqual(muc4.slot_of('perpetrator', entity, []), 'PerpInd')
        self.assertEqual(muc4.slot_of('target', entity, []), 'Victim')
        self.assertIsNone(muc4.slot_of('bystander', entity, []))

    def test_templates_are_paired_to_the_best_of_the_document(self):
        predicted = [self.template(Victim=['ana']), self.template(Victim=['berk'])]
        gold = [self.template(Victim=['berk']), self.template(Victim=['ana'])]
        self.assertEqual(muc4.compare([(predicted, gold)]), (1, 1, 1))

    def test_other_types_are_never_paired(self):
        self.assertEqual(muc4.compare([([self.template('arson')], [self.template('bombing')])])[2], 0)

    def test_any_mention_of_the_gold_entity_will_do(self):
        gold = {'incident_type': 'attack', 'Victim': [['mayor', 'ana berk']]}
        self.assertEqual(muc4.compare([([self.template('attack', Victim=['ana berk'])], [gold])]), (1, 1, 1))


class Confidence(unittest.TestCase):
    KEY = ['0.  MESSAGE: ID                     R-1\n', '4.  INCIDENT: TYPE                  ATTACK\n',
           '10. PERP: ORGANIZATION ID           "RED FRONT" / "RF"\n', '                                    "NAVY"\n',
           '11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / POSSIBLE: "RED FRONT" / "RF"\n',
           '                                    ? SUSPECTED OR ACCUSED: "NAVY"\n', '12. PHYS TGT: ID                    -\n',
           '0.  MESSAGE: ID                     R-2\n', '4.  INCIDENT: TYPE                  *\n']

    def statement(self, stance='asserts', certainty='stated', kind='outlet'):
        return {'stance': stance, 'certainty': certainty, 'sources': [{'kind': 'media'}, {'kind': kind}]}

    def test_keys_are_read_with_all_fillers_and_templates_of_nothing_are_left_out(self):
        keys = confidence.read_keys(self.KEY)
        self.assertEqual((len(keys['R-1']), keys['R-2']), (1, []))
        self.assertEqual(confidence.confidences(keys['R-1'][0]),
                         [({'red front', 'rf'}, {'REPORTED AS FACT', 'POSSIBLE'}), ({'navy'}, {'SUSPECTED OR ACCUSED'})])

    def test_the_standing_follows_the_rules_of_the_key(self):
        accused, fact = self.statement('accuses', kind='police'), self.statement(kind='police')
        for statements, wanted in (([fact], 'REPORTED AS FACT'), ([fact, accused], 'SUSPECTED OR ACCUSED BY AUTHORITIES'),
                                   ([accused, self.statement('claims')], 'CLAIMED OR ADMITTED'),
                                   ([self.statement('accuses', kind='party')], 'SUSPECTED OR ACCUSED'),
                                   ([self.statement(certainty='likely', kind='military')], 'SUSPECTED OR ACCUSED BY AUTHORITIES'),
                                   ([self.statement('denies')], 'POSSIBLE'), ([], 'POSSIBLE')):
            self.assertEqual(confidence.value_of(statements), wanted)

    def test_statements_on_an_organisation_are_those_of_its_incident_by_name_or_actor(self):
        given = {'entities': [{'id': 'e1', 'name': 'RF', 'actor': 'red-front'}],
                 'statements': [{'slot': 'perpetrator', 'incident': 'i', 'value': {'name': 'Red Front', 'actor': 'red-front'}},
                                {'slot': 'perpetrator', 'incident': 'k', 'value': {'name': 'RF'}},
                                {'slot': 'target', 'incident': 'i', 'value': {'name': 'RF'}}]}
        self.assertEqual(confidence.statements_on(given, 'i', 'rf'), given['statements'][:1])


class Record(unittest.TestCase):
    RECORD = {'date': '2015-03-04', 'city_or_county': 'Osk (East Osk)', 'lat': '10.0', 'lon': '20.0', 'n_killed': '1', 'n_injured': '0'}

    def incident(self, **changes):
        return {'id': 'i', 'when': {'earliest': '2015-03-04T10:00', 'latest': '2015-03-04T11:00'}, 'where': {'name': 'East Osk', 'kind': 'city'},
                'cells': {'killed': {'best': 1}}, **changes}

    def test_a_right_record_is_right_in_all_four(self):
        export = {'reports': [{'id': 'r', 'main_incident': 'i'}], 'incidents': [self.incident()]}
        grouping, shares = gva.compare(export, {'r': 'g'}, {'g': self.RECORD})
        self.assertEqual(grouping, (1, 1, 1))
        self.assertEqual(shares, {'day': 1, 'city': 1, 'killed': 1, 'injured': 1, 'all four': 1, 'none': 0})

    def test_a_day_must_be_one_day(self):
        self.assertFalse(gva.same_day({'earliest': '2015-03-03', 'latest': '2015-03-04'}, '2015-03-04'))
        self.assertFalse(gva.same_day(None, '2015-03-04'))

    def test_a_city_is_right_by_nearness_only_where_it_is_small(self):
        near = {'name': 'Elsewhere', 'lat': 10.1, 'lon': 20.1}
        self.assertTrue(gva.same_city({**near, 'kind': 'city'}, self.RECORD))
        self.assertFalse(gva.same_city({**near, 'kind': 'admin1'}, self.RECORD))

    def test_the_incident_of_most_reports_is_held_against_the_record(self):
        self.assertEqual(gva.chosen(['i', 'i', 'none-x'], {'i': 1}), 1)
        self.assertEqual(gva.chosen(['none-a', 'i'], {'i': 1}), 1)
        self.assertIsNone(gva.chosen(['none-a'], {'i': 1}))


class Shootings(unittest.TestCase):
    def test_names_agree_where_the_words_of_one_are_in_the_other(self):
        self.assertTrue(gvdb.same_name('Mr. Berk', 'Ana Berk'))
        self.assertFalse(gvdb.same_name('Ana Berk', 'Ana Osk'))
        self.assertFalse(gvdb.same_name('Mr.', 'Ana'))
        self.assertEqual(gvdb.name_matches(['Ana Berk', 'Ana Berk'], ['Ana Berk']), 1)

    def test_clock_times_are_read_in_twelve_hours(self):
        for words, wanted in (('11:45 p.m.', '23:45'), ('12:10 a.m', '00:10'), ('around 11 am', '11:00'), ('7:23', None)):
            self.assertEqual(gvdb.clock(words), wanted)

    def test_the_first_sentence_is_the_title(self):
        report, spans = gvdb.set_document({'doc_key': 'x', 'date': '2015-01-01', 'full_text': [['Man', 'shot', '.'], ['In', 'Osk', '.']],
                                           'spans': [[4, 5, 'DAT-CITY', 'Osk ', ['Osk']]]})
        self.assertEqual((report['title'], report['text']), ('Man shot.', 'In Osk.'))
        self.assertEqual(spans, [(14, 17, 'DAT-CITY', 'Osk')])


class Coreference(unittest.TestCase):
    MARKUP = ('<Document><token t_id="1" sentence="0" number="0">Bombs</token><token t_id="2" sentence="0" number="1">fell</token>'
              '<token t_id="3" sentence="1" number="0">Raid</token><token t_id="4" sentence="2" number="0">Rain</token><Markables>'
              '<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="1"/></ACTION_OCCURRENCE><ACTION_OCCURRENCE m_id="2"><token_anchor t_id="3"/>'
              '</ACTION_OCCURRENCE><ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="raid"/></Markables><Relations><CROSS_DOC_COREF r_id="5" note="A1">'
              '<source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF></Relations></Document>')

    def test_mentions_clusters_and_annotated_sentences_are_read(self):
        self.assertEqual(ecbplus.read_document(self.MARKUP),
                         ('Bombs fell\nRaid\nRain\n', [(0, 5, 'A1'), (11, 15, 'A1')], [(0, 10), (11, 15)]))

    def test_sentences_that_were_not_annotated_do_not_count(self):
        given = {'x': {'mentions': [{'id': 'm1', 'start': 0, 'end': 5}, {'id': 'm2', 'start': 11, 'end': 15}, {'id': 'm3', 'start': 16, 'end': 20}],
                       'incidents': [{'id': 'i', 'mentions': ['m1', 'm2']}]}}
        detection, together = ecbplus.compare([('x', ecbplus.read_document(self.MARKUP))], given)
        self.assertEqual((detection, together), ((1, 1, 1), (1, 1, 1)))


class Clusters(unittest.TestCase):
    def test_the_incident_of_the_day_that_holds_most_members_is_taken(self):
        day = {'earliest': '2017-01-01', 'latest': '2017-01-02'}
        export = {'incidents': [{'id': 'a', 'when': day, 'reports': [{'id': 'r1'}]},
                                {'id': 'b', 'when': day, 'reports': [{'id': 'r1'}, {'id': 'r2'}]},
                                {'id': 'c', 'when': {'earliest': '2016-01-01', 'latest': '2016-01-01'}, 'reports': [{'id': 'r1'}, {'id': 'r2'}, {'id': 'r3'}]}]}
        incident, count = clusters.incident_of(export, {'r1', 'r2', 'r3'}, '2017-01-02')
        self.assertEqual((incident['id'], count), ('b', 2))


class Draw(unittest.TestCase):
    def test_the_draw_does_not_depend_on_order(self):
        statements = [{'id': f'r#{i}'} for i in range(50)]
        self.assertEqual(sample.draw(statements, 5, 3), sample.draw(statements[::-1], 5, 3))
        self.assertEqual(len(sample.draw(statements, 99, 3)), 50)

    def test_surroundings_keep_whole_characters(self):
        self.assertEqual(sample.surroundings('éé x éé', 5, 6, 2), ' >>x<< ')
        self.assertEqual(sample.surroundings('éé x éé', 5, 6, 4), 'é >>x<< é')


class IndependenceTest(unittest.TestCase):
    def test_pairs_are_answered_by_copies_wording_and_agencies(self):
        export = {'reports': [{'id': 'a'}, {'id': 'b', 'copy_of': 'a'}, {'id': 'c'}, {'id': 'd'}, {'id': 'e'}, {'id': 'f'}],
                  'incidents': [{'id': 'i', 'reports': [{'id': 'a'}, {'id': 'b'}, {'id': 'c', 'rewrite_of': 'a'}, {'id': 'd', 'agency': 'wire'},
                                                        {'id': 'e', 'agency': 'wire'}, {'id': 'f'}]}]}
        pairs = [('a', 'b'), ('b', 'c'), ('d', 'e'), ('d', 'f'), ('c', 'd')]
        self.assertEqual(independence.answers(export, pairs), ['copy', 'rewrite', 'rewrite', 'independent', 'independent'])

    def test_what_is_in_no_incident_is_independent(self):
        self.assertEqual(independence.answers({'reports': [{'id': 'a'}, {'id': 'b'}], 'incidents': []}, [('a', 'b')]), ['independent'])

    def test_each_pair_stands_once_and_is_labelled(self):
        pairs = independence.read_pairs()
        self.assertEqual(len({frozenset(pair[1:3]) for pair in pairs}), len(pairs))
        self.assertEqual({pair[3] for pair in pairs}, {'copy', 'rewrite', 'independent'})


class StatementsTest(unittest.TestCase):
    annotation = {'incidents': [{'id': 'i', 'type': 'fire', 'when': {'value': '2021-05-15'}}],
                  'statements': [{'incident': 'i', 'slot': 'killed', 'start': 3, 'end': 6, 'stance': 'asserts', 'value': {'low': 2}, 'certainty': 'stated', 'sources': [{'name': 'police'}]},
                                 {'slot': 'killed', 'start': 9, 'end': 12, 'stance': 'asserts', 'value': {'low': 9}, 'certainty': 'stated'}]}

    def test_a_statement_is_known_by_what_it_says_and_the_head_of_its_incident(self):
        (known,) = statements.identities(self.annotation)
        self.assertEqual(known[:4], ('killed', '3', '6', 'asserts'))
        other = {**self.annotation, 'incidents': [{'id': 'i', 'type': 'fire', 'when': {'value': '2021-05-16'}}]}
        (moved,) = statements.identities(other)
        self.assertEqual(moved[:5], known[:5])
        self.assertNotEqual(moved[5], known[5])

    def test_what_is_kept_and_what_nobody_has_judged_is_counted(self):
        figures = statements.tally({'r': {'a': True, 'b': True, 'c': False}}, {'r': ['a', 'c', 'd', 'e']})
        self.assertEqual(figures, {'right ones kept': 0.5, 'wrong ones kept': 1, 'right of known': 0.5, 'not judged': 0.5})

    def test_each_statement_is_labelled_once(self):
        labels = statements.read_labels()
        self.assertGreater(sum(map(len, labels.values())), 2000)
        self.assertEqual({type(right) for judged in labels.values() for right in judged.values()}, {bool})


class AlikeIncidentsTest(unittest.TestCase):
    def test_reports_without_a_main_incident_stand_alone(self):
        export = {'reports': [{'id': 'a', 'main_incident': 'i'}, {'id': 'b', 'main_incident': 'i'}, {'id': 'c', 'main_incident': None}]}
        precision, recall, _ = ecbplus_documents.compare(export, {'a': 'first', 'b': 'first', 'c': 'first'})
        self.assertEqual(precision, 1)
        self.assertAlmostEqual(recall, (2 / 3 + 2 / 3 + 1 / 3) / 3)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0]], verbosity=0)
