import { describe, expect, test } from 'vitest';
import { classifyReply } from '../../src/language/index.js';
import type { HandOffKind } from '../../src/model/index.js';

describe('where the customer is sent', () => {
  test.each<[string, readonly HandOffKind[]]>([
    ['Please DM us your postcode and we will look ^JS', ['dm']],
    ['Drop us a private message with the details', ['dm']],
    ['Please email us at care@acme.example', ['email']],
    ['Give us a call on 0333 555 0100', ['phone']],
    ['Please contact us here: https://acme.example/contact', ['web']],
    ['Fill in our claim form and we will sort it', ['web']],
    ['Ring us or write at https://acme.example/contact', ['phone', 'web']],
    ['You can report it through the help section in the app', ['app']],
    ['Please visit your nearest branch', ['store']],
    ['Please contact the manufacturer about that', ['other']],
    ['Our friends at @acme_rail can help with this', ['other']],
  ])('%s', (text, kinds) => {
    expect(classifyReply(text).handOffs).toEqual(kinds);
  });

  test.each([
    ['We are unable to DM, sorry'],
    ["We'll email you once it ships"],
    ['Which email address did you use?'],
    ['Your confirmation email shows the date'],
    ["We'll call you tomorrow"],
    ['Did you ring us in the end?'],
    ['Thanks for calling us earlier'],
    ['The branch was closed on Monday'],
    ['I will ask the manager about it'],
    ['We open at 5 pm'],
  ])('near miss: %s', (text) => {
    expect(classifyReply(text).handOffs).toEqual([]);
  });
});

describe('messages', () => {
  test.each(["We've replied to your DM ^JS", 'Check your DMs please', 'We have sent you a DM'])(
    '%s goes on',
    (text) => {
      expect(classifyReply(text)).toMatchObject({ handOffs: ['dm'], dmContinuation: true });
    },
  );

  test.each(['Please DM us', 'Could you pop us a DM with the number?'])('%s begins', (text) => {
    expect(classifyReply(text)).toMatchObject({ handOffs: ['dm'], dmContinuation: false });
  });

  test('a link to the message window is one', () => {
    const urls = ['https://twitter.com/messages/compose?recipient_id=1'];
    expect(classifyReply('Talk to us: https://t.co/abc', { urls }).handOffs).toEqual(['dm']);
  });

  test('an unknown link beside "DM us" is its window; a known one is what it is', () => {
    const text = "DM us and we'll take a look https://t.co/abc";
    expect(classifyReply(text)).toMatchObject({ handOffs: ['dm'], article: false });
    expect(classifyReply(text, { urls: ['https://acme.example/contact'] }).handOffs).toEqual(['dm', 'web']);
  });
});

test('something to read is no hand-off', () => {
  const article = { handOffs: [], article: true };
  expect(classifyReply('More info on the timetable here: https://acme.example/times')).toMatchObject(article);
  expect(classifyReply('Kindly reach our desk at https://t.co/abc')).toMatchObject({
    handOffs: ['web'],
    article: false,
  });
});

describe('personal data asked for in public', () => {
  test.each([
    'Can you share your order number?',
    'Please confirm your postcode',
    'May I have your phone number? Ask at the gate too',
  ])('%s', (text) => {
    expect(classifyReply(text).asksPersonalData).toBe(true);
  });

  test.each([
    'Please DM us your order number',
    "Please don't share your order number here",
    'Which model do you have?',
    'Please confirm the flight number',
    "We'll send you a confirmation email",
  ])('not: %s', (text) => {
    expect(classifyReply(text).asksPersonalData).toBe(false);
  });
});

describe('requests and promises', () => {
  test.each([
    ['followRequest', 'Please follow us so we can DM', 'Please follow the steps'],
    ['followRequest', 'Pls follow/DM the booking', 'We will follow up with the team'],
    ['deleteRequest', 'Please delete your last post for your safety', 'Please delete the app'],
    ['callBackPromise', 'Our team will contact you soon', 'DM us and we will contact you'],
    ['callBackPromise', "You'll be contacted within two days", 'Did somebody contact you?'],
    ['statusNotice', 'Trains are delayed due to a signal fault', 'We are here for you'],
  ] as const)('%s: %s', (field, yes, no) => {
    expect(classifyReply(yes)[field]).toBe(true);
    expect(classifyReply(no)[field]).toBe(false);
  });
});

describe('platitudes', () => {
  test.each([
    "We're so sorry for the trouble caused. ^JS",
    'Hi, thanks for your feedback. We will pass this on to the team.',
    'I understand how annoying that is. Apologies for the inconvenience.',
  ])('%s', (text) => {
    expect(classifyReply(text).platitude).toBe(true);
  });

  test.each([
    'Sorry to hear that! Which shop was it?',
    'Sorry about that, the bridge was shut by the police.',
    'Sorry! Please DM us.',
    'Thanks for the kind words, enjoy the ferry!',
    'Sorry, the next ferry leaves at 10:40.',
  ])('not: %s', (text) => {
    expect(classifyReply(text).platitude).toBe(false);
  });
});

describe('signatures', () => {
  test.each([
    ['One moment please. ^JS', 'JS'],
    ['One moment please.^js', 'js'],
    ['One moment please. *QXR', 'QXR'],
    ['One moment please. -Petra', 'Petra'],
    ['One moment please. /KP', 'KP'],
    ['One moment please.~Ines', 'Ines'],
    ['One moment please. Owen', 'Owen'],
    ['Kind regards, Amina', 'Amina'],
    ['One moment please ^JS https://t.co/abc', 'JS'],
    ['One moment please ^JS 1/2', 'JS'],
    ['One moment please \u{1f642} /KP', 'KP'],
  ])('%s', (text, signature) => {
    expect(classifyReply(text).signature).toBe(signature);
  });

  test.each(['One moment please.', 'Try the Wi-Fi', 'Call us 24/7', 'All is well. Thanks', 'Rated 5*', ''])(
    'none: %s',
    (text) => {
      expect(classifyReply(text).signature).toBeNull();
    },
  );
});
