/** Make, give, have, be with a noun, and the one word that says it. */
export const LIGHT_VERBS = `
give consideration to | consider
come to a decision | decide | make a decision
make a decision about | decide | decide on
make an attempt | try | attempt
make an improvement | improve
make a change to | change
make a comparison | compare
make a list | list
make a start | start
make reference to | refer to | mention
make it clear | clarify | state clearly | clearly say
make it short | keep it short | shorten | be brief | brief | short | keep it brief
make it longer | lengthen | expand | extend
make it shorter | shorten | cut
make it sound | sound
make it easy to | help | ease
make it simple | keep it simple | simplify
do a check | check
do an analysis of | analyse | analyze
do research | research
do a comparison | compare
do not exceed | at most | no more than | up to | max
give an answer | answer
give an example | example | for example | exemplify | with an example
give an explanation | explain
give a description | describe
give a summary | summarise | summarize
give a list of | list
give help | help
give some thought to | think about | consider
give priority to | prioritise | prioritize | put first
have an influence on | influence | affect
have difficulty | struggle | find it hard | find it difficult | have trouble | have problems
have trouble with | struggle with | have problems with | find hard
have the opportunity | can | be able
have in common | share
hold a meeting | meet
provide an explanation | explain
provide an overview | overview | outline
provide a summary | summarise | summarize
provide help | help
provide support | support | help
provide a list | list
provide information about | inform about | tell about | cover
provide feedback | give feedback | comment
put an emphasis on | stress | emphasise | emphasize
put into words | express | phrase
put together | compile | assemble | make
carry out an analysis | analyse | analyze
conduct research | research
conduct an interview | interview
reach a conclusion | conclude
reach an agreement | agree
raise awareness | make aware | inform
set out in a table | tabulate
draw up | write | draft | make
draw attention to | highlight | point out | stress
come into contact with | meet
bring to a close | close | end
be in favour of | favour | support | be for | be in favor of
be in possession of | have | own
be unable to | cannot | can't
be responsible for | handle | manage | in charge of
be similar to | resemble | be like | like
be equal to | equal | be
be interested in | care about | want to know about
be afraid of | fear
be sorry | regret | apologise | apologize
be late | late | delayed
be missing | lack | not be there
be concise | concise | keep it concise | short | brief | briefly | concisely
be clear | clear | clearly
be polite | polite | politely
be honest | honest | honestly | be frank
be specific | specific | specifically | concrete
be accurate | accurate | accurately
be friendly | friendly | friendly tone
be formal | formal | formal tone
be careful | careful | take care | watch out
be consistent | consistent | consistently | keep consistent
be creative | creative
`;
