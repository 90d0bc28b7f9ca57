import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/report/personal-data.js';

describe('masks', () => {
  it.each([
    ['call me on 0722 000 111 please', 'call me on [phone] please'],
    ['+254 722 000111', '[phone]'],
    ['+44 (0)20 7946 0018!', '[phone]!'],
    ['my no is 07700900123.', 'my no is [phone].'],
    ['(212) 555-0143', '[phone]'],
    ['212-555-0143', '[phone]'],
    ['ring 555-0143', 'ring [phone]'],
    ['mail jane.doe+bank@mail.example.com now', 'mail [e-mail] now'],
    ['Jane_Doe@example.co.uk', '[e-mail]'],
    ['card 4111 1111 1111 1111 declined', 'card [card number] declined'],
    ['4111-1111-1111-1111', '[card number]'],
    ['378282246310005', '[card number]'],
    ['pay to GB82 WEST 1234 5698 7654 32 please', 'pay to [IBAN] please'],
    ['DE89370400440532013000', '[IBAN]'],
    ['account 12345678', 'account [number]'],
    ['acc: 1234 5678 90', 'acc: [number]'],
    ['order #98765432', 'order #[number]'],
    ['ref ABC1234567890', 'ref ABC[number]'],
    ['two: 0722000111 and 0733000222', 'two: [phone] and [phone]'],
    ['4111111111111112 is not a card', '[number] is not a card'],
    [
      'see https://pay.example/?acct=1234567890&m=jane@example.com',
      'see https://pay.example/?acct=[number]&m=[e-mail]',
    ],
  ])('%j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

describe('keeps', () => {
  it.each([
    'waiting since 09:15, it is 17:45:30 now',
    'open 09:00-18:00 or 9-5',
    'on 2026-05-04 and 04/05/2026 and 4.5.26',
    'between 2014-2016',
    'paid £1,234.50, $12000000 and KES 1,500,000',
    'lost 1.500.000,00 EUR or 12000 KSh',
    'costs 1,234,567 a year, 45 %',
    '@user_12345678 and @jane.bsky.social and @jane@social.example',
    '#win2026 #12345',
    'flight BA117, 3 calls, 1234567 no',
    'sort code 12-34-56',
    'https://x.com/jane/status/1790000000000000001',
    'line 1\nline 2',
    '',
  ])('%j', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });
});

it('finds what stands beside what is kept', () => {
  expect(maskPersonalData('since 2026-05-04 0722000111')).toBe('since 2026-05-04 [phone]');
  expect(maskPersonalData('0722000111 2026-05-04 10:30')).toBe('[phone] 2026-05-04 10:30');
  expect(maskPersonalData('@acme 0722000111,jane@example.com')).toBe('@acme [phone],[e-mail]');
});

it('is the same twice', () => {
  const once = maskPersonalData(
    '0722000111 4111111111111111 jane@example.com GB82WEST12345698765432 99999999',
  );
  expect(maskPersonalData(once)).toBe(once);
  expect(once).toBe('[phone] [card number] [e-mail] [IBAN] [number]');
  expect(maskPersonalData('9'.repeat(60))).toBe('[number]');
});

it('takes no time over long hostile texts', () => {
  const started = performance.now();
  for (const text of [
    '1 '.repeat(20_000),
    'a@'.repeat(20_000),
    'a.'.repeat(20_000),
    'GB12 '.repeat(8000),
    '1,'.repeat(20_000),
    `${'a'.repeat(40_000)}@`,
    '@a.'.repeat(10_000),
  ])
    maskPersonalData(text);
  expect(performance.now() - started).toBeLessThan(2000);
});
