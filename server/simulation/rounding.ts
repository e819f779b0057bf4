/** To the nearest whole number, halves away from zero: the one way in which money is rounded. */
export const roundHalfAway = (amount: number): number => (amount < 0 ? -Math.floor(0.5 - amount) : Math.floor(amount + 0.5));

/** `amount` times millionths, rounded half away from zero. */
export const timesPpm = (amount: number, ppm: number): number => roundHalfAway((amount * ppm) / 1_000_000);
