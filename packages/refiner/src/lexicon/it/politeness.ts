import { phrasePass } from '../../phrases/phrase-pass.ts';

export const POLITENESS = phrasePass(
  'politeness',
  'it',
  `
    1 !un|il|per|come per favore|piacere|cortesia ,? =>
    1 , per favore|piacere|cortesia , =>
    1 , per favore|piacere|cortesia $ =>
    1 !di|a ti|la|vi prego , =>
    1 , ti|la|vi prego ,? =>
    1 , grazie $ =>
    1 , grazie mille|tante $ =>
    1 , grazie in anticipo $ =>
    1 , se non ti|le dispiace ,? =>
    1 ^ se non ti|le dispiace ,? =>
    1 , se non è troppo disturbo ,? =>
    1 ^ se non è troppo disturbo ,? =>
    1 , se non è chiedere troppo ,? =>
    1 ^ se non è chiedere troppo ,? =>
    1 , se non è un problema ,? =>
    1 ^ se non è un problema ,? =>
    1 , se ti|le va ,? =>
    1 , cortesemente , =>
    1 ^^ grazie $ =>
    1 ^^ grazie mille|tante|infinite $ =>
    1 ^^ molte grazie $ =>
    1 ^^ mille grazie $ =>
    1 ^^ tante grazie $ =>
    1 ^^ grazie mille|tante|infinite? in anticipo $ =>
    1 ^^ molte grazie in anticipo $ =>
    1 ^^ grazie mille|tante? per il tuo|suo aiuto|tempo|supporto $ =>
    1 ^^ grazie mille|tante? per l'aiuto|l'attenzione $ =>
    1 ^^ grazie mille|tante? per la tua|sua attenzione|disponibilità|collaborazione $ =>
    1 ^^ grazie in anticipo per il tuo|suo aiuto|tempo|supporto $ =>
    1 ^^ grazie in anticipo per l'aiuto $ =>
    1 ^^ ti|la|vi ringrazio molto|tanto? $ =>
    1 ^^ ti|la|vi ringrazio molto|già? in anticipo|anticipatamente? $ =>
    1 ^^ ti|la|vi ringrazio per il|l'aiuto tuo|suo? aiuto|tempo? $ =>
    1 ^^ un saluto $ =>
    1 ^^ spero che tu stia bene $ =>
    1 ^^ spero che lei stia bene $ =>
    1 ^^ spero tu stia bene $ =>
    1 ^^ spero che vada tutto bene $ =>
    1 ^^ come stai|va|sta $ =>
    1 ^^ sei il|la migliore $ =>
    1 ^^^ ciao|salve|ehi chatgpt|gpt|claude|gemini|assistente|ia? ,|!|.|: =>
    1 ^^^ ciao a tutti|tutte ,|!|.|: =>
    1 ^^^ ciao , come stai|va ?|,|!|. =>
    1 ^^^ buongiorno|buonasera|buondì chatgpt|gpt|claude|gemini? ,|!|.|: =>
    1 ^^^ buon giorno|pomeriggio chatgpt|gpt|claude|gemini? ,|!|.|: =>
    1 ^^^ buona sera|giornata ,|!|.|: =>
    1 ^^^ caro|cara|gentile chatgpt|claude|gemini|assistente|ia ,|!|.|: =>
    1 ^^ grazie mille|tante|infinite|davvero davvero|ancora? $ =>
    1 ^^ grazie mille|tante|infinite per l'aiuto $ =>
    1 ^^ grazie mille|tante|infinite? per la collaborazione|disponibilità|pazienza|risposta $ =>
    1 ^^ grazie di cuore|tutto $ =>
    1 ^^ ti|la|vi ringrazio di|molto cuore|per|tanto? la? disponibilità|collaborazione|pazienza? $ =>
    1 ^^ ti|la|vi ringrazio molto? per la disponibilità|collaborazione|pazienza|cortese attenzione? $ =>
    1 ^^ cordiali saluti $ =>
    1 ^^ distinti saluti $ =>
    1 ^^ saluti $ =>
    1 ^^ un caro saluto $ =>
    1 ^^ un abbraccio $ =>
    1 ^^ a presto $ =>
    1 ^^ scusa|scusi|scusate il|per disturbo|il disturbo? $ =>
    1 ^^^ ciao scusa il|per disturbo|il disturbo? ,|!|. =>
    1 ^^^ ciao scusa ,|!|. =>
    1 , grazie ancora|infinite|davvero $ =>
    1 ^^ mi raccomando , =>
    1 , mi raccomando ,? =>
    1 per cortesia ,? =>
  `,
);
