const en = {
  search: 'Find a prompt',
  searchHint: 'Three letters or more of its name, description or text. Empty: the newest prompts',
  prompt: 'Prompt',
  choose: 'Choose …',
  noPrompts: 'No prompt was found.',
  version: 'Version',
  versionName: (number: number, labels: string) => (labels === '' ? `${number}` : `${number} · ${labels}`),
  project: 'Project',
  defaultProject: 'Default project',
};

export type PickerTexts = typeof en;

const de: PickerTexts = {
  search: 'Prompt suchen',
  searchHint: 'Mindestens drei Buchstaben aus Name, Beschreibung oder Text. Leer: die neuesten Prompts',
  prompt: 'Prompt',
  choose: 'Auswählen …',
  noPrompts: 'Kein Prompt wurde gefunden.',
  version: 'Version',
  versionName: (number, labels) => (labels === '' ? `${number}` : `${number} · ${labels}`),
  project: 'Projekt',
  defaultProject: 'Standardprojekt',
};

export const pickerTexts = { en, de };
