import { usualValues } from '../../contract/parameter.ts';
import { coordinatedParameters } from '../../contract/team-parameters.ts';
import { ownPanel, panelValue, secondPart, type DeskField } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import { tuned } from '../tuning.ts';

const operationsUsual = usualValues(coordinatedParameters.operations);

/** Times what this desk would do anyway that it does for a colleague. */
const stretch = 1.5;

/** The most that a seat promises of one of its inputs when a colleague asks for it: what holds now where it would hurt the others. */
export const mostOf = ({ desk, parameters }: PolicyInput, { field, input }: DeskField): number => {
  const operations = tuned(operationsUsual, parameters);
  switch (field.lever) {
    case 'booking':
      return Math.ceil(stretch * Math.max(input.value, panelValue(ownPanel(desk, 'lanes'), 'lanes', field.key, 'need')));
    case 'order': {
      const item = secondPart(field.key);
      const usual = panelValue(ownPanel(desk, 'supply'), 'supply', item, 'drawnRound', input.value);
      return Math.ceil(stretch * Math.max(input.value, usual));
    }
    case 'staffing':
      return field.key.endsWith(' temps') ? operations.mostTemps : input.value;
    case 'overtime':
      return operations.mostOvertime;
    // They cost little, or nothing that this desk is there for.
    case 'overflow':
    case 'reroute':
    case 'transfer':
    case 'supplierShare':
    case 'qualify':
    case 'expedite':
    case 'labourSplit':
    case 'cycleCount':
    case 'forecast':
      return field.most;
    case 'promotion':
    case 'price':
    case 'deliveryQuote':
    case 'priority':
    case 'redate':
    case 'accountUnits':
    case 'mode':
    case 'slotting':
      return input.value;
  }
};
