const en = {
  overlap: 'How long the old one still works',
  overlaps: { '0': 'not at all', '3600': '1 hour', '86400': '1 day', '604800': '7 days' },
};

export type SecretTexts = typeof en;

const de: SecretTexts = {
  overlap: 'Das Bisherige gilt noch',
  overlaps: { '0': 'gar nicht mehr', '3600': '1 Stunde', '86400': '1 Tag', '604800': '7 Tage' },
};

export const secretTexts = { en, de };
