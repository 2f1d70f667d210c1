import { type Static, Type } from 'typebox';
import { DECIDERS, REMOTE_PROVIDERS, STRICTNESSES, VERDICTS, VERIFY_MODES } from './enums.ts';
import { nullable, oneOf } from './schema-helpers.ts';

/**
 * Most requirements, additions and doubts that a reply names; `checked` says how many requirements there
 * were.
 */
export const MAX_NAMED = 200;
/** Longest quotation of one, in characters (UTF-16 code units). */
export const MAX_QUOTED_LENGTH = 300;

/** How doubts are dealt with: options of a request, and settings of an organization. */
export const verifyFields = {
  verify: Type.Optional(
    oneOf(VERIFY_MODES, {
      description:
        "When a second reader checks a model's result. `off`: never. `doubts`: what the rules cannot decide. `all`: also what the rules find kept. Default: the organization's setting, else `doubts`. Has no effect with `local`",
    }),
  ),
  strictness: Type.Optional(
    oneOf(STRICTNESSES, {
      description:
        "`strict`: every doubt counts as a loss, and no second reader is asked. Default: the organization's setting, else `normal`. Has no effect with `local`",
    }),
  ),
};

const place = {
  start: Type.Integer({ description: 'Offset in UTF-16 code units' }),
  end: Type.Integer({ description: 'The same, exclusive' }),
};

const DetailSchema = Type.Object({
  kind: Type.String(),
  text: Type.String(),
  ...place,
  verdict: oneOf(VERDICTS),
  reason: Type.String(),
});

const found = {
  id: Type.String(),
  kind: Type.String({
    description:
      'What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the most serious thing',
  }),
  text: Type.String({
    description: `The words of the text, shortened if longer than ${MAX_QUOTED_LENGTH} characters`,
  }),
  ...place,
  verdict: oneOf(VERDICTS),
  reason: Type.String(),
  decidedBy: oneOf(DECIDERS, { description: 'Who decided: a rule of the guard, or the second reader' }),
  details: Type.Optional(
    Type.Array(DetailSchema, {
      description: 'What else the rules of the guard found in the same sentence, the most serious first',
    }),
  ),
};

export const RequirementSchema = Type.Object(
  {
    ...found,
    reason: Type.Optional(
      Type.String({ description: 'Missing if a rule of the guard is sure that it was kept' }),
    ),
    part: Type.Optional(
      Type.Object(place, {
        description: 'The words of it that are lost or doubtful, in the original, if not all of it is',
      }),
    ),
    where: Type.Optional(Type.Object(place, { description: 'Where the result says it, if known' })),
  },
  {
    title: 'Requirement',
    description:
      'Something that the original asks for: a sentence, a list item, a block of code, a pasted text, or a text in `preserve`. The offsets are positions in the original',
  },
);

export const AdditionSchema = Type.Object(found, {
  title: 'Addition',
  description:
    'Something that the result says and the original does not. The offsets are positions in the result. `kept`: the second reader found it in the original',
});

export const ReaderSchema = Type.Object(
  { provider: oneOf(REMOTE_PROVIDERS), model: Type.String() },
  { title: 'Reader' },
);

/** What every check says, whoever asked for it. */
export const verdictFields = {
  requirements: Type.Array(RequirementSchema, {
    description: `What the original asks for, at most ${MAX_NAMED} entries. Entries that are lost, doubtful or were read by the second reader come first`,
  }),
  added: Type.Array(AdditionSchema, { description: `At most ${MAX_NAMED} entries` }),
  doubtful: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() }), {
    description: `Requirements for which nobody could decide whether they were kept, at most ${MAX_NAMED} entries`,
  }),
  checked: nullable<number>({
    type: 'integer',
    description:
      'How many requirements were compared, one for each sentence or list item. null for results from before this field existed',
  }),
  verifiedBy: nullable<Static<typeof ReaderSchema>>({
    ...ReaderSchema,
    description: 'The second reader, if one was asked and answered',
  }),
};
