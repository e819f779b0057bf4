/**
 * Words of people that every screen can show as they are: something to see, no control characters (a store cannot hold U+0000), no
 * halves of a character, no other lines, and nothing that turns the direction of the line they stand in.
 */
export const isShowable = (words: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(words) && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(words);
