import {totpCode} from '../../adapter/totp.js';
import type {Town} from '../../model/index.js';
import {TOWN} from '../town.js';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The town with somebody who has a second factor, and somebody who has yet to set a password of their own. */
export const CAREFUL_TOWN: Town = {
  ...TOWN,
  accounts: [
    ...TOWN.accounts,
    {personId: 'person-careful', username: 'careful', password: 'demo-careful', name: '严慎之', role: 'moderator', secondFactor: SECRET},
    {personId: 'person-newcomer', username: 'newcomer', password: 'demo-newcomer', name: '新来的', role: 'staff', agencyId: 'housing', email: 'new@example.org', mustChangePassword: true},
  ],
};

/** The code of the second factor, some steps of time from now. */
export function codeOf(steps: number, secret = SECRET): string {
  return totpCode(secret, new Date(Date.now() + steps * 30_000));
}
