import type { SharedPrompt } from '@prompt-refinery/client';

const types: Record<SharedPrompt['type'], string> = { text: 'One text', chat: 'Chat: messages with roles' };

const en = {
  title: 'A shared prompt',
  intro:
    'Somebody has shared a prompt with you. It may be that it can be shown only a few times: each click counts.',
  show: 'Show the prompt',
  password: 'Password',
  passwordHint: 'The prompt has a password. Whoever shared it can tell you.',
  wrong: 'This password is wrong.',
  notFound: 'This link leads to no prompt',
  notFoundText:
    'It is not complete, or the prompt is not shared any more. Ask whoever sent you the link for a new one.',
  ended: 'This link has ended',
  endedText:
    'The prompt was shown as often as it may be, or its time is over. Ask whoever sent you the link for a new one.',
  lastView: 'This was the last view: once you leave this page, the link does not show the prompt again.',
  version: 'Version',
  type: 'Type',
  types,
  variables: 'Variables',
  noVariables: 'none',
  viewsLeft: 'Views left',
  anyNumber: 'any number',
  until: 'Can be read until',
  noEnd: 'no end',
  text: 'Text',
  copyText: 'Copy the text',
  copyMessages: 'Copy the messages as JSON',
};

export type SharedTexts = typeof en;

const de: SharedTexts = {
  title: 'Ein geteilter Prompt',
  intro:
    'Jemand hat einen Prompt mit Ihnen geteilt. Vielleicht kann er nur wenige Male angezeigt werden: Jeder Klick zählt.',
  show: 'Prompt anzeigen',
  password: 'Passwort',
  passwordHint: 'Der Prompt hat ein Passwort. Wer ihn geteilt hat, kann es Ihnen sagen.',
  wrong: 'Das Passwort ist falsch.',
  notFound: 'Dieser Link führt zu keinem Prompt',
  notFoundText:
    'Er ist nicht vollständig, oder der Prompt wird nicht mehr geteilt. Bitten Sie um einen neuen, wo Sie ihn bekommen haben.',
  ended: 'Dieser Link gilt nicht mehr',
  endedText:
    'Der Prompt wurde so oft angezeigt, wie er darf, oder seine Zeit ist um. Bitten Sie um einen neuen Link, wo Sie ihn bekommen haben.',
  lastView: 'Das war das letzte Mal: Wenn Sie die Seite verlassen, zeigt der Link den Prompt nicht mehr.',
  version: 'Version',
  type: 'Art',
  types: { text: 'Ein Text', chat: 'Chat: Nachrichten mit Rollen' },
  variables: 'Variablen',
  noVariables: 'keine',
  viewsLeft: 'Noch so oft',
  anyNumber: 'beliebig oft',
  until: 'Lesbar bis',
  noEnd: 'kein Ende',
  text: 'Text',
  copyText: 'Text kopieren',
  copyMessages: 'Nachrichten als JSON kopieren',
};

export const sharedTexts = { en, de };
