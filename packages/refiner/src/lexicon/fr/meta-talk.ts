import { phrasePass } from '../../phrases/phrase-pass.ts';

export const META_TALK = phrasePass(
  'meta-talk',
  'fr',
  `
    1 ^ notez|note bien? que !si =>
    1 ^ veuillez noter que =>
    1 ^ merci de noter que =>
    1 ^ sachez|sache que =>
    1 ^ gardez|garde à|en l'esprit|tête|esprit que =>
    1 ^ n'oubliez|n'oublie pas que =>
    1 ^ il est important|essentiel|utile|bon|nécessaire de noter|savoir|rappeler|préciser|mentionner|souligner|comprendre que =>
    1 ^ il convient|faut de? noter|savoir|rappeler|préciser|mentionner|souligner que =>
    1 ^ il est à noter que =>
    1 ^ il va sans dire que =>
    1 ^ il va de soi que =>
    1 ^ je tiens à préciser|souligner|mentionner|rappeler|ajouter que =>
    1 ^ je voudrais|souhaite|souhaiterais préciser|souligner|mentionner|rappeler|ajouter que =>
    1 ^ j'aimerais préciser|souligner|mentionner|rappeler|ajouter que =>
    1 ^ comme vous le savez déjà|peut-être|sans? doute? ,? =>
    1 ^ comme tu le sais déjà|peut-être|sans? doute? ,? =>
    1 ^ comme mentionné|indiqué|expliqué|dit|précisé précédemment|ci-dessus|plus|auparavant haut? ,? =>
    1 ^ comme je l'ai déjà? dit|mentionné|indiqué|expliqué|précisé plus|précédemment|avant|auparavant? haut? ,? =>
    1 ^^ j'ai une petite? question|demande pour|à? vous|toi? :|. =>
    1 ^^ j'ai la question|demande suivante :|. =>
    1 ^^ j'aurais une petite? question|demande pour|à? vous|toi? :|. =>
    1 ^^ ma question est la? suivante? : => Question :
    1 ^^ voici ma question : => Question :
    1 ^^ ma demande est la? suivante? : => Demande :
    1 ^^ voici ma demande : => Demande :
    1 ^^ votre|ta tâche|mission est la? suivante? : => Tâche :
    1 ^^ voici votre|ta tâche|mission : => Tâche :
    1 ^^ voici ce que je veux|voudrais|souhaite|demande :|. =>
    1 ^^ voici ce dont j'ai besoin :|. =>
    1 ^^ j'ai besoin d'aide $ =>
    1 ^^ j'ai besoin de votre|ton aide $ =>
    1 ^^ pouvez-vous|peux-tu|pourriez-vous|pourrais-tu m'aider $ =>
    1 ^^ j'attends votre|ta réponse avec? impatience? $ =>
    1 ^^ dans l'attente de votre|ta réponse $ =>
    1 ^^ au plaisir de vous|te lire $ =>
    1 ^^ j'espère que c'est clair $ =>
    1 ^^ j'espère que cela|ça vous|t'aide|aide aide? $ =>
    1 ^^ j'espère que vous|tu pourrez|pourras m'aider $ =>
    1 ^^ est-ce clair $ =>
    1 ^^ c'est clair|compris $ =>
    1 ^^ avez-vous|as-tu bien? compris $ =>
    1 ^^ compris $ =>
    1 ^^ commençons $ =>
    1 ^^ allons-y $ =>
    1 ^^ c'est parti $ =>
    1 ^^ faites de votre mieux $ =>
    1 ^^ fais de ton mieux $ =>
    1 ^^ prenez votre temps $ =>
    1 ^^ prends ton temps $ =>
    1 ^^ je compte sur vous|toi $ =>
    2 ^^ suivez|suis les|ces instructions suivantes? : => Instructions :
    2 ^^ suivez|suis les|ces étapes suivantes? : => Étapes :
    2 ^^ suivez|suis|respectez|respecte les|ces règles|consignes|contraintes suivantes? : => Règles :
    2 ^^ tenez|tiens compte des éléments|points suivants : => À noter :
    2 ^^ voici un exemple : => Exemple :
    2 ^^ voici quelques|des|deux|trois exemples : => Exemples :
    2 ^^ voici le texte : => Texte :
    2 ^^ voici le code : => Code :
    2 ^^ voici les données : => Données :
    2 ^^ voici le contexte : => Contexte :
    2 ^^ voici quelques informations contextuelles|de contexte? : => Contexte :
    2 ^^ le contexte est le suivant : => Contexte :
    2 ^^ le texte est le suivant : => Texte :
    2 ^^ la réponse doit avoir le|la format|structure suivant|suivante : => Format :
    2 ^^ le format de la réponse|sortie doit être le suivant : => Format :
    2 ^^ utilisez|utilise le|ce format suivant? : => Format :
    2 ^^ utilisez|utilise la|cette structure suivante? : => Structure :
    1 ^ je vous écris parce que|car =>
    1 ^ je t'écris parce que|car =>
  `,
);
