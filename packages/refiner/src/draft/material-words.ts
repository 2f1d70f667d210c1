import { wordList } from '@refinery/text/word-list.ts';

/**
 * German, French, Spanish, Portuguese and Italian words for what is done to a text that a prompt brings
 * along.
 */
export const TREATMENTS_ABROAD = wordList(
  `übersetze übersetzen korrigiere korrigieren verbessere verbessern umschreiben überarbeite überarbeiten kürze kürzen fasse zusammenfassen analysiere analysieren
  klassifiziere klassifizieren bewerte bewerten beantworte formuliere umformulieren prüfe prüfen
  traduis traduisez traduire corrige corrigez corriger améliore améliorez améliorer résume résumez résumer reformule reformulez reformuler réécris réécrivez
  réécrire analyse analysez analyser classe classez évalue évaluez
  traduce traduzca traducir corrija corregir mejora mejore mejorar resume resuma resumir reescribe reescriba reescribir reformula reformule analiza analice analizar
  clasifica clasifique evalúa evalúe
  traduza traduzir corrija corrigir melhore melhorar resuma resumir reescreva reescrever reformule analise analisar classifique avalie
  traduci traduca tradurre correggi corregga correggere migliora migliori migliorare riassumi riassuma riassumere riscrivi riscriva riscrivere riformula
  analizza analizzi analizzare classifica valuta`,
);

/** … and what such a text is called there. */
export const WRITINGS_ABROAD = wordList(
  `satz sätze sätzen absatz absätze artikel brief nachricht nachrichten aussage aussagen gedicht gespräch bewertung bewertungen kommentar kommentare zitat
  texte textes phrase phrases paragraphe paragraphes lettre courriel e-mail mail article avis commentaire commentaires poème conversation citation
  texto textos frase frases oración oraciones párrafo párrafos carta correo mensaje mensajes artículo reseña reseñas comentario comentarios poema conversación cita
  parágrafo parágrafos mensagem mensagens artigo resenha comentário comentários conversa citação
  testo testi paragrafo paragrafi lettera messaggio messaggi articolo recensione recensioni commento commenti poesia conversazione citazione`,
);

export const FOLLOWING_ABROAD = wordList(
  `folgende folgenden folgender folgendes nachfolgende nachfolgenden suivant suivante suivants suivantes ci-dessous siguiente siguientes seguinte seguintes abaixo
  seguente seguenti`,
);

export const DIRECTIVES_ABROAD = wordList(
  `regeln anforderungen vorgaben schritte schritten kriterien aspekte punkte format struktur anweisungen hinweise règles consignes étapes critères aspects points
  reglas pasos criterios aspectos puntos formato estructura instrucciones requisitos regras passos critérios pontos estrutura instruções
  regole passaggi passi criteri aspetti punti struttura istruzioni requisiti`,
);
