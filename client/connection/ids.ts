/** A fresh id of 20 letters and digits. `getRandomValues` works on plain http pages too, `randomUUID` does not. */
export const freshId = (): string => {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => letters[byte % letters.length]).join('');
};
