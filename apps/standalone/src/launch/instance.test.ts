import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { Server } from '../servers/open-servers.ts';
import type { SupervisedApp } from './app-process.ts';
import { endOf, type Instance } from './instance.ts';

/** What happened, in order. */
let events: string[];
/** Lets what waits under a name go on. */
let gates: Map<string, PromiseWithResolvers<void>>;

beforeEach(() => {
  events = [];
  gates = new Map();
});

/** Notes the beginning and the end of something that lasts until its gate is opened. */
async function step(name: string): Promise<void> {
  const gate = Promise.withResolvers<void>();
  gates.set(name, gate);
  events.push(`${name} begins`);
  await gate.promise;
  events.push(`${name} ends`);
}

async function open(name: string): Promise<void> {
  gates.get(name)?.resolve();
  await setImmediate();
}

const app = (name: 'api' | 'worker'): SupervisedApp => ({
  name,
  ready: Promise.resolve(),
  pid: () => 0,
  restart: () => {},
  stop: () => step(name),
  kill: () => void events.push(`${name} killed`),
});

const server = (name: string): Server => ({
  url: '',
  stop: () => step(name),
  kill: () => void events.push(`${name} killed`),
});

function instanceOf(servers: Promise<Server>[]): Instance {
  const atEnd = ['runtime file', 'lock'].map((name) => () => void events.push(name));
  return { terminal, watch: false, apps: [app('api'), app('worker')], servers, atEnd };
}

const say = (line: string): void => void events.push(line);
const terminal = { progress: say, warn: say, print: say };
const running = () => [Promise.resolve(server('postgres')), Promise.resolve(server('redis'))];

test('the apps end before the servers they need, and locks and files go last', async () => {
  const ended = endOf(instanceOf(running()))('SIGTERM');
  await setImmediate();
  for (const name of ['worker', 'api', 'redis', 'postgres']) await open(name);
  await ended;
  expect(events).toEqual([
    'SIGTERM: stopping',
    ...['api begins', 'worker begins', 'worker ends', 'api ends'],
    ...['postgres begins', 'redis begins', 'redis ends', 'postgres ends'],
    ...['runtime file', 'lock'],
    'Stopped',
  ]);
});

test('asked a second time it ends everything at once, and still gives locks and files back', async () => {
  const end = endOf(instanceOf(running()));
  const first = end('SIGTERM');
  await setImmediate();
  const second = end('SIGTERM');
  await setImmediate();
  expect(events.slice(1)).toEqual([
    ...['api begins', 'worker begins'],
    ...['api killed', 'worker killed', 'postgres killed', 'redis killed'],
  ]);
  for (const name of ['api', 'worker', 'postgres', 'redis']) await open(name);
  await Promise.all([first, second]);
  expect(events.slice(-3)).toEqual(['runtime file', 'lock', 'Stopped']);
  expect(events.filter((event) => event === 'lock')).toHaveLength(1);
});

test('a server that is still starting is waited for and stopped; one that could not start is passed over', async () => {
  const starting = Promise.withResolvers<Server>();
  const failed = Promise.reject(new Error('no room'));
  failed.catch(() => {});
  const ended = endOf(instanceOf([starting.promise, failed]))();
  await setImmediate();
  for (const name of ['api', 'worker']) await open(name);
  expect(events).not.toContain('lock');
  starting.resolve(server('postgres'));
  await setImmediate();
  await open('postgres');
  await ended;
  expect(events.slice(-4)).toEqual(['postgres begins', 'postgres ends', 'runtime file', 'lock']);
});

test('where one cannot be stopped the others are, locks and files go, and it is said', async () => {
  const broken = { ...server('postgres'), stop: () => Promise.reject(new Error('stuck')) };
  const ended = endOf(instanceOf([Promise.resolve(broken), Promise.resolve(server('redis'))]))();
  await setImmediate();
  for (const name of ['api', 'worker', 'redis']) await open(name);
  await ended;
  expect(events.slice(-4)).toEqual([
    'redis ends',
    'Stopping failed: Error: stuck',
    ...['runtime file', 'lock'],
  ]);
});

test('where an app cannot be stopped the servers are all the same', async () => {
  const broken = { ...app('api'), stop: () => Promise.reject(new Error('stuck')) };
  const instance = instanceOf(running());
  const ended = endOf({ ...instance, apps: [broken, app('worker')] })();
  await setImmediate();
  for (const name of ['worker', 'postgres', 'redis']) await open(name);
  await ended;
  expect(events).toEqual(expect.arrayContaining(['worker ends', 'postgres ends', 'redis ends']));
  expect(events.slice(-3)).toEqual(['Stopping failed: Error: stuck', 'runtime file', 'lock']);
});
