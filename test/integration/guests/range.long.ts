import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import { idMap } from '../../../simulator/guests/id-map.ts';
import { suite } from '../../kit/index.ts';
import { declareLong } from './behaviour/all.ts';

const map = idMap('range', readHostFacts());
if ('reason' in map) suite('many guests of root').skip('all tests', map.reason);
else declareLong('range');
