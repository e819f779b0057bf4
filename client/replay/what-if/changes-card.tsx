import { refusalText } from '../../model/cards.ts';
import { seatNameOn } from '../../model/names.ts';
import { agreementSentence } from '../../model/agreements.ts';
import { changeLines } from '../../model/what-if/changes.ts';
import { without } from '../../model/what-if/draft.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Choices } from './choices.tsx';
import type { WhatIfStore } from './store.ts';

/** What is done otherwise, how the rest goes on, and the button that plays it. */
export const ChangesCard = ({ store }: { readonly store: WhatIfStore }) => {
  const { replay, draft, busy, failure } = store;
  const promiseText = (id: string): string => {
    const agreement = replay.end.agreements.find((each) => each.id === id);
    const desk = store.deskThen('sales', store.rounds.at(-1) ?? 1);
    return agreement === undefined || desk === undefined ? id : agreementSentence(desk, agreement, speech);
  };
  const lines = changeLines(draft.value.changes, store.deskThen, (seat) => seatNameOn(replay.map, seat, speech), promiseText, speech);
  return (
    <section class="card what-if-changes" aria-labelledby="what-if-changes">
      <h3 id="what-if-changes">{t('whatIf.changes')}</h3>
      {lines.length === 0 ? <p class="quiet">{t('whatIf.noChanges')}</p> : null}
      <ul class="what-if-change-list">
        {lines.map((line) => (
          <li key={line.id} data-seat={line.seat} data-testid="what-if-change">
            {line.seat === undefined ? (
              <Icon name={line.id === 'level' ? 'eye' : 'handshake'} />
            ) : (
              <Icon name={seatIcons[line.seat]} className="role-icon" />
            )}
            <span>{line.text}</span>
            <button
              type="button"
              class="what-if-drop"
              aria-label={t('whatIf.drop', { text: line.text })}
              onClick={() => (draft.value = without(draft.value, line.id))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
      <h4>{t('whatIf.rest')}</h4>
      <Choices
        name="what-if-rest"
        label={t('whatIf.rest')}
        chosen={draft.value.rest}
        choices={[
          { value: 'asMeant', text: t('whatIf.restMeant'), note: t('whatIf.restMeantNote') },
          { value: 'asDecided', text: t('whatIf.restDecided'), note: t('whatIf.restDecidedNote') },
        ]}
        upright
        onChoose={(rest) => (draft.value = { ...draft.value, rest })}
      />
      {failure.value === undefined ? null : (
        <p class="bad-note" role="alert" data-testid="what-if-failure">
          <Icon name="triangleAlert" />
          <span>{refusalText(failure.value, speech)}</span>
        </p>
      )}
      <button
        type="button"
        class="button main"
        data-testid="what-if-run"
        aria-disabled={lines.length === 0 || busy.value}
        onClick={() => void store.run()}
      >
        <Icon name={busy.value ? 'hourglass' : 'play'} /> {t(busy.value ? 'whatIf.running' : 'whatIf.run')}
      </button>
    </section>
  );
};
