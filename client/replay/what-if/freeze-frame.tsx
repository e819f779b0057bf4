import './what-if.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { WhatIfResult } from '../../../server/contract/course.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import type { WhatIf } from '../../../server/contract/what-if.ts';
import type { Failure } from '../../connection/api.ts';
import { askWhatIf } from '../../connection/replays.ts';
import { LeverCard } from '../../desk/lever-card.tsx';
import { leverCards, refusalText } from '../../model/cards.ts';
import { draftKey, type Drafts } from '../../model/drafts.ts';
import { seatNameOn } from '../../model/names.ts';
import { frozenChoices, frozenWhatIf, type Frozen } from '../../model/what-if/freeze.ts';
import { noteInAddress } from '../../route.ts';
import { Bar } from '../../team/bar.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';
import { FrozenDesk } from './frozen-desk.tsx';
import { Comparison } from './result.tsx';
import { whatIfOf } from './store.ts';

/** Lets the replay go on: at a frame, where there is one to look at. The address says it too, or it would lead back to where it was. */
const leave = (state: ReplayState, frame?: number): void => {
  state.frozen.value = undefined;
  if (frame !== undefined) state.jumpTo({ frame });
  noteInAddress({
    freeze: undefined,
    ...(frame === undefined ? {} : { at: undefined, frame: String(frame), moment: undefined, chapter: undefined }),
  });
};

/** The replay stopped before a decision: nothing but what that seat saw, until the viewer has decided. It stands in place of the page. */
export const FreezeFrame = ({ state }: { readonly state: ReplayState }) => {
  const [replay, frozen] = [state.replay.value, state.frozen.value];
  if (replay === undefined || frozen === undefined) return null;
  const store = whatIfOf(state, replay);
  const [opened, decided] = [store.deskOpened(frozen.seat, frozen.round), store.deskThen(frozen.seat, frozen.round)];
  return (
    <div class="page freeze-page" data-seat={frozen.seat} data-testid="freeze-frame">
      <Bar>
        <span class="pill">
          <Icon name="snowflake" /> {t('freeze.offer')}
        </span>
        <button type="button" class="button small plain" data-testid="freeze-leave" onClick={() => leave(state)}>
          <Icon name="undo" /> {t('freeze.leave')}
        </button>
      </Bar>
      {opened === undefined || decided === undefined ? (
        <main class="narrow" id="content" tabIndex={-1}>
          <StateCard
            icon="info"
            title={t('freeze.none')}
            next={t('freeze.noneNext', { round: t(`round.${replay.about.roundName}`) })}
            testid="freeze-none"
          />
        </main>
      ) : (
        <Decide key={`${frozen.seat} ${frozen.round}`} state={state} replay={replay} frozen={frozen} opened={opened} decided={decided} />
      )}
    </div>
  );
};

type Parts = {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly frozen: Frozen;
  readonly opened: Desk;
  readonly decided: Desk;
};

/** First the desk and its levers, then all choices side by side. */
const Decide = ({ state, replay, frozen, opened, decided }: Parts) => {
  const drafts = useSignal<Drafts>(new Map());
  const revealed = useSignal(false);
  const seat = seatNameOn(replay.map, frozen.seat, speech);
  const roundWord = t(`round.${replay.about.roundName}`);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [revealed.value]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave(state);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [state]);

  if (revealed.value)
    return (
      <main class="freeze" id="content" tabIndex={-1}>
        <header class="freeze-head">
          <h1 tabIndex={-1} ref={head}>
            {t('freeze.revealTitle')}
          </h1>
          <p class="quiet">
            {seat}, {roundWord} {frozen.round}
          </p>
        </header>
        <Reveal state={state} replay={replay} frozen={frozen} opened={opened} decided={decided} drafts={drafts.value} />
        <p class="freeze-foot">
          <button type="button" class="button" data-testid="freeze-again" onClick={() => (revealed.value = false)}>
            <Icon name="undo" /> {t('freeze.again')}
          </button>
          <button type="button" class="button main" data-testid="freeze-done" onClick={() => leave(state, decidedFrame(replay, frozen))}>
            {t('freeze.leave')}
          </button>
        </p>
      </main>
    );
  return (
    <main class="freeze" id="content" tabIndex={-1}>
      <header class="freeze-head">
        <h1 tabIndex={-1} ref={head}>
          <Icon name={seatIcons[frozen.seat]} className="role-icon" /> {t('freeze.title', { seat, round: roundWord, number: frozen.round })}
        </h1>
        <p class="quiet">{t('freeze.lead', { seat })}</p>
      </header>
      <div class="freeze-columns">
        <FrozenDesk desk={opened} />
        <section class="freeze-levers" aria-labelledby="freeze-levers">
          <h2 id="freeze-levers">{t('freeze.levers')}</h2>
          <div class="levers">
            {leverCards(opened, drafts.value, speech)
              .filter(({ locked }) => locked === undefined)
              .map((card) => (
                <LeverCard
                  key={`${card.lever} ${card.rows[0]?.id ?? ''}`}
                  card={card}
                  disabled={false}
                  periodName={opened.act.periodName}
                  onSet={(field, value) => {
                    const next = new Map(drafts.value);
                    const id = draftKey(field);
                    if (value === null) next.delete(id);
                    else next.set(id, { field: { lever: field.lever, key: field.key, value }, round: opened.round, state: 'sending' });
                    drafts.value = next;
                  }}
                />
              ))}
          </div>
          <button
            type="button"
            class="button main"
            data-testid="freeze-decide"
            onClick={() => {
              revealed.value = true;
              announce(t('freeze.revealed'));
            }}
          >
            {t('freeze.decide')}
          </button>
        </section>
      </div>
    </main>
  );
};

const decidedFrame = (replay: Replay, { round }: Frozen): number | undefined => {
  const frame = replay.rounds.find((each) => each.round === round)?.decided;
  return frame === undefined || frame < 0 ? undefined : frame;
};

/** Their choice, the team's, the bots' where they are known; and how the game goes with theirs. */
const Reveal = ({ state, replay, frozen, opened, decided, drafts }: Parts & { readonly drafts: Drafts }) => {
  const debrief = state.debrief.value?.state === 'ready' ? state.debrief.value.debrief : undefined;
  const desks = { opened, decided };
  const choices = useMemo(() => frozenChoices(frozen, desks, drafts, debrief, speech), [frozen, drafts, debrief]);
  const wanted = useMemo(() => frozenWhatIf(frozen, desks, drafts), [frozen, drafts]);
  const withBots = choices.some(({ bots }) => bots !== undefined);
  return (
    <>
      {choices.length === 0 ? (
        <StateCard icon="info" title={t('freeze.nothing')} next={t('freeze.sameAll')} />
      ) : (
        <section class="card freeze-choices">
          <table data-testid="freeze-choices">
            <caption class="visually-hidden">{t('freeze.revealTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('freeze.input')}</th>
                <th scope="col">{t('freeze.yours')}</th>
                <th scope="col">{t('freeze.team')}</th>
                {withBots ? <th scope="col">{t('freeze.bots')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {choices.map((choice) => (
                <tr key={choice.id} class={choice.same ? 'same' : ''}>
                  <th scope="row">{choice.input}</th>
                  <td>
                    <strong>{choice.yours}</strong>
                  </td>
                  <td>{choice.team}</td>
                  {withBots ? <td>{choice.bots ?? '–'}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="quiet">{t('freeze.youUntouched')}</p>
        </section>
      )}
      {wanted === undefined ? (
        choices.length === 0 ? null : (
          <p class="freeze-same">{t('freeze.sameAll')}</p>
        )
      ) : replay.about.playable ? (
        <Rerun state={state} replay={replay} wanted={wanted} />
      ) : (
        <StateCard icon="lock" title={t('freeze.noRerun')} next={t('whatIf.oldNext')} />
      )}
    </>
  );
};

const Rerun = ({ state, replay, wanted }: { readonly state: ReplayState; readonly replay: Replay; readonly wanted: WhatIf }) => {
  const result = useSignal<WhatIfResult | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const run = async (): Promise<void> => {
    failure.value = undefined;
    const answer = await askWhatIf(state.address, wanted);
    if (answer.ok) result.value = answer.value;
    else failure.value = answer.failure;
  };
  useEffect(() => void run(), [wanted]);
  return (
    <section class="card what-if-outcome" aria-label={t('freeze.rerun')} data-testid="freeze-rerun">
      <h2>{t('freeze.rerun')}</h2>
      {result.value !== undefined ? (
        <>
          <p class="quiet">{t('freeze.outcome')}</p>
          <Comparison replay={replay} result={result.value} />
        </>
      ) : failure.value !== undefined ? (
        <StateCard icon="triangleAlert" title={t('freeze.noRerun')} next={refusalText(failure.value, speech)}>
          <button type="button" class="button" onClick={() => void run()}>
            {t('state.retry')}
          </button>
        </StateCard>
      ) : (
        <StateCard icon="hourglass" title={t('freeze.running')} next={t('whatIf.runNext')} busy />
      )}
    </section>
  );
};
