/** Prompts as people write them: short, long, polite, with lists, code, numbers and negations. */
export const GERMAN_SAMPLES: readonly string[] = [
  'Hallo! Könntest du mir bitte eine kurze E-Mail an meinen Vermieter schreiben? Es geht um die defekte Heizung im Bad. Vielen Dank im Voraus!',
  'Ich möchte, dass du als erfahrener Personalreferent agierst und meinen Lebenslauf bewertest. Achte bitte darauf, keine persönlichen Daten zu wiederholen.',
  'Kannst du mir bitte erklären, wie Photosynthese funktioniert? Verwende höchstens 150 Wörter und keine Fachbegriffe.',
  'Fasse den folgenden Bericht in 5 Stichpunkten zusammen. Beachte dabei die folgenden Regeln:\n- Jeder Stichpunkt hat höchstens 20 Wörter.\n- Zahlen werden unverändert übernommen.\n- Keine Wertungen.',
  'Deine Aufgabe ist es, die Funktion `berechneSteuer(betrag, satz)` zu analysieren und mindestens 3 Testfälle vorzuschlagen. Ändere die Signatur nicht.',
  'Guten Tag, ich hoffe, es geht Ihnen gut. Könnten Sie bitte den Vertrag in einfacher Sprache zusammenfassen? Es ist sehr wichtig, dass Sie keine Fristen weglassen. Ich danke Ihnen im Voraus.',
  'Schreibe einen Blogartikel über nachhaltiges Reisen in Europa. Der Artikel sollte in der heutigen Zeit wirklich für alle interessant sein, aus diesem Grund wäre ein lockerer Ton gut. Länge: 800 Wörter.',
  'Erstelle mit Hilfe von Python ein Skript, das alle CSV-Dateien im Ordner `daten/` einliest. Aufgrund der Tatsache, dass die Dateien groß sind, darf das Skript nie mehr als 500 MB Speicher belegen.',
  'Es wäre super, wenn du mir 10 Namen für ein Café in Hamburg vorschlagen könntest. Bitte keine englischen Namen!',
  'Übersetze den folgenden Text ins Englische: „Könntest du bitte kurz anrufen? Vielen Dank im Voraus.“',
  'Ich brauche deine Hilfe, um einen Trainingsplan für 12 Wochen zu erstellen. Ich trainiere 3-mal pro Woche, jeweils maximal 45 Minuten. Ich habe kein Fitnessstudio, also bitte nur Übungen ohne Geräte.',
  'Du sollst die Kundenanfrage beantworten. Sei dabei sehr höflich, aber auf gar keinen Fall unterwürfig. Unterschreibe nicht mit deinem Namen.',
  'Was ist eigentlich der Unterschied zwischen TCP und UDP? Bitte antworte in Form einer Tabelle mit 4 Zeilen.',
  'Prüfe die Liste auf Dubletten:\n1. Müller, Berlin\n2. Meier, Hamburg\n3. Mueller, Berlin\nGib nur die Nummern aus, sonst nichts.',
  'Ich bitte Sie, das Protokoll der Sitzung vom 14. März 2024 zu überarbeiten. Dabei ist es wirklich notwendig, dass alle Beschlüsse im Wortlaut erhalten bleiben. Mit Ausnahme von Tippfehlern ändern Sie bitte nichts.',
  'Bitte fasse dich kurz.',
];
