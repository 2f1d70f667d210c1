/** French opposites: each word left of the colon is opposite to each right of it. */
export const ANTONYMS = `
augmenter augmentation accroître hausser hausse élever grandir : diminuer diminution réduire réduis réduction baisser baisse abaisser décroître
monter montée ascendant : descendre descente descendant
étendre allonger développer élargir étoffer rallonger : raccourcir raccourcis abréger écourter condenser résumer
ajouter ajout insérer intégrer : supprimer suppression retirer enlever effacer ôter
inclure inclus incluez inclusion : exclure exclus excluez exclusion omettre omets
garder conserver conserve maintenir maintiens préserver : changer modifier remplacer supprimer jeter abandonner
maximiser : minimiser
maximum maximal maximale plafond : minimum minimal minimale plancher
simplifier : compliquer complexifier
accélérer accélération : ralentir ralentissement freiner
améliorer amélioration mieux : détériorer dégrader aggraver pire
commencer commence début débuter démarrer ouvrir entamer : finir finis terminer fin achever arrêter clore conclure
ouvrir ouvre ouvert ouverte : fermer ferme fermé fermée
activer activé allumer actif : désactiver désactivé éteindre inactif
autoriser autorisé permettre permis : interdire interdit défendre défendu proscrire
accepter accepte acceptation approuver : refuser refuse refus rejeter rejet décliner
confirmer valider : infirmer invalider démentir annuler
affirmer affirmation : nier négation
louer éloge féliciter : critiquer critique blâmer
renforcer fortifier : affaiblir atténuer
séparer séparé diviser dissocier : unir réunir fusionner combiner joindre regrouper
importer importation : exporter exportation
téléverser uploader : télécharger
envoyer envoie envoi expédier : recevoir reçois réception
expéditeur émetteur : destinataire récepteur
acheter achat : vendre vente
acheteur : vendeur
donner : prendre ôter
prêter : emprunter
demander question : répondre réponse
gagner gain victoire : perdre perte défaite
recettes revenus revenu : dépenses dépense
réussir réussite succès : échouer échec
apprendre retenir : oublier désapprendre
montrer afficher visible apparent : cacher masquer dissimuler invisible
chiffrer chiffré crypter encoder : déchiffrer déchiffré décrypter décoder
compresser : décompresser
bloquer verrouiller : débloquer déverrouiller
connecter connexion : déconnecter déconnexion
installer : désinstaller
entrer entrée : sortir sortie
inspirer : expirer
trié ordonné : désordonné
croissant croissante : décroissant décroissante
avancer avant : reculer arrière
avant auparavant préalablement : après ensuite puis
premier première premiers premières d'abord : dernier dernière derniers dernières enfin finalement
prochain prochaine suivant suivante futur future : précédent précédente passé passée dernier dernière
tôt : tard
avance : retard
demain aujourd'hui : hier
ancien ancienne vieux vieille : nouveau nouvelle récent récente
vieux vieille âgé âgée : jeune jeunes
moderne contemporain : obsolète dépassé démodé
maintenant immédiatement : ultérieurement
toujours constamment systématiquement : jamais rarement
souvent fréquemment : rarement jamais
tout tous toute toutes chaque : aucun aucune rien nul
beaucoup nombreux nombreuses : peu rares
plus davantage supérieur : moins inférieur
majorité majoritaire : minorité minoritaire
dessus : dessous
sur : sous
haut haute supérieur supérieure : bas basse inférieur inférieure
intérieur interne dedans : extérieur externe dehors
gauche : droite
nord : sud
est : ouest
horizontal horizontale : vertical verticale
proche près : loin lointain éloigné
avec : sans
oui : non
vrai vraie exact correct correcte juste : faux fausse inexact incorrect incorrecte erroné
bon bonne bons bonnes positif positive favorable : mauvais mauvaise mauvaises négatif négative défavorable
meilleur meilleure meilleurs meilleures : pire pires
bien : mal
avantage avantages atout atouts : inconvénient inconvénients désavantage désavantages
force forces : faiblesse faiblesses
pour partisan : contre opposant
opportunité opportunités chance : risque risques menace menaces
court courte courts courtes bref brève concis concise succinct : long longue longs longues détaillé détaillée développé
grand grande grands grandes gros grosse : petit petite petits petites minuscule
élevé élevée haut : faible bas
rapide rapidement vite : lent lente lentement
facile simple aisé : difficile complexe compliqué ardu
léger légère : lourd lourde
clair claire lumineux : sombre obscur foncé
chaud chaude : froid froide
fort forte : faible
dur dure : mou molle doux douce
plein pleine rempli : vide
complet complète entier entière intégral : incomplet incomplète partiel partielle
formel formelle soutenu soutenue : informel informelle familier familière décontracté
poli polie courtois : impoli impolie grossier insolent
vouvoyer vouvoiement : tutoyer tutoiement
sérieux sérieuse grave : humoristique drôle amusant léger ironique
objectif objective neutre impartial : subjectif subjective partial biaisé émotionnel
optimiste : pessimiste
joyeux joyeuse heureux heureuse gai : triste malheureux malheureuse
actif active : passif passive
direct directe : indirect indirecte
concret concrète : abstrait abstraite
général générale globale : spécifique particulier particulière
précis précise exact : vague imprécis approximatif flou
clair explicite : ambigu ambiguë implicite flou confus
connu connue célèbre : inconnu inconnue méconnu
public publique : privé privée confidentiel confidentielle secret
sûr sûre certain certaine sécurisé : incertain incertaine risqué dangereux
possible : impossible
nécessaire utile : superflu inutile
obligatoire obligatoires requis impératif : facultatif facultative optionnel optionnelle volontaire
important importante essentiel essentielle majeur : secondaire mineur négligeable insignifiant accessoire
identique identiques même pareil semblable similaire : différent différente différents différentes opposé distinct
ressemblance ressemblances similitude similitudes : différence différences
ensemble collectif collective : séparément individuel individuelle seul
cohérent cohérente : incohérent incohérente
pair paire : impair impaire
majuscule majuscules : minuscule minuscules
singulier : pluriel
présent : passé futur
synonyme synonymes : antonyme antonymes contraire
débutant débutants novice profane : expert experts spécialiste avancé confirmé
enfant enfants adolescents : adulte adultes
élève élèves : professeur enseignant
employeur : employé salarié
propriétaire bailleur : locataire
cause causes origine : effet effets conséquence conséquences
input : output
offre : demande
théorie théorique : pratique
cher chère coûteux onéreux : économique abordable
gratuit gratuite : payant payante
riche riches : pauvre pauvres
sain saine : malsain
masculin : féminin
homme hommes : femme femmes
légal légale licite : illégal illégale illicite
réel réelle authentique véritable : fictif fictive imaginaire inventé
local locale : mondial mondiale global
manuel manuelle : automatique automatisé
numérique : papier analogique imprimé
statique : dynamique
valide valable : invalide périmé expiré
ascendante : descendante
naturel naturelle : artificiel artificielle
matin : soir
jour : nuit
client clients : serveur serveurs
local locale locaux : distant distante distants
préfixe : suffixe
source : cible destination
parent parents : enfant enfants
synchrone synchrones : asynchrone asynchrones
ligne lignes : colonne colonnes
largeur : hauteur
relatif relative : absolu absolue
`;
