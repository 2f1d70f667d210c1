import { scanBody } from '@refinery/relay/body/scan-body.ts';
import type { BodyProtocol } from '@refinery/relay/body/scanned-body.ts';
import { splice } from '@refinery/relay/body/splice.ts';
import { createScanner } from '@refinery/relay/threads/create-scanner.ts';
import { referenceTokens } from '@refinery/testing/reference-tokens.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { PLAIN_CALL_TERMS } from '../../context/actor.ts';
import { compactToolResults } from './compact-tool-results.ts';

const scanner = createScanner();
afterAll(() => scanner.close());

async function changed(protocol: BodyProtocol, body: unknown, isAsked = true) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body, null, 1));
  const terms = { ...PLAIN_CALL_TERMS, compactToolResults: isAsked };
  const call = { organizationId: 'org', bytes, scan: scanBody(bytes, protocol), terms };
  const { settings, replacements, saved } = await compactToolResults(call, { scanner });
  expect(settings).toEqual([]);
  return { before: bytes.toString(), after: splice(bytes, replacements).toString(), saved };
}

const ORDER = { id: 7, total: 1.5, lines: [{ sku: 'A 1', count: 2 }], note: '  two\n  lines ' };
const INDENTED = JSON.stringify(ORDER, null, 4);
const COMPACT = JSON.stringify(ORDER);
const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{ "a": 1 }' } };

const BODIES: [BodyProtocol, (result: string) => unknown][] = [
  [
    'chat',
    (result) => ({
      messages: [
        { role: 'system', content: INDENTED },
        { role: 'user', content: INDENTED },
        { role: 'assistant', tool_calls: [call] },
        { role: 'tool', tool_call_id: 'c', content: result },
        { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: result }] },
        { role: 'tool', tool_call_id: 'c', content: `Found: ${INDENTED}` },
      ],
    }),
  ],
  [
    'responses',
    (result) => ({
      instructions: INDENTED,
      input: [
        { type: 'function_call', call_id: 'c', name: 'f', arguments: INDENTED },
        { type: 'function_call_output', call_id: 'c', output: result },
      ],
    }),
  ],
  [
    'messages',
    (result) => ({
      system: INDENTED,
      messages: [
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'f', input: { a: INDENTED } }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'c', content: result },
            { type: 'tool_result', tool_use_id: 'c', content: [{ type: 'text', text: result }] },
            { type: 'text', text: INDENTED },
          ],
        },
      ],
    }),
  ],
];

describe('tool results that are JSON', () => {
  it.each(BODIES)('lose their white space in %s, and nothing else changes', async (protocol, bodyWith) => {
    const { after } = await changed(protocol, bodyWith(INDENTED));
    expect(after).toBe(JSON.stringify(bodyWith(COMPACT), null, 1));
  });

  it.each(BODIES)('stay as they are in %s for keys that do not ask for it', async (protocol, bodyWith) => {
    const { before, after, saved } = await changed(protocol, bodyWith(INDENTED), false);
    expect([after, saved]).toEqual([before, {}]);
  });

  it.each(BODIES)('are no change in %s where they have none', async (protocol, bodyWith) => {
    const { before, after, saved } = await changed(protocol, bodyWith(COMPACT));
    expect([after, saved]).toEqual([before, { results: 0 }]);
  });

  it('stay as they are where they say that they are of the system, which another step may change', async () => {
    const { before, after } = await changed('chat', {
      messages: [{ role: 'system', type: 'tool_result', content: INDENTED }],
    });
    expect(after).toBe(before);
  });

  it('stay as they are where they are longer than a model reads, whatever stands beside them', async () => {
    const long = JSON.stringify(
      Array.from({ length: 60_000 }, () => 'a long text'),
      null,
      4,
    );
    const body = (result: string) => ({
      messages: [long, result].map((content) => ({ role: 'tool', content })),
    });
    const { after } = await changed('chat', body(INDENTED));
    expect(after).toBe(JSON.stringify(body(COMPACT), null, 1));
  });

  it('are changed up to a number of them, which are the same in the next turn', async () => {
    const body = (count: number) => ({
      messages: Array.from({ length: count }, () => ({ role: 'tool', content: '[ 1 ]' })),
    });
    const [one, next] = [await changed('chat', body(10_000)), await changed('chat', body(10_100))];
    expect(one.after.match(/\[1\]/g)).toHaveLength(10_000);
    expect(next.after.startsWith(one.after.slice(0, -10))).toBe(true);
    expect(next.after.match(/\[ 1 \]/g)).toHaveLength(100);
  });
});

const DOCUMENTS: [string, unknown][] = [
  ['an order', ORDER],
  [
    'rows',
    Array.from({ length: 30 }, (_, id) => ({ id, path: `/src/a/${id}.ts`, size: id * 37, tags: ['a', 'b'] })),
  ],
  [
    'a table of numbers',
    Array.from({ length: 20 }, (_, i) => Array.from({ length: 8 }, (_, j) => (i * j) / 7)),
  ],
  [
    'prose',
    Array.from({ length: 5 }, (_, id) => ({
      title: `Result ${id}`,
      text: 'The quick brown fox jumps over the lazy dog. '.repeat(5),
    })),
  ],
];
const SPELLINGS: [string, (value: unknown) => string][] = [
  ['two spaces', (value) => JSON.stringify(value, null, 2)],
  ['four spaces', (value) => JSON.stringify(value, null, 4)],
  ['tabs', (value) => JSON.stringify(value, null, '\t')],
  [
    'spaces behind commas and colons',
    (value) => JSON.stringify(value, null, 1).replace(/,\n */g, ', ').replace(/\n */g, ''),
  ],
];

describe('what is said to be saved', () => {
  it.each(
    SPELLINGS.flatMap(([how, spell]) => DOCUMENTS.map(([what, value]) => [what, how, spell(value)] as const)),
  )(
    'of %s with %s is no more than it is, and not much less than half of it',
    async (_what, _how, content) => {
      const { after, saved } = await changed('chat', { messages: [{ role: 'tool', content }] });
      const { messages } = JSON.parse(after);
      const truth = referenceTokens(content) - referenceTokens(messages[0].content);
      expect(saved.results).toBeLessThanOrEqual(truth);
      expect(saved.results).toBeGreaterThanOrEqual(truth / 2.2);
    },
  );
});
