import { scanBody } from '@refinery/relay/body/scan-body.ts';
import { expect, it } from 'vitest';
import { createPromptNamer, type Prompt } from './prompt-names.ts';

const namer = createPromptNamer(Buffer.from('secret of all processes'));
const text = (said: string) => ({ type: 'text', text: said });

function promptOf(body: object, more: Partial<Prompt> = {}): Prompt {
  const bytes = Buffer.from(JSON.stringify({ model: 'claude', max_tokens: 1, ...body }));
  const candidate = { provider: 'anthropic', model: 'claude' };
  return { organizationId: 'one', candidate, bytes, scan: scanBody(bytes, 'messages'), ...more };
}

const messages = [{ role: 'user', content: 'Hello.' }];
const body = { system: [text('ab'), text('c')], messages };

it('two texts of a system are not one, and are cut where they are cut', async () => {
  const first = await namer.of(promptOf(body));
  expect(await namer.of(promptOf(body))).toEqual(first);
  for (const system of [[text('a'), text('bc')], [text('abc')]]) {
    const other = await namer.of(promptOf({ system, messages }));
    expect(other.system).not.toBe(first.system);
    expect(other.whole).not.toBe(first.whole);
    expect(await namer.conversation(promptOf({ system, messages }))).not.toBe(
      await namer.conversation(promptOf(body)),
    );
  }
});

it('names are those of an organization, a vendor, a model and a secret', async () => {
  const first = await namer.of(promptOf(body));
  const others = [
    await namer.of(promptOf(body, { organizationId: 'two' })),
    await namer.of(promptOf(body, { candidate: { provider: 'bedrock', model: 'claude' } })),
    await namer.of(promptOf(body, { candidate: { provider: 'anthropic', model: 'other' } })),
    await createPromptNamer(Buffer.from('another secret')).of(promptOf(body)),
  ];
  expect(new Set([first, ...others].map(({ system }) => system)).size).toBe(5);
  expect(new Set([first, ...others].map(({ whole }) => whole)).size).toBe(5);
});

it('names stay the same over releases, as vendors and processes of the release before know them', async () => {
  const tools = [{ name: 'find', description: 'Finds an order.', input_schema: {} }];
  const more = [...messages, { role: 'assistant', content: 'Hi.' }, { role: 'user', content: 'Bye.' }];
  const prompt = promptOf({ ...body, tools, messages: more });
  expect(await namer.of(prompt)).toEqual({
    tools: 'Ec8w-DOIJEfBJRpmH_zEmOeKLC8zJg8c',
    system: 'Q4K2Upg3jZuZMpUzMH8pRUsP7q8n3MLf',
    earlier: 'DTOUKeIQi_5K1vW86H2a8ceWj3bcuxpH',
    whole: 'Rqgs_RfIy2pKzGVwpTUksvPXtcWsa3jP',
  });
  expect(await namer.conversation(prompt)).toBe('Qey1BbXfWfEVQEJ0X_zdQJaIbEBEdCxI');
});

it('a conversation keeps its name as it grows: that of its system, or else of what was said first', async () => {
  const more = [...messages, { role: 'assistant', content: 'Hi.' }, { role: 'user', content: 'Bye.' }];
  for (const system of [{ system: 'Be kind.' }, {}]) {
    const first = await namer.conversation(promptOf({ ...system, messages }));
    expect(await namer.conversation(promptOf({ ...system, messages: more }))).toBe(first);
  }
  const other = [{ role: 'user', content: 'Good day.' }];
  const of = (said: object[], system = {}) => namer.conversation(promptOf({ ...system, messages: said }));
  expect(await of(other)).not.toBe(await of(messages));
  expect(await of(other, { system: 'Be kind.' })).toBe(await of(messages, { system: 'Be kind.' }));
});

it('a prompt without tools or system has no names for them, and the turn before is named by what it said', async () => {
  const first = await namer.of(promptOf({ messages }));
  expect(first).toMatchObject({ tools: undefined, system: undefined });
  const more = [...messages, { role: 'assistant', content: 'Hi.' }, { role: 'user', content: 'Bye.' }];
  const next = await namer.of(promptOf({ messages: more }));
  expect(next.earlier).toBe(first.whole);
  expect(next.whole).not.toBe(first.whole);
});
