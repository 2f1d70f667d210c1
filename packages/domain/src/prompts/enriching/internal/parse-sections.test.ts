import { expect, it } from 'vitest';
import { parseSections } from './parse-sections.ts';

const REPLY = '{"task": " Ask. ", "style": null}';

it.each([
  ['as it was asked for', REPLY],
  ['in a fence', `\`\`\`json\n${REPLY}\n\`\`\``],
])('reads a reply %s', (_name, reply) => {
  expect(parseSections(reply, false, 100)).toEqual({ ok: true, sections: { task: 'Ask.' } });
});

it('takes no reply that was cut off, although it can be read', () => {
  expect(parseSections(REPLY, true, 100)).toEqual({ ok: false, reason: 'the reply was cut off' });
});
