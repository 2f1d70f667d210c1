import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

/**
 * "It is very important that you …": an instruction is meant to be followed without being called important.
 */
export const IMPORTANCE: PhrasePass = {
  name: 'importance',
  reason: REASONS.emphasis,
  language: 'en',
  rules: parseRules(`
    2 ^ it|this is very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary to {verb} =>
    2 ^ it's very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary to {verb} =>
    2 ^ it|this is very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that you {verb} =>
    2 ^ it's very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that you {verb} =>
    2 ^ it is very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that you do not {verb} => do not
    2 ^ it's very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that you don't {verb} => don't
    2 ^ it is very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that !you|i|we|in => ensure
    2 ^ it's very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary that !you|i|we|in => ensure
    2 ^ it is very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary to be => be
    2 ^ it's very|extremely|really|absolutely|also? important|crucial|essential|vital|critical|imperative|necessary to be => be
    2 ^ it's of the? utmost|greatest|great|high|highest|paramount importance that you {verb} =>
    2 ^ it is of the? utmost|greatest|great|high|highest|paramount importance that you {verb} =>
    2 ^ it's very? important|essential|crucial to|for me|us that !you|i|we|in => ensure
    2 ^ it is very? important|essential|crucial to|for me|us that !you|i|we|in => ensure
    2 do not under any circumstances => never
    2 don't under any circumstances => never
    2 ^ under no circumstances should|must|may you => never
  `),
};
