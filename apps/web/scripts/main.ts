import path from 'node:path';
import { buildConsole } from './build-console.ts';

/** `node scripts/main.ts FOLDER` builds the console into a folder of that one, where it is not there. */
const [target] = process.argv.slice(2);
if (!target) throw new TypeError('Name the folder that the build goes to.');
// React is built for developers where the environment of whoever started this says anything else.
process.env.NODE_ENV = 'production';
// Whoever started this is gone, and nobody wants the build.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
await buildConsole(path.resolve(target));
