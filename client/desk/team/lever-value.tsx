import type { Desk } from '../../../server/contract/desk.ts';
import { leverValueText, type LeverOf } from '../../model/pledges.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { NumberField, PickField } from './fields.tsx';

/** The value of a lever's input: a choice of its options, or a number within its range. */
export const LeverValue = ({
  desk,
  lever,
  label,
  value,
  testid,
  onValue,
}: {
  readonly desk: Desk;
  readonly lever: LeverOf;
  readonly label: string;
  readonly value: number | undefined;
  readonly testid: string;
  readonly onValue: (value: number | undefined) => void;
}) => {
  if (lever.unit !== 'choice')
    return (
      <NumberField
        label={label}
        value={value}
        unit={t(`unit.${lever.unit}`, { period: t(`period.${desk.act.periodName}`) })}
        testid={testid}
        onValue={onValue}
      />
    );
  const choices = Array.from({ length: lever.most - lever.least + 1 }, (_, place) => lever.least + place).map((option) => ({
    value: String(option),
    name: leverValueText(desk, lever.lever, lever.key, option, speech),
  }));
  return (
    <PickField
      label={label}
      value={value === undefined ? '' : String(value)}
      none={t('ask.notSaid')}
      groups={[{ name: '', choices }]}
      testid={testid}
      onValue={(chosen) => onValue(chosen === '' ? undefined : Number(chosen))}
    />
  );
};
