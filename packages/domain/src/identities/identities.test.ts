import { beforeEach, expect, it } from 'vitest';
import { type GatewayProfile, gatewayChange } from './gateway-profile.ts';
import { type Identities, type OpenListener, openIdentities } from './identities.ts';
import type { KeyIdentity, SessionIdentity } from './identity.ts';

const ORGANIZATION = 'the organization';
const USER = 'the person';
const OTHER = 'another';
const NAMES = ['key', 'session', 'gateway', 'texts', 'page', 'prompt', 'categories'];

let heard: Parameters<OpenListener>[0];
let identities: Identities;
/** What else depends on changes. */
let dropped: string[];
/** What was looked up, in this order. */
let asked: string[];

beforeEach(() => {
  const open: OpenListener = (callbacks) => {
    heard = callbacks;
    return { isCurrent: () => true, caughtUp: async () => undefined, close: async () => undefined };
  };
  dropped = [];
  const other = { forget: (id: string) => void dropped.push(id), clear: () => void dropped.push('all') };
  identities = openIdentities(open, [other]);
});

/** What has to be looked up again, of everything that is asked for. */
async function lookUp(): Promise<string[]> {
  asked = [];
  const look =
    <T>(name: string, found: unknown) =>
    async () => {
      asked.push(name);
      return found as T;
    };
  const owned = { userId: USER, organizationId: ORGANIZATION };
  await identities.keys.find('a', look<KeyIdentity>('key', { id: 'k', ...owned }));
  await identities.sessions.find('a', look<SessionIdentity>('session', { id: 's', ...owned }));
  await identities.gateways.find('a', look<GatewayProfile>('gateway', owned));
  await identities.decidedTexts.find('a', look('texts', { ...owned, byHash: new Map(), size: 1 }));
  await identities.published.lists.find('a', look('page', { items: [], next: null }));
  await identities.published.prompts.find('a', look('prompt', { ...owned, reply: {} }));
  await identities.published.categories.find('a', look('categories', []));
  return asked;
}

it('everything is looked up once, and again when changes may have been missed', async () => {
  expect(await lookUp()).toEqual(NAMES);
  expect(await lookUp()).toEqual([]);
  heard.onLost();
  expect(await lookUp()).toEqual(NAMES);
  expect(await lookUp()).toEqual([]);
  expect(dropped).toEqual(['all']);
});

it.each([
  ['a key', 'k', ['key']],
  ['a session', 's', ['session']],
  ['a person', USER, ['key', 'session']],
  ['an organization', ORGANIZATION, ['key', 'session']],
  ['the calls of an organization to models', gatewayChange(ORGANIZATION), ['gateway', 'texts']],
  ['what everybody is shown', 'published', ['page', 'prompt', 'categories']],
  ['somebody else', OTHER, []],
  ['the calls of another organization', gatewayChange(OTHER), []],
])('with a change of %s that is looked up again which depends on it', async (_what, id, again) => {
  await lookUp();
  heard.onChange(id);
  expect(await lookUp()).toEqual(again);
  expect(await lookUp()).toEqual([]);
});

it('what else depends on a change is told of it, but for what everybody is shown', async () => {
  await lookUp();
  for (const id of [USER, 'published', OTHER]) heard.onChange(id);
  expect(dropped).toEqual([USER, OTHER]);
});
