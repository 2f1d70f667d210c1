/** Words of Spanish without content. */
export const FUNCTIONS = `
el la los las lo al del un una unos unas
yo tú vos usted ustedes él ella ello ellos ellas nosotros nosotras vosotros vosotras
me te le les nos os se mí ti conmigo contigo consigo
este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas
que qué cual cuales cuál cuáles quien quienes cuyo cuya cuyos cuyas donde
de a en con por para según segun sobre ante contra mediante vía via respecto acerca
como pero sino pues entonces así asi
es son era eran fue fueron ser sea seas sean sido siendo soy eres somos será serás serán sería serían fuera fueras fuese fueses
está están estás estoy estamos esté estés estén estar estado estando estaba estaban estará
ha has han he hemos haya hayas hayan había habían haber habido habrá hay
va vas van voy vamos vaya vayas
podrías podría podríamos podríais podrían podria podrias pudieras pudiera poder
favor porfavor porfa gracias ya aquí acá ahí allí
emplear emplea emplee emplees parece relacionado relacionada relacionados relacionadas
relativo relativa relativos relativas dirigido dirigida dirigidos dirigidas destinado destinada destinados destinadas basado basada basados basadas
`;

/** Number words by value; `0.333` is a third. */
export const NUMBERS = `
0 = cero
0.25 = un cuarto | una cuarta parte | la cuarta parte
0.333 = un tercio | una tercera parte | la tercera parte
0.5 = medio | mitad | la mitad
0.667 = dos tercios | dos terceras partes
0.75 = tres cuartos | tres cuartas partes
1 = uno
1.5 = uno y medio | una y media
2 = dos
3 = tres
4 = cuatro
5 = cinco
6 = seis
7 = siete
8 = ocho
9 = nueve
10 = diez | una decena
11 = once
12 = doce | una docena
13 = trece
14 = catorce
15 = quince
16 = dieciséis | dieciseis
17 = diecisiete
18 = dieciocho
19 = diecinueve
20 = veinte
21 = veintiuno | veintiún | veintiuna
22 = veintidós | veintidos
23 = veintitrés | veintitres
24 = veinticuatro
25 = veinticinco
26 = veintiséis | veintiseis
27 = veintisiete
28 = veintiocho
29 = veintinueve
30 = treinta
40 = cuarenta
50 = cincuenta
60 = sesenta
70 = setenta
80 = ochenta
90 = noventa
100 = cien | ciento | un centenar | una centena
200 = doscientos | doscientas
300 = trescientos | trescientas
400 = cuatrocientos | cuatrocientas
500 = quinientos | quinientas
600 = seiscientos | seiscientas
700 = setecientos | setecientas
800 = ochocientos | ochocientas
900 = novecientos | novecientas
1000 = mil | un millar
2000 = dos mil
5000 = cinco mil
10000 = diez mil
1000000 = un millón | un millon
`;

/** "Su" is his, her, its, their and the polite your: it counts as "their". */
export const POSSESSIVES = `
!my = mi | mis | mío | mía | míos | mías
!your = tu | tus | tuyo | tuya | tuyos | tuyas | vuestro | vuestra | vuestros | vuestras | de usted | de ustedes
!his = de él
!her = de ella
!our = nuestro | nuestra | nuestros | nuestras
!their = su | sus | suyo | suya | suyos | suyas | de ellos | de ellas
`;

/** Inflections at the end of a word. */
export const ENDINGS =
  /(?:[aei]ría(?:s|n|mos)?|[aei]r(?:á[sn]?|é|emos)|ía(?:s|n|mos)?|(?:a|ie|ye)ndo|[ai]d[ao]s?|aba[sn]?|aron|ieron|i?ó|i?ste(?:is)?|ara[sn]?|iera[sn]?|ase[sn]?|iese[sn]?|ar|er|ir|as|es|is|am|an|em|en|os|a|e|i|o|s)$/;

/** "envíaselo", "decirme", "explicándolo": an accent moves to where the verb had its stress. */
export const CLITICS =
  /^(\w+[aei]r|[\wñ]*[áéíó][\wñ]*[aeo]|[\wñ]+[áéí]r)(?:(?:me|te|se|nos|os)?(?:lo|la|le)s?|me|te|se|nos)$/;
