import { expect, it } from 'vitest';
import { accessOf, type Caller, can } from './can.ts';

const person = (permissions: string[], operator?: boolean): Caller => ({
  caller: 'person',
  permissions,
  ...(operator === undefined ? {} : { operator }),
});
const key = (permissions: string[]): Caller => ({ caller: 'api-key', permissions });

it('nobody who has not signed in may do more than what is public', () => {
  expect([accessOf('login'), can('login', null)]).toEqual(['public', true]);
  for (const operation of ['getMe', 'listPrompts', 'createBroadcast'] as const)
    expect(can(operation, null), operation).toBe(false);
});

it('a permission is what an operation asks for, by its name', () => {
  expect(accessOf('listPrompts')).toBe('prompts:read');
  expect(can('listPrompts', person(['prompts:read']))).toBe(true);
  expect(can('listPrompts', key(['prompts:read']))).toBe(true);
  expect(can('createPrompt', person(['prompts:read']))).toBe(false);
  expect(can('listPrompts', person([], true))).toBe(false);
});

it('an operator is only who is said to be one, whatever else they may', () => {
  expect(accessOf('createBroadcast')).toBe('operator');
  const all = ['operator', 'prompts:write', 'organization:write'];
  expect(can('createBroadcast', person(all))).toBe(false);
  expect(can('createBroadcast', person(all, false))).toBe(false);
  expect(can('createBroadcast', person([], true))).toBe(true);
});

it('what is for people is not for programs, and what is for all who signed in is for both', () => {
  expect(accessOf('listSessions')).toBe('person');
  expect([can('listSessions', person([])), can('listSessions', key(['person']))]).toEqual([true, false]);
  expect(accessOf('getMe')).toBe('signed-in');
  expect([can('getMe', person([])), can('getMe', key([]))]).toEqual([true, true]);
});
