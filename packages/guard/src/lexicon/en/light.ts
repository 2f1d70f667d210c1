/**
 * Words that ask for nothing by themselves, every form listed: compare the word, not its stem, for "really"
 * has the stem of "real" and "likely" that of "like".
 */
export const LIGHT = `
please pls plz
ask asks asked asking want wants wanted wanting need needs needed needing like would wish wishes wished wishing
hope hopes hoped hoping expect expects expected expecting desire desires desired appreciate appreciates appreciated appreciating
wonder wonders wondered wondering wanna gonna gotta lemme gimme
help helps helped helping assist assists assisted assisting assistance
can could will shall able willing let lets letting
am is are was were be been being
do does did done doing have has had having get gets got gotten getting go goes went gone going
make makes made making create creates created creating produce produces produced producing generate generates generated generating
write writes wrote written writing compose composes composed composing formulate formulates formulated formulating
perform performs performed performing give gives gave given giving provide provides provided providing
answer answers answered answering reply replies replied replying respond responds responded responding response responses
output outputs outputted outputting
tell tells told telling say says said saying show shows showed shown showing
mention mentions mentioned mentioning include includes included including contain contains contained containing
add adds added adding put puts putting take takes took taken taking bring brings brought bringing
use uses used using utilise utilises utilised utilising utilize utilizes utilized utilizing usage
ensure ensures ensured ensuring sure proceed proceeds proceeded proceeding
task tasks thing things stuff something someone somebody somehow
text texts passage passages piece pieces information info way ways
during following follow follows followed below aforementioned pasted
there this that these those such so well
thereby therein thereof whereby wherein therefore thus hence accordingly furthermore moreover additionally
really very quite actually basically essentially obviously certainly definitely absolutely indeed carefully properly
anyway anyways anyhow okay ok alright
hello hi hey
hmm hm um uh oh ah er erm haha lol
`;
