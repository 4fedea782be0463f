/* oxlint-disable no-control-regex -- control characters are what this file is about */

/**
 * Text from outside, made safe for a terminal: control characters (but line feed and tab), escape sequences,
 * bidirectional controls and invisible characters are taken out; lone surrogates become U+FFFD.
 * Every kind of line end becomes a line feed.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(stringSequences, '')
    .replace(controlSequences, '')
    .replace(otherControls, '')
    .replace(invisible, '');
}

/** The same on one line: for names, ids and table cells. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ').trim();
}

const lineEnds = /\r\n?|[\u0085\u2028\u2029]/gu;

// OSC, DCS, SOS, PM and APC carry a payload up to a terminator. It ends at the first control character, so that an
// unfinished sequence hides no text after it, and so that no text takes quadratic time.
const stringSequences =
  /(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])\P{Cc}*(?:\u0007|\u001b\\|\u009c)/gu;

// CSI with its parameters and final character; then any other escape with its intermediates.
const controlSequences = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/gu;

const otherControls = /[\p{Cc}--[\n\t]]/gv;

// All format characters: bidirectional controls, zero-width characters, tags. The few Arabic, Syriac and Kaithi number
// signs that Unicode counts among them are visible, and stay.
const invisible = /[\p{Cf}--[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]]/gv;
