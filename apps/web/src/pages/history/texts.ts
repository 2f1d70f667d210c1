const en = {
  title: 'History',
  prompt: 'Prompt',
  noWords: 'Its text was removed',
  time: 'Time',
  status: 'Status',
  statuses: { processing: 'running', completed: 'completed', failed: 'failed' },
  tokens: 'Tokens',
  saved: 'Saved',
  provider: 'Provider',
  from: 'From',
  to: 'Before',
  metadata: 'Metadata (key:value)',
  empty: 'No prompt was refined here yet.',
  emptyFiltered: 'No prompt meets all filters.',
  first: 'Refine a prompt',
};

export type HistoryTexts = typeof en;

const de: HistoryTexts = {
  title: 'Verlauf',
  prompt: 'Prompt',
  noWords: 'Sein Text wurde entfernt',
  time: 'Zeit',
  status: 'Stand',
  statuses: { processing: 'läuft', completed: 'fertig', failed: 'gescheitert' },
  tokens: 'Tokens',
  saved: 'Gespart',
  provider: 'Anbieter',
  from: 'Ab',
  to: 'Vor',
  metadata: 'Metadaten (Schlüssel:Wert)',
  empty: 'Hier wurde noch kein Prompt gekürzt.',
  emptyFiltered: 'Kein Prompt entspricht allen Filtern.',
  first: 'Einen Prompt kürzen',
};

export const historyTexts = { en, de };
