import { suite } from '../../kit/index.ts';
import { fuzz } from './fuzz-inputs.ts';

const test = suite('many random files');

test('no file makes lint or convert fail', () => fuzz(20_000), { timeoutMs: 900_000 });
