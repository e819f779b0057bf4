import { signal } from '@preact/signals';
import type { AgreementId } from '../../../server/contract/agreements.ts';
import type { Notice } from '../../../server/contract/desk.ts';

/** The dialog of asking, answering or telling that is wanted. One at a time, over whatever screen stands below. */
export type TeamDialogWanted =
  | { readonly kind: 'ask' | 'plan' }
  | { readonly kind: 'crisis' | 'tell'; readonly notice: Notice['id'] }
  | { readonly kind: 'offer' | 'decline' | 'change'; readonly agreement: AgreementId };

export const teamDialog = signal<TeamDialogWanted | undefined>(undefined);

export const openTeamDialog = (wanted: TeamDialogWanted): void => {
  teamDialog.value = wanted;
};
export const closeTeamDialog = (): void => {
  teamDialog.value = undefined;
};
