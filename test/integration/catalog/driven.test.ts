import { declareCases, isQuick } from './declare-cases.ts';

declareCases('driven', isQuick);
