import { expect, onTestFinished, test } from 'vitest';
import { freePort, listen, onPort, PortTakenError, portOf } from './ports.ts';

/** A launch that finds its port taken so many times. */
function takenTimes(times: number): { tried: number[]; launch: (port: number) => Promise<string> } {
  const tried: number[] = [];
  const launch = async (port: number) => {
    tried.push(port);
    if (tried.length <= times) throw new PortTakenError();
    return `started on ${port}`;
  };
  return { tried, launch };
}

test('where a free port is taken meanwhile another one is used', async () => {
  const { tried, launch } = takenTimes(2);
  expect(await onPort(0, 'Redis', launch)).toBe(`started on ${tried[2]}`);
  expect(tried).toHaveLength(3);
});

test('it is given up after five ports', async () => {
  const { tried, launch } = takenTimes(9);
  await expect(onPort(0, 'Redis', launch)).rejects.toThrow('before Redis could use it');
  expect(tried).toHaveLength(5);
});

test('no other port is taken for the one that was asked for', async () => {
  const { tried, launch } = takenTimes(1);
  await expect(onPort(5_000, 'Redis', launch)).rejects.toMatchObject({
    message: 'Port 5000 is used by another program.',
    advice: expect.stringContaining('another port for Redis'),
  });
  expect(tried).toEqual([5_000]);
});

test('what fails for other reasons is not tried again', async () => {
  let tries = 0;
  const broken = async () => {
    tries++;
    throw new Error('no room');
  };
  await expect(onPort(0, 'Redis', broken)).rejects.toThrow('no room');
  expect(tries).toBe(1);
});

test('a port that is in use is not free', async () => {
  const server = await listen(() => {}, 0);
  onTestFinished(() => void server.close());
  await expect(freePort(portOf(server))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await freePort()).not.toBe(portOf(server));
});

test('a free port is none that the system gives to whoever asks for any', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(ports.filter((port) => port >= 32_768)).toEqual([]);
});
