import type { FieldView } from '../../server/contract/desk.ts';
import type { LeverCard as Card, LeverRow } from '../model/cards.ts';
import { quantity } from '../model/numbers.ts';
import type { PeriodName } from '../model/numbers.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Stepper } from './stepper.tsx';

type Setter = (field: FieldView, value: number | null) => void;

/** A lever on the desk: what it does, its range, its inputs, and beside each what that would do. */
export const LeverCard = ({
  card,
  disabled,
  periodName,
  onSet,
}: {
  readonly card: Card;
  readonly disabled: boolean;
  readonly periodName: PeriodName;
  readonly onSet: Setter;
}) => {
  const ranges = new Set(card.rows.map((row) => row.range));
  const oneRange = ranges.size === 1 ? [...ranges][0] : undefined;
  const touched = card.rows.filter((row) => row.input.touched);
  return (
    <section
      class={`card lever ${card.locked === undefined ? '' : 'locked'}`}
      data-testid={`lever-${card.lever}`}
      aria-labelledby={`lever-title-${card.lever}`}
    >
      <header class="lever-head">
        <h2 id={`lever-title-${card.lever}`}>
          {card.title}
          {card.about === '' ? null : <span class="lever-about"> · {card.about}</span>}
        </h2>
        <span class="lever-hint">{card.hint}</span>
        {touched.length > 0 && !disabled ? (
          <button
            type="button"
            class="undo"
            aria-label={t('lever.back', { label: card.title })}
            title={t(card.lever === 'order' ? 'desk.restore' : 'desk.restoreStanding')}
            onClick={() => {
              for (const row of touched) onSet(row.field, null);
            }}
          >
            <Icon name="undo" />
          </button>
        ) : null}
      </header>
      <p class="lever-line">
        {card.line}
        {oneRange === undefined || oneRange === '' ? null : <span class="lever-range"> {oneRange}.</span>}
      </p>
      {card.locked === undefined ? (
        <div class="lever-rows">
          {card.rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              disabled={disabled}
              ownRange={oneRange === undefined}
              periodName={periodName}
              onSet={onSet}
              alone={card.rows.length === 1 && row.label === card.title}
            />
          ))}
        </div>
      ) : (
        <p class="lever-locked">
          <Icon name="lock" /> {card.locked}
        </p>
      )}
    </section>
  );
};

const Row = ({
  row,
  disabled,
  ownRange,
  periodName,
  alone,
  onSet,
}: {
  readonly row: LeverRow;
  readonly disabled: boolean;
  readonly ownRange: boolean;
  readonly periodName: PeriodName;
  readonly alone: boolean;
  readonly onSet: Setter;
}) => {
  const off = disabled || row.input.locked;
  const was = asText(row, row.input.untouched, periodName);
  const subs = [
    row.draft === 'proposal'
      ? t('lever.proposal')
      : row.input.touched && row.control !== 'select' && row.control !== 'segments'
        ? t(row.field.lever === 'order' ? 'lever.wasProposed' : 'lever.was', { value: was })
        : '',
    ownRange ? row.range : '',
  ].filter((each) => each !== '');
  const about = `${row.id}-about`;
  const stacked = row.control === 'segments';
  return (
    <div
      class={`lever-row row-${row.control} ${row.input.touched ? 'touched' : ''} ${isShort(row) ? 'short' : ''} ${alone ? 'alone' : ''}`}
      data-draft={row.draft}
    >
      {alone ? null : (
        <span class="row-label">
          <span class="row-name">
            {row.colour === undefined ? null : <i class="swatch" style={{ background: row.colour }} />}
            {row.label}
          </span>
          {subs.length > 0 ? <small class="quiet">{subs.join(' · ')}</small> : null}
        </span>
      )}
      <span class="row-control">
        <Control row={row} off={off} about={about} onSet={onSet} />
      </span>
      {row.preview === undefined && !stacked ? <span class="preview" id={about} /> : <PreviewText row={row} id={about} />}
      {row.notes.length > 0 || row.unseen !== undefined ? (
        <p class="row-notes">
          {row.notes.length > 0 ? <span>{row.notes.join(' · ')}</span> : null}
          {row.unseen === undefined ? null : (
            <span class="not-shared">
              <Icon name="eyeOff" /> {row.unseen}
            </span>
          )}
        </p>
      ) : null}
      {row.refusal === undefined ? null : (
        <p class="row-refusal" role="alert">
          <Icon name="triangleAlert" /> {row.refusal}
        </p>
      )}
    </div>
  );
};

/** Two short words, as yes and no: the preview has room beside them. */
const isShort = (row: LeverRow): boolean => row.options.length === 2 && row.options.every((option) => option.name.length <= 4);

const asText = (row: LeverRow, value: number, periodName: PeriodName): string =>
  row.options.length > 0
    ? (row.options[value]?.name ?? String(value))
    : quantity({ value, unit: row.field.unit }, speech.language, periodName);

const PreviewText = ({ row, id }: { readonly row: LeverRow; readonly id: string }) =>
  row.preview === undefined ? (
    <span id={id} class="visually-hidden" />
  ) : (
    <span class={`preview ${row.preview.tone}`} id={id} title={row.range}>
      {row.preview.tone === 'warn' ? <Icon name="triangleAlert" /> : row.preview.tone === 'good' ? <Icon name="check" /> : null}
      <span>{row.preview.text}</span>
    </span>
  );

/** The control of an input: a stepper, a list, or a few choices beside each other. */
export const Control = ({
  row,
  off,
  about,
  onSet,
}: {
  readonly row: LeverRow;
  readonly off: boolean;
  readonly about: string;
  readonly onSet: Setter;
}) => {
  if (row.control === 'stepper')
    return (
      <Stepper
        id={row.id}
        field={row.field}
        value={row.input.value}
        label={row.longLabel}
        describedBy={about}
        disabled={off}
        onValue={(value) => onSet(row.field, value)}
      />
    );
  if (row.control === 'select')
    return (
      <select
        id={row.id}
        data-testid={row.id}
        aria-label={row.longLabel}
        aria-describedby={about}
        disabled={off}
        value={String(row.input.value)}
        onChange={(event) => onSet(row.field, Number(event.currentTarget.value))}
      >
        {row.options.map((option) => (
          <option key={option.value} value={String(option.value)}>
            {option.name}
          </option>
        ))}
      </select>
    );
  return (
    <span class="segments" role="radiogroup" aria-label={row.longLabel} aria-describedby={about} id={row.id} data-testid={row.id}>
      {row.options.map((option) => (
        <label key={option.value} class={`segment ${option.value === row.input.value ? 'on' : ''}`}>
          <input
            type="radio"
            class="visually-hidden"
            name={row.id}
            value={String(option.value)}
            checked={option.value === row.input.value}
            disabled={off}
            onChange={() => onSet(row.field, option.value)}
          />
          {option.name}
        </label>
      ))}
    </span>
  );
};
