import fc from 'fast-check';

/** A text that is found again wherever it stands, escapes and all. */
const mark = fc.nat(1e9).map((number) => `q${number}é"\n😀`);
const plainMark = fc.nat(1e9).map((number) => `q${number}`);

const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(
  required: (keyof T & string)[],
  fields: T,
) => fc.record(fields, { requiredKeys: required });

const cacheControl = fc.record({ type: fc.constant('ephemeral'), ttl: plainMark });
const schema = fc.record({
  type: fc.constant('object'),
  properties: fc.dictionary(plainMark, fc.record({ const: mark, minimum: fc.double({ noNaN: true }) }), {
    maxKeys: 2,
  }),
});

const textPart = optional(['type', 'text'], {
  type: fc.constant('text'),
  text: mark,
  cache_control: cacheControl,
});
const userPart = fc.oneof(
  textPart,
  optional(['type', 'image_url'], {
    type: fc.constant('image_url'),
    image_url: fc.record({ url: plainMark.map((name) => `https://x.test/${name}`) }),
    cache_control: cacheControl,
  }),
  optional(['type', 'image_url'], {
    type: fc.constant('image_url'),
    image_url: fc.record({ url: plainMark.map((name) => `data:image/png;base64,${name}`) }),
  }),
  optional(['type', 'file'], {
    type: fc.constant('file'),
    file: optional(['file_data'], {
      file_data: plainMark.map((name) => `data:application/pdf;base64,${name}`),
      filename: mark,
    }),
    cache_control: cacheControl,
  }),
);

const contentOf = (part: fc.Arbitrary<unknown>) =>
  fc.oneof(mark, fc.array(part, { minLength: 1, maxLength: 3 }));

const system = fc.record({ role: fc.constantFrom('system', 'developer'), content: contentOf(textPart) });
const user = fc.record({ role: fc.constant('user'), content: contentOf(userPart) });
const result = fc.record({
  role: fc.constant('tool'),
  tool_call_id: plainMark,
  content: contentOf(textPart),
});
const call = fc.record({
  id: plainMark,
  type: fc.constant('function'),
  function: fc.record({
    name: plainMark,
    arguments: fc.dictionary(plainMark, mark).map((args) => JSON.stringify(args)),
  }),
});
const assistant = optional(['role', 'content'], {
  role: fc.constant('assistant'),
  content: contentOf(textPart),
  refusal: mark,
  tool_calls: fc.array(call, { maxLength: 2 }),
  thinking_blocks: fc.array(
    fc.record({ type: fc.constant('thinking'), thinking: mark, signature: plainMark }),
    {
      maxLength: 2,
    },
  ),
});

/** Turns in an order that both protocols allow. */
const turns = fc
  .tuple(fc.array(user, { minLength: 1, maxLength: 2 }), fc.array(system, { maxLength: 2 }), assistant)
  .chain(([users, systems, reply]) =>
    fc.array(result, { maxLength: 2 }).map((results) => [...users, ...systems, reply, ...results]),
  );

const tool = optional(['type', 'function'], {
  type: fc.constant('function'),
  function: optional(['name'], { name: plainMark, description: mark, parameters: schema }),
  cache_control: cacheControl,
});

/**
 * A request that can be translated. Each text in it that begins with `q` and a number says something of its
 * own.
 */
export const chatRequest: fc.Arbitrary<Record<string, unknown>> = optional(['model', 'messages'], {
  model: plainMark,
  messages: fc
    .tuple(fc.array(system, { maxLength: 2 }), fc.array(turns, { minLength: 1, maxLength: 3 }))
    .map(([systems, all]) => [...systems, ...all.flat()]),
  max_tokens: fc.integer({ min: 1, max: 1e6 }),
  temperature: fc.constantFrom(0, 0.123, 1),
  top_p: fc.constantFrom(0.456, 1),
  stop: fc.oneof(mark, fc.array(mark, { maxLength: 4 })),
  stream: fc.boolean(),
  user: mark,
  tools: fc.array(tool, { maxLength: 3 }),
  tool_choice: fc.record({ type: fc.constant('function'), function: fc.record({ name: plainMark }) }),
  response_format: fc.record({
    type: fc.constant('json_schema'),
    json_schema: optional(['name', 'schema'], { name: plainMark, description: mark, schema }),
  }),
  cache_control: cacheControl,
});
