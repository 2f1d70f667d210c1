/** People, and what stands for them, on two sides of one thing. */
export const OPPOSITE_PEOPLE = `
supporter proponent advocate : opponent critic
supporters proponents advocates : opponents critics
sender : recipient receiver addressee
senders : recipients receivers addressees
buyer purchaser : seller vendor
buyers purchasers : sellers vendors
landlord lessor : tenant lessee renter
employer : employee
employers : employees
borrower : lender
winner : loser
teacher instructor : student pupil learner
teachers instructors : students pupils learners
questioner asker interviewer : answerer interviewee
trainer coach : trainee
mentor : mentee
doctor physician : patient
doctors physicians : patients
parent : child
parents : children
mother : father
mum mom : dad
mothers : fathers
son : daughter
sons : daughters
brother : sister
brothers : sisters
husband : wife
uncle : aunt
nephew : niece
grandmother grandma : grandfather grandpa
boy : girl
man male : woman female
he : she
him : her
himself : herself
king : queen
host : guest
customer client buyer : seller vendor supplier merchant
producer manufacturer : consumer
producers : consumers
author writer : reader
authors writers : readers
speaker : listener
plaintiff claimant : defendant
attacker : defender
predator : prey
friend ally : enemy foe
manager boss supervisor : subordinate employee
senior : junior
master : slave servant
frontend : backend
leader : follower
client : server
`;
