import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';

/** Catalogues of the console. Their own words are no readers. */
const CATALOGUES = ['i18n/{en,de}.ts', '**/{texts,*-texts}.ts'];

/**
 * The texts that no code of the console reads, each as `file: path of the text`. The compiler says which text
 * is meant, whatever else has its name. A key that is computed reads each text that it can be.
 * @param folder the console, with its `tsconfig.json`
 */
export function unreadTexts(folder: string): string[] {
  const { config } = ts.readConfigFile(resolve(folder, 'tsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const catalogues = new Set(
    globSync(CATALOGUES, { cwd: resolve(folder, 'src') }).map((file) => resolve(folder, 'src', file)),
  );
  const sources = program
    .getSourceFiles()
    .filter(({ fileName }) => fileNames.includes(fileName) && !fileName.endsWith('.test.ts'));
  const read = readDeclarations(program.getTypeChecker(), sources, catalogues);
  return sources
    .filter(({ fileName }) => catalogues.has(fileName))
    .flatMap((source) =>
      textsOf(source)
        .filter(([declaration]) => !read.has(declaration))
        .map(([, path]) => `${relative(folder, source.fileName)}: ${path}`),
    );
}

/** What the sources read of objects, as the places where it is declared. */
function readDeclarations(
  checker: ts.TypeChecker,
  sources: readonly ts.SourceFile[],
  catalogues: ReadonlySet<string>,
): ReadonlySet<ts.Node> {
  const read = new Set<ts.Node>();
  const add = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbol?.declarations ?? []) read.add(declaration);
  };
  const isText = (symbol: ts.Symbol) =>
    symbol.declarations?.some((one) => catalogues.has(one.getSourceFile().fileName)) ?? false;
  const addWhole = (symbol: ts.Symbol) => {
    if (!isText(symbol)) return;
    add(symbol);
    checker.getTypeOfSymbol(symbol).getProperties().forEach(addWhole);
  };
  const addKeys = (type: ts.Type, key: ts.Type) => {
    for (const one of key.isUnion() ? key.types : [key]) {
      if (one.isStringLiteral()) add(type.getProperty(one.value));
      else for (const property of type.getProperties()) add(property);
    }
  };
  // Handed to what does not name the catalogue: read are the texts that it names, or all.
  const handOn = (node: ts.Expression) => {
    const given = checker.getTypeAtLocation(node);
    const wanted = given.getProperties().some(isText) ? checker.getContextualType(node) : undefined;
    if (!wanted || wanted === given) return;
    const named = wanted.getProperties().flatMap(({ name }) => given.getProperty(name) ?? []);
    for (const property of named.length > 0 ? named : given.getProperties()) addWhole(property);
  };
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() !== 'useTexts') node.arguments.forEach(handOn);
    if (ts.isJsxExpression(node) && node.expression) handOn(node.expression);
    if (ts.isPropertyAccessExpression(node)) add(checker.getSymbolAtLocation(node.name));
    if (ts.isElementAccessExpression(node))
      addKeys(checker.getTypeAtLocation(node.expression), checker.getTypeAtLocation(node.argumentExpression));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      add(checker.getTypeAtLocation(node.parent).getProperty(name.getText()));
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return read;
}

/** The texts of a catalogue in English: what is declared, and its path. */
function textsOf(source: ts.SourceFile): [declaration: ts.Node, path: string][] {
  const texts: [ts.Node, string][] = [];
  const visit = (node: ts.Node, path: string) => {
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const inner = `${path}.${node.name.getText()}`;
      if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer))
        ts.forEachChild(node.initializer, (child) => visit(child, inner));
      else texts.push([node, inner.slice(1)]);
    }
  };
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (name.getText() === 'en' && initializer && ts.isObjectLiteralExpression(initializer))
        ts.forEachChild(initializer, (child) => visit(child, ''));
  }
  return texts;
}
