/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
leave leaves left present presents presented rate read return returns suggest turn user users anything anywhere everything
set state states stated mark number numbers possible possibly enough work run runs keep keeps message messages explain attend
notice everyone find found use agent seem seems get gets got love result results stay stays point points case cases time times
rather item items entry entries location year old able layout list lists single draft length close move sent send
worth assistant bot outset cost costs costing lasts lasting cover covers covering feel feels come comes coming draw due name key reason words apart onwards onward generally wonder reach favour favor particular regard regarding terms manner somewhere certain quite kind basically various
lies lie consist consists produce task problem thing help truly invaluable actually
`;
