import type { Desk } from '../../server/contract/desk.ts';
import { estimate } from '../../server/contract/estimates/by-field.ts';
import { withValue } from '../../server/contract/estimates/desk-numbers.ts';
import type { Lever } from '../../server/contract/ids.ts';

/** What a desk says of an input that was set to a value. */
export const estimateOf = (desk: Desk, lever: Lever, key: string, value: number) => {
  const asked = withValue(desk, lever, key, value);
  const field = asked.fields.find((each) => each.lever === lever && each.key === key);
  if (field === undefined) throw new Error(`no ${lever} ${key} on this desk`);
  return estimate(asked, field);
};
