import { wordList } from '@refinery/text/word-list.ts';
import type { RomanceVerb } from '../../requests/verb-forms.ts';

/**
 * `infinitive[:imperative for "tu"[:imperative for "Lei"[:past subjunctive]]]`, given where irregular. Their
 * result is for the one who asks.
 */
const FOR_ME = `scrivere redigere creare elaborare generare spiegare descrivere riassumere tradurre:traduci:traduca:traducessi dare:da':dia:dessi
  dire:di':dica:dicessi fare:fai:faccia:facessi elencare mostrare fornire:fornisci:fornisca proporre:proponi:proponga:proponessi
  suggerire:suggerisci:suggerisca consigliare preparare progettare sviluppare analizzare confrontare correggere rivedere migliorare riscrivere riformulare
  calcolare risolvere raccontare indicare definire:definisci:definisca identificare offrire:offri:offra cercare trovare insegnare convertire
  programmare implementare pianificare costruire:costruisci:costruisca comporre:componi:componga:componessi estrarre:estrai:estragga:estraessi
  semplificare ottimizzare valutare classificare organizzare presentare illustrare stilare produrre:produci:produca:producessi`;
const OTHERS = `usare utilizzare includere inserire:inserisci:inserisca aggiungere evitare agire:agisci:agisca rispondere mantenere:mantieni:mantenga
  tenere:tieni:tenga considerare adattare garantire:garantisci:garantisca ordinare dividere separare eliminare rimuovere sostituire:sostituisci:sostituisca
  cambiare modificare trasformare completare terminare iniziare cominciare continuare seguire scegliere:scegli:scelga selezionare leggere citare
  menzionare evidenziare sottolineare giustificare argomentare ragionare pensare immaginare simulare interpretare assumere essere:sii:sia:fossi adottare
  applicare rispettare limitare formattare restituire:restituisci:restituisca consegnare verificare controllare validare testare documentare
  commentare strutturare raggruppare ampliare ridurre:riduci:riduca:riducessi accorciare trattare impiegare parlare chiedere porre:poni:ponga:ponessi
  salutare indirizzare invitare comunicare rivelare segnare copiare ripetere inventare promettere inviare:invia:invii registrare rifiutare approvare ricordare trasferire:trasferisci:trasferisca informare ignorare scartare arrotondare nominare aiutare tradurre:traduci:traduca:traducessi superare fornire:fornisci:fornisca riportare assegnare accettare`;

/** "spieghi", "elenchi", "inizi"; "scriva". */
function polite(infinitive: string): string {
  const stem = infinitive.slice(0, -3);
  if (!infinitive.endsWith('are')) return `${stem}a`;
  return `${stem.replace(/([cg])$/, '$1h').replace(/i$/, '')}i`;
}

function italianVerb(entry: string): RomanceVerb {
  const [infinitive = '', familiar = '', formal = '', past = ''] = entry.split(':');
  const stem = infinitive.slice(0, -3);
  const subjunctive = formal || polite(infinitive);
  const wish = past || `${infinitive.slice(0, -2)}ssi`;
  const short = infinitive.endsWith('rre') ? infinitive.slice(0, -2) : infinitive.slice(0, -1);
  const infinitives = FOR_ME_SET.has(infinitive) ? [infinitive, `${short}mi`, `${short}ci`] : [infinitive];
  return {
    familiar: familiar || `${stem}${infinitive.endsWith('are') ? 'a' : 'i'}`,
    formal: subjunctive,
    forms: {
      infinitive: { familiar: infinitives, formal: infinitives },
      subjunctive: { familiar: [subjunctive], formal: [subjunctive] },
      wish: { familiar: [wish], formal: [wish.replace(/i$/, 'e')] },
    },
  };
}

const FOR_ME_SET = new Set(wordList(FOR_ME).map((entry) => entry.split(':')[0] ?? ''));

/** "aiutami a …" keeps its "mi". */
const HELP: RomanceVerb = {
  familiar: 'aiutami',
  formal: 'mi aiuti',
  forms: { infinitive: { familiar: ['aiutarmi'], formal: ['aiutarmi'] } },
};

/** Verbs of what is done to a customer, whose pronoun leans on them: "chiedergli" → "chiedigli". */
const TO_SOMEONE =
  'chiedere spiegare indicare inviare offrire mostrare consigliare ricordare proporre suggerire comunicare';
const ON_SOMEONE = 'indirizzare invitare salutare informare aiutare orientare';

function leaning(list: string, clitics: readonly string[]): RomanceVerb[] {
  return list.split(' ').flatMap((name) => {
    const known = [...wordList(FOR_ME), ...wordList(OTHERS)].find((other) => other.split(':')[0] === name);
    const verb = italianVerb(known ?? name);
    const short = name.endsWith('rre') ? name.slice(0, -2) : name.slice(0, -1);
    return clitics.map((clitic) => {
      const forms = [`${short}${clitic}`];
      return {
        familiar: verb.familiar + clitic,
        formal: `${clitic} ${verb.formal}`,
        forms: { infinitive: { familiar: forms, formal: forms } },
      };
    });
  });
}

export const ITALIAN_VERBS: readonly RomanceVerb[] = [
  ...wordList(FOR_ME).map(italianVerb),
  ...wordList(OTHERS).map(italianVerb),
  HELP,
  ...leaning(TO_SOMEONE, ['gli', 'le']),
  ...leaning(ON_SOMEONE, ['lo', 'la', 'li', 'le']),
];
export const ITALIAN_FOR_ME: ReadonlySet<string> = FOR_ME_SET;
