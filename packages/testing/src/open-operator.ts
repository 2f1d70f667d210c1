import { closeDb, createDb } from '@refinery/db/create-db.ts';
import type { Context, OperatorContext } from '@refinery/domain/context/context.ts';
import type { TestContext } from './test-context.ts';

export interface Operator {
  /** The context in which the verbs of whoever operates the product run. */
  ctx: Context & OperatorContext;
  close(): Promise<void>;
}

/** Whoever operates the product of a test. */
export function openOperator({ ctx, databaseUrl }: TestContext): Operator {
  const operatorDb = createDb({
    url: databaseUrl,
    role: 'refinery_operator',
    maxConnections: 2,
    applicationName: 'test-operator',
  });
  return {
    ctx: { ...ctx, operatorDb, actor: { kind: 'operator', name: 'test' } },
    close: () => closeDb(operatorDb),
  };
}
