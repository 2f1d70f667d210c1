import type { RowRole } from './writing.ts';

const roles: Record<RowRole, string> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  placeholder: 'Placeholder',
};

const en = {
  type: 'Type',
  types: { text: 'One text', chat: 'Chat: messages with roles' },
  text: 'Text',
  textHint: 'A name in double braces, like {{customer}}, is a variable.',
  messages: 'Messages',
  role: (place: number) => `Role of message ${place}`,
  roles,
  message: (place: number) => `Message ${place}`,
  placeholderName: (place: number) => `Name of placeholder ${place}`,
  placeholderHint: 'Programs put messages in here. A letter, then letters, digits, _, . and -.',
  up: 'Up',
  down: 'Down',
  remove: 'Remove',
  moveUp: (place: number) => `Move message ${place} up`,
  moveDown: (place: number) => `Move message ${place} down`,
  removeRow: (place: number) => `Remove message ${place}`,
  place: (place: number, of: number) => `It is message ${place} of ${of} now.`,
  removed: (place: number) => `Message ${place} is removed.`,
  add: 'Add a message',
  model: 'Model',
  modelHint: 'provider/model. Empty: whoever uses the prompt chooses.',
  temperature: 'Temperature',
  temperatureHint: '0 to 2',
};

export type WriteTexts = typeof en;

const de: WriteTexts = {
  type: 'Art',
  types: { text: 'Ein Text', chat: 'Chat: Nachrichten mit Rollen' },
  text: 'Text',
  textHint: 'Ein Name in doppelten Klammern, wie {{customer}}, ist eine Variable.',
  messages: 'Nachrichten',
  role: (place) => `Rolle der Nachricht ${place}`,
  roles: { system: 'System', user: 'Nutzer', assistant: 'Assistent', placeholder: 'Platzhalter' },
  message: (place) => `Nachricht ${place}`,
  placeholderName: (place) => `Name des Platzhalters ${place}`,
  placeholderHint:
    'Programme setzen hier Nachrichten ein. Ein Buchstabe, dann Buchstaben, Ziffern, _, . und -.',
  up: 'Nach oben',
  down: 'Nach unten',
  remove: 'Entfernen',
  moveUp: (place) => `Nachricht ${place} nach oben`,
  moveDown: (place) => `Nachricht ${place} nach unten`,
  removeRow: (place) => `Nachricht ${place} entfernen`,
  place: (place, of) => `Sie ist jetzt Nachricht ${place} von ${of}.`,
  removed: (place) => `Nachricht ${place} ist entfernt.`,
  add: 'Nachricht hinzufügen',
  model: 'Modell',
  modelHint: 'Anbieter/Modell. Leer: wer den Prompt benutzt, wählt es.',
  temperature: 'Temperatur',
  temperatureHint: '0 bis 2',
};

export const writeTexts = { en, de };
