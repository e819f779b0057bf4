import { describe, expect, test } from 'vitest';
import { nameHider } from '../../server/log/hidden-names.ts';

const hide = nameHider([
  { name: 'Ana', seat: 'sales' },
  { name: 'Ana 2', seat: 'operations' },
  { name: 'Jörg O’Neill', seat: 'logistics' },
  { name: 'María José' },
  { name: 'Li' },
  { name: '田中', seat: 'procurement' },
  { name: 'a.b*c' },
]);

describe('a name that may not be told', () => {
  test.each([
    ['is replaced by its seat', 'Ask Jörg.', 'Ask Logistics.'],
    ['in any case', 'JÖRG and jörg', 'Logistics and Logistics'],
    ['with its accents or without', 'Maria and JORG', '… and Logistics'],
    ['also when they are written as marks of their own', 'Jo\u0308rg said so', 'Logistics said so'],
    ['whole, or a part of it', 'Jörg O’Neill, then Neill', 'Logistics, then Logistics'],
    ['with whatever blanks', 'María \n José', '…'],
    ['with the end of a possessive', 'Jörg’s truck', 'Logistics’s truck'],
    ['but not inside another word', 'Analysis of the banana, Lima and Li', 'Analysis of the banana, Lima and …'],
    ['as nobody where two are called so', 'Ana knows', '… knows'],
    ['with the number that tells it apart', 'Ana 2 knows', 'Operations knows'],
    ['where no blanks divide words', '田中さんに聞く', 'Procurementさんに聞く'],
    ['with signs that mean something to a pattern', 'a.b*c, not axbbc', '…, not axbbc'],
  ])('%s', (_, text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  test('leaves a text alone in which there is none', () => {
    const text = 'Nobody is named here: cafe\u0301, 12';
    expect(hide(text)).toBe(text);
    expect(nameHider([])('Ana')).toBe('Ana');
  });
});
