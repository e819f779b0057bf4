import type { OutcomePledge, Pledge, RequestTerms, Terms } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { Lever, Seat } from '../../server/contract/ids.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';

/** What of an agreement makes sense in a company, and when: the rules of the design written out a second time. */

export type Why = string | undefined;
export type Now = {
  readonly setup: GameSetup;
  readonly game: Game;
  readonly round: number;
  readonly lastRound: number;
  readonly period: number;
  readonly lastPeriod: number;
};

export const nowOf = (setup: GameSetup, game: Game): Now => {
  const { periodsPerRound } = setup.company;
  const lastRound = setup.rules.announcedRounds;
  return {
    setup,
    game,
    round: game.phase === 'planning' ? game.round : game.round + 1,
    lastRound,
    period: (game.records.length - 1) * periodsPerRound,
    lastPeriod: lastRound * periodsPerRound,
  };
};

export const first = (...whys: readonly (Why | false)[]): Why => whys.find((why): why is string => typeof why === 'string');
export const roundWhy = (now: Now, round: number): Why =>
  round < now.round || round > now.lastRound ? `round ${round} is not to be decided` : undefined;
const periodWhy = (now: Now, period: number): Why =>
  period <= now.period || period > now.lastPeriod ? `period ${period} is not to come` : undefined;

export const valueWhy = ({ setup }: Now, seat: Seat, lever: Lever, key: string, value: number, round: number): Why => {
  const field = setup.company.fields.find((each) => each.lever === lever && each.key === key);
  if (field === undefined || field.seat !== seat) return `${seat} has no ${lever} ${key}`;
  if (round < field.fromRound || value < field.least || value > field.most) return `${lever} ${key} takes no ${value} in round ${round}`;
  return (value - field.least) % field.step === 0 ? undefined : `${lever} ${key} takes no ${value}`;
};

const measureWhy = ({ setup: { company } }: Now, measure: OutcomePledge['measure'], place?: string, item?: string): Why => {
  const itemAt = company.items.findIndex(({ id }) => id === item);
  if (item !== undefined && itemAt < 0) return `there is no ${item}`;
  if (place === undefined) return undefined;
  const site = company.sites.find(({ id }) => id === place);
  const segment = company.segments.find(({ id }) => id === place);
  switch (measure) {
    case 'waiting':
      return company.lanes.some(({ id }) => id === place) && item === undefined ? undefined : `nothing waits at ${place}`;
    case 'delivered':
      return segment !== undefined && (item === undefined || segment.demand[itemAt] !== undefined) ? undefined : `${place} buys nothing`;
    case 'dockQueue':
      return site?.labour !== undefined && item === undefined ? undefined : `${place} has no dock`;
    case 'received':
    case 'shipped':
    case 'onHand':
    case 'backlog': {
      if (site === undefined) return `there is no ${place}`;
      const passes = site.kind === 'port' ? measure === 'received' || measure === 'shipped' : site.supply[itemAt] !== undefined;
      return item === undefined || passes ? undefined : `${item} is not at ${place}`;
    }
  }
};

const belongs: Readonly<Record<Terms['kind'], readonly Pledge['kind'][]>> = {
  request: ['action', 'outcome'],
  promotionPlan: ['action', 'outcome'],
  crisisResponse: ['action', 'outcome'],
  consensusForecast: ['forecast'],
  objective: ['kpi'],
};

const pledgeWhy = (now: Now, pledge: Pledge): Why => {
  switch (pledge.kind) {
    case 'action':
      return roundWhy(now, pledge.round) ?? valueWhy(now, pledge.seat, pledge.lever, pledge.key, pledge.value, pledge.round);
    case 'outcome':
      return measureWhy(now, pledge.measure, pledge.place, pledge.item) ?? periodWhy(now, pledge.byPeriod);
    case 'kpi':
      return roundWhy(now, pledge.byRound);
    case 'forecast':
      return now.setup.company.items.some(({ id }) => id === pledge.item) ? roundWhy(now, pledge.round) : `there is no ${pledge.item}`;
  }
};

const aboutOf = (pledge: Pledge): string => {
  if (pledge.kind === 'action') return JSON.stringify([pledge.lever, pledge.key, pledge.round]);
  if (pledge.kind === 'kpi') return JSON.stringify([pledge.kpi, pledge.byRound]);
  return pledge.kind === 'forecast' ? JSON.stringify([pledge.item, pledge.round]) : '';
};

export const pledgesWhy = (now: Now, kind: Terms['kind'], pledges: readonly Pledge[], by: readonly Seat[]): Why => {
  const about = pledges.map(aboutOf).filter((each) => each !== '');
  if (new Set(about).size < about.length) return 'one thing is promised twice';
  return first(
    ...pledges.map((pledge) => (belongs[kind].includes(pledge.kind) ? undefined : `a ${pledge.kind} is no pledge of a ${kind}`)),
    ...pledges.map((pledge) => ('seat' in pledge && !by.includes(pledge.seat) ? `${pledge.seat} is not asked` : undefined)),
    ...pledges.map((pledge) => pledgeWhy(now, pledge)),
  );
};

const mostly: readonly Lever[] = ['order', 'transfer', 'booking', 'staffing', 'overtime', 'overflow'];

/** What a request asks for as a promise, where it says it all. */
export const askedOf = ({ what, amount, place, item, byPeriod, inRound }: RequestTerms, seat: Seat): readonly Pledge[] => {
  if (amount === undefined || place === undefined) return [];
  if (what.kind === 'outcome')
    return byPeriod === undefined
      ? []
      : [{ kind: 'outcome', seat, measure: what.measure, place, ...(item === undefined ? {} : { item }), value: amount, byPeriod }];
  if (inRound === undefined) return [];
  const relation = mostly.includes(what.lever) ? 'atLeast' : 'exactly';
  return [{ kind: 'action', seat, lever: what.lever, key: place, relation, value: amount, round: inRound }];
};

export const requestWhy = (now: Now, terms: RequestTerms, to: Seat): Why => {
  const { what, amount, place, item, byPeriod, inRound, otherwise } = terms;
  const amounts = [amount, otherwise?.amount].flatMap((each) => each ?? []);
  const periods = [byPeriod, otherwise?.byPeriod].flatMap((each) => each ?? []);
  if (what.kind === 'outcome')
    return first(
      inRound !== undefined && 'an outcome has a day',
      amounts.some((each) => each < 0) && 'less than nothing',
      ...periods.map((each) => periodWhy(now, each)),
      measureWhy(now, what.measure, place, item),
    );
  const fields = now.setup.company.fields.filter(({ lever, seat }) => lever === what.lever && seat === to);
  const field = fields.find(({ key }) => key === place);
  return first(
    item !== undefined && 'an input has a key',
    periods.length > 0 && 'an input has a round',
    fields.length === 0 && `${to} has no ${what.lever}`,
    inRound === undefined ? undefined : roundWhy(now, inRound),
    place !== undefined && field === undefined && `${to} has no ${what.lever} ${place}`,
    ...(field === undefined
      ? []
      : [field.least, ...amounts].map((value) => valueWhy(now, to, what.lever, field.key, value, inRound ?? field.fromRound))),
  );
};

const isLate = (now: Now, pledge: Pledge): boolean => {
  if (pledge.kind === 'outcome') return pledge.byPeriod <= now.period;
  return (pledge.kind === 'kpi' ? pledge.byRound : pledge.round) < now.round;
};

/** Why it cannot become a promise: nothing is promised, or it is too late for what is. */
export const makingWhy = (now: Now, { kind, by }: Agreement, pledges: readonly Pledge[]): Why => {
  if (pledges.length === 0) return 'nobody promises anything';
  const late = pledges.filter((pledge) => isLate(now, pledge));
  if (late.length === pledges.length) return 'it is too late for all of it';
  if (kind === 'request' && late.length > 0) return 'it is too late';
  return kind === 'promotionPlan' && late.some((pledge) => pledge.kind === 'action' && pledge.lever === 'promotion' && pledge.seat === by)
    ? 'it is too late to launch'
    : undefined;
};

/** Whether own pledges give what a request asks for, as far as it says it. */
export const givesWhatIsAsked = ({ what, amount, place, item, byPeriod, inRound }: RequestTerms, pledges: readonly Pledge[]): boolean => {
  const fitting = pledges.filter((each) =>
    what.kind === 'outcome'
      ? each.kind === 'outcome' &&
        each.measure === what.measure &&
        (item ?? each.item) === each.item &&
        (place ?? each.place) === each.place &&
        each.byPeriod <= (byPeriod ?? each.byPeriod)
      : each.kind === 'action' && each.lever === what.lever && (place ?? each.key) === each.key && each.round <= (inRound ?? each.round),
  );
  if (fitting.length === 0 || amount === undefined) return fitting.length > 0;
  const values = fitting.flatMap((each) => ('value' in each ? each.value : []));
  if (what.kind === 'action') return values.includes(amount);
  const total = values.reduce((sum, value) => sum + value, 0);
  return ['backlog', 'dockQueue', 'waiting'].includes(what.measure) ? total <= amount : total >= amount;
};
