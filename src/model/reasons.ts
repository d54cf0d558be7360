/** Why a reviewer returns an answer (DOMAIN.md, "The answer and its review"). */
export const RETURN_REASONS = [
  'receipt-only', 'buck-passing', 'platitude', 'no-information', 'incomplete', 'wrong', 'impolite', 'privacy',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why a message is not published. */
export const REJECT_REASONS = ['duplicate', 'not-public-matter', 'unclear', 'abusive', 'privacy', 'advertising', 'in-court'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Why a reader reports content (举报). */
export const REPORT_REASONS = ['personal-data', 'insult', 'false', 'advertising', 'illegal', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** The ground on which a unit hands a message back to the board. */
export const HAND_BACK_GROUNDS = ['not-our-task', 'not-our-area', 'higher-level', 'already-handled'] as const;
export type HandBackGround = (typeof HAND_BACK_GROUNDS)[number];
