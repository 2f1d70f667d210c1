/** Roundabout prepositions and conjunctions, and the short ones. */
export const LINKS = `
in a formal tone | formal | formally | in formal style | formal style | formal tone | formal language | formal register
in a casual tone | casual | casually | casual tone | casual style
in a friendly tone | friendly | friendly tone
in a professional tone | professional | professionally | professional tone
in a neutral tone | neutral | neutrally | neutral tone
in an informal tone | informal | informally | informal tone
in a clear way | clearly | clear
in a simple way | simply | simple
in a short way | briefly | short
in a concise manner | concisely | concise
in a structured way | structured | with structure
in a creative way | creatively
in a similar way | similarly
in a similar fashion | similarly
in a timely manner | promptly | on time | in time
in a consistent way | consistently
in a way that | so that | so
in such a way that | so that | so
in such a manner that | so that | so
in such a case | then | in that case
in order to | to | so as to | for the purpose of | with the aim of | with a view to
for the purpose of | to | for
with the goal of | to | in order to | so as to
with the intention of | to | in order to
so that | so | in order that | such that
due to the fact that | because | since | as
owing to the fact that | because
because of the fact that | because
in view of the fact that | because | since
in light of the fact that | because | since
given that | because | since | as
given the fact that | since | because
because of | due to | owing to | on account of | thanks to | as a result of
the reason why | why | the reason
the reason for this is that | because
the reason being | because
as a result of | because of | from
as a consequence | so | therefore | consequently
despite the fact that | although | though | even though
in spite of the fact that | although
in spite of | despite | notwithstanding | regardless of
regardless of | no matter | irrespective of | whatever | independent of
regardless of whether | whether or not | no matter whether | no matter if
no matter how | however | regardless of how
whether or not | whether | if
in the event that | if | in case | should
in the event of | in case of | if there is | if
on condition that | if | provided that | provided
provided that | if | as long as | on condition that | providing
under the condition that | if | provided
assuming that | if
as long as | if | provided | while | so long as
in cases where | where | when | if
in instances where | where | when
in situations where | where | when
on the occasion of | for | on | when
at the time when | when
at such time as | when
at the point where | where | when
at a time when | when
during the time that | while
until such time as | until
by the time | when | before
from the time | since
in the amount of | for | of
in the field of | in
in the case of | for | with | if
in the form of | as
in the format of | in the format
in the shape of | as
in the style of | like | as if by
in the role of | as
in the middle of | amid | during | in
in the same way as | like | as
in the same way | likewise | similarly | alike
in the language of | in
in the english language | in english | english
in the direction of | toward | towards | to
in the absence of | without
in the presence of | with | before
in the hope of | hoping
in the long run | eventually | long-term
in regard to | about | regarding | on
in relation to | about | to | regarding
in reference to | about | regarding
in respect of | about | for
in connection with | about | with | on
in terms of | in | for | regarding | as for
in accordance with | by | under | following | according to | per | in line with
in line with | according to | following | in accordance with | as per
in compliance with | according to | following
in contrast to | unlike | as opposed to
in comparison with | compared with | than | compared to
in comparison to | compared to | than
in conjunction with | with
in combination with | with | together with
in addition to | besides | as well as | plus | on top of | along with
in advance | beforehand | before
in exchange for | for
in favour of | for | in favor of
in full | fully | completely
in writing | written
in your own words | not copied | with your own words | paraphrased
in their own words | paraphrased
in the following | below | here
in total | altogether | overall | all in all
in one go | at once | all at once
in one place | together
in pairs | two by two
with regard to | about | regarding | on | concerning | as for
with respect to | about | regarding | on | concerning
with reference to | about | regarding
with the exception of | except | except for | apart from
with the help of | using | with | by means of
with the use of | using | with
by means of | by | with | using | via
by virtue of | by
by using | with | using | via | by
by the name of | called | named
by no means | not at all | in no way
`;
