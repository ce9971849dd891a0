import { declareCases } from './declare-cases.ts';

declareCases('run', () => true);
