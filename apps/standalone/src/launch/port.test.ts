import { createServer } from 'node:net';
import { listen, portOf } from '@refinery/embedded/ports.ts';
import { expect, onTestFinished, test } from 'vitest';
import { portError, reservePort } from './port.ts';

test('a taken port is refused with another to use', async () => {
  const server = await listen(() => {}, 0);
  onTestFinished(() => void server.close());
  const port = portOf(server);
  await expect(reservePort('127.0.0.1', port)).rejects.toMatchObject({
    message: `Port ${port} is used by another program.`,
    advice: expect.stringContaining('PORT='),
  });
});

test('0 is any free port', async () => {
  const port = await reservePort('127.0.0.1', 0);
  const server = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
});

test.each([
  ['EACCES', 80, 'PORT=5080'],
  ['EADDRNOTAVAIL', 5_000, 'Set HOST'],
  ['EADDRINUSE', 65_535, 'PORT=5080'],
])('%s has advice of its own', (code, port, advice) => {
  expect(portError('10.0.0.1', port, code).advice).toContain(advice);
});

test('an address this machine does not have', async () => {
  await expect(reservePort('192.0.2.1', 5_000)).rejects.toMatchObject({
    message: expect.stringContaining('192.0.2.1'),
  });
});
