import { wordList } from '@refinery/text/word-list.ts';
import type { RomanceVerb } from '../../requests/verb-forms.ts';

/**
 * `infinitive`, and for irregular verbs `:tu imperative:vous imperative:tu subjunctive:vous
 * subjunctive`; `:stem` alone is the stem before a silent ending ("génèr"). The result of the first is for
 * the one who asks.
 */
const FOR_ME = `écrire:écris:écrivez:écrives:écriviez rédiger créer générer:génèr expliquer décrire:décris:décrivez:décrives:décriviez résumer
  traduire:traduis:traduisez:traduises:traduisiez donner faire:fais:faites:fasses:fassiez dire:dis:dites:dises:disiez lister énumérer:énumèr montrer
  fournir:fournis:fournissez:fournisses:fournissiez proposer suggérer:suggèr recommander préparer développer analyser comparer corriger réviser améliorer
  réécrire:réécris:réécrivez:réécrives:réécriviez reformuler calculer résoudre:résous:résolvez:résolves:résolviez raconter indiquer détailler
  définir:définis:définissez:définisses:définissiez identifier trouver rechercher chercher convertir:convertis:convertissez:convertisses:convertissiez
  concevoir:conçois:concevez:conçoives:conceviez programmer coder planifier construire:construis:construisez:construises:construisiez
  composer extraire:extrais:extrayez:extraies:extrayiez simplifier optimiser évaluer classer organiser élaborer présenter citer imaginer dresser
  établir:établis:établissez:établisses:établissiez produire:produis:produisez:produises:produisiez`;
const OTHERS = `utiliser inclure:inclus:incluez:inclues:incluiez ajouter éviter agir:agis:agissez:agisses:agissiez jouer répondre:réponds:répondez:répondes:répondiez
  garder conserver adapter vérifier ordonner diviser séparer supprimer retirer remplacer changer modifier ajuster transformer compléter:complèt
  terminer commencer continuer choisir:choisis:choisissez:choisisses:choisissiez sélectionner lire:lis:lisez:lises:lisiez mentionner souligner justifier
  argumenter raisonner réfléchir:réfléchis:réfléchissez:réfléchisses:réfléchissiez simuler interpréter:interprèt être:sois:soyez:sois:soyez adopter
  appliquer respecter limiter formater formuler renvoyer:renvoi remettre:remets:remettez:remettes:remettiez tester valider refactoriser
  déboguer documenter commenter structurer regrouper grouper raccourcir:raccourcis:raccourcissez:raccourcisses:raccourcissiez
  réduire:réduis:réduisez:réduises:réduisiez prioriser employer:emploi parler poser relire:relis:relisez:relises:relisiez considérer:considèr
  tenir:tiens:tenez:tiennes:teniez rester traiter examiner illustrer insérer:insèr numéroter conseiller rendre:rends:rendez:rendes:rendiez
  prendre:prends:prenez:prennes:preniez mettre:mets:mettez:mettes:mettiez
  vouvoyer:vouvoi tutoyer:tutoi aider demander signaler attribuer encourager orienter rediriger inviter saluer remercier accueillir:accueille:accueillez:accueilles:accueilliez communiquer promettre:promets:promettez:promettes:promettiez révéler:révèl divulguer reporter noter marquer copier préciser rappeler:rappell arrondir:arrondis:arrondissez:arrondisses:arrondissiez trier numéroter refuser accepter`;

const FOR_ME_SET = new Set(wordList(FOR_ME).map((entry) => entry.split(':')[0] ?? ''));

/** Before a vowel "me", "de" and "te" are one word with the verb. */
const elided = (clitic: string, form: string): string =>
  /^[aeiouyéèêh]/.test(form) ? `${clitic}'${form}` : '';
const some = (...forms: string[]): string[] => forms.filter((form) => form !== '');

function frenchVerb(entry: string): RomanceVerb {
  const [infinitive = '', second = '', imperative = '', subjunctive = '', polite = ''] = entry.split(':');
  const stem = infinitive.slice(0, -2);
  const silent = imperative === '' && second !== '' ? second : stem;
  const forms =
    imperative === ''
      ? // "e" keeps the sound of g in "rédigez" and "rédigiez".
        { tu: `${silent}e`, vous: `${stem}ez`, que: `${silent}es`, queVous: `${stem}iez` }
      : { tu: second, vous: imperative, que: subjunctive, queVous: polite };
  const forMe = FOR_ME_SET.has(infinitive);
  const me = (form: string): string => (forMe ? elided('m', form) : '');
  const infinitives = some(infinitive, elided('d', infinitive), me(infinitive));
  return {
    familiar: forms.tu,
    formal: forms.vous,
    forms: {
      infinitive: { familiar: infinitives, formal: infinitives },
      subjunctive: {
        familiar: some(forms.que, me(forms.que)),
        formal: some(forms.queVous, me(forms.queVous)),
      },
    },
  };
}

/** "aide-moi à …" keeps its "moi". */
const HELP: RomanceVerb = {
  familiar: 'aide-moi',
  formal: 'aidez-moi',
  forms: {
    infinitive: { familiar: ["m'aider"], formal: ["m'aider"] },
    subjunctive: { familiar: ["m'aides"], formal: ["m'aidiez"] },
  },
};

export const FRENCH_VERBS: readonly RomanceVerb[] = [
  ...wordList(FOR_ME).map(frenchVerb),
  ...wordList(OTHERS).map(frenchVerb),
  HELP,
];
export const FRENCH_FOR_ME: ReadonlySet<string> = FOR_ME_SET;
