import type { Pledge } from '../../server/contract/agreement-schemas.ts';
import type { PledgeOutcome } from '../../server/contract/agreements.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { keyName, listText } from './names.ts';
import { kpiText, whole } from './numbers.ts';
import { leverValueText } from './pledges.ts';
import type { Speech } from './say.ts';

/** What was measured, in the unit of the pledge: accuracy in per cent for a forecast. */
const actualText = (desk: Desk, pledge: Pledge | undefined, actual: number | undefined, speech: Speech): string => {
  if (actual === undefined || pledge === undefined) return '';
  switch (pledge.kind) {
    case 'action':
      return leverValueText(desk, pledge.lever, pledge.key, actual, speech);
    case 'outcome':
      return whole(actual, speech.language);
    case 'kpi':
      return kpiText(pledge.kpi, actual, speech.language);
    case 'forecast':
      return speech.say('consensus.accuracy', { percent: whole(actual, speech.language) });
  }
};

const preventedText = (desk: Desk, by: PledgeOutcome['preventedBy'], speech: Speech): string =>
  listText(
    (by ?? []).map(({ by: kind, name }) =>
      name === undefined
        ? speech.say(`agreement.preventionPlain.${kind}`)
        : // An event comes by its name, everything else by its id.
          speech.say(`agreement.prevention.${kind}`, { name: kind === 'event' ? name : keyName(desk.map, name, speech) }),
    ),
    speech,
  );

/** What became of a pledge: kept; missed because nobody acted; missed although somebody did, and what stood in the way. */
export const outcomeText = (desk: Desk, pledge: Pledge | undefined, outcome: PledgeOutcome, speech: Speech): string => {
  const measured = actualText(desk, pledge, outcome.actual, speech);
  if (outcome.kept) return measured === '' ? speech.say('agreement.keptPlain') : speech.say('agreement.keptSo', { actual: measured });
  const actual = measured === '' ? '' : speech.say('agreement.actual', { value: measured });
  const mine = pledge !== undefined && 'seat' in pledge && pledge.seat === desk.seat;
  if (outcome.because === 'notActed') return speech.say(mine ? 'agreement.notActedYou' : 'agreement.notActed', { actual });
  if (outcome.because === 'prevented' && (outcome.preventedBy ?? []).length > 0)
    return speech.say('agreement.prevented', { actual, by: preventedText(desk, outcome.preventedBy, speech) });
  const how = pledge?.kind === 'action' ? 'missedOtherwise' : pledge?.kind === 'outcome' ? 'missedShort' : 'missedPlain';
  return speech.say(`agreement.${how}`, { actual });
};
