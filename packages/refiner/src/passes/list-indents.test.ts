import { type Node, Parser } from 'commonmark';
import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';

/** The items of a Markdown text, each with the depth at which a CommonMark parser sees it. */
function nesting(text: string): string[] {
  const items: string[] = [];
  const walker = new Parser().parse(text).walker();
  let depth = 0;
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event as { node: Node; entering: boolean };
    if (node.type === 'item') depth += entering ? 1 : -1;
    if (node.type === 'text' && entering && depth > 0) items.push(`${depth} ${node.literal}`);
  }
  return items;
}

describe('nested lists keep their nesting', () => {
  it.each([
    '- Fruit\n  - Apples\n  - Pears\n- Bread',
    '- Fruit\n    - Apples\n        - Red ones\n    - Pears\n- Bread',
    '1. Cook\n   - rice\n   - beans\n2. Eat',
    '1. Cook\n    1. rice\n    2. beans\n2. Eat',
    '10. Cook\n    - rice\n      - brown\n11. Eat',
    '* Fruit\n   * Apples\n      * Red ones\n* Bread',
    '- Fruit\n\n  - Apples\n\n  - Pears\n\n- Bread',
    '- Fruit\n - Apples\n- Bread',
    '  - Fruit\n    - Apples\n  - Bread',
    '-   Fruit\n    -   Apples\n-   Bread',
    '1) Cook\n   - rice\n2) Eat',
    '- [ ] Fruit\n  - [ ] Apples',
    '- a\n  1. b\n     - c\n       - d\n  2. e',
    '+ Fruit\n\t+ Apples\n+ Bread',
  ])('%j', (text) => {
    for (const compressionLevel of ['low', 'medium', 'high'] as const)
      expect(nesting(refine(text, { compressionLevel }).refinedText)).toEqual(nesting(text));
  });
});
