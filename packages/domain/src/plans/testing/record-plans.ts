import type { DatabaseRole, Db } from '@refinery/db/create-db.ts';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** A statement as the product sent it. */
export interface Sent {
  role: Exclude<DatabaseRole, 'refinery_operator' | 'refinery_billing'>;
  query: string;
  parameters: (string | null)[];
}

/** What Postgres did for one statement. */
export interface Plan {
  /** Every node, from the top down. */
  nodes: PlanNode[];
  /** Pages of 8 kB that it looked at. */
  buffers: number;
  milliseconds: number;
}

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** A pool like the product's own, which says what is sent through it. */
export function openRecordedDb(url: string, role: Sent['role'], sent: Sent[]): Db {
  const client = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { role },
    debug: (_connection, query, parameters) => void sent.push({ role, query, parameters }),
  });
  return drizzle(client);
}

const explained = Compile(
  Type.Tuple([
    Type.Object({ Plan: Type.Unsafe<PlanNode>(Type.Object({})), 'Execution Time': Type.Number() }),
  ]),
);

/**
 * Runs a statement once more as it was sent, by a client of the same role, for the same organization and
 * under the same policies, with EXPLAIN; what it changed is undone. With `generic` it is planned for whatever
 * parameters, as a prepared statement is after a few runs.
 */
export async function planOf(
  client: Sql,
  sent: Sent,
  { organizationId, generic }: { organizationId: string; generic: boolean },
): Promise<Plan> {
  const connection = await client.reserve();
  try {
    await connection`begin`;
    await connection`
      select set_config('app.organization_id', ${organizationId}, true),
        set_config('plan_cache_mode', ${generic ? 'force_generic_plan' : 'force_custom_plan'}, true)`;
    await connection.unsafe(`prepare sent as ${sent.query}`);
    const values = sent.parameters.map(literal).join(', ');
    const execute = `execute sent${values && `(${values})`}`;
    // A new connection reads the catalogue first, whose pages would count as the statement's own.
    await connection.unsafe(`savepoint unread; ${execute}; rollback to unread`);
    const rows = await connection.unsafe(`explain (analyze, buffers, format json) ${execute}`);
    const [{ Plan: top, 'Execution Time': milliseconds }] = explained.Parse(rows[0]?.['QUERY PLAN']);
    return {
      milliseconds,
      nodes: flatten(top),
      buffers: (top['Shared Hit Blocks'] ?? 0) + (top['Shared Read Blocks'] ?? 0),
    };
  } finally {
    await connection`rollback`;
    await connection`deallocate sent`;
    connection.release();
  }
}

const literal = (value: string | null): string =>
  value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];
