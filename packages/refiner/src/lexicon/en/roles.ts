import type { PhrasePass, PhraseRule } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

const FIRST_THINGS =
  'request question sentence command message topic prompt word input task text query instruction idea title problem statement object character song game name line move example'.split(
    ' ',
  );

/** "My first request is …" → "First request: …". */
const firstThings: PhraseRule[] = FIRST_THINGS.flatMap((thing) => [
  {
    pattern: `^ my first ${thing} is !to|that|not|about|:|,`,
    replacement: `first ${thing}:`,
    rank: 2 as const,
  },
  { pattern: `^ my first ${thing} is ,`, replacement: `first ${thing}:`, rank: 2 as const },
  { pattern: `^ my first ${thing} is :`, replacement: `first ${thing}:`, rank: 2 as const },
  { pattern: `^ here is|'s my first ${thing} :`, replacement: `first ${thing}:`, rank: 2 as const },
]);

/** What a prompt says about the role of the model with more words than the role needs. */
export const ROLES: PhrasePass = {
  name: 'roles',
  reason: REASONS.role,
  language: 'en',
  rules: [
    ...firstThings,
    ...parseRules(`
    1 act as if|though you are|were {article} => act as
    1 ^ imagine|pretend that? you are|were {article} => act as
    1 ^ pretend to be {article} => act as
    1 ^ you will be acting as => act as
    1 ^ you'll be acting as => act as
    1 ^ you are acting as => act as
    1 ^ you will act as => act as
    1 ^ you are going to act as => act as
    1 ^ your role is to act as => act as
    1 ^ you will|should? take on|play|assume the role of => act as
    1 ^ you will be playing the role of => act as
    1 ^ take on|play|assume the role of => act as
    1 ^ i|we want|need you to be {article} => act as
    2 ^ my first suggestion request is !to|that|:|, => first request:
    2 ^ my first suggestion request is : => first request:
    2 ^ my first suggestion request is , => first request:
    2 who specializes in => specializing in
    2 who is|are specialized|specializing in => specializing in
    2 who has|have experience|expertise in => experienced in
    2 who helps|help => helping
    2 who can|will help => helping
    2 {role} with extensive|deep|vast|broad|strong|solid|years|decades? of? experience in => experienced in
    2 ^ you have extensive|deep|vast|broad|strong|solid experience in => you are experienced in
    2 extensive|deep|vast|broad|profound|strong|solid|proven|rich {skill} =>
    2 seasoned|talented|renowned|world-class|world-renowned|top-tier|brilliant|accomplished|exceptional|gifted|skilled|highly-skilled {role} =>
    2 ^ you are designed|programmed|built|trained|meant|intended to {verb} =>
    2 ^ as an? ai language? model|assistant , =>
    2 i will provide|supply you with => I'll provide
    2 i'll provide|supply you with => I'll provide
    2 , and it will be your job|task to {instruction} => ;
    2 and it will be your job|task to {instruction} => ;
    2 ^ it will be your job|task to {action} =>
    2 , and you will|should|shall {action} => ;
    2 and you will|should|shall {action} => ;
    1 ^ i want you act as => act as
    2 , and i|we want|need|expect you to {instruction} => ;
    2 and i|we want|need|expect you to {instruction} => ;
    2 , and i would|'d like you to {instruction} => ;
    2 and i would|'d like you to {instruction} => ;
    2 , and i'd like you to {instruction} => ;
    2 and i'd like you to {instruction} => ;
    2 , and your task|job|role|goal is|will to|be to? {action} => ;
    2 and your task|job|role|goal is|will to|be to? {action} => ;
    2 ^ in this role , =>
    2 ^ in your role , =>
  `),
  ],
};
