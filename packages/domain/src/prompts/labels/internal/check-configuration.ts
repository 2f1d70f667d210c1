import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import { fieldsThatDiffer } from '../../versions/fields-that-differ.ts';
import { asShown, type Compared, type Difference, findingOf } from './differences.ts';
import { areAlike, kindsOf } from './message-kinds.ts';

/** Most characters of a value that are shown. */
const MAX_SHOWN = 140;

/**
 * What a program gets beside the texts: each field of the configuration (model, tools, temperature, stop …)
 * that is another one, and the roles and the order of the messages.
 */
export function checkConfiguration(compared: Compared, acknowledged: ReadonlySet<string>): GateFinding {
  const { labelled, version } = compared;
  const changes = [
    ...(areAlike(labelled.messages, version.messages)
      ? []
      : [
          {
            name: 'messages',
            from: shortValue(kindsOf(labelled.messages)),
            to: shortValue(kindsOf(version.messages)),
          },
        ]),
    ...fieldsThatDiffer(labelled.config, version.config).map((name) => ({
      name,
      from: shortField(labelled.config, name),
      to: shortField(version.config, name),
    })),
  ];
  const differences = changes.map(
    ({ name, from, to }, at): Difference => ({
      id: `c${at + 1}`,
      kind: name,
      text: `${name}: ${from} → ${to}`,
      verdict: 'changed',
    }),
  );
  return findingOf({
    check: 'configuration',
    differences: differences.map((one) => asShown(compared, one)),
    acknowledged,
    same: 'Configuration and roles are the same.',
    describe: (open) =>
      `Programs would get another configuration: ${open.map(({ kind }) => kind).join(', ')}.`,
  });
}

const shortField = (config: Readonly<Record<string, unknown>>, name: string): string =>
  Object.hasOwn(config, name) ? shortValue(config[name]) : 'none';

function shortValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'none';
  return text.length > MAX_SHOWN ? `${firstCharacters(text, MAX_SHOWN)}…` : text;
}
