import type { PhrasePass, PhraseRule } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';
import { gerundOf, thirdPersonOf } from './inflect.ts';

const FORMS: readonly ((verb: string) => string)[] = [(verb) => verb, gerundOf, thirdPersonOf];

/**
 * Each rule in the base form, the gerund and the third person of the first word of both sides; alternatives
 * stand behind it.
 */
function inflected(lines: string): PhraseRule[] {
  return parseRules(lines).flatMap((rule) =>
    FORMS.map((form) => ({
      ...rule,
      pattern: inflectFirst(rule.pattern, form),
      replacement: inflectFirst(rule.replacement, form),
    })),
  );
}

function inflectFirst(phrase: string, form: (verb: string) => string): string {
  const [verb = '', ...rest] = phrase.split(' ');
  return [verb.split('|').map(form).join('|'), ...rest].join(' ');
}

/** Verbs that need a noun, a particle or a second verb for what one verb says. */
export const VERB_PHRASES: PhrasePass = {
  name: 'verb-phrases',
  reason: REASONS.wordy,
  language: 'en',
  rules: inflected(`
    1 have an impact|effect|influence on|upon => affect
    1 have a positive impact|effect on => improve
    2 have a significant|major|big|great impact|effect on => greatly affect
    1 have an understanding of => understand
    1 have a good|solid|clear understanding of => understand
    2 have a deep|thorough|strong understanding of => deeply understand
    1 have knowledge of => know
    1 have a tendency to => tend to
    1 have a need for => need
    1 gain|get an understanding of => understand
    1 gain|get a better understanding of => better understand
    1 gain|get a deeper understanding of => better understand
    1 make a decision about|on|regarding => decide on
    1 make a choice between => choose between
    1 make a note of => note
    1 make mention of => mention
    1 make an improvement to => improve
    1 make improvements to|in => improve
    1 make sense of => understand
    1 make a plan for => plan
    1 make a request for => request
    1 make a contribution to => contribute to
    1 draw conclusions from => conclude from
    1 give an answer to => answer
    1 provide answers to => answer
    1 provide an answer to|for => answer
    1 provide a response to => answer
    1 provide|offer|give assistance|help with => help with
    1 provide|offer|give assistance|help to => help
    1 provide support to|for => support
    1 provide|give instructions on how to => explain how to
    2 provide|offer|give guidance|advice on how to => explain how to
    1 provide|give a|an? explanation on|about => explain
    1 provide|give clarification on => clarify
    2 provide|give details on|about => detail
    2 put|place|lay emphasis|stress on => emphasize
    2 place an emphasis on => emphasize
    2 put|place a focus on => focus on
    2 keep a focus on => focus on
    1 take a look at => look at
    1 take action to => act to
    1 take steps|measures to => act to
    1 take advantage of => use
    1 take part in => join
    1 take notice of => notice
    1 take into account|consideration => consider
    1 take account of => consider
    1 give consideration to => consider
    1 give thought to => consider
    1 give rise to => cause
    2 carry out => do
    2 think about => consider
    1 get rid of => remove
    1 make use of => use
    1 make reference to => mention
    1 make a comparison between => compare
    1 make changes|modifications|adjustments to => change
    1 make an attempt to => try to
    1 make an effort to => try to
    1 conduct|perform|do research on|into|about => research
    1 engage in conversations|conversation with => talk with
    2 engage in discussions|discussion about => discuss
    1 have a look at => look at
    1 have a think about => consider
    1 get in touch|contact with => contact
    1 get hold of => get
    1 keep an eye on => watch
    1 keep an eye out for => watch for
    1 look out for => watch for
    1 carry on with => continue with
    1 let me know => tell me
    1 let us know => tell us
    1 let them know => tell them
    1 do an analysis of => analyze
    1 do a comparison of => compare
    1 do a review of => review
    1 do a summary of => summarize
    1 do a translation of => translate
    1 give a summary|overview of => summarize
    1 give an explanation of => explain
    1 give a description of => describe
    1 make a list of !{verb} => list
    1 make a summary of => summarize
    1 make a copy of => copy
    1 make a start on|with => start
    1 print out => print
    1 map out => map
    1 finish off => finish
    2 write down => write
    1 stay away from => avoid
    1 steer clear of => avoid
    1 pay attention to the fact that => note that
    1 draw up a list of !{verb} => list
    1 pick out => pick
  `),
};
