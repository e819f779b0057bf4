import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldView } from '../../server/contract/desk.ts';
import { legal } from '../model/drafts.ts';
import { typedNumber, whole } from '../model/numbers.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

const holdMs = 400;
const repeatMs = 70;

/** A number to type or to step: buttons that repeat while held, arrow keys, page keys for ten steps. */
export const Stepper = ({
  id,
  field,
  value,
  label,
  describedBy,
  disabled,
  onValue,
}: {
  readonly id: string;
  readonly field: FieldView;
  readonly value: number;
  readonly label: string;
  readonly describedBy: string;
  readonly disabled: boolean;
  readonly onValue: (value: number) => void;
}) => {
  /** What is being typed, as it stands in the box; nothing when the box shows the value. */
  const typed = useSignal<string | undefined>(undefined);
  /** While it is edited a number stands as it is typed; else grouped, as everywhere on the desk. */
  const focused = useSignal(false);
  const current = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  current.current = value;
  useEffect(() => () => clearTimeout(timer.current), []);

  const move = (steps: number): void => {
    const next = legal(field, current.current + steps * field.step);
    typed.value = undefined;
    if (next === current.current) return;
    current.current = next;
    onValue(next);
  };

  const hold = (event: PointerEvent, steps: number): void => {
    if (disabled || event.button !== 0) return;
    event.preventDefault();
    move(steps);
    let count = 0;
    const again = (): void => {
      count += 1;
      move(count > 20 ? steps * 5 : steps);
      timer.current = setTimeout(again, repeatMs);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(again, holdMs);
  };
  const release = (): void => clearTimeout(timer.current);

  const settle = (): void => {
    if (typed.value === undefined) return;
    const wanted = typed.value.trim() === '' ? value : legal(field, typedNumber(typed.value));
    typed.value = undefined;
    if (wanted !== value) onValue(wanted);
  };

  const keys = (event: KeyboardEvent): void => {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Enter') settle();
    if (steps === undefined) return;
    event.preventDefault();
    move(steps);
  };

  const button = (direction: 1 | -1) => (
    <button
      type="button"
      class="step-button"
      tabIndex={-1}
      disabled={disabled || (direction === 1 ? value >= field.most : value <= field.least)}
      aria-label={t(direction === 1 ? 'lever.more' : 'lever.less', { label })}
      onPointerDown={(event) => hold(event, direction)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={(event) => {
        // A click without a pointer (a reader, a switch): the pointer's own press has moved already.
        if (event.detail === 0) move(direction);
      }}
    >
      <Icon name={direction === 1 ? 'plus' : 'minus'} />
    </button>
  );

  return (
    <span class={`stepper ${disabled ? 'off' : ''}`}>
      {button(-1)}
      <input
        id={id}
        data-testid={id}
        class="step-input"
        type="text"
        inputMode={field.least < 0 ? 'text' : 'numeric'}
        role="spinbutton"
        autocomplete="off"
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuenow={value}
        aria-valuemin={field.least}
        aria-valuemax={field.most}
        disabled={disabled}
        value={typed.value ?? (focused.value ? String(value) : whole(value, speech.language))}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          const wanted = typedNumber(typed.value);
          // A number that is fine as it stands counts at once; any other waits until the box is left.
          if (typed.value.trim() !== '' && legal(field, wanted) === wanted) onValue(wanted);
        }}
        onBlur={() => {
          focused.value = false;
          settle();
        }}
        onKeyDown={keys}
        onFocus={(event) => {
          focused.value = true;
          // At once, because a later change of the text would lose the selection.
          event.currentTarget.value = String(value);
          event.currentTarget.select();
        }}
      />
      {button(1)}
    </span>
  );
};
