import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../settings/project.ts';
import { envExample, environmentTables } from './environment-docs.ts';

/** Writes `.env.example` and the tables of docs/deployment.md anew, after a variable has changed. */
const guide = join(PROJECT_ROOT, 'docs/deployment.md');
const section = /(<!-- environment -->\n)[\s\S]*(<!-- end of environment -->)/;
writeFileSync(join(PROJECT_ROOT, '.env.example'), envExample());
writeFileSync(
  guide,
  readFileSync(guide, 'utf8').replace(
    section,
    (_, begin, end) => `${begin}\n${environmentTables()}\n\n${end}`,
  ),
);
