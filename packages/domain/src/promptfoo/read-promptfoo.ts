import { findConfiguration } from './cases/configuration.ts';
import { listTests } from './cases/list-tests.ts';
import { gatherItems } from './plan/gather-items.ts';
import { nameVariables } from './plan/name-variables.ts';
import { planEvaluators } from './plan/plan-evaluators.ts';
import { writeEvaluators } from './plan/write-evaluators.ts';
import { writeItems } from './plan/write-items.ts';
import type { PromptfooImport } from './promptfoo-import.ts';
import { Expansion } from './source/expansion.ts';
import { Notes } from './source/notes.ts';
import { parseText } from './source/parse-text.ts';
import { Size } from './source/size.ts';
import { TemplateReader } from './source/templates.ts';

/**
 * Reads a configuration of promptfoo (YAML or JSON, one document; the caller bounds it to 4 MiB): its tests
 * become items, their assertions evaluators. A list of tests and an exported evaluation are read, too. The
 * same text always gives the same result.
 *
 * Items. A test is put together from `defaultTest`, its case of a scenario and itself. A list of texts among
 * its variables makes an item of each, lists together of each combination. `{{other}}` in a variable is
 * replaced by that variable. Lists of messages stay messages, other lists and objects become JSON texts,
 * members of objects variables with dots. A test whose variables cannot be read (files, code, more of
 * Nunjucks than `{{name}}`) is left out. Its description and its metadata become metadata.
 *
 * Evaluators. `equals` → `exact`; `contains`, `icontains`, `-all`, `-any` → `contains`; `regex`,
 * `starts-with`, `ends-with` → `regex`; `is-json` → `json_schema`; `llm-rubric`, `model-graded-closedqa` →
 * `judge`. An assertion that all tests have becomes one evaluator with its values. Otherwise values go into
 * the items: the first `equals` of each test (if there is none, the first `contains`) into `expected`, others
 * into variables such as `assert_contains_1`; evaluators name these, and so do not apply to items without.
 * Patterns and schemas can only be shared.
 *
 * `unsupported` names what was left out or changed, at most 1,000 entries.
 * Errors: `invalid_upload` for what cannot be read, with the line where there is one, for what is no
 * configuration, and for what grows too large or too deep when aliases are written out; `validation_failed`
 * for more than 100,000 items, 2 million values or 64 Mi characters.
 */
export function readPromptfoo(text: string): PromptfooImport {
  const parsed = parseText(text);
  const readers = { notes: new Notes(), templates: new TemplateReader() };
  const { notes } = readers;
  const configuration = findConfiguration(parsed, notes);
  const size = new Size();
  const written = listTests(configuration, new Expansion(parsed), readers);
  const tests = gatherItems(written, readers, size);
  const plan = planEvaluators(tests, notes);
  const homes = nameVariables(plan.slots, tests);
  const { items, used } = writeItems(tests, plan, homes, notes, size);
  const evaluators = writeEvaluators(plan.slots, homes, used, notes);
  return { name: configuration.name, items, evaluators, unsupported: notes.list() };
}
