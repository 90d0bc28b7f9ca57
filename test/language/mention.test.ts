import { describe, expect, test } from 'vitest';
import { classifyMention } from '../../src/language/index.js';
import type { Intent, ReadingContext, Sentiment, Signal } from '../../src/model/index.js';

const ASKED: ReadingContext = {
  previous: { by: 'brand', text: 'Which model is it, and where did you buy it?' },
};
const TOLD: ReadingContext = { previous: { by: 'brand', text: 'The shop opens at nine.' } };

describe('what the customer wants', () => {
  test.each<[string, Intent, boolean, Sentiment]>([
    ['@acme my kettle arrived broken and nobody answers', 'complaint', true, 'negative'],
    ['@acme why is the ferry late again?', 'complaint', true, 'negative'],
    ['@acme please fix the ticket machine, it is useless', 'complaint', true, 'negative'],
    ['@acme thanks for losing my suitcase', 'complaint', true, 'negative'],
    ['@acme could you send me the invoice for March please', 'request', true, 'neutral'],
    ['@acme please follow up on my booking', 'request', true, 'neutral'],
    ['@acme do you sell gift cards in the harbour shop?', 'question', true, 'neutral'],
    ['@acme open on Sunday?', 'question', true, 'neutral'],
    ['@acme ???', 'question', true, 'neutral'],
    ['@acme I love the new ferry, well done', 'praise', false, 'positive'],
    ['@acme thank you so much, the crew was wonderful', 'praise', false, 'positive'],
    ['RT @someone: great offer at @acme', 'praise', false, 'positive'],
    ['Enter for a chance to win a kettle! https://x.example via @acme', 'other', false, 'neutral'],
    ['@acme it is Tuesday', 'other', false, 'neutral'],
  ])('%s', (text, intent, needsResponse, sentiment) => {
    expect(classifyMention(text)).toMatchObject({ intent, needsResponse, sentiment });
  });

  test.each([
    ['no problem at all, thanks', 'complaint'],
    ["can't wait for the summer timetable", 'complaint'],
    ['not bad at all, I love it', 'complaint'],
  ])('near miss: "%s" is no %s', (text, intent) => {
    expect(classifyMention(text).intent).not.toBe(intent);
  });
});

describe('answers to the brand', () => {
  test('one that gives what was asked for waits for an answer', () => {
    expect(classifyMention('@acme the blue one, from the harbour shop', ASKED)).toMatchObject({
      intent: 'info',
      needsResponse: true,
    });
  });

  test('the same words wait for nothing where nothing was asked', () => {
    expect(classifyMention('@acme the blue one, from the harbour shop', TOLD).needsResponse).toBe(false);
  });

  test.each(['@acme I sent you a DM', '@acme DM sent'])('%s: the brand owes nothing in public', (text) => {
    expect(classifyMention(text, ASKED)).toMatchObject({ intent: 'info', needsResponse: false });
  });

  test('a customer who cannot message waits', () => {
    expect(classifyMention("@acme I can't DM you", ASKED)).toMatchObject({ needsResponse: true });
  });

  test('a complaint stays one', () => {
    expect(
      classifyMention('@acme my order is two weeks late. this is ridiculous, refund me', ASKED).intent,
    ).toBe('complaint');
  });
});

describe('signals', () => {
  test.each<[string, Signal, string]>([
    ['@acme three weeks later and still no reply', 'call-out', '@acme thanks for the quick reply'],
    ["@acme your page won't let me DM anyone", 'cannot-message', '@acme I will DM you tonight'],
    ['@acme thanks, that was kind', 'thanks', '@acme thanks for nothing'],
    ["@acme it's working now, cheers", 'resolved', "@acme it still isn't working"],
    ['@acme tried that, no luck', 'unresolved', '@acme fixed, lovely'],
    ['@acme I will never order from you again', 'churn', '@acme never mind, found it'],
    ['@acme my complaint goes to the ombudsman', 'escalation', '@acme my complaint goes to you'],
    ['@acme I already called your helpline', 'earlier-channel', '@acme I like your helpline song'],
  ])('%s: %s', (text, signal, nearMiss) => {
    expect(classifyMention(text).signals).toContain(signal);
    expect(classifyMention(nearMiss).signals).not.toContain(signal);
  });
});

describe('what cannot be read is not guessed', () => {
  const unread = {
    intent: 'unclassified',
    needsResponse: false,
    sentiment: 'neutral',
    sure: false,
    signals: [],
    reasons: [],
  };
  test.each([
    [''],
    ['@acme'],
    ['@acme @other https://t.co/abc'],
    ['@acme mi paquete no llega y nadie me responde por favor'],
    ['@acme meine Lieferung ist nicht da und ich warte noch'],
    ["@acme je n'ai pas reçu mon colis depuis une semaine"],
    ['@acme 荷物がまだ届きません'],
    ['@acme где моя посылка'],
  ])('"%s"', (text) => {
    expect(classifyMention(text)).toMatchObject(unread);
  });

  test("the network's word on the language counts, where it has one", () => {
    const text = '@acme the kettle is broken';
    expect(classifyMention(text, { language: 'es' })).toMatchObject(unread);
    for (const language of ['en', 'en-GB', 'und', 'qst', 'qme', null]) {
      expect(classifyMention(text, { language }).intent).toBe('complaint');
    }
  });

  test.each(['@acme wifi?', '@acme broken again', '@acme the café on platform two is closed, why?'])(
    '"%s" is English',
    (text) => {
      expect(classifyMention(text).intent).not.toBe('unclassified');
    },
  );
});

describe('how sure', () => {
  test('more grievances, a higher score', () => {
    const scores = ['the kettle is blue', 'the kettle is late', 'the kettle is late, broken and useless'].map(
      (text) => classifyMention(text).score,
    );
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
    expect(new Set(scores).size).toBe(3);
  });

  test('far from even, it is sure', () => {
    expect(classifyMention('@acme card blocked').sure).toBe(false);
    expect(classifyMention('@acme worst service, absolutely terrible').sure).toBe(true);
  });

  test('a reason points at the words', () => {
    const { reasons } = classifyMention('@acme what a pathetic excuse');
    const spans = reasons.flatMap((reason) =>
      'span' in reason ? [[reason.rule, 'what a pathetic excuse'.slice(...reason.span)]] : [],
    );
    expect(spans).toContainEqual(['complaint/very-bad', 'pathetic']);
  });
});
