import { idMap } from '../../../simulator/guests/id-map.ts';
import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import { suite } from '../../kit/index.ts';
import { declareAll } from './behaviour/all.ts';

const map = idMap('auto', readHostFacts());
if ('reason' in map) suite('guests with subordinate ids').skip('all tests', map.reason);
else declareAll('auto');
