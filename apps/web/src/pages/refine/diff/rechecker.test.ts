import { ApiError } from '@prompt-refinery/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Findings } from './findings.ts';
import { Rechecker } from './rechecker.ts';

const findings = (tokens: number): Findings => ({
  passed: true,
  requirements: [],
  added: [],
  checked: 0,
  tokens,
});

/** A check that answers when it is told to. */
function checks() {
  const asked: { text: string; answer: (tokens: number) => void; refuse: (error: Error) => void }[] = [];
  const check = (text: string): Promise<Findings> =>
    new Promise((resolve, reject) => {
      asked.push({ text, answer: (tokens) => resolve(findings(tokens)), refuse: reject });
    });
  return { asked, check };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks once the text is left alone, one check at a time, and knows what it has asked', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(400);
  rechecker.want('third');
  await vi.advanceTimersByTimeAsync(499);
  expect(asked).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked.map(({ text }) => text)).toEqual(['third']);
  rechecker.want('fourth');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(1);
  asked[0]?.answer(3);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.map(({ text }) => text)).toEqual(['third', 'fourth']);
  expect(rechecker.state().status).toBe('checking');
  asked[1]?.answer(4);
  await vi.advanceTimersByTimeAsync(0);
  expect(rechecker.state()).toMatchObject({ status: 'checked', text: 'fourth', findings: { tokens: 4 } });
  rechecker.want('first');
  expect(rechecker.state()).toMatchObject({ status: 'checked', text: 'first', findings: { tokens: 1 } });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(2);
});

it('waits as long as the API asks it to, and then asks for the text of then', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(500);
  asked[0]?.refuse(
    new ApiError({ code: 'rate_limited', detail: 'Wait.', status: 429, retryAfterSeconds: 30 }),
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(rechecker.state().status).toBe('waiting');
  rechecker.want('third');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(asked).toHaveLength(1);
  expect(rechecker.state().status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.map(({ text }) => text)).toEqual(['second', 'third']);
});

it('says that a check failed, and tries again when told to', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(500);
  asked[0]?.refuse(new ApiError({ code: 'network_error', detail: 'Gone.' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(rechecker.state()).toMatchObject({ status: 'failed', error: { code: 'network_error' } });
  rechecker.retry();
  await vi.advanceTimersByTimeAsync(500);
  asked[1]?.answer(2);
  await vi.advanceTimersByTimeAsync(0);
  expect(rechecker.state()).toMatchObject({ status: 'checked', text: 'second' });
});

it('asks for the text of now where a check of an older one failed', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(500);
  rechecker.want('third');
  asked[0]?.refuse(new ApiError({ code: 'network_error', detail: 'Gone.' }));
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.map(({ text }) => text)).toEqual(['second', 'third']);
  expect(rechecker.state().status).toBe('checking');
});

it('asks again for a text whose check failed when it is written once more', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(500);
  asked[0]?.refuse(new ApiError({ code: 'network_error', detail: 'Gone.' }));
  await vi.advanceTimersByTimeAsync(0);
  rechecker.want('second');
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.map(({ text }) => text)).toEqual(['second', 'second']);
});

it('remembers the first text however many came later, and of those the newest', async () => {
  const { asked, check } = checks();
  const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
  for (let at = 0; at < 21; at++) {
    rechecker.want(`text ${at}`);
    await vi.advanceTimersByTimeAsync(500);
    asked[at]?.answer(at);
    await vi.advanceTimersByTimeAsync(0);
  }
  for (const text of ['first', 'text 20', 'text 2']) {
    rechecker.want(text);
    expect(rechecker.state()).toMatchObject({ status: 'checked', text });
  }
  rechecker.want('text 1');
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.at(-1)?.text).toBe('text 1');
});

describe('a page that is left', () => {
  it('asks nothing more, and goes on where it is opened again', async () => {
    const { asked, check } = checks();
    const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
    const leave = rechecker.start();
    rechecker.want('second');
    leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(0);
    rechecker.start();
    await vi.advanceTimersByTimeAsync(500);
    expect(asked.map(({ text }) => text)).toEqual(['second']);
  });

  it('says of no check that it failed', async () => {
    const { asked, check } = checks();
    const rechecker = new Rechecker({ text: 'first', findings: findings(1) }, check);
    const leave = rechecker.start();
    rechecker.want('second');
    await vi.advanceTimersByTimeAsync(500);
    leave();
    asked[0]?.refuse(new ApiError({ code: 'aborted', detail: 'Left.' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(rechecker.state().status).toBe('checking');
  });
});
