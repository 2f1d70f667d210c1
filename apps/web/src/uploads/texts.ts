import { count } from '../i18n/count.ts';

const en = {
  drop: 'Drop a file here, or choose one.',
  otherFile: 'Take another file',
  csvProblems: {
    encoding: 'The file is not UTF-8. Save it as UTF-8.',
    header:
      'The first line of a CSV must be a header row with the names of the columns, at most 16 KiB long.',
    columns: (most: string) => `A CSV can have at most ${most} columns.`,
  },
  notText: 'The file is not UTF-8 text.',
  tooLarge: 'A file can have at most 200 MiB.',
  uploading: (sent: string, of: string) => `${sent} of ${of} sent`,
  checking: 'Everything is sent. It is being checked.',
  cancelUpload: 'Cancel the upload',
  uploadCancelled: 'The upload was cancelled. Nothing was stored.',
  wrongItems: (many: number) => count(many, 'line is not valid', 'lines are not valid'),
  line: 'Line',
  field: 'Field',
  wrong: 'What is wrong',
};

const de: typeof en = {
  drop: 'Ziehen Sie eine Datei hierher oder wählen Sie eine aus.',
  otherFile: 'Andere Datei nehmen',
  csvProblems: {
    encoding: 'Die Datei ist nicht in UTF-8. Speichern Sie sie als UTF-8.',
    header:
      'Die erste Zeile einer CSV-Datei muss die Namen der Spalten enthalten und darf höchstens 16 KiB lang sein.',
    columns: (most) => `Eine CSV-Datei kann höchstens ${most} Spalten haben.`,
  },
  notText: 'Die Datei ist kein Text in UTF-8.',
  tooLarge: 'Eine Datei kann höchstens 200 MiB haben.',
  uploading: (sent, of) => `${sent} von ${of} gesendet`,
  checking: 'Alles ist gesendet. Es wird geprüft.',
  cancelUpload: 'Hochladen abbrechen',
  uploadCancelled: 'Das Hochladen wurde abgebrochen. Nichts wurde gespeichert.',
  wrongItems: (many) => count(many, 'Zeile ist ungültig', 'Zeilen sind ungültig'),
  line: 'Zeile',
  field: 'Feld',
  wrong: 'Was nicht stimmt',
};

export const uploadTexts = { en, de };
