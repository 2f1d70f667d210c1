import { isSpaceless, type Script } from '../lexicon/tables.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** What says that something was done, by language; of English see `force.ts`. */
const DONE: Readonly<Partial<Record<Script, RegExp>>> = {
  de: /(?<!\p{L})(?:wurden?|worden|(?:ist|sind|habe|haben) (?:\p{L}+ ){0,6}ge\p{L}+(?:t|en)[.]?$)(?!\p{L})/u,
  fr: /(?<!\p{L})(?:a|ont|avait|avaient) (?:déjà |bien |tous |toutes )?été(?!\p{L})|^(?:j'ai|nous avons|on a) \p{L}+(?!\p{L})|(?<!\p{L})(?:est|sont) \p{L}+ée?s?[.]?$/u,
  es: /(?<!\p{L})(?:fue|fueron|(?:ha|han) sido|se (?:ha|han) \p{L}+[aei]do|se \p{L}+(?:aron|ieron|[^u]ó)|(?:he|hemos) \p{L}+[aei]do)(?!\p{L})/u,
  it: /(?<!\p{L})(?:(?:è|sono) (?:già )?stat[oaie]|(?:fu|furono|venne|vennero)|si (?:è|sono) \p{L}+t[oaie]|(?:ho|abbiamo) \p{L}+[tos]o)(?!\p{L})/u,
  pt: /(?<!\p{L})(?:foi|foram|(?:tem|têm|tinha) sido|se \p{L}+(?:aram|eram|iram|ou))(?!\p{L})|^(?:eu )?\p{L}{3,}ei /u,
  zh: /(?:已经?|均已|都已)[检查修正改删除翻译写完成运行测试添加更新处核对发送]|[^要为]了(?:[，,。；]|$)|^我们?.{1,4}了/u,
  ja: /(?:ました|されました|済みです|済みだ|した)(?:[。！]|$)/u,
};

/** Behind these stands what a sentence is about, or when it holds. */
const SUBORDINATES =
  /[:(«„"]|(?<!\p{L})(?:que|qui|qu'|dont|où|si|quand|lorsque|cuando|cual|donde|come|che|cui|quando|se (?!\p{L}+(?:aram|ou|aron|ó))|wenn|dass|was|wie|ob|welche[rsnm]?)(?!\p{L})/u;
const PAST = /(?<!\p{L})(?:était|étaient|war|waren|era|eran|erano|eram|estaba|estava)(?!\p{L})/u;
const DUTY =
  /(?<!\p{L})(?:tienen? que|tem que|têm que|doi(?:t|vent)|deve|devono|devem|debe|deben|muss|müssen|soll\p{L}*|il faut|bitte|por favor|s'il)(?!\p{L})|请|必须|应|要|ください|なければ/u;

/**
 * "Exécute les tests" that became "les tests ont été exécutés": a request that became a report. Other
 * languages than English.
 */
export function reportedAbroad(pair: Pair): Finding[] {
  const done = DONE[pair.original.language];
  if (!done) return [];
  const isDense = isSpaceless(pair.original.language);
  const found: Finding[] = [];
  const changed = changedSentences(pair);
  // A report may have been joined with the request that stood beside it.
  const told = new Set(
    changed.filter(({ before }) => done.test(before) || PAST.test(before)).map(({ home }) => home),
  );
  for (const { before, after, place, home } of changed) {
    const [main = ''] = isDense ? [after] : after.split(SUBORDINATES);
    if (!done.test(main) || DUTY.test(main) || /[?？]/.test(before)) continue;
    if (told.has(home)) continue;
    found.push(doubtOf('modality', place, 'it became a report'));
  }
  return found;
}
