/** Adjectives and adverbs that contradict one another: tone, worth, measure, age. */
export const OPPOSITE_QUALITIES = `
inclusive : exclusive
input : output
left : right
formal official ceremonious stiff : informal casual colloquial relaxed conversational
formality : informality
professional businesslike : unprofessional casual amateurish
friendly warm kind cordial amicable : unfriendly cold hostile unkind harsh
polite courteous respectful civil : impolite rude disrespectful discourteous
politely courteously respectfully : rudely impolitely
direct blunt straightforward : indirect roundabout evasive
firm assertive : lenient yielding
strict : lenient lax
strictly : loosely leniently
serious earnest solemn : funny humorous playful joking silly
seriously : jokingly playfully
funny humorous amusing : serious sad unfunny
ironic sarcastic : sincere earnest
sincere honest : insincere dishonest
neutral impartial objective unbiased balanced : biased partial subjective partisan opinionated
factual : fictional fictitious emotional
fact : fiction opinion
fiction : nonfiction
real actual genuine authentic : fake imaginary fictitious invented artificial
true : false untrue
truth : lie falsehood
truthful : untruthful lying
correct right accurate : incorrect wrong false inaccurate mistaken
precise exact : imprecise approximate vague rough
literal : figurative metaphorical
verbatim : paraphrased loosely
positive favourable favorable : negative unfavourable unfavorable
optimistic hopeful upbeat : pessimistic gloomy
optimism : pessimism
good : bad poor evil
best : worst
better : worse
excellent outstanding : terrible awful poor mediocre
great : terrible awful
strengths strength : weaknesses weakness
strong : weak
strongest : weakest
stronger : weaker
advantage benefit upside merit : disadvantage drawback downside
happy glad cheerful pleased : unhappy sad miserable displeased
happiness joy : sadness sorrow unhappiness
satisfied : dissatisfied unsatisfied
satisfaction : dissatisfaction
calm : angry agitated nervous excited
confident : insecure unsure shy doubtful
brave bold : cowardly timid
enthusiastic : indifferent unenthusiastic bored
interested : uninterested bored
interesting engaging exciting : boring dull uninteresting tedious
patient : impatient
optimal : suboptimal
simple easy plain : complex complicated difficult hard
simpler easier : harder
simple : elaborate complex complicated fancy
simplest easiest : hardest
easy : hard difficult tough challenging
ease : difficulty
basic elementary : advanced
beginner novice newcomer : expert advanced professional veteran
beginners novices newcomers : experts professionals veterans
amateur : professional expert
layperson layman : expert specialist
laypeople laymen : experts specialists
inexperienced : experienced
technical : nontechnical
skilled : unskilled
trained : untrained
educated : uneducated
short brief concise succinct terse : long lengthy detailed extensive verbose wordy
shorter briefer : longer lengthier
shortest briefest : longest lengthiest
brevity : verbosity wordiness
detailed thorough exhaustive comprehensive : brief superficial cursory sketchy short
deep : shallow superficial
depth : superficiality
high tall : low
higher taller : lower
highest tallest : lowest
taller : shorter
big large huge great : small little tiny
bigger larger greater : smaller littler lesser
biggest largest greatest : smallest
huge enormous giant : tiny minute
wide broad : narrow
wider broader : narrower
widest : narrowest
thick : thin
thicker : thinner
fat : thin slim lean
heavy : light lightweight
heavier : lighter
heaviest : lightest
deeper : shallower
near close nearby : far distant remote
nearer closer : farther further
nearest closest : farthest furthest
fast quick rapid swift speedy : slow sluggish
faster quicker : slower
fastest quickest : slowest
immediate instant : delayed gradual eventual
immediately instantly : later eventually gradually
sudden : gradual
urgent : unhurried
early : late
earlier : later
punctual : late unpunctual
older : newer younger
new : old used
newest latest : oldest earliest
young : old elderly aged
youngest : oldest eldest
modern contemporary : ancient outdated traditional antiquated historic
modern : old
current present : former past previous outdated old
current : previous former outdated expired
past : future present
present : absent
recent : old
`;
