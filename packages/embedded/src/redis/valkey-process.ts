/**
 * The bundled Redis as a program: takes its configuration on standard input, of which it obeys the port and
 * the password, and lives no longer than the channel to its parent. It keeps nothing on disk and never
 * evicts.
 */
import { text } from 'node:stream/consumers';
import { listen } from '../ports.ts';
import { runValkey } from './valkey-wasm.ts';

process.once('disconnect', () => process.exit(0));

const configuration = await text(process.stdin);
const port = Number(/^port (\d+)$/m.exec(configuration)?.[1]);
const accept = await runValkey(port, {
  'maxmemory-policy': 'noeviction',
  // WebAssembly memory ends at 4 GB and an allocation beyond it would trap; at this limit writes get an OOM
  // error.
  maxmemory: '1gb',
  requirepass: /^requirepass (\w+)$/m.exec(configuration)?.[1] ?? '',
});
await listen(accept, port);
