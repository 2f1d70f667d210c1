/**
 * French words that ask for nothing by themselves: verbs and nouns of making, asking and referring, in all
 * their forms.
 */
export const LIGHT = `
écris écrivez écrire écrit écrite écrits ecris ecrivez ecrire écris-moi écrivez-moi
rédige rédigez rédiger rédigé rédigée rédige-moi
donne donnes donnez donner donne-moi donnez-moi donne-nous
fais fait faites faire fasse fais-moi faites-moi fais-le faites-le
crée créez créer créé créée crée-moi
génère générez générer généré générée génère-moi
produis produisez produire
fournis fournissez fournir fournis-moi fournissez-moi
propose-moi dis-moi dites-moi montre-moi montrez-moi trouve-moi
utilise utilisez utiliser utilisé utilisée utilises
emploie employez employer
ajoute
mets mettez mettre mis mise
prends prenez prendre
tiens tenez tenir
réponds répondez répondre réponse réponds-moi répondez-moi
renvoie renvoyez renvoyer retourne retournez retourner
affiche affichez afficher
montre montrez montrer
aide aides aidez aider aide-moi aidez-moi
dis dites dire
rends rendez rendre
vient viens venez venir
reste restez rester
besoin souhaite souhaites souhaitez souhaiter souhaiterais souhaiterait désire désirez désirer aimerais aimerait aimerions aime
peux-tu pouvez-vous pourrais-tu pourriez-vous voudrais-tu voudriez-vous veux-tu voulez-vous saurais-tu sauriez-vous pourrait-on peut-on
tâche tâches mission instruction instructions consigne consignes requête prompt but
texte textes contenu contenus
résultat résultats sortie output
chose choses truc trucs
façon manière sorte type forme
suivant suivante suivants suivantes ci-dessous ci-dessus ci-après ci-joint ci-jointe ci-contre
dessous dessus
donné donnée donnés indiqué indiquée indiqués indiquées fourni fournie fournies mentionné mentionnée mentionnés susmentionné
correspondant correspondante correspondants
important importante importants
bon bonne bons bonnes super parfait parfaite génial
certes évidemment certainement vraiment effectivement réellement
ok okay d'accord
globalement
`;
