import type {TownAccount, Viewer} from '../../model/index.js';

/** One account or more of each role. */
export const ACCOUNTS: readonly TownAccount[] = [
  {personId: 'person-citizen', username: 'citizen', password: 'demo-citizen', name: '陈晓禾', role: 'citizen'},
  {personId: 'person-citizen2', username: 'citizen2', password: 'demo-citizen2', name: 'Maya Ellingham', role: 'citizen'},
  {personId: 'person-housing', username: 'housing', password: 'demo-housing', name: '周敏', role: 'staff', agencyId: 'housing'},
  {personId: 'person-housing-lead', username: 'housing-lead', password: 'demo-housing-lead', name: '吴建安', role: 'lead', agencyId: 'housing'},
  {personId: 'person-transport', username: 'transport', password: 'demo-transport', name: '何亦舟', role: 'staff', agencyId: 'transport'},
  {personId: 'person-dongwei', username: 'dongwei', password: 'demo-dongwei', name: '苏芷汀', role: 'staff', agencyId: 'dongwei-office'},
  {personId: 'person-dongwei-lead', username: 'dongwei-lead', password: 'demo-dongwei-lead', name: '韩千里', role: 'lead', agencyId: 'dongwei-office'},
  {personId: 'person-environment', username: 'environment', password: 'demo-environment', name: '叶清源', role: 'staff', agencyId: 'environment'},
  {personId: 'person-county', username: 'county', password: 'demo-county', name: '江望舒', role: 'staff', agencyId: 'county-head'},
  {personId: 'person-moderator', username: 'moderator', password: 'demo-moderator', name: '沈书言', role: 'moderator'},
  {personId: 'person-moderator2', username: 'moderator2', password: 'demo-moderator2', name: '罗一帆', role: 'moderator'},
  {personId: 'person-admin', username: 'admin', password: 'demo-admin', name: '程立', role: 'administrator'},
];

/** What an account may do is decided from this. */
export function viewerOf({personId, name, role, agencyId}: TownAccount): Viewer {
  return {personId, name, role, ...(agencyId && {agencyId})};
}
