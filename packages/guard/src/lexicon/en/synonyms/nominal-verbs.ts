/** A verb with a noun, and the verb that the noun comes from. */
export const NOMINAL_VERBS = `
carry out a review of | review
carry out a check | check | do a check of
carry out a search | search
carry out a survey | survey
carry out a test | test
carry out tests | test
carry out an assessment of | assess | make an assessment of
carry out an evaluation of | evaluate | make an evaluation of
carry out an inspection of | inspect
carry out an investigation | investigate | launch an investigation
carry out an audit of | audit
carry out a comparison of | compare | do a comparison of | draw comparisons between
carry out a calculation | calculate | make a calculation | do a calculation
carry out calculations | calculate | do calculations | make calculations
carry out an experiment | experiment
carry out a repair | repair | make repairs
carry out maintenance | maintain | do maintenance
carry out a translation | translate | make a translation of | do a translation of
carry out a revision of | revise | make a revision of
carry out an update | update | make an update
carry out an installation | install
carry out research | research | do research
carry out an interview | interview | do an interview | hold an interview | conduct interviews
conduct a study | study | do a study
conduct a discussion | discuss | hold a discussion | have a discussion
make a choice between | decide between
make a suggestion | offer a suggestion
make suggestions | offer suggestions
make recommendations | offer recommendations
make a request | submit a request
make a judgement | pass judgement
make a distinction between | draw a distinction between
make a list of | draw up a list of | give a list of | compile a list of
give an overview of | summarise
give an account of | recount
give an opinion | comment
say what you think | tell me what you think
say what you think of | say what you think about | comment on
give a reason | say why | explain why | state why
give a warning | issue a warning
give instructions on | explain how
give permission | give consent | consent
give a speech | hold a speech
give a lesson | teach
give lessons | teach
give a presentation | deliver a presentation | hold a presentation
give a refund | issue a refund
give a discount | grant a discount
give feedback on | comment on | offer feedback on
have a discussion | talk
have a conversation with | talk to
have an interest in | be interested in | care about
have a tendency to | tend to
have the chance to | be able to
have experience with | have worked with
have a problem with | struggle with
have problems with | have difficulties with
have concerns about | be worried about
have responsibility for | be responsible for
have a positive effect on | benefit | improve
have a negative effect on | harm
be of use | be useful
be in agreement with | agree with
be in a hurry | be pressed for time
be in search of | look for
be indicative of | indicate
be the author of | write
be a fan of | love
be on the lookout for | look for
be subject to | be exposed to
do a search for | search for
do sport | exercise | play sports
take a decision on | decide on
take an exam | sit an exam
take an interest in | be interested in
take precautions | be careful
reach a consensus | agree
reach an understanding | agree
come to an agreement | agree | reach an agreement
come to an agreement on | agree on
come to the conclusion | conclude
come to the conclusion that | conclude that
come to terms with | accept
come to an understanding | agree
draw a conclusion | reach a conclusion
draw up a report | report
draw inspiration from | be inspired by
express agreement | agree
express an opinion | comment
express appreciation | appreciate
express concern | be concerned
express criticism | criticise | criticize
express doubt | doubt
express interest in | be interested in
offer an explanation | explain
offer a solution | solve
offer solutions | solve
offer advice | advise
offer assistance | assist | help
offer encouragement | encourage
offer guidance | guide
offer help | help
offer support | support
offer insight into | explain
provide a reason | say why
provide reasons | say why
provide an update on | report on
provide evidence | prove
provide guidance on | advise on
provide insight into | explain
put an end to | stop
put into practice | apply
raise concerns | be concerned
set up a meeting | schedule a meeting
submit an application | apply
submit a complaint | complain
submit a proposal | propose
submit a report | report
file a complaint | lodge a complaint
pay attention | be attentive
exercise caution | be careful
gain an understanding of | understand
get an overview of | understand
get information about | find out about
issue an apology | apologise
issue an invitation | invite
issue a statement | state
issue a warning | warn
issue an invoice | invoice
issue a refund | refund
undertake a review | review
undertake an analysis | analyse
undertake a study | study
ask for advice | seek advice
ask for an explanation | ask why
cause damage to | damage
cause harm to | harm
lead to an increase in | increase
lead to a reduction in | reduce
lead to an improvement in | improve
result in an increase in | increase
result in a reduction in | reduce
hold talks | talk
undergo surgery | be operated on
show interest in | be interested in
file a lawsuit | sue
be fluent in | speak fluently
have a baby | give birth
cause confusion | confuse
cause a delay | delay
place importance on | value
engage in conversation | talk
have a meal | eat
raise objections | object
gain knowledge of | learn about
`;
