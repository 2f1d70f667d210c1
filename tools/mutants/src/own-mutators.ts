import { sqlVariants } from './sql-variants.ts';

/** As much of a Babel node as is read here. */
interface Node {
  type: string;
  [field: string]: unknown;
}

interface Path {
  node: Node;
  parent: Node;
}

interface Mutator {
  name: string;
  mutate(path: Path): Iterable<Node>;
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);

/** The list without each of its entries in turn. */
const withoutEach = (entries: Node[]) =>
  entries.map((_, index) => entries.filter((_, other) => other !== index));

const calleeName = ({ callee }: Node): unknown => (callee as Node | undefined)?.name;

const calledMethod = ({ callee }: Node): unknown => {
  const { type, property } = (callee ?? {}) as { type?: string; property?: Node };
  return type === 'MemberExpression' ? property?.name : undefined;
};

/** `and(a, b)` without a, without b: a guard of a query that was forgotten. */
const conditions: Mutator = {
  name: 'Condition',
  *mutate({ node }) {
    if (node.type !== 'CallExpression') return;
    const given = list(node.arguments);
    if (['and', 'or'].includes(String(calleeName(node))) && given.length > 1) {
      for (const rest of withoutEach(given)) yield { ...node, arguments: rest };
    }
    if (calledMethod(node) === 'where') yield { ...node, arguments: [] };
  },
};

/** Each condition, comparison and order of a query in SQL. */
const sql: Mutator = {
  name: 'Sql',
  *mutate({ node }) {
    if (node.type !== 'TaggedTemplateExpression' || (node.tag as Node).name !== 'sql') return;
    const quasi = node.quasi as Node;
    const texts = list(quasi.quasis).map(({ value }) => (value as { raw: string }).raw);
    for (const { parts, kept } of sqlVariants(texts)) {
      const expressions = list(quasi.expressions).filter((_, index) => kept.includes(index));
      const quasis = parts.map((raw, index) => ({
        type: 'TemplateElement',
        value: { raw, cooked: raw },
        tail: index === parts.length - 1,
      }));
      yield { ...node, quasi: { ...quasi, quasis, expressions } };
    }
  },
};

/** An object without each of its properties. */
const properties: Mutator = {
  name: 'Property',
  *mutate({ node }) {
    if (node.type !== 'ObjectExpression') return;
    const given = list(node.properties);
    if (given.length < 2) return;
    for (const [index, rest] of withoutEach(given).entries()) {
      const key = given[index]?.key as Node | undefined;
      if (key?.name !== 'description' && key?.name !== 'examples') yield { ...node, properties: rest };
    }
  },
};

/** A number that is one more. */
const numbers: Mutator = {
  name: 'Number',
  *mutate({ node, parent }) {
    if (node.type !== 'NumericLiteral' || parent.type.startsWith('TS') || parent.key === node) return;
    yield { type: 'NumericLiteral', value: (node.value as number) + 1 };
  },
};

/** A call for its effect that was forgotten. */
const calls: Mutator = {
  name: 'Call',
  *mutate({ node }) {
    if (node.type !== 'ExpressionStatement') return;
    const { type, argument } = node.expression as Node;
    const call = type === 'AwaitExpression' ? (argument as Node) : (node.expression as Node);
    if (call.type === 'CallExpression' && (call.callee as Node).type !== 'Super')
      yield { type: 'EmptyStatement' };
  },
};

/** What Stryker's own mutators leave out and a tired engineer does not. */
export const OWN_MUTATORS: readonly Mutator[] = [conditions, sql, properties, numbers, calls];
