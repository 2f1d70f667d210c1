/** The same said with and without a negation. */
export const NEGATED = `
not more than | at most | no more than | up to | max
not less than | at least | no less than | no fewer than | min
not able to | unable to | cannot | can't
not aware of | unaware of
not many | few
not often | rarely | seldom
not allowed | forbidden | prohibited | banned | must not
not include | exclude | omit | leave out | leave off | skip
not accept | reject | refuse
not different | alike | same
not late | on time | punctual
not mention | omit | leave unmentioned | leave out
not notice | overlook
not pay attention to | ignore
not remember | forget
not stop | continue | go on
not use | avoid | do without | leave out | manage without | without
not all | only some
unpaid | not paid | outstanding | not yet paid
unfinished | not finished | incomplete | not complete
incomplete | not complete | partial
unread | not read | not yet read
unused | not used | not in use
unopened | not opened | still sealed
unsolicited | not requested | unrequested
unanswered | not answered | without an answer | without a reply
unsigned | not signed | without a signature
undated | without a date
untranslated | not translated | left in the original language
uncommon | not common | rare
unpublished | not published
unresolved | not resolved | still open
undecided | not decided
unverified | not verified | not confirmed | unconfirmed
nonexistent | does not exist | that do not exist | non-existent | not existing
inactive | not active
informal | not formal
indirect | not direct
invisible | not visible
inaccessible | not accessible
inconsistent | not consistent
`;
