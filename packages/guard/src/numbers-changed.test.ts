import { expect, test } from 'vitest';
import { pairsOf } from '../fixtures/pairs.ts';
import { checkFidelity } from './check-fidelity.ts';

const DAMAGED = `
The shop is open from three in the afternoon until half past five. → The shop is open from 3:00 to 5:30 a.m.
The shop is open from three in the afternoon until half past five. → The shop is open from 3:00 to 6:30 p.m.
The stand-up starts at ten. → The stand-up starts at 11:00.
Lunch is served at noon. → Lunch is served at midnight.
Send the reminder on the third of April at 19:30 hrs. → Send the reminder on 3 April, 9:30 pm.
Send the reminder on the third of April at 19:30 hrs. → Send the reminder on 30 April, 7:30 pm.
The gate closes at a quarter to nine in the evening. → The gate closes at 9:15 p.m.
The train leaves at twenty past six in the morning. → The train leaves at 5:40 am.
The train leaves at twenty past six in the morning. → The train leaves at 6:20 pm.
The backup runs at 0200 hours. → The backup runs at 20:00.
The server restarts at midnight. → The server restarts at 12 pm.
The server restarts at 12 at night. → The server restarts at noon.
Store the samples at -18 °C. → Store the samples at 18 °C.
Print the values from -5 to 5. → Print the values from 5 to 5.
Give members a 20％ discount. → Give members a 20 discount.
Write three sentences, no more. → Write three sentences.
Write three sentences (no more). → Write three sentences.
Write two lines, no more, no less. → Write at most 2 lines.
Use less than three commas. → Use three commas.
Escribe tres frases sobre el mar, no más. → Escribe tres frases sobre el mar.
The office is open between 9 am and 5 pm. → The office is open 9:00–15:00.
Hand in the form before six in the evening. → Hand in the form after 18:00.
Write between one hundred and one hundred and fifty words about bees. → Write 101–150 words about bees.
Write between one hundred and one hundred and fifty words about bees. → Write over 150 words about bees.
The hall seats five thousand two hundred and forty people. → The hall seats 5,420 people.
Summarise the report in a hundred words. → Summarise the report in 1,000 words.
Suggest a dozen names for the café. → Suggest 10 names for the café.
Suggest half a dozen names for the café. → Suggest 12 names for the café.
Suggest two dozen names for the café. → Suggest 12 names for the café.
The budget is one and a half million euros. → The budget is €1.5bn.
The budget is one and a half million euros. → The budget is $1.5m.
Give a quarter of them to Anna. → Give 40 % of them to Anna.
Translate half of the questions. → Translate all of the questions.
Translate two thirds of the questions. → Translate 1/3 of the questions.
Translate three quarters of the questions. → Translate 25 % of the questions.
The discount is twenty per cent. → The discount is 12%.
The logo should be twice as large. → The logo should be 3x as large.
The logo should be twice as large. → The logo should be half as large.
Rate each film on a scale from one to ten. → Rate each film on a 1–5 scale.
Use two to three sentences per answer. → Use 2–5 sentences per answer.
Write at least five but no more than eight sentences. → Write at most 5 but no fewer than 8 sentences.
There shouldn't be fewer than eight titles or more than twelve. → There should be eight to ten titles.
There shouldn't be fewer than eight titles or more than twelve. → There should be more than twelve titles.
Use no more than ninety minutes. → Use max. 2 h.
Use no more than ninety minutes. → Use min. 1.5 h.
Use at most three colours. → Use ≥ 3 colours.
Use at most three colours. → Use >= 3 colours.
Use at most three colours. → Use < 3 colours.
Use at least three colours. → Use > 3 colours.
List projects with more than 500 members. → List projects with < 500 members.
Don't go over 100 words. → Min. 100 words.
Don't go over 100 words. → Go over 100 words.
Do not exceed three pages. → Max. 4 pages.
Recommend a laptop below five hundred US dollars. → Recommend a laptop above US$500.
Recommend a laptop below five hundred US dollars. → Recommend a laptop under £500.
Recommend a laptop that doesn't cost more than 800 euros. → Recommend a laptop for at least €800.
Say so if you are not at least 90 percent sure. → Say so if you are at least 90 % sure.
Say so if you are not at least 90 percent sure. → Say so if you are more than 90 % sure.
List my past flats unless I stayed shorter than 2 months. → List my past flats where I stayed shorter than 2 months.
The ticket costs fifty pounds. → The ticket costs €50.
The ticket costs twelve euros fifty. → The ticket costs €12.15.
The ticket costs ten Swiss francs. → The ticket costs £10.
The sweets cost fifty pence. → The sweets cost £50.
The meal costs five dollars and fifty cents. → The meal costs $5.15.
The crate weighs one and a half tonnes. → The crate weighs 1.5 kg.
The box measures two metres by one metre by eighty centimetres. → The box measures 2 m × 1 m × 80 m.
The banner is 1200 by 800 pixels. → The banner is 1200×600 px.
The room has twenty square metres. → The room has 20 m.
Add two tablespoons of oil and one teaspoon of salt. → Add 2 tsp oil and 1 tbsp salt.
The speed limit is 120 kilometres per hour. → The speed limit is 120 mph.
Store the vaccine at minus five degrees Celsius. → Store the vaccine at 5 °C.
Bake the bread at 350 degrees Fahrenheit. → Bake the bread at 350 °C.
The file has two gigabytes. → The file has 2 MB.
The line delivers 100 megabits per second. → The line delivers 100 megabytes per second.
The delivery takes a fortnight. → The delivery takes 14 weeks.
The exam lasts an hour and a half. → The exam lasts 30 minutes.
The exam lasts two and a half hours. → The exam lasts 2 h 50 min.
The lease runs for a year and a half. → The lease runs for 15 months.
Reply within the next fourteen days. → Reply after the next fourteen days.
Plan a two-week trip to Norway. → Plan a trip to Norway of two months.
Run the backup once every 24 hours. → Run the backup hourly.
Post three times a week. → Post 3×/month.
Post three times a week. → Post 2×/week.
Water the plants every other day. → Water the plants every day.
Water the plants every other day. → Water the plants every 3 days.
Send the report weekly. → Send the report monthly.
Send the report weekly. → Send the report twice a week.
The rate is four percent per year. → The rate is 4 % per month.
Check the queue every fifteen minutes. → Check the queue at 50-minute intervals.
Write about a nine-year-old dachshund. → Write about a dachshund, 6.
Write for a child aged twelve. → Write for a child aged 20.
Rewrite the third paragraph. → Rewrite paragraph 4.
The deadline is 12 March 2025. → The deadline is 2025-03-21.
The deadline is 12 March 2025. → The deadline is 2025-12-03.
The deadline is 12 March 2025. → The deadline is 2026-03-12.
The deadline is 25 December 2024. → The deadline is 25/11/2024.
Compare the first two quarters of 2024. → Compare Q1–Q3 2024.
Compare the second quarter of 2024 with the third quarter. → Compare Q2 2024 with Q4.
Compare the first half of 2024 with the first half of 2023. → Compare H2 2024 with H1 2023.
Name films of the nineties. → Name films of the 1980s.
The desk is staffed from Monday to Friday. → The desk is staffed Mon–Sat.
The desk is staffed from Monday to Friday. → The desk is staffed at weekends.
Use version 2.4 of the library. → Use v2.5 of the library.
Dinner is at half past seven tonight. → Dinner is tonight at 7:30 am.
The call is from 11 until 1 pm. → The call is 11:00–14:00.
One in five customers cancels the order. → 5 % of customers cancel the order.
Half a million people live in the city. → Five million people live in the city.
The rent is 1,200 euros a month. → The rent is €1,200 per week.
The rent is 900 Canadian dollars. → The rent is A$900.
The site has three million users. → The site has 3k users.
The task takes 1 hour and 15 minutes. → The task takes 65 min.
The deadline is 12/25/2024. → The deadline is 12 May 2024.
Stop the vote unless at least three people agree. → Stop the vote if more than three people agree.
Stop the vote unless at least three people agree. → Stop the vote if at least three people agree.
Do not write less than 300 words. → Write less than 300 words.
The film won five out of seven votes. → The film won 5/8 votes.
Write between two thousand and three thousand words. → Write 2,000–5,000 words.
Keep it under fifty words. → Keep it over 50 words.
Children under the age of six get in free. → Children over 6 get in free.
Meet the team every other Friday. → Meet the team every Friday.
Admission is free for under-18s. → Admission is free for over-18s.
Write half a page about bees. → Write a page about bees.
Summarise pages three to seven. → Summarise pp. 3–9.
Arsenal won by three goals to one. → Arsenal won 3–2.
Return two keys, "a" and "b". → Return three keys, "a" and "b".
Return three keys: "a", "b" and "c". → Return keys: "a" and "b".
The answer has three parts: summary, risks and costs. → The answer has these parts: summary, risks.
Schreibe zwischen hundert und hundertfünfzig Wörtern über Bienen. → Schreibe 100–115 Wörter über Bienen.
Die Prüfung dauert anderthalb Stunden. → Die Prüfung dauert 150 Minuten.
Gieße die Pflanzen auf dem Balkon dreimal pro Woche. → Gieße die Pflanzen auf dem Balkon 3×/Monat.
Das Treffen mit der Firma beginnt um halb acht abends. → Das Treffen mit der Firma beginnt um 20:30 Uhr.
Nenne Geschenke, von denen keines mehr als sechs Euro kostet. → Nenne Geschenke, jedes mind. 6 €.
Nenne nicht mehr als zehn Beispiele. → Nenne mehr als 10 Beispiele.
Die Frist endet am 12. März 2025. → Die Frist endet am 21.03.2025.
Das Büro ist von Montag bis Freitag geöffnet. → Das Büro ist Mo–Sa geöffnet.
`;

test.each(pairsOf(DAMAGED))('%s does not say what %s says', (original, rewritten) => {
  expect(checkFidelity(original, rewritten).passed).toBe(false);
});
