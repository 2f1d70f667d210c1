import type { Script } from './tables.ts';

/**
 * Words that are each other's other half, and so common that one may go and the other come in a rewrite that
 * says the same. They count where one stands in the very place of the other.
 */
export const COUNTERPARTS: Readonly<Partial<Record<Script, string>>> = {
  en: `
read reads reading : write writes writing
reader readers : writer writers author authors
request requests : response responses reply replies
question questions ask asks : answer answers
get gets getting : set sets setting
give gives : take takes get gets
up : down
here : there
in : out
on : off
like : unlike
`,
  de: `
lesen liest gelesen : schreiben schreibt geschrieben
anfrage anfragen : antwort antworten
frage fragen : antwort antworten
quelle quellen : ziel ziele
`,
  fr: `
lire lis lisez lu : écrire écris écrivez écrit
requête requêtes demande question : réponse réponses
`,
  es: `
leer lee lea : escribir escribe escriba
solicitud solicitudes pregunta : respuesta respuestas
`,
  it: `
leggere leggi legga : scrivere scrivi scriva
richiesta richieste domanda : risposta risposte
`,
  pt: `
ler leia lê : escrever escreva escreve
solicitação pedido pergunta : resposta
`,
};
