/** All that a customer and a brand team said to each other, before anybody judged it. */

/** The person outside the brand team whose posts a case is about. */
export interface Customer {
  readonly id: string;
  /** His place among all customers of the data, from 0. */
  readonly ordinal: number;
  /** Handle without `@`; the id where the data holds no handle. */
  readonly handle: string;
  readonly followers: number | null;
  readonly followedByBrand: boolean | null;
  readonly followsBrand: boolean | null;
}

/** Who wrote the parent of a post. `missing`: the parent is not in the data and nothing tells its author. */
export type ParentAuthor = 'brand' | 'self' | 'outsider' | 'missing';

/** How a brand post speaks to a customer. `opening`: it begins with the handle and replies to nothing. */
export type Address = 'reply' | 'continuation' | 'own-words' | 'opening';

interface HistoryPostBase {
  readonly id: string;
  /** Handle of the author without `@`. */
  readonly author: string;
  readonly at: number;
  readonly text: string;
  readonly language: string | null;
  readonly urls: readonly string[];
  readonly parentId: string | null;
  /** The network's conversation id, else the root reached by following replies. */
  readonly conversation: string;
}

export interface CustomerPost extends HistoryPostBase {
  readonly by: 'customer';
  readonly parentBy: ParentAuthor | null;
  /** The parent names a brand handle too; null where the parent is not in the data. */
  readonly parentNamesBrand: boolean | null;
  /** Names a brand handle or directly replies to a brand post. */
  readonly isMention: boolean;
  /** The brand replied to it although it does not name the brand. */
  readonly isUntagged: boolean;
  /** When an outsider first replied to it. */
  readonly outsiderRepliedAt: number | null;
  readonly impressions: number | null;
}

export interface BrandPost extends HistoryPostBase {
  readonly by: 'brand';
  readonly address: Address;
  /** Time of the parent, from the data or from its id; null where neither tells. */
  readonly parentAt: number | null;
  readonly isAutomaticAcknowledgement: boolean;
}

export type HistoryPost = CustomerPost | BrandPost;

/** All that one customer and the brand team said to each other, in time order. */
export interface CustomerHistory {
  readonly customer: Customer;
  readonly posts: readonly HistoryPost[];
}
