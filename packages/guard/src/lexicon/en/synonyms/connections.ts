/** For whom, because of what, together with what: phrases of prepositions. */
export const CONNECTIONS = `
for people new to | for beginners in | for newcomers to
new to the topic | beginner
new to the subject | beginner
new to the field | beginner | newcomer
easy for beginners | beginner-friendly | suitable for beginners
for children to understand | child-friendly | suitable for children
that a child understands | child-friendly
suitable for children | age-appropriate
in the shape of | in the form of
as a consequence of | as a result of
as a result | because of this
for this reason | because of this
with the purpose of | in order to
in the proximity of | near
in the midst of | amid
in the middle of | halfway through
in the centre of | in the middle of
in the area of | in the field of
in the area around | near
in the light of | considering | in view of
taking into account | with regard to
with a view to | aiming at
with the same meaning | synonymous
that mean the same | synonymous
comparable with | similar to
in relation to | with reference to
with reference to | referring to
with emphasis on | focusing on | with a focus on
with particular attention to | focusing on
paying special attention to | focusing on
in the process | along the way
as described | as stated
as requested | as asked
as an introduction | to open | to start
as a first step | to begin
as an aside | incidentally | by the way
as a substitute for | in place of
as a function of | depending on
at the disposal of | available to
to hand | available
at the expense of | to the detriment of
at the top of | at the beginning of | at the start of
at the foot of | at the bottom of
at the conclusion of | at the end of
at the start of | in the beginning of | at the outset of
at the close of | at the end of
by themselves | on their own
on their own | independently
by means of which | with which
by this means | like this
by way of example | as an example
from the standpoint of | from the perspective of | from the point of view of
from the angle of | from the perspective of
from the perspective of | as seen by
with the aid of | using | with the help of
with the use of | by means of
through the medium of | via
on the occasion of | to mark | to celebrate
on a scale from | rated from
on an annual basis | annually
on an hourly basis | hourly
case by case | individually
on a temporary basis | temporarily
on a large scale | widely
on an individual basis | individually
on a personal level | personally
on a global scale | globally | worldwide
of the opinion that | think that
of great importance | very important
of great significance | very important
of the same kind | similar | alike
of this type | like this
of this sort | like this
overview of | summary of
breakdown of | listing of
mix of | mixture of
mixture of | combination of | blend of
piece of | bit of
form of | kind of
general idea | gist
main thing | most important thing
most important thing | main point
such as these | like these
located in | situated in
made of | consisting of
carried out by | done by
designed for | meant for
designed to | meant to
typical of | characteristic of
consisting of | made up of
composed of | consisting of
comprised of | made up of
formatted as | in the format
skilled in | good at
good at | talented at
bad at | weak at
based in | located in
for a short time | for a short while
`;
