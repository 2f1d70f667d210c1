import { WIRE_ENDPOINTS } from '@refinery/contracts/gateway.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, MESSAGES_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';
import {
  CLAUDE_CODE_BETAS,
  CLAUDE_CODE_BODY,
  CLAUDE_CODE_HEADERS,
  CODEX_HEADERS,
  codexBodies,
} from './testing/guide/agent-requests.ts';
import { blocksOf, codeIn, readGuide } from './testing/guide/blocks.ts';
import { paste, runProgram } from './testing/guide/run.ts';

const test = fixture(openGatewayApp);

const [openaiProgram = '', anthropicProgram = '', ...otherPrograms] = codeIn('js');
const SAID = {
  openai: `${CHAT_REPLY.choices[0]?.message.content}\n`,
  anthropic: `${MESSAGES_REPLY.content[0]?.text}\n`,
};
const received = () => test.vendor.received.at(-1);

const settings = (section: string) => {
  const block = blocksOf(readGuide()).find(
    (each) => each.section === section && each.code.includes('_BASE_URL'),
  );
  return paste(block?.code ?? '', test.url, { REFINERY_KEY: test.key });
};

describe('the programs in docs/gateway.md', () => {
  it('work', async () => {
    expect(otherPrograms).toEqual([]);
    const env = { REFINERY_KEY: test.key };
    test.vendor.respondWith(json(CHAT_REPLY));
    expect(await runProgram(openaiProgram, test.url, env)).toBe(SAID.openai);
    test.vendor.respondWith(json(MESSAGES_REPLY));
    expect(await runProgram(anthropicProgram, test.url, env)).toBe(SAID.anthropic);
  });

  it('work with what they are told by the environment', async () => {
    const { env } = await settings('First call');
    const { REFINERY_KEY: _, ...told } = env;
    const plain = (program: string) => {
      const changed = program.replace(/\(\{ baseURL: .* \}\)/, '()');
      expect(changed).not.toBe(program);
      return runProgram(changed, test.url, told);
    };
    test.vendor.respondWith(json(CHAT_REPLY));
    expect(await plain(openaiProgram)).toBe(SAID.openai);
    test.vendor.respondWith(json(MESSAGES_REPLY));
    expect(await plain(anthropicProgram)).toBe(SAID.anthropic);
  });
});

describe('Claude Code', () => {
  const send = async (credentials: Record<string, string>, body: object, key = test.key) => {
    const { env } = await settings('Claude Code');
    expect(env.ANTHROPIC_AUTH_TOKEN).toBe(test.key);
    expect(env).not.toHaveProperty('ANTHROPIC_API_KEY');
    const filled = Object.entries(credentials).map(([name, value]) => [name, value.replace('KEY', key)]);
    return fetch(`${env.ANTHROPIC_BASE_URL}/v1/messages?beta=true`, {
      method: 'POST',
      headers: { ...CLAUDE_CODE_HEADERS, ...Object.fromEntries(filled) },
      body: JSON.stringify(body),
    });
  };
  const BEARER = { authorization: 'Bearer KEY' };

  it.each([[BEARER], [{ 'x-api-key': 'KEY' }], [{ ...BEARER, 'x-api-key': 'KEY' }]])(
    'is told an address that takes what it sends, with %j',
    async (credentials) => {
      test.vendor.respondWith(stream(...STREAMS.messages));
      const response = await send(credentials, CLAUDE_CODE_BODY);
      expect(await response.text()).toBe(STREAMS.messages.join(''));
      expect(String(received()?.body)).toBe(JSON.stringify(CLAUDE_CODE_BODY));
      const { headers = {} } = received() ?? {};
      expect(headers['anthropic-beta']).toBe(CLAUDE_CODE_BETAS);
      expect(Object.keys(headers).filter((name) => /^x-(?!api-key)/.test(name))).toEqual([]);
    },
  );

  it('may ask for more than a small budget has', async () => {
    const terms = { name: 'Budget', scopes: ['models:call' as const], monthlyBudgetUsd: 1 };
    const { key } = await createApiKey(test.member.as, terms);
    const empty = { ...CLAUDE_CODE_BODY, padding: '' };
    const padding = 'x'.repeat(85_565 - JSON.stringify(empty).length);
    const response = await send(BEARER, { ...empty, padding }, key);
    expect(response.status).toBe(402);
    const [, needs] = /, (\$[\d.]+) are set aside/.exec(readGuide()) ?? [];
    expect(await response.text()).toContain(`may cost ${needs}`);
  });

  it('can count tokens, and lists models', async () => {
    const { env } = await settings('Claude Code');
    const headers = { ...CLAUDE_CODE_HEADERS, authorization: `Bearer ${test.key}` };
    test.vendor.respondWith(json({ input_tokens: 7 }));
    const counted = await fetch(`${env.ANTHROPIC_BASE_URL}/v1/messages/count_tokens?beta=true`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: 'claude-opus-4-8', messages: [] }),
    });
    expect(await counted.json()).toEqual({ input_tokens: 7 });
    const listed = await fetch(`${env.ANTHROPIC_BASE_URL}/v1/models?limit=1000`, {
      headers: { authorization: `Bearer ${test.key}` },
    });
    const { data } = Object(await listed.json());
    expect(data).toContainEqual(expect.objectContaining({ id: 'anthropic/claude-opus-4-8' }));
  });
});

describe('Codex', () => {
  const [config = ''] = codeIn('toml');
  const told =
    /^model = "(?<model>.+)"[\s\S]*base_url = "(?<url>[^"]+)"\nenv_key = "REFINERY_KEY"\nwire_api = "(?<api>\w+)"/;
  const { model = '', url = '', api = '' } = told.exec(config)?.groups ?? {};

  it.each(codexBodies(model))(
    'is told an address that takes what it sends, with $input.0.type first',
    async (body) => {
      test.vendor.respondWith(stream(...STREAMS.responses));
      const response = await fetch(`${url.replace('localhost:5080', new URL(test.url).host)}/${api}`, {
        method: 'POST',
        headers: { ...CODEX_HEADERS, authorization: `Bearer ${test.key}` },
        body: JSON.stringify(body),
      });
      expect(await response.text()).toBe(STREAMS.responses.join(''));
      expect(String(received()?.body)).toBe(JSON.stringify({ ...body, model: model.replace('openai/', '') }));
      expect(Object.keys(received()?.headers ?? {}).filter((name) => /codex|^x-/.test(name))).toEqual([]);
    },
  );
});

it('every endpoint is named in docs/gateway.md', () => {
  const named = [...readGuide().matchAll(/`(GET|POST) (\/v1\/[^`]+)`/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const known = WIRE_ENDPOINTS.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(named.toSorted()).toEqual(known.toSorted());
});
