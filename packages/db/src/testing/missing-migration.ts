import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';

/**
 * Prints, as JSON, the statements between the newest migration and the schema that the code declares. A
 * process of its own: drizzle-kit gives arrays and strings methods that every `for … in` meets from then on.
 */
const schema = join(import.meta.dirname, '../schema');
const snapshots = join(import.meta.dirname, '../../../../drizzle/meta');
const modules: Record<string, unknown>[] = await Promise.all(
  globSync('*.ts', { cwd: schema }).map((file) => import(join(schema, file))),
);
const [latest = ''] = globSync('*_snapshot.json', { cwd: snapshots }).sort().reverse();
const migrated = JSON.parse(readFileSync(join(snapshots, latest), 'utf8'));
const declared = generateDrizzleJson(Object.assign({}, ...modules), migrated.id);
process.stdout.write(JSON.stringify(await generateMigration(migrated, declared)));
