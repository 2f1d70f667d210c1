/** What scanning loops call at each step, by the cost of a call: 1, or the number of units that it looks at. */
const COUNTED: readonly {
  owner: object;
  names: readonly string[];
  cost: (self: unknown, result: unknown, ...args: unknown[]) => number;
}[] = [
  { owner: String.prototype, names: ['charCodeAt', 'codePointAt', 'startsWith', 'at'], cost: () => 1 },
  {
    owner: String.prototype,
    names: ['toLowerCase', 'toUpperCase', 'replace', 'replaceAll', 'split', 'trim'],
    cost: lengthOf,
  },
  { owner: String.prototype, names: ['slice'], cost: (_, result) => lengthOf(result) },
  { owner: Array.prototype, names: ['slice'], cost: (_, result) => lengthOf(result) },
  { owner: Map.prototype, names: ['get', 'has', 'set'], cost: () => 1 },
  { owner: Set.prototype, names: ['has', 'add'], cost: () => 1 },
  { owner: Array.prototype, names: ['push', 'pop', 'at'], cost: () => 1 },
  {
    owner: Array.prototype,
    names: [
      'filter',
      'map',
      'includes',
      'indexOf',
      'join',
      'some',
      'every',
      'shift',
      'unshift',
      'sort',
      'concat',
      'flat',
    ],
    cost: lengthOf,
  },
  { owner: RegExp.prototype, names: ['test', 'exec'], cost: () => 1 },
  { owner: String.prototype, names: ['indexOf', 'includes'], cost: searched },
  { owner: Array.prototype, names: ['splice'], cost: behind },
  { owner: Array.prototype, names: ['lastIndexOf'], cost: (self, found) => behind(self, found, found) },
  { owner: JSON, names: ['parse'], cost: (_, __, text) => lengthOf(text) },
];

/** What is moved in a list, or looked at from its end. */
function behind(self: unknown, _result: unknown, from: unknown): number {
  return 1 + lengthOf(self) - Math.max(0, Number(from));
}

/** What a search looks at: up to what it finds, or all behind its start. */
function searched(self: unknown, found: unknown, _wanted: unknown, from: unknown = 0): number {
  const all = String(self).length;
  const end = typeof found === 'number' && found >= 0 ? found : all;
  return 1 + Math.max(0, end - Number(from));
}

function lengthOf(value: unknown): number {
  return 1 + (typeof value === 'string' || Array.isArray(value) ? value.length : 0);
}

/**
 * Steps that `run` takes, the same on every machine: calls of the built-in functions that its loops are made of, weighted by what they
 * look at. Loops that call none of them are not seen.
 */
export function countSteps(run: () => void): number {
  let steps = 0;
  const undo: (() => void)[] = [];
  for (const { owner, names, cost } of COUNTED)
    for (const name of names) {
      const before = Object.getOwnPropertyDescriptor(owner, name);
      const original: unknown = before?.value;
      if (!before || typeof original !== 'function') continue;
      const counted = function (this: unknown, ...args: unknown[]): unknown {
        const result: unknown = Reflect.apply(original, this, args);
        steps += cost(this instanceof String ? String(this) : this, result, ...args);
        return result;
      };
      Object.defineProperty(owner, name, { ...before, value: counted });
      undo.push(() => Object.defineProperty(owner, name, before));
    }
  try {
    run();
  } finally {
    for (const restore of undo) restore();
  }
  return steps;
}
