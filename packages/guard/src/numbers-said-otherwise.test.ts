import { expect, test } from 'vitest';
import { pairsOf } from '../fixtures/pairs.ts';
import { checkFidelity } from './check-fidelity.ts';

const KEPT = `
The shop is open from three in the afternoon until half past five. → The shop is open from 3:00 to 5:30 p.m.
The stand-up starts at ten. → The stand-up starts at 10:00.
Lunch is served at noon. → Lunch is served at 12 noon.
Send the reminder on the third of April at 19:30 hrs. → Send the reminder on 3 April, 7:30 pm.
The gate closes at a quarter to nine in the evening. → The gate closes at 8:45 p.m.
The train leaves at twenty past six in the morning. → The train leaves at 6:20 am.
The train leaves at ten to four in the afternoon. → The train leaves at 15:50.
The backup runs at 0200 hours. → The backup runs at 02:00.
The server restarts at midnight. → The server restarts at 12 am.
The server restarts at 12 at night. → The server restarts at midnight.
Store the samples at -18 °C. → Store the samples at minus 18 °C.
Store the samples at −18 °C. → Store the samples at -18 °C.
Give members a 20％ discount. → Give members a 20% discount.
Write three sentences, no more. → Write at most 3 sentences.
Write three sentences (no more). → Write max. 3 sentences.
Write two sentences for each part, not more, not fewer. → Write exactly two sentences for each part.
Write two lines, no more, no less. → Write exactly 2 lines.
Use less than three commas. → Use fewer than 3 commas.
Escribe tres frases sobre el mar, no más. → Escribe máx. 3 frases sobre el mar.
The office is open between 9 am and 5 pm. → The office is open 9:00–17:00.
The office is open from 8am to 4pm. → The office is open 08:00–16:00.
Hand in the form by six o'clock in the evening. → Hand in the form by 18:00.
The call with Kenji is at 15:00 UTC. → The call with Kenji is at 3 pm UTC.
Dinner is at half past seven tonight. → Dinner is at 7:30 tonight.
Write between one hundred and one hundred and fifty words about bees. → Write 100–150 words about bees.
The hall seats five thousand two hundred and forty people. → The hall seats 5,240 people.
Summarise the report in twelve hundred words. → Summarise the report in 1,200 words.
Summarise the report in a hundred words. → Summarise the report in 100 words.
Summarise the report in one thousand words. → Summarise the report in 1k words.
Suggest a dozen names for the café. → Suggest 12 names for the café.
Suggest half a dozen names for the café. → Suggest six names for the café.
Suggest two dozen names for the café. → Suggest 24 names for the café.
The budget is one and a half million euros. → The budget is €1.5m.
The budget is three million dollars. → The budget is $3M.
The company earned two billion euros. → The company earned €2bn.
Give a quarter of them to Anna. → Give 25 % of them to Anna.
Translate half of the questions. → Translate 50% of the questions.
Translate a third of the questions. → Translate 1/3 of the questions.
Translate two thirds of the questions. → Translate 2/3 of the questions.
Translate three quarters of the questions. → Translate 75 % of the questions.
The discount is twenty per cent. → The discount is 20%.
The logo should be twice as large. → The logo should be 2x as large.
Make the font three times as large. → Make the font 3× as large.
Rate each film on a scale from one to ten. → Rate each film on a 1–10 scale.
Rate each film on a scale of 1 to 5. → Rate each film from 1 to 5.
Give the film eight out of ten. → Give the film 8/10.
Use two to three sentences per answer. → Use 2–3 sentences per answer.
Quote from pages ten through twenty. → Quote from pages 10–20.
Invite people between 18 and 25 years old. → Invite people aged 18–25.
Write at least five but no more than eight sentences. → Write 5–8 sentences.
Write no fewer than eight and no more than twelve titles. → Write 8–12 titles.
There shouldn't be fewer than eight titles or more than twelve. → There should be eight to twelve titles.
Write five or six bullet points. → Write 5–6 bullet points.
Use no more than ninety minutes. → Use max. 1.5 h.
Use at most three colours. → Use ≤ 3 colours.
Use at most three colours. → Use <= 3 colours.
Use a maximum of three colours. → Use up to 3 colours.
Use not more than three colours. → Use three colours or fewer.
Use at least three colours. → Use 3+ colours.
Use at least three colours. → Use >= 3 colours.
Use a minimum of three colours. → Use min. 3 colours.
Use not less than three colours. → Use three or more colours.
List projects with more than 500 members. → List projects with > 500 members.
List projects with upwards of 500 members. → List projects with at least 500 members.
List projects with fewer than 500 members. → List projects with under 500 members.
The answer needs about fifty words. → The answer needs ~50 words.
The answer needs fifty words or so. → The answer needs approx. 50 words.
The answer needs exactly fifty words. → The answer needs 50 words, no more and no less.
Don't go over 100 words. → Max. 100 words.
Do not exceed three pages. → Max. 3 pages.
Recommend a laptop below five hundred US dollars. → Recommend a laptop under US$500.
Recommend a laptop that doesn't cost more than 800 euros. → Recommend a laptop for max. €800.
Say so if you are not at least 90 percent sure. → Say so if you are less than 90 % sure.
List my past flats unless I stayed shorter than 2 months. → List my past flats where I stayed 2 months or more.
The ticket costs fifty pounds. → The ticket costs £50.
The ticket costs 20 euros. → The ticket costs EUR 20.
The ticket costs twelve euros fifty. → The ticket costs €12.50.
The ticket costs ten Swiss francs. → The ticket costs CHF 10.
The ticket costs two hundred rupees. → The ticket costs ₹200.
The ticket costs five hundred dollars. → The ticket costs USD 500.
The sweets cost fifty pence. → The sweets cost £0.50.
The meal costs five dollars and fifty cents. → The meal costs $5.50.
The crate weighs one and a half tonnes. → The crate weighs 1.5 t.
The box measures two metres by one metre by eighty centimetres. → The box measures 2 m × 1 m × 80 cm.
The banner is 1200 by 800 pixels. → The banner is 1200×800 px.
Buy half a kilo of flour. → Buy 500 g of flour.
Buy three quarters of a litre of milk. → Buy 750 ml of milk.
Add two tablespoons of oil and one teaspoon of salt. → Add 2 tbsp oil and 1 tsp salt.
The room has twenty square metres. → The room has 20 m².
The tank holds three cubic metres. → The tank holds 3 m³.
The speed limit is 120 kilometres per hour. → The speed limit is 120 km/h.
The speed limit is sixty miles per hour. → The speed limit is 60 mph.
Store the vaccine at minus five degrees Celsius. → Store the vaccine at −5 °C.
Bake the bread at 350 degrees Fahrenheit. → Bake the bread at 350 °F.
The file has two gigabytes. → The file has 2 GB.
The line delivers 100 megabits per second. → The line delivers 100 Mbps.
The lamp uses forty watts. → The lamp uses 40 W.
The delivery takes a fortnight. → The delivery takes 14 days.
The delivery takes two weeks. → The delivery takes 14 days.
The exam lasts an hour and a half. → The exam lasts 90 minutes.
The exam lasts two and a half hours. → The exam lasts 2 h 30 min.
The exam lasts three quarters of an hour. → The exam lasts 45 min.
The lease runs for a year and a half. → The lease runs for 18 months.
Reply within the next fourteen days. → Reply within fourteen days.
Plan a two-week trip to Norway. → Plan a trip to Norway of two weeks.
Plan a session of 45 minutes. → Plan a 45-minute session.
Run the backup once every 24 hours. → Run the backup daily.
Post three times a week. → Post 3×/week.
Post three times a week. → Post 3x per week.
Water the plants every other day. → Water the plants every 2 days.
Water the plants every second day. → Water the plants every other day.
Send the report weekly. → Send the report once a week.
Check the queue hourly. → Check the queue every hour.
Water the plants twice a month. → Water the plants 2×/month.
The rate is four percent per annum. → The rate is 4 % per year.
The rate is four percent per year. → The rate is 4 % annually.
Check the queue every fifteen minutes. → Check the queue at 15-minute intervals.
Send the invoices every three months. → Send the invoices quarterly.
Write about a nine-year-old dachshund. → Write about a dachshund, 9.
Write for a twelve-year-old. → Write for a 12-year-old.
Write for children under ten years of age. → Write for children younger than 10.
Rewrite the third paragraph. → Rewrite paragraph 3.
Explain the twenty-first century. → Explain the 21st century.
The deadline is 12 March 2025. → The deadline is 2025-03-12.
The deadline is March 12, 2025. → The deadline is 12 March 2025.
The deadline is 25 December 2024. → The deadline is 25/12/2024.
The deadline is the first of May. → The deadline is 1 May.
The deadline is Friday 7 June. → The deadline is Fri 7 June.
Compare the first two quarters of 2024. → Compare Q1–Q2 2024.
Compare the second quarter of 2024 with the third quarter. → Compare Q2 2024 with Q3.
Compare the first half of 2024 with the second half of 2023. → Compare H1 2024 with H2 2023.
Name films of the nineties. → Name films of the 1990s.
Name films from between 2010 and 2015. → Name films from 2010–2015.
The desk is staffed from Monday to Friday. → The desk is staffed Mon–Fri.
The desk is staffed from Monday to Friday. → The desk is staffed on weekdays.
The course runs from May to July. → The course runs May–July.
Use version 2.4 of the library. → Use v2.4 of the library.
Summarise pages three to seven. → Summarise pp. 3–7.
Explain section four of the contract. → Explain § 4 of the contract.
Repeat step number two. → Repeat step 2.
Arsenal won by three goals to one. → Arsenal won 3–1.
Return two keys, "a" and "b". → Return keys "a" and "b".
Return keys "a" and "b". → Return two keys, "a" and "b".
Dinner is at half past seven tonight. → Dinner is tonight at 19:30.
The bar opens at twenty-five to nine in the evening. → The bar opens at 8:35 pm.
The call is from 11 until 1 pm. → The call is 11:00–13:00.
Write between fifty and one hundred words. → Write 50–100 words.
Write between two thousand and three thousand words. → Write 2,000–3,000 words.
Write between one hundred and fifty and two hundred words. → Write 150–200 words.
One in five customers cancels the order. → 20 % of customers cancel the order.
Leave out half the questions. → Leave out 50 % of the questions.
Half a million people live in the city. → 500,000 people live in the city.
Add 1½ cups of flour. → Add 1.5 cups of flour.
The rope is six feet and four inches long. → The rope is 6 ft 4 inches long.
The rent is 1,200 euros a month. → The rent is €1,200 per month.
The rent is 900 Canadian dollars. → The rent is C$900.
The model has seven billion parameters. → The model has 7B parameters.
The site has three million users. → The site has 3M users.
The train travels at a hundred kilometres an hour. → The train travels at 100 km/h.
The oven has 200 degrees. → The oven has 200°.
The plot has two hectares. → The plot has 2 ha.
The disk has one terabyte. → The disk has 1 TB.
The task takes 1 hour and 15 minutes. → The task takes 75 min.
The bridge is two decades old. → The bridge is 20 years old.
Send the invoices every six months. → Send the invoices half-yearly.
Remind me every fortnight. → Remind me every two weeks.
The heart beats seventy times a minute. → The heart beats 70×/min.
The deadline is 12/25/2024. → The deadline is 25 December 2024.
Use v3 of the library. → Use version 3 of the library.
Stop the vote unless at least three people agree. → Stop the vote if fewer than three people agree.
Do not write less than 300 words. → Write at least 300 words.
Do not write more than 300 words. → Write 300 words at most.
Nothing over 5 MB is accepted. → Max. 5 MB is accepted.
The text must not be longer than 300 words. → Max. 300 words for the text.
The text must be no shorter than 300 words. → The text must have ≥ 300 words.
Keep it under fifty words. → Keep it < 50 words.
The rate rose by two and a half percentage points. → The rate rose by 2.5 percentage points.
Children under the age of six get in free. → Children under 6 get in free.
Meet the team every other Friday. → Meet the team every second Friday.
Admission is free for under-18s. → Admission is free for those under 18.
Write half a page about bees. → Write a half-page about bees.
A call that takes over a minute has failed. → A call that takes more than 60 s has failed.
The film won five out of seven votes. → The film won 5/7 votes.
Return keys "a", "b" and "c". → Return three keys: "a", "b", "c".
The answer has three parts: summary, risks and costs. → The answer has these parts: summary, risks, costs.
Schreibe zwischen hundert und hundertfünfzig Wörtern über Bienen. → Schreibe 100–150 Wörter über Bienen.
Die Prüfung dauert anderthalb Stunden. → Die Prüfung dauert 90 Minuten.
Nenne ein Dutzend Namen für das Café. → Nenne 12 Namen für das Café.
Die Lieferung an den Kunden dauert vierzehn Tage. → Die Lieferung an den Kunden dauert zwei Wochen.
Gieße die Pflanzen auf dem Balkon dreimal pro Woche. → Gieße die Pflanzen auf dem Balkon 3×/Woche.
Schicke mir den Bericht einmal pro Woche. → Schicke mir den Bericht wöchentlich.
Schicke mir den Bericht jeden Tag. → Schicke mir den Bericht täglich.
Das Treffen mit der Firma beginnt um halb acht abends. → Das Treffen mit der Firma beginnt um 19:30 Uhr.
Nenne Geschenke, von denen keines mehr als sechs Euro kostet. → Nenne Geschenke, jedes max. 6 €.
Nenne nicht mehr als zehn Beispiele. → Nenne max. 10 Beispiele.
Übersetze ein Viertel der Fragen. → Übersetze 25 % der Fragen.
Übersetze die Hälfte der Fragen. → Übersetze 50 % der Fragen.
Der Rabatt beträgt zwanzig Prozent. → Der Rabatt beträgt 20 %.
Die Frist endet am 12. März 2025. → Die Frist endet am 12.03.2025.
Das Büro ist von Montag bis Freitag geöffnet. → Das Büro ist Mo–Fr geöffnet.
Die Kiste ist schwer und wiegt anderthalb Tonnen. → Die Kiste ist schwer und wiegt 1,5 t.
Die Strecke ist fünf Kilometer lang. → Die Strecke ist 5 km lang.
`;

test.each(pairsOf(KEPT))('%s says what %s says', (original, rewritten) => {
  const { lost, doubtful } = checkFidelity(original, rewritten);
  expect({ lost, doubtful }).toEqual({ lost: [], doubtful: [] });
});
