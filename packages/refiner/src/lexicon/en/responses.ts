import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

/** Demands on the response that name the response, though nothing else could be meant. */
export const RESPONSES: PhrasePass = {
  name: 'responses',
  reason: REASONS.response,
  language: 'en',
  rules: parseRules(`
    2 ^ in your|the response|answer|reply|output , =>
    2 ^ your|the entire|whole? response|answer|reply should|must also? include|contain !{quantifier} => include
    2 ^ your|the entire|whole? response|answer|reply should|must also? include|contain {quantifier} => use
    2 ^ your|the entire|whole? response|answer|reply|output should|must be written? in !the => respond in
    2 ^ your|the entire|whole? response|answer|reply needs|has to include|contain !{quantifier} => include
    2 ^ ensure your|the response|answer|reply also? includes|contains !{quantifier} => include
    2 ^ make sure that? your|the response|answer|reply also? includes|contains !{quantifier} => include
    2 ^ ensure that? your|the response|answer|reply is written? in => respond in
    2 ^ make sure that? your|the response|answer|reply is written? in => respond in
    2 ^ your|the response|answer|reply should|must not include|contain any => no
    2 ^ your|the response|answer|reply should|must not include|contain => don't include
    2 ^ do not include|use|write|provide|give|output any => no
    2 ^ don't include|use|write|provide|give|output any => no
    2 ^ don't include|use|write|provide|give|output any kind|sort|type of => no
    2 ^ do not include|use|write|provide|give|output any kind|sort|type of => no
  `),
};
