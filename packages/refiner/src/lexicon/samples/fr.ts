/** Prompts as people write them: short, long, polite, with lists, code, numbers and negations. */
export const FRENCH_SAMPLES: readonly string[] = [
  "Bonjour, pourriez-vous s'il vous plaît rédiger un e-mail à mon propriétaire au sujet de la chaudière en panne ? Merci d'avance !",
  "Je voudrais que tu agisses comme un recruteur expérimenté et que tu évalues mon CV. N'invente aucune expérience.",
  "Peux-tu m'expliquer comment fonctionne la photosynthèse ? Utilise 150 mots au maximum, sans jargon.",
  'Résume le rapport en 5 points. Respecte les règles suivantes :\n- Chaque point compte 20 mots au plus.\n- Les chiffres restent inchangés.\n- Aucun jugement.',
  "Ta tâche est d'analyser la fonction `calculer_taxe(montant, taux)` et de proposer au moins 3 cas de test. Ne modifie pas la signature.",
  "Bonjour, j'espère que vous allez bien. Veuillez résumer le contrat dans un langage simple. Il est très important de n'oublier aucun délai. Je vous remercie par avance.",
  "Rédige un article de blog sur le voyage durable en Europe. De nos jours, le sujet intéresse tout le monde, c'est la raison pour laquelle un ton léger serait bien. Longueur : 800 mots.",
  "Crée un script Python afin d'importer tous les fichiers CSV du dossier `donnees/`. En raison du fait que les fichiers sont gros, le script ne doit jamais dépasser 500 Mo de mémoire.",
  'Ce serait génial si tu pouvais me proposer 10 noms pour un café à Lyon. Pas de noms anglais !',
  "Traduis la phrase suivante en anglais : « Pourriez-vous m'appeler, s'il vous plaît ? »",
  "J'ai besoin de ton aide pour préparer un programme d'entraînement de 12 semaines. Je m'entraîne 3 fois par semaine, 45 minutes au maximum, sans matériel.",
  "Tu dois répondre au client. De plus, reste très poli, mais sans promettre de remboursement. Ne signe pas avec ton nom, s'il te plaît.",
  "En fait, quelle est la différence entre TCP et UDP ? Répondez de manière concise dans un tableau de 4 lignes, s'il vous plaît.",
  "Voici la liste :\n1. Dupont, Paris\n2. Durand, Lille\n3. Dupond, Paris\nIl faut que tu trouves les doublons. Donne seulement les numéros, rien d'autre.",
  "Veuillez noter que le compte rendu du 14 mars 2024 doit être corrigé en fonction des remarques du client. À l'exception des fautes de frappe, ne changez rien.",
  'Soyez bref, svp.',
];
