/** From here on the series is exact to the last digits of a number. */
const LARGE = 10;
const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

/** The natural logarithm of Γ(x) for x > 0: Stirling's series, for small x after Γ(x) = Γ(x+1)/x. */
export function logGamma(x: number): number {
  let at = x;
  let below = 0;
  for (; at < LARGE; at += 1) below += Math.log(at);
  const square = 1 / (at * at);
  const rest =
    (1 / 12 - square * (1 / 360 - square * (1 / 1_260 - square * (1 / 1_680 - square / 1_188)))) / at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TAU + rest - below;
}
