import type { CustomRequestFormat, RemoteProvider } from '@refinery/contracts/enums.ts';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { ProtocolName } from '@refinery/testing/fake-vendors/protocols/protocol.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { refiningTo } from '../../testing/vendor-app.ts';

const PROMPT =
  'Could you please write a report of at most 200 words about our sales in 2024? Never mention Acme GmbH. Thank you!';
const SHORT = 'Report our 2024 sales in at most 200 words. Never mention Acme GmbH.';

/** Provider, the protocol it speaks, and the format where it is a custom endpoint. */
const VENDORS: [RemoteProvider, ProtocolName, CustomRequestFormat?][] = [
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['gemini', 'openai'],
  ['deepseek', 'openai'],
  ['groq', 'openai'],
  ['openrouter', 'openai'],
  ['custom', 'openai', 'openai'],
  ['custom', 'anthropic', 'anthropic'],
  ['custom', 'generic', 'generic'],
];

let test: TestApp;
let vendors: Record<ProtocolName, FakeVendor>;
let count = 0;

beforeAll(async () => {
  const [openai, anthropic, generic] = await Promise.all([
    startFakeVendor({ protocol: 'openai' }),
    startFakeVendor({ protocol: 'anthropic' }),
    startFakeVendor({ protocol: 'generic' }),
  ]);
  vendors = { openai, anthropic, generic };
  const speaking = ['OPENAI', 'GEMINI', 'DEEPSEEK', 'GROQ', 'OPENROUTER'];
  test = await openTestApp(inject('services'), {
    env: {
      ...Object.fromEntries(speaking.map((name) => [`${name}_BASE_URL`, openai.baseUrl])),
      ...Object.fromEntries([...speaking, 'ANTHROPIC'].map((name) => [`${name}_API_KEY`, 'sk-operator'])),
      ANTHROPIC_BASE_URL: anthropic.baseUrl,
      UPSTREAM_ALLOWLIST: Object.values(vendors)
        .map(({ url }) => new URL(url).host)
        .join(','),
      PROVIDER_RETRIES: '0',
    },
  });
});
afterEach(() => Object.values(vendors).forEach((vendor) => void vendor.reset()));
afterAll(async () => {
  await test.close();
  await Promise.all(Object.values(vendors).map((vendor) => vendor.close()));
});

describe.each(VENDORS)('%s, which speaks %s', (provider, protocol, requestFormat) => {
  let member: Member;
  beforeAll(async () => {
    member = await buildMember(test.ctx);
    if (!requestFormat) return;
    await saveProvider(member.as, {
      provider,
      baseUrl: vendors[protocol].baseUrl,
      authValue: 'Bearer secret',
      defaultModel: 'house-model',
      requestFormat,
    });
  });
  const optimize = async (mode: string, write: (short: string) => string) => {
    count++;
    const text = `${PROMPT} Case ${count}.`;
    const short = `${SHORT} Case ${count}.`;
    vendors[protocol].respondWith(refiningTo(write(short)));
    const payload = { text, provider, mode };
    const reply = await test.post(member, '/api/optimize?include=edits', payload);
    expect(reply.statusCode).toBe(200);
    return { text, short, body: reply.json(), requests: vendors[protocol].requests };
  };

  it('is checked, and its edits are exact', async () => {
    const { text, short, body, requests } = await optimize('direct', (short) => short);
    expect(promptIn(requests[0]).replaceAll('\n', ' ')).toBe(text);
    expect(body).toMatchObject({ provider, refinedText: short, checks: { passed: true }, warnings: [] });
    let at = 0;
    let result = '';
    for (const edit of body.edits) {
      result += text.slice(at, edit.start) + edit.replacement;
      at = edit.end;
    }
    expect(result + text.slice(at)).toBe(short);
  });

  it('has what it lost left out', async () => {
    const { body } = await optimize('direct', (short) =>
      short.replace('200', 'few').replace('Never mention', 'Mention'),
    );
    expect(body).toMatchObject({ checks: { passed: true } });
    expect(body.refinedText).toContain('200 words');
    expect(body.refinedText).toContain('Never mention');
    expect(body.warnings.join(' ')).toMatch(new RegExp(`${provider}: .+not taken.+200`));
  });

  it('sees the shorter text in hybrid mode', async () => {
    const { text, short, body, requests } = await optimize('hybrid', (short) => short);
    const seen = promptIn(requests[0]);
    expect(seen.length).toBeLessThan(text.length);
    expect(seen).not.toMatch(/please|thank/i);
    expect(body).toMatchObject({ provider, mode: 'hybrid', refinedText: short });
  });
});
