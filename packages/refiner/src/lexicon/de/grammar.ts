import { wordSet } from '@refinery/text/word-list.ts';
import { phraseGrammar } from '../../phrases/grammar.ts';

export const GERMAN_GRAMMAR = phraseGrammar({
  sets: {
    '{determiner}': wordSet(
      `der die das den dem des ein eine einen einem einer eines mein meine dein deine ihr ihre unser unsere kein keine dieser diese dieses diesen diesem
      jede jeder jedes jeden jedem welche welcher welches alle beide`,
    ),
    /**
     * Beside these an adverb is negated, compared or the first part of a clause, whose verb would move
     * without it.
     */
    '{fixed}': wordSet(
      'nicht kein keine keinen keiner nie niemals weder ohne so zu wie als und oder aber denn doch , :',
    ),
    /** Behind an adverb these go on with the sentence: "natürlich gewachsen" names something. */
    '{told}': wordSet(
      `ich du er sie es wir ihr man mich mir dich dir sich uns der die das den dem des ein eine einen einem einer eines mein meine dein deine
      sein seine unser unsere diese dieser dieses diesen in im an am auf aus bei mit nach von vom zu zum zur für über unter gegen um durch auch noch
      gern gerne . ?`,
    ),
    /**
     * Before these an intensifier has no adjective: "Zu Preisen äußerst du dich nicht.", "Das steigt enorm."
     */
    '{stop}': wordSet('du dich dir er sie es ich wir ihr sich mich uns . ! ? ; ) ist sind war wird'),
  },
  clauseOpeners: 'bitte dann',
  clauseStarts:
    'ich du er sie es wir ihr man das die der den dem was wer wie wo ob dass damit weil wenn falls sofern sobald als aber denn doch sonst sondern um ohne',
});
