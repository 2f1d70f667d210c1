import { stem } from '@refinery/text/stem.ts';

/**
 * Units of measure, `base factor = names`: a number of them is its factor times as many of the base. All
 * languages together.
 */
const TABLE = `
g 0.001 = mg milligram milligrams milligramm milligramme milligrammes miligramo miligramos miligrama miligramas milligrammo milligrammi 毫克
g 1 = g gram grams gramm gramme grammes gramo gramos grama gramas grammo grammi 克 グラム
g 1000 = kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos quilo quilos chilo chili chilogrammo chilogrammi 公斤 千克 キロ
g 1000000 = t tonne tonnes ton tons tonnen tonelada toneladas tonnellata
lb 1 = lb lbs
lb 0.0625 = oz ounce ounces
ml 1 = ml millilitre millilitres milliliter milliliters mililitro mililitros millilitro millilitri 毫升
ml 10 = cl centilitre centilitres centiliter centiliters zentiliter centilitro centilitros centilitri 厘升
ml 100 = dl decilitre decilitres deciliter deciliters deziliter dezilitern décilitre décilitres decilitro decilitros decilitri 分升
ml 1000 = l litre litres liter liters litro litros litri 升 リットル
mm 1 = mm millimetre millimetres millimeter millimeters millimetern millimètre millimètres milímetro milímetros millimetro millimetri 毫米
mm 10 = cm centimetre centimetres centimeter centimeters zentimeter zentimetern centimètre centimètres centímetro centímetros centimetro centimetri 厘米 センチ
mm 1000 = m metre metres meter meters metern metro metros mètre mètres metri 米 メートル
mm 1000000 = km kms kilometre kilometres kilometer kilometers kilometern kilometro kilómetros quilómetros quilômetros kilomètres chilometri 公里 千米
mm2 1000000 = sqm m2 quadratmeter quadratmetern qm
mm2 1000000000000 = sqkm quadratkilometer quadratkilometern
mm3 1000000000 = cbm m3 kubikmeter kubikmetern
m2 10000 = ha hectare hectares hektar
acre 1 = acre acres
mi 1 = mile miles mi
mi/h 1 = mph
mm/h 1000000 = kmh kph
inch 1 = inch inches zoll
ft 1 = ft foot feet
ft2 1 = sqft
yd 1 = yard yards yd yds
W 1 = w watt watts
W 1000 = kw kilowatt kilowatts
W 1000000 = megawatt megawatts
W 1000000000 = gigawatt gigawatts
V 1 = v volt volts
Hz 1 = hz hertz
Hz 1000 = khz kilohertz
Hz 1000000 = mhz megahertz
Hz 1000000000 = ghz gigahertz
Wh 1 = wh
Wh 1000 = kwh
Wh 1000000 = mwh
Wh 1000000000 = gwh
kcal 1 = kcal kilocalorie kilocalories kilokalorien
s 0.001 = ms msec millisecond milliseconds
s 1 = s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi 秒 秒钟
s 60 = min mins minute minutes minuten minuto minutos minuti 分钟 分間
s 3600 = h hr hrs hour hours stunde stunden std heure heures hora horas ora ore 小时 個小時 小時 時間
s 86400 = day days tag tage tagen jour jours día días dia dias giorno giorni 天 日間
s 1209600 = fortnight fortnights
s 604800 = week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane 周 星期 週間
month 1 = month months monat monate monaten mois mes meses mês mese mesi 个月 か月 ヶ月
month 120 = decade decades jahrzehnt jahrzehnte jahrzehnten
month 12 = year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni 年 年間
B 1 = byte bytes
B 1024 = kb kilobyte kilobytes
B 1048576 = mb megabyte megabytes
B 1073741824 = gb gigabyte gigabytes
B 1099511627776 = tb terabyte terabytes
bit 1 = bit bits
bit 1000 = kbit kilobit kilobits
bit 1000000 = mbit megabit megabits
bit 1000000000 = gbit gigabit gigabits
bit/h 3600000 = kbps
bit/h 3600000000 = mbps
bit/h 3600000000000 = gbps
% 1 = % ％ percent pct prozent procent percento 百分之
€ 1 = € eur euro euros 欧元 ユーロ
€ 0.01 = cent cents
$ 1 = $ usd dollar dollars buck bucks 美元 ドル
£ 1 = £ gbp quid pound pounds
£ 0.01 = pence penny
chf 1 = chf franken
franc 1 = franc francs
₹ 1 = ₹ inr rupee rupees
C$ 1 = cad
A$ 1 = aud
¥ 1 = ¥ jpy yen 円 日元
元 1 = 元 rmb 块
° 1 = ° degree degrees °c celsius grad degrés grados graus gradi 度
°F 1 = °f fahrenheit
px 1 = px pixel pixels
`;

export interface Unit {
  base: string;
  factor: number;
}

const UNITS = new Map<string, Unit>();
for (const line of TABLE.trim().split('\n')) {
  const [head = '', names = ''] = line.split(' = ');
  const [base = '', factor = '1'] = head.split(' ');
  for (const name of names.split(' ')) UNITS.set(name, { base, factor: Number(factor) });
  for (const name of names.split(' '))
    if (name.length > 4 && !UNITS.has(stem(name))) UNITS.set(stem(name), { base, factor: Number(factor) });
}

/** The unit of measure that a lower-case word names behind a number. */
export const unitOf = (word: string): Unit | undefined => UNITS.get(word);

const MONTH_NAMES = `
1 jan january januar janvier enero janeiro gennaio
2 feb february februar février febrero fevereiro febbraio
3 mar march märz mars marzo março
4 apr april avril abril aprile
5 may mai mayo maio maggio
6 jun june juni juin junio junho giugno
7 jul july juli juillet julio julho luglio
8 aug august août agosto
9 sep sept september septembre septiembre setembro settembre
10 oct october oktober okt octobre octubre outubro ottobre
11 nov november novembre noviembre novembro
12 dec december dezember dez décembre diciembre dezembro dicembre
`;
const MONTHS = new Map<string, number>();
for (const line of MONTH_NAMES.trim().split('\n')) {
  const [month, ...names] = line.split(' ');
  for (const name of names) MONTHS.set(name, Number(month));
}

/** 1 to 12 for the name of a month in lower case, without a full stop. */
export const monthOf = (word: string): number | undefined => MONTHS.get(word);
