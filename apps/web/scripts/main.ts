import path from 'node:path';
import { buildConsole } from './build-console.ts';

/** `node scripts/main.ts FOLDER` builds the console into a folder of that one, where it is not there. */
const [target] = process.argv.slice(2);
if (!target) throw new TypeError('Name the folder that the build goes to.');
await buildConsole(path.resolve(target));
