import { count } from '../../i18n/count.ts';

/** How many outputs a run makes, and of what. */
interface Cells {
  items: number;
  arms: number;
  repeats: number;
  total: number;
}
type Format = (value: number) => string;

const en = {
  choose: 'Choose …',
  datasetOf: (name: string, items: string) => `${name} (${items === '1' ? '1 item' : `${items} items`})`,
  noDatasets: 'There is no dataset yet. A run needs one with at least one item.',
  toDatasets: 'To the datasets',
  noPrompts: 'There is no prompt yet. A run tests the prompts of the library.',
  toPrompts: 'To the prompts',
  nameHint: 'You find the run by it. May be empty.',
  arms: 'What is compared',
  armsHint: 'The first arm is the baseline: all others are compared with it.',
  armTitle: (number: string) => `Arm ${number}`,
  baselineTitle: (number: string) => `Arm ${number}: the baseline`,
  modelHint:
    'provider/model, or the name of a model. Empty: the model of the version, or else that of the organization',
  addArm: 'Add an arm',
  remove: 'Remove',
  up: 'Move up',
  down: 'Move down',
  evaluatorsHint: 'How outputs are scored. Without any, the run only collects outputs.',
  noEvaluators: 'There is no evaluator yet. Without one, the run only collects outputs.',
  toEvaluators: 'To the evaluators',
  more: 'Limits and details',
  repeatsHint: '1 to 10. More outputs for each item show how much a model varies.',
  marginLabel: 'Margin in points of 100',
  marginHint: 'An arm may score so much worse than the baseline and still pass.',
  maxCost: 'Maximum cost in US dollars',
  maxCostHint: 'The run never costs more. Empty: only the monthly budget of the organization holds.',
  clusterHint: 'A key of the metadata. Items with the same value count as one. May be empty.',
  stopHint:
    'Saves money. All evaluators must score each output by itself, without a model and against an expected answer.',
  cells: ({ items, arms, repeats, total }: Cells, number: Format) =>
    `${count(items, 'item', 'items', number)} × ${count(arms, 'arm', 'arms')} × ${count(repeats, 'output', 'outputs')} = ${count(total, 'output', 'outputs', number)}`,
  mayBeMore: (more: number, number: Format) =>
    `This is the least. Without expected answers in the dataset, similarity compares outputs with each other: then the baseline answers twice, which makes ${count(more, 'output', 'outputs', number)} more.`,
  cellsUnknown: 'Choose a dataset to see how many outputs the run makes.',
  tooMany: (most: string) =>
    `A run makes at most ${most} outputs. Choose fewer arms or outputs for each item.`,
  noItems: 'This dataset has no items. Add some first.',
  create: 'Start the run',
  missing: 'These items have no value for a variable of the prompts:',
  andMore: (many: string) => `and ${many} more`,
  advice: {
    variables_missing: 'Complete the items of the dataset, or choose another dataset. Nothing was started.',
    price_unknown:
      'A budget needs models with a known price. Take the maximum cost away, or choose another model.',
    dataset_empty: 'The dataset has no items. Add some first.',
    provider_not_usable:
      'A model of an arm or of a judge cannot be asked. Set up its provider, or choose another model.',
    quota_exceeded: 'The plan has not enough outputs of tests left this month. Make the run smaller.',
  },
};

export type NewRunTexts = typeof en;

const de: NewRunTexts = {
  choose: 'Auswählen …',
  datasetOf: (name, items) => `${name} (${items === '1' ? '1 Eintrag' : `${items} Einträge`})`,
  noDatasets: 'Es gibt noch keinen Datensatz. Ein Testlauf braucht einen mit mindestens einem Eintrag.',
  toDatasets: 'Zu den Datensätzen',
  noPrompts: 'Es gibt noch keinen Prompt. Ein Testlauf prüft Prompts der Bibliothek.',
  toPrompts: 'Zu den Prompts',
  nameHint: 'Damit finden Sie den Testlauf. Darf leer sein.',
  arms: 'Was verglichen wird',
  armsHint: 'Die erste Variante ist die Vergleichsbasis: Alle anderen werden mit ihr verglichen.',
  armTitle: (number) => `Variante ${number}`,
  baselineTitle: (number) => `Variante ${number}: die Vergleichsbasis`,
  modelHint:
    'anbieter/modell oder der Name eines Modells. Leer: das Modell der Version, sonst das der Organisation',
  addArm: 'Variante hinzufügen',
  remove: 'Entfernen',
  up: 'Nach oben',
  down: 'Nach unten',
  evaluatorsHint: 'Wie Ausgaben bewertet werden. Ohne Bewertung sammelt der Testlauf nur Ausgaben.',
  noEvaluators: 'Es gibt noch keine Bewertung. Ohne eine sammelt der Testlauf nur Ausgaben.',
  toEvaluators: 'Zu den Bewertungen',
  more: 'Grenzen und Einzelheiten',
  repeatsHint: '1 bis 10. Mehr Ausgaben je Eintrag zeigen, wie sehr ein Modell schwankt.',
  marginLabel: 'Spielraum in Punkten von 100',
  marginHint: 'Um so viel darf eine Variante schlechter sein als die Vergleichsbasis und besteht trotzdem.',
  maxCost: 'Höchste Kosten in US-Dollar',
  maxCostHint: 'Mehr kostet der Testlauf nie. Leer: Nur das Monatsbudget der Organisation gilt.',
  clusterHint: 'Ein Schlüssel der Metadaten. Einträge mit demselben Wert zählen als einer. Darf leer sein.',
  stopHint:
    'Spart Geld. Alle Bewertungen müssen jede Ausgabe für sich bewerten, ohne Modell und mit einer erwarteten Antwort.',
  cells: ({ items, arms, repeats, total }, number) =>
    `${count(items, 'Eintrag', 'Einträge', number)} × ${count(arms, 'Variante', 'Varianten')} × ${count(repeats, 'Ausgabe', 'Ausgaben')} = ${count(total, 'Ausgabe', 'Ausgaben', number)}`,
  mayBeMore: (more, number) =>
    `So viele sind es mindestens. Hat der Datensatz keine erwarteten Antworten, werden Ausgaben miteinander verglichen: Dann antwortet die Vergleichsbasis zweimal, und es kommen ${count(more, 'Ausgabe', 'Ausgaben', number)} dazu.`,
  cellsUnknown: 'Wählen Sie einen Datensatz, um zu sehen, wie viele Ausgaben der Testlauf macht.',
  tooMany: (most) =>
    `Ein Testlauf macht höchstens ${most} Ausgaben. Wählen Sie weniger Varianten oder Ausgaben je Eintrag.`,
  noItems: 'Dieser Datensatz hat keine Einträge. Fügen Sie zuerst welche hinzu.',
  create: 'Testlauf starten',
  missing: 'Diese Einträge haben keinen Wert für eine Variable der Prompts:',
  andMore: (many) => `und ${many} weitere`,
  advice: {
    variables_missing:
      'Ergänzen Sie die Einträge des Datensatzes, oder wählen Sie einen anderen. Nichts wurde gestartet.',
    price_unknown:
      'Ein Budget braucht Modelle mit bekanntem Preis. Lassen Sie die höchsten Kosten weg, oder wählen Sie ein anderes Modell.',
    dataset_empty: 'Der Datensatz hat keine Einträge. Fügen Sie zuerst welche hinzu.',
    provider_not_usable:
      'Ein Modell einer Variante oder eines Gutachters kann nicht gefragt werden. Richten Sie seinen Anbieter ein, oder wählen Sie ein anderes Modell.',
    quota_exceeded:
      'Der Tarif hat in diesem Monat nicht genug Ausgaben von Tests übrig. Machen Sie den Testlauf kleiner.',
  },
};

export const newRunTexts = { en, de };
