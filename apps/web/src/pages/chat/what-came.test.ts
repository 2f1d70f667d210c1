import { ApiError, type Chat } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { cameOf, isGone, whatCame } from './what-came.ts';

const message = (
  role: 'user' | 'assistant',
  content: string,
  status: 'pending' | 'completed' | 'cancelled' | 'failed' = 'completed',
): Chat['messages'][number] => ({
  id: `${role} ${content}`,
  role,
  content,
  status,
  createdAt: '2026-05-01T00:00:00.000Z',
  provider: null,
  model: null,
  finishReason: null,
  usage: null,
});
const sent = { content: 'Two', before: 2 };
const chat = (messageCount: number, ...messages: Chat['messages']) => ({
  messageCount,
  messages,
  busy: false,
});

it('a reply came, or a part of one', () => {
  expect(whatCame(chat(4, message('assistant', 'ok'), message('user', 'Two')), sent)).toBe('reply');
  const part = message('assistant', 'o', 'cancelled');
  expect(whatCame(chat(4, part, message('user', 'Two')), sent)).toBe('reply');
});

it('a reply is still being written', () => {
  const question = message('user', 'Two', 'pending');
  expect(whatCame({ ...chat(3, question), busy: true }, sent)).toBe('reply');
});

it('nothing came', () => {
  const before = [message('assistant', 'ok'), message('user', 'Two')];
  expect(whatCame(chat(2, ...before), sent)).toBe('nothing');
  expect(whatCame(chat(3, message('user', 'Two', 'failed'), ...before), sent)).toBe('nothing');
});

it('what came from another tab is no reply to this message', () => {
  expect(whatCame(chat(4, message('assistant', 'ok'), message('user', 'Three')), sent)).toBe('nothing');
  expect(whatCame({ ...chat(3, message('user', 'Three', 'pending')), busy: true }, sent)).toBe('nothing');
});

it('other messages came after it', () => {
  const after = [message('assistant', 'ok'), message('user', 'Three')];
  const answer = [message('assistant', 'so'), message('user', 'Two')];
  expect(whatCame(chat(6, ...after, ...answer), sent)).toBe('reply');
  expect(whatCame(chat(5, ...after, message('user', 'Two', 'failed')), sent)).toBe('nothing');
  expect(whatCame({ ...chat(5, message('user', 'Three', 'pending'), ...answer), busy: true }, sent)).toBe(
    'reply',
  );
});

it('an older message with the same words is another one', () => {
  const older = [message('assistant', 'ok'), message('user', 'Two')];
  expect(whatCame(chat(3, message('user', 'Three', 'failed'), ...older), sent)).toBe('nothing');
});

const problem = (code: 'session_busy' | 'session_not_found' | 'unauthenticated', status?: number) =>
  Object.assign(new ApiError({ code, detail: '' }), { status });
const streamed = { isWhole: false, hasText: false, failure: null };

it('the end of a stream tells what came, or the chat has to', () => {
  expect(cameOf({ ...streamed, isWhole: true })).toBe('reply');
  expect(cameOf(streamed)).toBeNull();
  expect(cameOf({ ...streamed, failure: new TypeError('broken') })).toBeNull();
  expect(cameOf({ ...streamed, failure: problem('session_busy', 409) })).toBe('nothing');
  expect(cameOf({ ...streamed, failure: problem('unauthenticated', 401) })).toBe('nothing');
  expect(cameOf({ ...streamed, failure: problem('session_busy', 502) })).toBeNull();
  expect(cameOf({ ...streamed, failure: problem('session_busy', 409), hasText: true })).toBeNull();
  expect(cameOf({ ...streamed, failure: problem('session_busy') })).toBeNull();
});

it('a chat is gone where the API says so', () => {
  expect(isGone(problem('session_not_found', 404))).toBe(true);
  expect(isGone(problem('session_not_found', 503))).toBe(false);
  expect(isGone(problem('unauthenticated', 401))).toBe(false);
  expect(isGone(Object.assign(new ApiError({ code: 'invalid_response', detail: '' }), { status: 404 }))).toBe(
    false,
  );
});
