/**
 * What the build makes of the lexicons, so that no run has to: `npm run build` puts it in this file's place in the built
 * program. From the sources (tests) there is none, and the first text waits for it.
 */
import type { PackedIndex } from './packed-index.js';

export const PREPARED: {
  readonly mention?: PackedIndex;
  readonly replyChannels?: PackedIndex;
  readonly replyTalk?: PackedIndex;
} = {};
