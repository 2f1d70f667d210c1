import type { CreateBatchBody, BatchResult as Result } from '@refinery/contracts/batches.ts';
import type { Endpoint, InputOf, ItemOf, ReplyOf } from '@refinery/contracts/endpoint.ts';
import { type AnyEndpoint, ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import type { Problem as DeclaredProblem } from '@refinery/contracts/problem.ts';
import type { Static } from 'typebox';
import { expect, expectTypeOf, it } from 'vitest';
import type { Methods } from './generated/methods.ts';
import type { BatchResult, CreateBatchInput, NoInput, Problem } from './generated/types.ts';
import type { Pages } from './pages.ts';
import { PromptRefinery } from './prompt-refinery.ts';

type Named<Name> = Extract<AnyEndpoint, { operationId: Name }>;

/** Whether each fits where the other is wanted. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** What a method takes, without its short form and files. */
type Taken<Name extends keyof Methods> = Exclude<
  Parameters<Methods[Name]>[0],
  string | undefined | { file: unknown }
>;
/** What a method gives: its reply, or of a list one entry. */
type Given<Name extends keyof Methods> =
  ReturnType<Methods[Name]> extends Pages<infer Item> ? Item : Awaited<ReturnType<Methods[Name]>>;
/** The same, as contracts say it. */
type Promised<E extends Endpoint> = E extends { page: true }
  ? ItemOf<E>
  : ReplyOf<E> extends null
    ? Awaited<Promise<void>>
    : ReplyOf<E>;

/**
 * What an upload of several forms and a stream take and give stands in other tests: contracts say no type of
 * theirs.
 */
type Plain = Exclude<
  keyof Methods,
  | 'createBatch'
  | 'addDatasetItems'
  | 'importDataset'
  | 'streamResults'
  | 'exportAuditLog'
  | 'downloadUserExport'
  | 'exportPrompts'
  | 'importPrompts'
  | 'sendChatMessage'
  | 'streamRunResults'
>;
type Inputs = {
  [Name in Plain]: Same<Taken<Name> extends NoInput ? unknown : Taken<Name>, InputOf<Named<Name>>>;
};
type Replies = { [Name in Plain]: Same<Given<Name>, Promised<Named<Name>>> };

it('has a method for each endpoint', () => {
  const client = new PromptRefinery({ baseUrl: 'http://localhost' });
  const missing = ENDPOINTS.filter(
    ({ operationId }) => typeof Reflect.get(client, operationId) !== 'function',
  );
  expect(missing).toEqual([]);
  expectTypeOf<keyof Methods>().toEqualTypeOf<AnyEndpoint['operationId']>();
});

it('takes and gives what contracts say', () => {
  expectTypeOf<Inputs>().toEqualTypeOf<Record<Plain, true>>();
  expectTypeOf<Replies>().toEqualTypeOf<Record<Plain, true>>();
  expectTypeOf<Same<BatchResult, Result>>().toEqualTypeOf<true>();
  expectTypeOf<Same<CreateBatchInput, Static<typeof CreateBatchBody>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<Problem, DeclaredProblem>>().toEqualTypeOf<true>();
});
