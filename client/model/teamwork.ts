import type { Desk, EndView } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { TeamworkProfile } from '../../server/contract/teamwork.ts';
import { agreementSentence } from './agreements.ts';
import { listText, seatNameOn } from './names.ts';
import { format } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** A measure of the teamwork profile in words, with the facts behind it. */
export type TeamworkRow = {
  readonly id: keyof TeamworkProfile;
  readonly name: string;
  readonly meaning: string;
  /** Missing where there was nothing to measure. */
  readonly value: string | undefined;
  readonly evidence: readonly string[];
};

/** The profile as a table. Every line of evidence is a fact of the log. */
export const teamworkRows = (desk: Desk, end: EndView, speech: Speech): readonly TeamworkRow[] => {
  const { teamwork } = end;
  const words = wordsFor(desk, end, speech);
  const row = (id: keyof TeamworkProfile, value: string | undefined, evidence: readonly string[]): TeamworkRow => ({
    id,
    name: speech.say(`endTeam.profile.${id}`),
    meaning: speech.say(`endTeam.meaning.${id}`),
    value,
    evidence,
  });
  const { decisionVelocity, commitmentsKept, handoffErrorRate, timeToAnswer, informationLatency, attendance, forecastAccuracy } = teamwork;
  return [
    row('decisionVelocity', words.pace(decisionVelocity.rounds, decisionVelocity.seconds), decisionVelocity.crises.map(words.crisis)),
    row('commitmentsKept', words.share(commitmentsKept.share), [
      ...commitmentsKept.kept.map((id) => speech.say('endTeam.kept', { what: words.agreement(id) })),
      ...commitmentsKept.missed.map((id) => speech.say('endTeam.missed', { what: words.agreement(id) })),
    ]),
    row('handoffErrorRate', words.share(handoffErrorRate.share), handoffErrorRate.requests.map(words.request)),
    row('timeToAnswer', words.time(timeToAnswer.seconds), timeToAnswer.answers.map(words.answer)),
    row('informationLatency', words.rounds(informationLatency.rounds), informationLatency.signals.map(words.told)),
    row('attendance', words.share(attendance.share), attendance.huddles.map(words.huddle)),
    row('forecastAccuracy', words.span(forecastAccuracy), words.forecasts(forecastAccuracy)),
  ];
};

const wordsFor = (desk: Desk, end: EndView, speech: Speech) => {
  const { language, say } = speech;
  const round = say(`round.${desk.act.roundName}`);
  const seat = (each: Seat): string => seatNameOn(desk.map, each, speech);
  const percent = (share: number): string => `${format(language, { maximumFractionDigits: 0 }).format(share * 100)}\u00a0%`;
  const agreement = (id: string): string => {
    const found = end.agreements.find((each) => each.id === id);
    return found === undefined ? id : agreementSentence(desk, found, speech);
  };
  const news = (id: string): string => {
    const found = desk.notices.find((notice) => notice.id === id);
    return found === undefined ? say('endTeam.news') : `“${textOf(found.text, language)}”`;
  };
  const time = (seconds: number | undefined): string | undefined => {
    if (seconds === undefined) return undefined;
    if (seconds < 120) return say('endTeam.seconds', { count: Math.round(seconds) });
    return say('endTeam.minutes', { count: Math.round(seconds / 60) });
  };
  const rounds = (count: number | undefined): string | undefined =>
    count === undefined
      ? undefined
      : say('endTeam.rounds', { count, round, value: format(language, { maximumFractionDigits: 1 }).format(count) });
  const share = (value: number | undefined): string | undefined => (value === undefined ? undefined : percent(value));
  return {
    agreement,
    time,
    rounds,
    share,
    pace: (inRounds: number | undefined, seconds: number | undefined): string | undefined =>
      [rounds(inRounds), time(seconds)].filter((each) => each !== undefined).join(' · ') || undefined,
    crisis: (each: TeamworkProfile['decisionVelocity']['crises'][number]): string =>
      say('endTeam.crisis', {
        what: agreement(each.agreement),
        round,
        heard: each.signalRound,
        last: each.lastPledgeRound,
        time: each.seconds === undefined ? '' : `, ${time(each.seconds) ?? ''}`,
      }),
    request: ({ agreement: id, missing }: TeamworkProfile['handoffErrorRate']['requests'][number]): string =>
      missing.length === 0
        ? say('endTeam.complete', { what: agreement(id) })
        : say('endTeam.missing', {
            what: agreement(id),
            fields: listText(
              missing.map((field) => say(`agreement.field.${field}`)),
              speech,
            ),
          }),
    answer: ({ agreement: id, by, seconds }: TeamworkProfile['timeToAnswer']['answers'][number]): string =>
      say('endTeam.answered', { by: seat(by), time: time(seconds) ?? '', what: agreement(id) }),
    told: (each: TeamworkProfile['informationLatency']['signals'][number]): string => {
      const values = { by: seat(each.heardBy), to: seat(each.to), round, heard: each.heardRound, what: news(each.signal) };
      if (each.toldRound === undefined) return say('endTeam.toldNever', values);
      const from = each.toldBy === undefined ? '' : say('endTeam.toldBy', { seat: seat(each.toldBy) });
      return say('endTeam.told', { ...values, told: each.toldRound, from });
    },
    huddle: ({ afterRound, attended, absent }: TeamworkProfile['attendance']['huddles'][number]): string =>
      say(absent.length === 0 ? 'endTeam.huddle' : 'endTeam.huddleWithout', {
        absent: listText(absent.map(seat), speech),
        round,
        number: afterRound,
        names: attended.length === 0 ? say('endTeam.nobody') : listText(attended.map(seat), speech),
      }),
    /** From the seat that knew demand least to the one that knew it best. */
    span: ({ bySeat }: TeamworkProfile['forecastAccuracy']): string | undefined => {
      const known = bySeat.flatMap((each) => each.share ?? []);
      if (known.length === 0) return undefined;
      const [least, most] = [percent(Math.min(...known)), percent(Math.max(...known))];
      return least === most ? most : `${least} – ${most}`;
    },
    forecasts: ({ bySeat, consensus }: TeamworkProfile['forecastAccuracy']): readonly string[] => [
      ...bySeat.flatMap((each) =>
        each.share === undefined
          ? []
          : say('endTeam.forecastBy', { seat: seat(each.seat), percent: percent(each.share), count: each.rounds, round }),
      ),
      ...(consensus === undefined ? [] : [say('endTeam.forecastTogether', { percent: percent(consensus) })]),
    ],
  };
};
