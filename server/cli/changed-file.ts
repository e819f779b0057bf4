import { readFileSync, renameSync, rmSync, realpathSync, statSync, writeFileSync } from 'node:fs';

/** Whether two paths are one file on this disk. */
export const isSameFile = (one: string, other: string): boolean => {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
};

/** A text as files are read everywhere: without the mark at the beginning that some editors write. */
const textOf = (path: string): string => new TextDecoder().decode(readFileSync(path));

/**
 * Puts a new text in the place of the one that was read from a file some minutes ago. Whole or not at all: it is written beside the file
 * and moved over it, so that neither a full disk nor Ctrl-C leaves half a scenario; a link stays a link. Throws where it cannot be
 * written, and where somebody changed the file meanwhile, whose work would be lost.
 */
export const replaceText = (path: string, before: string, after: string): void => {
  const target = realpathSync(path);
  if (textOf(target) !== before) throw new Error(`${path}: it was changed while games were played; nothing was written into it`);
  const beside = `${target}.${process.pid}.new`;
  try {
    writeFileSync(beside, after, { flag: 'wx', mode: statSync(target).mode });
    renameSync(beside, target);
  } catch (problem) {
    rmSync(beside, { force: true });
    throw problem;
  }
};
