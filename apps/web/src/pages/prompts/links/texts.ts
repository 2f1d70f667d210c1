const en = {
  share: 'Share',
  intro:
    'Whoever has the link can read this version without signing in, with the name and the description that the prompt has now.',
  password: 'Password',
  passwordHint: 'Empty: none. Do not send it in the same message as the link.',
  maxViews: 'How often it can be read',
  maxViewsHint: 'Empty: any number',
  until: 'Until',
  untilHint: 'Empty: it has no end',
  make: 'Make the link',
  made: 'Here is the link. It is shown only now: copy it.',
  madeWithPassword: 'Here is the link. It is shown only now: copy it. Whoever opens it needs the password.',
  copy: 'Copy the link',
  links: 'Links',
  listIntro: 'You see the links that you have made. Admins see those of everybody.',
  none: 'There is no link to this prompt that you could see.',
  version: 'Version',
  created: 'Made',
  views: 'Views',
  viewsOf: (views: string, most: string) => `${views} of ${most}`,
  noEnd: 'no end',
  state: 'State',
  open: 'open',
  ended: 'ended',
  revoke: 'Revoke',
  revokeQuestion: (time: string) => `Revoke the link that was made on ${time}? Nobody can open it any more.`,
};

export type LinkTexts = typeof en;

const de: LinkTexts = {
  share: 'Teilen',
  intro:
    'Wer den Link hat, kann diese Version ohne Anmeldung lesen, mit dem Namen und der Beschreibung, die der Prompt jetzt hat.',
  password: 'Passwort',
  passwordHint: 'Leer: keines. Schicken Sie es nicht in derselben Nachricht wie den Link.',
  maxViews: 'Wie oft er gelesen werden kann',
  maxViewsHint: 'Leer: beliebig oft',
  until: 'Bis',
  untilHint: 'Leer: kein Ende',
  make: 'Link anlegen',
  made: 'Hier ist der Link. Er wird nur jetzt angezeigt: Kopieren Sie ihn.',
  madeWithPassword:
    'Hier ist der Link. Er wird nur jetzt angezeigt: Kopieren Sie ihn. Wer ihn öffnet, braucht das Passwort.',
  copy: 'Link kopieren',
  links: 'Links',
  listIntro: 'Sie sehen die Links, die Sie angelegt haben. Admins sehen alle.',
  none: 'Es gibt keinen Link zu diesem Prompt, den Sie sehen könnten.',
  version: 'Version',
  created: 'Angelegt',
  views: 'Gelesen',
  viewsOf: (views, most) => `${views} von ${most}`,
  noEnd: 'kein Ende',
  state: 'Zustand',
  open: 'offen',
  ended: 'beendet',
  revoke: 'Zurückziehen',
  revokeQuestion: (time) => `Den Link vom ${time} zurückziehen? Danach kann ihn niemand mehr öffnen.`,
};

export const linkTexts = { en, de };
