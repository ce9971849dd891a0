import { declareAll } from './behaviour/all.ts';
import { asOrdinaryUser } from './ordinary-user.ts';

await asOrdinaryUser(import.meta.filename, () => declareAll('single'));
