/** Words of Portuguese without content, contractions included ("no" is "em" and "o"). */
export const FUNCTIONS = `
o a os as um uma uns umas
de do da dos das dum duma deste desta destes destas desse dessa desses dessas daquele daquela daqueles daquelas disto disso daquilo
em no na nos nas num numa neste nesta nestes nestas nesse nessa nesses nessas naquele naquela nisto nisso nele nela neles nelas
ao aos à às por pelo pela pelos pelas para pra pro com sob sobre perante contra conforme segundo mediante via quanto
eu tu ele ela eles elas nós vós você voce vocês vc vcs me te lhe lhes vos mim ti si comigo contigo consigo connosco conosco
este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo
que quê qual quais quem cujo cuja cujos cujas onde
como mas porém pois então assim portanto logo
é são era eram foi foram ser sendo sido sou és somos seja sejam sejas será serão seria seriam fosse fossem for forem
está estão estás estou estamos esteja estejam estejas estar estando estado estava estavam estará estiver estiverem
há haja haver houve havia houver tem-se
vai vão vou vamos vá ia
poderia poderias poderiam podia podias podiam puder puderem poder
favor obrigado obrigada pfv pf já aqui aí ali lá cá né
empregar emprega empregue parece baseado baseada baseados baseadas relacionado relacionada relacionados relacionadas relativo relativa relativos relativas dirigido dirigida dirigidos dirigidas
destinado destinada destinados destinadas referido referida referidos
`;

/** Number words by value; `0.333` is a third. */
export const NUMBERS = `
0 = zero
0.25 = um quarto | uma quarta parte | a quarta parte
0.333 = um terço | uma terça parte | a terça parte
0.5 = meio | meia | metade | a metade
0.667 = dois terços
0.75 = três quartos
1.5 = um e meio | uma e meia
2 = dois | duas
3 = três | tres
4 = quatro
5 = cinco
6 = seis
7 = sete
8 = oito
9 = nove
10 = dez | uma dezena
11 = onze
12 = doze | uma dúzia
13 = treze
14 = catorze | quatorze
15 = quinze
16 = dezesseis | dezasseis
17 = dezessete | dezassete
18 = dezoito
19 = dezenove | dezanove
20 = vinte
21 = vinte e um | vinte e uma
22 = vinte e dois | vinte e duas
23 = vinte e três
24 = vinte e quatro
25 = vinte e cinco
26 = vinte e seis
27 = vinte e sete
28 = vinte e oito
29 = vinte e nove
30 = trinta
40 = quarenta
50 = cinquenta | cinqüenta
60 = sessenta
70 = setenta
80 = oitenta
90 = noventa
100 = cem | cento | uma centena
150 = cento e cinquenta
200 = duzentos | duzentas
250 = duzentos e cinquenta | duzentas e cinquenta
300 = trezentos | trezentas
400 = quatrocentos | quatrocentas
500 = quinhentos | quinhentas
600 = seiscentos | seiscentas
700 = setecentos | setecentas
800 = oitocentos | oitocentas
900 = novecentos | novecentas
1000 = mil | um milhar
2000 = dois mil | duas mil
5000 = cinco mil
10000 = dez mil
1000000 = um milhão
`;

/** "Seu" is the polite your as much as his, her and their: it counts as "your". */
export const POSSESSIVES = `
!my = meu | minha | meus | minhas
!your = teu | tua | teus | tuas | seu | sua | seus | suas | vosso | vossa | vossos | vossas | de vocês | do senhor | da senhora
!his = dele
!her = dela
!our = nosso | nossa | nossos | nossas
!their = deles | delas
`;

/** Inflections at the end of a word. */
export const ENDINGS =
  /(?:[aei]ria[ms]?|[aei]r(?:á[s]?|ão|ei|emos|em|mos)|[aei]ndo|[ai]d[ao]s?|ava[ms]?|[aei]ram|[aei]u|ou|ass(?:e|es|em)|ess(?:e|es|em)|iss(?:e|es|em)|ia[ms]?|ar|er|ir|as|es|is|am|an|em|en|os|a|e|i|o|s)$/;

/** "envie-lhe", "fazê-lo". */
export const CLITICS = /^([^-]+)-(?:me|te|se|nos|vos|lhes?|l?[oa]s?|n[oa]s?)$/;
