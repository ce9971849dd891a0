import { suite } from '../../kit/index.ts';
import { fuzz } from './fuzz-inputs.ts';

const test = suite('random files');

test('no file makes lint or convert fail', () => fuzz(400), { timeoutMs: 60_000 });
