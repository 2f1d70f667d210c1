import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PrefixesQuery, PrefixSchema } from '../prefixes.ts';
import { SavingsQuery, SavingsSchema } from '../savings.ts';

const tag = { name: 'Savings', description: 'What calls to models cost less, and what makes them cost more' };
const reading = { method: 'GET', access: 'usage:read', tag, errors: [] } as const;

export const getSavingsEndpoint = endpoint({
  ...reading,
  operationId: 'getSavings',
  path: '/api/v1/savings',
  summary: 'What was saved',
  description:
    'Dollars that calls to models cost less, computed from their tokens as the provider reported them and its prices of the day. A saving is only what is known: of a call without a known price there are tokens and no dollars. Where only daily sums of calls are kept, days in UTC count whole that the period touches. Replies that were kept (`replyCache`) are no calls and not counted.',
  query: SavingsQuery,
  reply: { 200: SavingsSchema },
});

export const listPrefixesEndpoint = endpoint({
  ...reading,
  operationId: 'listPrefixes',
  path: '/api/v1/prefixes',
  summary: 'Where prompts first differ',
  description:
    'A provider’s cache reads a prompt only up to where it first differs from an earlier one. For each API key and model: how much of its prompts came from the cache, and where consecutive prompts first differ within tools and system texts, most often. Those with the most calls come first, at most 200. What was said in conversations is not compared.',
  query: PrefixesQuery,
  reply: { 200: Type.Array(PrefixSchema) },
});

export const savingsEndpoints = [getSavingsEndpoint, listPrefixesEndpoint] as const;
