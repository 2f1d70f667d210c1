import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const PROMPT =
  'Hello! Please could you kindly write a summary of the report, in order to help me? Do not exceed 100 words. Thank you very much!';

let test: TestApp;
let member: Member;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  member = await buildMember(test.ctx);
});
afterAll(() => test.close());

const optimize = (body: object, headers = {}) =>
  test.send(member, { method: 'POST', url: '/api/v1/optimize', payload: body, headers });

describe('POST /optimize', () => {
  it('answers a shorter text whose checks passed', async () => {
    const reply = await optimize({ text: PROMPT, metadata: { team: 'search' } });
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect(body).toMatchObject({
      provider: 'local',
      strategy: 'UNIVERSAL',
      compressionLevel: 'medium',
      outputFormat: 'default',
      checks: { passed: true, lost: [] },
      cached: false,
      metadata: { team: 'search' },
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
    expect(body.refinedTokens).toBeLessThan(body.originalTokens);
    expect(body.refinedText).toContain('100 words');
  });

  it('answers the same request from the earlier result, with a row of its own', async () => {
    const first = (await optimize({ text: `${PROMPT} Again.` })).json();
    const second = (await optimize({ text: `${PROMPT} Again.` })).json();
    expect(second.cached).toBe(true);
    expect(second.id).not.toBe(first.id);
    expect(second.refinedText).toBe(first.refinedText);
  });
});
