import { prefixedLines } from '../lines.ts';

const DENIALS = ['non', 'pas', "n'est pas", 'ne sont pas'];

/**
 * French ways to say the same, one meaning per line: what an editor may exchange in a prompt without asking
 * for something else. Forms that no ending explains (irregular verbs, plurals of short words) stand beside
 * their words.
 */
export const SYNONYMS = `
lundi | lundis | lun
mardi | mardis
mercredi | mercredis | mer
jeudi | jeudis | jeu
vendredi | vendredis | ven
samedi | samedis | sam
dimanche | dimanches | dim
résumer | résume | résumé | résumez | synthétiser | synthèse | récapituler | récapitulatif | faire un résumé | fais un résumé | condenser
lister | liste | listes | énumérer | énumération | énumère | dresser la liste | dresse la liste | faire la liste | fais la liste | recenser
expliquer | explique | explication | explications | clarifier | éclaircir | faire comprendre | exposer | expose
décrire | décris | décrivez | décrit | description | descriptions | dépeindre | dépeins
traduire | traduis | traduisez | traduit | traduite | traduction | traductions
analyser | analyse | analyses | examiner | examen | étudier | étude | décortiquer
évaluer | évaluation | évalue | apprécier | appréciation | juger
comparer | comparaison | comparatif | comparez | mettre en parallèle | mets en parallèle | mettre en regard
vérifier | vérification | vérifie | contrôler | contrôle
relire | relis | relisez | relecture
corriger | corrige | correction | corrections | rectifier | rectification
améliorer | amélioration | améliorations | optimiser | optimisation | perfectionner | bonifier
réviser | révision | retravailler | retravaille | remanier | remaniement | retoucher
reformuler | reformulation | reformule | réécrire | réécris | réécrivez | réécriture | réécrit | récrire | paraphraser | paraphrase | dire autrement | tourner autrement
convertir | convertis | conversion | transformer | transforme | transformation | changer en | passer en
proposer | propose | proposition | propositions | suggérer | suggère | suggestion | suggestions
recommander | recommandation | recommandations | conseiller | conseil | conseils | préconiser
nommer | nomme | citer | cite | mentionner | mentionne | mention | indiquer | indique | indiquez | préciser | spécifier | spécifie
créer | crée | création | élaborer | élaboration | concevoir | conçois | concevez | conception | produire | produis | produisez | générer | génère | générez | composer | rédiger | rédige | rédaction | établir | dresser
développer | développement | mettre au point | mets au point
rédiger un brouillon | ébaucher | ébauche | brouillon | esquisse
ajouter | ajoute | ajout | insérer | insère | insertion | intégrer | intègre | adjoindre | rajouter | joindre
supprimer | supprime | suppression | retirer | retire | enlever | enlève | effacer | efface | ôter | éliminer
remplacer | remplace | remplacement | substituer | substitution
modifier | modifie | modification | modifications | changer | changement | changements | altérer
adapter | adapte | adaptation | ajuster | ajustement
raccourcir | raccourcis | raccourcissez | abréger | abrège | écourter | réduire la longueur | rendre plus court
allonger | allonge | rallonger | rendre plus long
étendre | étends | étoffer | enrichir | élargir
garder | garde | gardez | conserver | conserve | conservez | conservation | maintenir | maintiens | maintenez | préserver | préserve | laisser intact | laisse intact | laisser tel quel | ne pas toucher à | ne touche pas à
répondre | réponds | répondez | réponse | réponses | répond
demander | demande | demandez | poser la question | pose la question | interroger | questionner | pose une question | poser une question | posez une question | pose des questions | poser des questions | posez des questions
question | questions | interrogation | interrogations
chercher | cherche | recherche | rechercher | recherches
trouver | trouve | repérer | repère | déceler | dénicher | détecter
choisir | choisis | choisissez | choix | sélectionner | sélectionne | sélection | opter pour
trier | trie | tri | triez | classer par ordre | ordonner | ranger | rangé par | trié par | classé par | classer par
classer | classe | classement | classifier | classification | catégoriser | catégorisation | répartir en catégories
structurer | structure | structuré | organiser | organise | organisation | agencer | articuler
diviser | divise | découper | découpe | découpage | séparer | scinder | segmenter | subdiviser
regrouper | regroupe | regroupement | grouper | rassembler
associer | associe | attribuer | attribue | affecter | assigner
marquer | marque | signaler | signale
souligner | souligne | mettre en évidence | mets en évidence | mettre en avant | mets en avant | mettre en valeur | mets en valeur | mettre en relief | insister sur | insiste sur | mettre l'accent sur | mets l'accent sur | accentuer
extraire | extrais | extrayez | extrait | extraction | tirer de | relever | relève | prélever
afficher | affiche | affichage | renvoyer | renvoie | renvoyez | retourner | retourne | retournez | restituer | fournir | fournis | fournissez | livrer
calculer | calcule | calcul | calculs | chiffrer
estimer | estime | estimation | estimations
justifier | justifie | justification | justifications | argumenter
argument | arguments | argumentaire | argumentation
montrer | montre | présenter | présente | présentation | exposer
démontrer | démontre | démonstration | prouver | preuve | preuves
utiliser | utilise | utilisation | employer | emploie | employez | emploi | se servir de | sers-toi | servez-vous | recourir à | recours à | avoir recours à | usage | user de | appliquer | applique
respecter | respecte | respectez | se conformer à | conforme-toi | conformez-vous | suivre | suis | suivez | observer | s'en tenir à | tiens-t'en | tenez-vous-en | être conforme à
tenir compte de | tiens compte | tenez compte | prendre en compte | prends en compte | prenez en compte | considérer | prendre en considération | garder à l'esprit | garde à l'esprit
résoudre | résous | résolvez | résolution | régler | solutionner | solution | solutions
réparer | réparation | remédier | corriger un bug | déboguer | débugger
commencer | commence | début | débuter | démarrer | démarre | entamer | se lancer
terminer | termine | finir | finis | finissez | achever | conclure | conclus | concluez | clôturer | mettre fin
arrêter | arrête | s'arrêter | cesser | stopper | stop
continuer | continue | poursuivre | poursuis | poursuivez | reprendre
répéter | répète | répétez | répétition | répétitions | redire | réitérer | redites
attendre | attends | attendez | patienter
contenir | contient | contiens | contiennent | comporter | comporte | comprendre | comprend | comprends | comprenant | comportant | inclure | inclus | incluez | inclut | incluant | intégrer | renfermer | contenant
aborder | aborde | traiter | traite | parler de | parle de | évoquer | évoque | couvrir | couvre | porter sur | porte sur
remarque | remarques | note | notes | annotation | observation | observations | nota bene
avertir | avertis | avertissement | avertissements | mise en garde | mettre en garde | prévenir | alerter | alerte
informer | informe | faire savoir | fais savoir | tenir au courant | dis-le-moi | dis-le | notifier | notification
confirmer | confirme | confirmation | valider | validation
refuser | refuse | refus | décliner | rejeter | rejette | rejet
accepter | accepte | acceptation | approuver | approbation
supposer | suppose | supposition | supposons | présumer | partir du principe | pars du principe | partez du principe | considérer que | hypothèse | hypothèses
comprendre | comprends | compris | compréhension | saisir | assimiler
savoir | sais | sait | savez | su
connaître | connais | connaît | connaissez | connaissance | connaissances
apprendre | apprends | apprenez | apprentissage
enseigner | enseigne | enseignement | instruire
lire | lis | lisez | lu | lecture
voir | vois | voyez | vu
dire | dis | dites | dit
parler | parle | s'exprimer | exprime-toi
s'adresser à | adresse-toi à | adressez-vous à | adressé à | destiné à | destinée à | à l'attention de | à l'intention de | viser | pour un public de
tutoyer | tutoie | tutoiement | utiliser le tu | à la deuxième personne du singulier | dire tu
vouvoyer | vouvoie | vouvoiement | utiliser le vous | dire vous
penser | pense | réfléchir | réfléchis | réfléchissez | réflexion | raisonner | raisonnement
aider | aide | aidez | assister | assistance | donner un coup de main | soutenir
planifier | planification | plan | plans
préparer | prépare | préparation
exécuter | exécute | exécution | effectuer | effectue | réaliser | réalise | réalisation | mener à bien | accomplir | procéder à
introduire | introduis | introduisez | introduction | intro
publier | publie | publication | poster | mettre en ligne
envoyer | envoie | envoyez | envoi | expédier | transmettre | transmets | faire parvenir
enregistrer | enregistre | sauvegarder | sauvegarde
tester | teste | test | tests | mettre à l'épreuve | essai | essais
commenter | commente | commentaire | commentaires
citer | cite | citation | citations
formater | formate | formatage | mise en forme | mettre en forme | mets en forme | format | formats
numéroter | numérote | numéroté | numérotée | numérotées | numérotation
combiner | combine | combinaison | associer | allier
fusionner | fusionne | fusion | réunir | regrouper en un seul
réduire | réduis | réduisez | réduction | diminuer | diminue | diminution | baisser | baisse | abaisser | amoindrir
augmenter | augmente | augmentation | accroître | accroissement | hausser | hausse | élever
simplifier | simplifie | simplification | rendre plus simple | vulgariser
permettre | permets | permettez | autoriser | rendre possible
vouloir | souhaiter | souhaite | désirer | désire
recevoir | reçois | reçu | obtenir | obtiens | obtenez
causer | cause | provoquer | provoque | entraîner | entraîne | engendrer | susciter | occasionner
influencer | influence | impact | impacts | effet | effets | incidence | affecter
manquer | manque | manquant | manquante | manquants | faire défaut | absent | absente | non fourni | non précisé
exister | existe | être présent | figurer | figure
définir | définis | définissez | définition | définitions | déterminer | détermine | fixer
identifier | identifie | identification | reconnaître | reconnais | repérer
distinguer | distingue | distinction | différencier | faire la différence
différence | différences | écart | écarts | divergence | divergences
similitude | similitudes | ressemblance | ressemblances | point commun | points communs
interpréter | interprète | interprétation
imaginer | imagine | imaginez | inventer | invente
convaincre | convaincs | persuader | persuasion
exemple | exemples
par exemple | p. ex. | p.ex. | ex. | à titre d'exemple | comme par exemple | e.g.
c'est-à-dire | c.-à-d. | càd | autrement dit | à savoir | en d'autres termes | i.e.
etc. | etc | et cetera | et ainsi de suite | et caetera
entre autres | entre autres choses | parmi d'autres
voir | cf. | cf | se référer à | se reporter à
numéro | n° | no | num.
nombre de | combien | combien de
mot | mots
terme | termes | expression | expressions | vocable
nom | noms | appellation | dénomination
but | buts | objectif | objectifs | finalité
jeu | jeux
clé | clés | clef | clefs
phrase | phrases
paragraphe | paragraphes
partie | parties | section | sections | rubrique | rubriques
passage | passages | extrait | extraits
titre | titres | intitulé | intitulés
sous-titre | sous-titres | intertitre | intertitres
objet | objet du mail | ligne d'objet | sujet du mail
puce | puces | liste à puces | liste de points | sous forme de puces | sous forme de liste à puces | tirets | tiret | bullet points | bullet point
tableau | tableaux | sous forme de tableau | en tableau | tabulaire
liste numérotée | énumération numérotée | liste avec numéros | points numérotés
texte suivi | prose | texte continu | sous forme de paragraphes | texte rédigé
phrases complètes | phrase complète | phrases entières
gras | en gras | caractères gras | mis en gras
italique | italiques | en italique
majuscule | majuscules | en majuscules | capitales | lettres capitales
minuscule | minuscules | en minuscules | bas de casse
guillemets | entre guillemets
parenthèses | entre parenthèses
séparés par des virgules | séparées par des virgules | séparé par des virgules | délimité par des virgules
caractère | caractères | signe | signes
espace | espaces | blanc | blancs
étape par étape | pas à pas | pas-à-pas | une étape à la fois | en détaillant les étapes
étape | étapes | phase | phases
point | points | aspect | aspects
idée principale | idées principales | points clés | point clé | points-clés | points essentiels | points principaux | essentiel | l'essentiel | idées clés | éléments clés | points importants
conclusion | conclusions | bilan | conclure | conclus | concluez
introduction | préambule | entrée en matière
avantage | avantages | atout | atouts | point fort | points forts | bénéfice | bénéfices
inconvénient | inconvénients | désavantage | désavantages | point faible | points faibles
avantages et inconvénients | pour et contre | le pour et le contre | les pour et les contre
raison | raisons | motif | motifs | pourquoi | cause | causes
conséquence | conséquences | répercussion | répercussions | retombées
public | audience | lectorat | lecteurs
public cible | cible | public visé | audience cible | public-cible
lecteur | lecteurs | lectrice | lectrices | lectorat
client | clients | cliente | clientèle
utilisateur | utilisateurs | utilisatrice | usager | usagers
employé | employés | salarié | salariés | collaborateur | collaborateurs | personnel
collègue | collègues | confrère | confrères
patron | chef | supérieur | responsable hiérarchique | boss
élève | élèves | écolier | écoliers
professeur | professeurs | enseignant | enseignants | prof | profs | enseignante
étudiant | étudiants | étudiante | étudiantes
débutant | débutants | débutante | novice | novices | néophyte | néophytes | sans connaissances préalables
expert | experts | experte | spécialiste | spécialistes
profane | profanes | non-spécialiste | non-spécialistes | grand public | non-initié | non-initiés | non initiés
enfant | enfants
adapté aux enfants | pour enfants | pour les enfants | destiné aux enfants
entreprise | entreprises | société | sociétés | compagnie | firme
développeur | développeurs | programmeur | programmeurs
médecin | médecins | docteur | docteurs
candidat | candidats | postulant | postulants
message | messages
e-mail | email | mail | mails | courriel | courriels | e-mails | emails | courrier électronique | mél
lettre | lettres | courrier
réunion | réunions | meeting
rendez-vous | rdv
tâche | tâches | mission | missions | travail
instruction | instructions | consigne | consignes | directive | directives | indication | indications
règle | règles | règlement
exigence | exigences | critère | critères
condition | conditions | prérequis
contrainte | contraintes | restriction | restrictions
idée | idées | piste | pistes
sujet | sujets | thème | thèmes | thématique | thématiques | au sujet de | à propos de | sur le thème de | concernant | relatif à | portant sur | en ce qui concerne | quant à
domaine | domaines | secteur | secteurs | champ
problème | problèmes | difficulté | difficultés | souci | soucis
erreur | erreurs | faute | fautes | bug | bugs | bogue | bogues
faute de frappe | fautes de frappe | coquille | coquilles
orthographe | orthographique | orthographiques
grammaire | grammatical | grammaticale | grammaticales | grammaticalement
ponctuation | signes de ponctuation
option | options | possibilité | possibilités
variante | variantes | version | versions | déclinaison
alternative | alternatives | solution de rechange
méthode | méthodes | approche | approches | démarche | méthodologie | technique | techniques
processus | procédure | procédures | procédé
caractéristique | caractéristiques | propriété | propriétés | attribut | attributs
fonctionnalité | fonctionnalités | fonction | fonctions
élément | éléments | composant | composants | composante
fichier | fichiers | file
code | code source
source | sources | référence | références
bibliographie | liste des sources | références bibliographiques
aperçu | vue d'ensemble | survol | tour d'horizon
table des matières | sommaire
modèle | modèles | gabarit | template | canevas
rapport | rapports | compte rendu | compte-rendu | comptes rendus
article | articles
article de blog | billet de blog | post de blog | article de blogue | blog post
histoire | histoires | récit | récits
sondage | sondages | enquête | enquêtes
produit | produits | marchandise
prix | tarif | tarifs
remise | remises | rabais | réduction | ristourne
facture | factures
réclamation | réclamations | plainte | plaintes
remboursement | rembourser | remboursements
livraison | livraisons | expédition
offre d'emploi | annonce d'emploi | fiche de poste | offre de poste
cv | curriculum vitae
lettre de motivation | lettre de candidature
contrat | contrats | convention
loi | lois | législation
risque | risques | danger | dangers
délai | délais | date limite | échéance | deadline | date butoir
calendrier | planning | échéancier
mot-clé | mots-clés | mot clé | mots clés | mot-clef | mots-clefs
message d'erreur | messages d'erreur
entrée | entrées | input
sortie | output | résultat | résultats
communiqué de presse | communiqué
service client | service clientèle | support client | service après-vente | support
réseaux sociaux | médias sociaux
site web | site internet | site
ia | intelligence artificielle
faq | foire aux questions | questions fréquentes
longueur | taille
ton | tonalité | registre | style | manière de s'exprimer
ordre | ordonnancement | séquence
alphabétique | ordre alphabétique | par ordre alphabétique | dans l'ordre alphabétique | alphabétiquement | de a à z
chronologique | ordre chronologique | par ordre chronologique | dans l'ordre chronologique | chronologiquement | par date
croissant | croissante | ordre croissant | par ordre croissant | du plus petit au plus grand
décroissant | décroissante | ordre décroissant | par ordre décroissant | du plus grand au plus petit
court | courte | courts | courtes | bref | brève | brefs | brèves | brièvement | concis | concise | concision | succinct | succincte | succinctement | en bref | en peu de mots | lapidaire
détaillé | détaillée | détaillés | en détail | de façon détaillée | approfondi | approfondie | détails
simple | simples | simplement | facile | facile à comprendre | accessible | compréhensible | compréhensibles | en termes simples | en langage simple | avec des mots simples | aisé
clair | claire | clairs | claires | clairement | clarté | limpide | sans ambiguïté | explicite | explicitement
précis | précise | précises | précision
poli | polie | polis | poliment | courtois | courtoise | courtoisement | courtoisie | politesse
amical | amicale | amicalement | sympathique | convivial
formel | formelle | formellement | soutenu | soutenue | langage soutenu | registre soutenu
informel | informelle | décontracté | décontractée | familier | familière | détendu | détendue | registre familier
neutre | neutres | objectif | objective | impartial | impartiale | factuel | factuelle | sans parti pris | neutralité
professionnel | professionnelle | professionnellement | professionnalisme
empathique | empathie | compréhensif | compréhensive | bienveillant | bienveillante | bienveillance
drôle | drôles | humoristique | amusant | amusante | avec humour | humour | comique
enthousiaste | enthousiasme | avec enthousiasme
convaincant | convaincante | persuasif | persuasive
créatif | créative | créativité | original | originale | inventif | inventive
captivant | captivante | accrocheur | accrocheuse | prenant | prenante | palpitant
important | importante | importants | importantes | majeur | majeure | essentiel | essentielle | principal | principale | clé
plus important | plus importants | plus importante | plus importantes | principaux | principales | les plus marquants
surtout | avant tout | particulièrement | en particulier | notamment | spécialement
correct | correcte | correctement | sans erreur
incorrect | incorrecte | erroné | erronée | faux | fausse | inexact | inexacte
rapide | rapides | rapidement | vite | promptement
supplémentaire | supplémentaires | additionnel | additionnelle | autre | autres
complet | complète | complets | complètes | complètement | intégral | intégrale | en entier | intégralement
incomplet | incomplète | partiel | partielle
adapté | adaptée | approprié | appropriée | adéquat | adéquate
crédible | crédibles | plausible | vraisemblable
réaliste | réalistes | proche de la réalité
concret | concrète | concrets | concrètes | concrètement | tangible
direct | directe | directement | sans détour | sans détours
personnalisé | personnalisée | sur mesure | individualisé | individuel
cohérent | cohérente | cohérence | homogène | uniforme
différent | différente | différents | différentes | distinct | distincte | distincts | distinctes
semblable | semblables | similaire | similaires | analogue | comparable
connu | connue
inconnu | inconnue | méconnu
quotidien | quotidienne | quotidiennement | chaque jour | tous les jours | par jour | journalier
hebdomadaire | hebdomadairement | chaque semaine | toutes les semaines | par semaine
mensuel | mensuelle | mensuellement | chaque mois | tous les mois | par mois
annuel | annuelle | annuellement | chaque année | tous les ans | par an
une fois | 1 fois
deux fois | 2 fois | à deux reprises
trois fois | 3 fois | à trois reprises
double | deux fois plus | doubler
français | française | françaises | en français | en langue française | francophone
anglais | anglaise | anglaises | en anglais | en langue anglaise | anglophone
allemand | allemande | allemandes | en allemand | en langue allemande
espagnol | espagnole | espagnoles | en espagnol | en langue espagnole
italien | italienne | italiennes | en italien | en langue italienne
pour cent | % | pourcent | pourcentage
euro | euros | € | eur
heure | heures | h
minute | minutes | min | min. | mn
seconde | secondes | sec
kilomètre | kilomètres | km
états-unis | usa | é.-u.
selon | d'après | conformément à | en fonction de | en accord avec | au regard de
sur la base de | en se basant sur | en te basant sur | en vous basant sur | basé sur | basée sur | fondé sur | en s'appuyant sur | en t'appuyant sur | d'après
à l'aide de | au moyen de | en utilisant | avec l'aide de | par le biais de | via
afin de | dans le but de | en vue de | de façon à | de manière à
présent | temps présent | au présent | présent de l'indicatif
passé | temps du passé | au passé
première personne | à la première personne | à la 1re personne | je narratif
troisième personne | à la troisième personne | à la 3e personne
impératif | à l'impératif | mode impératif
voix active | à la voix active | forme active
voix passive | à la voix passive | forme passive
jargon | langage technique | termes techniques | jargon technique | vocabulaire technique
avis | opinion | opinions | point de vue
retour | retours | feedback | commentaires en retour
avoir lieu | a lieu | se dérouler | se déroule | se tenir
image | images | visuel | visuels
voiture | voitures | auto | automobile
gratuit | gratuite | gratuits | gratuitement | sans frais
cher | chère | coûteux | coûteuse | onéreux
besoin | besoins | nécessité
début | commencement | départ
fin | achèvement
principalement | essentiellement | en priorité | avant tout | surtout
chaleureux | chaleureuse | cordial | cordiale | cordialement | chaleureusement
nombre de mots | nb de mots | compte de mots | décompte de mots
description de produit | fiche produit | descriptif produit | descriptif du produit
pied de page | bas de page
étapes suivantes | prochaines étapes
an | ans | année | années
doute | doutes | incertain | incertaine | pas sûr | pas sûre | pas certain | incertitude | hésitation
sembler | paraître | avoir l'air
vérifier | relire | contrôler
${prefixedLines('in', 'valide correct complet suffisant approprié exact cohérent visible', DENIALS)}
`;
