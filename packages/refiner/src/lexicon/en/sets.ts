import { VERB_BASES } from '@refinery/text/verb-forms.ts';
import { ARTICLES, NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import { BASE_OF_GERUND, THIRD_PERSON } from './inflect.ts';
import { INSTRUCTION_VERBS } from './verbs.ts';

const NUMBERS: ReadonlySet<string> = new Set(
  ['#', ...NUMBER_WORDS.keys()].filter((word) => !/^(?:twice|thrice|triple|zero)$/.test(word)),
);
const STATES = new Set(
  'know understand realize realise feel believe like love hate want need get see hear receive become wish hope belong deserve enjoy'.split(
    ' ',
  ),
);
const PLACES_TO_GO = new Set(
  'work bed school market court press church town camp print sleep class'.split(' '),
);

const REQUESTED = new Set(
  `explain write create generate give provide summarize summarise rewrite list describe make help suggest identify translate elaborate
    show compare analyze analyse draft design find fix convert improve edit review outline propose compose rephrase paraphrase proofread
    brainstorm develop build calculate check correct extract classify prepare produce refactor implement think come act
    plan sort rank name recommend shorten simplify adapt polish condense rate evaluate assess estimate reformat optimize optimise debug organize
    organise arrange phrase choose summarise reword restructure reformulate expand complete highlight comment advise`.split(
    /\s+/,
  ),
);

const ORDER: ReadonlySet<string> = new Set([
  ...VERB_BASES,
  ...INSTRUCTION_VERBS,
  ...`be have do don't dont never always also only just not no`.split(' '),
]);

/** Named word sets for the contexts of English phrase rules. */
export const ENGLISH_SETS: Readonly<Record<string, ReadonlySet<string>>> = {
  '{verb}': new Set([...INSTRUCTION_VERBS, 'also', 'only', 'always', 'never', 'carefully', 'clearly']),
  '{action}': INSTRUCTION_VERBS,
  /** What people ask a model for: "can you explain" is a request, "can you use" may be a question. */
  '{request}': REQUESTED,
  /** "Help me prepare for the exam" leaves the work with whoever asks. */
  '{helped}': new Set([...REQUESTED].filter((verb) => !/^(?:prepare|sort|think|come|act)$/.test(verb))),
  /**
   * Behind these "please" is the verb, or part of what is said: "please the customer", "please leave me out".
   */
  '{pleased}': new Set(
    `the a an this that these those my his her our their all every each any some no-one everyone everybody anyone anybody someone nobody most many
    more people customers users readers clients guests others them him me you us your both and or with i im i'm it it's its we we're he
    she they leave`.split(/\s+/),
  ),
  /**
   * Behind these "please" is the verb, or what is to be said: "as you please", "jokes that please", "add
   * please".
   */
  '{pleasing}': new Set(
    `to not will can must would may should you they we i he she that which who what and or nor never always can't don't won't
    say says write print reply respond answer add append output return type put insert`.split(/\s+/),
  ),
  /** "Can you tell from the log" asks what can be seen. */
  '{told}': new Set('me us him her them'.split(' ')),
  '{gerund}': new Set(BASE_OF_GERUND.keys()),
  '{article}': ARTICLES,
  '{determiner}': new Set(
    'a an the this that these those my your his her its our their any some all each every no'.split(' '),
  ),
  '{be}': new Set("is are was were be been being am 's 're it's that's".split(' ')),
  '{pronoun}': new Set('i you he she it we they'.split(' ')),
  '{subject}': new Set(
    'i you he she it we they the a an this these those my your his her its our their all any each every no there users people'.split(
      ' ',
    ),
  ),
  '{saying}': new Set(
    'ensure ensures ensuring suggest suggests assume know believe think confirm confirms verify verifies check mean means guarantee guarantees hope feel so'.split(
      ' ',
    ),
  ),
  /** Behind these "whether" opens a question; elsewhere "whether or not" is "even if". */
  '{asking}': new Set(
    'decide decides determine determines know knows ask asks asking tell say see check checks verify explain indicate indicates state consider evaluate assess identify find question of on about to me us judge confirm specify doubt'.split(
      ' ',
    ),
  ),
  '{noting}': new Set(
    'consider mention emphasize note highlight stress acknowledge appreciate reflect'.split(' '),
  ),
  /** Verbs of making something for someone. */
  '{writing}': new Set(
    'write create make build design draft generate compose find suggest recommend prepare produce develop'.split(
      ' ',
    ),
  ),
  '{explaining}': new Set(
    'explain discuss describe understand explore introduce clarify summarize outline'.split(' '),
  ),
  '{avoiding}': new Set('avoid avoiding without'.split(' ')),
  /** Verbs before "the following:". */
  '{listing}': new Set(
    'include includes including provide provides contain contains cover covers consider use follow list specify have has with are is'.split(
      ' ',
    ),
  ),
  /** Behind a negation an intensifier carries the meaning: "not very long". */
  '{not}': new Set(
    "not isn't aren't wasn't weren't don't doesn't didn't won't can't cannot never shouldn't wouldn't couldn't hardly no".split(
      ' ',
    ),
  ),
  /** Adjectives that an intensifier does not change for the reader. */
  '{quality}': new Set(
    `detailed important engaging relevant effective efficient useful helpful creative accurate specific professional skilled qualified experienced
    personalized customized interactive recommended valuable versatile innovative unique original realistic interesting simple easy fun`.split(
      /\s+/,
    ),
  ),
  /** Before amounts of text: "use at least 3 sentences". */
  '{quantifier}': new Set('at exactly less fewer no more only between around about approximately'.split(' ')),
  '{skill}': new Set('experience expertise knowledge background skills'.split(' ')),
  '{role}': new Set(
    `developer developers engineer writer expert designer analyst specialist professional consultant strategist manager marketer copywriter
    programmer scientist researcher lawyer teacher tutor coach editor journalist chef architect photographer advisor adviser accountant author
    novelist storyteller translator linguist economist historian therapist psychologist assistant software data web marketing financial legal
    content creative business product technical medical prompt ai ux ui seo full-stack front-end frontend backend security`.split(
      /\s+/,
    ),
  ),
  /** Any verb in its base form: where one must follow, the verbs of instructions are not all. */
  '{infinitive}': new Set([...VERB_BASES, ...INSTRUCTION_VERBS, 'be', 'have', 'do']),
  /** Behind other words "please" shows where an instruction starts: "the dates below please check". */
  '{joint}': new Set(', and or but so also just kindly'.split(' ')),
  /** How an instruction may start. */
  '{order}': ORDER,
  /** What stands behind a "please" that asks; behind the verb stands whom it pleases. */
  '{ordered}': new Set(
    [...ORDER]
      .filter((verb) => verb !== 'leave')
      .concat(
        `, carefully clearly briefly simply kindly also only always never just then first now still again please ensure
      if when while as in on at for from to using once after before until unless without instead rather
      format keep no make let provide`.split(/\s+/),
      ),
  ),
  /**
   * Behind "and" at the start these open a clause, which stands without it; a phrase leans on what was
   * before.
   */
  '{opening}': new Set([
    ...VERB_BASES,
    ...INSTRUCTION_VERBS,
    ..."be have do don't please never always if when i you he she it we they".split(' '),
  ]),
  /** What one can be told to do: "I want you to know" tells. */
  '{instruction}': new Set(
    [...VERB_BASES, ...INSTRUCTION_VERBS, 'be', 'do'].filter((verb) => !STATES.has(verb)),
  ),
  /** Behind "going to", where some verbs are nouns. */
  '{doing}': new Set(
    [...VERB_BASES, ...INSTRUCTION_VERBS, 'be', 'have', 'do'].filter((verb) => !PLACES_TO_GO.has(verb)),
  ),
  /** `#` stands for every number in digits. */
  /** Behind "that" these put something in before the clause: "ensure that after a reset you can go on". */
  '{aside}': new Set('after before when if once until while during for in at on where as without'.split(' ')),
  '{number}': NUMBERS,
  '{amount}': new Set([
    ...NUMBERS,
    ...'a an the no nothing some any access around about roughly almost over my our'.split(' '),
  ]),
  '{perfect}': new Set(
    "have has had having i've you've we've they've he's she's it's i'd we'd they'd already".split(' '),
  ),
  /** Behind these "that" and "who" open no relative clause. */
  '{clause}': new Set(
    'ensure ensures ensuring sure check checks verify confirm know say says think so and or is are was be see all anyone , : ('.split(
      ' ',
    ),
  ),
  '{finite}': new Set([
    ...THIRD_PERSON.values(),
    ...'is are was were has have can must should will may'.split(' '),
  ]),
  '{asked}': new Set('how what why where when which whether if who'.split(' ')),
  /** What "you will" asks for rather than tells: "you will find it below". */
  '{task}': new Set(
    [...INSTRUCTION_VERBS, 'also', 'only', 'always', 'never', 'carefully', 'clearly'].filter(
      (verb) => !/^(?:find|see|get|notice|understand|come|meet)$/.test(verb),
    ),
  ),
  /** What one has, of which nothing follows: "has a dog", not "has nothing to do with". */
  '{held}': new Set([...NUMBERS, ...'a an the no'.split(' ')]),
  '{a}': new Set(['a', 'an', 'one']),
  '{several}': new Set(
    [...NUMBERS].filter((word) => word !== '#' && word !== 'one').concat('some', 'several'),
  ),
  '{owner}': new Set('my our your his her their its these those'.split(' ')),
  '{month}': new Set(
    'january february march april may june july august september october november december'.split(' '),
  ),
  '{comma}': new Set([',']),
  '{emphasis}': new Set(['*', '_']),
  '{object}': new Set(
    'a an the me my us your this that these those it them all any each some in with how what why'.split(' '),
  ),
};
