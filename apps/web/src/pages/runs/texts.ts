import type { Run } from '@prompt-refinery/client';
import { count } from '../../i18n/count.ts';
import { kindTexts } from '../evaluators/kind-texts.ts';

const statuses: Record<Run['status'], string> = {
  queued: 'waiting',
  running: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'failed',
};
const stopReasons: Record<NonNullable<Run['stopReason']>, string> = {
  budget_reached: 'It stopped early because a further call could have cost more than the budget.',
  decided: 'It stopped early because there was a verdict on every arm.',
};

const en = {
  title: 'Runs',
  run: 'Run',
  intro: 'A run asks prompts with each item of a dataset, scores the outputs and compares them.',
  new: 'New run',
  all: 'All runs',
  empty: 'Nobody has made a run yet.',
  emptyFiltered: 'There is no run with this dataset.',
  name: 'Name',
  status: 'Status',
  statuses,
  stopReasons,
  kinds: kindTexts.en,
  dataset: 'Dataset',
  revision: (number: string) => `revision ${number}`,
  arms: 'Arms',
  short: (version: string) => `v${version}`,
  armCount: (many: number) => count(many, 'arm', 'arms'),
  versionOf: (version: string) => `version ${version}`,
  baseline: 'baseline',
  prompt: 'Prompt',
  model: 'Model',
  cells: 'Outputs',
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  progress: 'How far the outputs are',
  judging: 'How far the judges are',
  judgements: 'Scores of judges',
  countOf: {
    completed: (many: string) => `${many} completed`,
    failed: (many: string) => `${many} failed`,
    cancelled: (many: string) => `${many} cancelled`,
  },
  cost: 'Cost',
  costOf: (cost: string, most: string) => `${cost} of ${most}`,
  budget: 'Spent of the budget',
  repeats: 'Outputs for each item and arm',
  margin: 'Margin',
  points: (value: string) => (value === '1' ? '1 point' : `${value} points`),
  clusterBy: 'Items are put together by',
  stopWhenDecided: 'Stops as soon as it is decided',
  evaluators: 'Evaluators',
  none: 'none',
  created: 'Made',
  madeAt: (time: string) => `made ${time}`,
  endedAt: (time: string) => `ended ${time}`,
  asked: 'What was asked',
  download: 'Download the results as NDJSON',
  cancel: 'Cancel the run',
  cancelQuestion: (name: string) =>
    `Cancel “${name}”? Outputs that have not been started are not made. Those that are there stay. There is no verdict, unless the run stops as soon as it is decided.`,
  retry: 'Try again what failed',
  addScores: 'Add scores',
  addScoresHint: 'Further evaluators score the outputs that are there. No prompt is asked again.',
  noFurther: 'The run has all evaluators that there are.',
  addChosen: 'Score the outputs',
  moves: {
    waiting: (label: string, version: string) =>
      `The label “${label}” waits for this run. It moves to version ${version} if the run ends well.`,
    moved: (label: string, version: string) => `The label “${label}” has moved to version ${version}.`,
    refused: (label: string, version: string) => `The label “${label}” did not move to version ${version}.`,
  },
};

export type RunTexts = typeof en;

const de: RunTexts = {
  title: 'Testläufe',
  run: 'Testlauf',
  intro:
    'Ein Testlauf fragt Prompts mit jedem Eintrag eines Datensatzes, bewertet die Ausgaben und vergleicht sie.',
  new: 'Neuer Testlauf',
  all: 'Alle Testläufe',
  empty: 'Es gibt noch keinen Testlauf.',
  emptyFiltered: 'Mit diesem Datensatz gibt es keinen Testlauf.',
  name: 'Name',
  status: 'Status',
  statuses: {
    queued: 'wartet',
    running: 'läuft',
    completed: 'fertig',
    cancelled: 'abgebrochen',
    failed: 'gescheitert',
  },
  stopReasons: {
    budget_reached:
      'Er endete früher, weil ein weiterer Aufruf mehr hätte kosten können, als das Budget erlaubt.',
    decided: 'Er endete früher, weil es zu jeder Variante ein Urteil gab.',
  },
  kinds: kindTexts.de,
  dataset: 'Datensatz',
  revision: (number) => `Revision ${number}`,
  arms: 'Varianten',
  short: (version) => `v${version}`,
  armCount: (many) => count(many, 'Variante', 'Varianten'),
  versionOf: (version) => `Version ${version}`,
  baseline: 'Vergleichsbasis',
  prompt: 'Prompt',
  model: 'Modell',
  cells: 'Ausgaben',
  doneOf: (done, total) => `${done} von ${total}`,
  progress: 'Wie weit die Ausgaben sind',
  judging: 'Wie weit die Gutachter sind',
  judgements: 'Bewertungen der Gutachter',
  countOf: {
    completed: (many) => `${many} fertig`,
    failed: (many) => `${many} gescheitert`,
    cancelled: (many) => `${many} abgebrochen`,
  },
  cost: 'Kosten',
  costOf: (cost, most) => `${cost} von ${most}`,
  budget: 'Vom Budget verbraucht',
  repeats: 'Ausgaben je Eintrag und Variante',
  margin: 'Spielraum',
  points: (value) => (value === '1' ? '1 Punkt' : `${value} Punkte`),
  clusterBy: 'Einträge werden zusammengefasst nach',
  stopWhenDecided: 'Endet, sobald es entschieden ist',
  evaluators: 'Bewertungen',
  none: 'keine',
  created: 'Angelegt',
  madeAt: (time) => `begonnen ${time}`,
  endedAt: (time) => `beendet ${time}`,
  asked: 'Was gefragt wurde',
  download: 'Ergebnisse als NDJSON herunterladen',
  cancel: 'Testlauf abbrechen',
  cancelQuestion: (name) =>
    `„${name}“ abbrechen? Ausgaben, die noch nicht begonnen wurden, entstehen nicht. Die vorhandenen bleiben. Ein Urteil gibt es dann nicht, außer der Testlauf endet, sobald es entschieden ist.`,
  retry: 'Gescheitertes noch einmal versuchen',
  addScores: 'Weitere Bewertungen',
  addScoresHint:
    'Die vorhandenen Ausgaben werden noch anders bewertet. Kein Prompt wird noch einmal gefragt.',
  noFurther: 'Der Testlauf hat schon alle Bewertungen, die es gibt.',
  addChosen: 'Ausgaben bewerten',
  moves: {
    waiting: (label, version) =>
      `Das Label „${label}“ wartet auf diesen Testlauf. Endet er gut, kommt es zu Version ${version}.`,
    moved: (label, version) => `Das Label „${label}“ ist jetzt bei Version ${version}.`,
    refused: (label, version) => `Das Label „${label}“ kam nicht zu Version ${version}.`,
  },
};

export const runTexts = { en, de };
