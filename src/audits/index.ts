/** The registry: every audit there is, in the order of reports. */
import { answeredAfterChase } from './answered-after-chase.js';
import { answeredAfterOutsider } from './answered-after-outsider.js';
import type { Audit } from './audit.js';
import { deadEndHandOffs } from './dead-end-hand-offs.js';
import { handOffs } from './hand-offs.js';
import { leftHanging } from './left-hanging.js';
import { missingFollowBack } from './missing-follow-back.js';
import { slowFirstResponse } from './slow-first-response.js';
import { unansweredCases } from './unanswered-cases.js';
import { unreachableByMessage } from './unreachable-by-message.js';

export const AUDITS: readonly Audit[] = [
  slowFirstResponse,
  unansweredCases,
  answeredAfterChase,
  answeredAfterOutsider,
  leftHanging,
  missingFollowBack,
  unreachableByMessage,
  handOffs,
  deadEndHandOffs,
];
