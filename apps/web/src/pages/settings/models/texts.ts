const en = {
  title: 'Model aliases',
  intro:
    'An alias is a name of your own for models. Calls that name it are answered by the first of its targets that can.',
  empty: 'There is no alias yet.',
  alias: 'Alias',
  aliasHint:
    'Letters, digits, points, hyphens and underscores. It comes before a model with the same name. An alias that is there already gets these targets.',
  targets: 'Targets',
  targetsHint: 'One a line as provider/model, in the order in which they are asked. At most 10.',
  changed: 'Changed',
  create: 'New alias',
  change: (alias: string) => `Change “${alias}”`,
  removeQuestion: (alias: string) => `Calls that name “${alias}” will fail: the model is not found.`,
};

export type ModelTexts = typeof en;

const de: ModelTexts = {
  title: 'Modell-Aliasse',
  intro:
    'Ein Alias ist ein eigener Name für Modelle. Aufrufe mit diesem Namen beantwortet das erste seiner Ziele, das es kann.',
  empty: 'Es gibt noch keinen Alias.',
  alias: 'Alias',
  aliasHint:
    'Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche. Er kommt vor einem Modell desselben Namens. Ein Alias, den es schon gibt, bekommt diese Ziele.',
  targets: 'Ziele',
  targetsHint:
    'Eines je Zeile als Anbieter/Modell, in der Reihenfolge, in der sie gefragt werden. Höchstens 10.',
  changed: 'Geändert',
  create: 'Neuer Alias',
  change: (alias) => `„${alias}“ ändern`,
  removeQuestion: (alias) => `Aufrufe mit „${alias}“ scheitern dann: Das Modell wird nicht gefunden.`,
};

export const modelTexts = { en, de };
