import type { Language } from '@refinery/text/language.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import {
  ANSWER_SUBJECT,
  ANSWERING_VERBS,
  BINDING,
  CONSTRAINING_VERBS,
  CONTEXT_OPENING,
  EXAMPLE_OPENING,
  FORM,
  GIVING_VERBS,
  IN_FORM,
  MANNER,
  MORE_VERBS,
  NOT_TASKS,
  PREFACE,
  QUESTION_OPENING,
  REQUEST,
  ROLE_OPENING,
  RULE_OPENING,
  SOLVING,
  UNKNOWN_IMPERATIVE,
  WISH,
} from './cues.ts';
import { FOREIGN_CUES } from './foreign-cues.ts';
import type { SectionName } from './sections.ts';

/** Longer sentences are judged by their beginning. In characters. */
const LONGEST_READ = 600;

/**
 * Section of a sentence by itself. Rules of English, and openings of five other languages; what shows no sign
 * of anything else is context.
 */
export function classifySentence(sentence: string, language: Language): SectionName {
  const plain = sentence
    .slice(0, LONGEST_READ)
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^[\s*_>"'“(#•-]+/, '')
    .replace(/^\(?\d{1,2}[.)] +/, '');
  if (language === 'en') return classifyEnglish(plain, sentence);
  // Where a text says too little to tell its language, every known one is tried.
  const foreign = FOREIGN_CUES[language] ?? Object.values(FOREIGN_CUES).flat();
  return foreign.find(([, cue]) => cue.test(plain))?.[0] ?? classifyEnglish(plain, sentence);
}

const isQuestion = (sentence: string): boolean => /[?？]["'”»)\]*_]{0,4}\s*$/.test(sentence);

function classifyEnglish(plain: string, sentence: string): SectionName {
  if (
    REQUEST.test(plain) ||
    /^your (?:task|job|goal|role(?= is to)|mission|objective|assignment) (?:is|will be)\b(?! not\b)/.test(
      plain,
    )
  )
    return 'task';
  const core = withoutPreface(plain);
  if (ROLE_OPENING.test(core) || ROLE_OPENING.test(plain)) return 'role';
  if (EXAMPLE_OPENING.test(core)) return 'examples';
  if (isQuestion(sentence) || QUESTION_OPENING.test(core)) return 'task';
  if (/^(?:if|when|given|suppose)\b/.test(core) && SOLVING.test(core)) return 'task';
  if (/^(?:begin|start|go|proceed|go ahead)[.!]*$/.test(core)) return 'task';
  const verb = firstWord(core);
  if (ANSWER_SUBJECT.test(core)) return aboutAnswer(core);
  if (SHOWN_AS.test(core)) return 'output';
  if (ANSWERING_VERBS.has(verb)) return answering(core);
  const duty = /^you (?:should|must|shall) (?:also |then |first |now )?([a-z-]+)/.exec(core)?.[1];
  if (duty !== undefined && isTaskVerb(duty) && !CONSTRAINING_VERBS.has(duty) && !ANSWERING_VERBS.has(duty))
    return 'task';
  if (RULE_OPENING.test(core))
    return FORM.test(core) && /^only (?:return|output|respond|reply|answer|print)\b/.test(core)
      ? 'output'
      : 'constraints';
  if (GIVING_VERBS.has(verb) && isForm(core)) return 'output';
  const purpose = /^use .{1,120}? to (\w+)/.exec(core)?.[1];
  if (purpose !== undefined && isTaskVerb(purpose)) return 'task';
  if (CONSTRAINING_VERBS.has(verb))
    return /^follow (?:these|the|those) (?:\w+ )?(?:steps|instructions|process|procedure)/.test(core)
      ? 'task'
      : 'constraints';
  if (NUMBERED_THING.test(sentence)) return 'context';
  if (isTaskVerb(verb) || WISH.test(plain)) return 'task';
  if (/\b(?:do not|don't) want\b/.test(plain.slice(0, 60)) && /^(?:i|we) /.test(plain)) return 'constraints';
  if (/^(?:please )?help me\b/.test(plain)) return 'task';
  if (CONTEXT_OPENING.test(plain)) return 'context';
  const behind = behindLeadingClause(core);
  if (behind !== undefined) return classifyEnglish(behind, sentence);
  if (BINDING.test(plain) && !/^(?:i|we) /.test(plain)) return 'constraints';
  return UNKNOWN_IMPERATIVE.test(plain) ? 'task' : 'context';
}

/** "Offer A pays more." */
const NUMBERED_THING = /^\W*(?:Offer|Group|Plan|Test|Model|Option|Class|Case|Report|Set|Point) [A-Z]\b/;

/** "The plan should be formatted as a table." */
const SHOWN_AS = new RegExp(
  String.raw`\b(?:should|must|has to|have to|is to|needs to) be (?:formatted|presented|structured|returned|displayed|given|laid out|output|organi[sz]ed|shown) (?:as|in) (?:[\w-]+ ){0,3}${FORM.source}`,
);

const isTaskVerb = (verb: string): boolean =>
  (ACTION_VERBS.has(verb) || MORE_VERBS.has(verb)) && !NOT_TASKS.has(verb);

const firstWord = (text: string): string => /^[\p{L}'-]+/u.exec(text)?.[0] ?? '';

/** "Please carefully read …" without what stands before the verb. */
export function withoutPreface(plain: string): string {
  let rest = plain;
  for (let i = 0; i < 4; i++) {
    const next = rest.replace(PREFACE, '');
    if (next === rest || next === '') break;
    rest = next;
  }
  return rest;
}

/** "The answer should be …": its form, or a limit on it. */
function aboutAnswer(core: string): SectionName {
  if (
    /\b(?:not|never|exceed|at (?:least|most)|no (?:more|less|longer) than|under|fewer than|up to)\b/.test(
      core,
    )
  )
    return 'constraints';
  return MANNER.test(core) && !FORM.test(core) ? 'constraints' : 'output';
}

function answering(core: string): SectionName {
  if (
    /^(?:answer (?:the|this|these|those|my|all|each|every|any|following|questions?)|(?:respond|reply) to|structure (?:the|a|an|my) (?!answer|reply|response|output|result)|(?:present|deliver) (?:an?|your) (?!answer|result)|format (?:this|the following))\b/.test(
      core,
    ) &&
    !IN_FORM.test(core)
  )
    return /\b(?:in|with|at|under) (?:[\w-]+ ){0,3}/.test(core) && BINDING.test(core)
      ? 'constraints'
      : 'task';
  if (FORM.test(core) || /\b(?:only|just|single|one)\b/.test(core))
    return /\b(?:at (?:least|most)|no (?:more|less) than|under|up to|fewer than)\b/.test(core) &&
      !IN_FORM.test(core)
      ? 'constraints'
      : 'output';
  return MANNER.test(core) || BINDING.test(core) ? 'constraints' : 'output';
}

function isForm(core: string): boolean {
  if (/^use\b/.test(core))
    return /^use (?:the following |this |an? |\w+ )?(?:\w+ )?(?:format|template|layout|schema|json|xml|yaml|csv|markdown|bullet|bullets|tables?|headings|numbered lists?)\b/.test(
      core,
    );
  if (/^(?:put|provide|give|send|show|state|write|produce|create|generate|make|list)\b/.test(core))
    return (
      /\b(?:as|in|into|inside|within) (?:an? |the |valid |one |single |following |this |bulleted |numbered |separate )*(?:json|jsonl|xml|yaml|csv|tsv|html|markdown|latex|table|bullet(?:ed)?(?: points| list)?|bullets|numbered list|list|array|code ?blocks?|plain text|format|template|columns)\b/.test(
        core,
      ) &&
      (/^(?:put|provide|give|send|show|state)\b/.test(core) ||
        /^\w+ (?:it|them|your|the (?:answer|output|result|response|reply)s?)\b/.test(core))
    );
  return false;
}

/** What stands behind "Based on the notes, …", or undefined. */
function behindLeadingClause(core: string): string | undefined {
  if (
    !/^(?:based on|using|given|for|from|in|with|after|before|once|considering|to|as|taking|on|at|by|like|considering|following|under)\b/.test(
      core,
    )
  )
    return undefined;
  const comma = core.indexOf(', ');
  if (comma < 0 || comma > 160) return undefined;
  const rest = withoutPreface(core.slice(comma + 2));
  const verb = firstWord(rest);
  return isTaskVerb(verb) ||
    CONSTRAINING_VERBS.has(verb) ||
    ANSWERING_VERBS.has(verb) ||
    RULE_OPENING.test(rest) ||
    WISH.test(rest)
    ? rest
    : undefined;
}
