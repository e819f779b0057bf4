import type { KpiId } from '../../server/contract/desk.ts';
import { kpiCatalogue } from '../../server/contract/kpi-catalogue.ts';
import type { Definition } from '../../server/contract/kpi-definition.ts';
import { kpiText } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** A KPI's name on screens. */
export const kpiName = (kpi: KpiId, { language }: Speech): string => textOf(kpiCatalogue[kpi].name, language);

/** What people read about a number they see: its name, what it means, and lines of what it is made of. */
export type About = {
  readonly name: string;
  readonly meaning: string;
  readonly lines: readonly { readonly term: string; readonly text: string }[];
};

export const aboutNumber = (definition: Definition, speech: Speech): About => {
  const line = (term: string, text: Definition['formula']) => ({
    term: speech.say(`definition.${term}`),
    text: textOf(text, speech.language),
  });
  return {
    name: textOf(definition.name, speech.language),
    meaning: textOf(definition.definition, speech.language),
    lines: [line('formula', definition.formula), line('from', definition.inputs), line('source', definition.source)],
  };
};

/** Code and name of the SCOR metric that a KPI is; nothing where it is none. */
const scorText = (kpi: KpiId, speech: Speech): string | undefined => {
  const { scor } = kpiCatalogue[kpi];
  return scor === undefined ? undefined : speech.say('definition.scor', scor);
};

/** A KPI: besides, what it counts and which way is better, and its name in SCOR. */
export const aboutKpi = (kpi: KpiId, speech: Speech): About => {
  const { unit, direction, target } = kpiCatalogue[kpi];
  const about = aboutNumber(kpiCatalogue[kpi], speech);
  const better = speech.say(`definition.better.${direction}`, { target: kpiText(kpi, target, speech.language) });
  const counts = { term: speech.say('definition.counts'), text: `${speech.say(`definition.unit.${unit}`)}; ${better}` };
  const scor = scorText(kpi, speech);
  const lines = about.lines.map((line) =>
    scor !== undefined && line.term === speech.say('definition.source') ? { ...line, text: `${scor}; ${line.text}` } : line,
  );
  return { ...about, lines: [counts, ...lines] };
};
