/**
 * Words of courtesy, of talk about oneself and of thinking aloud. Where the sentence around them goes,
 * nothing goes with them; where it stays, they count as every other word.
 */
export const CHATTER = `
know think thought wonder hope guess suppose suspect reckon feel feeling mean meant meaning believe trust imagine assume figure
world brilliant genius amazing amazed awesome great wonderful lovely fantastic fabulous excellent invaluable terrific impressed impressive
honest frank frankly truth truly sincerely genuinely seriously personally hopefully luckily unfortunately fortunately
question dumb silly stupid basic quick quickly rapid story thing sort kind matter attention moment minute second while
help helpful assist assistance support expertise advice wisdom magic skill talent power effort work hard job luck
reach bother bothered trouble favour favor permission liberty kindness generous good nice pleasure pleased glad happy delighted thrilled excited
grateful thankful appreciate appreciation thank thanks cheers advance obliged indebted
maybe perhaps possibly simply obviously rush hurry worry pressure stress panic reason
sense idea clue point fact note outset beginning end day week month year time age ages today tonight yesterday lately recently
stuck lost confused struggle struggling difficulty tricky complicated big tiny little bit lot
speak speaking talk talking chat chatting conversation discussion say saying said tell telling told mention explain describe put phrase word
see look looking let come coming go going get getting try trying attempt start begin right now anyway finally here moving move forward back
assistant model machine robot bot chatgpt gpt claude gemini copilot friend mate buddy pal guys folks everybody everyone
situation background context scenario circumstance detail basically generally usual usually natural naturally
mind head brain morning afternoon evening coffee weekend
yeah yep nope yes sure unsure fine cool wow hey hello hi dear greeting regards best wish wishes
want need like love prefer desire interested curious curiosity purpose connection course case occasion
request ask asking asked wondering sitting spend spent hours
better well give giving bring take taking make making do doing
`;
