/**
 * The bundled Redis as a program: takes its configuration on standard input, of which it obeys the port and the
 * password, and lives no longer than the channel to its parent. It keeps nothing on disk and never evicts.
 */
import { text } from 'node:stream/consumers';
import { listen, portOf } from '../ports.ts';
import { redisCommands } from './command.ts';
import { runValkey } from './valkey-wasm.ts';

/** WebAssembly memory ends at 4 GB and an allocation beyond it would trap; at this limit writes get an OOM error. */
const MAX_MEMORY = '1gb';

process.once('disconnect', () => process.exit(0));

const configuration = await text(process.stdin);
const port = Number(/^port (\d+)$/m.exec(configuration)?.[1]);
const password = /^requirepass (\w+)$/m.exec(configuration)?.[1] ?? '';
const accept = await runValkey(port);
// Valkey gets its settings over a port that nobody knows of, so that no client ever meets it without a password.
const setup = await listen(accept, 0);
const replies = await redisCommands(portOf(setup), [
  ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
  ['CONFIG', 'SET', 'maxmemory', MAX_MEMORY],
  ['CONFIG', 'SET', 'requirepass', password],
]);
setup.close();
const refused = replies.find((line) => line !== '+OK');
if (refused !== undefined) throw new Error(refused);
await listen(accept, port);
