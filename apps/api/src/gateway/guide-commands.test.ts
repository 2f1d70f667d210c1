import { writeFile } from 'node:fs/promises';
import { ensureDemoAccounts } from '@refinery/domain/seed/ensure-demo-accounts.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { refineTexts, useSystemText } from '@refinery/testing/refine-texts.ts';
import { beforeAll, expect, it } from 'vitest';
import { normalize } from '../testing/guide/normalize.ts';
import { openGatewayApp } from './testing/gateway-app.ts';
import { type Block, blocksOf, GUIDE_FILE, readGuide } from './testing/guide/blocks.ts';
import { packJson } from './testing/guide/pack-json.ts';
import { paste, type Variables } from './testing/guide/run.ts';
import { answerLikeVendors, callLikeAShop } from './testing/guide/shop-traffic.ts';

const WORDY = `You are the assistant of Acme, a shop for garden tools. Please make sure that you always answer in English. It is very important
that you never name a price. In order to find an order, you have to ask for its number. Please note that you should answer in at most 100 words.`;

const test = fixture(openGatewayApp);
beforeAll(async () => {
  await ensureDemoAccounts(test.ctx, 'test');
  answerLikeVendors(test);
});

/** The API as the signed-in reader of the guide. */
async function api(env: Variables, path: string, body?: object) {
  const response = await fetch(`${test.url}/api${path}`, {
    headers: { authorization: `Bearer ${env.TOKEN}`, 'content-type': 'application/json' },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  return Object(await response.json());
}

/** What has happened before the commands of a section are pasted. */
const BEFORE: Record<string, (env: Variables) => Promise<void>> = {
  'Decided system texts': async (env) => {
    const { organizationId } = await api(env, '/auth/me');
    await useSystemText(test.ctx, organizationId, WORDY, { calls: 40 });
    await refineTexts(test.ctx, organizationId);
  },
  'What was saved': async (env) => {
    const key = async (name: string) => (await api(env, '/api-keys', { name, scopes: ['models:call'] })).key;
    await callLikeAShop(test, { shop: await key('Shop'), reports: await key('Reports') });
  },
};

/** What a command prints, as the guide shows it. */
function shown(printed: string, language: string): string {
  const text = language === 'json' ? `${packJson(JSON.parse(printed))}\n` : printed.replaceAll('\r', '');
  return normalize(text).replace(/(resets on )\S+Z/, '$12026-04-01T00:00:00.000Z');
}

it('docs/gateway.md shows what its commands print (UPDATE_DOCS=1 writes it anew)', async () => {
  const before = readGuide();
  let guide = before;
  let env: Variables = {};
  const done = new Set<string>();
  const run = async ({ code, section, answer }: Block) => {
    if (!done.has(section)) await BEFORE[section]?.(env);
    done.add(section);
    await test.ctx.ledger.settled();
    const { printed, env: after } = await paste(code, test.url, env);
    env = after;
    // What is not shown must not be a refusal.
    if (!answer) expect(printed, code).not.toMatch(/"(error|requestId)":/);
    else {
      const { start, text, language } = answer;
      const moved = guide.length - before.length;
      guide =
        guide.slice(0, start + moved) + shown(printed, language) + guide.slice(start + moved + text.length);
    }
  };
  for (const block of blocksOf(before)) if (block.language === 'sh') await run(block);
  expect(Object.keys(BEFORE).filter((section) => !done.has(section))).toEqual([]);
  if (process.env.UPDATE_DOCS) await writeFile(GUIDE_FILE, guide);
  expect(readGuide()).toBe(guide);
});
