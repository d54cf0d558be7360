import {aborting} from './suite/aborting.js';
import {administering} from './suite/administering.js';
import {capable} from './suite/capable.js';
import {changing} from './suite/changing.js';
import {counting} from './suite/counting.js';
import {filtering} from './suite/filtering.js';
import {figures as figuresOfUnits} from './suite/figures.js';
import {following} from './suite/following.js';
import {type AdapterUnderTest, contextFor, type Runner} from './suite/harness.js';
import {lifecycle} from './suite/lifecycle.js';
import {ownAccount} from './suite/own-account.js';
import {masking} from './suite/masking.js';
import {paging} from './suite/paging.js';
import {permitting} from './suite/permitting.js';
import {privacy} from './suite/privacy.js';
import {privatePart} from './suite/private-part.js';
import {queues} from './suite/queues.js';
import {reading} from './suite/reading.js';
import {referenceTexts} from './suite/reference-texts.js';
import {refusing} from './suite/refusing.js';
import {replyDrafts} from './suite/reply-drafts.js';
import {reporting} from './suite/reporting.js';
import {searching} from './suite/searching.js';
import {sending} from './suite/sending.js';
import {signingIn} from './suite/signing-in.js';
import {similar as similarMessages} from './suite/similar.js';
import {submitting} from './suite/submitting.js';
import {supervising} from './suite/supervising.js';
import {teamwork} from './suite/teamwork.js';
import {trays} from './suite/trays.js';
import {uploading} from './suite/uploading.js';
import {watching} from './suite/watching.js';
import {writing} from './suite/writing.js';

export type {AdapterUnderTest, Harness, Runner} from './suite/harness.js';

/**
 * Holds an adapter to the contract of `BoardAdapter`: registers its tests with any runner that has `describe` and `it`.
 *
 * ```ts
 * adapterSuite({name: 'mine', create: async (town) => ({adapter, as, stop})}, {describe, it});
 * ```
 *
 * Each test gets a fresh board, filled with the town that it asks for, and no order between tests matters. Reading is required of every
 * adapter and cannot be left out; what else is tested follows from the declared capabilities, and from how much of a town the backend `holds`.
 */
export function adapterSuite(adapter: AdapterUnderTest, runner: Runner): void {
  const context = contextFor(adapter, runner);
  const {whole} = context;
  const {submit, act, search, signIn, account, counts, similar, upload, follow, report, live, desk, figures, administration} = context.capabilities;
  runner.describe(`${adapter.name} adapter`, () => {
    capable(context);
    reading(context);
    filtering(context);
    queues(context);
    paging(context);
    if (search) searching(context);
    if (counts) counting(context);
    if (similar) similarMessages(context);
    if (signIn) signingIn(context);
    if (signIn && account) ownAccount(context);
    if (administration) administering(context);
    if (submit) sending(context);
    if (submit && whole) submitting(context);
    if (submit && whole) writing(context);
    if (act) changing(context);
    if (act) refusing(context);
    if (submit && act) lifecycle(context);
    if (submit && act) masking(context);
    if (act) supervising(context);
    if (act && desk) teamwork(context);
    if (desk) trays(context);
    if (desk) privatePart(context);
    if (desk) replyDrafts(context);
    if (desk) referenceTexts(context);
    if (desk) permitting(context);
    if (figures) figuresOfUnits(context);
    if (upload) uploading(context);
    if (follow) following(context);
    if (report) reporting(context);
    if (live && submit && act) watching(context);
    aborting(context);
    if (context.town.accounts.length > 0) privacy(context);
  });
}
