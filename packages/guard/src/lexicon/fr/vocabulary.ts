/**
 * French ways to say the same in prompts on work, school, travel, health, technology and everyday life, by
 * subject.
 */
export const VOCABULARY = `
rédiger | écrire | composer | mettre par écrit | coucher par écrit | élaborer | préparer
citer | nommer | mentionner | énumérer | donner | indiquer | évoquer
lister | énumérer | recenser | dresser une liste | répertorier | inventaire | liste
expliquer | exposer | éclairer | détailler | décrire | présenter
résumer | condenser | synthétiser | récapituler | résumé | condensé
traduire | transposer | mettre en
relire | vérifier | revoir | parcourir | contrôler | corriger
repérer | signaler | indiquer | marquer | relever | pointer | souligner
conserver | garder | laisser | préserver | maintenir | respecter
modifier | changer | toucher | retoucher | altérer | éditer
supprimer | enlever | retirer | effacer | ôter | éliminer | couper
ajouter | joindre | compléter par | insérer | inclure | intégrer | mettre
remplacer | substituer | échanger | changer
demander | réclamer | solliciter | requérir | demande
poser | demander | interroger
proposer | suggérer | recommander | conseiller | donner | soumettre | trouver | imaginer
planifier | organiser | prévoir | programmer | préparer
ranger | classer | trier | ordonner | organiser
comparer | confronter | rapprocher | mettre en balance
calculer | chiffrer | compter | faire le compte | déterminer
vérifier | s'assurer | contrôler | confirmer
noter | évaluer | donner une note | attribuer une note | mettre une note
adapter | ajuster | accommoder
raccourcir | réduire | condenser | écourter | alléger
développer | approfondir | étoffer | détailler
commencer | débuter | démarrer | ouvrir | entamer
terminer | finir | achever | conclure | clore | clôturer
montrer | présenter | exposer | faire voir
utiliser | employer | se servir | recourir à | avoir recours à
informer | prévenir | aviser | avertir | annoncer | signaler | annonce | avis
inviter | convier | invitation
refuser | décliner | dire non | rejeter
annuler | décommander | annulation
reporter | décaler | repousser | remettre
réserver | retenir | réservation
acheter | acquérir | se procurer | achat
payer | régler | verser | paiement | règlement
rembourser | remboursement | rendre
envoyer | expédier | adresser | transmettre | faire parvenir | envoi
réparer | dépanner | remettre en état | réparation
aider | épauler | assister | donner un coup de main
s'excuser | présenter des excuses | excuses | demander pardon
remercier | dire merci | remerciement | remerciements
se plaindre | réclamer | plainte | réclamation
apparaître | figurer | être mentionné | se trouver
jardiner | jardinage
fêter | célébrer | fête | célébration
bref | court | concis | succinct | en peu de mots | brièvement | resserré | ramassé
long | étendu | prolongé
simple | facile | accessible | clair | courant | de tous les jours | quotidien | compréhensible | abordable
clair | limpide | net | compréhensible | facile à comprendre
formel | soutenu | officiel | cérémonieux | protocolaire
familier | décontracté | informel | détendu | relâché | cool
amical | chaleureux | cordial | sympathique | gentil | bienveillant | aimable | convivial
poli | courtois | respectueux | aimable | avec courtoisie | avec politesse
joyeux | gai | enjoué | festif
drôle | amusant | humoristique | rigolo | avec humour | plein d'humour | plaisant
direct | franc | sans détour
accrocheur | attrayant | percutant | vendeur | attirant
détaillé | précis | approfondi | minutieux | complet | exhaustif
exact | précis | rigoureux
adapté | approprié | convenable | adéquat | qui convient
utile | pratique
important | essentiel | majeur | principal | primordial | capital
fréquent | courant | habituel | récurrent | répandu
probable | susceptible | vraisemblable
récent | nouveau | dernier
ancien | vieux
bon marché | pas cher | économique | abordable | peu coûteux
gratuit | sans frais | offert | libre | à titre gracieux
rapide | prompt | en peu de temps
urgent | pressant | prioritaire
difficile | compliqué | complexe | ardu
personne âgée | personnes âgées | senior | seniors | aîné | aînés | troisième âge | âgé
jeune | adolescent | ado | jeunes
enfant | gamin | petit | enfants | tout-petits
patient | malade
médecin | docteur | généraliste | praticien
médicament | remède | traitement
exercice | entraînement | activité
recette | préparation
repas | plat
déjeuner | repas de midi
dîner | repas du soir | souper
petit-déjeuner | petit déjeuner
logement | habitation | maison | domicile | appartement
appartement | logement | appart
immeuble | bâtiment | résidence | copropriété
voisin | voisinage | riverain | habitant
location | loyer | bail | louer
locataire | preneur
propriétaire | bailleur
quartier | voisinage | secteur
ville | commune | municipalité | localité
mairie | municipalité | hôtel de ville
lieu | endroit | emplacement | site | où
voyage | séjour | trajet | déplacement | voyager
itinéraire | parcours | circuit | trajet
balade | promenade | randonnée | marche | à pied
hôtel | hébergement
billet | ticket | place
touriste | visiteur | voyageur
entreprise | société | firme | boîte | maison
magasin | boutique | commerce | enseigne
chef | responsable | supérieur | patron | manager
collègue | camarade de travail
poste | emploi | fonction | place
embauche | recrutement | emploi | embaucher | recruter
entretien d'embauche | entretien | entretien de recrutement
recruteur | employeur | responsable du recrutement
salaire | rémunération | paie
réunion | rencontre | séance
rapport | compte rendu | bilan
offre | proposition
devis | estimation | chiffrage
facture | note | addition
contrat | accord
client | acheteur | consommateur
fournisseur | prestataire
produit | article | marchandise
prix | tarif | coût | montant | combien coûte
réduction | remise | rabais | promotion
commande | achat
règlement | règles | règlement intérieur
école | établissement scolaire | établissement
cours | leçon | classe | séance
élève | écolier | enfant
professeur | enseignant | instituteur | maître
parents | familles
devoir | devoirs | travail à la maison
examen | épreuve | contrôle | test
barème | grille | grille de notation
livre | ouvrage | volume
auteur | écrivain
lecteur | lectorat | public
public | auditoire | destinataires | lecteurs
vocabulaire | mots | termes | lexique | langage
langage | langue | registre | style
ton | style | voix | registre
terme | mot | expression | vocable
jargon | langage technique | terme technique
phrase | énoncé
paragraphe | alinéa
titre | intitulé | en-tête
point | item | élément
puces | liste à puces | tirets | points
tableau | grille | sous forme de tableau
colonne | colonnes
message | mot | note | avis
courriel | mail | e-mail | message électronique
brochure | dépliant | prospectus | plaquette
affiche | poster | pancarte
tract | prospectus | flyer
publication | post | billet
discours | allocution | prise de parole
modèle | gabarit | exemple
brouillon | ébauche | première version
introduction | présentation | accroche
conclusion | fin | clôture
salutation | formule d'appel
formule de politesse | salutation finale
source | origine | provenance
donnée | information | détail
chiffre | nombre | valeur
date | jour
heure | horaire
durée | temps
matin | matinée | le matin
soir | soirée | le soir
week-end | fin de semaine | samedi et dimanche
quinzaine | deux semaines | quinze jours
conséquence | effet | résultat
problème | difficulté | souci | ennui | panne
erreur | faute | coquille
doute | incertitude | question
réponse | solution
idée | suggestion | proposition
thème | sujet | matière
étape | phase | point
règle | norme | consigne
condition | exigence | critère
objectif | but | finalité | cible
inconvénient | point faible | défaut
différence | distinction | écart
option | choix | possibilité | alternative
expérience | parcours | vécu
compétence | savoir-faire | aptitude
changement | modification | évolution
ordinateur | pc | poste informatique
téléphone | portable | mobile | smartphone
application | appli | app
fichier | document
dossier | répertoire
mot de passe | code d'accès
site | page web | site web
lien | url | hyperlien
image | photo | visuel | illustration
vidéo | film | clip
jeu | partie
cadeau | présent
chien | animal
voiture | véhicule | auto
vélo | bicyclette
poubelle | déchets | ordures
argent | fonds | somme
séparément | à part | individuellement
agir comme | jouer le rôle de | dans le rôle de | endosser le rôle de | se comporter comme
spécialiste | expert | professionnel | chevronné
débutant | novice | sans expérience
boisson | breuvage
sans alcool | non alcoolisé
vitrine | devanture
à l'heure | par heure | h
`;
