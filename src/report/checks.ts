/** Small checks of a JSON value, put together to the shape of a report; each says the first thing that is wrong. */

/** Says what is wrong with a value, or null. `path` is where it stands, as one would write it. */
export type Check = (value: unknown, path: string) => string | null;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const shown = (value: unknown): string => {
  if (value === undefined) return 'missing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 40 ? `${json.slice(0, 40)}…` : json;
};

const check =
  (expected: string, isRight: (value: unknown) => boolean): Check =>
  (value, path) =>
    isRight(value) ? null : `${path} is ${shown(value)}, not ${expected}`;

export const text = check('a text', (value) => typeof value === 'string');
export const number = check('a number', (value) => typeof value === 'number' && Number.isFinite(value));
export const truth = check('true or false', (value) => typeof value === 'boolean');
export const time = check(
  'an ISO time',
  (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
);

export const oneOf = (...words: readonly string[]): Check =>
  check(`one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value));

export const orNull =
  (inner: Check): Check =>
  (value, path) =>
    value === null ? null : inner(value, path);

const firstWrong = (checks: readonly (() => string | null)[]): string | null => {
  for (const run of checks) {
    const wrong = run();
    if (wrong !== null) return wrong;
  }
  return null;
};

export const listOf =
  (inner: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} is ${shown(value)}, not a list`;
    return firstWrong(value.map((item, index) => () => inner(item, `${path}[${index}]`)));
  };

export const recordOf =
  (inner: Check): Check =>
  (value, path) => {
    if (!isObject(value)) return `${path} is ${shown(value)}, not an object`;
    return firstWrong(
      Object.entries(value).map(
        ([key, item]) =>
          () =>
            inner(item, `${path}.${key}`),
      ),
    );
  };

/** Each key of the contract has its check; further keys are let through. */
export const shape =
  <T>(checks: { readonly [Key in keyof Required<T>]: Check }): Check =>
  (value, path) => {
    if (!isObject(value)) return `${path === '' ? 'the report' : path} is ${shown(value)}, not an object`;
    const entries = Object.entries<Check>(checks);
    return firstWrong(
      entries.map(
        ([key, inner]) =>
          () =>
            inner(Object.hasOwn(value, key) ? value[key] : undefined, path === '' ? key : `${path}.${key}`),
      ),
    );
  };
