import { memoryStore } from '../../server/store/memory.ts';
import { storeContract } from './contract.ts';

storeContract('memory', memoryStore);
