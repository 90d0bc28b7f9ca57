/** The invented wording of the bench data: sentences with slots, filled at random. */
import { Random } from './random.js';

/** A sentence cut at its slots: literal strings and functions that draw a filling. */
type Template = readonly (string | ((random: Random) => string))[];

const SYLLABLES = 'ba cor del fen gal hin jor kel lum mar nor pel quin ros sal tor ul ven wix zan'.split(' ');
const ENDINGS = ['a', 'en', 'ia', 'o', 'et', 'is', 'um', 'y', 'ard', 'el'];

/** 2,000 different made-up words (lower case, 4 to 11 letters), the same in every run. */
export const WORDS: readonly string[] = makeWords(2000);

function makeWords(count: number): string[] {
  const random = new Random(2017);
  const words = new Set<string>();
  while (words.size < count) {
    const stem = Array.from({ length: random.integer(1, 3) }, () => random.pick(SYLLABLES)).join('');
    const word = stem + random.pick(ENDINGS);
    if (word.length > 3) words.add(word);
  }
  return [...words];
}

const NOUNS =
  'parcel,router,kettle,jacket,headset,ticket,gift card,phone,tablet,subscription,refund,sofa,boots,charger,camera,booking,invoice,password,app,contract,fridge,watch,speaker,suitcase,seat,upgrade,voucher,console,blender,sim card'.split(
    ',',
  );
const DAYS =
  'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,yesterday,last week,this morning'.split(',');
const EMOJI = '😡,😭,🙄,😊,🤬,🤔,👍,🙏,💯,❤️,😩,🎉'.split(',');
const FEELINGS =
  'awful,a joke,shocking,so slow,a disgrace,not good enough,ridiculous,worse every month'.split(',');
const BASE36 = 'abcdefghijklmnopqrstuvwxyz0123456789';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const word = (random: Random): string => random.pick(WORDS);
const code = (random: Random, length: number): string =>
  Array.from({ length }, () => BASE36.charAt(random.integer(0, 35))).join('');

/** What each `{slot}` of a sentence draws. */
const SLOTS: Readonly<Record<string, (random: Random) => string>> = {
  word,
  noun: (random) => random.pick(NOUNS),
  product: (random) => `${capital(word(random))} ${random.pick(NOUNS)}`,
  model: (random) => `${capital(word(random))} ${random.integer(2, 990)}`,
  place: (random) => capital(word(random)),
  order: (random) => `#${random.integer(10_000_000, 99_999_999)}`,
  ref: (random) => `${code(random, 3).toUpperCase()}-${random.integer(1000, 99_999)}`,
  n: (random) => String(random.integer(2, 29)),
  price: (random) => `$${random.integer(4, 480)}.${random.integer(10, 99)}`,
  time: (random) => `${random.integer(1, 12)}:${random.integer(10, 59)}${random.pick(['am', 'pm'])}`,
  day: (random) => random.pick(DAYS),
  emoji: (random) => random.pick(EMOJI),
  feeling: (random) => random.pick(FEELINGS),
  url: (random) => `https://t.co/${code(random, 10)}`,
  quote: (random) => `"${word(random)} ${word(random)} ${random.pick(NOUNS)}"`,
};

function compile(sentence: string): Template {
  return sentence
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : slot(part)))
    .filter((part) => part !== '');
}

function slot(name: string): (random: Random) => string {
  const draw = SLOTS[name];
  if (draw === undefined) throw new Error(`no slot is called ${name}`);
  return draw;
}

/** One sentence of a list, its slots filled. */
function say(random: Random, templates: readonly Template[]): string {
  let text = '';
  for (const part of random.pick(templates)) text += typeof part === 'string' ? part : part(random);
  return text;
}

const lines = (block: string): readonly Template[] => block.trim().split('\n').map(compile);

const PROBLEMS = lines(`
my {product} never came, order {order}. It was due {day}
the {product} I bought {day} for {price} stopped working after {n} days
still no {noun} after {n} days of waiting, what is going on?
why was I charged {price} twice for one {product}?
your app keeps crashing when I open my {noun} page on a {model}
I have been on hold for {n} minutes about order {order}
the driver left my {product} in the rain outside {place} {noun} store
how do I cancel the {product} order {order} before {time}?
no signal in {place} since {time}, is there an outage?
train to {place} at {time} cancelled and nobody tells us anything
my account is locked & the reset link for the {noun} never arrives
wrong size sent again, I asked for the {model} and got the {product}
is the {product} coming back in stock in {place}?
the {time} flight to {place} lost my {noun}, reference {ref}
I was promised a refund of {price} by {day} and got nothing
can someone tell me whether the {model} works with a {product}?
internet in {place} down for {n} hours now, third time since {day}
the branch in {place} refused to take back a broken {product}
tracking for {ref} has not moved since {day}
my {noun} arrived smashed, photos here {url}
`);

const DETAILS = lines(`
Your service is {feeling} {emoji}
Please help, I need it by {time}
I have been a customer for {n} years
Already sent {n} emails about {ref}
Your chat told me to look under {word} and then {word}, no luck
See {url}
Anyone there?
The shop in {place} knew nothing about it
I tried turning the {model} off & on {n} times
Not happy at all {emoji}
What are my options?
It cost me {price} and a whole {word} afternoon in {place}
Thanks in advance
#{word} #{word}fail
My neighbour in {place} got the same {noun} in {n} days
`);

const QUOTES = lines(`
The screen just says {quote}
Your agent told me {quote} and hung up
It is marked as {quote} in the app
They call this {quote}?? {emoji}
The email has the subject {quote} and order {order}
What does {quote} even mean?
`);

const PRAISE = lines(`
big thanks to {place} in your {noun} team, sorted in {n} minutes {emoji}
loving the new {product}, best {price} I ever spent {emoji}
shout out to the crew at {place} for finding my {noun}!
great service {day} at the {place} shop, thank you
just wanted to say the {model} is brilliant, well done
your {word} agent in {place} deserves a raise
five stars for the {noun} desk
`);

const FOLLOW_UPS = lines(`
I did that already, reference {ref}
Sent you a message with order {order}
It is the {product} from {day}, bought in {place}
Yes, it still shows an error on the {model}
No, nobody called me back at {time} as promised
The postcode is near {place}, the total was {price}
So how long does a {noun} take then?
That is the same answer I got {n} days ago
How can I message you if you do not follow me?
`);

const THANKS = lines(`
OK thanks, will try that with the {noun}
That worked, thank you so much {emoji}
The {product} is here, thanks for sorting {ref}
`);

const CHASES = lines(`
hello?? Still waiting on {order}
any news about my {product}? It has been {n} hours
so are you just going to ignore me? {emoji}
please reply, this is about reference {ref}
{n} hours and not a word about the {noun}
`);

const TAG_ALONGS = lines(`
same here in {place}, my {noun} is {n} days late
me too! Order {order} is stuck as well {emoji}
mine broke too, never buying a {model} again
they did this to my sister in {place} as well
`);

const APOLOGIES = lines(`
So sorry to hear about your {noun}!
Hi there, thanks for getting in touch.
Hello! That is not the experience we want you to have with the {product}.
Apologies for the delay in {place}.
Thanks for letting us know about {ref}.
Oh no, that is not good!
We understand how frustrating this is.
Hi, sorry for the trouble with the {model}.
`);

const ACTIONS = lines(`
Please DM us your order number & postcode so we can check.
Could you send us a direct message with the reference of your {noun}? {url}
Our team in {place} is looking at it and will update you by {time}.
Which {model} version are you using?
We have asked the {word} team to call you before {time}.
Please follow the steps here: {url}
Can you tell us when you first noticed this with the {noun}?
Your refund of {price} was issued {day}, please allow {n} working days.
A new {product} is on its way, tracking {ref}.
We can see an outage around {place}, engineers expect a fix by {time}.
Try removing the {noun} from the app and adding it again, then restart.
Please call us on 0800 {n}{n} {n}{n} and quote {ref}.
`);

const CITATIONS = lines(`
It is listed under {quote} on our site.
If you see {quote} on the screen, just ignore it.
The form is called {quote}, reference {ref}.
`);

const ANNOUNCEMENTS = lines(`
Our shop in {place} opens at {time}, first {n} visitors get a free {noun}! {url}
We are aware of a problem with the {model} in {place} and are working on a fix.
`);

/** The text as the platform stores it: "&" as an entity. */
const entities = (text: string): string => text.replaceAll('&', '&amp;');

/** The sentence lists of each kind of post: how it opens, goes on, and what it puts in quotation marks. */
const KINDS = {
  problem: [PROBLEMS, DETAILS, QUOTES],
  praise: [PRAISE, PRAISE, CITATIONS],
  followUp: [FOLLOW_UPS, DETAILS, QUOTES],
  thanks: [THANKS, PRAISE, CITATIONS],
  chase: [CHASES, DETAILS, QUOTES],
  tagAlong: [TAG_ALONGS, DETAILS, QUOTES],
  reply: [APOLOGIES, ACTIONS, CITATIONS],
  announcement: [ANNOUNCEMENTS, ACTIONS, CITATIONS],
} as const;

/** Which kind of post a text is for. */
export type Kind = keyof typeof KINDS;

/** The sentences of one post, 1 to 4 of them, without mentions or signature. */
export function sentences(random: Random, kind: Kind): string[] {
  const [openings, details, quotes] = KINDS[kind];
  const said = [say(random, openings)];
  if (kind === 'reply' || random.chance(0.8)) said.push(say(random, details));
  if (random.chance(0.3)) said.push(say(random, quotes));
  if (random.chance(0.25)) said.push(say(random, details));
  return said.map(entities);
}

/** Joins the parts of a post with spaces or, in about half of all posts, line breaks (LF or CRLF). */
export function join(random: Random, parts: readonly string[]): string {
  const broken = random.chance(0.52) ? random.integer(1, Math.max(1, parts.length - 1)) : 0;
  const lineBreak = random.chance(0.15) ? '\r\n' : random.chance(0.3) ? '\n\n' : '\n';
  let text = parts[0] ?? '';
  for (let index = 1; index < parts.length; index++) {
    const breaks = index === broken || (broken > 0 && random.chance(0.25));
    text += (breaks ? lineBreak : ' ') + (parts[index] ?? '');
  }
  return text;
}
