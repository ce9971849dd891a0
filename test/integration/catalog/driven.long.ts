import { declareCases, isQuick } from './declare-cases.ts';

declareCases('driven', (one, id) => !isQuick(one, id));
