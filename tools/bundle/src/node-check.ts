/** The oldest major version of Node that runs the bundle. */
export const NEEDED_NODE = 24;

/**
 * A file that any Node can read: it loads `code` where the version will do, and otherwise says which one is
 * needed. An older Node knows neither the syntax of the code nor the native addon for passwords, with which
 * it ends without a word.
 */
export const nodeCheck = (
  code: string,
): string => `if (Number(process.versions.node.split('.')[0]) < ${NEEDED_NODE}) {
  process.stderr.write('✖ This is Node.js ' + process.versions.node + ', and Prompt Refinery needs Node.js ${NEEDED_NODE} or newer.\\n  → Install it from https://nodejs.org.\\n');
  process.exit(1);
}
await import('${code}');
`;
