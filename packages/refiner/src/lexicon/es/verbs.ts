import { wordList } from '@refinery/text/word-list.ts';
import type { RomanceVerb } from '../../requests/verb-forms.ts';

/**
 * `infinitive[:familiar imperative[:polite imperative[:past subjunctive]]]`, given where irregular. Their
 * result is for the one who asks.
 */
const FOR_ME = `escribir redactar crear elaborar generar explicar describir resumir traducir:::tradujera dar:da:dé:diera decir:di:diga:dijera hacer:haz:haga:hiciera
  enumerar listar mostrar:muestra:muestre proporcionar proponer:propón:proponga:propusiera sugerir:sugiere:sugiera:sugiriera recomendar:recomienda:recomiende
  preparar diseñar desarrollar analizar comparar corregir:corrige:corrija:corrigiera revisar mejorar reescribir reformular calcular resolver:resuelve:resuelva
  contar:cuenta:cuente indicar detallar definir identificar ofrecer buscar enseñar convertir:convierte:convierta:convirtiera
  programar implementar planificar construir:construye:construya:construyera componer:compón:componga:compusiera extraer:extrae:extraiga:extrajera
  simplificar optimizar evaluar:evalúa:evalúe clasificar organizar`;
const OTHERS = `ayudar usar utilizar incluir:incluye:incluya:incluyera añadir agregar evitar actuar:actúa:actúe responder mantener:mantén:mantenga:mantuviera
  tener:ten:tenga:tuviera considerar adaptar asegurar ordenar dividir separar eliminar quitar sustituir:sustituye:sustituya:sustituyera reemplazar cambiar
  modificar ajustar transformar completar terminar empezar:empieza:empiece comenzar:comienza:comience seguir:sigue:siga:siguiera elegir:elige:elija:eligiera
  seleccionar leer:::leyera citar mencionar destacar señalar justificar argumentar razonar pensar:piensa:piense imaginar simular interpretar asumir ser:sé:sea:fuera
  adoptar aplicar respetar limitar formatear devolver:devuelve:devuelva entregar presentar verificar comprobar:comprueba:compruebe validar probar:prueba:pruebe
  refactorizar depurar documentar comentar estructurar agrupar ampliar:amplía:amplíe reducir:::redujera acortar priorizar enfocar centrar tratar aportar emplear
  hablar preguntar
  tutear saludar derivar dirigir:dirige:dirija remitir invitar pedir:pide:pida:pidiera solicitar aceptar comunicar revelar marcar guardar agradecer:agradece:agradezca atender:atiende:atienda copiar repetir:repite:repita:repitiera inventar prometer mandar enviar:envía:envíe registrar rechazar aprobar:aprueba:apruebe recordar:recuerda:recuerde transferir:transfiere:transfiera:transfiriera orientar informar nombrar redondear ignorar descartar traducir:traduce:traduzca:tradujera`;

/** "haz" → "haga": the polite imperative of regular verbs, which is the subjunctive too. */
function polite(infinitive: string): string {
  const stem = infinitive.slice(0, -2);
  if (!infinitive.endsWith('ar')) return `${stem.replace(/c$/, 'zc').replace(/g$/, 'j')}a`;
  return `${stem.replace(/c$/, 'qu').replace(/g$/, 'gu').replace(/z$/, 'c')}e`;
}

function spanishVerb(entry: string): RomanceVerb {
  const [infinitive = '', familiar = '', formal = '', past = ''] = entry.split(':');
  const stem = infinitive.slice(0, -2);
  const isFirst = infinitive.endsWith('ar');
  const subjunctive = formal || polite(infinitive);
  const wish = past || `${stem}${isFirst ? 'ara' : 'iera'}`;
  const wishes = [wish, wish.replace(/ra$/, 'se')];
  const imperative = familiar || `${stem}${isFirst ? 'a' : 'e'}`;
  const both = FOR_ME_SET.has(infinitive)
    ? [infinitive, `${infinitive}me`, `${infinitive}nos`]
    : [infinitive];
  return {
    familiar: imperative,
    formal: subjunctive,
    forms: {
      infinitive: { familiar: both, formal: both },
      subjunctive: { familiar: [subjunctive === 'dé' ? 'des' : `${subjunctive}s`], formal: [subjunctive] },
      wish: { familiar: wishes.map((form) => `${form}s`), formal: wishes },
    },
  };
}

const FOR_ME_SET = new Set(wordList(FOR_ME).map((entry) => entry.split(':')[0] ?? ''));

/** "ayúdame a …" keeps its "me". */
const HELP: RomanceVerb = {
  familiar: 'ayúdame',
  formal: 'ayúdeme',
  forms: { infinitive: { familiar: ['ayudarme'], formal: ['ayudarme'] } },
};

/** Verbs of what is done to a customer, whose pronoun leans on them: "pasarle" → "pásale". */
const TO_SOMEONE =
  'pedir decir:di:diga explicar pasar indicar enviar ofrecer preguntar recordar recomendar mandar proponer:propón:proponga sugerir agradecer comunicar mostrar dar';
const ON_SOMEONE = 'derivar dirigir invitar orientar remitir saludar informar ayudar';

/** The vowel that is stressed once a pronoun leans on the verb. */
// Not linear, but it reads single verbs of the lists above only.
const STRONG = /[aeo](?=[iu]?[^aeiou]*[aeiou]+s?$)|(?<![aeo])[iu](?=[^aeiou]+[aeiou]+s?$)/;
const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

/** "explica" + "le" → "explícale"; words of one syllable take no accent, others may have one. */
function withClitic(imperative: string, clitic: string): string {
  const accented = /[áéíóú]/.test(imperative)
    ? imperative.replace(/ó(?=n$)/, 'o').replace(/^dé$/, 'de')
    : imperative.replace(STRONG, (vowel) => ACCENTS[vowel] ?? vowel);
  return accented + clitic;
}

function leaning(list: string, clitics: readonly string[]): RomanceVerb[] {
  return list.split(' ').flatMap((entry) => {
    const name = entry.split(':')[0] ?? '';
    const known = [...wordList(FOR_ME), ...wordList(OTHERS)].find((other) => other.split(':')[0] === name);
    const verb = spanishVerb(known ?? entry);
    return clitics.map((clitic) => {
      const forms = [`${name}${clitic}`];
      return {
        familiar: withClitic(verb.familiar, clitic),
        formal: withClitic(verb.formal, clitic),
        forms: { infinitive: { familiar: forms, formal: forms } },
      };
    });
  });
}

export const SPANISH_VERBS: readonly RomanceVerb[] = [
  ...wordList(FOR_ME).map(spanishVerb),
  ...wordList(OTHERS).map(spanishVerb),
  HELP,
  ...leaning(TO_SOMEONE, ['le', 'les']),
  ...leaning(ON_SOMEONE, ['lo', 'la', 'los', 'las']),
];
export const SPANISH_FOR_ME: ReadonlySet<string> = FOR_ME_SET;
