import type { YAMLParseError, YAMLWarning } from 'yaml';

/** What is wrong with a YAML text, in words for people who have never heard of flow collections and implicit keys. */
export type SyntaxWords = {
  /** Where to look, in letters from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
  readonly expected: string;
};

const quoted = "quotation marks round a text that holds a colon: 'Port: closed'";
const oneIndent = 'the same number of spaces before all keys of a map';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** The first letter that is no space, from an offset on. */
const pastSpaces = (text: string, offset: number): number => {
  let place = offset;
  while (text[place] === ' ' || text[place] === '\n' || text[place] === '\r') place += 1;
  return place < text.length ? place : offset;
};

const lineFrom = (text: string, offset: number): string => (text.slice(offset).split(/\r?\n/, 1)[0] ?? '').trim();

/** Where a line begins that leads to an open bracket, and a ` #` in it, which makes the rest of the line a comment. */
const commentBefore = (text: string, offset: number): number | undefined => {
  const before = text.slice(0, offset).trimEnd();
  const line = before.lastIndexOf('\n') + 1;
  const hash = before.slice(line).search(/ #/);
  return hash < 0 ? undefined : line + hash + 1;
};

/** The parser's error in our words; its own, cut short, where there are none. */
export const syntaxWords = ({ code, pos, message }: YAMLParseError | YAMLWarning, text: string): SyntaxWords => {
  const offset = pos[0];
  const line = lineFrom(text, offset);
  if (code === 'TAB_AS_INDENT')
    return { offset, message: 'the line is indented by a tab', expected: 'spaces: YAML knows no other indentation' };
  if ((code === 'MULTILINE_IMPLICIT_KEY' || message.startsWith('Implicit map keys')) && line !== '' && !/:(\s|$)/.test(line))
    return { offset, message: `there is no colon after \`${short(line)}\``, expected: '`key: value`, with a colon and a space' };
  if (code === 'BLOCK_IN_FLOW')
    return { offset, message: `a second colon in \`${short(line)}\``, expected: `a comma between two keys, or ${quoted}` };
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /:(\s|$)/.test(line))
    return { offset, message: `a second colon in \`${short(line)}\``, expected: quoted };
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') {
    const below = text.indexOf('\n', offset);
    return {
      offset: below < 0 ? offset : pastSpaces(text, below),
      message: 'the line is indented differently from the lines it belongs to',
      expected: oneIndent,
    };
  }
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) {
    const comment = commentBefore(text, offset);
    return comment === undefined
      ? { offset, message: 'a bracket that was opened above is not closed', expected: '`}` or `]` before this line' }
      : {
          offset: comment,
          message: 'the rest of the line is a comment, and a bracket stays open',
          expected: "a text with # in quotation marks: '#0072b2'",
        };
  }
  if (code === 'BAD_INDENT')
    return {
      offset: pastSpaces(text, offset),
      message: 'the line is indented differently from the lines it belongs to',
      expected: oneIndent,
    };
  if (code === 'UNEXPECTED_TOKEN' && (text[offset - 1] === "'" || text[offset - 1] === '"'))
    return {
      offset,
      message: 'the text ended at the quotation mark before this',
      expected: "the apostrophe twice in a text in single quotation marks: 'It''s late'",
    };
  if (code === 'MISSING_CHAR' && message.startsWith('Missing closing'))
    return { offset, message: 'a quotation mark that was opened above is not closed', expected: 'the same mark at the end of the text' };
  if (code === 'BAD_SCALAR_START')
    return { offset, message: `a text cannot begin with \`${text[offset] ?? ''}\``, expected: 'quotation marks round it' };
  if (message.startsWith('Source contains multiple documents'))
    return { offset, message: 'the file holds several documents', expected: 'one, without `---` in between' };
  return { offset, message: (message.split('\n')[0] ?? message).slice(0, 200), expected: 'valid YAML 1.2' };
};
