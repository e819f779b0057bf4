import type { SharingFact } from '../team-facts.ts';
import type { Together } from '../together.ts';

/** What a team shares after a fact; the level itself stands in the game. */
export const evolveSharing = (together: Together, fact: Exclude<SharingFact, { readonly type: 'LevelSet' }>): Together => {
  switch (fact.type) {
    case 'MessageSent': {
      const { type: _, ...message } = fact;
      return { ...together, messages: [...together.messages, { id: `m${together.messages.length + 1}`, ...message }] };
    }
    case 'SignalPassedOn': {
      const { type: _, ...told } = fact;
      return { ...together, passedOn: [...together.passedOn, told] };
    }
    case 'PanelPublished': {
      const { type: _, ...published } = fact;
      return { ...together, publications: [...together.publications, published] };
    }
    case 'CustomerAsked': {
      const { type: _, ...asked } = fact;
      return { ...together, asked: [...together.asked, { ...asked, afterPublications: together.publications.length }] };
    }
    case 'ShadowingBegun': {
      const { type: _, ...shadowing } = fact;
      return { ...together, shadowings: [...together.shadowings, shadowing] };
    }
  }
};
