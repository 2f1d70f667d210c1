import { randomUUID } from 'node:crypto';
import type { BatchOptions, BatchResult } from '@refinery/contracts/batches.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer } from '@refinery/testing/fake-vendors/block-writer.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveProvider } from '../providers/save-provider.ts';
import { saveVerificationSettings } from '../providers/verification-settings.ts';
import { streamResults } from './stream-results.ts';
import { openLaneBench } from './testing/lane-bench.ts';

const PROMPT =
  'Could you please write a report of at most 200 words? It has to be readable for our shopkeepers in the hills.';
const FAITHFUL = 'Write a report of at most 200 words. Uplanders who run our stores must follow it.';

const bench = fixture(openLaneBench);
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  bench.vendor.reset();
  bench.vendor.respondWith((request) =>
    asksSecondReader(request)
      ? { kind: 'reply', text: answersTo(request, () => true), usage: { inputTokens: 40, outputTokens: 2 } }
      : {
          kind: 'reply',
          text: blockAnswer(request, FAITHFUL),
          usage: { inputTokens: 100, outputTokens: 20 },
        },
  );
});

const upload = (options: BatchOptions = {}) =>
  uploadBatch(member, [{ text: PROMPT }, { text: `${PROMPT} ` }], { provider: 'openai', ...options });
const results = async (id: string): Promise<BatchResult[]> => {
  await bench.drain(id);
  return Array.fromAsync(await streamResults(member.as, { id }));
};
const readings = () => bench.vendor.requests.filter(asksSecondReader).length;

describe('items with doubts', () => {
  it('are read as single prompts are, and say who decided and what it cost', async () => {
    const { id } = await upload();
    for (const result of await results(id)) {
      expect(result).toMatchObject({
        refinedText: FAITHFUL,
        checks: { passed: true, verifiedBy: { provider: 'openai' } },
        usage: {
          inputTokens: 140,
          outputTokens: 22,
          spentTokens: 162,
          verification: { provider: 'openai', inputTokens: 40, outputTokens: 2 },
        },
      });
    }
    expect(readings()).toBe(2);
  });

  it('are read by nobody with `verify: off`', async () => {
    const { id } = await upload({ verify: 'off' });
    for (const result of await results(id)) {
      expect(result).toMatchObject({ provider: 'local', checks: { passed: true, verifiedBy: null } });
      expect(result.usage?.verification).toBeUndefined();
    }
    expect(readings()).toBe(0);
  });

  it('keep the settings of the time when the batch was made', async () => {
    await saveVerificationSettings(member.as, { verify: 'off' });
    const { id } = await upload();
    await saveVerificationSettings(member.as, { verify: 'doubts' });
    await results(id);
    expect(readings()).toBe(0);
  });
});
