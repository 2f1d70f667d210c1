import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const IMPERATIVES: PhrasePass = {
  name: 'imperatives',
  reason: REASONS.instruction,
  language: 'en',
  rules: parseRules(`
    1 ^ make sure to {verb} =>
    1 ^ be sure to {verb} =>
    1 ^ ensure to {verb} =>
    2 ^ ensure that you {verb} =>
    2 ^ ensure you {verb} =>
    2 ^ make sure that? you {verb} =>
    2 ^ be sure that you {verb} =>
    1 ^ make sure that !{aside} => ensure
    1 ^ make sure {object} => ensure
    1 {joint} make sure that !{aside} => ensure
    1 {joint} make sure {object} => ensure
    1 ensure that !{aside} => ensure
    2 ^ remember to {verb} =>
    2 ^ you should {verb} =>
    2 ^ you will {task} =>
    2 ^ you will need|have to {verb} =>
    2 ^ you'll need|have to {verb} =>
    2 ^ you'll {task} =>
    2 ^ you need|have to {verb} =>
    2 ^ you are to {verb} =>
    2 ^ you are supposed|expected to {verb} =>
    2 ^ you're supposed|expected|required to {verb} =>
    2 ^ you must {verb} =>
    2 ^ you shall {verb} =>
    2 ^ you will be {ing} => {base}
    2 ^ your task|job|role is {ing} => {base}
    2 ^ go ahead and {verb} =>
    2 ^ take the|some time to {verb} =>
    2 ^ take a moment to {verb} =>
    2 ^ start off by {ing} => first {base}
    2 ^^ your task|job|goal|role|mission|objective is to? : => task:
    2 ^^ you are tasked with : => task:
    2 ^^ your tasks are : => tasks:
    2 ^^ your tasks include : => tasks:
    2 ^^ your responsibilities|duties include|are : => responsibilities:
    2 ^^ your goals include|are : => goals:
    2 ^^ your objectives include|are : => objectives:
    2 ^^ please follow these rules|guidelines|instructions|steps|requirements : => rules:
    2 ^^ follow these rules|guidelines|requirements : => rules:
    2 ^^ please? follow these instructions : => instructions:
    2 ^^ please? follow these steps : => steps:
    2 ^^ here are some|the examples : => examples:
    2 ^^ here is an example : => example:
    2 ^^ my request is => request:
    2 ^^ my question is => question:
    3 ^^ i will {action} => I
    3 ^^ you are a|an? expert in => expert in
    3 ^^ you are experienced in => experienced in
  `),
};
