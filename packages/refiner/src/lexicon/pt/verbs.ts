import { wordList } from '@refinery/text/word-list.ts';
import type { RomanceVerb } from '../../requests/verb-forms.ts';

/**
 * `infinitive[:imperative for "tu"[:imperative for "você"[:past subjunctive]]]`, given where irregular. Their
 * result is for the one who asks.
 */
const FOR_ME = `escrever redigir criar elaborar gerar explicar descrever resumir traduzir:traduz:traduza dar:dá:dê:desse dizer:diz:diga:dissesse
  fazer:faz:faça:fizesse enumerar listar mostrar fornecer:fornece:forneça propor:propõe:proponha:propusesse sugerir:sugere:sugira recomendar preparar projetar
  desenvolver analisar comparar corrigir:corrige:corrija revisar melhorar reescrever reformular calcular resolver contar indicar detalhar definir
  identificar oferecer:oferece:ofereça buscar procurar ensinar converter programar implementar planejar planear construir:constrói:construa
  compor:compõe:componha:compusesse extrair:extrai:extraia simplificar otimizar avaliar classificar organizar apresentar`;
const OTHERS = `ajudar usar utilizar incluir:inclui:inclua adicionar acrescentar evitar agir:age:aja atuar responder manter:mantém:mantenha:mantivesse
  ter:tem:tenha:tivesse considerar adaptar garantir ordenar dividir separar eliminar remover substituir:substitui:substitua trocar mudar alterar
  modificar ajustar transformar completar terminar começar:começa:comece continuar seguir:segue:siga escolher selecionar ler:lê:leia:lesse citar mencionar
  destacar justificar argumentar raciocinar pensar imaginar simular interpretar assumir ser:sê:seja:fosse adotar aplicar respeitar limitar formatar
  retornar devolver entregar verificar conferir:confere:confira validar testar refatorar depurar documentar comentar estruturar agrupar ampliar reduzir:reduz:reduza
  encurtar priorizar focar tratar empregar falar perguntar
  saudar encaminhar orientar pedir:pede:peça solicitar comunicar revelar marcar guardar copiar repetir:repete:repita inventar prometer enviar registrar rejeitar aprovar lembrar transferir:transfere:transfira informar ignorar descartar arredondar nomear receitar traduzir:traduz:traduza fornecer:fornece:forneça desconsiderar`;

/** The imperative for "você", which is the subjunctive. */
function polite(infinitive: string): string {
  const stem = infinitive.slice(0, -2);
  if (!infinitive.endsWith('ar')) return `${stem.replace(/c$/, 'ç').replace(/g$/, 'j')}a`;
  return `${stem.replace(/c$/, 'qu').replace(/g$/, 'gu').replace(/ç$/, 'c')}e`;
}

function portugueseVerb(entry: string): RomanceVerb {
  const [infinitive = '', familiar = '', formal = '', past = ''] = entry.split(':');
  const stem = infinitive.slice(0, -2);
  const subjunctive = formal || polite(infinitive);
  const wish = past || `${infinitive.slice(0, -1)}sse`;
  const infinitives = FOR_ME_SET.has(infinitive)
    ? [infinitive, `${infinitive}-me`, `${infinitive}-nos`]
    : [infinitive];
  return {
    familiar: familiar || `${stem}${infinitive.endsWith('ar') ? 'a' : 'e'}`,
    formal: subjunctive,
    forms: {
      infinitive: { familiar: infinitives, formal: infinitives },
      subjunctive: { familiar: [subjunctive === 'dê' ? 'dês' : `${subjunctive}s`], formal: [subjunctive] },
      wish: { familiar: [`${wish}s`], formal: [wish] },
    },
  };
}

const FOR_ME_SET = new Set(wordList(FOR_ME).map((entry) => entry.split(':')[0] ?? ''));

export const PORTUGUESE_VERBS: readonly RomanceVerb[] = [
  ...wordList(FOR_ME).map(portugueseVerb),
  ...wordList(OTHERS).map(portugueseVerb),
];
export const PORTUGUESE_FOR_ME: ReadonlySet<string> = FOR_ME_SET;
