import type { Text } from '../contract/ids.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Scoring } from '../score/scoring.ts';

/** All that views need of a scenario; a scenario is one. */
export type ViewSetup = GameSetup & { readonly title: Text; readonly scoring: Scoring };
