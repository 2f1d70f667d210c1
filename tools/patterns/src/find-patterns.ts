import ts from 'typescript';

/** A regular expression of the source. */
export interface Pattern {
  /** From the root of the project. */
  file: string;
  /** From 1. */
  line: number;
  source: string;
  flags: string;
  /** Why it may stay although it is not linear. */
  reason?: string | undefined;
}

/**
 * What one file holds: patterns as they stand, and places where patterns are built at run time (`source` is
 * their code).
 */
export interface Found {
  patterns: Pattern[];
  builders: Pattern[];
}

/** A comment with these words, and a reason behind them, above the statement or the pattern. */
const REASON = /^\s*\/\/ Not linear, but (\S.*)/;

/** Finds every regular expression of a TypeScript file: literals, patterns of schemas, calls of `RegExp`. */
export function findPatterns(file: string, content: string): Found {
  const tree = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const lines = content.split('\n');
  const found: Found = { patterns: [], builders: [] };
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
  const at = (node: ts.Node, source: string, flags: string): Pattern => {
    const reason = reasonAbove(lines, new Set(withParents(node).map(lineOf)));
    return { file, line: lineOf(node) + 1, source, flags, reason };
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.patterns.push(at(node, node.text.slice(1, end), knownFlags(node.text.slice(end + 1))));
    } else if (isRegExpCall(node)) {
      found.builders.push(at(node, node.getText(tree), ''));
    } else if (isSchemaPattern(node)) {
      if (ts.isStringLiteralLike(node)) found.patterns.push(at(node, node.text, ''));
      else found.builders.push(at(node, node.getText(tree), ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Without the flag for indices of groups: it makes no difference, and the analyser does not know it. */
export const knownFlags = (flags: string): string => flags.replace('d', '');

function isRegExpCall(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  return ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
}

/** The value in `Type.String({ pattern: '^a' })`. */
function isSchemaPattern(node: ts.Node): boolean {
  const property = node.parent;
  if (!property || !ts.isPropertyAssignment(property) || property.initializer !== node) return false;
  const call = property.parent.parent;
  return (
    property.name.getText() === 'pattern' &&
    ts.isCallExpression(call) &&
    call.expression.getText() === 'Type.String'
  );
}

/** The node and what it is part of, up to its statement. */
function withParents(node: ts.Node): ts.Node[] {
  const nodes = [node];
  for (let part = node; !ts.isStatement(part) && part.parent; part = part.parent) nodes.push(part.parent);
  return nodes;
}

function reasonAbove(lines: readonly string[], starts: Iterable<number>): string | undefined {
  for (const start of starts)
    for (let line = start - 1; /^\s*\/\//.test(lines[line] ?? ''); line--) {
      const reason = REASON.exec(lines[line] ?? '')?.[1];
      if (reason) return reason;
    }
  return undefined;
}
