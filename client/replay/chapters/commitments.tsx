import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Commitment } from '../../../server/contract/debrief.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Failure } from '../../connection/api.ts';
import { keyOf } from '../../connection/keys.ts';
import { writeCommitments } from '../../connection/replays.ts';
import { refusalText } from '../../model/cards.ts';
import { seatNameOn } from '../../model/names.ts';
import { fragment } from '../../route.ts';
import { announce } from '../../ui/announcer.tsx';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

const mostLines = 12;
const mostLetters = 300;

/** Whether this reader was at the table, or led the room: with a leader's link, and of an opened file, there is only something to read. */
const mayWrite = ({ workshop }: { readonly workshop: string | undefined }): boolean =>
  workshop !== undefined &&
  fragment.value.key === undefined &&
  (keyOf(workshop, 'facilitator') !== undefined || keyOf(workshop, 'person') !== undefined);

/** What the team does on Monday, and a way to write it down or anew. */
export const Commitments = ({ told, still = false }: { readonly told: Told; readonly still?: boolean }) => {
  const { commitments, state } = told;
  const writing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  if (commitments === undefined)
    return (
      <StateCard
        icon="hourglass"
        title={t('debrief.waiting')}
        next={t('debrief.workingNext')}
        busy={state.debriefFailure.value === undefined}
      />
    );
  const writes = !still && mayWrite(state.address);
  if (writing.value)
    return (
      <Editor
        told={told}
        first={commitments}
        onClose={() => {
          writing.value = false;
          // The form is gone with the next drawing; the button that opened it is there again.
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  return (
    <div class="commitments" data-testid="commitments">
      {commitments.length === 0 ? (
        <StateCard icon="pen" title={t(writes ? 'debrief.change.none' : 'debrief.change.noneReader')} next={t('debrief.change.noneNext')} />
      ) : (
        <List told={told} commitments={commitments} />
      )}
      {writes ? (
        <button ref={button} type="button" class="button main" data-testid="commitments-write" onClick={() => (writing.value = true)}>
          <Icon name="pen" /> {t(commitments.length === 0 ? 'debrief.change.write' : 'debrief.change.edit')}
        </button>
      ) : null}
    </div>
  );
};

const whenText = (atMs: number): string => new Intl.DateTimeFormat(speech.language, { dateStyle: 'long' }).format(atMs);

const List = ({ told: { replay }, commitments }: { readonly told: Told; readonly commitments: readonly Commitment[] }) => {
  const name = (seat: Seat): string => seatNameOn(replay.map, seat, speech);
  const [first] = commitments;
  return (
    <>
      <ol class="commitment-list">
        {commitments.map(({ text, seat }, place) => (
          <li key={`${place} ${text}`} data-seat={seat}>
            <p class="commitment-text">{text}</p>
            <p class="commitment-who">
              {seat === undefined ? null : <Icon name={seatIcons[seat]} className="role-icon" />}{' '}
              {seat === undefined ? t('debrief.change.all') : name(seat)}
            </p>
          </li>
        ))}
      </ol>
      {first?.by === undefined ? null : (
        <p class="quiet">
          {t('debrief.change.by', {
            by: first.by === 'facilitator' ? t('debrief.change.facilitator') : name(first.by),
            when: whenText(first.atMs),
          })}
        </p>
      )}
    </>
  );
};

type Line = { readonly id: number; readonly text: string; readonly seat: Seat | undefined };

const Editor = ({
  told: { state, replay },
  first,
  onClose,
}: {
  readonly told: Told;
  readonly first: readonly Commitment[];
  readonly onClose: () => void;
}) => {
  const lines = useSignal<readonly Line[]>(
    first.length === 0 ? [{ id: 0, text: '', seat: undefined }] : first.map(({ text, seat }, id) => ({ id, text, seat })),
  );
  const next = useRef(lines.value.length);
  const busy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);

  const change = (id: number, changes: Partial<Line>): void => {
    lines.value = lines.value.map((line) => (line.id === id ? { ...line, ...changes } : line));
  };
  const add = (): void => {
    next.current += 1;
    lines.value = [...lines.value, { id: next.current, text: '', seat: undefined }];
    requestAnimationFrame(() => [...(form.current?.querySelectorAll('textarea') ?? [])].at(-1)?.focus());
  };
  const save = async (): Promise<void> => {
    busy.value = true;
    failure.value = undefined;
    const commitments = lines.value.flatMap(({ text, seat }) => {
      const line = text.replace(/\s+/g, ' ').trim();
      return line === '' ? [] : [{ text: line, ...(seat === undefined ? {} : { seat }) }];
    });
    const answer = await writeCommitments(state.address, { commitments });
    if (answer.ok) {
      await state.readDebrief();
      announce(t('debrief.change.saved'));
      onClose();
    } else failure.value = answer.failure;
    busy.value = false;
  };
  return (
    <form
      ref={form}
      class="commitment-form"
      data-testid="commitment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="quiet">{t('debrief.change.example')}</p>
      <ol>
        {lines.value.map(({ id, text, seat }, place) => (
          <li key={id}>
            <textarea
              class="input"
              rows={2}
              maxLength={mostLetters}
              aria-label={t('debrief.change.textOf', { number: place + 1 })}
              data-testid={`commitment-text-${place}`}
              value={text}
              onInput={(event) => change(id, { text: event.currentTarget.value })}
            />
            <select
              aria-label={t('debrief.change.whoOf', { number: place + 1 })}
              data-testid={`commitment-seat-${place}`}
              value={seat ?? ''}
              onChange={(event) => change(id, { seat: seats.find((each) => each === event.currentTarget.value) })}
            >
              <option value="">{t('debrief.change.all')}</option>
              {seats.map((each) => (
                <option key={each} value={each}>
                  {seatNameOn(replay.map, each, speech)}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="icon-button"
              aria-label={t('debrief.change.remove', { number: place + 1 })}
              onClick={() => (lines.value = lines.value.filter((line) => line.id !== id))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ol>
      {failure.value === undefined ? null : (
        <p class="bad-note" role="alert">
          <Icon name="triangleAlert" /> {refusalText(failure.value, speech)}
        </p>
      )}
      <div class="write-buttons">
        <button type="submit" class="button main" data-testid="commitments-save" disabled={busy.value}>
          {t('debrief.change.save')}
        </button>
        <button type="button" class="button" disabled={lines.value.length >= mostLines} data-testid="commitment-add" onClick={add}>
          <Icon name="plus" /> {t('debrief.change.add')}
        </button>
        <button type="button" class="button plain" onClick={onClose}>
          {t('debrief.change.cancel')}
        </button>
      </div>
    </form>
  );
};
