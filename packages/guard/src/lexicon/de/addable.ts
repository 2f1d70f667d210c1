/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
person personen leute mensch menschen jemand leser lesende
erwähnen erwähne erwähnt nennen nenne lassen belassen lies lesen stehen steht liegen
vorkommen vorkommt auftreten erscheinen erscheint finden findet enthalten enthält
zugehörig zugehörige zugehörigen dazugehörig dazugehörige dazugehörigen betreffend betreffende betreffenden
gelten gilt gehören gehört handeln handelt betreffen betrifft bestehen besteht
gesamt punkt punkte nachricht version element elemente fall fälle
möglich nötig nötige nötigen verfügbar vorhanden allgemein übrige übrigen
`;
