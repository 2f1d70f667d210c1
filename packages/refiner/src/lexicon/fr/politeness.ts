import { phrasePass } from '../../phrases/phrase-pass.ts';

export const POLITENESS = phrasePass(
  'politeness',
  'fr',
  `
    1 , s'il vous|te plaît|plait ,? =>
    1 s'il vous|te plaît|plait ,? =>
    1 , svp|stp ,? =>
    1 svp|stp ,? =>
    1 , merci $ =>
    1 , merci d'avance $ =>
    1 , merci beaucoup $ =>
    1 , si cela|ça ne vous|te dérange pas ,? =>
    1 ^ si cela|ça ne vous|te dérange pas ,? =>
    1 , si c'est possible pour vous|toi ,? => si possible
    1 , si vous le voulez|voudriez|voulez bien ,? =>
    1 , si tu le veux|voudrais bien ,? =>
    1 , si tu veux|peux bien ,? =>
    1 , si vous voulez bien ,? =>
    1 , si ce n'est pas trop demander ,? =>
    1 ^ si ce n'est pas trop demander ,? =>
    1 ^^ merci $ =>
    1 ^^ merci beaucoup|bien|infiniment $ =>
    1 ^^ merci d'avance $ =>
    1 ^^ merci beaucoup|infiniment d'avance $ =>
    1 ^^ mille mercis $ =>
    1 ^^ un grand merci d'avance? $ =>
    1 ^^ grand merci d'avance? $ =>
    1 ^^ merci d'avance|beaucoup? pour votre|ton|ta aide|temps|réponse|soutien|collaboration|compréhension $ =>
    1 ^^ merci beaucoup d'avance pour votre|ton|ta aide|temps|réponse|soutien|collaboration $ =>
    1 ^^ je vous|te remercie $ =>
    1 ^^ je vous|te remercie par? d'avance|avance $ =>
    1 ^^ je vous|te remercie d'avance? pour|de votre|ton|ta aide|temps|réponse|soutien $ =>
    1 ^^ en vous|te remerciant par? d'avance|avance? $ =>
    1 ^^ ce serait très? gentil|sympa|aimable de votre|ta part $ =>
    1 ^^ ce serait très? gentil|sympa|aimable $ =>
    1 ^^ cela|ça m'aiderait beaucoup|vraiment? $ =>
    1 ^^ bonne journée|soirée $ =>
    1 ^^ j'espère que vous allez bien $ =>
    1 ^^ j'espère que tu vas bien $ =>
    1 ^^ comment vas-tu|allez-vous $ =>
    1 ^^ comment ça|tu va|vas $ =>
    1 ^^ ça va $ =>
    1 ^^^ bonjour|salut|coucou|bonsoir|hello|hey à? tous|toi|vous|chatgpt|gpt|claude|gemini|assistant|l'ia? ,|!|.|: =>
    1 ^^^ cher|chère chatgpt|claude|gemini|assistant|assistante|ia ,|!|.|: =>
    1 ^^ merci beaucoup|bien|mille|infiniment? à toi|vous|tous? d'avance? $ =>
    1 ^^ merci mille fois $ =>
    1 ^^ merci bcp|bp $ =>
    1 ^^ merci beaucoup|infiniment? , tu me sauves la? vie? $ =>
    1 ^^ tu me sauves la vie $ =>
    1 ^^ merci encore d'avance? $ =>
    1 ^^ merci par avance $ =>
    1 ^^ merci beaucoup|infiniment? d'avance|encore? pour votre|ton|ta|l'aide précieuse|aide aide|précieuse? $ =>
    1 ^^ merci d'avance|beaucoup? pour l'aide $ =>
    1 ^^ merci d'avance|beaucoup? pour ton|votre coup de main|pouce $ =>
    1 ^^ je vous|te remercie par|d'avance? avance? pour|de votre|ton|ta aide|temps|réponse|soutien précieuse|précieux? $ =>
    1 ^^ je vous|te remercie infiniment|beaucoup $ =>
    1 ^^ bien à toi|vous $ =>
    1 ^^ bien cordialement $ =>
    1 ^^ cordialement $ =>
    1 ^^ à bientôt|plus $ =>
    1 , merci bcp|bien|encore $ =>
    1 , merci à toi|vous $ =>
    1 ^^^ bonjour à toutes et tous ,|!|. =>
    1 ^^^ bonjour|salut|coucou|bonsoir , j'espère que tu vas|vous bien|allez bien? ,|!|. =>
    1 ^^ si ça|cela ne vous|t'embête pas trop? $ =>
    1 , si ça|cela ne t'embête|vous pas|embête trop|pas? trop? ,? =>
    1 ^^ désolé|désolée du|de|pour dérangement|déranger|le dérangement? $ =>
  `,
);
